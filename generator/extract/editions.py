"""Which of several models, editions or tickets a clause speaks of: "the base model", "a gallery seat"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ..patterns import lazy
from ..values import any_of
from ..word_lists import word_lists
from .listed import Listed, words_in

_MODELS: Final = ("model", "version", "edition", "generation")
_VERSIONS: Final = ("model", "version", "edition", "variant", "trim")
_VERSION: Final = lazy(rf"\b([a-z][\w-]{{2,20}}(?:['’]s)?) (?:{'|'.join(_VERSIONS)})\b")
"""Of these a word before them tells one even from a thing that no word narrows; "tickets" may be all there are."""
_MODEL_YEAR: Final = lazy(rf"\b((?:19|20)\d\d)(?:'s|’s)? (?:{'|'.join(_MODELS)})\b")
_GRADES: Final = ("Pro", "Mini", "Plus", "Max", "Ultra", "Lite", "Air", "SE", "XL")
_UNITS: Final = ("GB", "TB", "byte")
_STORAGE: Final = lazy(r"\b(\d{1,4})[ -]?(GB|TB|gigabyte|terabyte)\b")


def model(near: str, beside: str, words: frozenset[str]) -> str | None:
    """The model by a word that is known to tell models apart; ``beside`` are the words, in lower case, but the value's.

    ``words`` are all of the sentence, in lower case.
    """
    if not words.isdisjoint(_edition_words()) and (match := _editions().search(near)):
        return str(next(filter(None, match.groups()))).lower()
    if match := None if words.isdisjoint(_MODELS) else _MODEL_YEAR.search(near):
        return match[1]
    if match := _formats().search(beside, words):
        return match[0]
    if match := _STORAGE.search(near) if any(unit in near for unit in _UNITS) else None:
        return f"{match[1]} {match[2].lower()}"
    return None if words.isdisjoint(_VERSIONS) else _kind(_VERSION, beside)


def variant(beside: str, words: frozenset[str]) -> str | None:
    """The model by any word before "model" or behind "seat in": enough to tell it from another such word."""
    if words.isdisjoint(word_lists("scopes")["models"]):
        return None
    return _kind(_variants(), beside)


def _kind(pattern: re.Pattern[str], text: str) -> str | None:
    """The first word that a pattern finds and that can tell one model from another."""
    neutral = word_lists("scopes")["no-kinds"]
    found = (kind for match in pattern.finditer(text) for kind in match.groups() if kind)
    return next((kind for kind in found if kind not in neutral), None)


@cache
def _formats() -> Listed:
    return Listed(word_lists("scopes")["formats"])


@cache
def _variants() -> re.Pattern[str]:
    """ "the touring model", "a gallery seat", "a seat in the stalls"."""
    models = any_of(word_lists("scopes")["models"], gap=" ")
    seats = any_of(word_lists("scopes")["seats"], gap=" ")
    return re.compile(
        rf"\b(?:([a-z][\w-]{{2,20}}(?:['’]s)?) (?:{models})\b|(?:{seats}) (?:in|on|at|for) (?:the |an? )?(\w+))"
    )


@cache
def _editions() -> re.Pattern[str]:
    """ "the base model", "the student edition", "the smaller Lyra", "the second-generation one", "the Tono Pro"."""
    adjective, model = (any_of(word_lists("scopes")[kind], gap=" ") for kind in ("editions", "models"))
    named = rf"(?:[Tt]he|[Aa]n?) ({adjective})(?:-generation)? (?:(?:{model})\b|[A-Z]\w+|one\b)"
    return re.compile(
        rf"\b(?:{named}|({adjective})[- ](?:{model})\b)"
        rf"|[A-Z]\w+ ({'|'.join(_GRADES)})\b"
    )


@cache
def _edition_words() -> frozenset[str]:
    """The words of which each wording of an edition has one."""
    return words_in(" ".join([*word_lists("scopes")["editions"], *_GRADES]).lower())
