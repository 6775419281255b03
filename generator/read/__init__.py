"""Articles, read from a folder: decoded, made plain, dated, and cut into blocks."""

from generator.read.folder import LARGEST, Reading, read_article, read_articles
from generator.read.text import decode

__all__ = ["LARGEST", "Reading", "decode", "read_article", "read_articles"]
