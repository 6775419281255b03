"""Who is let in to the desk: nobody but the browser that opened its address, and no page of others in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the desk is not installed")
pytest.importorskip("httpx", reason="httpx is not installed")

from starlette.testclient import TestClient

from generator.desk import Files, Preview, State
from generator.desk.app import Desk
from generator.desk.guard import LARGEST, Guard
from generator.inputs import read
from tests.desks import HOME, PORT, body, lay_out, propose

OWN = {"content-type": "application/json", "origin": HOME, "sec-fetch-site": "same-origin"}


def no_preview() -> Any:
    raise AssertionError("nobody asked for a preview")


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = lay_out(tmp_path)
    propose(folder)
    return folder


@pytest.fixture
def guard(seeds: Path) -> Guard:
    files = Files(seeds, seeds / "story.yml", seeds / "edits.yml", seeds / "suggested.yml")
    return Guard(Desk(State(files, lambda: read(seeds, None)), Preview(no_preview)).app(), PORT)


@pytest.fixture
def stranger(guard: Guard) -> Iterator[TestClient]:
    with TestClient(guard, base_url=HOME, follow_redirects=False) as client:
        yield client


@pytest.fixture
def editor(guard: Guard, stranger: TestClient) -> TestClient:
    """Who opened the address."""
    answer = stranger.get(guard.entry)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    return stranger


def test_the_address_lets_one_browser_in_once(guard: Guard, editor: TestClient) -> None:
    assert editor.get("/").status_code == 200
    assert editor.get(guard.entry).status_code == 303  # the same browser again
    cookie = dict(editor.cookies)
    editor.cookies.clear()
    assert editor.get(guard.entry).status_code == 403  # another one
    assert editor.get("/").status_code == 403
    (name,) = cookie
    for value in ("", "x", cookie[name][:-1], f"{cookie[name]}x"):
        assert editor.get("/", headers={"cookie": f"{name}={value}"}).status_code == 403
    assert editor.get("/", headers={"cookie": f'other={{"a": 1}}; {name}={cookie[name]}'}).status_code == 200


def test_the_cookie_is_for_no_script_and_no_other_site(guard: Guard, stranger: TestClient) -> None:
    cookie = stranger.get(guard.entry).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))


@pytest.mark.parametrize("path", ["/", "/article/a", "/parts/a", "/preview", "/desk.js", "/desk.css", "/nothing"])
def test_without_the_cookie_nothing_is_told(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert "Aurora" not in answer.text


@pytest.mark.parametrize("token", ["", "x", "../", "%00", "é"])
def test_a_guessed_token_opens_nothing(stranger: TestClient, token: str) -> None:
    assert stranger.get(f"/enter/{token}").status_code == 403
    assert "set-cookie" not in stranger.get(f"/enter/{token}").headers


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        f"127.0.0.1:{PORT + 1}",
        f"127.0.0.1.evil.example:{PORT}",
        "",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_by_another_name_it_answers_nobody(guard: Guard, editor: TestClient, host: str, method: str) -> None:
    for path in ("/", "/decide", guard.entry):
        answer = editor.request(method, path, headers=OWN | {"host": host})
        assert (answer.status_code, answer.text) == (421, "This is no name of the desk.")
        assert "set-cookie" not in answer.headers


UNDO = body(article="a")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"sec-fetch-site": ""}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": f"http://localhost:{PORT}"}, 403),
        ({"origin": f"http://127.0.0.1:{PORT + 1}", "sec-fetch-site": None}, 403),
        ({"origin": None, "sec-fetch-site": None}, 403),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
        ({"content-type": "text/plain; application/json"}, 415),
        ({"content-type": None}, 415),
    ],
)  # fmt: skip
def test_pages_of_others_change_nothing(
    editor: TestClient, seeds: Path, change: dict[str, str | None], status: int
) -> None:
    before = (seeds / "edits.yml").read_bytes()
    headers = {name: value for name, value in (OWN | change).items() if value is not None}
    for path in ("/decide", "/save", "/undo", "/read"):
        answer = editor.post(path, content=body(article="a", what="read"), headers=headers)
        assert answer.status_code == status
    assert (seeds / "edits.yml").read_bytes() == before


@pytest.mark.parametrize("lacking", ["origin", "sec-fetch-site"])
def test_a_browser_that_says_one_of_the_two_is_enough(editor: TestClient, lacking: str) -> None:
    headers = {name: value for name, value in OWN.items() if name != lacking}
    assert editor.post("/decide", content=body(article="a", what="read"), headers=headers).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_unknown(editor: TestClient, method: str) -> None:
    assert editor.request(method, "/", headers=OWN).status_code == 405


@pytest.mark.parametrize("path", ["/decide", "/save", "/undo", "/read"])
def test_what_changes_something_is_no_link(editor: TestClient, path: str) -> None:
    assert editor.get(path).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/article/../../seeds/story.yml", "/article/..%2f..%2fetc%2fpasswd", "/article/a.txt",
        "/article/", "/article/%00",
        "/parts/..%2fdesk.js", "/static/desk.js", "/desk.py", "//etc/passwd", "/seeds/edits.yml",
    ],
)  # fmt: skip
def test_no_path_leads_to_a_file(editor: TestClient, path: str) -> None:
    answer = editor.get(path)
    assert answer.status_code in (404, 307)
    assert not re.search("root:|Two ferries|use strict|DOCTYPE", answer.text)


def test_what_is_sent_is_held_to_its_form(editor: TestClient) -> None:
    for content in (b"", b"{", b"[]", b"\xff", b'{"article": 1}', b"[" * 5000, b'{"article": "zz"}'):
        answer = editor.post("/decide", content=content, headers=OWN)
        assert answer.status_code == 409
        assert answer.json()["error"]
    assert editor.post("/decide", content=b"1" * (LARGEST + 1), headers=OWN).status_code == 413


@pytest.mark.parametrize("path", ["/", "/article/a", "/desk.js", "/nothing"])
def test_every_answer_says_what_a_page_may_load(editor: TestClient, path: str) -> None:
    headers = editor.get(path).headers
    assert headers["content-security-policy"] == (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    )
    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")
    assert "server" not in headers


def test_what_an_article_says_is_no_markup(editor: TestClient) -> None:
    page = editor.get("/article/a").text
    assert "<img" not in page
    assert "&lt;img src=x onerror=boo()&gt;" in page
    assert not re.search(r"<script(?! src=)|\son\w+=(?!boo)|javascript:", page)
    parts = editor.get("/parts/a").json()
    assert "<img" not in "".join([*parts["text"], parts["list"]])
