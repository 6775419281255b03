"""One story, two, or none: which candidates a story file follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.propose.candidate import StoryCandidate

SHOWN: Final = 3
"""Candidates that an editor sees, at most."""
_FEWEST: Final = 3
"""Articles of a story of its own beside another."""
_FAR: Final = 5
"""How many times less than the best another may have, to be shown."""
_ALIKE: Final = 2
"""How many times less a second thing of one kind may matter than the first, to be compared with it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a story file follows."""

    chosen: tuple[StoryCandidate, ...]
    """Empty where the articles share no one story."""
    others: tuple[StoryCandidate, ...]
    """The next best, to switch to."""
    apart: bool = False
    """The chosen are two stories, not things of one to compare."""


def choose(candidates: Sequence[StoryCandidate], articles: int) -> Choice:
    """Choose what to follow: two stories, one that half of the articles tell, with what compares to it, or nothing."""
    if not candidates:
        return Choice((), ())
    wide = (each for each in candidates if each.score * _ALIKE >= candidates[0].score and _is_wide(each, articles))
    best = next(wide, candidates[0])
    if second := _other_story(best, candidates, articles):
        return Choice((best, second), _rest(candidates, (best, second)), apart=True)
    if not _is_wide(best, articles):
        return Choice((), tuple(each for each in _rest(candidates, ()) if len(each.articles) > 1))
    chosen = (best, *(each for each in candidates[1:] if _is_alike(best, each, articles)))[:SHOWN]
    return Choice(chosen, _rest(candidates, chosen))


def _is_wide(each: StoryCandidate, articles: int) -> bool:
    """Say whether half of the articles tell of something, and more than one where there are more."""
    return len(each.articles) * 2 >= articles and (articles == 1 or len(each.articles) > 1)


def _other_story(best: StoryCandidate, candidates: Sequence[StoryCandidate], articles: int) -> StoryCandidate | None:
    """Give what most of the articles that leave the best out are about, if it hardly meets the best."""
    rest = articles - len(best.articles)
    if rest < _FEWEST or len(best.articles) < _FEWEST or len(best.articles) * 4 >= articles * 3:
        return None
    for each in (one for one in candidates if one is not best):
        alone = len(each.articles - best.articles)
        if alone * 5 >= rest * 3 and alone >= _FEWEST and (len(each.articles) - alone) * 4 <= len(each.articles):
            return each
    return None


def _is_alike(best: StoryCandidate, each: StoryCandidate, articles: int) -> bool:
    """Say whether something is compared with the best: of its kind, nearly as important, and told of as widely.

    Two things of which nothing tells what they are have nothing in common that could be compared.
    """
    return (
        each.subject.kind == best.subject.kind != "generic"
        and not best.lone
        and not each.lone
        and each.score * _ALIKE >= best.score
        and len(each.articles) * 2 >= articles
    )


def _rest(candidates: Sequence[StoryCandidate], chosen: Sequence[StoryCandidate]) -> tuple[StoryCandidate, ...]:
    taken = {each.subject.id for each in chosen}
    named = {name.casefold() for each in chosen for name in each.subject.names}
    free = (each for each in candidates if each.subject.id not in taken and each.subject.name.casefold() not in named)
    rest = (each for each in free if each.score * _FAR >= candidates[0].score)
    return tuple(rest)[: max(0, SHOWN - len(chosen))]
