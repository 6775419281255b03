"""The editor's own prose with its values put in: what it says stops the build once the sources no longer bear it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.compose.matter import Matter
from generator.compose.model import Part
from generator.compose.names import Narrator
from generator.compose.phrase import is_open, phrase
from generator.edits import Live, Prose
from generator.errors import Mistakes
from generator.models import Fact


@dataclass(frozen=True, slots=True)
class Markdown:
    """The editor's words, in Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Lead:
    """Where the lead that the program composes stands."""


Written = tuple[Markdown | Lead | tuple[Part, ...], ...]
"""The editor's words, and between them the values with their marks."""


def written(matter: Matter, prose: Iterable[Prose]) -> Mapping[str, Written]:
    """Return the editor's prose by the name of its page.

    Raises `CollateError` with one line for each value that no source gives, on which sources disagree, or that was
    planned and lapsed or is denied, unless the prose asks for ``each``.
    """
    mistakes = Mistakes()
    found = {each.name: tuple(_pieces(matter, each, mistakes)) for each in prose}
    mistakes.check()
    return found


def _pieces(matter: Matter, prose: Prose, mistakes: Mistakes) -> list[Markdown | Lead | tuple[Part, ...]]:
    found: list[Markdown | Lead | tuple[Part, ...]] = []
    for piece in prose.pieces:
        match piece:
            case str(text):
                found += [Markdown(text)] if text else []
            case Live("lead"):
                found.append(Lead())
            case Live():
                found.append(_value(matter, prose, piece, mistakes))
    return found


def _value(matter: Matter, prose: Prose, live: Live, mistakes: Mistakes) -> tuple[Part, ...]:
    fact = matter.fact(live.subject, live.field)
    place = f"{{{{ {live.field} of {live.subject} }}}}"
    if fact is None:
        mistakes.add(prose.path, live.line, f"no source gives {place}; take it out, or say it without the value")
        return ()
    if live.how != "each" and (changed := _changed(matter, fact)):
        each = f"{{{{ each {live.field} of {live.subject} }}}}"
        mistakes.add(prose.path, live.line, f"{place} is {changed}; say so, with {each}")
    return tuple(phrase(Narrator(matter), fact, live.how if live.how in ("on", "in") else ""))


def _changed(matter: Matter, fact: Fact) -> str:
    """What keeps prose from giving a value as the only one that stands."""
    told = matter.told(fact)
    if is_open(Narrator(matter), fact):
        return "disputed"
    return {"lapsed": "a plan that did not come about", "denied": "denied"}.get(told.state, "")
