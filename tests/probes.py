"""Probes: families of small articles with what a careful reader takes from them, ``golden/probes/*.yml``.

A family's file says what its cases share: ``about``, ``rule``, ``published``, ``story`` (as in the story file, with
``look``: the fields that are looked for) or several ``stories`` by name. A case of claims:

    say:       the article, or a list of articles, each dated a day after the one before it, or {date, text, ..}
    claims:    [[subject, field, value, mark ...], ...]: all must come out, and no other claim may
    may:       claims that may come out beside them
    never:     [value, ...] that no claim or event may have, unless denied
    verdict:   {subject field: verdict}, as ``refined | agreed``, ``not disputed``, or ``not disputed | none``
    timeline:  [[date, entity], ...] that must be there; [] forbids all
    silent:    true when a sentence must be told of which no claim is made

A case of values has ``text``, ``finds``, ``may`` and ``tense``. Values are written as "5M USD", "1M..2M USD", "120
metre", "2021-05-05/2021-05-07", a name, "=entity" or "Name (unknown)"; " | " parts those that are both right. Marks:
denied, planned, either, hedged, firm, about, over, under, exact, unsaid, by NAME, not by NAME, via NAME.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.coverage import coverage
from generator.export import timeline, value_json
from generator.extract import Extractor
from generator.models import Article, Claim, Date
from generator.read import read_articles
from generator.reconcile import facts
from generator.story import Story, load_story
from generator.values import DateExpr, Mention, find_values, resolve
from tests import yamls

Case = dict[str, Any]
FOLDER = Path(__file__).parent / "golden" / "probes"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER = r"(-?\d[\d,]*(?:\.\d+)?)([KMBT]?)"
MEASURE = re.compile(rf"{NUMBER}(?:\.\.{NUMBER})?(?: (\S.*))?")
SCALE = {"": 1, "K": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}
MODALITIES = {"denied": ("denied",), "planned": ("planned",), "either": ("planned", "stated"), "stated": ("stated",)}


def family(path: Path) -> tuple[Case, list[Case]]:
    """What the cases of a family share, and the cases."""
    head: Case = yamls.load_texts(path.read_text(encoding="utf-8"))
    return head, head.pop("cases")


def passes(case: Case, head: Case, folder: Path) -> bool:
    """Whether what comes out is what a case asks for; ``folder`` is an empty one for its files."""
    if "text" in case:
        return _values_fit(case, head)
    story, articles = _laid_out(case, head, folder)
    extractor = Extractor(story)
    found = [extractor.findings(article) for article in articles]
    claims = [claim for each in found for claim in each.claims]
    events = [event for each in found for event in each.events]
    rows = timeline(articles, claims, events)
    told = {f"{fact.subject} {fact.field}": fact.verdict for fact in facts(claims, story, articles)}
    return all(
        (
            not ("claims" in case or "may" in case) or _fit(case.get("claims", []), case.get("may", []), claims),
            not _never(case, claims, rows),
            _timeline_fits(case, rows),
            all(_verdict_fits(told.get(place, "none"), right) for place, right in case.get("verdict", {}).items()),
            case.get("silent") != "true" or any(coverage(one, claims).silent for one in articles),
        )
    )


def _laid_out(case: Case, head: Case, folder: Path) -> tuple[Story, Sequence[Article]]:
    stories = head.get("stories")
    given = case.get("story") or (stories[case.get("in", next(iter(stories)))] if stories else head["story"])
    story = {"title": "Probe"} | {key: value for key, value in given.items() if key != "look"}
    if look := given.get("look"):
        story["topics"] = {"all": {"title": "All", "fields": look}}
    sources = {}
    for place, one in enumerate(_said(case, head)):
        name = f"{chr(97 + place)}.txt"
        (folder / name).write_text(one.pop("text").rstrip("\n") + "\n", encoding="utf-8")
        day = one.pop("date", "none")
        sources[name] = one | ({} if day == "none" else {"published": day})
    story["sources"] = sources
    path = folder / "story.yml"
    path.write_text(re.sub(r"'(\d{4}-\d\d-\d\d|true|false)'", r"\1", yaml.dump(story, allow_unicode=True)), "utf-8")
    loaded = load_story(path)
    return loaded, read_articles(folder, loaded.sources).articles


def _said(case: Case, head: Case) -> Iterator[Case]:
    day = case.get("published", head.get("published", "2024-03-12"))
    for each in [case["say"]] if isinstance(case["say"], str) else case["say"]:
        one = {"date": day} | ({"text": each} if isinstance(each, str) else each)
        if DAY.fullmatch(one["date"]):
            day = (dt.date.fromisoformat(one["date"]) + dt.timedelta(days=1)).isoformat()
        yield one


def _fit(must: list[list[str]], may: list[list[str]], claims: Sequence[Claim]) -> bool:
    return all(any(_is(want, claim) for claim in claims) for want in must) and all(
        any(_is(want, claim) for want in (*must, *may)) for claim in claims
    )


def _is(want: list[str], claim: Claim) -> bool:
    subject, field, value, *marks = want
    return (claim.subject, claim.field) == (subject, field) and same(value, claim.value) and _meets(marks, claim)


def _meets(marks: list[str], claim: Claim) -> bool:
    """Whether a claim is as the marks say."""
    speaker = claim.speaker or ""
    modality = next((mark for mark in marks if mark in MODALITIES), "stated")
    tests = [claim.modality in MODALITIES[modality]]
    for mark in marks:
        word, _, rest = mark.partition(" ")
        names = rest.removeprefix("by ").split(" | ")
        tests += [
            mark not in ("hedged", "firm") or claim.hedged == (mark == "hedged"),
            mark not in ("about", "over", "under", "exact") or (claim.bound or "exact") == mark,
            mark != "unsaid" or not speaker,
            word != "by" or any(speaker == name or speaker.endswith(f" {name}") for name in names),
            word != "not" or speaker not in names,
            word != "via" or claim.via in names,
        ]
    return all(tests)


def same(wanted: str, value: Any) -> bool:
    """Whether a value is one of those that are right."""
    told = value_json(value)
    for one in wanted.split(" | "):
        if one.startswith("="):
            if told.get("entity") == one[1:]:
                return True
        elif one.endswith(" (unknown)"):
            if told.get("name") == one[:-10] and not told.get("entity"):
                return True
        elif _plain(one) == _short(told):
            return True
    return False


def _plain(wanted: str) -> str:
    """A value with its suffixes spelled out: "1.5M USD" is "1500000 USD"."""
    found = MEASURE.fullmatch(wanted)
    if not found or re.fullmatch(r"-?\d+( (early|mid|late))?", wanted):
        return wanted
    low, by, high, to, unit = found.groups()
    ends = [float(n.replace(",", "")) * SCALE[scale] for n, scale in ((low, by), (high or "", to or "")) if n]
    return _range(ends, unit or "")


def _short(told: Case) -> str:
    match told["type"]:
        case "money":
            return _range([told["amount"], told["amount_to"]], told["currency"])
        case "duration" | "quantity":
            return _range([told["n"], told["n_to"]], told["unit"])
        case "date":
            if not told["date"] and not told["to"]:
                return "open"
            day = (told["date"] or "open") + (f"/{told['to']}" if told["to"] else "")
            return " ".join(filter(None, (day, told["part"])))
        case kind:
            return str(told["name" if kind == "name" else "text"])


def _range(ends: Sequence[float | None], unit: str) -> str:
    digits = (f"{end:.10g}" if abs(end) < 10**10 else f"{end:.0f}" for end in ends if end is not None)
    return f"{'..'.join(digits)} {unit}".rstrip()


def _never(case: Case, claims: Sequence[Claim], rows: Sequence[Case]) -> bool:
    """Whether anything has a value that nothing may have."""
    stated = [_short(value_json(claim.value)) for claim in claims if claim.modality != "denied"]
    stated += [_day(row) for row in rows if row["modality"] != "denied"]
    return any(_plain(value) in (found, *found.split("/")) for value in case.get("never", []) for found in stated)


def _timeline_fits(case: Case, rows: Sequence[Case]) -> bool:
    if "timeline" not in case:
        return True
    there = all(
        any(_day(row) in day.split(" | ") and who in row["entities"] for row in rows) for day, who in case["timeline"]
    )
    return there and bool(case["timeline"] or not rows)


def _day(row: Case) -> str:
    return f"{row['date']}/{row['to']}" if row.get("to") else str(row["date"])


def _verdict_fits(got: str, wanted: str) -> bool:
    names = wanted.removeprefix("not ").split(" | ")
    if not wanted.startswith("not "):
        return got in names
    return got != names[0] and (got != "none" or "none" in names)


def _values_fit(case: Case, head: Case) -> bool:
    found = find_values(case["text"])
    must, may = case.get("finds", []), case.get("may", [])
    day = case.get("published", head.get("published"))

    def fits(want: list[str], mention: Mention) -> bool:
        kind, wanted, *marks = want
        value: Any = mention.value
        if isinstance(value, DateExpr):
            value = resolve(value, day, case.get("tense"))
        named = "date" if isinstance(value, Date) else type(value).__name__.lower()
        bounds = [mark for mark in marks if mark in ("about", "over", "under", "exact")]
        return named == kind and same(wanted, value) and all((mention.bound or "exact") == mark for mark in bounds)

    return all(any(fits(want, each) for each in found) for want in must) and all(
        any(fits(want, each) for want in (*must, *may)) for each in found
    )
