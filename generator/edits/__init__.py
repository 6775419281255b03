"""The editor's hand: claims that the rules missed or should not have made, judgements on facts, and notes."""

from generator.edits.check_used import demand_used
from generator.edits.claim import ClaimReader, Memory, merge
from generator.edits.left_out import Unwanted, leave_out
from generator.edits.load import Edits, load_edits, read_edits, wrong_edits
from generator.edits.prose import Live, Prose, read_prose
from generator.edits.text import Texts
from generator.edits.through import text_hash
from generator.edits.value import Context, form, kinds_of, read_value
from generator.edits.words import WordRow

__all__ = [
    "ClaimReader",
    "Context",
    "Edits",
    "Live",
    "Memory",
    "Prose",
    "Texts",
    "Unwanted",
    "WordRow",
    "demand_used",
    "form",
    "forms",
    "kinds_of",
    "leave_out",
    "load_edits",
    "merge",
    "read_edits",
    "read_prose",
    "read_value",
    "text_hash",
    "wrong_edits",
]
