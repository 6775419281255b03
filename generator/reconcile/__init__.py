"""Facts from claims: claims on one field of one subject, grouped by equal values and set against each other."""

from generator.reconcile.dates import Days, days
from generator.reconcile.editor import Editor
from generator.reconcile.facts import facts, text_of
from generator.reconcile.group import UNITS, Key, key, name_key
from generator.reconcile.names import likeness
from generator.reconcile.status import disputed, pairs, status

__all__ = [
    "UNITS",
    "Days",
    "Editor",
    "Key",
    "days",
    "disputed",
    "facts",
    "key",
    "likeness",
    "name_key",
    "pairs",
    "status",
    "text_of",
]
