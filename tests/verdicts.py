"""Cases of ``golden/verdicts*.yml`` as facts: what sources say of one field of one subject."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from generator.extract import worded
from generator.models import (
    Article,
    Block,
    Claim,
    Date,
    Duration,
    Fact,
    Money,
    Name,
    Number,
    Passage,
    Quantity,
    Term,
    Value,
)
from generator.reconcile import facts
from generator.story.model import Comparison, Entity, FieldDef, FieldType, Story, Subject
from generator.values import find_values
from generator.words import value_text
from tests import yamls

Case = dict[str, Any]
FOLDER = Path(__file__).parent / "golden"
FIGURE = re.compile(r"(?P<n>[\d.]+)(?:-(?P<n_to>[\d.]+))? ?(?P<unit>.*)")


def cases(name: str) -> list[Case]:
    """The cases of one file."""
    loaded: list[Case] = yamls.load_texts((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return loaded


def fact(case: Case) -> Fact:
    """The one fact that a case's claims make."""
    field = _field(case["field"])
    entities = _entities(case.get("entities", {}))
    articles, claims = _said(case["say"], field)
    [found] = facts([_known(claim, entities) for claim in claims], _story(field, entities), articles)
    return found


def _field(given: dict[str, Any]) -> FieldDef:
    assert given["type"] in get_args(FieldType)
    broader = {key: (wide,) if isinstance(wide, str) else tuple(wide) for key, wide in given.get("broader", {}).items()}
    return FieldDef(
        "field",
        "Field",
        given["type"],
        many=given.get("many") == "true",
        nouns=tuple(given.get("nouns", ())),
        running=given.get("running") == "true",
        options=MappingProxyType({key: tuple(words) for key, words in given.get("options", {}).items()}),
        broader=MappingProxyType(broader),
    )


def _entities(given: dict[str, Case]) -> dict[str, Entity]:
    return {
        id: Entity(id, it["name"], it["kind"], part_of=(it["part-of"],) if "part-of" in it else ())
        for id, it in given.items()
    }


def _known(claim: Claim, entities: dict[str, Entity]) -> Claim:
    """The claim, its name linked to the entity of that name."""
    ids = [id for id, entity in entities.items() if Name(entity.name) == claim.value]
    return replace(claim, value=Name(entities[ids[0]].name, ids[0])) if ids else claim


def _story(field: FieldDef, entities: dict[str, Entity]) -> Story:
    subject = Subject("it", "It", "project")
    comparison = Comparison(("it",), (field.id,))
    return Story(Path("story.yml"), "Story", "en", {"it": subject}, entities, {field.id: field}, {}, comparison, {})


def _said(entries: list[Case], field: FieldDef) -> tuple[list[Article], list[Claim]]:
    articles: dict[str, Article] = {}
    claims: list[Claim] = []
    for number, entry in enumerate(entries):
        source, quote = entry.get("source", f"source-{number}"), entry["quote"]
        before = articles[source].text if source in articles else ""
        text = before if quote in before else f"{before}{quote}. "
        day = None if entry["on"] in ("null", "") else entry["on"]
        articles[source] = Article(
            source,
            f"{source}.txt",
            text,
            (Block(0, len(text), "prose"),),
            "0" * 64,
            label=source.title(),
            published=day,
        )
        claims.append(_claim(entry, field, f"{number}", source, text.index(quote)))
        if entry.get("converts") == "true":
            claims[-1] = replace(claims[-1], converts=claims[-2].id)
    return list(articles.values()), claims


def _claim(entry: Case, field: FieldDef, id: str, source: str, start: int) -> Claim:
    quote = entry["quote"]
    written = entry.get("written") or _written(entry, field)
    modality = next(
        (mode for key, mode in (("denied", "denied"), ("planned", "planned")) if entry.get(key) == "true"), "stated"
    )
    said = Claim(
        id, "it", field.id, _value(entry, field), written, source, quote, start, start + len(quote),
        start + quote.index(written), modality, entry.get("hedged") == "true" or "bound" in entry, entry.get("bound"),
        speaker=entry.get("speaker"), via=entry.get("via"),
        ended=Passage(entry["ended"], start + quote.index(entry["ended"]), 0) if "ended" in entry else None,
    )  # type: ignore[arg-type]  # fmt: skip
    return worded(said, field, None if entry["on"] in ("null", "") else entry["on"])


def _written(entry: Case, field: FieldDef) -> str:
    """The words of the value in the quote, the whole quote where they are not plain to find."""
    value, quote = _value(entry, field), entry["quote"]
    words = value_text(value)
    forms = [entry["value"], words]
    if isinstance(value, Money | Duration | Quantity):
        read = [found for found in find_values(quote) if _figure(found.value) == _figure(value)]
        forms += [quote[found.start : found.end] for found in read]
    forms += [words.rsplit(" ", 1)[0], *words.split()[:1]]
    return next((form for form in forms if form and form in quote), quote)


def _figure(value: object) -> Number | None:
    return value.amount if isinstance(value, Money) else getattr(value, "n", None)


def _value(entry: Case, field: FieldDef) -> Value:
    text = entry["value"]
    match field.type:
        case "date":
            return Date(None if text in ("null", "") else text, entry.get("to"), entry.get("part"))
        case "term":
            return Term(text)
        case "money" | "duration" | "quantity":
            found = FIGURE.fullmatch(text)
            assert found, text
            n, n_to = _number(found["n"]), _number(found["n_to"]) if found["n_to"] else None
            if field.type == "money":
                return Money(n, found["unit"], n_to)
            return (Duration if field.type == "duration" else Quantity)(n, found["unit"], n_to)
        case _:
            return Name(text)


def _number(text: str) -> Number:
    return float(text) if "." in text else int(text)
