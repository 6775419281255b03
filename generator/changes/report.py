"""Changes as people read them: sources first, then facts, the gravest first; as plain text or as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, Literal, get_args

from generator.changes.facts import FactCame, FactWent, Judged
from generator.changes.kinds import Change, FactChange, FactNames, Gravity, SourceChange
from generator.changes.sources import SourceRead
from generator.changes.voices import count
from generator.errors import printable
from generator.escape import inert

Format = Literal["text", "markdown"]
FORMATS: Final = get_args(Format)
TITLES: Final = {
    Gravity.DISPUTED: "Disputed",
    Gravity.SUPERSEDED: "Superseded",
    Gravity.SETTLED: "No longer disputed or superseded",
    Gravity.LOST: "Gone, or with less behind it",
    Gravity.OTHERWISE: "Put or judged otherwise",
    Gravity.VALUE: "New values",
    Gravity.FACT: "New facts",
    Gravity.BACKED: "More behind it",
}
SOURCES: Final = 20
"""How many changes of sources are told."""
FACTS: Final = 40
"""How many facts of one gravity are told."""
ALIKE: Final = 3
"""How many changes of one kind are told of one fact."""
LONGEST: Final = 1000
"""Characters of a line, at most."""
Line = tuple[int, str]
"""How deep a line stands, from 0 for a heading, and its words."""


def report(changes: Sequence[Change], form: Format) -> str:
    """Give the changes in a form; words of others are shown as they are and do nothing there."""
    parts: list[str] = []
    for depth, words in _lines(changes):
        shown = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
        parts += [*([""] if parts and not depth else []), *_LAID_OUT[form](depth, shown)]
    return "\n".join([*parts, *([""] if parts else []), summary(changes), ""])


def summary(changes: Sequence[Change]) -> str:
    """Count the changes in one line."""
    if not changes:
        return "Nothing changed."
    sources = [each for each in changes if isinstance(each, SourceChange)]
    facts = [each for each in changes if isinstance(each, FactChange)]
    disputed = {each.matter for each in facts if each.gravity is Gravity.DISPUTED}
    ceased = {each.matter for each in facts if _verdicts(each)[0] == "disputed" != _verdicts(each)[1]}
    parts = [
        count(len({each.source.id for each in sources if not isinstance(each, SourceRead)}), "source"),
        count(sum(each.came + each.went for each in sources), "claim"),
        f"{count(len({each.matter for each in facts}), 'fact')} changed",
        f"{len(disputed):,} now disputed",
        *([f"{len(ceased):,} no longer disputed"] if ceased else []),
    ]
    return ", ".join(parts)


def _verdicts(change: FactChange) -> tuple[str, str]:
    """What a fact was and is, where the change says so."""
    match change:
        case Judged(_, before, after):
            return before, after
        case FactCame(_, verdict):
            return "", verdict
        case FactWent(_, verdict):
            return verdict, ""
    return "", ""


def _lines(changes: Sequence[Change]) -> Iterator[Line]:
    if sources := [each for each in changes if isinstance(each, SourceChange)]:
        yield 0, "Sources"
        yield from ((1, each.explain()) for each in sources[:SOURCES])
        yield from _rest(1, len(sources) - SOURCES, "change of a source", "changes of sources")
    facts: dict[FactNames, list[FactChange]] = {}
    for each in changes:
        if isinstance(each, FactChange):
            facts.setdefault(each.matter, []).append(each)
    for gravity, matters in groupby(facts, lambda matter: min(each.gravity for each in facts[matter])):
        yield from _section(gravity, {matter: facts[matter] for matter in matters})


def _section(gravity: Gravity, facts: Mapping[FactNames, Sequence[FactChange]]) -> Iterator[Line]:
    if not facts:
        return
    yield 0, TITLES[gravity]
    for (name, _), matters in groupby([*facts][:FACTS], lambda matter: (matter.subject, matter.about[0])):
        yield 1, name
        for matter in matters:
            yield from _fact(matter, facts[matter])
    yield from _rest(1, len(facts) - FACTS, "fact", "facts")


def _fact(matter: FactNames, changes: Sequence[FactChange]) -> Iterator[Line]:
    told: list[str] = []
    for _, alike in groupby(changes, type):
        each = [change.explain() for change in alike]
        told += [*each[:ALIKE], *(text for _, text in _rest(0, len(each) - ALIKE, "of this kind", "of this kind"))]
    head = 2 if len(told) == 2 and isinstance(changes[0], Judged | FactCame | FactWent) else 1
    yield 2, ": ".join([matter.field, *told[:head]])
    yield from ((3, text) for text in told[head:])


def _rest(depth: int, number: int, one: str, many: str) -> Iterator[Line]:
    if number > 0:
        yield depth, f"and {number:,} more {one if number == 1 else many}"


def _text(depth: int, words: str) -> list[str]:
    return [f"{'  ' * depth}{printable(' '.join(words.split()))}"]


def _markdown(depth: int, words: str) -> list[str]:
    return [f"{'  ' * (depth - 1)}- {inert(words)}"] if depth else [f"### {words}", ""]


_LAID_OUT: Final[Mapping[Format, Callable[[int, str], list[str]]]] = {
    "text": _text,
    "markdown": _markdown,
}
