"""Composes what pages say: sentences in which every value has the claims behind it.

Facts come in, paragraphs of sentences go out (`model`); how they look is not settled here. A sentence is made of a
pattern of a preset or of the story file, filled with what the sources say; where there is none, of a plain one.
"""

from generator.compose.composer import Composer
from generator.compose.matter import exactness
from generator.compose.model import Mark, Named, Paragraph, Part, Section, Sentence, Value, Words
from generator.compose.names import is_noun
from generator.compose.printed import printed
from generator.compose.written import Lead, Markdown, Written

__all__ = [
    "Composer",
    "Lead",
    "Mark",
    "Markdown",
    "Named",
    "Paragraph",
    "Part",
    "Section",
    "Sentence",
    "Value",
    "Words",
    "Written",
    "exactness",
    "is_noun",
    "printed",
]
