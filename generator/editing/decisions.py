"""What an editor decides, as entries of the file of edits that come, change or go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.editing.patch import add, data, drop, put
from generator.editing.render import Plain, even, inline
from generator.errors import CollateError


class ChangedError(CollateError):
    """Somebody else changed or took away the entry that a decision is about."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of a section (claims, ranks, names, notes, left-out, read), before and after."""

    section: str
    was: Plain | None = None
    """The entry that changes or goes, all its keys; ``None`` when one is added."""
    now: Plain | None = None
    """What stands there then; ``None`` when it goes."""

    def undone(self) -> Decision:
        """Give the decision that takes this one back."""
        return Decision(self.section, self.now, self.was)


def decide(text: str, decisions: Iterable[Decision]) -> str:
    """Give the text of a file of edits after some decisions, in their order.

    Entries are known by what they say, not by where they stand, so that what others wrote meanwhile stays. Raises
    `ChangedError` when an entry that should change is not there any more.
    """
    for decision in decisions:
        text = _decide(text, decision)
    return text


def is_made(held: Plain, decision: Decision) -> bool:
    """Say whether a file that holds this has the entry already that a decision adds, as after a run that was cut
    short."""
    entries = held.get(decision.section, []) if isinstance(held, dict) else []
    return isinstance(entries, list) and decision.now is not None and even(decision.now) in entries


def _decide(text: str, decision: Decision) -> str:
    section, was, now = decision.section, decision.was, decision.now
    if was is None:
        return text if now is None else add(text, (section,), now)
    at = _place(text, section, even(was))
    return drop(text, (section, at)) if now is None else put(text, (section, at), now)


def _place(text: str, section: str, entry: Plain) -> int:
    """Give the place of an entry; of several that say the same, that of the last."""
    held = data(text)
    entries = held.get(section, []) if isinstance(held, dict) else []
    assert isinstance(entries, list)
    places = [at for at, each in enumerate(entries) if each == entry]
    if places:
        return places[-1]
    near = max(entries, key=lambda each: _shared(each, entry), default=None)
    there = f"the nearest there is {inline(near)}" if near and _shared(near, entry) else "there is none like it"
    raise ChangedError(f"{section} no longer has the entry {inline(entry)}; {there}; read the file again")


def _shared(one: Plain, other: Plain) -> int:
    """Count the keys on which two entries agree."""
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return 0
    return sum(other.get(key) == value for key, value in one.items())
