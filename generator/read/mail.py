"""Pages and letters as mail: ``.mhtml`` of a browser, ``.eml`` of a newsletter."""

from __future__ import annotations

import email
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import parseaddr

from generator.characters import fit
from generator.read.content import Content, File, NotTextError
from generator.read.days import day_of
from generator.read.page import read_page
from generator.read.text import demand_words, unified


def read_mail(file: File) -> Content | list[Content]:
    """Read the article of a mail or of a page saved as one: its HTML, else its text. Raises `NotTextError`."""
    message = email.message_from_bytes(file.data, policy=default)
    assert isinstance(message, EmailMessage)
    part = message.get_body(("html", "plain"))
    if part is None:
        raise NotTextError("the mail has neither HTML nor text; save the article itself")
    words = str(part.get_content())
    content = _page(file, words) if part.get_content_subtype() == "html" else _text(words)
    if isinstance(content, list):
        return content
    address = _said(message, "Snapshot-Content-Location") or _said(part, "Content-Location")
    sender, _ = parseaddr(_said(message, "From"))
    return replace(
        content,
        title=content.title or _said(message, "Subject") or None,
        outlet=content.outlet or (None if address else sender) or None,
        published=content.published or (None if address else day_of(_said(message, "Date"))),
        url=content.url or (address if address.startswith(("http://", "https://")) else None),
    )


def _page(file: File, words: str) -> Content | list[Content]:
    return read_page(replace(file, data=words.encode(errors="replace")))


def _text(words: str) -> Content:
    text = fit(unified(words))
    demand_words(text)
    return Content(text)


def _said(message: MIMEPart, name: str) -> str:
    return " ".join(fit(str(message.get(name, ""))).split())
