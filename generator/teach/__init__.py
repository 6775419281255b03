"""A field of one's own, from a value that an article states: the cues that find it, and what they find."""

from generator.teach.cues import KINDS_OF_CUE
from generator.teach.example import Example, example
from generator.teach.lesson import Lesson, learn
from generator.teach.write import written

__all__ = ["KINDS_OF_CUE", "Example", "Lesson", "example", "learn", "written"]
