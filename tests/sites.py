"""The site, built as `make site` builds it, for the tests that look at it; and what its pages hold."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

ROOT = Path(__file__).parent.parent
BY_HAND = ("about.md", "assets")
UNDER = "two/films"


@dataclass
class Page(HTMLParser):
    """What a page points at, what it loads, what it is called, and what can be pointed at."""

    text: str
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    canonical: str | None = None

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.anchors.update(given[key] for key in ("id", "name") if key in given)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload"):
            self.loads.append(given["href"])
        elif tag == "link" and given.get("rel") == "canonical":
            self.canonical = given["href"]
        elif "src" in given:
            self.loads.append(given["src"])


def lay_out(folder: Path, seeds: Path = ROOT / "seeds", env: Mapping[str, str] | None = None) -> Path:
    """Put into a folder all that a site tool reads, with the pages of the seeds; give the folder."""
    for name in BY_HAND:
        source, target = ROOT / "docs" / name, folder / "docs" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    generate(folder, seeds, env)
    return folder


def generate(folder: Path, seeds: Path, env: Mapping[str, str] | None = None) -> None:
    """Make the pages of the seeds in a folder, in the stead of those that an earlier run made."""
    run(folder, "-m", "generator", "build", "--quiet", "--seeds", str(seeds), "--docs", "docs", env=env)


def mkdocs(folder: Path, env: Mapping[str, str] | None = None) -> Path:
    """Build the site of a folder with MkDocs, which must have nothing to warn of; give where it is."""
    epoch = (folder / ".collate" / "epoch").read_text().strip()
    told = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": epoch}
    said = run(folder, "-m", "mkdocs", "build", "--strict", env=told | dict(env or {}))
    assert "WARNING" not in said
    return folder / "site"


def zensical(folder: Path) -> Path:
    """Build the site of a folder with Zensical, which must have nothing to warn of; give where it is."""
    run(folder, "-m", "zensical", "build", "--strict")
    return folder / "site"


def run(folder: Path, *command: str, env: Mapping[str, str] | None = None) -> str:
    """Run Python in a folder, where it finds the generator, and give what it says on both channels."""
    path = os.pathsep.join(filter(None, [(env or {}).get("PYTHONPATH"), str(ROOT)]))
    told = {key: value for key, value in os.environ.items() if key != "SITE_URL"} | dict(env or {})
    command = (sys.executable, *command)
    done = subprocess.run(
        command, cwd=folder, env=told | {"PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def read_pages(site: Path) -> dict[str, Page]:
    """Read all pages of a site, by their paths."""
    return {path.relative_to(site).as_posix(): Page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def targets(pages: Mapping[str, Page]) -> Iterator[tuple[str, str, str]]:
    """Each link inside the site: the page that it stands on, the path that it means, and the anchor."""
    for name, page in pages.items():
        for link in page.links:
            if name != "404.html" and not urlsplit(link).scheme:
                path, anchor = urldefrag(urljoin(f"/{name}", link))
                yield name, unquote(path).lstrip("/") or "index.html", unquote(anchor)


def broken(site: Path, pages: Mapping[str, Page], least: int = 500) -> list[str]:
    """The links inside the site that lead to no file or to no anchor, one a line; there must be many to check."""
    checked = list(targets(pages))
    assert len(checked) > least
    return [
        f"{name} links to {path}#{anchor}"
        for name, path, anchor in checked
        if not (site / path).is_file() or (anchor and path in pages and anchor not in pages[path].anchors)
    ]


@dataclass(frozen=True)
class Published:
    """Where a server shows a site, with a slash at the end, and the folder that it shows there."""

    url: str
    folder: Path


class Host(SimpleHTTPRequestHandler):
    """Serves files, and a site's own page for what is not there, as hosts of pages do."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, UNDER, "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(root: Path) -> Iterator[Published]:
    """Show a folder that is yet to be made inside ``root``, under a path of its own, from another thread."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield Published(f"http://127.0.0.1:{server.server_port}/{UNDER}/", root / UNDER)
        server.shutdown()
        thread.join()
