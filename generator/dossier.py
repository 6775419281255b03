"""All that is known of one story, in one object: what pages and data files are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.edits import Edits, Prose
from generator.models import Article, Aside, Claim, EntityMention, Event, Fact
from generator.story import Story

if TYPE_CHECKING:
    from generator.history import History


@dataclass(frozen=True, slots=True)
class Dossier:
    """A story with what was read, found and judged of it. Nothing changes it once it is made."""

    story: Story
    articles: Sequence[Article]
    """In the order of the sources."""
    claims: Sequence[Claim]
    """Those of the rules and of the editor, in the order of the articles."""
    facts: Sequence[Fact]
    """Those of the claims."""
    events: Sequence[Event] = ()
    """The dated events that the articles tell, beside the claims."""
    mentions: Sequence[EntityMention] = ()
    """The sentences that name an entity of the story, in the order of the articles and of their texts."""
    aside: Aside = field(default_factory=Aside)
    """What the editor says of topics, and the claims that the editor leaves out."""
    edits: Edits = field(default_factory=Edits)
    """What the editor adds and decides, as the file has it."""
    prose: Sequence[Prose] = ()
    """What the editor wrote for pages."""
    by_hand: Mapping[str, str] = field(default_factory=dict)
    """The hashes of what the editor wrote, by the names of the files, from before they were read."""
    history: History | None = None
    """How facts changed from one published build to the next, where the story asks for it."""
