"""The file of edits, read and checked against the articles: all its mistakes come at once, each with its line."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.documents import Place, compose, compose_text
from generator.edits.claim import ClaimReader, Memory
from generator.edits.forms import EDITS
from generator.edits.judgements import read_note, read_rank
from generator.edits.left_out import Unwanted, leave_out, read_left_out
from generator.edits.names import NameReader
from generator.edits.text import Texts
from generator.edits.through import read_through
from generator.errors import CollateError, Mistakes
from generator.identity import claim_id
from generator.models import Article, Claim, Judgements, Note
from generator.story import Story

_NONE = Judgements()
_WANTED = "the editor's claims, ranks, names or notes, if only as claims: []"


@dataclass(frozen=True, slots=True)
class Edits:
    """What the editor adds and decides."""

    claims: tuple[Claim, ...] = ()
    """In the order of the file."""
    judged: Judgements = _NONE
    names: tuple[tuple[int, str], ...] = ()
    """The names that the editor judges, each with the line that has it."""
    notes: tuple[Note, ...] = ()
    """Those on topics."""
    left_out: tuple[Unwanted, ...] = ()
    read: frozenset[str] = frozenset()
    """Ids of the articles that are read through."""
    notices: tuple[str, ...] = ()
    """What the editor should know of the file and need not mend, as ``path:line: what``."""


def load_edits(path: Path, story: Story, articles: Iterable[Article]) -> Edits:
    """Read what the editor adds and decides (YAML in UTF-8); nothing, when there is no such file.

    Raises `CollateError` with one line for each mistake: a key, id, field, source or option that nobody knows, a value
    that is none of its field's type, words that do not stand in the article, a claim that is there twice, judgements
    of names that contradict each other. What needs the claims of the rules is left to `leave_out`, and what needs the
    facts to `demand_use`.
    """
    if not os.path.lexists(path):
        return Edits()
    mistakes = Mistakes()
    return _read(compose(path, mistakes, _WANTED), story, Texts(articles), mistakes)


def read_edits(path: Path, text: str, story: Story, texts: Texts, memory: Memory | None = None) -> Edits:
    """Read the text of a file of edits as `load_edits` does; it may be empty.

    ``memory`` holds the claims that were read before of the same story and articles, by what their entries say.
    """
    mistakes = Mistakes()
    return _read(compose_text(path, text, mistakes, _WANTED if text else ""), story, texts, mistakes, memory)


def wrong_edits(
    path: Path, text: str, story: Story, texts: Texts, rules: Sequence[Claim] | None = None
) -> tuple[str, ...]:
    """Give the mistakes that `load_edits` would find in a file with this text, each with its line.

    With the claims of the rules, also those that `leave_out` would find.
    """
    try:
        edits = read_edits(path, text, story, texts)
        if rules is not None:
            leave_out(path, rules, edits.left_out)
    except CollateError as error:
        return error.lines
    return ()


def _read(root: Place | None, story: Story, texts: Texts, mistakes: Mistakes, memory: Memory | None = None) -> Edits:
    parts = root.parts(EDITS) if root else {}
    places = {key: place.places() for key, place in parts.items()}
    claims, names = ClaimReader(story, texts, memory), NameReader(story)
    added = [claims.claim(place) for place in places.get("claims", ())]
    ranks = [read_rank(place, story) for place in places.get("ranks", ())]
    notes = [note for place in places.get("notes", ()) if (note := read_note(place, story))]
    unwanted = [read_left_out(place, story, texts) for place in places.get("left-out", ())]
    for place in places.get("names", ()):
        names.read(place)
    same, apart = names.groups()
    read, notices = read_through(places.get("read", ()), texts)
    mistakes.check()
    on_facts, on_topics = (tuple(note for note in notes if bool(note.topic) is of_topic) for of_topic in (False, True))
    judged = Judgements(tuple(filter(None, ranks)), same, apart, on_facts)
    kept, out = _numbered(filter(None, added)), tuple(filter(None, unwanted))
    return Edits(kept, judged, names.lines(), on_topics, out, read, notices)


def _numbered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give claims their ids."""
    ordinals: Counter[tuple[str, ...]] = Counter()
    numbered = []
    for claim in claims:
        key = (claim.source, claim.subject, claim.field, claim.written, claim.quote)
        ordinals[key] += 1
        numbered.append(replace(claim, id=claim_id(*key, ordinal=ordinals[key])))
    return tuple(numbered)
