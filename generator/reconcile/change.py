"""Whether one value took the place of another: plans that changed, failed or came true, and figures that time changes.

An article without a date comes neither before nor after another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

from generator.extract.inflect import forms
from generator.models import Article, Claim, Date, Position
from generator.reconcile.dates import days

_GIVEN_UP: Final = re.compile(r"\b(?:from|instead of|rather than|replac\w+)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
LONG: Final = 14
"""Days after which a plan that reads otherwise is taken for a changed one, without a word of change."""


class Time:
    """The order in which claims were made."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._published: Mapping[str, str] = {a.id: a.published for a in articles if a.published}

    def of(self, claim: Claim) -> str | None:
        """Return the day of a claim's article, ISO 8601, ``None`` when it is unknown."""
        return self._published.get(claim.source)

    def known(self, claims: Iterable[Claim]) -> bool:
        """Return whether the days of all claims are known."""
        return all(self.of(claim) for claim in claims)

    def last(self) -> str | None:
        """Return the day of the newest article."""
        return max(self._published.values(), default=None)

    def replaced(self, old: Position, new: Position, running: bool) -> bool:
        """Return whether sources show that ``new`` took the place of ``old``."""
        if new.denied and not old.denied and not _planned(old):
            return False
        if running and self._after(old.claims, new.claims):
            return True
        if not any(claim.modality == "planned" for claim in old.claims):
            return False
        before = [claim for claim in old.claims if not _former(claim)]
        if self._within_one(old, new) or not before:
            return not all(map(_former, new.claims))
        since = [claim for claim in new.claims if not _former(claim)] or list(new.claims)
        if self._overtaken(before, new):
            return True
        return self._after(before, since) and (_event(new) or self._shown(before, since, old))

    def passed(self, position: Position) -> str | None:
        """Return the day of the newest article once a planned date is over that no source reports to have come."""
        newest = self.last()
        planned = [claim for claim in position.claims if claim.modality == "planned"]
        if not newest or len(planned) < len(position.claims) or not isinstance(position.value, Date):
            return None
        span = days(position.value)
        return newest if span and span.last.isoformat() < newest else None

    def came_true(self, position: Position) -> tuple[Claim, Claim] | None:
        """Return a plan and the later report that it came about, where dated sources give both.

        A date that was over when it was planned was none to come.
        """
        span = days(position.value) if isinstance(position.value, Date) else None
        plans = [claim for claim in position.claims if claim.modality == "planned"]
        if span and any(day > span.last.isoformat() for claim in plans if (day := self.of(claim))):
            return None
        reports = [claim for claim in position.claims if claim.modality == "stated"]
        if not plans or not reports or not self._after(plans, reports):
            return None
        return min(filter(self.of, plans), key=self._when), max(filter(self.of, reports), key=self._when)

    def _when(self, claim: Claim) -> str:
        return self.of(claim) or ""

    def _after(self, old: Sequence[Claim], new: Sequence[Claim]) -> bool:
        """Whether every dated claim of the one comes before every dated claim of the other."""
        before = [day for claim in old if (day := self.of(claim))]
        since = [day for claim in new if (day := self.of(claim))]
        return bool(before and since) and max(before) < min(since)

    def _overtaken(self, plans: Sequence[Claim], event: Position) -> bool:
        """Whether all plans are older than the day on which the event came about."""
        span = days(event.value) if isinstance(event.value, Date) and _event(event) else None
        told = [self.of(claim) for claim in plans]
        return span is not None and all(day is not None and day <= span.last.isoformat() for day in told)

    def _within_one(self, old: Position, new: Position) -> bool:
        """Whether an article that gives both says which one holds no more."""
        shared = {claim.source for claim in old.claims} & {claim.source for claim in new.claims}
        return any(
            ((_former(one) or _replacing(two)) and not (_former(two) or _replacing(one))) or _from_to(one, two)
            for one in old.claims
            for two in new.claims
            if one.source == two.source and one.source in shared and one.modality != "stated"
        )

    def _shown(self, before: Sequence[Claim], since: Sequence[Claim], old: Position) -> bool:
        """Whether a later plan is a changed one: it says so, or the old date was over, or much time went by."""
        newest = min(day for claim in since if (day := self.of(claim)))
        oldest = max(day for claim in before if (day := self.of(claim)))
        span = days(old.value) if isinstance(old.value, Date) else None
        over = span is not None and span.last.isoformat() < newest
        gap = (date.fromisoformat(newest) - date.fromisoformat(oldest)).days
        return over or gap >= LONG or any(map(_replacing, since)) or any(map(_former, old.claims))


def _planned(position: Position) -> bool:
    return all(claim.modality == "planned" for claim in position.claims)


def _event(position: Position) -> bool:
    return any(claim.modality == "stated" for claim in position.claims)


def _former(claim: Claim) -> bool:
    """Whether a clause tells of a plan that holds no more."""
    return claim.modality == "planned" and bool(_words("former").search(claim.quote))


def _from_to(old: Claim, new: Claim) -> bool:
    """Whether one clause puts the new value in the place of the old one: "moved from X to Y", "Y instead of X"."""
    if (old.start, old.end) != (new.start, new.end) or not _words("replacing").search(old.quote):
        return False
    before, other = (claim.quote[: claim.value_start - claim.start] for claim in (old, new))
    return bool(_GIVEN_UP.search(before)) and not _GIVEN_UP.search(other)


def _replacing(claim: Claim) -> bool:
    """Whether a clause puts its value in the place of another."""
    return bool(_words("replacing").search(claim.quote)) and not _former(claim)


@cache
def _words(kind: str) -> re.Pattern[str]:
    data = yaml.safe_load((files("generator") / "lexicon" / "changes.yml").read_text(encoding="utf-8"))
    words = list(data[f"{kind}-words"])
    for verb in data.get(f"{kind}-verbs", []):
        base, _, rest = verb.partition(" ")
        words += [f"{form} {rest}".strip() for form in forms(base, data["irregular"])]
    found = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{found})\b", re.IGNORECASE)
