"""A source in reading order: its text with the words marked that something was read off, and beside it what.

The whole text is shown where it is ours to show: of a retelling, or where the story lets all of an original be shown.
Else only the passages that claims and events quote, with "…" for what lies between.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.compose import printed
from generator.escape import inert
from generator.models import Article, Claim
from generator.render.notes import because, said_by
from generator.render.passages import CharSpan
from generator.render.sheet import Sheet
from generator.words import manner

WHOLE = 100
"""Per cent of an original that a story lets be shown when all of it may be."""


@dataclass(frozen=True, slots=True)
class MarginNote:
    """What was read off a paragraph about one subject."""

    subject: str
    lines: Sequence[Markup]


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph as it is shown; one without text stands for a gap."""

    text: Markup
    readings: Sequence[MarginNote] = ()
    headline: bool = False


def is_whole(sheet: Sheet, article: Article) -> bool:
    """Return whether all of an article's text may be shown."""
    return article.kind == "retelling" or sheet.site.story.quote_share >= WHOLE


def paragraphs(sheet: Sheet, article: Article) -> list[ShownParagraph]:
    """Return the text of a source, paragraph by paragraph."""
    claims = sorted(sheet.site.said[article.id], key=lambda claim: (claim.value_start, claim.id))
    places = [claim.value_start for claim in claims]
    begins = [block.start for block in article.blocks]
    starts = sorted(sheet.site.places(article.id))
    if is_whole(sheet, article):
        shown = [[(block.start, block.end)] for block in article.blocks if block.kind != "noise"]
    else:
        shown = list(_visible(sheet, article))
    found: list[ShownParagraph] = []
    for spans in shown:
        if not spans:
            found += [ShownParagraph(Markup(""))] if found and found[-1].text else []
            continue
        near = claims[bisect_left(places, spans[0][0]) : bisect_left(places, spans[-1][1])]
        held = [claim for claim in near if any(start <= claim.value_start < end for start, end in spans)]
        text = Markup(" … ").join(_marked(article, span, held, starts) for span in spans)
        first = article.blocks[bisect_right(begins, spans[0][0]) - 1]
        found.append(ShownParagraph(text, _readings(sheet, held), first.kind == "headline"))
    return found


def _visible(sheet: Sheet, article: Article) -> Iterator[list[CharSpan]]:
    """What is shown of each block of an original, an empty list for one of which nothing is."""
    merged = _merged(sheet.site.all_visible(article.id))
    ends = [end for _, end in merged]
    for block in article.blocks:
        near = merged[bisect_left(ends, block.start) : bisect_left(ends, block.end) + 1]
        inside = [(max(start, block.start), min(end, block.end)) for start, end in near]
        yield [(start, end) for start, end in inside if start < end]


def _merged(spans: Iterable[CharSpan]) -> list[CharSpan]:
    found: list[CharSpan] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _marked(article: Article, span: CharSpan, claims: Sequence[Claim], starts: Sequence[int]) -> Markup:
    """The text of a span, every value marked; in it an anchor for each claim, and one where a sentence starts."""
    marks: dict[int, list[Claim]] = {}
    for claim in claims:
        if span[0] <= claim.value_start < span[1]:
            marks.setdefault(claim.value_start, []).append(claim)
    out, place = list[str](), span[0]
    anchored = frozenset(starts[bisect_left(starts, span[0]) : bisect_left(starts, span[1])])
    for start in sorted({*marks, *anchored}):
        at = max(start, place)
        out.append(inert(article.text[place:at]))
        place = at
        if start in anchored:
            out.append(f'<span id="s-{start}"></span>')
        if start in marks:
            end = min(span[1], max(start + len(claim.written) for claim in marks[start]))
            anchors = "".join(f'<span id="c-{claim.id}"></span>' for claim in marks[start])
            words = inert(article.text[place : max(end, place)])
            out.append(f"<mark>{anchors}{words}</mark>" if words else anchors)
            place = max(end, place)
    return Markup("".join([*out, inert(article.text[place : span[1]])]))


def _readings(sheet: Sheet, claims: Sequence[Claim]) -> list[MarginNote]:
    """What claims say, by subject and field: "Cost: about 90 million euros, £77 million"."""
    site, groups = sheet.site, dict[str, dict[str, list[Claim]]]()
    for claim in claims:
        groups.setdefault(claim.subject, {}).setdefault(claim.field, []).append(claim)
    return [
        MarginNote(site.story.subjects[key].name, [_line(sheet, field, held) for field, held in fields.items()])
        for key, fields in groups.items()
    ]


def _line(sheet: Sheet, field: str, claims: Sequence[Claim]) -> Markup:
    site = sheet.site
    fact = site.by_field[claims[0].subject, field]
    label = sheet.fact_link(fact, site.story.fields[field].label)
    values = [*{id(site.position_of[claim.id]): claim for claim in claims}.values()]
    tails = [_tail(claim) for claim in values]
    if len({*tails}) == 1:  # what holds of all is said once, behind the last
        tails = [*[""] * (len(tails) - 1), tails[0]]
    parts = [_words(sheet, claim) + inert(tail) for claim, tail in zip(values, tails, strict=True)]
    return Markup("{}: {}").format(label, Markup("; " if any(tails[:-1]) else ", ").join(parts))


def _words(sheet: Sheet, claim: Claim) -> Markup:
    """A value as this source puts it."""
    before, _ = manner(claim)
    return Markup("<b>{}</b>").format(inert(f"{before} {printed(sheet.site.position_of[claim.id], [claim])}".strip()))


def _tail(claim: Claim) -> str:
    """How a source puts a value, and who says so."""
    _, after = manner(claim)
    put = after.replace("reported", "unconfirmed").replace("denied", "not so")
    tail = ", ".join(filter(None, [put, said_by(claim), because(claim)]))
    return f", {tail}" if tail else ""
