"""What is wrong with the names that are proposed for a small folder (``golden/proposal-names.yml``), in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from folder_gold import plain

from generator.propose import StoryProposal


class Thing(NamedTuple):
    """A subject, of whatever kind, or an entity."""

    name: str
    kind: str
    names: frozenset[str]


def things(proposal: StoryProposal) -> list[Thing]:
    """Give what a proposed story file names, without what is only suggested in a comment."""
    subjects = [Thing(each.name, "subject", frozenset(map(plain, each.names))) for each in proposal.subjects]
    known = [one.entity for one in proposal.entities if one.known]
    return subjects + [Thing(each.name, each.kind, frozenset(map(plain, each.names))) for each in known]


def misses(case: dict[str, Any], proposal: StoryProposal) -> list[str]:
    """Say what of a case's labels does not hold."""
    found = things(proposal)
    told = [miss for name, about in case.get("entities", {}).items() for miss in _entity(name, about, found)]
    return told + list(_forbidden(case, found)) + list(_merged(case, found))


def _entity(name: str, about: Any, found: list[Thing]) -> Iterator[str]:
    label = about if isinstance(about, dict) else {"kind": about}
    kinds = label["kind"] if isinstance(label["kind"], list) else [label["kind"]]
    names = {plain(each) for each in (name, *label.get("spellings", []))}
    hits = [thing for thing in found if names & thing.names]
    if not hits:
        yield f"missing {name}"
    elif not any(kind in ("any", thing.kind) or thing.kind == "subject" for thing in hits for kind in kinds):
        yield f"{name} is a {hits[0].kind}"
    for alias in label.get("aliases", []):
        if not any(plain(alias) in thing.names for thing in hits):
            yield f"{alias} is not {name}"


def _forbidden(case: dict[str, Any], found: list[Thing]) -> Iterator[str]:
    for name in case.get("not", []):
        if any(
            plain(name) == plain(thing.name) if thing.kind == "subject" else plain(name) in thing.names
            for thing in found
        ):
            yield f"{name} is no name"
    for name, kinds in case.get("notkinds", {}).items():
        yield from (
            f"{name} is no {thing.kind}" for thing in found if plain(name) in thing.names and thing.kind in kinds
        )


def _merged(case: dict[str, Any], found: list[Thing]) -> Iterator[str]:
    for one, other in case.get("apart", []):
        if any({plain(one), plain(other)} <= thing.names for thing in found):
            yield f"{one} is not {other}"
