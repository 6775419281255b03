"""Many at once: 250 decisions and undos beside a model of the files, an article with 200 claims, 1,000 articles."""

from __future__ import annotations

import copy
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the desk is not installed")
pytest.importorskip("httpx", reason="httpx is not installed")

from tests.desks import claim, held, lay_out
from tests.test_desk import READ, REASON, Browser, desk, edits, seeds

__all__ = ["desk", "seeds"]  # what the test is given
SUMS = "Some 3 million euros went into it, and 12 days of work."
NEW = [
    claim("price", "Some 3 million euros", "3 million euros", SUMS),
    claim("passengers", "3 people", "12 days", SUMS, because="One for four days."),
]
FACT = {"subject": "borealis", "field": "passengers"}  # of the second article, in which nothing else is decided
RANK = FACT | {"value": {"n": 1200, "unit": "person"}, "rank": "preferred", "reason": "Counted."}
NOTE = FACT | {"note": "Counted in June."}
PAIR = ["Kiel yard", "Ada Holm"]


@dataclass
class Known:
    """What the files must hold."""

    edits: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    proposals: dict[str, str] = field(default_factory=lambda: {"draft0": "proposed", "draft1": "proposed"})
    outlet: str = ""
    aliases: list[str] = field(default_factory=list)

    def add(self, section: str, entry: dict[str, Any]) -> None:
        """Put an entry behind the others."""
        self.edits.setdefault(section, []).append(entry)


Move = Callable[[], object]


def moves(desk: Browser, known: Known) -> Iterator[Move]:
    """All that can be decided now: each does it at the desk, and says of the model what it must give."""
    yield from of_items(desk, known)
    yield from of_new_claims(desk, known)
    yield from of_facts(desk, known)
    yield from of_the_story(desk, known)
    if known.edits.get("read"):
        yield lambda: (desk.post("/decide", what="read"), known.edits["read"].clear())  # type: ignore[func-returns-value]
    else:
        yield lambda: (desk.post("/decide", what="read"), known.add("read", READ))  # type: ignore[func-returns-value]


def of_items(desk: Browser, known: Known) -> Iterator[Move]:
    for item in desk.state.items("a"):
        said = item.claim
        if item.kind == "model" and item.proposal:
            entry, id_ = dict(item.proposal.entry), item.proposal.id
            yield lambda item=item, entry=entry, id_=id_: (  # type: ignore[misc]
                desk.post("/decide", what="accept", item=item.id),
                known.add("claims", entry | {"proposed-by": "tiny"}),
                known.proposals.update({id_: "accepted"}),
            )
            yield lambda item=item, id_=id_: (  # type: ignore[misc]
                desk.post("/decide", what="leave-out", item=item.id),
                known.proposals.update({id_: "rejected"}),
            )
        elif item.kind == "rule" and said:
            entry = {"source": "a", "subject": said.subject, "field": said.field, "written": said.written}
            yield lambda item=item, entry=entry: (  # type: ignore[misc]
                desk.post("/decide", what="leave-out", item=item.id),
                known.add("left-out", entry | {"reason": REASON}),
            )
        elif item.kind in ("editor", "out") and said:
            section = "claims" if item.kind == "editor" else "left-out"
            keys = {"subject": said.subject, "field": said.field, "written": said.written}
            place = next(n for n, each in enumerate(known.edits[section]) if {**each, **keys} == each)
            what = "leave-out" if item.kind == "editor" else "accept"
            yield lambda item=item, section=section, place=place, what=what: (  # type: ignore[misc]
                desk.post("/decide", what=what, item=item.id),
                known.edits[section].pop(place),
            )


def of_new_claims(desk: Browser, known: Known) -> Iterator[Move]:
    for new in NEW:
        if not any({**each, "proposed-by": ""} == {**new, "proposed-by": ""} for each in known.edits.get("claims", [])):
            said = {"words": new["written"], "passage": new["quote"], "field": new["field"], "subject": "aurora"}
            said |= {"value": new["value"], "because": new.get("because", "")}
            yield lambda new=new, said=said: (desk.post("/save", **said), known.add("claims", new))  # type: ignore[misc]


def of_facts(desk: Browser, known: Known) -> Iterator[Move]:
    """A rank, a note and a pair of names, each put there or taken away, and two of them in one decision."""

    def judge(**said: Any) -> None:
        desk.post("/judge", **FACT, **said)

    ranked, noted, parted = (known.edits.get(each, []) for each in ("ranks", "notes", "names"))
    rank = {"value": "{n: 1200, unit: person}", "rank": "preferred", "reason": "Counted."}
    if ranked:
        yield lambda: (judge(ranks=[rank | {"rank": ""}]), ranked.clear())  # type: ignore[func-returns-value]
    else:
        yield lambda: (judge(ranks=[rank]), known.add("ranks", RANK))  # type: ignore[func-returns-value]
    if noted:
        yield lambda: (judge(notes=[""]), noted.clear())  # type: ignore[func-returns-value]
    else:
        yield lambda: (judge(notes=[NOTE["note"]]), known.add("notes", NOTE))  # type: ignore[func-returns-value]
    if not (ranked or noted):
        both = {"ranks": [rank], "notes": [NOTE["note"]]}
        yield lambda: (judge(**both), known.add("ranks", RANK), known.add("notes", NOTE))  # type: ignore[func-returns-value]
    if not parted:
        yield lambda: (judge(pair=PAIR, are="apart"), known.add("names", {"apart": PAIR}))  # type: ignore[func-returns-value]


def of_the_story(desk: Browser, known: Known) -> Iterator[Move]:
    outlet = "" if known.outlet else "Harbour Post"
    yield lambda: (desk.post("/about", outlet=outlet), setattr(known, "outlet", outlet))  # type: ignore[func-returns-value]
    for alias in (each for each in ("Captain Ada", "A. Holm") if each not in known.aliases):
        said = {"words": alias, "entity": "ada-holm"}
        yield lambda said=said: (desk.post("/name", **said), known.aliases.append(said["words"]))  # type: ignore[misc]


def demand_held(seeds: Path, known: Known) -> None:
    """Hold the files to the model."""
    assert edits(seeds) == {key: as_text(value) for key, value in known.edits.items() if value}
    found = {each["id"]: each["state"] for each in held(seeds / "suggested.yml")["proposals"]}
    assert {key: found[key] for key in known.proposals} == known.proposals
    story = held(seeds / "story.yml")
    assert story.get("sources", {}) == ({"a.txt": {"outlet": known.outlet}} if known.outlet else {})
    assert story["entities"]["ada-holm"].get("aliases", []) == known.aliases


def test_250_decisions_and_undos_leave_what_a_model_of_them_has(desk: Browser, seeds: Path) -> None:
    draw, known = random.Random(16), Known()
    original = {name: (seeds / name).read_bytes() for name in ("edits.yml", "story.yml", "suggested.yml")}
    before: list[Known] = []
    undone, done = 0, 0
    for _ in range(250):
        for article in desk.state.articles.values():
            desk.state.rules(article)  # as the desk does beside: what is judged is held to all of it
        if before and draw.random() < 0.45:
            known = before.pop()
            desk.post("/undo")
            undone += 1
        else:
            before.append(copy.deepcopy(known))
            draw.choice(list(moves(desk, known)))()
            done += 1
        demand_held(seeds, known)
    assert min(undone, done) > 75
    while before:
        before.pop()
        desk.post("/undo")
    assert {name: (seeds / name).read_bytes() for name in original} == original


def as_text(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Flags as YAML has them."""
    words = {"true": True, "false": False}
    return [{key: words.get(str(value), value) for key, value in each.items()} for each in entries]


def long_article() -> str:
    """Some 5,000 words with 200 claims."""
    filler = " ".join(["Nobody on the quay had much to say of it, and those who did were soon at home again."] * 2)
    pairs = [
        f"The Aurora is {100 + n} metres long. The Aurora carries {500 + n} passengers. {filler}" for n in range(100)
    ]
    return "\n\n".join(pairs)


def seconds(work: Callable[[], object]) -> float:
    """The time of the processor that something takes, whatever else the machine does."""
    start = time.process_time()
    work()
    return time.process_time() - start


def test_an_article_with_200_claims_opens_and_answers_at_once(seeds: Path) -> None:
    (seeds / "a.txt").write_text(long_article(), "utf-8")
    (seeds / "suggested.yml").unlink()
    desk = Browser(seeds)
    assert seconds(lambda: desk.client.get("/article/a")) < 1
    rules = [each.id for each in desk.state.items("a") if each.kind == "rule"]
    assert len(rules) >= 200
    times = [seconds(lambda id_=id_: desk.post("/decide", what="leave-out", item=id_)) for id_ in rules[:15]]  # type: ignore[misc]
    assert statistics.median(times) < 0.1


def test_1000_articles_open_in_three_seconds(tmp_path: Path) -> None:
    seeds = lay_out(tmp_path)
    for n in range(1000):
        (seeds / f"x{n}.txt").write_text(
            f"The Aurora is {100 + n} metres long. Some 3 million euros went in.\n", "utf-8"
        )
    desks: list[Browser] = []
    assert seconds(lambda: desks.append(Browser(seeds))) < 3
    assert seconds(lambda: desks[0].client.get("/")) < 1
