"""Composed sentences as finished HTML: names with links, values as they are put, marks for the claims behind them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from markupsafe import Markup

from generator.compose import Lead, Mark, Markdown, Named, Paragraph, Part, Sentence, Value, Words
from generator.escape import inert
from generator.render.sheet import Sheet
from generator.render.topic_prose import anchor


def paragraph(sheet: Sheet, sentences: Paragraph, role: str = "told") -> Markup:
    """Return a paragraph in a role, "lead" or "told"; nothing for an empty one."""
    return Markup(f'<p class="{role}">{line(sheet, sentences)}</p>') if sentences else Markup("")


def line(sheet: Sheet, sentences: Iterable[Sentence]) -> Markup:
    """Return sentences in a row."""
    return Markup(" ").join(sentence(sheet, each) for each in sentences)


def sentence(sheet: Sheet, told: Sentence) -> Markup:
    """Return one sentence, which can be pointed at: by the facts that the page tells first in it, else by its words."""
    anchors = [key for fact in told.facts if (key := anchor(fact)) not in sheet.anchors]
    anchors = anchors or [f"s-{hashlib.sha256(told.text.encode()).hexdigest()[:8]}"]
    new = [key for key in anchors if key not in sheet.anchors]
    sheet.anchors.update(new)
    place = f' id="{new[0]}"' if new else ""
    others = "".join(f'<span id="{key}"></span>' for key in new[1:])
    return Markup(f'<span class="s"{place}>{others}{plain_sentence(sheet, told)}</span>')


def plain_sentence(sheet: Sheet, told: Sentence, linked: bool = True) -> Markup:
    """Return one sentence without an anchor, for where it leads on or stands again; its names ``linked`` or not."""
    return Markup("").join(_part(sheet, part, linked) for part in told.parts)


def written(sheet: Sheet, name: str, lead: Markup) -> Markup:
    """Return what a page opens with: the lead, or the editor's own prose in its stead, which may take it in."""
    pieces = sheet.site.composer.written.get(name)
    if not pieces:
        return lead
    found, words = list[Markup](), Markup("")
    for piece in pieces:
        match piece:
            case Markdown():
                words += Markup(piece.text)
            case Lead():
                found += [*_by_editor(words), lead]
                words = Markup("")
            case _:
                words += Markup("").join(_part(sheet, part, linked=True) for part in piece)
    return Markup("\n\n").join([*found, *_by_editor(words)])


def _by_editor(words: Markup) -> list[Markup]:
    """The editor's Markdown, marked as such; nothing where there are no words."""
    block = '<div class="editor written" markdown>\n\n{}\n\n<p class="small">The editor’s words</p>\n\n</div>'
    return [Markup(block).format(words.strip())] if words.strip() else []


def _part(sheet: Sheet, part: Part, linked: bool) -> Markup:
    match part:
        case Words():
            return inert(part.text)
        case Mark():
            return sheet.cite_all(part.claims)
        case Named():
            named = sheet.entity(part.id, part.text) if part.first and linked else inert(part.text)
            return _italic(named, part.italic)
        case Value():
            words = _italic(sheet.entity(part.entity if linked else None, part.text), part.italic)
            return Markup(f"<s>{words}</s>") if part.struck else words


def _italic(words: Markup, italic: bool) -> Markup:
    return Markup(f"<i>{words}</i>") if italic and not words.startswith("<i>") else words
