"""The list of what a site is made of: each file with its hash, its kind and the sources that it rests on."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final

from generator.errors import CollateError
from generator.maker import maker, settings_of, tool_of
from generator.one_file import replace_file
from generator.patterns import lazy
from generator.regular import UnfitError, regular

MANIFEST: Final = "data/manifest.json"
_HOSTS: Final = ".nojekyll"
"""An empty file that tells GitHub Pages to show a site as it is."""
_GITS: Final = ".git/"
SCHEMA: Final = 1
"""The version of the form of the manifest."""
LARGEST: Final = 500_000_000
"""Bytes of a data file, at most; those of 5,000 articles have a tenth of it."""
_TEXT: Final = lazy(r"\.(?:bib|css|csv|html?|js|json|map|markdown|md|svg|txt|webmanifest|xml|ya?ml)", re.I)
"""What is text, so that its line ends may be those of another system."""
_SOURCE: Final = re.compile(rb'href="?(?:[^"> ]*/)?sources/([a-z0-9-]+)\.html')
"""A link to the page of a source, in a finished page."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a site was made of and how."""

    version: str
    """Of this program."""
    inputs: Mapping[str, str]
    """The hash of each article, of the story file and of the edits, by their names."""
    site_url: str = ""
    edited: bool = True
    """Whether the edits were taken."""
    made_with: Mapping[str, str] = field(default_factory=dict)
    """What made the finished site of the pages, as `maker` tells it; empty before there is one."""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Origin:
        """Read what a manifest says of it."""
        site_url, edited = str(data["site_url"]), bool(data["edited"])
        return cls(str(data["version"]), dict(data["inputs"]), site_url, edited, dict(data["made_with"]))


def digest(path: str, data: bytes) -> str:
    """Give the SHA-256 of a file, hexadecimal; of text with line ends as ``\\n``, so that a copy from another system
    has the same."""
    is_text = _TEXT.fullmatch(PurePosixPath(path).suffix)
    return hashlib.sha256(data.replace(b"\r\n", b"\n") if is_text else data).hexdigest()


def manifest(origin: Origin, files: Mapping[str, bytes], sources: Iterable[str]) -> str:
    """Give the text of the manifest of ``files`` by their paths; data files rest on all ``sources``, pages on those
    that they link to."""
    everything = sorted(sources)
    listed = [
        {"path": path, "sha256": digest(path, data), "kind": _kind(path), "sources": _rests_on(path, data, everything)}
        for path, data in sorted(files.items())
        if path != MANIFEST
    ]
    content = {
        "schema": SCHEMA,
        "version": origin.version,
        "site_url": origin.site_url,
        "edited": origin.edited,
        "inputs": dict(sorted(origin.inputs.items())),
        "made_with": dict(sorted(origin.made_with.items())),
        "files": listed,
    }
    whole = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
    return json.dumps(content | {"sha256": whole}, ensure_ascii=False, indent=1) + "\n"


def seal(site: Path, project: Path = Path()) -> int:
    """Renew the manifest of a finished site, so that it lists every file and tells what made it, and give their number.

    ``project`` is the folder with the settings of the site tool.
    Raises `CollateError` when the folder holds no manifest of this program.
    """
    origin, sources = stated(site)
    files = held(site)
    origin = replace(origin, made_with=maker(tool_of(files), settings_of(project)))
    replace_file(site / MANIFEST, manifest(origin, files, sources).encode())
    return len(files)


def origin_of(site: Path) -> Origin:
    """Read of what a site says it was made; `CollateError` when it does not say."""
    return stated(site)[0]


def stated(site: Path) -> tuple[Origin, tuple[str, ...]]:
    """Read of what a site says it was made, and the ids of its sources; `CollateError` when it does not say."""
    try:
        data = json.loads(regular(site / MANIFEST, LARGEST))
        sources = json.loads(regular(site / "data/claims.json", LARGEST))["sources"]
        return Origin.of(data), tuple(str(source["id"]) for source in sources)
    except (UnfitError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise CollateError(
            f"{site / MANIFEST}:1: is missing or damaged; name the folder of a finished site, or build it anew"
        ) from None


def held(site: Path) -> dict[str, bytes]:
    """Give the files of a site by their paths, compressed copies of others apart; links are not followed.

    What a published site has beside it in its branch is no part of it.
    """
    paths = sorted(path for path in site.rglob("*") if path.is_file() and not path.is_symlink())
    names = {path.relative_to(site).as_posix(): path for path in paths}
    names = {name: path for name, path in names.items() if name != _HOSTS and not name.startswith(_GITS)}
    if odd := next((path for name, path in names.items() if not name.isprintable()), None):
        raise CollateError(f"{odd}:1: the file's name has characters that cannot be shown; rename it, or take it away")
    return {name: path.read_bytes() for name, path in names.items() if not _is_copy(name, names)}


def _is_copy(name: str, names: Container[str]) -> bool:
    """Say whether a file is another one compressed, as servers like to find it beside that."""
    return name.endswith(".gz") and name.removesuffix(".gz") in names


def _kind(path: str) -> str:
    if path.startswith("data/"):
        return "data"
    return "page" if path.endswith(".html") else "asset"


def _rests_on(path: str, data: bytes, everything: list[str]) -> list[str]:
    if _kind(path) == "data":
        return everything
    known = frozenset(everything)
    return sorted({found.decode() for found in _SOURCE.findall(data)} & known) if _kind(path) == "page" else []
