"""Articles that nobody wrote, as many as one likes, with a story file: what the generator is measured on.

    python -m tools.synthetic FOLDER NUMBER

Each article has about 400 words and 15 claims. It depends on its own number alone, so that the first thousand of ten
thousand are the thousand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any

import yaml

from generator.words import day_text

WORDS = Path(__file__).with_name("synthetic.yml")
FIRST, DAYS = date(2019, 1, 1), 2000
"""The day on which an article can appear first, and on how many."""
FIELDS, FILLERS = 13, 13
"""Sentences of an article that state a field, and that state none."""
PARAGRAPH = 4
UNDATED, OUTLETS, CREDITS = 8, 3, 4
"""About one article in so many has no date, has an outlet, credits an agency."""
_CHOICE = re.compile(r"\[([^]]*)\]")


def write_seeds(folder: Path, count: int) -> None:
    """Write ``count`` articles and their story file into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{name(number)}.txt").write_text(article(number), encoding="utf-8")
    about = yaml.dump(story(count), Dumper=yaml.CSafeDumper, sort_keys=False)
    (folder / "story.yml").write_text(about, encoding="utf-8")


def name(number: int) -> str:
    """Give the id of an article."""
    return f"report-{number + 1:05}"


def article(number: int) -> str:
    """Give the text of an article, counted from 0: most of it about one film, the end about another."""
    rng = Random(f"article {number}")
    films = list(_words()["films"].values())
    main, other = rng.sample(films, 2)
    fields = rng.sample(sorted(_words()["sentences"]), FIELDS)
    told = [_sentence(rng, field, main if place < FIELDS - 3 else other, number) for place, field in enumerate(fields)]
    rest = [_filler(rng) for _ in range(FILLERS)]
    lines = [line for pair in zip_longest(told, rest) for line in pair if line]
    parts = [" ".join(lines[at : at + PARAGRAPH]) for at in range(0, len(lines), PARAGRAPH)]
    return "\n\n".join([f"{main['name']}: what is known so far", *parts]) + "\n"


def story(count: int) -> dict[str, Any]:
    """Give the story file of so many articles."""
    words = _words()
    subjects = {key: {"name": film["name"], "kind": "film"} for key, film in words["films"].items()}
    topics = {key: topic | {"subjects": [*subjects]} for key, topic in words["topics"].items()}
    fields = [field for topic in words["topics"].values() for field in topic["fields"]]
    return {
        "title": words["title"],
        "presets": ["film", "launch"],
        "subjects": subjects,
        "entities": _entities(),
        "topics": topics,
        "comparison": {"title": "The films", "subjects": [*subjects], "fields": fields},
        "sources": {f"{name(number)}.txt": _source(number) for number in range(count)},
    }


def _source(number: int) -> dict[str, str]:
    rng = Random(f"source {number}")
    day = FIRST + timedelta(days=rng.randrange(DAYS))
    outlet = rng.choice(_words()["outlets"])
    dated = day_text(day.isoformat()) if rng.randrange(UNDATED) else "undated"
    known = {"id": name(number), "label": f"Report {number + 1} on films made in orbit, {dated}"}
    known |= {"published": day.isoformat()} if dated != "undated" else {}
    return known | ({} if rng.randrange(OUTLETS) else {"outlet": outlet})


def _entities() -> dict[str, dict[str, Any]]:
    words = _words()
    found: dict[str, dict[str, Any]] = {}

    def add(entity: str, kind: str, **more: object) -> None:
        found[entity.lower().replace(" ", "-")] = {"name": entity, "kind": kind, **more}

    for key, film in words["films"].items():
        for role in ("director", "lead", "producer"):
            add(film[role], "person", subject=key, roles=[role])
        for person in film["cast"]:
            add(person, "person", subject=key)
        add(film["character"], "character", subject=key)
        add(film["studio"], "organisation", subject=key)
        add(film["craft"], "craft", subject=key)
    for kind, group in (
        ("place", "places"),
        ("organisation", "wires"),
        ("organisation", "outlets"),
        ("person", "others"),
    ):
        for entity in words[group]:
            add(entity, kind)
    return found


def _sentence(rng: Random, field: str, film: Mapping[str, Any], number: int) -> str:
    pattern = rng.choice(_words()["sentences"][field])
    text: str = pattern.format(film=film["name"], lead=film["lead"], value=_value(rng, field, film, number))
    credited = rng.randrange(CREDITS * FIELDS) == 0
    return f"According to {rng.choice(_words()['wires'])}, {text}" if credited else text


def _value(rng: Random, field: str, film: Mapping[str, Any], number: int) -> str:
    """Give a value in words: half of the articles agree on it, the others have their own."""
    own, agreed = Random(f"{film['name']} {field}"), rng.random() < 0.5
    match field:
        case "cast" | "director" | "lead" | "producer" | "character":
            return _person(rng, film, field)
        case "studio" | "spacecraft":
            return str(film["studio" if field == "studio" else "craft"])
        case "launch-site" | "status":
            options = _words()["places" if field == "launch-site" else "statuses"]
            return str((own if agreed else rng).choice(options))
        case "launch-date" | "landing-date" | "release-date":
            day = FIRST + timedelta(days=own.randrange(DAYS) + (0 if agreed else rng.randrange(-600, 600)))
            return day_text(day.isoformat())
        case "budget" | "box-office":
            return _sum(own if agreed and field == "budget" else rng)
    low, unit = {"running-time": (80, "minutes"), "altitude": (360, "kilometres"), "days-in-space": (6, "days")}[field]
    most = low * 2 if unit != "kilometres" else 460
    return f"{rng.choice(_words()['bounds'])}{(own if agreed else rng).randrange(low, most)} {unit}"


def _sum(rng: Random) -> str:
    millions = rng.randrange(200, 4000) / 10
    euros = f" (€{millions * rng.choice((0.9, 0.92, 0.95)):.1f} million)" if rng.random() < 0.2 else ""
    return f"{rng.choice(_words()['bounds'])}${millions} million{euros}"


def _person(rng: Random, film: Mapping[str, Any], field: str) -> str:
    if rng.random() < 0.2:
        return f"{rng.choice(_words()['given'])} {rng.choice(_words()['family'])}"
    return str(rng.choice(film["cast"]) if field == "cast" else film[field])


def _filler(rng: Random) -> str:
    return _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), rng.choice(_words()["fillers"]))


@cache
def _words() -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(WORDS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data


if __name__ == "__main__":
    write_seeds(Path(sys.argv[1]), int(sys.argv[2]))
