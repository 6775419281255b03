"""Facts from claims: claims on one field of one subject, grouped by equal values and set against each other."""

from generator.reconcile.change import Time
from generator.reconcile.dates import Days, days
from generator.reconcile.editor import Editor
from generator.reconcile.explain import rate_text
from generator.reconcile.facts import facts, text_of
from generator.reconcile.group import UNITS, Key, key, name_key
from generator.reconcile.names import likeness
from generator.reconcile.rates import rates
from generator.reconcile.status import disputed, leading, pairs, replaced, status, values

__all__ = [
    "UNITS",
    "Days",
    "Editor",
    "Key",
    "Time",
    "days",
    "disputed",
    "facts",
    "key",
    "leading",
    "likeness",
    "name_key",
    "pairs",
    "rate_text",
    "rates",
    "replaced",
    "status",
    "text_of",
    "values",
]
