"""Characters that no page can hold: those that XML 1.0 forbids, as such or by number.

Libraries that read markup refuse them, or pass them on; files of XML and JSON that hold them are ill-formed.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from generator.patterns import lazy

UNFIT: Final = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""A character that is no text: a control character, a lone surrogate, a noncharacter such as U+FFFF. All others
are those that XML 1.0 allows; a range of these takes long to compile."""
_REFERENCE = lazy(r"&#(?:[xX][0-9a-fA-F]+|[0-9]+);?")
_LONGEST = 12
"""Characters of a reference, at most; what is longer names no character."""


def fit(text: str) -> str:
    r"""Make a blank of each character that no page can hold.

    >>> fit("a\x00b\uffff")
    'a b '
    """
    return UNFIT.sub(" ", text)


def fit_markup(text: str) -> str:
    """Make a blank of each such character, and of each reference to one, which are read as browsers read them.

    >>> fit_markup("a&#xFFFF;b&#0;c&#xD800;d &#60;&#150;&#233;")
    'a b c d &#60;–é'
    """
    return _REFERENCE.sub(_fit_reference, fit(text))


def _fit_reference(match: re.Match[str]) -> str:
    said = unescape(match[0]) if len(match[0]) <= _LONGEST else ""
    if not said or said == "\N{REPLACEMENT CHARACTER}" or UNFIT.search(said):
        return " "
    return match[0] if said.isascii() else said
