"""A story file proposed from articles: whom they name, what they are about, which presets suit, which pages to make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.models import Article
from generator.propose.entities import entities
from generator.propose.group import group
from generator.propose.page import Proposal, page, worth
from generator.propose.presets import choose_presets
from generator.propose.subjects import Choice, choose_subjects, subject
from generator.propose.wordings import harvest

__all__ = ["Proposal", "page", "propose"]


def propose(articles: Sequence[Article], skipped: Mapping[str, str]) -> Proposal:
    """Choose subjects, entities, presets and topics; ``skipped`` says by file name why a file is left out."""
    found = entities(group(harvest(articles)), articles)
    subjects = choose_subjects(found, articles) or [Choice(subject("The story", "generic"), "nothing has a name", 0)]
    kept = worth(found, len(articles), subjects)
    trials = choose_presets([each.subject for each in subjects], kept, articles)
    return Proposal(articles, subjects, kept, trials, skipped)
