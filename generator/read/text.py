"""Plain text: bytes to characters, and the date in front of them."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.documents import is_day
from generator.patterns import lazy
from generator.read.content import Content, NotTextError
from generator.read.days import date_of

_HEAD = lazy(r"\s*date:?[ \t]+(?P<said>\d{4}-\d\d-\d\d)(?!\S)[ \t]*", re.IGNORECASE)
_HEAD_LINE = lazy(r"\s*date:?[ \t]+(?P<said>\w[\w., /-]{2,28})\n", re.IGNORECASE)
"""One that has its line alone may have the day in words too, or a month or a year; the longest are 30 characters."""
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A character of several bytes in UTF-8."""
Note = Callable[[int, str], None]
"""Takes a line and what is to be said of it."""
_CONTROL = lazy(r"[\x00-\x08\x0e-\x1f]")


def parse_text(text: str) -> Content:
    """Read plain text with an optional head `` date 2031-05-30``, in front of the first words.

    Where it has a line of its own, it may be in words, and a month or a year: ``Date: June 2024``.

    Raises `NotTextError`.

    >>> parse_text(" date 2031-05-30 It rained.").published
    '2031-05-30'
    >>> parse_text("Date: June 2024\\nIt rained.").published
    '2024-06'
    """
    known, start = _head(text)
    demand_words(text[start:])
    return Content(text, start, published=known)


def _head(text: str) -> tuple[str | None, int]:
    """Give the date of the head, and where the words behind it begin."""
    if head := _HEAD.match(text):
        return head["said"] if is_day(head["said"]) else None, head.end()
    if (line := _HEAD_LINE.match(text)) and (known := date_of(line["said"])):
        return known, line.end()
    return None, 0


def unified(text: str) -> str:
    """Make all line ends ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def demand_words(text: str) -> None:
    """Raise `NotTextError` for a text without a letter or digit."""
    if not any(c.isalnum() for c in text):
        raise NotTextError("the file is empty; put the article's text there, or remove the file")


def decode(data: bytes, declared: tuple[str, ...] = (), note: Note | None = None) -> str:
    """Decode UTF-8 or UTF-16, with a mark of byte order or plainly so, else Windows-1252; the mark is dropped.

    Of text without such a mark, the encodings that it has ``declared`` are the only ones. What is UTF-8 but for a few
    bytes is read as such, each of these shown as U+FFFD, and ``note`` is told the line of the first.

    Raises `NotTextError`.

    >>> decode(b"caf\\xc3\\xa9"), decode(b"caf\\xe9"), decode("café".encode("utf-16"))
    ('café', 'café', 'café')
    """
    text = _decoded(data, declared, note)
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls * 100 > len(text):
        raise NotTextError("the file looks binary; save the article as plain text in UTF-8")
    return text


def _decoded(data: bytes, declared: tuple[str, ...], note: Note | None) -> str:
    wide = _wide(data)
    encodings = (wide,) if wide else declared or ("utf-8-sig", "cp1252")
    line = 1
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            if encoding.startswith("utf-8") and _is_damaged(data):
                if note:
                    note(line, f"the byte 0x{data[error.start]:02X} is no UTF-8, as all else is; it is shown as \ufffd")
                return data.decode(encoding, errors="replace")
    raise NotTextError("the file cannot be decoded; save it in UTF-8", line)


def _is_damaged(data: bytes) -> bool:
    """Say whether bytes are UTF-8 but for a few: where that were another encoding, hardly any letter would be right."""
    right = len(_SEQUENCE.findall(data))
    wrong = sum(map(len, _SEQUENCE.sub(b"", data).translate(None, bytes(range(128))).split()))
    return right > 0 and wrong <= max(2, right // 10)


def _wide(data: bytes) -> str | None:
    """Give the name of the 16-bit encoding that a file is in, by its mark or by the zeros beside Latin letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    for zeros, others, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if len(sample) >= 4 and zeros * 5 > len(sample) and others * 20 < zeros:
            return name
    return None
