"""Addresses on the web, and where packages may come from; what else looks like one is told apart here."""

from __future__ import annotations

from typing import Final

from generator.patterns import lazy

WEB: Final = r"https?://[^\s/]"
"""How an address on the web begins: no script, no mail, no file."""
FEED: Final = "data/feed.xml"
"""Where the site has its feed."""
RELATIVE: Final = "The feed's links are relative; the site's address, SITE_URL=https://..., makes them whole."
_WEB = lazy(rf"{WEB}\S*")
_PACKAGE = lazy(r"(?:(?:git|hg|svn|bzr)\+)?(?:https?|ssh|file)://\S+")


def is_web(text: str) -> bool:
    """Say whether a text is an address on the web, without blanks and control characters.

    >>> is_web("https://example.org/a"), is_web("javascript:alert(1)"), is_web("https://example.org/" + chr(7))
    (True, False, False)
    """
    return bool(_WEB.fullmatch(text)) and text.isprintable()


def is_package(text: str) -> bool:
    """Say whether a text is an address from which a package can be installed.

    >>> is_package("git+https://example.org/a.git"), is_package("javascript://x"), is_package("https://a/b --pre")
    (True, False, False)
    """
    return bool(_PACKAGE.fullmatch(text)) and text.isprintable()
