"""Capitalised words of a text, cut into tokens; known names, handles and quoted titles are tokens too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.folding import lower
from generator.names.aliases import AliasTable, Hit, key_of
from generator.names.word_classes import (
    ABBREVIATION,
    CITY,
    COMMON,
    COUNTED,
    COUNTRY,
    CRAFT,
    CRAFTNOUN,
    FUNCTION,
    GIVEN,
    NEVER,
    ORDINARY,
    PRODUCTNOUN,
    PROPER,
    SAID,
    WORKNOUN,
    classes,
    looks_ordinary,
)
from generator.patterns import lazy

_CAPITALISED = lazy(r"[^\x00-@\[-\xbf\U00010000-\U0010ffff](?:'[A-Z]\w*|(?:\.[A-Z](?!\w))+\.?|\w*)")
_HANDLE = lazy(r"(?<![\w@#])[@#]\w{2,40}(?!\w)")
_QUOTED = lazy(
    r"""(?<![\w.,!?)%])(?:"(?=[A-Z0-9])([^"\n]{1,70})"      # "Title" or “Title”
                    | ['`](?=[A-Z0-9])((?:[^'"`\n]|'(?=\w)){1,70})')(?!\w)  # 'Title' or ‘Title’""",
    re.VERBOSE,
)
_NUMBER = lazy(r"([ -])(\d{1,4}(?:[A-Z]{1,2}|neo|s)?)(?!\w|[.,:/]\d|[%$]|-(?:strong|year|day))(?: ([a-z]+))?")
_SYLLABLE = lazy(r"-([a-z]{1,6})(?![\w-])")
"""The second part of a given name behind a surname: Jong-un."""
_COMPOUND = lazy(
    r"based|born|led|owned|style|like|wide|run|made|bred|held|only|free|area|size|type|class|themed|driven|backed|built|era|bound|ready"
    r"|plus|off|up|out|to|man|old|long|time|day|day's|year|old|fold|\w{3,}(?:ed|ing)"
)
"""Words that make an adjective of the name before them: London-based."""
_YEAR = lazy(r"1[89]\d\d|20\d\d")
_INSIDE: Final = frozenset("'_0123456789abcdefghijklmnopqrstuvwxyz")
"""Behind these a capital may be inside a word."""
_OPENING: Final = "\"'`([{"
_TITLE_WORDS: Final = 7
"""Words of a title in quotation marks, at most: longer ones are what somebody says."""


class NameToken(NamedTuple):
    """A capitalised word, a known name or a quoted title, ``text[start:end]``."""

    start: int
    end: int
    key: str
    """The word in lower case without full stops."""
    bits: int
    """Its classes, see `generator.names.word_classes`."""
    hit: Hit | None = None
    fixed: bool = False
    """A title in quotation marks or a handle: no part of a longer name."""
    number: bool = False
    """Ends in a number of its own: "Ariane 5"."""


def name_tokens(text: str, low: str, table: AliasTable, nouns: frozenset[str] = frozenset()) -> list[NameToken]:
    """Return the tokens of a folded text, in order and without overlap; ``low`` is the same text in lower case.

    ``nouns`` are further ordinary words, in lower case.
    """
    found: list[NameToken] = []
    fixed = sorted(_fixed(text, low, table), key=lambda token: (token.start, -token.end))
    place, ahead = 0, 0
    for match in _CAPITALISED.finditer(text):
        start = match.start()
        if start and text[start - 1] in _INSIDE:
            start = _word_start(text, start)
            if start and text[start - 1] == "'" and text[start - 2 : start - 1].isalnum():
                continue
        while ahead < len(fixed) and fixed[ahead].start <= start:
            if fixed[ahead].start >= place:
                found.append(fixed[ahead])
                place = fixed[ahead].end
            ahead += 1
        if start < place:
            continue
        token = _token(text, low, table, start, match.end(), place, nouns)
        if token:
            found.append(token)
            place = token.end
    for token in fixed[ahead:]:
        if token.start >= place:
            found.append(token)
            place = token.end
    return found


def is_ordinary(token: NameToken) -> bool:
    """Return whether a token is or looks like an English word rather than a name."""
    return bool(token.bits & COMMON) or looks_ordinary(token.key)


def _word_start(text: str, start: int) -> int:
    """Return where the word starts whose first capital is here: "iPad", "d'Arc"."""
    while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    elided = start > 1 and text[start - 1] == "'" and text[start - 2] in "dl"
    return start - 2 if elided and not text[max(0, start - 3) : start - 2].isalnum() else start


def _token(
    text: str, low: str, table: AliasTable, start: int, end: int, place: int, nouns: frozenset[str]
) -> NameToken | None:
    key = low[start:end]
    if not key.isalnum():
        key = key.replace(".", "").replace("_", "").replace("'", "")
    hit = table.at(text, low, start, key)
    if hit and hit.start >= place:
        token = NameToken(hit.start, hit.end, key, classes(key), hit)
        return _numbered(text, token) if text[hit.end + 1 : hit.end + 2].isdigit() else token
    written = text[start:end]
    if written == key or written[0].isdigit() or text.startswith("$", end) or (start and text[start - 1] in "@#"):
        return None
    bits = _bits(written, key)
    behind_name = place == start - 1 and text[place] == " "
    syllable = _SYLLABLE.match(text, end) if behind_name else None
    if syllable and not _COMPOUND.fullmatch(syllable[1]):
        return NameToken(start, syllable.end(), f"{key}-{syllable[1]}", 0)
    # A name of a person or place stays one, even where a cue is the same word: Bill, Grant.
    token = NameToken(start, end, key, bits | ORDINARY if key in nouns and not bits & PROPER else bits)
    return _numbered(text, token) if text[end + 1 : end + 2].isdigit() else token


def _bits(written: str, key: str) -> int:
    """Return the classes of a word as it is written: "US" is no pronoun, and "NeXT" nothing that English knows."""
    bits = classes(key)
    if not bits or len(written) < 2 or written[1:].islower():
        return bits
    if written.isupper():
        return COUNTRY if bits & COUNTRY else bits
    return bits & ~(FUNCTION | ORDINARY) if written[1:] != lower(written[1:]) else bits


def _numbered(text: str, token: NameToken) -> NameToken:
    """Return the token with the number behind it that belongs to the name: Ariane 5, MS-19, but not Monday 12."""
    match = _NUMBER.match(text, token.end)
    person = token.hit is not None and token.hit.alias.kind == "person"
    if not match or person or token.bits & (NEVER | COUNTRY | CITY | FUNCTION | GIVEN | SAID):
        return token
    if match[1] == " " and (_counts(match, token) or (token.bits & ORDINARY and starts_sentence(text, token.start))):
        return token
    return token._replace(end=match.end(2), number=True)


def _counts(match: re.Match[str], token: NameToken) -> bool:
    """Return whether a number counts what follows or is a year, rather than part of the name before it."""
    if _YEAR.fullmatch(match[2]) and not token.bits & CRAFT:
        return True
    follower = match[3]
    if not follower or follower == "s" or classes(follower.removesuffix("s")) & (CRAFTNOUN | PRODUCTNOUN):
        return False
    bits = classes(follower)
    return bool(bits & COUNTED) or (not bits & (FUNCTION | SAID) and (follower.endswith("s") or len(follower) < 4))


def starts_sentence(text: str, start: int) -> bool:
    """Return whether a sentence, a line or direct speech starts at this place of a folded text.

    >>> [starts_sentence("It ends. Then Mr. Ito spoke", place) for place in (0, 9, 18)]
    [True, True, False]
    """
    place = start
    while place and text[place - 1] in " \t" + _OPENING:
        if text[place - 1] in "\"'`":
            return True
        place -= 1
    if not place or text[place - 1] in "!?:;\n*•|" or text[max(0, place - 2) : place] == " -":
        return True
    if text[place - 1] != ".":
        return text[place - 1] in "\"'" and text[place - 2 : place - 1] in (".", "!", "?")
    word = place - 1
    while word and text[word - 1].isalpha():
        word -= 1
    return place - 1 - word != 1 and not classes(lower(text[word : place - 1])) & ABBREVIATION


def word_before(text: str, start: int) -> str:
    """Return the word right before a place, in lower case; "" where something else stands.

    >>> word_before("said the (old Ann", 14), word_before("An Old Ann", 7)
    ('', 'old')
    """
    if text[start - 1 : start] != " ":
        return ""
    word = text[text.rfind(" ", max(0, start - 24), start - 1) + 1 : start - 1]
    return lower(word) if word.isalpha() else ""


def _fixed(text: str, low: str, table: AliasTable) -> Iterator[NameToken]:
    """Yield handles, wordings without capitals and quoted titles."""
    if "@" in text or "#" in text:
        for match in _HANDLE.finditer(text):
            if hit := table.handle(text, match.start(), match.end()):
                yield NameToken(hit.start, hit.end, key_of(match[0]), 0, hit, fixed=True)
    if table.small:
        for match in table.small.finditer(text):
            if hit := table.small_at(text, low, match.start()):
                yield NameToken(hit.start, hit.end, match[0], 0, hit, fixed=True)
    if any(mark in text for mark in "\"'`"):
        yield from filter(None, (_title(text, low, table, match) for match in _QUOTED.finditer(text)))


def _title(text: str, low: str, table: AliasTable, match: re.Match[str]) -> NameToken | None:
    """Return what stands in quotation marks as one name when it is known or written like a title."""
    group = 1 if match[1] else 2
    start, end = match.span(group)
    while end > start and text[end - 1] in " ,.;:!?":
        end -= 1
    first = next(iter(text[start:end].split()), "")
    hit = table.at(text, low, start, lower(first).strip(",:"))
    if hit and (hit.start, hit.end) == (start, end):
        return NameToken(start, end, "", 0, hit, fixed=True)
    if match[group][-1:] in "!?" or _said_after(text, match.end()) or _is_nickname(text, match):
        return None
    before = word_before(text, match.start())
    title = is_title(text[start:end], called=before == "called" or bool(classes(before) & WORKNOUN))
    return NameToken(start, end, "", 0, fixed=True) if title else None


def _is_nickname(text: str, match: re.Match[str]) -> bool:
    """Return whether one word in quotation marks stands between a given name and a surname."""
    given = text[text.rfind(" ", max(0, match.start() - 24), match.start() - 1) + 1 : match.start()]
    after = text[match.end() : match.end() + 2]
    plain = lower(given).strip()
    named = given[:1].isupper() and (bool(classes(plain) & GIVEN) or not looks_ordinary(plain))
    return " " not in match[0] and named and after[:1] == " " and after[1:].isupper()


def _said_after(text: str, place: int) -> bool:
    words = text[place : place + 24].split()[:2]
    return any(classes(lower(word.strip(",."))) & SAID for word in words)


def is_title(text: str, called: bool = False) -> bool:
    """Return whether words are written like a title: up to seven, nearly all with a capital.

    >>> is_title("A Night at the Pier"), is_title("We will see"), is_title("Yes"), is_title("Yes", called=True)
    (True, False, False, True)
    """
    words = text.split()
    if not 0 < len(words) <= _TITLE_WORDS:
        return False
    if len(words) == 1:
        return called or not (looks_ordinary(lower(text)) or classes(lower(text)) & NEVER or not text[0].isalpha())
    small = [word for word in words[1:] if word[0].islower()]
    return all(classes(word) & FUNCTION for word in small) and len(words) - len(small) >= max(2, len(small))


def headline_lines(text: str) -> list[tuple[int, int]]:
    """Return the spans of lines of a folded text whose capitals say nothing: title case or all capitals throughout.

    >>> headline_lines("Mayor Opens Longest Bridge in the World")
    [(0, 39)]
    >>> headline_lines("Ann Lee opened the Long Bridge on Monday.")
    []
    """
    spans, start = [], 0
    for line in text.split("\n"):
        if _is_headline(line):
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _is_headline(line: str) -> bool:
    words = line.split() if len(line) < 300 else []
    if len(words) < 3:
        return False
    if line.isupper():
        return sum(word.isupper() for word in words) > 2
    if line.rstrip().endswith((".", ",")):
        return False
    small = sum(word[0].islower() and not (len(word) < 4 or classes(word) & FUNCTION) for word in words)
    common = sum(word[0].isupper() and bool(classes(lower(word.strip(",:;'\""))) & COMMON) for word in words[1:])
    return not small and common >= 2 and len(words) > 3
