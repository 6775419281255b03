"""The pages of a proposed site: those of the presets, and whom and what the story names, by what they are to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.propose.entities import Found
from generator.propose.presets import Trial
from generator.story import EntityKind, Subject

_FEW: Final = 2
"""Names of a kind below which they go to the page of everybody."""
_GROUPS: Final[Sequence[tuple[str, str, str, frozenset[EntityKind]]]] = (
    ("who", "Who is involved", "Who is named", frozenset({"person", "character", "organisation", "agency"})),
    ("where", "Places of the story", "Which places are named", frozenset({"place"})),
    ("what", "What else is involved", "What else is named", frozenset({"product", "craft", "work", "event"})),
)
"""Topics that list entities: id, title, title where there is no one story, kinds."""


@dataclass(frozen=True, slots=True)
class TopicDraft:
    """A page."""

    id: str
    title: str
    fields: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    """Fields of its preset of which the trial found nothing, or too little."""
    entities: tuple[str, ...] = ()


def topics(trials: Sequence[Trial], entities: Sequence[Found], subjects: Sequence[Subject]) -> Iterator[TopicDraft]:
    """Draft the pages: one for each preset, and one for each part that names play in the story."""
    for trial in trials:
        about = trial.catalogue
        title = about.title if len(subjects) < 2 else about.titles
        yield TopicDraft(about.name, title, tuple(trial.filled), tuple(trial.empty))
    listed = False
    for id_, involved, named, kinds in _GROUPS:
        members = tuple(each.entity.id for each in entities if each.known and each.entity.kind in kinds)
        if len(members) >= _FEW or (members and not trials):
            listed = True
            yield TopicDraft(id_, involved if subjects else named, entities=members)
    if not trials and not listed:
        yield TopicDraft("story", "The story", entities=tuple(each.id for each in subjects))
