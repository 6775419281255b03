"""Leaves out of the finished site what no reader gets: blanks between the theme's tags, and files for other languages.

MkDocs alone runs this; without it the site is larger and reads the same.
"""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

UNREAD = ("assets/javascripts/lunr/*", "assets/*.map")
"""How a search takes other languages than English apart, and what the theme's scripts and styles were made from."""
AS_WRITTEN = re.compile(r"(<pre.*?</pre>)", re.DOTALL)
BLANKS = re.compile(r"[ \t]*\n[ \t\n]*")
UNSEEN = " data-search-exclude"
"""What only the search asks for while the site is built."""
ESCAPED = re.compile(r"&#(\d+);")
SPECIAL = frozenset("\"&'<>")
"""Characters that mean something to a browser; all others were written as numbers for Markdown's sake."""


def on_files(files: Files, **_: Any) -> Files:
    """Leave out the theme's files that no page asks for."""
    for file in [*files]:
        if any(fnmatch(file.src_uri, pattern) for pattern in UNREAD):
            files.remove(file)
    return files


def on_post_page(output: str, **_: Any) -> str:
    """Give a page with one line end where many blanks were, but for text whose blanks count, and with plain letters."""
    parts = AS_WRITTEN.split(output.replace(UNSEEN, ""))
    page = "".join(part if part.startswith("<pre") else BLANKS.sub("\n", part) for part in parts)
    return ESCAPED.sub(_plain, page)


def _plain(written: re.Match[str]) -> str:
    letter = chr(int(written[1]))
    return letter if letter.isascii() and letter.isprintable() and letter not in SPECIAL else written[0]


@event_priority(-50)  # after the search wrote its index, before a copy of it is made for reading without a server
def on_post_build(config: Any, **_: Any) -> None:
    """Write the index of the search with letters as they are, instead of six characters for each quotation mark."""
    index = Path(config.site_dir, "search", "search_index.json")
    if index.exists():
        data = json.loads(index.read_text(encoding="utf-8"))
        index.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
