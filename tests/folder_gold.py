"""Judges what is proposed for a folder against its labels in ``folders/gold``: subject, names, kinds, aliases, facts.

A label names the ``subjects`` that would be right (``sets`` of these, by names or a pattern), whether the folder shares
no one story (``refuse``) or tells two (``both``), the ``entities`` that matter with their kinds and aliases, and names
that must not be there (``not_entities``, a text or a name with kinds) or never be one (``apart``). ``facts`` are values
that a file states, sought among the claims that the proposed story file makes of that file, under whatever field.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from generator.extract import Extractor
from generator.models import Date, Duration, Money, Name, Quantity, Term, Value
from generator.names import NameFinder
from generator.propose import propose
from generator.propose.page import StoryProposal, page
from generator.read import Keys, read_articles
from generator.story import load_story
from tests import yamls

FOLDERS = Path(__file__).parent / "folders"
FIRST = 25
"""Entities among which those that matter must be."""
TUNED = (
    *("breach", "bridge", "cabin", "cheese", "court", "drug", "election", "forgery", "fossil", "library", "marathon"),
    *("mine", "politics", "recall", "sport", "strike", "transfer", "volcano"),
    *("chess", "festival", "hospital", "kitchen", "millrace", "robbery"),
    *("bishop", "derail", "drawer", "novel", "valley", "wreck"),
    *("airline", "exam", "heap", "hills", "opera", "orbiter", "orchid", "spill"),
)
ASIDE: tuple[str, ...] = ()
"""Folders whose misses may be looked at, and those of which nobody looks at more than the totals."""


def plain(name: object) -> str:
    """A name without capitals, accents, signs and a leading article."""
    text = unicodedata.normalize("NFKD", str(name)).replace("’", "'").lower()
    text = "".join(char for char in text if not unicodedata.combining(char) and char not in '.,"“”')
    return " ".join(text.split()).removeprefix("the ")


def judge(name: str) -> tuple[Counter[str], list[str]]:
    """What is right of a folder, counted, and what is not, in words."""
    gold = yamls.load((FOLDERS / "gold" / f"{name}.yml").read_text("utf-8"))
    proposal = propose(read_articles(FOLDERS / name, {}).articles, {})
    score, notes = Counter(folders=1, subjects=subjects_fit(gold, proposal)), []
    if not score["subjects"]:
        notes.append(f"{name}: subjects {[each.name for each in proposal.subjects]}")
    things = [(each.name, "subject", each.names) for each in proposal.subjects]
    things += [(one.entity.name, one.entity.kind, one.entity.names) for one in proposal.entities if one.known]
    first = things[: FIRST + len(proposal.subjects)]
    for wanted in gold["entities"]:
        names = {plain(each) for key in ("aliases", "spellings") for each in wanted.get(key, [])} | {
            plain(wanted["name"])
        }
        hits = [thing for thing in first if names & set(map(plain, thing[2]))]
        score.update(entities=1, found=bool(hits), aliases=len(wanted.get("aliases", [])))
        score["kinds"] += any(kind == "subject" or kind in wanted["kinds"] for _, kind, _ in hits)
        for alias in wanted.get("aliases", []):
            score["joined"] += any(
                {plain(alias), plain(wanted["name"])} <= set(map(plain, each)) for *_, each in things
            ) or is_surname(alias, wanted["name"], proposal)
        notes += [] if hits else [f"{name}: missing {wanted['name']}"]
    for no in gold["not_entities"]:
        bad, kinds = (no, None) if isinstance(no, str) else (no["name"], no["kinds"])
        wrong = [thing for thing in things if plain(thing[0]) == plain(bad) and (kinds is None or thing[1] in kinds)]
        score["forbidden"] += len(wrong)
        notes += [f"{name}: forbidden {thing[0]} ({thing[1]})" for thing in wrong]
    for one, other in gold.get("apart", []):
        merged = [each for *_, each in things if {plain(one), plain(other)} <= set(map(plain, each))]
        score["merged"] += bool(merged)
        notes += [f"{name}: {one} is not {other}"] if merged else []
    return score, notes


def is_surname(alias: str, name: str, proposal: StoryProposal) -> bool:
    """Whether a story file needs no alias, because the finder takes a surname for the person who has it."""
    known = [one.entity for one in proposal.entities if one.known]
    met = [one.id for one in known if one.kind == "person" and plain(name) in map(plain, one.names)]
    found = NameFinder(known).find(f"It was {alias}.")
    return plain(name).endswith(f" {plain(alias)}") and bool(met) and [m.value.entity for m in found] == met


def facts_found(name: str, folder: Path) -> Counter[str]:
    """How many values the proposed story file finds as it stands; ``folder`` is for that file."""
    gold = yamls.load((FOLDERS / "gold" / f"{name}.yml").read_text("utf-8"))
    articles = read_articles(FOLDERS / name, {}).articles
    path = folder / "story.yml"
    path.write_text(page(propose(articles, {}), Keys()), "utf-8")
    story = load_story(path)
    articles = read_articles(FOLDERS / name, story.sources).articles
    extractor = Extractor(story)
    held = {article.file: [claim.value for claim in extractor.claims(article)] for article in articles}
    hits = [any(is_stated(fact, value) for value in held[fact["file"]]) for fact in gold["facts"]]
    return Counter(facts=len(hits), found=sum(hits))


def is_stated(fact: dict[str, Any], value: Value) -> bool:
    """Whether a claim's value is one of those that a label allows."""
    return any(is_value(wanted, value) for wanted in (fact["value"], *fact.get("also", [])))


def is_value(wanted: Any, value: Value) -> bool:
    """Whether a claim's value is the one that a label gives; what is counted may go by another noun."""
    said = wanted if isinstance(wanted, dict) else {}
    match value:
        case Money():
            return (said.get("amount"), said.get("currency")) == (value.amount, value.currency)
        case Duration():
            return (said.get("n"), said.get("unit")) == (value.n, value.unit)
        case Quantity():
            return bool(said.get("n") == value.n)
        case Date():
            return bool(wanted == value.date)
        case Name():
            return isinstance(wanted, str) and plain(wanted) == plain(value.name)
        case Term():
            return bool(wanted == value.text)


def subjects_fit(gold: dict[str, Any], proposal: StoryProposal) -> bool:
    """Whether the subjects are one of the sets that would be right."""
    if gold["refuse"]:
        return not proposal.subjects
    sets = [
        [[one for one in proposal.subjects if fits(want, one.names)] for want in wants]
        for wants in gold["subjects"]["sets"]
    ]
    return any(all(hits) and len(hits) == len(proposal.subjects) for hits in sets)


def fits(want: dict[str, Any], names: tuple[str, ...]) -> bool:
    """Whether a subject goes by one of the names, or its name has the pattern, that a label wants."""
    if "any" in want:
        return any(fits(each, names) for each in want["any"])
    own = set(map(plain, names))
    pattern = want.get("match")
    return bool(own & set(map(plain, want.get("names", [])))) or bool(
        pattern and any(re.search(pattern, n) for n in own)
    )
