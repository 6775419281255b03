"""Articles, read from a folder: decoded, made plain, dated, and cut into blocks."""

from generator.read.content import Keys
from generator.read.folder import (
    LARGEST,
    OWN_FILES,
    FolderContents,
    path_of,
    read_article,
    read_articles,
    read_file,
    walk,
)
from generator.read.text import decode

__all__ = [
    "LARGEST",
    "OWN_FILES",
    "FolderContents",
    "Keys",
    "decode",
    "path_of",
    "read_article",
    "read_articles",
    "read_file",
    "walk",
]
