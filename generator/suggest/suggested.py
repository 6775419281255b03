"""The file of proposals, ``suggested.yml``: what models proposed, verified, with what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from generator.documents import compose_text
from generator.editing import Plain, item, plain
from generator.errors import Mistakes

State = Literal["proposed", "accepted", "rejected", "outdated", "confirmed"]
STATES: tuple[State, ...] = get_args(State)
OUT = "out-"
"""How the ids of those begin that would leave out a claim of the rules."""
_ABOUT = ("id", "state", "model", "rules", "why", "reason")
_NEEDED = {"id", "state", "model", "source"}
_HEAD = """\
# What models propose, verified: each quote stands in its article, and the program reads the value in it. The build
# reads none of this. `collate accept ID` puts a proposal into edits.yml, `collate reject ID` sets it aside for good.
"""


@dataclass(frozen=True, slots=True)
class Item:
    """One proposal, and what became of it."""

    id: str
    state: State
    model: str
    """Who proposed it."""
    entry: Mapping[str, Plain]
    """What the file of edits would say: a claim, or which claim of the rules to leave out."""
    rules: str = ""
    """What the rules make of the same words, where it is something else."""
    why: str = ""
    """Why a claim of the rules should go, in the model's words."""
    reason: str = ""
    """Why the editor rejected it, if the editor says so."""

    @property
    def section(self) -> str:
        """Where the file of edits would hold it."""
        return "left-out" if self.id.startswith(OUT) else "claims"

    def __getitem__(self, key: str) -> str:
        """Give a text of the entry; "" where it has none."""
        return str(self.entry.get(key, ""))


def read_items(path: Path, text: str) -> list[Item]:
    """Read the text of the file. Raises `CollateError` with a line for each entry that is none."""
    mistakes = Mistakes()
    root = compose_text(path, text, mistakes)
    parts = root.keys(("proposals",)) if root else {}
    items = []
    for place in parts["proposals"].places() if "proposals" in parts else ():
        held = plain(place.node)
        if not isinstance(held, dict) or not held.keys() >= _NEEDED or held["state"] not in STATES:
            place.wrong(f"the entry has no id, model, source and state: {', '.join(STATES)}; suggest writes this file")
            continue
        about = {key: str(held[key]) for key in _ABOUT if key in held}
        entry = {key: value for key, value in held.items() if key not in _ABOUT}
        items.append(Item(**about, entry=entry))  # type: ignore[arg-type]
    mistakes.check()
    return items


def as_text(items: Iterable[Item]) -> str:
    """Give the text of the file: one entry a proposal, in their order."""
    entries = "".join(item(_held(each), "", "\n") for each in items)
    return f"{_HEAD}proposals:{' []' if not entries else ''}\n{entries}"


def _held(each: Item) -> dict[str, Plain]:
    about = {key: getattr(each, key) for key in _ABOUT}
    return {key: value for key, value in about.items() if value} | dict(each.entry)


def waiting(items: Iterable[Item]) -> list[Item]:
    """Give those that a person has to decide on."""
    return [each for each in items if each.state == "proposed"]
