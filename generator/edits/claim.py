"""Claims of the editor, read, held to the words of their articles, and put beside those of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import yaml

from generator.documents import Place
from generator.edits import borne
from generator.edits.entries import about
from generator.edits.forms import CLAIM
from generator.edits.text import Text, Texts
from generator.edits.value import Context, Given, form, read_value
from generator.edits.words import WordRow
from generator.extract import worded
from generator.models import Article, Claim, Modality, Value
from generator.story import FieldDef, Story

_SHOWN = 60
"""Characters of words or of a value, at most, that a message shows."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a quote stands in its article, and the value's words in it."""

    start: int
    end: int
    value_start: int
    value_end: int


Memory = dict[tuple[object, ...], Claim]
"""Claims that were read before, by what their entries say."""


class ClaimReader:
    """Reads the claims of one file."""

    def __init__(self, story: Story, texts: Texts, memory: Memory | None = None) -> None:
        self._story = story
        self._texts = texts
        self._memory = {} if memory is None else memory
        self._lines: dict[tuple[object, ...], int] = {}

    def claim(self, item: Place) -> Claim | None:
        """Read one entry; ``None`` when something is wrong with it, which is then among the mistakes."""
        place, said, noted = replace(item, what="the claim"), _said(item.node), item.mistakes.count
        claim = self._memory.get(said) or self._read(place)
        if claim:
            self._once(place, claim)
            if item.mistakes.count == noted:
                self._memory[said] = claim
        return claim

    def _read(self, place: Place) -> Claim | None:
        noted = place.mistakes.count
        parts = place.parts(CLAIM)
        text = self._texts.source(parts)
        subject, field = about(parts, self._story)
        spot = _place_of(parts, text) if text else None
        written = text.article.text[spot.value_start : spot.value_end] if text and spot else ""
        given = self._value(parts, field, text, written)
        mode, hedged = _mode(parts, place), "hedged" in parts and parts["hedged"].flag()
        speaker, via = _speaker(parts, text), parts["via"].text() if "via" in parts else None
        proposed = parts["proposed-by"].text() if "proposed-by" in parts else None
        because = parts["because"].text() if "because" in parts else None
        if not (text and subject and field and spot and given):
            return None
        if place.mistakes.count == noted:
            self._hold(parts, given.value, field, text.article, spot)
        claim = Claim(
            id="",
            subject=subject,
            field=field.id,
            value=given.value,
            written=written,
            source=text.article.id,
            quote=text.article.text[spot.start : spot.end],
            start=spot.start,
            end=spot.end,
            value_start=spot.value_start,
            modality=mode,
            hedged=hedged or given.hedged,
            bound=given.bound,
            speaker=speaker,
            via=via,
            by="editor",
            proposed=proposed,
            because=because,
        )
        return worded(claim, field, text.article.published)

    def _value(
        self, parts: Mapping[str, Place], field: FieldDef | None, text: Text | None, written: str
    ) -> Given | None:
        if not field or "value" not in parts:
            return None
        file, words = (text.article.file, text.words) if text else ("", None)
        return read_value(parts["value"], Context(field, self._story, written, file, words))

    def _hold(self, parts: Mapping[str, Place], value: Value, field: FieldDef, article: Article, spot: _Spot) -> None:
        """Demand a reason where the words do not bear the value."""
        words = borne.ValueWords(
            article.text, (spot.start, spot.end), (spot.value_start, spot.value_end), article.published
        )
        if "because" not in parts and not borne.bears(words, value, field, self._story):
            parts["value"].wrong(
                f"the words {words.written[:_SHOWN]!r} do not say {form(value)[:_SHOWN]}; correct one of them, or say "
                "why they mean it: because: ..."
            )

    def _once(self, place: Place, claim: Claim) -> None:
        key = (claim.source, claim.subject, claim.field, claim.value_start, claim.value)
        if key in self._lines:
            place.wrong(f"the claim says the same of the same words as the one in line {self._lines[key]}; keep one")
        self._lines.setdefault(key, place.line)


def _said(node: yaml.Node) -> tuple[object, ...]:
    """Give all that a node says, as the key of a memory."""
    if isinstance(node, yaml.MappingNode):
        return tuple((key.value, _said(value)) for key, value in node.value)
    if isinstance(node, yaml.SequenceNode):
        return tuple(map(_said, node.value))
    return node.tag, node.value


def _place_of(parts: Mapping[str, Place], text: Text) -> _Spot | None:
    """Find the quote and the value's words in it; ``None`` unless each stands there once."""
    quote = parts["quote"].text() if "quote" in parts else ""
    written = parts["written"].text() if "written" in parts else ""
    found, inside = text.quoted(parts["quote"]) if quote else None, WordRow(quote).find(written)
    if quote and written and len(inside) != 1:
        count = f"stands {len(inside)} times" if inside else "does not stand"
        right = "quote a stretch that has it once" if inside else "copy the value's words from the quote"
        parts["written"].wrong(f"{written!r} {count} in the quote; {right}")
    if found is None or len(inside) != 1:
        return None
    start, end = found
    first, last = WordRow(text.article.text[start:end]).find(written)[0]
    return _Spot(start, end, start + first, start + last)


def _mode(parts: Mapping[str, Place], place: Place) -> Modality:
    planned, denied = (key in parts and parts[key].flag() for key in ("planned", "denied"))
    if planned and denied:
        place.wrong("the claim is planned and denied; keep one")
    return "planned" if planned else "denied" if denied else "stated"


def _speaker(parts: Mapping[str, Place], text: Text | None) -> str | None:
    speaker = parts["speaker"].text() if "speaker" in parts else ""
    if speaker and text and not text.words.find(speaker):
        parts["speaker"].wrong(f"{speaker!r} is not in {text.article.file!r}; name who says it as the article does")
    return speaker or None


def merge(claims: Sequence[Claim], edits: Iterable[Claim], articles: Iterable[Article]) -> list[Claim]:
    """Give all claims in the order of the articles, in each those of the rules first.

    What the editor says of some words takes the place of what the rules made of the same words for the same field.
    """
    edits = list(edits)
    own = {_words_of(claim): claim for claim in edits}
    new = {claim.id: own[_words_of(claim)].id for claim in claims if _words_of(claim) in own}
    kept = [
        replace(claim, converts=new[claim.converts]) if claim.converts in new else claim
        for claim in claims
        if _words_of(claim) not in own
    ]
    order = {article.id: number for number, article in enumerate(articles)}
    return sorted([*kept, *edits], key=lambda claim: order[claim.source])


def _words_of(claim: Claim) -> tuple[str, str, str, int]:
    return claim.source, claim.subject, claim.field, claim.value_start
