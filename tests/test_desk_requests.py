"""Whatever is sent to the desk: it answers, files stay whole and sound, and all of it can be undone to the byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("starlette", reason="the desk is not installed")
pytest.importorskip("httpx", reason="httpx is not installed")

from generator.story import load_story
from tests.desks import ARTICLES, lay_out, propose
from tests.test_desk import Browser, rule_of

FILES = ("edits.yml", "story.yml", "suggested.yml", *ARTICLES)
SOUND = (200, 303, 404, 409)
"""Done; elsewhere; not there; refused with a reason. A mistake of the program itself would be raised by the client."""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the story with its proposals."""
    seeds = lay_out(tmp_path_factory.mktemp("desk"))
    propose(seeds, rule_of(seeds))
    return bytes_of(seeds)


@contextmanager
def opened(files: dict[str, bytes]) -> Iterator[Browser]:
    """A desk on some files, all of whose articles are read."""
    with TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        desk = Browser(Path(folder))
        for article in desk.state.articles.values():
            desk.state.rules(article)
        yield desk


ODD = ["../story.yml", "<img src=x>", "a: [", "{n: 1", "- x\n- y", "#", "'", '"', "e\u0301", "🚢", "\x00", "\u2028"]
odd = st.one_of(
    st.text(max_size=30),
    st.sampled_from(ODD),
    st.none(),
    st.booleans(),
    st.integers(-5, 700),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
)
"""What no page of the desk sends."""
words = st.sampled_from(["3 million euros", "Ada Holm", "Kiel yard", "12 days", "Some", "190 metres", "7 days"])
TEXT = ARTICLES["a.txt"]
SPOTS = [
    (TEXT.index(each), TEXT.index(each) + len(each))
    for each in ("3 million euros", "Ada Holm", "Kiel yard", "900 passengers")
]
known = {
    "article": st.sampled_from(["a", "a", "b"]),
    "what": st.sampled_from(["accept", "leave-out", "reason", "read"]),
    "reason": st.text(max_size=20),
    "subject": st.sampled_from(["aurora", "borealis"]),
    "field": st.sampled_from(["length", "passengers", "captain", "builder", "price"]),
    "value": st.sampled_from(["3 people", "ada-holm", "{n: 190, unit: metre}", "2031", "5 euros"])
    | st.text(max_size=9),
    "because": st.text(max_size=20),
    "modality": st.sampled_from(["stated", "planned", "denied"]),
    "hedged": st.booleans(),
    "spot": st.tuples(st.integers(0, 300), st.integers(0, 300)) | st.sampled_from(SPOTS),
    "words": words | st.text(max_size=20),
    "passage": st.sampled_from(["Ada Holm has the say on its bridge.", "It came out of the Kiel yard."]),
    "entity": st.sampled_from(["ada-holm", "kiel-yard"]),
    "kind": st.sampled_from(["person", "organisation", "place"]),
    "role": st.booleans(),
    **{key: st.text(max_size=20) for key in ("label", "outlet", "title", "url", "withdrawn")},
    "published": st.sampled_from(["2031-05-30", "2031-05", "soon", ""]),
    "ranks": st.lists(
        st.fixed_dictionaries(
            {
                "value": st.sampled_from(["{n: 190, unit: metre}", "{n: 1200, unit: person}"]),
                "rank": st.sampled_from(["", "preferred", "deprecated", "best"]),
                "reason": st.text(max_size=20),
            }
        ),
        min_size=1,
        max_size=2,
    ),
    "notes": st.lists(st.text(max_size=20), max_size=2),
    "pair": st.lists(st.sampled_from(["Ada Holm", "Kiel yard"]) | st.text(max_size=9), min_size=2, max_size=2),
    "are": st.sampled_from(["same", "apart"]),
    "gone": st.lists(st.text(max_size=9), max_size=2),
}
CLAIM = ("subject", "value", "because", "modality", "hedged")
ASKED = [
    ("/decide", ("what",), ("reason",)),
    ("/read", ("spot",), (*CLAIM, "field")),
    ("/save", ("spot",), ("field", "modality", "hedged")),
    ("/save", ("field", "words", "passage"), CLAIM),
    ("/undo", (), ()),
    ("/about", ("outlet",), ("label", "title", "published", "url", "withdrawn")),
    ("/name", ("words", "kind"), ("entity", "role", "subject")),
    ("/kind", ("entity", "kind"), ()),
    ("/fact", ("subject", "field"), ()),
    ("/judge", ("subject", "field", "notes"), ()),
    ("/judge", ("subject", "field", "pair", "are"), ("gone",)),
    ("/judge", ("subject", "field", "ranks"), ("notes", "pair", "are")),
]
"""What is sent where: what must be there for anything to be done, and what may."""


@st.composite
def mostly(draw: st.DrawFn, some: st.SearchStrategy[Any]) -> Any:
    """What a page sends, now and then what none would."""
    return draw(odd if draw(st.integers(0, 19)) == 19 else some)


@st.composite
def requests(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A path, and what a page says to it, or none would."""
    path, *keys = draw(st.sampled_from(ASKED))
    needed, more = ({key: mostly(known[key]) for key in some} for some in keys)
    said = draw(st.fixed_dictionaries({"article": mostly(known["article"]), **needed}, optional=more))
    start, end = spot if isinstance(spot := said.pop("spot", None), tuple) else (spot, spot)
    return path, said | {"start": start, "end": end, "item": draw(st.integers(-1, 9))}


def bytes_of(seeds: Path) -> dict[str, bytes]:
    return {name: (seeds / name).read_bytes() for name in FILES}


def demand_sound(desk: Browser) -> None:
    """See that what is on the disk can be read."""
    load_story(desk.state.files.story)
    assert desk.state.wrong(desk.state.files.edits.read_text("utf-8")) == ()
    for article in ("a", "b"):
        assert desk.client.get(f"/article/{article}").status_code == 200
    assert desk.client.get("/facts").status_code == 200


@settings(max_examples=30)
@given(st.lists(requests(), max_size=8))
def test_whatever_is_asked_leaves_sound_files_and_is_undone_to_the_byte(
    first: dict[str, bytes], asked: list[tuple[str, dict[str, Any]]]
) -> None:
    with opened(first) as desk:
        ask_and_undo(desk, asked)
        assert bytes_of(desk.state.files.seeds) == first


def ask_and_undo(desk: Browser, asked: list[tuple[str, dict[str, Any]]]) -> None:
    done = 0
    for path, said in asked:
        items = desk.state.items("b" if said["article"] == "b" else "a")
        item = items[said["item"]].id if 0 <= said["item"] < len(items) and said["start"] is None else ""
        answer = desk.client.post(path, json={**said, "item": item})
        assert answer.status_code in SOUND, answer.text
        assert answer.status_code == 200 or answer.json()["error"]
        changes = path not in ("/read", "/fact", "/undo") and answer.status_code == 200
        done += changes - (path == "/undo" and answer.status_code == 200)
    demand_sound(desk)
    for _ in range(done):
        assert desk.client.post("/undo", json={"article": "a"}).status_code == 200
    assert "nothing to undo" in desk.client.post("/undo", json={"article": "a"}).json()["error"][0]


@settings(max_examples=50)
@given(
    st.sampled_from((*(each[0] for each in ASKED), "/", "/facts", "/article/a", "/parts/a", "/preview/x", "/enter/x"))
    | st.text(max_size=30),
    st.binary(max_size=60) | requests().map(lambda each: json.dumps(each[1]).encode()),
    st.dictionaries(
        st.sampled_from(["host", "origin", "cookie", "sec-fetch-site", "content-type", "content-length", "x-odd"]),
        st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30),
    ),
    st.sampled_from(["GET", "POST", "PUT", "HEAD", "OPTIONS"]),
)
def test_whoever_is_not_known_gets_nothing_and_changes_nothing(
    first: dict[str, bytes], path: str, content: bytes, headers: dict[str, str], method: str
) -> None:
    with opened(first) as desk:
        desk.client.cookies.clear()
        answer = desk.client.request(method, quote(f"/{path.lstrip('/')}"), content=content, headers=headers)
        assert bytes_of(desk.state.files.seeds) == first
    assert answer.status_code in (403, 405, 411, 413, 415, 421)
    assert "Aurora" not in answer.text
