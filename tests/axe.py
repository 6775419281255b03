"""What axe finds on a page: what makes it hard to use. Of texts that look alike, the contrast of three is measured."""

from __future__ import annotations

from typing import Any

import pytest

LEAST = 10
"""Rules that pass on every page: with fewer, axe did not see it."""
FIND = """async () => {
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame)  // lays out the theme
  const grounds = new Map([[null, ""]])  // what is behind an element: the grounds of all that it stands in
  const ground = each => {
    if (!grounds.has(each)) {
      const {backgroundColor, backgroundImage, opacity} = getComputedStyle(each)
      grounds.set(each, [ground(each.parentElement), backgroundColor, backgroundImage, opacity].join())
    }
    return grounds.get(each)
  }
  const looks = new Map()
  const speaks = ({nodeType, data}) => nodeType === Node.TEXT_NODE && data.trim()
  for (const each of document.body.querySelectorAll("*")) {
    const isText = each.matches("input, select, textarea") || [...each.childNodes].some(speaks)
    if (!isText || !each.checkVisibility()) continue
    const {color, fontSize, fontWeight, textShadow} = getComputedStyle(each)
    const look = [color, fontSize, fontWeight, textShadow, ground(each)].join()
    looks.set(look, [...looks.get(look) ?? [], each])
  }
  for (const alike of looks.values()) {
    for (const each of [alike[0], alike[alike.length >> 1], alike.at(-1)]) each.setAttribute("data-look", "")
  }
  axe.configure({rules: [{id: "color-contrast", selector: "[data-look]"}]})
  const rules = {"target-size": {enabled: true}}
  const {passes, violations} = await axe.run({resultTypes: ["violations"], preload: false, rules})
  return [passes.length, violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 200)}`))]
}"""


def violations(tab: Any) -> list[str]:
    """Each rule that a page breaks, and the element that breaks it."""
    if not tab.evaluate("'axe' in window"):
        axe = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed")
        tab.evaluate(f"{axe.AXE_SCRIPT}; 0")
    passed, found = tab.evaluate(FIND)
    assert passed > LEAST
    return list(found)
