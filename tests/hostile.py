"""A folder of articles and a story file that hold hostile text wherever text of others can stand.

Its twin holds a harmless word in the place of each text. As both are the same story, whatever differs between the two
sites beside these words was done by the text. A word sorts among the others as its text does among the texts, so that
lists by name keep one order.
"""

from __future__ import annotations

import html
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import quote

import yaml

from generator.slugs import slugify
from tests import yamls

CASES = Path(__file__).parent / "golden" / "hostile.yml"
Place = Literal[
    "quote", "sentence", "named", "speaker",  # an article's words: any, beside a name, as a value, as one who says it
    "via",  # whom a claim credits
    "title", "outlet", "author", "label", "url", "archive", "file", "id",  # what the story file says of an article
    "note", "model",  # what the editor says of a topic, and who proposed a claim
    "story", "comparison", "topic", "intro", "subject", "entity", "alias", "field", "option",
]  # fmt: skip
ABOUT: tuple[Place, ...] = ("title", "outlet", "author", "label", "url", "archive")
GRAMMAR = yamls.load(CASES.with_name("hostile-grammar.yml").read_text("utf-8"))
ENCODINGS: Sequence[Callable[[str], str]] = (
    lambda text: text,
    lambda text: text,
    lambda text: text,
    lambda text: html.escape(text),
    lambda text: html.escape(html.escape(text)),
    lambda text: "".join(f"&#{ord(c)};" if c in "<>&\"'()[]" else c for c in text),
    lambda text: "".join(f"&#x{ord(c):x}" if c in "<>" else c for c in text),
    quote,
    lambda text: text.replace("<", "\\u003c").replace(">", "\\x3e"),
    lambda text: text.replace("<", "＜").replace(">", "＞"),
    lambda text: "".join(c.upper() if n % 2 else c for n, c in enumerate(text)),
    lambda text: text.replace("<", "<\u200b"),
    lambda text: text.replace("script", "scr\u00adipt"),
    lambda text: text.replace(" ", "/"),
)
CONTROLS = ("\x1b[2J", "\x1b]0;evil\x07", "\x9b31m", "\x08\x08", "\u202e", "\u2066", "\x07", "\x1bc", "\u0085", "\x0c")
"""What terminals obey; only articles can hold them."""
PLACES: tuple[Place, ...] = tuple(place for place in get_args(Place) if place not in ("id", "file", "url", "archive"))
ADDRESSES: tuple[Place, ...] = ("url", "archive")
NAME = "Cormorant"
TEXT = (
    "In piece {id} nobody at the office wants the 12 days to pass, neither {quote} nor others, as {speaker} said to "
    "all who asked, and so the barge stays where it is, the crane is covered up again, {named} goes home early, and "
    "those who wait for their parcels on the far side of the water wait on as they did the week before.{more}"
)


@dataclass(frozen=True)
class Case:
    """A text, where it is put, and what a reader must see of it."""

    text: str
    at: tuple[Place, ...]
    shown: str
    refused: str = ""
    """What the message says when the story file or the name of a file may not hold the text."""
    skipped: bool = False
    """Whether a file of this name is passed over."""


def cases() -> tuple[Case, ...]:
    """The cases of the golden file, in its order."""
    return tuple(_case(**entry) for entry in yamls.load(CASES.read_text(encoding="utf-8")))


def _case(text: str, at: list[Place], times: int = 1, **about: Any) -> Case:
    assert set(at) <= set(get_args(Place))
    whole = text * times + (".txt" if times > 1 and at == ["file"] else "")
    return Case(whole, tuple(at), **{"shown": " ".join(whole.split()), **about})


def pieces(count: int, draw: random.Random) -> Iterator[Case]:
    """Make pieces, each with a word of its own, a third of a hundred as names of files and addresses."""
    for number in range(count):
        thing = draw.choice(ENCODINGS)(draw.choice(GRAMMAR["wrappings"]).replace("{}", draw.choice(GRAMMAR["things"])))
        word = f"pwn{number:04}"
        text = " ".join(draw.choice((f"{thing} {word}", f"{word} {thing}", f"{thing}{word}")).split())
        kind = number % 30
        if kind == 0:
            name = re.sub(r'[/\\:*?"|\x00-\x1f]', "_", text)[:60].strip(" .")
            yield Case(f"{name}{word}.txt", ("file",), word)
        elif kind == 1:
            yield Case(f"https://example.org/{word}?{''.join(thing.split())}", (draw.choice(ADDRESSES),), word)
        elif kind == 2:
            yield Case(f"{word}{draw.choice(CONTROLS)}{word}", (draw.choice(("quote", "sentence")),), word)
        else:
            yield Case(text, (PLACES[number % len(PLACES)],), word)


def harmless(cases: Sequence[Case]) -> list[Case]:
    """The cases with a word for each text; the names of files stay apart, as they sort by other rules."""
    files = sorted(case.text for case in cases if "file" in case.at)
    texts = sorted((case.text for case in cases if "file" not in case.at), key=str.casefold)
    made = {text: f"zzf{n:04}.txt" for n, text in enumerate(files)} | {t: f"zz{n:04}" for n, t in enumerate(texts)}
    return [replace(case, text=_like(case, made[case.text])) for case in cases]


def _like(case: Case, word: str) -> str:
    return f"https://example.org/{word}" if {"url", "archive"} & set(case.at) else word


def rounds(cases: Iterable[Case]) -> list[dict[Place, str]]:
    """Share the texts out to as few rounds as may be, each of which has every place at most once."""
    found: list[dict[Place, str]] = []
    for case in cases:
        needs = {*case.at, *(ABOUT if "file" in case.at else ())}
        here = next((each for each in found if not needs & {*each, *(ABOUT if "file" in each else ())}), None)
        if here is None:
            found.append(here := {})
        here.update(dict.fromkeys(case.at, case.text))
    return found


@dataclass(frozen=True)
class Round:
    """An article with what belongs to it: a subject, an entity, fields and a topic of its own."""

    number: int
    texts: dict[Place, str]

    @property
    def id(self) -> str:
        """The id of all that belongs to the round, behind a letter."""
        return f"{self.number:02}"

    @property
    def file(self) -> str:
        """The name of the article's file, sorted before those that are texts."""
        return self.texts.get("file", f"!{self.id}.txt")

    @property
    def source(self) -> str:
        """The article's id, which the story file does not set where the file's name is a text."""
        return slugify(Path(self.file).stem) if "file" in self.texts else f"r-{self.id}"

    @cached_property
    def article(self) -> str:
        """The article's text, all of which is quoted."""
        plain: dict[Place, str] = {"quote": "the owners", "speaker": "the porter", "named": "the night watch"}
        words = {place: self.texts.get(place, word) for place, word in plain.items()}
        more = f"\n\nThe {NAME} lies beside {self.texts['sentence']} as it did." if "sentence" in self.texts else ""
        return TEXT.format(id=self.id, more=more, **words)

    def about(self) -> dict[str, str]:
        """What the story file says of the article."""
        if "file" in self.texts:
            return {}
        return {
            "id": self.texts.get("id", self.source),
            "label": self.id,
            **{key: self.texts[key] for key in ABOUT if key in self.texts},
        }

    def claims(self) -> list[dict[str, Any]]:
        """The editor's claims about the article."""
        subject = f"s-{self.id}" if "subject" in self.texts else "pier"
        said = {key: text for key, text in self.texts.items() if key in ("speaker", "via")}
        said |= {"proposed-by": self.texts["model"]} if "model" in self.texts else {}
        claim = {"source": self.source, "subject": subject, "quote": self.article, **said}
        days = {
            "field": f"f-{self.id}" if "field" in self.texts else "length",
            "value": "12 days",
            "written": "12 days",
        }
        own: dict[Place, dict[str, str]] = {
            "named": {"field": "names", "value": self.texts.get("named", ""), "written": self.texts.get("named", "")},
            "entity": {"field": "names", "value": f"e-{self.id}", "written": "nobody"},
            "alias": {"field": "names", "value": f"a-{self.id}", "written": "water"},
            "option": {"field": f"o-{self.id}", "value": "one", "written": "office"},
        }
        return [claim | each for each in (days, *(own[place] for place in own if place in self.texts))]


def write(folder: Path, cases: Sequence[Case]) -> None:
    """Write the articles, the story file and the editor's claims that hold the texts."""
    made = [Round(number, texts) for number, texts in enumerate(rounds(cases))]
    for each in made:
        (folder / each.file).write_bytes(each.article.encode())
    _dump(folder / "story.yml", story(cases, made))
    notes = [{"topic": f"t-{each.id}", "note": each.texts["note"]} for each in made if "note" in each.texts]
    claims = [claim for each in made for claim in each.claims()]
    _dump(folder / "edits.yml", {"claims": claims, **({"notes": notes} if notes else {})})


def _dump(path: Path, data: object) -> None:
    plain = json.loads(json.dumps(data))  # in which no object stands twice: story files have no aliases
    path.write_text(yaml.safe_dump(plain, sort_keys=False, width=10**6), encoding="utf-8")


def story(cases: Iterable[Case], made: Sequence[Round]) -> dict[str, Any]:
    """The story file; one title holds all texts for a title of which there is but one."""
    length = {"type": "duration", "unit": "day", "nouns": ["unheard"]}
    options = {"type": "term", "nouns": ["unheard"]}
    fields = {"length": {**length, "label": "Length"}}
    fields |= {"names": {"type": "name", "many": True, "nouns": ["unheard"], "label": "Names"}}
    fields |= _each(made, "field", lambda each, text: {**length, "label": text})
    fields |= _each(made, "option", lambda each, text: {**options, "options": {"one": [text]}})
    people = _each(made, "entity", lambda each, text: {"name": text, "kind": "person"})
    places = _each(made, "alias", lambda each, text: {"name": f"Place {each.id}", "kind": "place", "aliases": [text]})
    subjects = _each(made, "subject", lambda each, text: {"name": text, "kind": "generic"})
    return {
        "title": _joined(cases, "story"),
        "quote-share": 100,
        "subjects": {"pier": {"name": "Pier", "kind": "generic"}, **subjects},
        "entities": {"cormorant": {"name": NAME, "kind": "craft"}, **people, **places},
        "fields": fields,
        "topics": {"all": {"title": "All", "fields": [*fields], "entities": [*people, *places]}, **_topics(made)},
        "comparison": {"title": _joined(cases, "comparison")},
        "sources": {each.file: about for each in made if (about := each.about())},
    }


def _each(made: Iterable[Round], place: Place, entry: Callable[[Round, str], dict[str, Any]]) -> dict[str, Any]:
    """An entry of the story file for each round that has a text for a place, by its id."""
    return {f"{place[0]}-{each.id}": entry(each, each.texts[place]) for each in made if place in each.texts}


def _topics(made: Iterable[Round]) -> dict[str, dict[str, Any]]:
    """The topics of the rounds that have a text for a title or for what stands under it."""
    return {
        f"t-{each.id}": {
            "title": each.texts.get("topic", f"Topic {each.id}"),
            "fields": ["names"],
            "subjects": ["pier"],
        }
        | ({"intro": each.texts["intro"]} if "intro" in each.texts else {})
        for each in made
        if {"topic", "intro", "note"} & each.texts.keys()
    }


def _joined(cases: Iterable[Case], place: Place) -> str:
    return " and ".join(["All", *(case.text for case in cases if place in case.at)])
