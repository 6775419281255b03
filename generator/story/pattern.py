"""Sentence patterns: text with places for values, verbs that bend to what is told, and clauses that may go.

{S}                  the subject, by name, noun or pronoun
{budget}             the value of a field with the sources that give it
{on launch-date}     a date with its preposition: "on 5 October 2021", "in October 2021", "in early 2022"
{in launch-site}     a place with its preposition: "in Kazakhstan", "aboard the Space Station", "at Pinewood Studios"
{a profession}       a value with an article, or {the first} with another: "a surgeon", "an engineer"
{some-entity}        an entity or another subject of the story, by its id
{who budget}         how many sources give it: "two sources"
<was shot>           a verb in the form of what is stated: of a plan "is to be shot", of one that lapsed "was to be
                     shot", of what is denied "was not shot", of several "were shot"
<take/took>          a verb with its base form, where it is neither of be nor of have
[, at {speed}]       a clause that goes when one of its values is not known
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.patterns import lazy

SUBJECT: Final = "S"
PREPOSITION: Final = "on"
PLACED: Final = "in"
ARTICLE: Final = "a"
DEFINITE: Final = "the"
WHO: Final = "who"
_TOKEN: Final = lazy(
    r"""
    \{ (?: (?P<how>on|in|an?|the|who) \s )? (?P<field>[A-Za-z0-9-]+) \}   # a place for a value
    | < (?: (?P<base>[a-z ]+) / )? (?P<form>[a-z ]+) >         # a verb
    | (?P<open>\[) | (?P<close>\])                             # a clause that may go
    | (?P<text>[^{}<>\[\]]+)
    """,
    re.VERBOSE,
)
_BASES: Final = {"was": "be", "is": "be", "were": "be", "are": "be", "has": "have", "had": "have", "have": "have"}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for the value of a field, or for the subject."""

    field: str
    """Its id, `SUBJECT`, or the id of an entity."""
    how: str = ""
    """`PREPOSITION` or `PLACED` for a date or a place with its preposition, `ARTICLE` and `DEFINITE` for a
    value with its article, `WHO` for the count of its sources."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: its base ("be shot") and the form of what is stated of one thing ("was shot")."""

    base: str
    form: str


@dataclass(frozen=True, slots=True)
class PatternClause:
    """What goes as a whole when one of its values is not known."""

    nodes: tuple[Node, ...]


Node = str | Slot | Verb | PatternClause


class PatternError(ValueError):
    """A pattern cannot be read; the message says why, and what would be right."""


def read_pattern(text: str) -> tuple[Node, ...]:
    """Read a pattern; what is wrong with it is a `PatternError`.

    >>> read_pattern("{S} <was shot>[ {on shot}]")[2:]
    (Verb(base='be shot', form='was shot'), PatternClause(nodes=(' ', Slot(field='shot', how='on'))))
    """
    tokens = _tokens(text)
    nodes, ended = _nodes(tokens)
    if ended:
        raise PatternError("has a ] without a [ before it; take it away")
    return nodes


def _tokens(text: str) -> Iterator[re.Match[str]]:
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match:
            raise PatternError(
                f"cannot be read from {text[place : place + 20]!r} on; write {{a-field}}, <was made>, <take/took> or "
                "[a clause]"
            )
        yield match
        place = match.end()


def _nodes(tokens: Iterator[re.Match[str]], inside: bool = False) -> tuple[tuple[Node, ...], bool]:
    """The nodes up to the end, or to the bracket that closes them; and whether one did."""
    found: list[Node] = []
    for token in tokens:
        if token["close"]:
            return tuple(found), True
        if token["open"]:
            nodes, closed = _nodes(tokens, inside=True)
            if not closed:
                raise PatternError("has a [ that no ] closes; add it")
            found.append(PatternClause(nodes))
        else:
            found.append(_node(token))
    return tuple(found), False


def _node(token: re.Match[str]) -> Node:
    if token["field"]:
        return Slot(token["field"], {"an": ARTICLE}.get(token["how"], token["how"] or ""))
    if token["form"]:
        return Verb(token["base"] or _base(token["form"]), token["form"])
    return str(token["text"])


def _base(form: str) -> str:
    first, _, rest = form.partition(" ")
    if first not in _BASES:
        raise PatternError(f"has a verb <{form}> without its base form; write it as in <take/took>")
    return " ".join(filter(None, (_BASES[first], rest)))


def fields_of(nodes: Sequence[Node]) -> tuple[str, ...]:
    """Return the ids of all fields of a pattern, each once."""
    return tuple(dict.fromkeys(slot.field for slot, _ in slots(nodes) if slot.field != SUBJECT))


def needed(nodes: Sequence[Node]) -> tuple[str, ...]:
    """Return the ids of the fields without which a pattern says nothing, each once."""
    return tuple(dict.fromkeys(slot.field for slot, must in slots(nodes) if must and slot.field != SUBJECT))


def slots(nodes: Sequence[Node], must: bool = True) -> Iterator[tuple[Slot, bool]]:
    """Give each place for a value, and whether the pattern needs it."""
    for node in nodes:
        if isinstance(node, Slot):
            yield node, must
        elif isinstance(node, PatternClause):
            yield from slots(node.nodes, False)
