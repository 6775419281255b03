"""Plain text: bytes to characters, and the date in front of them."""

from __future__ import annotations

import re

from generator.documents import is_day
from generator.read.content import Content, NotTextError

_HEAD = re.compile(r"\s*date:?[ \t]+(\d{4}-\d\d-\d\d)(?!\S)[ \t]*", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_text(data: bytes) -> Content:
    """Read plain text with an optional head `` date 2031-05-30``, in front of the first words.

    Raises `NotTextError`.

    >>> read_text(b" date 2031-05-30 It rained.").published
    '2031-05-30'
    """
    text = unified(decode(data))
    head = _HEAD.match(text)
    start = head.end() if head else 0
    demand_words(text[start:])
    return Content(text, start, published=head[1] if head and is_day(head[1]) else None)


def unified(text: str) -> str:
    """Make all line ends ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def demand_words(text: str) -> None:
    """Raise `NotTextError` for a text without a letter or digit."""
    if not any(c.isalnum() for c in text):
        raise NotTextError("the file is empty; put the article's text there, or remove the file")


def decode(data: bytes, declared: tuple[str, ...] = ()) -> str:
    """Decode UTF-8 or UTF-16, with a mark of byte order or plainly so, else Windows-1252; the mark is dropped.

    Of text without such a mark, the encodings that it has ``declared`` are the only ones.

    Raises `NotTextError`.

    >>> decode(b"caf\\xc3\\xa9"), decode(b"caf\\xe9"), decode("café".encode("utf-16"))
    ('café', 'café', 'café')
    """
    text = _decoded(data, declared)
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls * 100 > len(text):
        raise NotTextError("the file looks binary; save the article as plain text in UTF-8")
    return text


def _decoded(data: bytes, declared: tuple[str, ...]) -> str:
    wide = _wide(data)
    encodings = (wide,) if wide else declared or ("utf-8-sig", "cp1252")
    line = 1
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
    raise NotTextError("the file cannot be decoded; save it in UTF-8", line)


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
