"""Which passages of an article the site shows: the quotes of its claims, of an original within a share of its text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.models import Article, Claim
from generator.patterns import lazy

CharSpan = tuple[int, int]
WORD = lazy(r"\S+")


def shown_spans(article: Article, claims: Sequence[Claim], share: int) -> dict[str, CharSpan]:
    """Return the span of the article that is shown for each claim, by the claim's id.

    It is the whole quote; of an original whose quotes together exceed ``share`` per cent of its characters, it is the
    value with as many characters around it, in whole words, as the share allows; never less than the value itself.
    """
    whole = {claim.id: (claim.start, claim.end) for claim in claims}
    limit = len(article.text) * share // 100
    if article.kind == "retelling" or covered(whole.values()) <= limit:
        return whole
    edges = [match.span() for match in WORD.finditer(article.text)]
    starts, ends = [start for start, _ in edges], [end for _, end in edges]

    def cut(around: int) -> dict[str, CharSpan]:
        return {claim.id: _around(claim, around, starts, ends) for claim in claims}

    return cut(_largest(lambda around: covered(cut(around).values()) <= limit, limit))


def fitting(article: Article, spans: Iterable[CharSpan], shown: Iterable[CharSpan], share: int) -> Iterator[CharSpan]:
    """Yield the spans of an article that can be shown beside those that are, in their order, within the share."""
    limit = len(article.text) * share // 100
    taken = list(shown)
    for span in spans:
        if article.kind == "retelling" or covered([*taken, span]) <= limit:
            taken.append(span)
            yield span


def covered(spans: Iterable[CharSpan]) -> int:
    """Return how many characters the spans cover, each counted once.

    >>> covered([(5, 8), (0, 4), (3, 6)])
    8
    """
    total, last = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, last))
        last = max(last, end)
    return total


def _around(claim: Claim, around: int, starts: Sequence[int], ends: Sequence[int]) -> CharSpan:
    """The value and up to ``around`` characters of its quote on both sides, cut between words."""
    value_end = claim.value_start + len(claim.written)
    start = max(claim.start, claim.value_start - around)
    end = min(claim.end, value_end + around)
    if start > claim.start:
        start = min(_next(starts, start), claim.value_start)
    if end < claim.end:
        end = max(_previous(ends, end), value_end)
    return start, end


def _next(edges: Sequence[int], place: int) -> int:
    found = bisect_left(edges, place)
    return edges[found] if found < len(edges) else place


def _previous(edges: Sequence[int], place: int) -> int:
    found = bisect_right(edges, place)
    return edges[found - 1] if found else place


def _largest(fits: Callable[[int], bool], limit: int) -> int:
    """The largest number from 0 to ``limit`` that fits; 0 when none does."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low
