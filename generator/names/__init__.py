"""Names in a text: those of the entities of a story, their spelling variants, and names that it does not know."""

from generator.names.aliases import key_of
from generator.names.finder import NameFinder, NameMention
from generator.names.scan import starts_sentence
from generator.names.spelling import cut, distance, one_given, same_first, same_surname, sound
from generator.names.word_classes import (
    COMMON,
    CORPORATE,
    FUNCTION,
    GIVEN,
    MONTH,
    ORG,
    PLACE,
    PLACENOUN,
    PRODUCTNOUN,
    ROLE,
    TITLE,
    WEEKDAY,
    classes,
    listed,
    looks_ordinary,
)

__all__ = [
    "COMMON",
    "CORPORATE",
    "FUNCTION",
    "GIVEN",
    "MONTH",
    "ORG",
    "PLACE",
    "PLACENOUN",
    "PRODUCTNOUN",
    "ROLE",
    "TITLE",
    "WEEKDAY",
    "NameFinder",
    "NameMention",
    "classes",
    "cut",
    "distance",
    "key_of",
    "listed",
    "looks_ordinary",
    "one_given",
    "same_first",
    "same_surname",
    "sound",
    "starts_sentence",
]
