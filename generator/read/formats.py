"""How files are read, by how their names end, and what to do with those that hold no text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generator.read.content import Reader, guarded
from generator.read.mail import read_mail
from generator.read.markdown import read_markdown
from generator.read.office import read_docx, read_epub, read_pdf, read_rtf
from generator.read.page import read_page
from generator.read.plain import read_plain
from generator.read.records import read_json, read_xml

FORMATS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        ".txt": read_plain,
        ".text": read_plain,
        ".md": guarded(read_markdown),
        ".markdown": guarded(read_markdown),
        ".html": guarded(read_page),
        ".htm": guarded(read_page),
        ".xhtml": guarded(read_page),
        ".mhtml": guarded(read_mail),
        ".mht": guarded(read_mail),
        ".eml": guarded(read_mail),
        ".json": guarded(read_json),
        ".jsonl": guarded(read_json),
        ".ndjson": guarded(read_json),
        ".xml": guarded(read_xml),
        ".rss": guarded(read_xml),
        ".atom": guarded(read_xml),
        ".docx": guarded(read_docx),
        ".rtf": guarded(read_rtf),
        ".pdf": guarded(read_pdf),
        ".epub": guarded(read_epub),
    }
)

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
