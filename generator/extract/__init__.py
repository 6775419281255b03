"""Finding what one article says: sentences, names and values, clauses, focus, cues, claims, in this order."""

from .engine import Extractor, Findings, extract
from .sentences import sentences
from .wording import worded

__all__ = ["Extractor", "Findings", "extract", "sentences", "worded"]
