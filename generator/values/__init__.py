"""Typed values in English text: sums, dates, lengths of time, measures and counts.

``find_values`` sees what a text says, ``resolve`` makes a date of a date expression, ``convert`` changes a unit.
"""

from generator.values.calendar import resolve
from generator.values.date import DateExpr
from generator.values.find import find_values
from generator.values.mention import Mention
from generator.values.quantity import PERSON_NOUNS, convert

__all__ = ["PERSON_NOUNS", "DateExpr", "Mention", "convert", "find_values", "resolve"]
