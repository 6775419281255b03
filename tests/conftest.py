"""What several tests share: the finished site, a server that shows it, and a Chromium, if there is one."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sites import Page, Published, lay_out, mkdocs, read_pages, serve, zensical

from tools.browser import find

# Tests give the same result on the same tree; `make fuzz` explores at random, and prints what reproduces a find.
# None is held to a time: a busy machine is no mistake.
settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", database=None, print_blob=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


OF_THE_SITE = {"site", "published", "successor", "chromium"}
"""What takes longest to set up."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests of the finished site come first: where several processes run the tests,
    each begins with a part of them in this order, so that mostly one alone builds the sites, and none ends long after
    the others."""
    items.sort(key=lambda item: OF_THE_SITE.isdisjoint(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the generated pages of the repository's seeds, ready for a site tool."""
    return lay_out(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The site that MkDocs builds of it without knowing where it will stand."""
    return mkdocs(project)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    """Its pages by their paths."""
    found = read_pages(site)
    assert len(found) > 20
    return found


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site that is built when generator and MkDocs are told where it will stand, and which stands there."""
    with serve(tmp_path_factory.mktemp("server")) as place:
        told = {"SITE_URL": place.url}
        shutil.copytree(mkdocs(lay_out(tmp_path_factory.mktemp("told"), env=told), told), place.folder)
        yield place


@pytest.fixture(scope="session")
def successor(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that Zensical builds of the same folder."""
    pytest.importorskip("zensical", reason="Zensical is not installed for this Python")
    return zensical(shutil.copytree(project, tmp_path_factory.mktemp("successor") / "project"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium that reaches no network, driven by Playwright."""
    path = find()
    if not path:
        pytest.skip("no Chromium; `make test` tells how to get one")
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*flags, "--disable-sync", "--no-first-run"])
        yield browser
        browser.close()
