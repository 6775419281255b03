"""Typed values in English text: sums, dates, lengths of time, measures and counts.

``find_values`` sees what a text says, ``resolve`` makes a date of a date expression, ``convert`` changes a unit.
"""

from generator.values.calendar import resolve
from generator.values.date import DateExpr
from generator.values.find import find_values
from generator.values.in_unit import in_unit
from generator.values.in_words import edtf
from generator.values.mention import Mention
from generator.values.money import read_money
from generator.values.number import whole
from generator.values.qualifiers import is_close
from generator.values.quantity import MEASURES, PERSON_NOUNS, convert, read_quantity, spellings
from generator.values.term import TermFinder
from generator.values.words import any_of

__all__ = [
    "MEASURES",
    "PERSON_NOUNS",
    "DateExpr",
    "Mention",
    "TermFinder",
    "any_of",
    "convert",
    "edtf",
    "find_values",
    "in_unit",
    "is_close",
    "read_money",
    "read_quantity",
    "resolve",
    "spellings",
    "whole",
]
