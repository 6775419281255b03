"""The editor's hand: claims that the rules missed, each held to its article's words, and judgements on the facts."""

from generator.edits.load import Edits, load_edits
from generator.edits.merge import merge
from generator.edits.use import demand_use

__all__ = ["Edits", "demand_use", "load_edits", "merge"]
