"""What the desk opens beside itself: a browser, if there is one, and a preview that follows; and that it ends whole."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the desk is not installed")

from generator.project.stock import stock
from tests.desks import PATIENCE, Running, held, lay_out, propose, run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project as `collate new` makes it, with the small story and its proposals."""
    for name, data in stock().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    propose(lay_out(tmp_path))
    return tmp_path


def ended(desk: Running) -> None:
    """Interrupt a desk that a test left open."""
    if desk.process.poll() is None:
        desk.interrupt()


def test_a_browser_that_is_there_gets_the_address(project: Path) -> None:
    script, told = project / "browser.sh", project / "told.txt"
    script.write_text(f"#!/bin/sh\necho $1 > {told}.new && mv {told}.new {told}\n", "utf-8")
    script.chmod(0o755)
    desk = run(project, "--browser", BROWSER=f"{script} %s")
    try:
        until = time.monotonic() + PATIENCE
        while not told.exists() and time.monotonic() < until:
            time.sleep(0.05)
        assert told.read_text("utf-8").strip() == desk.entry
    finally:
        assert desk.interrupt() == 0


@pytest.fixture
def desk(project: Path) -> Iterator[Running]:
    desk = run(project)
    yield desk
    ended(desk)


@pytest.mark.browser
def test_the_preview_is_one_click_away_and_follows_what_is_decided(chromium: Any, desk: Running, project: Path) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(desk.entry)
    tab.goto(desk.entry.partition("/enter/")[0] + "/article/a")
    with context.expect_page() as opened:
        tab.get_by_role("link", name="Preview").click()
    preview = opened.value
    preview.set_default_timeout(PATIENCE * 1000)
    preview.wait_for_selector("article:has-text('Two ferries')")
    assert "Ada Holm" not in preview.locator("article").inner_text()
    preview.evaluate("window.same = true")
    tab.bring_to_front()
    tab.keyboard.press("a")
    tab.evaluate("queue")
    assert [each["field"] for each in held(project / "seeds" / "edits.yml")["claims"]] == ["captain"]
    preview.wait_for_selector("article:has-text('Ada Holm')")  # nobody loads it again by hand
    assert desk.interrupt() == 0
    context.close()
