"""Facts from claims: claims on one field of one subject, grouped by equal values and set against each other."""

from generator.reconcile.facts import facts
from generator.reconcile.group import UNITS, fold, key

__all__ = ["UNITS", "facts", "fold", "key"]
