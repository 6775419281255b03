"""Pages and letters as mail: ``.mhtml`` of a browser, ``.eml`` of a newsletter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.characters import fit
from generator.patterns import lazy
from generator.read.content import Content, File, NotTextError
from generator.read.days import day_of
from generator.read.page import read_page
from generator.read.text import demand_words, unified

if TYPE_CHECKING:
    from email.message import MIMEPart

_SENT_ON = lazy(
    r"^[ \t]*(?:-+ ?(?:Forwarded|Original) message ?-+|Begin forwarded message:)[ \t]*\n\s*",
    re.MULTILINE | re.IGNORECASE,
)
"""What mail programs put above a mail that is sent on."""
_HEADER = lazy(r"^[ \t>*]*(?P<key>From|Date|Sent|Subject|To|Cc|Reply-To)\*?:[ \t]*\*?(?P<value>.*)$", re.MULTILINE)
_HEADERS = lazy(r"(?:[ \t>*]*(?:From|Date|Sent|Subject|To|Cc|Reply-To)\*?:.*\n(?:[ \t]+\S.*\n)*\s*?)+\s*")


def read_mail(file: File) -> Content | list[Content]:
    """Read the article of a mail or of a page saved as one: its HTML, else its text. Raises `NotTextError`."""
    import email
    from email.message import EmailMessage
    from email.policy import default
    from email.utils import parseaddr

    message = email.message_from_bytes(file.data, policy=default)
    assert isinstance(message, EmailMessage)
    part = message.get_body(("html", "plain"))
    if part is None:
        raise NotTextError("the mail has neither HTML nor text; save the article itself")
    content = _page(file, part) if part.get_content_subtype() == "html" else _text(str(part.get_content()))
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


def _page(file: File, part: MIMEPart) -> Content | list[Content]:
    """Read a page; where the mail does not say which encoding it is in, the page does."""
    data = part.get_payload(decode=True)
    if part.get_content_charset() or not isinstance(data, bytes):
        data = str(part.get_content()).encode(errors="replace")
    return read_page(replace(file, data=data))


def _text(words: str) -> Content:
    text = fit(unified(words))
    known, start = _forwarded(text)
    text = text[start:]
    demand_words(text)
    return Content(text, **known)


def _forwarded(text: str) -> tuple[dict[str, Any], int]:
    """Read what a mail that was sent on says of the first one, and where the words of that begin."""
    from email.utils import parseaddr

    mark = _SENT_ON.search(text)
    if not mark:
        return {}, 0
    head = _HEADERS.match(text, mark.end())
    said = {match["key"].casefold(): match["value"].strip() for match in _HEADER.finditer(head[0])} if head else {}
    sender, address = parseaddr(said.get("from", ""))
    day = day_of(said.get("date") or said.get("sent") or "")
    known = {"title": said.get("subject"), "outlet": sender or address, "published": day}
    return {key: value for key, value in known.items() if value}, head.end() if head else mark.end()


def _said(message: MIMEPart, name: str) -> str:
    return " ".join(fit(str(message.get(name, ""))).split())
