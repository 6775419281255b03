"""What is known of a single word before any story is read: month, title, given name, ordinary word, ...

The words stand in ``data/word-classes.txt``, one class a section; a word may be in several classes.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from generator.patterns import lazy

DATA: Final = Path(__file__).parent / "data" / "word-classes.txt"
(
    MONTH, WEEKDAY, DEMONYM, TITLE, ROLE, GIVEN, ORG, PLACE, PLACELEAD, COUNTRY, CITY, CRAFT, CRAFTNOUN, PLACENOUN,
    ORGNOUN, WORKNOUN, PRODUCTNOUN, PLACEWORD, SAID, TIMEWORD, FUNCTION, CAPITAL, ABBREVIATION, ORDINARY, PARTICLE,
    SUFFIX, COUNTED, PLURALVERB, CORPORATE, SURNAME,
) = (1 << bit for bit in range(30))  # fmt: skip
SECTIONS: Final = {
    "month": MONTH, "weekday": WEEKDAY, "demonym": DEMONYM, "title": TITLE, "role": ROLE, "given": GIVEN, "org": ORG,
    "place": PLACE, "placelead": PLACELEAD, "country": COUNTRY, "city": CITY, "craft": CRAFT, "craftnoun": CRAFTNOUN,
    "placenoun": PLACENOUN, "orgnoun": ORGNOUN, "worknoun": WORKNOUN, "productnoun": PRODUCTNOUN,
    "placeword": PLACEWORD, "said": SAID, "timeword": TIMEWORD, "function": FUNCTION, "capital": CAPITAL,
    "abbreviation": ABBREVIATION, "ordinary": ORDINARY, "particle": PARTICLE,
    "suffix": SUFFIX, "counted": COUNTED, "pluralverb": PLURALVERB, "corporate": CORPORATE, "surname": SURNAME,
}  # fmt: skip
"""The sections of the file and their bits."""

NEVER: Final = MONTH | WEEKDAY | DEMONYM | TITLE | ROLE | CAPITAL
"""A word of these classes is no name by itself and parts the words around it."""
COMMON: Final = FUNCTION | ORDINARY | ORG | PLACE | ORGNOUN | CRAFTNOUN | PLACENOUN | PRODUCTNOUN | WORKNOUN | ROLE
"""A word of these classes is English, whether or not it starts with a capital."""
PROPER: Final = GIVEN | COUNTRY | CITY | CRAFT

_ENDINGS = lazy(
    r".{3,}(?:ing|ingly|ally|ously|tions?|sions?|ments?|ness|ships?|ities|ists|ability|able|ible|ful|less|ous|tive|wards|workers?|makers?|holders?)"
)
_INFLECTED = (
    *(("ies", "y"), ("ied", "y"), ("ily", "y")),
    *((end, "") for end in ("es", "s", "ed", "d", "ing", "ly", "er", "ers", "est")),
)
_RESTORED = (("ing", "e"), ("er", "e"), ("ers", "e"), ("est", "e"), ("ed", "e"))


@cache
def lexicon() -> dict[str, int]:
    """Return the classes of each listed word as a sum of bits.

    >>> lexicon()["october"] == MONTH, "xylo" in lexicon()
    (True, False)
    """
    words: dict[str, int] = {}
    bit = 0
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            bit = SECTIONS[line.strip("[]")]
        elif not line.startswith("#"):
            for word in line.split():
                words[word] = words.get(word, 0) | bit
    return words


def listed(bit: int) -> list[str]:
    """Return the listed words of a class, in the order of the file.

    >>> "october" in listed(MONTH)
    True
    """
    return [word for word, bits in lexicon().items() if bits & bit]


@lru_cache(maxsize=8192)
def classes(word: str) -> int:
    """Return the bits of a word in lower case; a form of an ordinary word is ordinary too.

    >>> classes("melted"), classes("flooded") == ORDINARY, classes("xylo"), classes("berlin") == CITY
    (0, True, 0, True)
    """
    words = lexicon()
    if bits := words.get(word, 0):
        return bits
    if word.endswith("s") and words.get(word[:-1], 0) & DEMONYM:
        return DEMONYM
    return ORDINARY if any(words.get(base, 0) & COMMON for base in _bases(word)) else 0


def _bases(word: str) -> list[str]:
    """Return what a word may be a form of: its plural, past, gerund, adverb or comparative taken off."""
    bases = [
        word[: -len(end)] + new
        for end, new in (*_INFLECTED, *_RESTORED)
        if word.endswith(end) and len(word) > len(end) + 2
    ]
    return bases + [base[:-1] for base in bases if base[-1:] == base[-2:-1] and len(base) > 3]


@lru_cache(maxsize=8192)
def looks_ordinary(word: str) -> bool:
    """Return whether a word in lower case is or looks like an English word rather than a name.

    >>> [looks_ordinary(word) for word in ("bewilderment", "yesterday", "xerxes", "julia")]
    [True, True, False, False]
    """
    bits = classes(word)
    return bool(bits & COMMON) or (not bits & PROPER and _ENDINGS.fullmatch(word) is not None)
