"""The notes at the foot of a page: behind each mark the whole sentences of the sources, the words that count marked.

What a script shows on a card beside a mark is a copy of what stands here, so that all of it is there without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Final

from markupsafe import Markup

from generator.escape import inert
from generator.found_by import found_by
from generator.models import Article, Claim, Fact, Withdrawn
from generator.render.passages import CharSpan
from generator.render.vocabulary import Label, label
from generator.render.words import day, short_name
from generator.words import day_text

SHOWN: Final = 12
"""How many passages a note holds: of many the first, and a count of the others, which the data has."""


@dataclass(frozen=True, slots=True)
class NotePassage:
    """What one source says, and where on its page it stands."""

    source: str
    span: CharSpan
    """What is shown of its text."""
    marks: tuple[CharSpan, ...]
    """The words that count."""
    anchor: str
    who: str = ""
    """Who is said to have said it, how it was found if not by a rule, and why the editor reads it so."""
    cut: tuple[bool, bool] = (False, False)
    """Whether the sentence goes on before and after what is shown."""
    also: tuple[CharSpan, ...] = ()
    """Other passages of the source without which a stranger would not know of what this one speaks."""
    meant: tuple[tuple[int, str], ...] = ()
    """For whom or what a word stands, by where it ends: pages say it in brackets behind it."""


@dataclass(frozen=True, slots=True)
class FootNote:
    """What stands behind the marks of one statement."""

    id: str
    title: str
    passages: tuple[NotePassage, ...]
    label: Label | None = None
    more: int = 0
    """How many passages are not shown."""
    embed: str = ""
    """The page that others can embed, "" for none."""
    withdrawn: tuple[Withdrawn, ...] = ()
    """The sources that spoke of it and were withdrawn."""


def of_fact(
    key: str,
    title: str,
    fact: Fact,
    shown: Mapping[str, CharSpan],
    besides: Mapping[str, Sequence[CharSpan]],
    withdrawn: Sequence[Withdrawn] = (),
) -> FootNote:
    """Return the note on a fact; of many claims it holds the first of each value before the second of any.

    ``shown`` holds what is shown of each claim's quote, ``besides`` the other passages that go with it, by its id;
    ``withdrawn`` are the sources that spoke of the fact too and count no more.
    """
    turns = zip_longest(*(position.claims for position in fact.positions))
    claims = [claim for turn in turns for claim in turn if claim]
    every = _passages(claims, shown, besides)
    embed, more = f"embed/{key.removeprefix('n-')}", len(every[SHOWN:])
    return FootNote(key, title, every[:SHOWN], label(fact), more, embed, tuple(withdrawn))


def joined(key: str, notes: Sequence[FootNote]) -> FootNote:
    """Return the notes on several facts as one, each passage once."""
    every = list(dict.fromkeys(passage for note in notes for passage in note.passages))
    title = "; ".join(note.title for note in notes)
    more, gone = sum(note.more for note in notes), (each for note in notes for each in note.withdrawn)
    return FootNote(
        key, title, tuple(every[:SHOWN]), None, len(every[SHOWN:]) + more, withdrawn=tuple(dict.fromkeys(gone))
    )


def _passages(
    claims: Iterable[Claim], shown: Mapping[str, CharSpan], besides: Mapping[str, Sequence[CharSpan]]
) -> tuple[NotePassage, ...]:
    """What is shown of the words of claims; those of one source that stand in the same words share a passage."""
    groups: dict[tuple[str, CharSpan], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.source, shown[claim.id]), []).append(claim)
    return tuple(_passage(source, span, held, besides) for (source, span), held in groups.items())


def _passage(
    source: str, span: CharSpan, claims: Sequence[Claim], besides: Mapping[str, Sequence[CharSpan]]
) -> NotePassage:
    marks = sorted({(claim.value_start, claim.value_start + len(claim.written)) for claim in claims})
    first = claims[0]
    cut = (span[0] > min(c.start for c in claims), span[1] < max(c.end for c in claims))
    also = tuple(dict.fromkeys(place for claim in claims for place in besides.get(claim.id, ())))
    meant = {stand.end: " and ".join(stand.names) for claim in claims for stand in claim.stand_ins}
    found = [found_by(claim) for claim in claims if claim.by == "editor"]  # of the others, most, it goes without saying
    who = ", ".join(dict.fromkeys(filter(None, [said_by(first), *found, *map(because, claims)])))
    return NotePassage(source, span, tuple(marks), f"c-{first.id}", who, cut, also, tuple(sorted(meant.items())))


def said_by(claim: Claim) -> str:
    """Return who says it by the source's account, and whom the source credits; "" for the source itself."""
    via = claim.via if claim.via != claim.speaker else None
    parts = [f"according to {claim.speaker}"] * bool(claim.speaker) + [f"from {via}"] * bool(via)
    return ", ".join(parts)


def because(claim: Claim) -> str:
    """Return why the editor takes the words for the value, where these do not say it; "" where they do."""
    return f"the editor reads “{claim.written}” so: {claim.because}" if claim.because else ""


def marked(article: Article, passage: NotePassage) -> Markup:
    """Return the words of a passage with those that count marked, and those that stand for a name explained.

    An original's words are in quotation marks, what explains them in brackets: "They [Ada Holm and her crew] sailed".
    """
    spans = sorted({passage.span, *passage.also})
    words = Markup(" … ").join(_stretch(article, span, passage) for span in spans)
    before, after = ("… " if passage.cut[0] else ""), (" …" if passage.cut[1] else "")
    quoted = f"{before}{words}{after}"
    return Markup(quoted if article.kind == "retelling" else f"“{quoted}”")


def _stretch(article: Article, span: CharSpan, passage: NotePassage) -> Markup:
    """One stretch of the text, cut where a mark starts or ends and behind each word that is explained."""
    meant, edges = dict(passage.meant), {*span}
    edges |= {at for mark in passage.marks for at in mark} | meant.keys()
    cuts = sorted(at for at in edges if span[0] <= at <= span[1])
    parts = []
    for start, end in pairwise(cuts):
        text = inert(article.text[start:end])
        inside = any(first <= start and end <= last for first, last in passage.marks)
        parts.append(f"<mark>{text}</mark>" if inside else text)
        if end in meant:
            parts.append(f'<span class="meant"> [{inert(meant[end])}]</span>')
    return Markup("".join(parts))


def why(each: Withdrawn) -> str:
    """Return that a source was withdrawn, when and why, as the rest of a sentence that begins with its name."""
    known = each.withdrawal
    when = f" on {day_text(known.date)}" if known.date else ""
    return f"was withdrawn{when}. The reason, by {known.by or 'the editor'}: {known.reason}"


def gone(each: Withdrawn, up: str) -> Markup:
    """Return the line of a note on a fact; ``up`` leads from its page to the folder of pages."""
    link = Markup('<a href="{}sources/{}.html">{}</a>').format(up, each.article.id, inert(short_name(each.article)))
    return Markup('<li class="small">{}, which spoke of it too, {}</li>').format(link, inert(why(each)))


def note_html(note: FootNote, up: str, articles: Mapping[str, Article], number: Mapping[str, int]) -> Markup:
    """Return a note as it stands at the foot of a page, its passages in the order of the sources."""
    placed = sorted(note.passages, key=lambda passage: (number[passage.source], passage.span))
    items = [_item(passage, up, articles[passage.source], number[passage.source]) for passage in placed]
    if note.more:
        items.append(
            Markup(f'<li class="small">and {note.more:,} more sentences in <a href="{up}data.html">the data</a></li>')
        )
    items += [gone(each, up) for each in note.withdrawn]
    badge = note.label.badge() if note.label else ""
    ways = f' <a class="way" href="{up}{note.embed}.html">Embed</a>' if note.embed else ""
    return Markup(
        f'<section class="note" id="{note.id}"><h3><a href="#{note.id}">{inert(note.title)}</a> {badge}{ways}</h3>'
        f"<ul>{''.join(items)}</ul></section>"
    )


def _item(passage: NotePassage, up: str, article: Article, number: int) -> Markup:
    name = f"[{number}]<span> {inert(short_name(article))}</span>"
    source = f'<a href="{up}sources/{article.id}.html#{passage.anchor}">{name}</a>'
    who = f", {inert(passage.who)}" if passage.who else ""
    return Markup(
        f'<li data-s="{number}"><p class="who">{source}<span>, {day(article)}{who}</span></p>'
        f'<p class="said">{marked(article, passage)}</p></li>'
    )
