"""The story file: what the site is about, whom it names, which fields it follows, and what is known of its articles."""

from generator.story.fields import presets
from generator.story.load import kinds, load_story
from generator.story.model import (
    Comparison,
    Entity,
    EntityKind,
    FieldDef,
    FieldType,
    Gender,
    Source,
    Story,
    Subject,
    Topic,
)

__all__ = [
    "Comparison",
    "Entity",
    "EntityKind",
    "FieldDef",
    "FieldType",
    "Gender",
    "Source",
    "Story",
    "Subject",
    "Topic",
    "kinds",
    "load_story",
    "presets",
]
