"""What a site must hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

HOME = "index.html"
"""The page that every sealed site lists, and that no site does which the site tool has just made."""
ALONE = "404.html"
"""The theme's own page, which is shown at any place, so that its links are others."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a site must hold, made anew from its sources."""

    version: str
    """Of this program."""
    inputs: Mapping[str, str]
    """Hashes, as in `Origin`."""
    data: Mapping[str, str]
    """Data files by their paths, without the manifest."""
    pages: Mapping[str, str]
    """Pages in Markdown by their paths."""
    assets: Mapping[str, bytes]
    """What comes with the pages, by its paths."""
    name: str
    """The site's."""
    nav: Sequence[object]
    """The navigation, as the site tool is given it: paths of pages, by their names where these have some."""
    finished: Mapping[str, bytes] = field(default_factory=dict)
    """All files as the site tool makes them of these, by their paths; empty when none made them."""
    unlike: str = ""
    """Why none did, in words."""

    def is_by_hand(self, path: str) -> bool:
        """Say whether a page is none of the generator's: pages that an editor writes lie beside the first page."""
        return path == ALONE or ("/" not in path and f"{path.removesuffix('.html')}.md" not in self.pages)
