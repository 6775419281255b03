"""What a verdict means, in one sentence of plain text that names the sources by their labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from babel.numbers import get_currency_name

from generator.identity_cache import IdentityCache
from generator.models import Article, Claim, Date, Duration, Money, Name, Position, Quantity, Term
from generator.reconcile.numbers import exact
from generator.reconcile.rates import Rate
from generator.words import LOCALE, bound_text, day_text, manner, number

NAMED = 3
"""How many sources, at most, a sentence names; of more it names the first and gives the count of the others."""


class Explain:
    """Sentences about the positions of one fact."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._labels: Mapping[str, str] = {article.id: article.label for article in articles}
        self.worded = IdentityCache(worded)
        """A position's value with what all its claims say of it."""
        self._of = IdentityCache(self._named)
        self._ids = IdentityCache(_ids)

    def agreed(self, of: Position) -> str:
        """Several origins give one value, or deny it."""
        verb = "deny" if of.denied else "give"
        return f"{len(of.origins)} independent origins {verb} {_bounded(of)}: {self.sources(of.claims, not of.denied)}."

    def single(self, of: Position, others: bool) -> str:
        """One origin alone gives a value, while others may give another."""
        credited = of.origins[0].removeprefix("via ") if of.origins and of.origins[0].startswith("via ") else ""
        where = self.sources(of.claims, True)
        if credited:
            return f"{self.worded(of)} goes back to {credited} alone, by way of {where}."
        if len({claim.source for claim in of.claims}) > 1:
            return f"{self.worded(of)} has one origin: {where} copy one another."
        if of.denied:
            return f"{self._of(of)} alone denies {_bounded(of)}."
        return f"{where} alone gives {self.worded(of)}" + ("; nothing was found against it." if others else ".")

    def spelled(self, a: Position | Sequence[Claim], b: Position | Sequence[Claim]) -> str:
        """One name in two spellings."""
        one, two = (_claims(each) for each in (a, b))
        names = [each[0].value.name if isinstance(each[0].value, Name) else each[0].written for each in (one, two)]
        return f"One name, spelled {names[0]} in {self.sources(one)} and {names[1]} in {self.sources(two)}."

    def refined(self, a: Position, b: Position, wider: bool) -> str:
        """One value is a more exact form of the other; ``wider`` when ``a`` takes in ``b``."""
        wide, narrow = (a, b) if wider else (b, a)
        one, two = f"{self.worded(wide)} ({self._of(wide)})", f"{self.worded(narrow)} ({self._of(narrow)})"
        match wide.value:
            case Date():
                return f"{one} takes in {two}: the second is more exact."
            case Name():
                return f"{one} and {two} are one name, the second in full."
            case Term():
                return f"{one} takes in {two}: the second says more."
            case Money() | Duration() | Quantity():
                return f"{one} and {two} can both be right."

    def converted(
        self, a: Position, b: Position, link: tuple[Claim, Claim] | None = None, known: Rate | None = None
    ) -> str:
        """One sum in two currencies, which a source sets side by side, or a rate that one gives."""
        assert isinstance(a.value, Money) and isinstance(b.value, Money)
        if link:
            where, rate = self.sources([link[1]]), sum_rate(a.value, b.value)
            return f"{where} gives {self.worded(a)} also as {self.worded(b)}: {rate}."
        one, two = f"{self.worded(a)} ({self._of(a)})", f"{self.worded(b)} ({self._of(b)})"
        said = self._makes(known) if known else "no source was found to say so"
        return f"{one} and {two} are the same sum if {sum_rate(a.value, b.value)}; {said}."

    def no_rate(self, a: Position, b: Position, known: Rate | None) -> str:
        """Sums in two currencies that are not one at any rate, or not at the one that a source gives."""
        assert isinstance(a.value, Money) and isinstance(b.value, Money)
        one, two = f"{self.worded(a)} ({self._of(a)})", f"{self.worded(b)} ({self._of(b)})"
        said = self._makes(known) if known else "there never was such a rate"
        return f"{one} against {two}: they are the same sum only if {sum_rate(a.value, b.value)}; {said}."

    def _makes(self, known: Rate) -> str:
        return f"by {self.sources(known.claims)}, {rate_text(known.dearer())}"

    def rates(self, ours: Rate, other: Rate | None) -> str:
        """Two conversions, by the rate that they imply together."""
        one, two = self.sources(ours.claims[:2]), self.sources(ours.claims[2:])
        text = f"The conversions in {one} and {two} together make it that {rate_text(ours)}"
        if other is None:
            return f"{text}; no source was found to give that rate."
        fits = "which fits" if ours.fits(other) else "which differs"
        return f"{text}; {self.sources(other.claims)} makes it {rate_figure(other, ours)}, {fits}."

    def rates_differ(self, one: Rate, other: Rate) -> str:
        """Two conversions between the same currencies whose rates do not fit."""
        first, second = rate_text(one.dearer()), rate_text(other.dearer())
        return f"The rates differ: in {self.sources(one.claims)} {first}, in {self.sources(other.claims)} {second}."

    def replaced(self, old: Position, new: Position) -> str:
        """One value took the place of the other."""
        if new.denied and not any(claim.modality == "planned" for claim in old.claims):
            return f"{self.worded(old)} ({self._of(old)}) is no longer so, according to {self._of(new)}."
        if new.denied:
            return f"{self.worded(old)} was the plan ({self._of(old)}); {self._of(new)} says later that it is off."
        if all(claim.modality == "planned" for claim in old.claims):
            return (
                f"{self.worded(old)} was the plan ({self._of(old)}); {self.worded(new)} came later ({self._of(new)})."
            )
        return (
            f"{self.worded(old)} ({self._of(old)}) is the older value, {self.worded(new)} ({self._of(new)}) the newer."
        )

    def passed(self, of: Position, day: str) -> str:
        """The planned date is over."""
        return (
            f"{self.worded(of)} was planned ({self._of(of)}) and over by {day_text(day)}, the newest source’s "
            "date; no report was found that it came about."
        )

    def ended(self, of: Position, claims: Sequence[Claim]) -> str:
        """A plan that came to nothing, as its sources say themselves."""
        plan = f"{self.worded(of)} was planned ({self._of(of)})"
        return f"{plan} and did not come about, according to {self.sources(claims)}."

    def came_true(self, plan: Claim, report: Claim, of: Position) -> str:
        """A plan that a later source reports as done."""
        return f"{of.text} was a plan in {self.sources([plan])}; {self.sources([report])} gives it as a fact."

    def disputed(self, a: Position, b: Position) -> str:
        """Two values of which one at most is right."""
        if self._ids(a) == self._ids(b):
            return f"{self._of(a)} gives both {self.worded(a)} and {self.worded(b)}, and does not say which holds."
        one, two = f"{self.worded(a)} ({self._of(a)})", f"{self.worded(b)} ({self._of(b)})"
        later = "no later source was found to say that one replaced the other"
        return f"{one} against {two}: not both can be right, and {later}."

    def denied(self, said: Position, denied: Position) -> str:
        """What one source says another denies."""
        deny, say = (len(self._ids(each)) == 1 for each in (denied, said))
        verbs = "denies" if deny else "deny", "says" if say else "say"
        return f"{self._of(denied)} {verbs[0]} what {self._of(said)} {verbs[1]}: {said.text}."

    def excluded(self, alone: Position, strict: Sequence[Claim], other: Position) -> str:
        """A source leaves no room beside what it names, and another names a value more."""
        one = f"{self.sources(strict)} names {alone.text} and leaves no room for more"
        return f"{one}; {self._of(other)} names {other.text} too."

    def _named(self, of: Position) -> str:
        return self.sources(of.claims)

    def sources(self, claims: Iterable[Claim], manners: bool = False) -> str:
        """Name the sources of claims, each once, with how they put it if asked, but for a bound that they share."""
        claims = list(claims)
        bounded = len({claim.bound for claim in claims}) == 1
        said: dict[str, dict[str, None]] = {}
        for claim in claims:
            how = said.setdefault(claim.source, {})
            bound, others = manner(claim)
            if manners and (words := others if bounded else ", ".join(filter(None, (bound, others)))):
                how[words] = None
        names = [
            self._labels.get(source, source) + (f" ({'; '.join(how)})" if how else "") for source, how in said.items()
        ]
        shown = names if len(names) <= NAMED else names[:1]
        more = len(names) - len(shown)
        return "; ".join(shown) + (f" and {more} more" if more else "")


def worded(position: Position) -> str:
    """Return a position's value with what all its claims say of it: about, more than, not."""
    return ("not " if position.denied else "") + _bounded(position)


def _bounded(position: Position) -> str:
    """A position's value with the bound that all its claims give it."""
    bounds = {claim.bound for claim in position.claims}
    bound = bounds.pop() if len(bounds) == 1 else None
    words = bound_text(bound, position.value, all(claim.wording.close for claim in position.claims))
    return (f"{words} " if words else "") + position.text


def sum_rate(a: Money, b: Money) -> str:
    """Return the rate at which two sums are one, from the dearer unit, to four digits.

    >>> sum_rate(Money(1200, "SEK"), Money(100, "EUR"))
    '1 euro is 12 Swedish kronor'
    """
    one, two = exact(a.amount), exact(b.amount)
    if one <= 0 or two <= 0:
        return "one of them is nought"
    rate = two / one
    return rate_text(Rate(a.currency, b.currency, rate, rate, rate, ()).dearer())


def rate_text(rate: Rate) -> str:
    """Return a rate in words: "1 euro is 12 Swedish kronor"."""
    figure = four_digits(rate.rate)
    one, other = (get_currency_name(name, count=n, locale=LOCALE) for name, n in ((rate.of, 1), (rate.per, figure)))
    return f"1 {one} is {number(figure)} {other}"


def rate_figure(rate: Rate, like: Rate) -> str:
    """Return a rate's figure for the same unit as ``like``."""
    return number(four_digits((rate if rate.of == like.of else rate.turned()).rate))


def four_digits(rate: Fraction) -> int | float:
    """Return a rate to four digits."""
    rounded = float(f"{float(rate):.4g}")
    return int(rounded) if rounded.is_integer() else rounded


def _ids(of: Position) -> frozenset[str]:
    return frozenset(claim.source for claim in of.claims)


def _claims(of: Position | Sequence[Claim]) -> Sequence[Claim]:
    return of.claims if isinstance(of, Position) else of
