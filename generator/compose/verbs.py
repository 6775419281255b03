"""Verbs of sentence patterns, bent to how a value is told and to how many do it."""

from __future__ import annotations

from typing import Final

from generator.models import State
from generator.story import Verb

_MANY: Final = {"was": "were", "is": "are", "has": "have"}
_PAST: Final = {"is": "was", "are": "were", "has": "had", "have": "had"}
_BE: Final = ("was", "is", "were", "are")
_OPENERS: Final = ("has", "have", "had")


def bent(verb: Verb, state: State, own: bool, plural: bool, reported: bool = False) -> str:
    """Return the form of a verb. ``own`` says that the pattern was written for the state: then only number is bent.

    >>> shot = Verb("be shot", "was shot")
    >>> [bent(shot, state, False, False) for state in ("stated", "planned", "lapsed", "denied")]
    ['was shot', 'is to be shot', 'was to be shot', 'was not shot']
    >>> bent(Verb("take", "took"), "denied", False, True), bent(Verb("cost", "costs"), "stated", False, True)
    ('did not take', 'cost')
    """
    if own or state == "stated":
        return _reported(_number(verb, plural), reported)
    if state == "denied":
        return _denied(verb, plural)
    opener = {"planned": ("is", "are"), "lapsed": ("was", "were")}[state][plural]
    return f"{opener} {'reportedly ' if reported else ''}to {verb.base}"


def lapsed(verb: Verb, plural: bool) -> str:
    """Return the form of a verb of a plan that is told as one which lapsed: "is due" becomes "was due"."""
    first, _, rest = _number(verb, plural).partition(" ")
    return " ".join(filter(None, (_PAST.get(first, first), rest)))


def _number(verb: Verb, plural: bool) -> str:
    first, _, rest = verb.form.partition(" ")
    if not plural:
        return verb.form
    if first in _MANY:
        return " ".join(filter(None, (_MANY[first], rest)))
    base = verb.base.partition(" ")[0]
    return verb.base if first in (f"{base}s", f"{base}es", f"{base[:-1]}ies") else verb.form


def _reported(form: str, reported: bool) -> str:
    if not reported:
        return form
    first, _, rest = form.partition(" ")
    return f"{first} reportedly {rest}".rstrip() if first in (*_BE, *_OPENERS) else f"reportedly {form}"


def _denied(verb: Verb, plural: bool) -> str:
    form = _number(verb, plural)
    first, _, rest = form.partition(" ")
    if first in (*_BE, *_OPENERS):
        return f"{first} not {rest}".rstrip()
    present = verb.form.partition(" ")[0] in (f"{verb.base.partition(' ')[0]}{end}" for end in ("s", "es"))
    return f"{('do' if plural else 'does') if present else 'did'} not {verb.base}"
