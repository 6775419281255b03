"""How files are read, by how their names end, and what to do with those that hold no text."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Final

from generator.read.content import Reader, guarded

_READERS: Final = (
    ("plain", "read_plain", ".txt .text"),
    ("markdown", "read_markdown", ".md .markdown"),
    ("page", "read_page", ".html .htm .xhtml"),
    ("mail", "read_mail", ".mhtml .mht .eml"),
    ("records", "read_json", ".json .jsonl .ndjson"),
    ("records", "read_xml", ".xml .rss .atom"),
    ("office", "read_docx", ".docx"),
    ("office", "read_rtf", ".rtf"),
    ("office", "read_pdf", ".pdf"),
    ("office", "read_epub", ".epub"),
)
"""Module of this room, function and suffixes of each form."""
FORMATS: Final = MappingProxyType(
    {suffix: (module, function) for module, function, suffixes in _READERS for suffix in suffixes.split()}
)
"""Module and function of each form, by its suffix."""


@cache
def reader(suffix: str) -> Reader:
    """Return what reads the files of a form; its module is loaded for the first of them, as most stories have one form.

    Markup of others goes through libraries; whatever goes wrong in these is told.
    """
    module, function = FORMATS[suffix]
    read: Reader = getattr(import_module(f"generator.read.{module}"), function)
    return read if module == "plain" else guarded(read)


_ARCHIVES = "holds other files; unpack it into the folder"
_PICTURES = "a picture, which needs OCR first, as tesseract does; put its text into a .txt file"
_RECORDINGS = "a recording; put what is said in it into a .txt file"
_TABLES = "a table, no article; put what it says into words, or keep it elsewhere"
_LINKS = "a link, no article; save the page that it leads to"
_OTHERS: Final = (
    (_PICTURES, ".png .jpg .jpeg .gif .webp .tif .tiff .bmp .heic .avif .svg"),
    (_ARCHIVES, ".zip .tar .gz .tgz .7z .rar .xz .bz2 .zst .warc .wacz .maff .webarchive"),
    (_RECORDINGS, ".mp3 .m4a .wav .ogg .mp4 .mov .mkv .webm .avi"),
    (_TABLES, ".csv .tsv .xls .xlsx .ods .numbers .parquet"),
    (_LINKS, ".url .webloc .desktop .lnk"),
    (
        "an older or other document; save it as .docx, .pdf or text",
        ".doc .odt .pages .wpd .pub .ppt .pptx .key .djvu .mobi .azw3",
    ),
    ("a mailbox or message of another form; save each message as .eml", ".mbox .msg .pst"),
)
_REMEDIES: Final = MappingProxyType({suffix: remedy for remedy, suffixes in _OTHERS for suffix in suffixes.split()})

USUAL: Final = ".txt, .md, .html, .docx, .pdf, .eml and others"
"""The forms that most people have, for messages."""


def remedy(suffix: str) -> str:
    """Say what a file of another kind is, and what to do with it.

    >>> remedy(".webloc")
    'a link, no article; save the page that it leads to'
    """
    return _REMEDIES.get(suffix.casefold(), f"no form that is read; articles are {USUAL}")
