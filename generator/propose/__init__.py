"""A story file proposed from articles: whom they name, what they are about, which presets suit, which pages to make."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.models import Article
from generator.propose.entities import entities
from generator.propose.group import group
from generator.propose.page import Proposal, page, worth
from generator.propose.presets import choose_presets
from generator.propose.subjects import Choice, choose_subjects, subject
from generator.propose.wordings import harvest

__all__ = ["STEPS", "Proposal", "page", "propose"]

STEPS = 4
"""How often `propose` tells that it got on."""


def propose(
    articles: Sequence[Article], excluded: Mapping[str, str], step: Callable[[], object] = lambda: None
) -> Proposal:
    """Choose subjects, entities, presets and topics.

    ``excluded`` says by name why a file is left out; ``step`` is called as one part after the other is done.
    """
    groups = group(harvest(articles))
    step()
    found = entities(groups, articles)
    step()
    subjects = choose_subjects(found, articles) or [Choice(subject("The story", "generic"), "nothing has a name", 0)]
    kept = worth(found, len(articles), subjects)
    step()
    trials = choose_presets([each.subject for each in subjects], kept, articles)
    step()
    return Proposal(articles, subjects, kept, trials, excluded)
