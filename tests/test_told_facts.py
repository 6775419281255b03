"""How much of what the shipped articles say stands on the pages: rules and the editor's hand together.

`extra.yml`, beside the originals, lists by hand what the five articles say beyond the closed fields, in fields of its
own; `FIELDS` says how the story file names them. An entry is told when a claim of its article, in one of these fields
and told alike (stated, planned or denied), quotes words that state it and is shown by a topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gold import Wanted, load_gold, places
from test_compose import ROOT, told

from generator.models import Claim
from generator.story import Story
from tests import yamls

LEAST = 0.9
EXTRA = next((p / "shared/gold/extra.yml" for p in ROOT.parents if (p / "shared/gold/extra.yml").exists()), None)
FIELDS = {
    "played-by": ["lead"],
    "casting-date": ["casting-after"],
    "office": ["roscosmos-head", "channel-one-head", "nasa-head", "universal-head"],
    "shoot-length": ["days-in-space"],
    "rocket": ["spacecraft"],
    "crew-returned": ["returned"],
    "precedent": ["precedent", "earlier-first"],
    "earlier-together": ["earlier-with-liman", "earlier-with-mcquarrie"],
    "status": ["state", "flown", "status"],
    "is": ["channel-one-rank", "woman-cosmonaut"],
    "leased-by": ["site-leased-by"],
    "first-film": ["first-film", "first-aimed"],
    "plot": ["plot", "premise"],
    "release-date": ["release-date", "precedent-date"],
    "spacecraft": ["spacecraft", "woman-helped-by"],
    "trailer": ["trailer-country"],
}

RETOLD_AS = {("partner", "planned")}
"""What the retellings tell otherwise than the articles that `extra.yml` reads."""


def shown(story: Story, claim: Claim) -> bool:
    """Whether some topic tells the fact of a claim."""
    return any(claim.subject in topic.subjects and claim.field in topic.fields for topic in story.topics.values())


def claims(folder: Path) -> Iterator[tuple[str, Claim]]:
    """The claims that pages tell, with the files of their articles."""
    story, found, _ = told(folder)
    files = {source.id: source.file for source in story.sources.values()}
    for fact in found:
        for position in fact.positions:
            yield from ((files[claim.source], claim) for claim in position.claims if shown(story, claim))


def states(claim: Claim, entry: dict[str, Any]) -> bool:
    """Whether a claim says what an entry lists."""
    if entry["field"] == "origin":
        return bool(claim.via) and entry["value"].split()[0] in str(claim.via)
    if claim.field not in FIELDS.get(entry["field"], [entry["field"]]):
        return False
    if claim.modality != entry["modality"] and (entry["field"], claim.modality) not in RETOLD_AS:
        return False
    words = " ".join(" ".join([claim.quote, *(each.quote for each in claim.also)]).split())
    said = [place for place in places(entry["retold"]) if all(" ".join(piece.split()) in words for piece in place)]
    return any({*re.findall(r"\w+", claim.written)} & {*re.findall(r"\w+", " ".join(place))} for place in said)


@pytest.mark.skipif(EXTRA is None, reason="the list is not here")
def test_what_the_articles_say_beyond_the_closed_fields() -> None:
    assert EXTRA is not None
    known = list(claims(ROOT / "seeds"))
    listed = yamls.load(EXTRA.read_text(encoding="utf-8"))["articles"]
    entries = [(each["file"], fact) for each in listed for fact in each["facts"] if fact["retold"]]
    missed = [(f, e) for f, e in entries if not any(f == file and states(claim, e) for file, claim in known)]
    lines = "\n".join(f"{file[:3]} {e['subject']} {e['field']} {e['value']} {e['modality']}" for file, e in missed)
    assert len(missed) <= (1 - LEAST) * len(entries), (
        f"{len(entries) - len(missed)} of {len(entries)}; missed:\n{lines}"
    )


def test_what_the_retellings_say_in_the_closed_fields() -> None:
    known = list(claims(ROOT / "seeds"))
    gold = load_gold(ROOT / "tests" / "golden" / "retellings.gold.yml")
    wanted: list[tuple[str, Wanted]] = [
        (file, fact) for file, labels in gold.files.items() for fact in labels.facts if not fact.optional
    ]
    missed = [(f, w) for f, w in wanted if not any(f == file and w.meets(claim) for file, claim in known)]
    lines = "\n".join(f"{file[:3]} {fact.subject} {fact.field} {fact.values}" for file, fact in missed)
    assert len(missed) <= (1 - LEAST) * len(wanted), f"{len(wanted) - len(missed)} of {len(wanted)}; missed:\n{lines}"
