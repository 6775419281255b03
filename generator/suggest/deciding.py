"""What a person decides on proposals: which are meant, and what the file of edits says then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from generator.editing import Decision, Plain
from generator.errors import CollateError
from generator.suggest.suggested import Item, State, as_text, read_items

_OPEN: tuple[State, ...] = ("proposed", "confirmed")


@dataclass(frozen=True, slots=True)
class ProposalFilter:
    """Which proposals are meant: those that fit all that is said."""

    ids: Sequence[str] = ()
    fields: Sequence[str] = ()
    sources: Sequence[str] = ()
    confirmed: bool = False
    """Those of which the rules say the same."""

    def of(self, path: Path, items: Sequence[Item]) -> list[Item]:
        """Give the proposals that are meant and open. Raises `CollateError` for an id that is none or is not open."""
        known = {each.id: each for each in items}
        for id_ in self.ids:
            if id_ not in known:
                close = get_close_matches(id_, known, 1)
                right = f"did you mean {close[0]!r}?" if close else "take one from the file"
                raise CollateError(f"{path}:1: there is no proposal {id_!r}; {right}")
            if known[id_].state not in _OPEN:
                raise CollateError(f"{path}:1: {id_!r} is {known[id_].state} already; nothing is left to decide")
        return [each for each in items if self._means(each)]

    def _means(self, each: Item) -> bool:
        if each.id in self.ids:
            return True
        wanted = each.state == ("confirmed" if self.confirmed else "proposed")
        about = [(self.fields, each["field"]), (self.sources, each["source"])]
        return not self.ids and wanted and all(not known or value in known for known, value in about)


def decision(each: Item) -> Decision:
    """Give what accepting a proposal makes of the file of edits."""
    entry: dict[str, Plain] = {**each.entry}
    if each.section == "claims":
        return Decision("claims", now=entry | {"proposed-by": each.model})
    why = f": {each.why}" if each.why else ""
    return Decision("left-out", now=entry | {"reason": f"The words do not state it, says {each.model}{why}"})


def marked(path: Path, meant: Iterable[Item], state: State, reason: str = "") -> Callable[[str], str]:
    """Give the change that a decision makes to the text of the file of proposals."""
    ids = {each.id for each in meant}

    def change(text: str) -> str:
        items = read_items(path, text)
        return as_text(replace(each, state=state, reason=reason) if each.id in ids else each for each in items)

    return change
