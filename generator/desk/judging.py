"""What the editor judges of a fact: which of its values to trust, words on it, and which names are one or two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.desk.decisions import Plan, edits_of, section
from generator.desk.session import IdleError
from generator.desk.state import State
from generator.editing import Decision, Plain, data
from generator.edits import form
from generator.errors import CollateError
from generator.models import Claim, Fact, Name, Position
from generator.reconcile import Editor, name_key
from generator.words import manner

RANKS: Final = {"preferred": "comes first", "deprecated": "is set aside"}
"""What a rank does to a value, for those who choose one."""
Said = Mapping[str, Any]
Entry = dict[str, Plain]


@dataclass(frozen=True, slots=True)
class Stand:
    """One value of a fact, as the form shows it."""

    text: str
    value: str
    """In a form of the file of edits; "" of what takes no rank: a denial, and a day that nobody knows."""
    claims: tuple[tuple[Claim, str], ...]
    """Each with how it says it: planned, denied, at least."""
    rank: str
    reason: str


def fact_of(state: State, subject: str, field: str) -> Fact:
    """Give a fact. Raises `CollateError` when no source that was read gives it."""
    found = next((each for each in state.facts() if (each.subject, each.field) == (subject, field)), None)
    if found is None:
        raise CollateError("no source says this any more; go back to all facts")
    return found


def title(state: State, fact: Fact) -> str:
    """Give the name of a fact: "Length of Aurora"."""
    return f"{state.story.fields[fact.field].label} of {state.story.subjects[fact.subject].name}"


def stands(fact: Fact) -> Iterator[Stand]:
    """Give the values of a fact in the order in which a reader meets them."""
    for at in fact.status.order:
        position = fact.positions[at]
        claims = tuple((claim, ", ".join(filter(None, manner(claim)))) for claim in position.claims)
        value = "" if position.denied else form(position.value)
        yield Stand(position.text, value, claims, position.rank, position.reason)


def names(state: State, fact: Fact) -> list[str]:
    """Give the names that are values of a fact: as the articles write them, and as the story file has them."""
    values = [claim.value for each in fact.positions for claim in each.claims if isinstance(claim.value, Name)]
    entities = [state.story.entities.get(value.entity or "") for value in values]
    known = [each.name for each in entities if each]
    found = {name_key(name): name for name in (*(value.name for value in values), *known)}
    return list(found.values())


def judgements(state: State, fact: Fact) -> list[tuple[str, str]]:
    """Give what the file says of the names of a fact: each entry as it is known, and in words."""
    return [(_known_as(entry), _in_words(entry)) for entry in _about_names(state, fact)]


def judge(state: State, said: Said) -> Plan:
    """Write what the form says of a fact and is not in the file of edits yet, as one decision."""
    fact = fact_of(state, str(said.get("subject")), str(said.get("field")))
    ranks, notes, pair, gone = (_entries(said, key) for key in ("ranks", "notes", "pair", "gone"))
    changes = [
        *(change for each in ranks for change in _ranked(state, fact, each)),
        *_noted(state, fact, [str(each) for each in notes]),
        *_parted(state, fact, {str(each) for each in gone}),
        *_paired(state, [str(each) for each in pair], str(said.get("are"))),
    ]
    if not changes:
        raise IdleError("nothing is different from what is known; there is nothing to write")
    return Plan(f"Judged: {title(state, fact)}", (edits_of(state, *changes),))


def _ranked(state: State, fact: Fact, said: Any) -> Iterator[Decision]:
    """Rank a value, change its rank or take it away."""
    value, rank, reason = (str(said.get(key, "")) for key in ("value", "rank", "reason"))
    position = next((each for each in fact.positions if not each.denied and form(each.value) == value), None)
    if not value or position is None:
        raise CollateError("somebody changed this meanwhile: the value is no longer there; open the fact again")
    if rank and rank not in RANKS:
        raise CollateError(f"a value {' or '.join(RANKS.values())}, and nothing else")
    reason = " ".join(reason.split())
    if rank and not reason:
        raise CollateError(f"say why {position.text} {RANKS[rank]}; the reason is shown with the value")
    old = _ranking(state, position)
    if rank and not (old and (old["rank"], old["reason"]) == (rank, reason)):
        new: Entry = {"subject": fact.subject, "field": fact.field, "value": _plain(value)}
        yield Decision("ranks", old, {**(old or new), "rank": rank, "reason": reason})
    elif old and not rank:
        yield Decision("ranks", old)


def _ranking(state: State, position: Position) -> Entry | None:
    """Give the entry that ranks a value, as the file was read last: entries and rankings have one order."""
    editor, rankings = Editor(state.edits.judged, state.story), state.edits.judged.rankings
    at = next((n for n, each in enumerate(rankings) if editor.means(each, position)), None)
    return None if at is None else section(state, "ranks")[at]


def _noted(state: State, fact: Fact, said: Sequence[str]) -> Iterator[Decision]:
    """Change the notes on a fact: those that are there in their order, behind them new ones."""
    about = {"subject": fact.subject, "field": fact.field}
    old = [each for each in section(state, "notes") if {key: each.get(key) for key in about} == about]
    if said and len(said) < len(old):
        raise CollateError("somebody changed this meanwhile: there are other notes now; open the fact again")
    for at, text in enumerate(" ".join(each.split()) for each in said):
        was = old[at] if at < len(old) else None
        now: Entry | None = {**(was or about), "note": text} if text else None
        if was != now:
            yield Decision("notes", was, now)


def _parted(state: State, fact: Fact, gone: set[str]) -> Iterator[Decision]:
    """Take judgements of names away."""
    for entry in _about_names(state, fact):
        if _known_as(entry) in gone:
            yield Decision("names", entry)


def _paired(state: State, pair: Sequence[str], are: str) -> Iterator[Decision]:
    """Say that two names are one, in the group that one of them has if it has one, or that they are two."""
    if not pair:
        return
    if len(pair) != 2 or are not in ("same", "apart"):
        raise CollateError("choose two names, and whether they are one or two")
    if are == "apart":
        yield Decision("names", now={"apart": [*pair]})
        return
    keys = {name_key(each) for each in pair}
    groups = [each for each in section(state, "names") if "same" in each and keys & _keys(each)]
    held = [name for each in groups for name in _held(each)]
    new = [each for each in pair if name_key(each) not in map(name_key, held)]
    owned = {name_key(name) for entity in state.story.entities.values() for name in entity.names}
    first = sorted([*held, *new], key=lambda name: name_key(name) not in owned)  # the others go under an entity's
    now = {"same": list({name_key(name): name for name in first}.values())}
    for entry in groups[1:]:
        yield Decision("names", entry)
    if not groups or now != groups[0]:
        yield Decision("names", groups[0] if groups else None, now)


def _about_names(state: State, fact: Fact) -> list[Entry]:
    here = set(map(name_key, names(state, fact)))
    return [each for each in section(state, "names") if here & _keys(each)]


def _held(entry: Entry) -> list[str]:
    listed = entry.get("same") or entry.get("apart")
    return [str(each) for each in listed] if isinstance(listed, list) else []


def _keys(entry: Entry) -> set[str]:
    return set(map(name_key, _held(entry)))


def _known_as(entry: Entry) -> str:
    return f"{next(iter(entry), '')}: {'; '.join(_held(entry))}"


def _in_words(entry: Entry) -> str:
    return f"{' and '.join(_held(entry))} are {'one' if 'same' in entry else 'two'}"


def _plain(value: str) -> Plain:
    return data(value) if value.startswith("{") else value


def _entries(said: Said, key: str) -> list[Any]:
    found = said.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, dict if key == "ranks" else str) for each in found):
        raise CollateError(f"{key} must be a list")
    return found
