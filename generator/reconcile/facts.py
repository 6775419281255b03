"""Facts from claims: each value as a position with its origins, and how the positions stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.models import Article, Claim, Fact, Judgements, Name, Position, Term
from generator.reconcile.change import Time
from generator.reconcile.explain import Explain
from generator.reconcile.group import Key, fold, groups, key
from generator.reconcile.origins import origins
from generator.reconcile.rates import rates
from generator.reconcile.relate import Scale
from generator.reconcile.verdicts import Judge
from generator.story.model import Story
from generator.words import value_text

NONE = Judgements()


def facts(
    claims: Iterable[Claim], story: Story, articles: Sequence[Article] = (), judged: Judgements = NONE
) -> list[Fact]:
    """Group claims into facts and positions, and judge these.

    Claims come in the order of their sources. Facts follow the story file's subjects and, in each, its fields;
    positions and the claims in them follow their sources and, in each, the text.
    """
    claims = list(claims)
    grouped = groups(claims, _same(judged, story))
    origin = origins(claims, articles, story)
    apart = frozenset(frozenset(map(fold, pair)) for pair in judged.apart)
    time, explain, known = Time(articles), Explain(articles), rates(claims)
    found = []
    for subject in story.subjects:
        for field in story.fields.values():
            if (subject, field.id) in grouped:
                judge = Judge(Scale(story, field, apart), time, explain, known)
                positions = tuple(
                    _ranked(_position(group, story, origin), judged) for group in grouped[subject, field.id]
                )
                found.append(Fact(subject, field.id, positions, judge.verdicts(positions)))
    return found


def _same(judged: Judgements, story: Story) -> dict[Key, Key]:
    """Lead from each name that the editor merges to the first of its group."""
    known = {fold(name): entity.id for entity in story.entities.values() for name in entity.names}
    found: dict[Key, Key] = {}
    for group in judged.same:
        keys = [key(Name(name, known.get(fold(name)))) for name in group]
        found |= dict.fromkeys(keys, keys[0])
    return found


def _position(group: Sequence[Claim], story: Story, origin: Mapping[str, str]) -> Position:
    first = group[0]
    came = tuple(dict.fromkeys(origin[claim.id] for claim in group))
    return Position(first.value, _text(first, story), tuple(group), came, first.modality == "denied")


def _ranked(position: Position, judged: Judgements) -> Position:
    claim = position.claims[0]
    for ranking in judged.rankings:
        here = (ranking.subject, ranking.field) == (claim.subject, claim.field)
        if here and not position.denied and key(ranking.value) == key(position.value):
            return replace(position, rank=ranking.rank, reason=ranking.reason)
    return position


def _text(claim: Claim, story: Story) -> str:
    match claim.value:
        case Name(_, str(entity)) if entity in story.entities:
            return story.entities[entity].name
        case Term(text) as term:
            wordings = story.fields[claim.field].options.get(text)
            return wordings[0] if wordings else value_text(term)
        case value:
            return value_text(value) or claim.written
