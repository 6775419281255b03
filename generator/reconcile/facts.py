"""Facts from claims: each value as a position with its origins, and how the positions stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.models import Article, Claim, Duration, Fact, Judgements, Name, Position, Term, Value
from generator.patterns import lazy
from generator.reconcile.change import Time
from generator.reconcile.editor import Editor
from generator.reconcile.explain import Explain
from generator.reconcile.group import groups
from generator.reconcile.origins import origins
from generator.reconcile.rates import known_rates, rates
from generator.reconcile.relate import Scale
from generator.reconcile.status import status
from generator.reconcile.verdicts import Judge
from generator.story import Story
from generator.words import value_text

NONE = Judgements()
MONTHS = 12
"""Of a year."""
_TWO_UNITS = lazy(r"\byears?,? (?:and )?\S+ months?\b")
"""A length in years and months, which is told as it is written: "12 years and 11 months"."""


def facts(
    claims: Iterable[Claim], story: Story, articles: Sequence[Article] = (), judged: Judgements = NONE
) -> list[Fact]:
    """Group claims into facts and positions, and judge these.

    Claims come in the order of their sources. Facts follow the story file's subjects and, in each, its fields;
    positions and the claims in them follow their sources and, in each, the text. What the editor ranks keeps its
    place, and what is preferred its verdicts too: that sources differ stays true, whichever is right.
    """
    claims = list(claims)
    editor = Editor(judged, story)
    grouped = groups(claims, editor.value)
    origin = origins(claims, articles, editor, story.sources)
    time, explain, known = Time(articles), Explain(articles), known_rates(rates(claims))
    found = []
    for subject in story.subjects:
        for field in story.fields.values():
            if (subject, field.id) in grouped:
                judge = Judge(Scale(story, field, editor.apart), time, explain, known)
                positions = tuple(_position(group, story, origin, editor) for group in grouped[subject, field.id])
                notes = editor.notes(subject, field.id)
                verdicts = judge.verdicts(positions)
                stands = status(positions, verdicts, field.many)
                found.append(Fact(subject, field.id, positions, verdicts, notes, status=stands))
    return found


def _position(group: Sequence[Claim], story: Story, origin: Mapping[str, str], editor: Editor) -> Position:
    first = group[0]
    value = editor.value(first.value)
    came = tuple(dict.fromkeys(origin[claim.id] for claim in group))
    found = Position(value, text_of(value, first, story), tuple(group), came, first.modality == "denied")
    ranking = editor.ranking(found)
    return replace(found, rank=ranking.rank, reason=ranking.reason) if ranking else found


def text_of(value: Value, claim: Claim, story: Story) -> str:
    """Give a value of a claim as a reader sees it: an entity under its name, an option in its first words."""
    match value:
        case Name(_, str(entity)) if entity in story.entities:
            return story.entities[entity].name
        case Term(text) as term:
            wordings = story.fields[claim.field].options.get(text)
            return wordings[0] if wordings else value_text(term)
        case Duration(n, "month", None) if n > MONTHS and n % MONTHS and _TWO_UNITS.search(claim.written):
            return f"{value_text(Duration(n // MONTHS, 'year'))} and {value_text(Duration(n % MONTHS, 'month'))}"
        case _:
            return value_text(value) or claim.written
