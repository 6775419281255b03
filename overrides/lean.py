"""Leaves out of the finished site what no reader gets: blanks and quotes around the theme's tags, files for other uses.

MkDocs alone runs this; without it the site is larger and reads the same.
"""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

UNREAD = ("assets/javascripts/lunr/*", "assets/*.map")
"""How a search takes other languages than English apart, and what the theme's scripts and styles were made from."""
AS_WRITTEN = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)
REPEATED = re.compile(r"<script>((?:(?!</?script|location).){400,})</script>", re.DOTALL)
"""A script of the theme that stands on every page, alike wherever the page is."""
BLANKS = re.compile(r"[ \t]*\n[ \t\n]*")
BLOCK = (
    "html|head|meta|link|title|body|div|header|footer|main|nav|section|article|aside|details|summary|blockquote|figure"
    "|h[1-6]|p|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td"
)
"""Elements that stand on lines of their own, so that a blank at their edges is none."""
EDGE = re.compile(rf"(?<=>)\n(?=</?(?:{BLOCK})\b)|(?P<tag></?(?:{BLOCK})\b[^<>]*>)\n")
TAG = re.compile(r"""<[a-z][\w-]*(?:\s+[\w:-]+(?:="[^"]*")?)+\s*/?>""", re.IGNORECASE)
QUOTED = re.compile(r"""="([^\s"'`=<>]*[^\s"'`=<>/])"(?!/)""")
"""A value that needs no quotation marks, by the HTML standard, 13.1.2.3."""
IN_A_TAG = r"""(?=[^"]*(?:"[^"]*"[^"]*)*$)"""
NEEDLESS = re.compile(rf'(?: data-search-exclude(?:="[^"]*")?| xmlns="http://www.w3.org/2000/svg"){IN_A_TAG}')
"""What only the search asks for while the site is built, and what a drawing says that stands in a page anyway."""
UNUSED = re.compile(
    r'<meta name="generator"[^<>]*>|<script>var target=(?:(?!</?script).)*__tabbed_(?:(?!</?script).)*</script>'
)
"""What the theme says of itself, and what opens tabs within a text, which no page has."""
ESCAPED = re.compile(r"&#(\d+);")
SPECIAL = frozenset("\"&'<>")
"""Characters that mean something to a browser; all others were written as numbers for Markdown's sake."""


def on_files(files: Files, **_: Any) -> Files:
    """Leave out the theme's files that no page asks for."""
    for file in [*files]:
        if any(fnmatch(file.src_uri, pattern) for pattern in UNREAD):
            files.remove(file)
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Give a page that a browser reads like this one; what every page would repeat goes into a file of its own."""

    def shared(script: re.Match[str]) -> str:
        name = f"assets/{crc32(script[1].encode()):08x}.js"
        if not (file := Path(config.site_dir, name)).exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(script[1], encoding="utf-8")
        return f'<script src="{get_relative_url(name, page.url)}"></script>'

    return small(REPEATED.sub(shared, output))


def small(page: str) -> str:
    """Leave out blanks, quotation marks and numbers for letters that a browser does without.

    >>> small('<ul>\\n  <li title="a">\\n<a href="b.html" class="c d">&#46; e</a>\\n</li>\\n</ul>')
    '<ul><li title=a><a href=b.html class="c d">. e</a></li></ul>'
    """
    # Letters first: one that ends a value without quotation marks must be seen before these go.
    parts = AS_WRITTEN.split(ESCAPED.sub(_plain, UNUSED.sub("", page)))
    kept, marked = parts[1::3], [*map(_small, parts[::3])]
    return "".join(each for pair in zip(marked, [*kept, ""], strict=True) for each in pair)


def _small(markup: str) -> str:
    folded = EDGE.sub(lambda edge: edge["tag"] or "", BLANKS.sub("\n", markup))
    return TAG.sub(lambda tag: QUOTED.sub(r"=\1", NEEDLESS.sub("", tag[0])), folded)


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
