"""Takes pictures of the finished site: a page of each kind, in three widths, light and dark; and the README's."""

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from tools.browser import find

SITE, FOLDER = Path("site"), Path("screenshots")
README = Path(".github/screenshot.png")
WIDTHS = (390, 768, 1280)
COLOURS = ("light", "dark")
HEIGHT = 800
TALLEST = 4000
"""Pixels of a page that a picture shows; what lies below looks like what is above."""
ALONE = ("index", "compare", "differences", "who-says-what", "timeline")


def pages(site: Path) -> Iterator[tuple[str, Path]]:
    """Give the pages to look at, with a name for each: all topics, and the largest entity and source."""
    yield from ((name, site / f"{name}.html") for name in ALONE)
    yield from ((f"topic-{path.stem}", path) for path in sorted(site.glob("topics/*.html")))
    for kind, folder in (("entity", "entities"), ("source", "sources")):
        found = sorted(path for path in site.glob(f"{folder}/*.html") if path.stem != "index")
        if found:
            yield kind, max(found, key=lambda path: path.stat().st_size)


def take(browser: Any, site: Path, folder: Path) -> int:
    """Take all pictures into a folder; give how many."""
    shots = list(product(WIDTHS, COLOURS, pages(site)))
    for width, colours, (name, path) in shots:
        _take(browser, path, folder / f"{name}-{width}-{colours}.png", width, colours)
    return len(shots)


def _take(browser: Any, page: Path, picture: Path, width: int, colours: str, height: int = 0) -> None:
    size = {"width": width, "height": height or HEIGHT}
    tab = browser.new_page(viewport=size, color_scheme=colours, reduced_motion="reduce")
    tab.goto(page.resolve().as_uri())
    if not height:
        # A tall window, not a picture of the whole page: what stays in view would else stand in the middle of it.
        tall = tab.evaluate("document.documentElement.scrollHeight")
        tab.set_viewport_size({"width": width, "height": min(tall, TALLEST)})
    tab.screenshot(path=picture)
    tab.close()


def main() -> int:
    """Take the pictures of ``site/`` into ``screenshots/``, and renew the README's; give the exit code."""
    chromium = find()
    if not chromium:
        print("No Chromium: install one, or name it in CHROMIUM", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        print(f"{take(browser, SITE, FOLDER)} pictures in {FOLDER}")
        _take(browser, SITE / "index.html", README, WIDTHS[-1], COLOURS[0], HEIGHT)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
