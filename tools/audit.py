"""How good the site is for all who visit it, as Lighthouse measures it: a table, and what falls short of its limit.

    python -m tools.audit

Looks at ``site/``, as a host would show it that compresses. Needs Node, which brings npx, which gets Lighthouse.
"""

from __future__ import annotations

import gzip
import json
import mimetypes
import os
import shutil
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tools.browser import find

SITE = Path(__file__).parent.parent / "site"
LIGHTHOUSE = "lighthouse@12.8.2"  # the newest that Node 20 runs
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage"
RUNS = 3
KILOBYTES = 150
LIMITS = {
    "desktop": {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100},
    "mobile": {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100},
}
HEAD = ("page", "window", *LIMITS["desktop"], "kB")


@dataclass(frozen=True)
class Result:
    """What was measured of a page in one window: a score of each category from 0 to 100, and what a visit transfers."""

    page: str
    window: str
    scores: Mapping[str, float]
    kilobytes: float
    flaws: tuple[str, ...] = ()
    """What Lighthouse would have otherwise, where a score is not what it must be."""

    def row(self) -> tuple[str, ...]:
        """The cells of the table, in the order of its head."""
        return (self.page, self.window, *(f"{score:g}" for score in self.scores.values()), f"{self.kilobytes:.0f}")

    def misses(self) -> list[str]:
        """What misses its limit, one a line."""
        limits = LIMITS[self.window]
        low = [f"{name} {score:g} < {limits[name]}" for name, score in self.scores.items() if score < limits[name]]
        large = [f"{self.kilobytes:.0f} kB > {KILOBYTES} kB"] if self.kilobytes > KILOBYTES else []
        return [f"{self.page}, {self.window}: {miss}" for miss in low + large]


@cache
def packed(path: Path) -> bytes:
    """A file of the site, as it is transferred."""
    return gzip.compress(path.read_bytes(), mtime=0)


class Host(BaseHTTPRequestHandler):
    """Serves the files of a site, compressed, as hosts of pages do."""

    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, *args: Any) -> None:
        self.site = site
        super().__init__(*args)

    def do_GET(self) -> None:
        path = locate(self.site, self.path)
        if not path.is_file():
            return self.send_error(404)
        body = packed(path)
        self.send_response(200)
        self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/octet-stream")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def locate(site: Path, url: str) -> Path:
    """Give the file that a URL, or its path, asks for; the site itself, which is none, for what lies outside."""
    path = (site / unquote(urlsplit(url).path).lstrip("/")).resolve()
    return path if path.is_relative_to(site.resolve()) else site


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Show a site from another thread, and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def pages(site: Path) -> list[str]:
    """Home, the comparison, and of the topics and of the sources the longest, as paths inside the site."""
    longest = [
        max(set(site.glob(pattern)) - set(site.glob("*/index.html")), key=_size).relative_to(site).as_posix()
        for pattern in ("topics/*.html", "sources/*.html")
    ]
    return ["index.html", "compare.html", *longest]


def _size(path: Path) -> tuple[int, str]:
    return path.stat().st_size, path.name


def visit(url: str, window: str, chromium: str) -> dict[str, Any]:
    """Give Lighthouse's report on a page that a new browser opens."""
    command = ["npx", "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    command += ["--preset=desktop"] if window == "desktop" else []
    env = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"Lighthouse failed at {url}:\n{done.stderr}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def measure(site: Path, address: str, page: str, window: str, chromium: str) -> Result:
    """Give the medians of several visits of a page."""
    reports = [visit(f"{address}/{page}", window, chromium) for _ in range(RUNS)]
    scores = {
        name: statistics.median(round(100 * report["categories"][name]["score"]) for report in reports)
        for name in LIMITS[window]
    }
    asked = {item["url"] for item in reports[0]["audits"]["network-requests"]["details"]["items"]}
    files = {locate(site, url) for url in asked if url.startswith(address)}
    size = sum(len(packed(path)) for path in sorted(files) if path.is_file())
    return Result(page, window, scores, size / 1000, tuple(flaws(reports[0])))


def flaws(report: Mapping[str, Any]) -> Iterator[str]:
    """What a report counts against a page, for each score that is not full."""
    for name, category in report["categories"].items():
        for part in category["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield f"{name}: {audit['title']} {audit.get('displayValue', '')}".rstrip()


def line(cells: Sequence[str]) -> str:
    """A line of the table."""
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table; end with 1 and the reasons when something misses its limit or a tool is not there."""
    chromium = find()
    if not shutil.which("npx"):
        sys.exit("No npx; it comes with Node 18 or newer: https://nodejs.org, or on Debian: apt-get install npm")
    if not chromium:
        sys.exit("No Chromium; install one or name it in CHROMIUM")
    print(line(HEAD), line(("---", "---", *("--:" for _ in HEAD[2:]))), sep="\n")
    missed: list[str] = []
    with serve(SITE) as address:
        for page in pages(SITE):
            for window in LIMITS:
                result = measure(SITE, address, page, window, chromium)
                print(line(result.row()), flush=True)
                if misses := result.misses():
                    missed += [*misses, *(f"  {flaw}" for flaw in result.flaws)]
    if missed:
        sys.exit("\n".join(["Below the limits:", *missed]))


if __name__ == "__main__":
    main()
