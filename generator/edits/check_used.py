"""Nothing that the editor decides is left without a use: each judgement meets the values and names that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from generator.edits.entries import guess
from generator.edits.load import Edits
from generator.edits.value import form
from generator.errors import Mistakes
from generator.models import Fact, Name, Note, Ranking
from generator.reconcile import Editor, name_key
from generator.story import Story

_SHOWN = 5
"""Values, at most, that a message offers."""


def demand_used(path: Path, edits: Edits, facts: Sequence[Fact], story: Story) -> None:
    """Raise `CollateError` with a line of the file of edits for each judgement that meets nothing.

    That is a rank of a value that no fact has, or that has one already, a note on a fact that no source fills, and a
    name that neither a claim nor an entity has. ``facts`` are those that the edits went into.
    """
    mistakes = Mistakes()
    for line, text in (*_bad_ranks(edits, facts, story), *_bad_notes(edits.judged.notes, facts)):
        mistakes.add(path, line, text)
    known = _names(facts, story)
    for line, name in edits.names:
        if name_key(name) not in known:
            text = f"no claim and no entity of the story has the name {name!r}"
            mistakes.add(path, line, f"{text}; {guess(get_close_matches(name, known.values(), 1), 'entry')}")
    mistakes.check()


def _bad_ranks(edits: Edits, facts: Sequence[Fact], story: Story) -> list[tuple[int, str]]:
    editor, found = Editor(edits.judged, story), {(fact.subject, fact.field): fact for fact in facts}
    taken: dict[tuple[str, str, int | None], int] = {}
    bad = []
    for ranking in edits.judged.rankings:
        fact = found.get((ranking.subject, ranking.field))
        at = next((n for n, each in enumerate(fact.positions) if editor.means(ranking, each)), None) if fact else None
        if fact is None:
            bad.append((ranking.line, _no_fact(ranking, facts, "rank")))
        elif at is None:
            bad.append((ranking.line, _no_value(ranking, fact)))
        elif line := taken.get((fact.subject, fact.field, at)):
            bad.append((ranking.line, f"line {line} ranks this value of {_about(ranking)} already; keep one rank"))
        taken.setdefault((ranking.subject, ranking.field, at), ranking.line)
    return bad


def _bad_notes(notes: Sequence[Note], facts: Sequence[Fact]) -> list[tuple[int, str]]:
    filled = {(fact.subject, fact.field) for fact in facts}
    return [(note.line, _no_fact(note, facts, "note")) for note in notes if (note.subject, note.field) not in filled]


def _no_fact(entry: Ranking | Note, facts: Sequence[Fact], what: str) -> str:
    filled = [fact.field for fact in facts if fact.subject == entry.subject]
    return f"no source gives {_about(entry)} a value; {guess(get_close_matches(entry.field, filled, 1), what)}"


def _no_value(ranking: Ranking, fact: Fact) -> str:
    given = form(ranking.value)
    there = [text for each in fact.positions if not each.denied and (text := form(each.value))]
    close = get_close_matches(given, there, _SHOWN, 0.0)
    return f"no source gives {_about(ranking)} the value {given}; {guess(close, 'rank')}"


def _about(entry: Ranking | Note) -> str:
    return f"{entry.field!r} of {entry.subject!r}"


def _names(facts: Sequence[Fact], story: Story) -> dict[str, str]:
    """All names of entities, of values and of those whom articles credit, by their folded form."""
    own = [name for entity in story.entities.values() for name in entity.names]
    claims = [claim for fact in facts for each in fact.positions for claim in each.claims]
    said = [claim.value.name for claim in claims if isinstance(claim.value, Name)]
    credited = [claim.via for claim in claims] + [source.outlet for source in story.sources.values()]
    return {name_key(name): name for name in (*filter(None, credited), *said, *own)}
