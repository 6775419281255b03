"""What the editor left out of what the rules found, on the page of its source and on that of the differences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.models import LeftOut
from generator.reconcile import text_of
from generator.render.links import quoted
from generator.render.site import Site

ANCHOR: Final = "left-out"
SHOWN: Final = 30
"""How many the page of the differences shows; the pages of their sources show all."""


@dataclass(frozen=True, slots=True)
class Line:
    """One claim that is left out."""

    name: str
    """What it is about: the field and the subject."""
    value: str
    words: str
    source: str
    reason: str


def lines(site: Site, found: Sequence[LeftOut]) -> list[Line]:
    """Return claims that are left out as a page shows them."""
    return [_line(site, each) for each in found]


def _line(site: Site, each: LeftOut) -> Line:
    claim, story = each.claim, site.story
    name = f"{story.fields[claim.field].label} · {story.subjects[claim.subject].name}"
    return Line(name, text_of(claim.value, claim, story), quoted(site, claim), claim.source, each.reason)
