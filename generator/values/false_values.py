"""What looks like a value and is none: clock times, scores, telephone numbers, versions, model and chapter numbers.

>>> skip_digits("14:20 GMT", 0), skip_digits("24/7", 0), skip_digits("12 days", 0)
(9, 4, None)
>>> is_named("Boeing 747 landed", 7), is_named("chapter 5", 8), is_named("On Monday 12 men", 10)
(True, True, False)
"""

from __future__ import annotations

import re

from generator.patterns import lazy
from generator.values.date import MONTHS, WEEKDAYS
from generator.values.words import GAP, any_of, head, load, phrase_before, starts_sentence

_WORDS = load("nouns")
_NUMBERED = frozenset(_WORDS["numbered"])
_STREETS = any_of(form for word in _WORDS["streets"] for form in (word.capitalize(), word))
_RUN = lazy(r"[\d.,:/–-]*\d")
_JUNK = lazy(
    rf"""
      \d{{25,}}[\d.,]*                                                    # too long to mean a number
    | \d{{1,2}}(?:[.:]\d\d){{0,2}}[ \u00a0]?[aApP]\.?[mM]\b\.?               # 9:35 a.m.
    | \d{{1,2}}[:.]\d\d(?:[:.]\d\d)?[ ]?(?:h\b|hrs\b|o'clock|GMT|UTC|BST|EDT|EST|CET|CEST|ET|PT|MSK|IST|BRT|local)
    | \d{{1,2}}:\d\d(?::\d\d)?(?:[ ]?(?:GMT|UTC|BST|EDT|EST|CET|CEST|ET|PT|MSK))?
    | \d{{4}}[ ]?(?:GMT|UTC|BST|EDT|EST|CET|MSK|hrs)\b
    | \d{{1,2}}{GAP}?o['’]clock
    | \d+(?:\.\d+){{2,}}(?![\d])(?<!\.\d\d\d)                                 # 4.2.1
    | \d{{3}}[- ]\d{{3}}[- ]\d{{4}}\b | \d{{3}}-\d{{4}}\b(?![ ][a-z]+s\b)            # 555-123-4567
    | \d{{3,5}}\)[ ]?\d{{3}}[\d -]*\d                                           # (0207) 946 0958
    | 0\d{{2,4}}[ -]\d{{3}}[\d -]*\d                                            # 020 7946 0958
    | 24/7 | 9/11 | 7/7 | 50[-/]50 | 20[-/]20\b(?![ ][a-z]) | 360-degree
    | \d+/\d+(?![/\d])                                                       # 3/4
    | \d+(?:st|nd|rd|th)\b                                                   # ordinals
    | \d+x\d+ | \d+x\b | \d+-?fold\b
    | \d+%?{GAP}?(?:out{GAP}of|in{GAP}every){GAP}\w+                              # 9 out of 10
    """,
    re.VERBOSE,
)
_BROKEN = lazy(r"[^\W_]|_|['’‘`·]\d")
_TATTERS = lazy(r"(?:[^\W_]|[_'’‘`·.,](?=[^\W_]))+")
_MULTIPLIED = lazy(
    rf"{GAP}(?:times|fold|grand|thou|mil|bil|MM|kroner?|kronor|krona|crowns|pesos|francs|rupees|dinars|dirhams|shillings|liras|yuan|yen)(?![^\W_])"
)
_PHONE = lazy(r"\d{1,3}[ -](?:\d[ -]?){5,12}\d")
_ADDRESS = lazy(rf"[- ]?[A-Za-z]?{GAP}(?:[A-Z][\w'’.]*{GAP}){{1,3}}(?:{_STREETS})\b")
_WORD_JUNK = lazy(
    rf"""(?:[oO]ne|[tT]wo|[tT]hree|[fF]our|[fF]ive|[sS]ix|[sS]even|[eE]ight|[nN]ine|[tT]en)
         (?: (?:{GAP}|-)(?:thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|half|halves)\b
             (?!{GAP}(?:of{GAP}an?{GAP})?(?:million|billion|trillion|thousand|hour|mile|year|century))
           | {GAP}(?:out{GAP}of|in){GAP}(?:every{GAP})?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b
             (?!{GAP}(?:days|weeks|months|years))
           | {GAP}o['’]clock )""",
    re.VERBOSE,
)
_ERA = lazy(
    rf"""\d{{1,5}}(?:[-–—](?=\d)|{GAP}[-–—]{GAP}(?=\d)|{GAP}(?:to|and|or){GAP}(?=\d))?(?:(?<=\D)\d{{1,5}})?{GAP}?
         (?:BCE?|B\.{GAP}?C\.(?:E\.)?)(?![^\W_])
       | \d{{1,3}}{GAP}?(?:AD|A\.D\.|CE|C\.E\.)(?![^\W_])""",
    re.VERBOSE,
)
_AGED = lazy(rf"\b(?:{any_of(_WORDS['aged'])}){GAP}of{GAP}$")
"""Behind these words a number is an age: "a lad of 12"."""
_FREE = frozenset(_WORDS["free"])
_TITLES = frozenset([*MONTHS, *WEEKDAYS])
_LINK = lazy(r"(?:://|www\.|\.(?:com|org|net|co|ru|uk|io)/|[@#_=&?])\S*$")
_LINK_REACH = 100
"""Characters in which a link begins that a number ends: few addresses of articles are longer."""


def skip_digits(text: str, at: int) -> int | None:
    """Where the false value that begins at the digit at ``at`` ends, ``None`` when it may be a true one."""
    junk = _JUNK.match(text, at) or (_PHONE.match(text, at) if text[at - 1 : at] == "+" else None)
    return junk.end() if junk else None


def skip_word(text: str, at: int) -> int | None:
    """Where the false value that begins at the number word at ``at`` ends: "two-thirds", "one in three"."""
    junk = _WORD_JUNK.match(text, at)
    return junk.end() if junk else None


def skip_era(text: str, at: int) -> int | None:
    """Where the year before Christ, or of the first thousand, that begins at ``at`` ends; ``None`` for another number.

    >>> skip_era("1200 BC", 0), skip_era("300 to 200 B.C.", 0), skip_era("1200 BCC", 0), skip_era("1098 AD", 0)
    (7, 15, None, None)
    """
    match = _ERA.match(text, at)
    return match.end() if match else None


def skip_run(text: str, at: int) -> int:
    """The end of the digits and signs that hang together with the digit at ``at``."""
    match = _RUN.match(text, at)
    return match.end() if match else at + 1


def is_broken(text: str, end: int) -> bool:
    """Whether a letter, or a mark between digits that no number has, goes on from the number that ends at ``end``."""
    return bool(_BROKEN.match(text, end))


def skip_broken(text: str, at: int) -> int:
    """The end of the letters, digits and marks that hang together from ``at``."""
    match = _TATTERS.match(text, at)
    return match.end() if match else at


def is_inside(text: str, at: int) -> bool:
    """Whether the digit at ``at`` goes on a word, a version or a link: MS-19, A380, v2.0, example.org/2021."""
    before = text[at - 1 : at]
    if not before or before.isspace():
        return False
    if before.isalnum() or before in "_#@=&№\\" or (before == "." and text[at - 2 : at - 1].isalnum()):
        return True
    if before in "-‑–" and at > 1 and text[at - 2].isalnum():
        word = re.split(r"\s", phrase_before(text, at))[-1].strip("(\"'“").lower()
        return (
            word not in ("mid-", "early-", "late-", "pre-", "post-", "magnitude-", "around-", "non-")
            and text[at - 1] != "–"
        )
    return before == "/" and bool(_LINK.search(text[max(0, at - _LINK_REACH) : at]))


def is_address(text: str, end: int) -> bool:
    """Whether a street's name follows the number that ends at ``end``."""
    return bool(_ADDRESS.match(text, end))


def is_scaled(text: str, end: int) -> bool:
    """Whether the bare number that ends at ``end`` goes on in a word that multiplies, or in a currency that several
    countries have: "three times", "30 grand", "40 kroner"."""
    return bool(_MULTIPLIED.match(text, end))


def is_named(text: str, at: int) -> bool:
    """Whether the number at ``at`` belongs to the word before it: "Boeing 747", "chapter 5", "a lad of 12"."""
    if _AGED.search(phrase_before(text, at)):
        return True
    word = head(text, at)
    if not word or (text[at - 1 : at] == "\n" and text[at - 2 : at - 1] == "\n"):
        return False
    lower = word.lower().strip("(\"“'‘")
    if lower in _NUMBERED:
        return True
    if not word[0].isupper() or not word[-1].isalnum() or lower in _FREE or lower.rstrip(".") in _TITLES:
        return False
    return (
        not starts_sentence(text, at - 1 - len(word))
        or (len(word) > 1 and word[1:] != word[1:].lower())
        or _is_proper(lower)
    )


def _is_proper(lower: str) -> bool:
    return not lower.endswith(("ly", "while", "wise")) and not (lower.endswith(("ing", "ed")) and len(lower) > 6)


_CAPITAL = lazy(rf"(?:{GAP}|-)[A-Z]")


def in_title(text: str, at: int, end: int) -> bool:
    """Whether a capitalised number word belongs to a title: "the Magnificent Seven", "Twelve Angry Men"."""
    if not text[at].isupper():
        return False
    return bool(_CAPITAL.match(text, end)) or not starts_sentence(text, at)
