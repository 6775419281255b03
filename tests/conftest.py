"""What several tests share: a Chromium, if there is one."""

from collections.abc import Iterator
from typing import Any

import pytest

from tools.browser import find


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
