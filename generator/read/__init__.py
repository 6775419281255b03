"""Articles, read from a folder: decoded, made plain, dated, and cut into blocks."""

from generator.read.folder import LARGEST, OWN_FILES, Reading, read_article, read_articles
from generator.read.text import decode

__all__ = ["LARGEST", "OWN_FILES", "Reading", "decode", "read_article", "read_articles"]
