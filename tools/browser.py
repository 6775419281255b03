"""Finds a Chromium for the tests of the finished site, or gets one, and prints its path."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The first has no window to draw, which halves the time of the tests."""
PACKAGES = ("chromium-headless-shell", "chromium")
"""Debian's, of which older releases lack the first."""
APT = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends"]


def find() -> str | None:
    """Give the path of a Chromium: of ``$CHROMIUM``, else one on the path, else Playwright's own; ``None`` without."""
    named = os.environ.get("CHROMIUM") or None
    return named or next(filter(None, map(shutil.which, NAMES)), None) or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _get() -> None:
    """Install a Chromium: Debian's as root, else Playwright's, which needs a network that lets it through."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Debian's chromium for the tests of the finished site ...", file=sys.stderr)
        subprocess.run(["apt-get", "update", "--quiet"], stdout=subprocess.DEVNULL, check=False)
        for name in PACKAGES:
            if not subprocess.run([*APT, name], stdout=subprocess.DEVNULL, check=False).returncode:
                break
    if not find():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=300)


if __name__ == "__main__":
    if not find():
        _get()
    if path := find():
        print(path)
    else:
        print(
            "No Chromium: tests of the finished site are skipped; install one or name it in CHROMIUM", file=sys.stderr
        )
