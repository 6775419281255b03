"""Text that others wrote, made inert: what it holds is shown as it was written and never acts as markup.

Every character that Markdown or HTML could take for markup becomes a numeric character reference. Both languages
read such a reference as the plain character, and neither reads it as syntax; so one form serves the body of a
Markdown page, a heading, a table cell, a footnote, finished HTML and an attribute in double quotes alike.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

from markupsafe import Markup

from generator.patterns import lazy

MARKUP = lazy(r"""[\\`*_{}\[\]<>()\#+!|&"'~^=$@:/.-]""")
UNSEEN = lazy(
    r"""
      [\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]               # control characters
    | [\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]       # direction marks, embeddings, overrides, isolates
    | [\ufeff\ufff9-\ufffb\ufffe\uffff]                    # byte order mark, annotations, what no file may hold
    | [\ud800-\udfff\U000e0000-\U000e007f]                 # halves of characters, tags
    """,
    re.VERBOSE,
)
LOOKALIKES = str.maketrans({"<": "‹", ">": "›", '"': "”"})
OPENING_QUOTE = lazy(r'(?<!\S)"(?=\S)')
LONGEST_TITLE = 500
"""Characters; YAML has no key of more than 1,024, and a navigation shows a title as its key."""
_BLANK = r"\t\n\x0b\f\r\x1c-\x1f\x85\u2028\u2029"
SPACE = lazy(f"[{_BLANK}][ {_BLANK}]*| [ {_BLANK}]+")
"""White space but for a single blank."""


def inert(value: object) -> Markup:
    """Return ``value`` as text that shows itself, on one line, wherever it lands; what is markup already stays.

    >>> print(inert("1. <b>*Bold*</b>"))
    1&#46; &#60;b&#62;&#42;Bold&#42;&#60;&#47;b&#62;
    >>> print(inert(Markup("<b>ours</b>")))
    <b>ours</b>
    """
    if isinstance(value, Markup):
        return value
    if hasattr(value, "__html__"):
        return Markup(value)
    return _inert(str(value))


@lru_cache(maxsize=1 << 14)
def _inert(text: str) -> Markup:
    """A text that shows itself; labels, names and values come again and again."""
    return Markup(MARKUP.sub(_reference, visible(text)))


def visible(text: str) -> str:
    r"""Return ``text`` on one line, with a visible mark for each character that has no sign but acts.

    >>> visible("a\x1b b\u202ec\n d")
    'a␛ b⟨U+202E⟩c d'
    """
    return UNSEEN.sub(_mark, SPACE.sub(" ", text))


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _mark(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else f"⟨U+{code:04X}⟩"


def title(text: str) -> str:
    """Return ``text`` for a page's title, which site tools print as it stands, in attributes too, and as a YAML key.

    What could be read as markup or end an attribute becomes a sign that looks like it; a very long title is cut.

    >>> title("Black & White"), title("</title><b>"), title("&lt;b>")
    ('Black & White', '‹/title›‹b›', '＆lt;b›')
    >>> title('The "Star" ferry')
    'The “Star” ferry'
    """
    plain = visible(text).strip()
    plain = plain if len(plain) <= LONGEST_TITLE else f"{plain[: LONGEST_TITLE - 1]}…"
    plain = OPENING_QUOTE.sub("“", plain).translate(LOOKALIKES)
    return plain if html.unescape(plain) == plain else plain.replace("&", "\N{FULLWIDTH AMPERSAND}")
