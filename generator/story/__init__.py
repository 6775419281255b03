"""The story file: what the site is about, whom it names, which fields it follows, and what is known of its articles."""

from generator.story.fields import finish, preset_kinds, preset_names, presets, read_preset, wider_options
from generator.story.forms import KINDS_OF_SOURCE
from generator.story.load import kinds, load_story
from generator.story.model import (
    Comparison,
    Entity,
    EntityKind,
    FieldDef,
    FieldType,
    Gender,
    Part,
    SentenceDef,
    Source,
    Story,
    Subject,
    Topic,
)
from generator.story.pattern import PLACED, PREPOSITION, SUBJECT, WHO, Clause, Node, Slot, Verb, slots

__all__ = [
    "KINDS_OF_SOURCE",
    "PLACED",
    "PREPOSITION",
    "SUBJECT",
    "WHO",
    "Clause",
    "Comparison",
    "Entity",
    "EntityKind",
    "FieldDef",
    "FieldType",
    "Gender",
    "Node",
    "Part",
    "SentenceDef",
    "Slot",
    "Source",
    "Story",
    "Subject",
    "Topic",
    "Verb",
    "finish",
    "forms",
    "kinds",
    "load_story",
    "preset_kinds",
    "preset_names",
    "presets",
    "read_preset",
    "slots",
    "wider_options",
]
