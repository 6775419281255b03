"""A model proposes, the program verifies, a person decides; the build knows nothing of it."""

from generator.suggest.answers import UNNAMED, Answer, Kept, in_files
from generator.suggest.asking import ask_all
from generator.suggest.deciding import ProposalFilter, decision, marked
from generator.suggest.model import Proposal, Refused, RefusedError
from generator.suggest.outline import ask_outline, extended
from generator.suggest.prompt import tokens
from generator.suggest.questions import Question
from generator.suggest.run import Material, Tally, file_of, judge, lines
from generator.suggest.suggested import Item, read_items, waiting
from generator.suggest.verify import Verifier, read_entry

__all__ = [
    "UNNAMED",
    "Answer",
    "Item",
    "Kept",
    "Material",
    "Proposal",
    "ProposalFilter",
    "Question",
    "Refused",
    "RefusedError",
    "Tally",
    "Verifier",
    "ask_all",
    "ask_outline",
    "decision",
    "extended",
    "file_of",
    "in_files",
    "judge",
    "lines",
    "marked",
    "read_entry",
    "read_items",
    "tokens",
    "waiting",
]
