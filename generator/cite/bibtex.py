"""A source as an entry of BibTeX."""

from __future__ import annotations

from generator.cite.note import note
from generator.models import Article
from generator.patterns import lazy
from generator.plain import plain

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SPECIAL = {char: f"\\{char}" for char in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # BibTeX counts an escaped brace too, so that one alone would end or swallow the entry.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
UNSAFE = lazy(r"[\s\\{}]")


def bibtex(article: Article) -> str:
    """Give the entry under the source's id, a field a line; other letters than ASCII stay as they are.

    Each author stands in braces of its own: how a name divides is not known.
    """
    year, month, day = f"{article.published or ''}--".split("-")[:3]
    fields = {
        "author": " and ".join(filter(None, map(_kept, article.authors))),
        "title": _kept(article.title),
        "journal": tex(article.outlet or ""),
        "year": year,
        "month": month and MONTHS[int(month) - 1],
        "day": day and str(int(day)),
        "url": _address(article.url),
        "urldate": article.accessed or "",
        "note": tex(note(article)),
    }
    lines = [f"  {key} = {value if key == 'month' else f'{{{value}}}'},\n" for key, value in fields.items() if value]
    return f"@article{{{article.id},\n{''.join(lines)}}}\n"


def tex(text: str) -> str:
    r"""Give a text for TeX, on one line.

    >>> tex("Black & White: 5 % {of} C:\\_")
    'Black \\& White: 5 \\% \\textbraceleft{}of\\textbraceright{} C:\\textbackslash{}\\_'
    """
    return "".join(SPECIAL.get(char, char) for char in plain(text))


def _kept(text: str | None) -> str:
    """A text in braces, which keep its capitals and its parts."""
    return f"{{{tex(text)}}}" if text and plain(text) else ""


def _address(url: str | None) -> str:
    """An address, which TeX takes as it stands, but for what would end the field."""
    return UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", plain(url or ""))
