"""Claims, facts and dates as data for other programs: JSON and CSV, each described by a file in ``schemas/``."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from generator.chronicle import chronicle
from generator.compose import Sentence
from generator.dossier import Dossier
from generator.models import (
    Article,
    Claim,
    Date,
    Duration,
    Event,
    Fact,
    LeftOut,
    Money,
    Name,
    Number,
    Position,
    Quantity,
    Standing,
    Status,
    Term,
    Value,
    Verdict,
    Withdrawn,
)
from generator.story import Story
from generator.values import in_unit
from generator.words import value_text

SCHEMA = 1
NOTHING_TOLD: Mapping[str, Sequence[Sentence]] = MappingProxyType({})
"""The version of the form of the data files: another one when readers of the old form would read the new one wrong."""
Json = dict[str, Any]
COLUMNS = ("subject", "field", "verdict", "position", "value", "rank", "since", "sources", "claims")
CLAIM_COLUMNS = ("id", "subject", "field", "type", "value", "number", "number_to", "unit", "date", "date_to", "entity",
                 "source", "kind", "published", "modality", "hedged", "bound", "speaker", "via", "by", "proposed",
                 "written", "quote", "start", "end")  # fmt: skip

FORMULA = tuple("=+-@＝＋－＠\t\r\n")
"""How a spreadsheet's formula starts, in some of them also in full width."""


def files(dossier: Dossier, told: Mapping[str, Sequence[Sentence]] = NOTHING_TOLD) -> dict[str, str]:
    """Give the text of each data file by its path inside the folder of pages; ``told`` are the sentences of topics."""
    story, articles, claims, facts, aside = (
        dossier.story,
        dossier.articles,
        dossier.claims,
        dossier.facts,
        dossier.aside,
    )
    said = {"sources": [*map(_source, articles)], "claims": [_claim(claim, story) for claim in claims]}
    said |= {"left_out": [*map(_left_out, aside.left_out)], "withdrawn": [*map(_withdrawn, aside.withdrawn)]}
    missing = {about: [each.article.id for each in found] for about, found in aside.missing.items()}
    held = [_fact(fact, missing.get((fact.subject, fact.field), [])) for fact in facts]
    notes = [{"topic": note.topic, "text": note.text} for note in aside.notes]
    sentences = [_sentence(key, each) for key, found in told.items() for each in found]
    judged = {"facts": held, "notes": notes, "sentences": sentences}
    return {
        "data/claims.json": dump(_head(story) | said),
        "data/facts.json": dump(_head(story) | _labels(story, facts) | judged),
        "data/claims.csv": _claims_table(articles, claims),
        "data/facts.csv": _table(articles, facts),
        "data/timeline.json": dump(timeline(articles, claims, dossier.events)),
    }


def timeline(articles: Sequence[Article], claims: Sequence[Claim], events: Sequence[Event] = ()) -> list[Json]:
    """Give one row for each claim of a date and each further event, by date, then source."""
    return [
        {"date": row.date.date, "to": row.date.to, "entities": [*row.entities], "source": row.source}
        | {"quote": row.quote, "start": row.start, "end": row.end, "modality": row.modality}
        for row in chronicle(articles, claims, events)
    ]


def value_json(value: Value) -> Json:
    """Give a value with its type, numbers as plain numbers.

    >>> value_json(Money(2.5e9, "EUR"))
    {'type': 'money', 'amount': 2500000000, 'amount_to': None, 'currency': 'EUR'}
    """
    match value:
        case Money():
            amounts = {"amount": _plain(value.amount), "amount_to": _plain(value.amount_to)}
            return {"type": "money"} | amounts | {"currency": value.currency}
        case Date():
            narrowed = {"within": list(value.within)} if value.within else {}
            return {"type": "date", "date": value.date, "to": value.to, "part": value.part, **narrowed}
        case Duration() | Quantity():
            kind = "duration" if isinstance(value, Duration) else "quantity"
            return {"type": kind, "n": _plain(value.n), "n_to": _plain(value.n_to), "unit": value.unit}
        case Name():
            return {"type": "name", "name": value.name, "entity": value.entity}
        case Term():
            return {"type": "term", "text": value.text}


def _plain(number: Number | None) -> Number | None:
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _head(story: Story) -> Json:
    return {"schema": SCHEMA, "story": {"title": story.title}}


def _labels(story: Story, facts: Sequence[Fact]) -> Json:
    """What people read instead of the ids of subjects and fields, each once however many facts there are."""
    subjects = dict.fromkeys(fact.subject for fact in facts)
    fields = dict.fromkeys(fact.field for fact in facts)
    return {
        "subjects": {each: story.subjects[each].name for each in subjects},
        "fields": {each: story.fields[each].label for each in fields},
    }


def _source(article: Article) -> Json:
    keys = ("id", "file", "kind", "label", "title", "outlet", "url", "published", "sha256")
    return {key: getattr(article, key) for key in keys} | {"text_sha256": _hash(article.text)}


def _withdrawn(each: Withdrawn) -> Json:
    """Give a source that counts no more, why, and what it spoke of, but nothing that it said."""
    why = {key: getattr(each.withdrawal, key) or None for key in ("reason", "by", "date")}
    return _source(each.article) | why | {"facts": [{"subject": one, "field": other} for one, other in each.about]}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _claim(claim: Claim, story: Story) -> Json:
    before = {key: getattr(claim, key) for key in ("id", "subject", "field")}
    keys = ("written", "source", "quote", "start", "end", "modality", "hedged", "bound", "speaker", "via", "by")
    told = {
        "proposed": claim.proposed,
        "because": claim.because,
        "also": [asdict(passage) for passage in claim.also],
        "stand_ins": [asdict(each) for each in claim.stand_ins],
        "ended": asdict(claim.ended) if claim.ended else None,
        "converted": _in_field_unit(claim, story),
    }
    return before | {"value": value_json(claim.value)} | {key: getattr(claim, key) for key in keys} | told


def _in_field_unit(claim: Claim, story: Story) -> Json | None:
    """Give a measure in the unit of its field, rounded to what its words bear, where it is written in another one."""
    field = story.fields.get(claim.field)
    if field is None or not field.unit or not isinstance(claim.value, Quantity):
        return None
    value = in_unit(claim.value, field.unit)
    return {"n": _plain(value.n), "n_to": _plain(value.n_to), "unit": value.unit} if value else None


def _left_out(each: LeftOut) -> Json:
    """Give where the claim stands, without its quote: the pages show of it what the share allows."""
    claim = each.claim
    keys = ("id", "subject", "field", "written", "source", "start", "end")
    known = {key: getattr(claim, key) for key in keys}
    return known | {"value": value_json(claim.value), "reason": each.reason}


def _sentence(topic: str, sentence: Sentence) -> Json:
    return {"topic": topic, "text": sentence.text, "claims": [claim.id for claim in sentence.claims]}


def _fact(fact: Fact, withdrawn: list[str]) -> Json:
    about = {"subject": fact.subject, "field": fact.field, "verdict": fact.verdict, "status": _status(fact.status)}
    positions = [*map(_position, fact.positions, fact.status.positions)]
    verdicts = [*map(_verdict, fact.verdicts)]
    return about | {"positions": positions, "verdicts": verdicts, "notes": [*fact.notes], "withdrawn": withdrawn}


def _status(status: Status) -> Json:
    keys = ("kind", "unconfirmed", "conflict", "sources", "fewest", "most")
    places = {"current": [[*group] for group in status.current], "earlier": [*status.earlier]}
    rest = {"set_aside": [*status.aside], "converted": [*status.converted]}
    return {key: getattr(status, key) for key in keys} | places | rest


def _position(position: Position, standing: Standing) -> Json:
    said = {"value": value_json(position.value), "text": position.text, "denied": position.denied}
    judged = {"rank": position.rank, "reason": position.reason or None}
    held = {"origins": [*position.origins], "claims": [claim.id for claim in position.claims]}
    return said | judged | held | {"standing": _standing(standing)}


def _standing(standing: Standing) -> Json:
    keys = ("state", "disputed", "replaced_by", "unconfirmed")
    outcome = standing.outcome
    became = outcome and {"kind": outcome.kind, "claims": list(dict.fromkeys(claim.id for claim in outcome.claims))}
    return {key: getattr(standing, key) for key in keys} | {"outcome": became}


def _verdict(verdict: Verdict) -> Json:
    claims = list(dict.fromkeys(claim.id for claim in verdict.claims))
    return {"kind": verdict.kind, "positions": [*verdict.positions], "text": verdict.text, "claims": claims}


def _table(articles: Sequence[Article], facts: Sequence[Fact]) -> str:
    published = {article.id: article.published for article in articles}
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for fact in facts:
        for number, position in enumerate(fact.positions, 1):
            sources = list(dict.fromkeys(claim.source for claim in position.claims))
            since = min((day for source in sources if (day := published[source])), default=None)
            said = (since, " ".join(sources), " ".join(claim.id for claim in position.claims))
            held = (fact.subject, fact.field, fact.verdict, number, position.text, position.rank)
            table.writerow([_cell(cell) for cell in (*held, *said)])
    return out.getvalue()


def _claims_table(articles: Sequence[Article], claims: Sequence[Claim]) -> str:
    sources = {article.id: article for article in articles}
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(CLAIM_COLUMNS)
    for claim in claims:
        source = sources[claim.source]
        known = {key: getattr(claim, key, None) for key in CLAIM_COLUMNS}
        about = {"value": value_text(claim.value), "kind": source.kind, "published": source.published}
        row = known | about | {"hedged": str(claim.hedged).lower()} | _flat(claim.value)
        table.writerow([_cell(row[key]) for key in CLAIM_COLUMNS])
    return out.getvalue()


def _flat(value: Value) -> Json:
    """Give a value in columns that all types share."""
    match value_json(value):
        case {"type": "money", "amount": first, "amount_to": last, "currency": unit}:
            return {"type": "money", "number": first, "number_to": last, "unit": unit}
        case {"type": "date", "date": first, "to": last, "part": part}:
            return {"type": "date", "date": first, "date_to": last, "unit": part}
        case {"type": kind, "n": first, "n_to": last, "unit": unit}:
            return {"type": kind, "number": first, "number_to": last, "unit": unit}
        case other:
            return {"type": other["type"], "entity": other.get("entity")}


def _cell(cell: str | Number | None) -> str | Number | None:
    """Keep a spreadsheet from running text that an article starts like a formula."""
    return f"'{cell}" if cell and isinstance(cell, str) and cell.startswith(FORMULA) else cell


def dump(data: Json | list[Json]) -> str:
    """Give data as JSON, with a line for each row: small, and a change shows as the lines that changed."""
    if isinstance(data, list):
        return f"{_rows(data)}\n"
    members = (
        f"{_line(key)}:{_rows(value) if isinstance(value, list) else _line(value)}" for key, value in data.items()
    )
    return "{" + ",\n".join(members) + "}\n"


def _rows(rows: Iterable[Json]) -> str:
    lines = ",\n".join(map(_line, rows))
    return f"[\n{lines}\n]" if lines else "[]"


_line = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
