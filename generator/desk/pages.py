"""The pages of the desk, whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

from generator.desk.items import LABELS
from generator.desk.judging import RANKS, judgements, names, stands, title
from generator.desk.state import Left, State
from generator.desk.story_file import known_of
from generator.desk.view import article_parts, fragment
from generator.models import Article, Fact, StatusKind
from generator.story import EntityKind
from generator.words import day_text

TOLD: Final = 4
"""Sentences, at most, that the form of a fact says of how its values stand, the gravest first: the values come next."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in the list of all."""

    article: Article
    day: str
    left: Left | None
    is_read: bool


def overview(state: State) -> str:
    """Give the page with all articles: those with most to decide are not sorted first, so that places stay."""
    rows = list(_rows(state))
    known = [row.left for row in rows if row.left]
    return fragment(
        "overview.html",
        title=state.story.title,
        rows=rows,
        proposals=sum(each.proposals for each in known),
        silent=sum(each.silent for each in known),
        unknown=len(rows) - len(known),
    )


def _rows(state: State) -> Iterator[ArticleRow]:
    for id_, article in state.articles.items():
        yield ArticleRow(article, day_text(article.published), state.left(id_), id_ in state.edits.read)


def facts_page(state: State, undoable: int) -> str:
    """Give the page with all facts, those first that say most against each other."""
    order = get_args(StatusKind)
    facts = sorted(state.facts(), key=lambda each: order.index(each.status.kind))
    used = {each.status.kind for each in facts}
    return fragment(
        "facts.html",
        title=state.story.title,
        story=state.story,
        facts=[(each, title(state, each), _sources(each)) for each in facts],
        fields=[field for field in state.story.fields.values() if any(each.field == field.id for each in facts)],
        articles=state.articles,
        kinds=[kind for kind in order if kind in used],
        unknown=sum(state.left(each) is None for each in state.articles),
        undoable=undoable,
    )


def _sources(fact: Fact) -> list[str]:
    return list(dict.fromkeys(claim.source for each in fact.positions for claim in each.claims))


def fact_form(state: State, fact: Fact) -> str:
    """Give what the form of a fact holds: its values with their words, and what the editor judges of each."""
    return fragment(
        "fact.html",
        fact=fact,
        title=title(state, fact),
        told=TOLD,
        stands=list(stands(fact)),
        ranks=RANKS,
        names=names(state, fact),
        entities=state.story.entities.values(),
        judged=judgements(state, fact),
        articles=state.articles,
    )


def article_page(state: State, source: str, undoable: int) -> str:
    """Give the page of an article."""
    parts = article_parts(state, source, undoable)
    order, article = list(state.articles), state.articles[source]
    at = order.index(source)
    held = {each.claim.field for each in state.items(source) if each.claim}
    return fragment(
        "article.html",
        article=article,
        title=article.title or article.label or article.id,
        day=day_text(article.published),
        gone=state.why_gone(source),
        story=state.story,
        parts=parts,
        labels=LABELS,
        about=known_of(state, article),
        kinds=get_args(EntityKind),
        top=[state.story.fields[field] for field in state.top],
        fields=[field for field in state.story.fields.values() if field.id in held],
        sources=[(each, (state.left(id_) or Left()).all) for id_, each in state.articles.items()],
        before=order[at - 1] if at else "",
        after=order[at + 1] if at + 1 < len(order) else "",
    )
