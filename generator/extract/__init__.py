"""Finding what one article says: sentences, names and values, clauses, focus, cues, claims, in this order."""

from .engine import Extractor, Findings, extract
from .lexicon import base_of
from .sentences import sentences
from .wording import worded

__all__ = ["Extractor", "Findings", "base_of", "extract", "sentences", "worded"]
