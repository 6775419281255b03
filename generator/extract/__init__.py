"""Finding what one article says: sentences, names and values, clauses, focus, cues, claims, in this order."""

from .engine import Extractor, extract

__all__ = ["Extractor", "extract"]
