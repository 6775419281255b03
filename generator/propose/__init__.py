"""A story file proposed from articles: mentions, names, kinds, candidates, presets, topics, and the page of all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from generator.models import Article
from generator.propose.belongs import with_subject
from generator.propose.called import with_nouns
from generator.propose.candidates import candidates, nothing
from generator.propose.choice import Choice, choose
from generator.propose.entities import entities
from generator.propose.group import group
from generator.propose.heads import head
from generator.propose.page import StoryProposal, page, worth
from generator.propose.passages import passages
from generator.propose.presets import choose_presets
from generator.propose.report import summary, warnings
from generator.propose.rival import on_a_side, with_rival
from generator.propose.topics import topics
from generator.propose.wordings import harvest

__all__ = ["STEPS", "StoryProposal", "page", "propose", "summary", "warnings"]

STEPS = 4
"""How often `propose` tells that it got on."""


def propose(
    articles: Sequence[Article], excluded: Mapping[str, str], step: Callable[[], object] = lambda: None
) -> StoryProposal:
    """Choose subjects, entities, presets and topics.

    ``excluded`` says by name why a file is left out; ``step`` is called as one part after the other is done.
    """
    heads = [head(article) for article in articles]
    parts = [part for article, its in zip(articles, heads, strict=True) for part in passages(article, its)]
    places = [its.place for its in heads if its.place]
    outlets = [its.outlet for its in heads if its.outlet]
    groups = group(harvest(parts, {article.id: article.text for article in articles}, places, outlets))
    step()
    found = entities(groups, parts)
    step()
    choice = choose(candidates(found, parts), len(articles)) if found else Choice((nothing(articles),), ())
    choice = with_rival(choice, found, parts)
    choice = replace(choice, chosen=tuple(with_nouns(each, parts) for each in choice.chosen))
    subjects = [each.subject for each in choice.chosen]
    kept = worth(found, len(articles), subjects)
    step()
    kept = [on_a_side(with_subject(each, choice), choice, found, parts) for each in kept]
    known = [each for each in kept if each.known]
    trials = choose_presets(choice, known, articles) if subjects else []
    step()
    pages = list(topics(trials, known, subjects))
    return StoryProposal(articles, heads, choice, kept, trials, pages, excluded)
