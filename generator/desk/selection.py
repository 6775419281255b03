"""A claim made of words that the editor marked: the program reads their value, and quotes what states it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, assert_never

from generator.desk.session import IdleError
from generator.desk.state import State
from generator.editing import Plain, data
from generator.edits import WordRow, kinds_of
from generator.errors import CollateError
from generator.extract import sentences
from generator.models import Article, Claim, Date, Duration, Modality, Money, Quantity, Span
from generator.patterns import lazy
from generator.story import NAME_TYPES, FieldDef, Story
from generator.suggest import RefusedError, read_entry
from generator.values import DateExpr, Mention, convert, find_values

LONGEST: Final = 60
"""Words of a sentence, at most, that is quoted whole; of a longer one the part around the value is."""
_WORD = lazy(r"[^\W_](?:[\w'’.,/-]*[^\W_])?")
_SIGNS: Final = "$£€¥₽%"
_BREAK = lazy(r"[;:]\s|\s[–—-]\s|,\s(?:and|but|while|whereas|which|who|although|though)\s")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the editor says of some words."""

    words: Span
    subject: str
    field: str
    value: str = ""
    """In a form of the file of edits; "" where the words say it themselves."""
    because: str = ""
    """Why the words mean the value, where they do not say it."""
    modality: Modality = "stated"
    hedged: bool = False
    quote: Span | None = None
    """The passage, if the editor chose it."""


@dataclass(frozen=True, slots=True)
class SelectionReading:
    """What a claim of some words would be."""

    entry: Mapping[str, Plain]
    """What the file of edits would say."""
    claim: Claim


def read(state: State, article: Article, asked: Asked) -> SelectionReading:
    """Read the value in some words of an article.

    Raises `CollateError` with what does not hold: words that say no value of the field, a value that is none of it.
    """
    quote = asked.quote or grown(article, asked.words)
    entry: dict[str, Plain] = {
        "source": article.id,
        "subject": asked.subject,
        "field": asked.field,
        "written": _one_line(article, asked.words),
        "quote": _one_line(article, quote),
    }
    try:
        if asked.value:
            return _given(state, asked, entry)
        return _read_off(state, article, asked, entry)
    except RefusedError as error:
        raise CollateError(str(error)) from error


def _given(state: State, asked: Asked, entry: Mapping[str, Plain]) -> SelectionReading:
    value = data(asked.value) if asked.value.lstrip().startswith("{") else asked.value
    order = ("source", "subject", "field", "value", "written", "quote")
    said: dict[str, Plain] = {key: {**entry, "value": value}[key] for key in order}
    if asked.modality != "stated":
        said[asked.modality] = True
    if asked.hedged:
        said["hedged"] = True
    if asked.because:
        said["because"] = asked.because
    return SelectionReading(said, read_entry(said, state.story, state.texts))


def _read_off(state: State, article: Article, asked: Asked, entry: Mapping[str, Plain]) -> SelectionReading:
    draft = {**entry, "modality": asked.modality, "hedged": asked.hedged}
    held, refused = state.verifier.verify(article, [draft])
    if refused:
        raise RefusedError(refused[0].reason)
    return SelectionReading(held[0].entry, held[0].claim)


def snapped(article: Article, span: Span) -> Span:
    """Give a span from the beginning of its first word to the end of its last, with a sign of currency before it.

    Raises `CollateError` when it holds no word.
    """
    start, end = max(0, min(span)), min(len(article.text), max(span))
    line_start = article.text.rfind("\n", 0, start) + 1
    line_end = article.text.find("\n", end)
    last = line_end if line_end >= 0 else len(article.text)
    spans = (match.span() for match in _WORD.finditer(article.text, line_start, last))
    words = [word for word in spans if word[0] < end and start < word[1]]
    if not words:
        raise IdleError("there is no word in the selection; mark the words of the value")
    first, last = words[0][0], words[-1][1]
    first -= article.text[first - 1 : first] in tuple(_SIGNS)
    return first, last + (article.text[last : last + 1] in tuple(_SIGNS))


def grown(article: Article, words: Span) -> Span:
    """Give the passage that states some words: their sentence, or the part of it that has them once.

    Raises `CollateError` when they reach over the end of a sentence.
    """
    start, end = next((span for span in _sentences(article) if span[0] <= words[0] < span[1]), words)
    if end < words[1]:
        raise IdleError("the words reach over the end of a sentence; mark the words of the value alone")
    if len(article.text[start:end].split()) > LONGEST:
        start, end = _part(article.text, (start, end), words)
    return _once(article.text, (start, end), words)


def _part(text: str, sentence: Span, words: Span) -> Span:
    """Give the part of a long sentence between the signs and words that part its clauses."""
    start, end = sentence
    for match in _BREAK.finditer(text, *sentence):
        if match.end() <= words[0]:
            start = match.end()
        elif match.start() >= words[1]:
            return start, match.start()
    return start, end


def _once(text: str, quote: Span, words: Span) -> Span:
    """Give the part of a passage in which some words of it stand once."""
    start, end = quote
    for first, last in WordRow(text[start:end]).find(" ".join(text[slice(*words)].split())):
        if quote[0] + last <= words[0]:
            start = quote[0] + last
        elif quote[0] + first >= words[1]:
            end = min(end, quote[0] + first)
    part = text[start:end]
    return start + len(part) - len(part.lstrip(" ,;\n")), end - len(part) + len(part.rstrip(" ,;\n"))


def _sentences(article: Article) -> Iterator[Span]:
    for block in article.blocks:
        yield from sentences(article.text, block.start, block.end)


def _one_line(article: Article, span: Span) -> str:
    return " ".join(article.text[slice(*span)].split())


def find_words(article: Article, quote: str, words: str) -> tuple[Span, Span]:
    """Give the spans of a passage and of the words of the value in it, as the editor typed them.

    Raises `CollateError` unless each stands there; of a passage that is repeated, the first counts.
    """
    places = WordRow(article.text).find(" ".join(quote.split()))
    if not places:
        raise CollateError("the passage does not stand in the article; copy it from there")
    start, end = places[0]
    inside = WordRow(article.text[start:end]).find(" ".join(words.split()))
    if len(inside) != 1:
        times = f"stand {len(inside)} times" if inside else "do not stand"
        raise CollateError(f"the words {words!r} {times} in the passage; they must stand there once")
    return (start, end), (start + inside[0][0], start + inside[0][1])


def subject_of(state: State, article: Article, words: Span) -> str:
    """Guess whom some words are about: the subject that the text spoke of last, up to the end of their sentence.

    It speaks of one by its name, by an entity that belongs to it, or by what is claimed of it.
    """
    end = next((span[1] for span in _sentences(article) if span[0] <= words[0] < span[1]), words[1])
    text, story = article.text[:end].casefold(), state.story
    named = [(each.id, each.names) for each in story.subjects.values()]
    named += [(each.subjects[0], each.names) for each in story.entities.values() if len(each.subjects) == 1]
    spots = [(text.rfind(name.casefold()), subject) for subject, names in named for name in names]
    claims = [each.claim for each in state.items(article.id) if each.claim]
    spots += [(each.value_start, each.subject) for each in claims if each.value_start < end]
    last = {id_: max((at for at, subject in spots if subject == id_), default=-1) for id_ in story.subjects}
    return max(last, key=lambda id_: last[id_])


def fitting(state: State, article: Article, words: Span, subject: str) -> list[tuple[FieldDef, bool]]:
    """Give the fields of a subject, each with whether the words can be a value of it; the likeliest first."""
    start, end = grown(article, words)
    sentence, written = article.text[start:end].casefold(), article.text[slice(*words)]
    found, order = find_values(written), {field: n for n, field in enumerate(state.top)}
    fields = [each for each in state.story.fields.values() if not each.subjects or subject in each.subjects]
    fits = {each.id: _fits(each, written, found, state.story) for each in fields}
    cued = {each.id: _is_cued(each, sentence) for each in fields}
    ranked = sorted(
        fields,
        key=lambda each: (
            not fits[each.id],
            each.type not in NAME_TYPES or bool(found),  # of names, the kind of an entity may be a wrong guess
            not cued[each.id],
            order.get(each.id, len(order)),
        ),
    )
    return [(each, fits[each.id]) for each in ranked]


def _is_cued(field: FieldDef, sentence: str) -> bool:
    """Say whether words of a sentence, in small letters, speak of a field: a hint for the order of a list, no more."""
    plain = (*field.nouns, field.label.casefold(), *(each.strip("~ _").partition(" _")[0] for each in field.phrases))
    verbs = {word for cue in field.verbs for word in cue.split("+")[0].strip("~").split() if word.islower()}
    stems = tuple(verb[: max(3, len(verb) - 2)] for verb in verbs if len(verb) > 3)  # "wri" of write and written
    return any(each and each in sentence for each in plain) or any(word.startswith(stems) for word in sentence.split())


def _fits(field: FieldDef, written: str, found: list[Mention], story: Story) -> bool:
    match field.type:
        case "term":
            options = field.options.values()
            return any(each.casefold() in written.casefold() for wordings in options for each in wordings)
        case "person" | "organisation" | "place" | "craft" | "name":
            return not found and _may_name(field, written, story)
        case "money":
            return any(isinstance(each.value, Money) for each in found)
        case "date":
            return any(isinstance(each.value, DateExpr | Date) for each in found)
        case "duration":
            return any(isinstance(each.value, Duration) for each in found)
        case "quantity":
            return any(isinstance(each.value, Quantity) and _measures(field, each.value) for each in found)
        case _:
            assert_never(field.type)


def _may_name(field: FieldDef, written: str, story: Story) -> bool:
    """Say whether a name can be a value of a field: an entity by its kind, any other unless the field names kinds."""
    known = [each for each in story.entities.values() if written.casefold() in map(str.casefold, each.names)]
    if not known:
        return any(word[:1].isupper() for word in written.split())
    kinds = kinds_of(field)
    return not kinds or any(each.kind in kinds for each in known)


def _measures(field: FieldDef, value: Quantity) -> bool:
    return not field.unit or convert(value, field.unit) is not None
