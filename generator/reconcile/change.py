"""Whether one value took the place of another: plans that changed, failed or came true, and figures that time changes.

An article without a date comes neither before nor after another, one of a month neither before nor after its days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.day_span import first_day, last_day
from generator.identity_cache import IdentityCache
from generator.models import Article, Claim, Date, Name, Position, Value
from generator.reconcile.dates import days

QUARTER: Final = 60
"""Days between two articles after which figures such as revenue are likely to be for two quarters or years."""
_TIMES: Final = ("period", "month", "year")
LONG: Final = 14
"""Days after which a plan that reads otherwise is taken for a changed one, without a word of change."""


DaySpan = tuple[str, str]
"""The first and the last of some days."""


@dataclass(frozen=True, slots=True)
class _Course:
    """What the claims of a position say in time, each of which may say it otherwise."""

    planned: bool
    """All are plans."""
    plans: bool
    """Some are."""
    event: bool
    """Some state it."""
    former: bool
    """Some tell of a plan that holds no more."""
    gone: bool
    """All do."""
    replacing: bool
    """Some of those that hold, or of all if none does, put the value in the place of another."""
    dated: bool
    """All are of known days."""
    days: DaySpan | None
    held: DaySpan | None
    """The days of those that hold."""
    told: bool
    """All of those that hold are of known days."""
    last: str | None
    """The last day of a date."""
    said: Mapping[str, Sequence[Claim]]
    """The claims of each source."""
    correcting: Sequence[Claim]
    """Those that put right what was given before."""
    succeeding: Sequence[Claim]
    """Those of persons that speak of a successor."""


class Time:
    """The order in which claims were made."""

    def __init__(self, articles: Sequence[Article]) -> None:
        known = [(a.id, a.published) for a in articles if a.published]
        self._published: Mapping[str, DaySpan] = {id: (first_day(date), last_day(date)) for id, date in known}
        self._last = max((date for _, date in known), key=first_day, default=None)
        self._course = IdentityCache(self._follow)
        self._told = IdentityCache(self._as_of)

    def of(self, claim: Claim) -> DaySpan | None:
        """Return between which days a claim's article came out, as a rule one, ``None`` when it is unknown."""
        return self._published.get(claim.source)

    def known(self, position: Position) -> bool:
        """Return whether the days of all claims are known."""
        return self._course(position).dated

    def last(self) -> str | None:
        """Return the date of the newest article, ISO 8601; of a month or year its first day counts."""
        return self._last

    def replaced(self, old: Position, new: Position, running: bool) -> bool:
        """Return whether sources show that ``new`` took the place of ``old``."""
        before, since = self._course(old), self._course(new)
        if new.denied and not old.denied and not before.planned:
            return since.replacing  # "no longer" denies nothing of the time before
        if running and _after(self._told(old), self._told(new)):
            return True
        ways = self._put_right, self._brought_down, self._counted, self._taken_over
        if not old.denied and any(way(old, new) for way in ways):
            return True
        if not before.plans:
            return False
        if _within_one(before, since) or before.gone:
            return not since.gone
        if _overtaken(before, since):
            return True
        held, later = before.held, since.days if since.gone else since.held
        if held is None or later is None or held[1] >= later[0]:
            return False
        return since.event or _shown(before, since, held[1], later[0])

    def _brought_down(self, old: Position, new: Position) -> bool:
        """Whether the clauses of ``old`` call it the first figure, or an article no older brought it to ``new``."""
        if all(claim.wording.first for claim in old.claims):
            return not any(claim.wording.first for claim in new.claims)
        if any(claim.wording.brought for claim in old.claims):
            return False
        return _after(self._course(old).days, self._days(claim for claim in new.claims if claim.wording.brought))

    def of_other_times(self, a: Position, b: Position) -> bool:
        """Whether two figures for stretches of time may be for two: they name none in common and are told far apart."""
        if not all(claim.wording.flow for claim in (*a.claims, *b.claims)):
            return False
        named = [
            {pair for claim in each.claims for pair in claim.wording.scope if pair[0] in _TIMES} for each in (a, b)
        ]
        days = [[when for claim in each.claims if (when := self.of(claim))] for each in (a, b)]
        return named[0].isdisjoint(named[1]) and all(_days_apart(x, y) >= QUARTER for x in days[0] for y in days[1])

    def _taken_over(self, old: Position, new: Position) -> bool:
        """Whether a later article says that who or what ``new`` names came to be so."""
        if any(claim.wording.newly for claim in old.claims):
            return False
        return _after(self._course(old).days, self._days(claim for claim in new.claims if claim.wording.newly))

    def _counted(self, old: Position, new: Position) -> bool:
        """Whether later articles give a count for an estimate, or none that is older what it came to in the end."""
        before, since = ({claim.wording.basis for claim in each.claims} for each in (old, new))
        one, other = self._course(old).days, self._course(new).days
        if "final" in since and "final" not in before:
            return not _after(other, one)
        return before == {"estimate"} and "count" in since and _after(one, other)

    def _put_right(self, old: Position, new: Position) -> bool:
        """Whether an article corrects what all that are older give, or says who came after whom."""
        before, since = self._course(old), self._course(new)
        if len(before.succeeding) == len(old.claims) and all(_succeeds(c, new.value, c.value) for c in old.claims):
            return True
        fixing = () if before.correcting else since.correcting
        for claim in fixing or [c for c in since.succeeding if _succeeds(c, c.value, old.value)]:
            when = self.of(claim)
            others = [self.of(each) for source, said in before.said.items() if source != claim.source for each in said]
            if others and all(_after(other, when) for other in others):
                return True
            if any(_from_to(one, claim) for one in before.said.get(claim.source, ())):
                return not others
        return False

    def passed(self, position: Position) -> str | None:
        """Return the date of the newest article once a planned date is over that no source reports to have come."""
        newest = self.last()
        planned = [claim for claim in position.claims if claim.modality == "planned"]
        if not newest or len(planned) < len(position.claims) or not isinstance(position.value, Date):
            return None
        span = days(position.value)
        return newest if span and span.last.isoformat() < first_day(newest) else None

    def came_true(self, position: Position) -> tuple[Claim, Claim] | None:
        """Return a plan and the later report that it came about, where dated sources give both.

        A date that was over when it was planned was none to come.
        """
        span = days(position.value) if isinstance(position.value, Date) else None
        plans = [claim for claim in position.claims if claim.modality == "planned"]
        if span and any(when[0] > span.last.isoformat() for claim in plans if (when := self.of(claim))):
            return None
        reports = [claim for claim in position.claims if claim.modality == "stated"]
        if not plans or not reports or not _after(self._days(plans), self._days(reports)):
            return None
        return min(filter(self.of, plans), key=self._when), max(filter(self.of, reports), key=self._when)

    def _when(self, claim: Claim) -> DaySpan:
        return self.of(claim) or ("", "")

    def _as_of(self, position: Position) -> DaySpan | None:
        """The days of which the claims of a changing value tell."""
        return _span(map(self._tells_of, position.claims))

    def _tells_of(self, claim: Claim) -> DaySpan | None:
        """The day of which a claim tells: one that its clause names and that is over, else that of its article."""
        published = self.of(claim)
        ends = [span.last.isoformat() for date in claim.wording.as_of if (span := days(date))]
        return next(((day, day) for day in ends if published and day <= published[1]), published)

    def _days(self, claims: Iterable[Claim]) -> DaySpan | None:
        return _span(map(self.of, claims))

    def _follow(self, position: Position) -> _Course:
        claims = position.claims
        held = [claim for claim in claims if not claim.wording.former]
        span = days(position.value) if isinstance(position.value, Date) else None
        said: dict[str, list[Claim]] = {}
        for claim in claims:
            said.setdefault(claim.source, []).append(claim)
        return _Course(
            planned=all(claim.modality == "planned" for claim in claims),
            plans=any(claim.modality == "planned" for claim in claims),
            event=any(claim.modality == "stated" for claim in claims),
            former=len(held) < len(claims),
            gone=not held,
            replacing=any(map(_replacing, held or claims)),
            dated=all(map(self.of, claims)),
            days=self._days(claims),
            held=self._days(held),
            told=all(map(self.of, held)),
            last=span.last.isoformat() if span else None,
            said=said,
            correcting=[claim for claim in claims if claim.wording.correcting],
            succeeding=[claim for claim in claims if claim.wording.succession],
        )


def _span(spans: Iterable[DaySpan | None]) -> DaySpan | None:
    """The first and the last day of those that are known."""
    found = [span for span in spans if span]
    return (min(first for first, _ in found), max(last for _, last in found)) if found else None


def _after(old: DaySpan | None, new: DaySpan | None) -> bool:
    """Whether all days of the one come before all days of the other."""
    return old is not None and new is not None and old[1] < new[0]


def _days_apart(a: DaySpan, b: DaySpan) -> int:
    """How many days lie at least between two spans."""
    first, second = sorted((a, b))
    return (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days


def _overtaken(plans: _Course, came: _Course) -> bool:
    """Whether all plans are older than the day on which the event came about."""
    if not came.event or came.last is None or plans.held is None:
        return False
    return plans.told and plans.held[1] <= came.last


def _within_one(old: _Course, new: _Course) -> bool:
    """Whether an article that gives both says which one holds no more."""
    shared = sorted(old.said.keys() & new.said.keys())
    return any(
        (_gives_way(one, two) and not _gives_way(two, one)) or _from_to(one, two)
        for source in shared
        for one in old.said[source]
        for two in new.said[source]
        if one.modality != "stated"
    )


def _gives_way(old: Claim, new: Claim) -> bool:
    """Whether the clause of one value says that it holds no more, or that of the other that it took a place."""
    return old.wording.former or _replacing(new)


def _replacing(claim: Claim) -> bool:
    """Whether a clause puts its value in the place of another."""
    return claim.wording.replacing and not claim.wording.former


def ended(position: Position) -> tuple[Claim, ...]:
    """Return the claims of a plan that say it came to nothing; none where a claim gives it as a fact."""
    if any(claim.modality != "planned" for claim in position.claims):
        return ()
    return tuple(claim for claim in position.claims if claim.ended)


def _from_to(old: Claim, new: Claim) -> bool:
    """Whether one clause puts the new value in the place of the old: "moved from X to Y", "Y instead of X"."""
    if old.clause_span != new.clause_span:
        return False
    changes = old.wording.replacing or new.wording.correcting
    return changes and old.wording.given_up and not new.wording.given_up


def _succeeds(claim: Claim, new: Value, old: Value) -> bool:
    """Whether a clause says that one person came after another."""
    told = claim.wording.succession
    if told is None or not isinstance(new, Name) or not isinstance(old, Name):
        return False
    return _surname(new) in told.newcomer and _surname(old) in told.predecessor


def _surname(name: Name) -> str:
    return name.name.split()[-1]


def _shown(old: _Course, new: _Course, until: str, since: str) -> bool:
    """Whether a later plan is a changed one: it says so, or the old date was over, or much time went by."""
    over = old.last is not None and old.last < since
    gap = date.fromisoformat(since) - date.fromisoformat(until)
    return over or gap.days >= LONG or new.replacing or old.former
