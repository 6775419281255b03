"""How a fact stands, in the words of a newspaper reader: the same few on badges, charts, tables and the data page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from markupsafe import Markup

from generator.models import Fact, StatusKind

Sign = Literal["agree", "one", "detail", "spelled", "disagree", "put-off", "not", "open", "kept", "newer", "unsure"]


@dataclass(frozen=True, slots=True)
class Label:
    """One way in which the sources can stand to a fact; ``docs/about.md`` says what each means."""

    sign: Sign
    words: str

    def badge(self) -> Markup:
        """Return its sign and words."""
        return Markup(f'<span class="verdict {self.sign}">{self.words}</span>')

    @property
    def told(self) -> bool:
        """Whether it departs from the normal case, so that a page names it beside the value."""
        return self.sign in ("disagree", "put-off", "not", "open", "newer")


AGREE: Final = Label("agree", "Sources agree")
ONE: Final = Label("one", "One source")
DETAIL: Final = Label("detail", "Differ in detail")
SPELLED: Final = Label("spelled", "Spelled differently")
DISAGREE: Final = Label("disagree", "Sources disagree")
REFUTED: Final = Label("disagree", "Called false")
PUT_OFF: Final = Label("put-off", "Put off")
PUT_OFF_TWICE: Final = Label("put-off", "Put off twice")
NOT: Final = Label("not", "Did not happen")
OPEN: Final = Label("open", "No later report found")
KEPT: Final = Label("kept", "Happened as planned")
NEWER: Final = Label("newer", "Later figure")
UNSURE: Final = Label("unsure", "Unconfirmed")
ALL: Final = (AGREE, ONE, DETAIL, SPELLED, DISAGREE, REFUTED, PUT_OFF, PUT_OFF_TWICE, NOT, OPEN, KEPT, NEWER, UNSURE)


_BY_KIND: Final[Mapping[StatusKind, Label]] = {
    "disagree": DISAGREE,
    "refuted": REFUTED,
    "put-off": PUT_OFF,
    "did-not-happen": NOT,
    "superseded": NEWER,
    "no-later-report": OPEN,
    "unconfirmed": UNSURE,
    "differ-in-detail": DETAIL,
    "happened-as-planned": KEPT,
    "spelled-differently": SPELLED,
    "agreed": AGREE,
    "one-source": ONE,
}


def of_kind(kind: StatusKind) -> Label:
    """Return a way in which a fact can stand, in words."""
    return _BY_KIND[kind]


def label(fact: Fact) -> Label:
    """Return how a fact stands, in words."""
    moved = sum(outcome.kind == "put-off" for outcome in fact.status.outcomes)
    return PUT_OFF_TWICE if fact.status.kind == "put-off" and moved > 1 else _BY_KIND[fact.status.kind]
