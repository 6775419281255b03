"""A history as lines of plain text: fact by fact, each build from which on it stood otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from generator.errors import printable
from generator.history.model import FactHistory, FactState, History
from generator.models import StatusKind

WORDS: Final[Mapping[StatusKind, str]] = {
    "disagree": "sources disagree",
    "refuted": "called false",
    "put-off": "put off",
    "did-not-happen": "did not happen",
    "superseded": "later figure",
    "no-later-report": "no later report found",
    "unconfirmed": "unconfirmed",
    "differ-in-detail": "differ in detail",
    "happened-as-planned": "happened as planned",
    "spelled-differently": "spelled differently",
    "agreed": "sources agree",
    "one-source": "one source",
}
"""How a fact stands, as readers see it."""
SHORT: Final = 10
"""Characters of the id of a commit: enough to find it by."""


def report(history: History) -> str:
    """Give a history as text; words of others are shown as they are and do nothing there."""
    if history.missing:
        return f"{printable(history.missing)}\n"
    lines = [line for fact in history.changed for line in _fact(fact, history)]
    lines += ["Builds", *(f"  {_build(history, at)}" for at in range(len(history.commits)))]
    return "\n".join([*map(printable, lines), summary(history), ""])


def summary(history: History, day: Callable[[str], str] = str) -> str:
    """Count in one line what a history tells; ``day`` gives the words for a day."""
    builds, changed = len(history.commits), len(history.changed)
    rest = len(history.facts) - changed
    days = f" from {day(history.commits[0].day)} to {day(history.commits[-1].day)}" if builds else ""
    before = f", {history.earlier} earlier ones not looked at" if history.earlier else ""
    stayed = f", {rest:,} stayed as they were" if rest else ""
    return f"{_many(builds, 'build')}{days}{before}: {_many(changed, 'fact')} changed{stayed}"


def told(state: FactState | None, names: Mapping[str, str]) -> str:
    """Say in one line how a fact stood; ``names`` are those of the sources, by id."""
    if state is None:
        return "no source gives it any more"
    said = [", ".join(names[key] for key in each.sources) for each in state.values]
    values = [f"{'not ' * each.denied}{each.text} ({who})" for each, who in zip(state.values, said, strict=True)]
    gone = [f"without {', '.join(names[key] for key in state.withdrawn)}, withdrawn"] if state.withdrawn else []
    return "; ".join([*values, WORDS[state.kind], *gone])


def _fact(fact: FactHistory, history: History) -> Iterator[str]:
    yield fact.heading
    names = _Ids()
    for step in fact.steps:
        yield f"  {_when(history, step.build)}: {told(step.state, names)}"


class _Ids(dict[str, str]):
    """Sources by their ids."""

    def __missing__(self, key: str) -> str:
        return key


def _when(history: History, at: int) -> str:
    commit = history.commits[at]
    return f"{commit.day} {commit.id[:SHORT]}"


def _build(history: History, at: int) -> str:
    """A build as the list of them names it."""
    fault = history.faults.get(at)
    why = f", which this version cannot build: {fault}" if fault else ""
    return f"{_when(history, at)} {history.commits[at].subject}{why}"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
