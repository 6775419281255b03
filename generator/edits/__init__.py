"""The editor's hand on what quotes an article: claims that the rules missed, each held to the article's words."""

from generator.edits.load import load_edits
from generator.edits.merge import merge

__all__ = ["load_edits", "merge"]
