"""Facts from claims: claims on one field of one subject, grouped by equal values and set against each other."""

from generator.reconcile.editor import Editor
from generator.reconcile.facts import facts, text_of
from generator.reconcile.group import UNITS, Key, key, name_key

__all__ = ["UNITS", "Editor", "Key", "facts", "key", "name_key", "text_of"]
