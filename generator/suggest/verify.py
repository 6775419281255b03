"""Whether what a model drafts holds: each refusal with its reason, the cheapest test first.

Verification sees that words stand where they should and mean the value. It cannot see whether they say so of this
subject and this field, or as a plan; that is for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.editing import Plain
from generator.edits import ClaimReader, Texts
from generator.identity import claim_id
from generator.models import Article, Claim, Name, Span, Value
from generator.names import NameFinder
from generator.reconcile import name_key
from generator.story import NAME_TYPES, Story
from generator.suggest.answer import read_draft
from generator.suggest.ground import Ground
from generator.suggest.model import Draft, Entry, Proposal, Refused, RefusedError
from generator.suggest.named import read_name
from generator.suggest.place import placed, refuse
from generator.suggest.typed import read_typed


class Verifier:
    """Holds answers to the story file and to the articles that they are about."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._finder = NameFinder([*story.subjects.values(), *story.entities.values()])

    def verify(self, article: Article, entries: Iterable[Entry]) -> tuple[list[Proposal], list[Refused]]:
        """Part the entries of an answer on an article into those that hold and those that do not."""
        ground, texts = Ground(article, self._finder), Texts([article])
        held: dict[tuple[str, str, object], Proposal] = {}
        refused = []
        for entry in entries:
            try:
                found = self._proposal(entry, ground, texts)
                key = (found.claim.subject, found.claim.field, sense(found.claim.value))
                if key in held:
                    raise RefusedError(f"the same value is proposed before, in {held[key].claim.quote[:60]!r}")
                held[key] = found
            except RefusedError as error:
                refused.append(Refused(article.id, entry, str(error)))
        return [*held.values()], refused

    def _proposal(self, entry: Entry, ground: Ground, texts: Texts) -> Proposal:
        draft = read_draft(entry, self._story)
        quote = ground.quote(draft.quote)
        span = ground.inside(quote, draft.written)
        field = self._story.fields[draft.field]
        said: Plain
        if field.type in NAME_TYPES:
            said = read_name(draft, field, self._story, ground, span)
        else:
            said, span = read_typed(draft, field, self._story, ground, span)
        quote = ground.widened((min(quote[0], span[0]), max(quote[1], span[1])), span)
        made = _entry(draft, said, ground.article, quote, span)
        return Proposal(read_entry(made, self._story, texts), made)


def read_entry(entry: Mapping[str, Plain], story: Story, texts: Texts) -> Claim:
    """Read an entry as the file of edits would be read. Raises `RefusedError` with what that refuses."""
    place = placed(entry, "the entry")
    claim = ClaimReader(story, texts).claim(place)
    if claim is None:
        refuse(place)
    return replace(claim, id=claim_id(claim.source, claim.subject, claim.field, claim.written, claim.quote))


def _entry(draft: Draft, value: Plain, article: Article, quote: Span, span: Span) -> dict[str, Plain]:
    text = article.text
    entry: dict[str, Plain] = {
        "source": article.id,
        "subject": draft.subject,
        "field": draft.field,
        "value": value,
        "written": " ".join(text[slice(*span)].split()),
        "quote": " ".join(text[slice(*quote)].split()),
    }
    return entry | {key: True for key in ("planned", "denied", "hedged") if getattr(draft, key)}


def sense(value: Value) -> object:
    """Give what a value means, so that two names of one entity are the same."""
    return (value.entity or name_key(value.name)) if isinstance(value, Name) else value
