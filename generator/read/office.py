"""Documents: Word, rich text, PDF with text in it, and EPUB. Libraries read them, an extra of the package; the limits
are ours."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from generator.characters import fit
from generator.read.content import Content, File, NotTextError
from generator.read.exports import split
from generator.read.text import decode, demand_words, unified

if TYPE_CHECKING:
    from generator.read.markup import MarkupParagraph

EXTRA: Final = "pip install 'collate[formats]'"
UNPACKED: Final = 50_000_000
"""Bytes that a packed document may have unpacked, ten times what an article's file may have."""
ENTRIES: Final = 2_000
"""Files in a packed document, at most: a book of many chapters and pictures has some hundred."""
PAGES: Final = 500
"""Pages of a PDF, at most: what has more is a book."""
WORK: Final = 15_000_000
"""What reading a PDF may take, in characters shown: three times those of the longest text, some 30 seconds."""
STEP: Final = 10
"""Characters that are shown in the time of one more step of drawing."""
SHORTEST: Final = 30
"""Words of a chapter that is taken for an article, at least, and of a PDF that has its text in it."""


def read_docx(file: File) -> Content | list[Content]:
    """Read a Word document's paragraphs, headings and tables. Raises `NotTextError`."""
    _demand_sound(file.data)
    try:
        from docx import Document
    except ImportError:
        raise NotTextError(f"Word documents need python-docx: {EXTRA}; or save it as text") from None
    from generator.read.markup import joined

    document: Any = Document(io.BytesIO(file.data))
    return _whole(*joined(list(_blocks(document))))


def _blocks(document: Any) -> Iterator[MarkupParagraph]:
    from generator.read.markup import MarkupParagraph

    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = [" ".join(cell.text.split()) for cell in row.cells]
                if any(cells):
                    yield MarkupParagraph(f"- {' | '.join(cells)}")
        elif words := " ".join(fit(block.text).split()):
            style = str(getattr(block.style, "name", "") or "")
            yield MarkupParagraph(words, is_head=style.startswith(("Heading", "Title")))


def read_rtf(file: File) -> Content | list[Content]:
    """Read the text of a rich text file. Raises `NotTextError`."""
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        raise NotTextError(f"rich text needs striprtf: {EXTRA}; or save it as plain text") from None
    source = decode(file.data)
    if not source.lstrip().startswith("{\\rtf"):
        raise NotTextError("this is no rich text, whatever its name says; save it as plain text")
    plain: str = rtf_to_text(source, errors="ignore")  # type: ignore[no-untyped-call]  # it has no types
    return _whole(unified(fit(plain)))


def read_pdf(file: File) -> Content | list[Content]:
    """Read the text of a PDF, a paragraph each where lines leave room. Raises `NotTextError` for pictures of pages."""
    try:
        from pypdf import PdfReader
    except ImportError:
        raise NotTextError(f"PDF needs pypdf: {EXTRA}; or save its text as a .txt file") from None
    reader: Any = PdfReader(io.BytesIO(file.data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise NotTextError("the PDF is locked with a password; save a copy without one")
    if len(reader.pages) > PAGES:
        raise NotTextError(f"the PDF has more than {PAGES} pages; save those of the article in a file of their own")
    text = "\n\n".join(_texts(reader.pages))
    if len(text.split()) < SHORTEST:
        raise NotTextError("the PDF holds pictures of pages and no text; it needs OCR first, as ocrmypdf does")
    return _whole(text)


def _texts(pages: Iterable[Any]) -> Iterator[str]:
    """Give the text of each page of a PDF. Raises `NotTextError` beyond the limits: pages can share what they show, so
    that a small file shows much."""
    work = 0

    def count(operator: object, shown: Iterable[object], *_: object) -> None:
        nonlocal work
        work += STEP + sum(len(each) for each in shown if isinstance(each, (str, bytes, list)))
        if work > WORK:
            raise NotTextError("the PDF draws more than an article has; save its text alone")

    for page in pages:
        yield unified(fit(page.extract_text(visitor_operand_before=count)))


def read_epub(file: File) -> list[Content]:
    """Read the chapters of an EPUB in the order of the book, each that has enough words. Raises `NotTextError`."""
    from lxml import etree, html

    from generator.read.cleaned import clean
    from generator.read.markup import joined, passages

    _demand_sound(file.data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    found = []
    with zipfile.ZipFile(io.BytesIO(file.data)) as book:
        for name in _chapters(book, parser):
            page = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
            tree = html.document_fromstring(_unpacked(book, name), parser=page)
            clean(tree)
            parts = list(passages(tree))
            if sum(len(part.words.split()) for part in parts if not part.is_head) >= SHORTEST:
                text, heads = joined(parts)
                title = next((part.words for part in parts if part.is_head), None)
                found.append(Content(text, heads=heads, title=title))
    if not found:
        raise NotTextError("the book has no chapter with text; save the article as text")
    return found


def _chapters(book: zipfile.ZipFile, parser: Any) -> list[str]:
    """Give the names of the pages of a book, in its order."""
    from lxml import etree

    root = etree.fromstring(_unpacked(book, "META-INF/container.xml"), parser)
    package = str(next(root.iter("{*}rootfile")).get("full-path"))
    content = etree.fromstring(_unpacked(book, package), parser)
    items = {item.get("id"): item.get("href") for item in content.iter("{*}item")}
    names = [str(items[ref.get("idref")]) for ref in content.iter("{*}itemref") if ref.get("idref") in items]
    return list(dict.fromkeys(str(PurePosixPath(package).parent / name) for name in names))


def _unpacked(book: zipfile.ZipFile, name: str) -> bytes:
    """Give a file of a book; names lead to what the archive holds, never to the disk."""
    if name not in book.namelist():
        raise NotTextError(f"the book lacks {name[:80]!r}, which it lists; save it again")
    with book.open(name) as file:
        return file.read(UNPACKED)


def _demand_sound(data: bytes) -> None:
    """Raise `NotTextError` unless bytes are an archive of bearable size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise NotTextError("the document is damaged or of another kind; save it again") from None
    if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED:
        raise NotTextError(
            f"the document has more than {UNPACKED} bytes or {ENTRIES} files unpacked; save its text alone"
        )


def _whole(text: str, heads: frozenset[int] = frozenset()) -> Content | list[Content]:
    """Give a text as an article, or as several where it is an export of an archive of articles."""
    demand_words(text)
    if several := split(text):
        return several
    title = next(iter(re.findall(r".+", text)), "") if 0 in heads else None
    return Content(text, heads=heads, title=title)
