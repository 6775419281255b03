"""Twelve questions of a reader: each is answered on the first screen of a page, or by the first hit of a search."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from sites import ROOT
from test_search import open_search, results

from tests import yamls

pytestmark = pytest.mark.browser

SETTLE = 5  # seconds; the longest that a reader would call at once on a machine that is busy
WINDOWS = {"desktop": (1280, 900), "phone": (390, 844)}
QUESTIONS = yamls.load((ROOT / "tests" / "golden" / "questions.yml").read_text("utf-8"))
BOXES = r"""
(root, words) => {
  // Where words stand that marks of sources may part: the boxes of their letters; none where they do not stand.
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const letters = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(".cite, .unseen, .headerlink, script, style")) continue
    for (let at = 0; at < node.data.length; at++) {
      const letter = /\s/.test(node.data[at]) ? " " : node.data[at]
      if (letter !== " " || letters.at(-1)?.letter !== " ") letters.push({ letter, node, at })
    }
  }
  const start = letters.map((each) => each.letter).join("").indexOf(words)
  if (start < 0) return []
  return letters.slice(start, start + words.length).filter((each) => each.letter !== " ").map(({ node, at }) => {
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    const { left, top, right, bottom } = range.getBoundingClientRect()
    return [left, top, right, bottom]
  })
}
"""


@pytest.fixture(params=WINDOWS, scope="module")
def tab(chromium: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    width, height = WINDOWS[request.param]
    with chromium.new_page(viewport={"width": width, "height": height}) as tab:
        yield tab


def settled(tab: Any, root: Any, words: list[str]) -> list[str]:
    """Those of some words that are not in sight once a page has stopped moving, which it gets a few seconds for: what a
    search finds slides in."""
    for _ in range(SETTLE * 10):
        if all(on_screen(tab, root, each) for each in words):
            return []
        tab.wait_for_timeout(100)
    return [each for each in words if not on_screen(tab, root, each)]


def on_screen(tab: Any, root: Any, words: str) -> bool:
    """Whether words stand in an element, all of them in sight without scrolling."""
    width, height = tab.viewport_size["width"], tab.viewport_size["height"]
    boxes = root.evaluate(BOXES, words)
    return bool(boxes) and all(
        left >= 0 and top >= 0 and left < right <= width and top < bottom <= height
        for left, top, right, bottom in boxes
    )


def answer(tab: Any, question: Mapping[str, Any], base: str) -> Any:
    """The element in which the answer must stand."""
    if "page" in question:
        tab.goto(f"{base}{question['page']}")
        return tab.locator("article")
    return results(tab, open_search(tab, base), question["typed"])[0]


def test_there_are_twelve() -> None:
    assert len(QUESTIONS) == 12


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["asks"] for question in QUESTIONS])
def test_a_question_is_answered_at_first_sight(tab: Any, site: Any, question: Mapping[str, Any]) -> None:
    root = answer(tab, question, f"{site.as_uri()}/")
    words = question["words"] if isinstance(question["words"], list) else [question["words"]]
    assert settled(tab, root, words) == []
