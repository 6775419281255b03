"""The word lists of ``generator/lexicon`` as look-up tables: what a word can be, and what it says of an action."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from ..inflect import forms
from ..names import looks_ordinary
from ..patterns import lazy
from ..word_lists import word_lists
from .needed import Lines, NamedLists, one_of

BREAKS = frozenset(",;:()[]–—-/…")
"""Marks that part phrases."""
QUOTES = frozenset("\"“”‘’'«»")
CLASSES = ("DET", "PREP", "CONJ", "SUB", "REL", "PRON", "NEG", "ADV")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Look-up tables for words in lower case."""

    tags: Mapping[str, str]
    """Closed-class word to its tag: DET, PREP, CONJ, SUB, REL, PRON, NEG, ADV, AUX or TO; V for a form of a verb; and
    marks of punctuation whose tag does not depend on the characters around them."""
    aux: Mapping[str, str]
    """Auxiliary to ``be``, ``have``, ``do``, ``planned`` or ``possible``."""
    aux_form: Mapping[str, str]
    """Form of "be", "have", "do" to B, P, D, N or G."""
    verbs: Mapping[str, tuple[str, str]]
    """Verb form to (base, codes); see ``inflect.forms``."""
    chains: Mapping[str, str]
    """Word that carries on to another verb, to planned, expected, hedged, denied or neutral."""
    plan_words: frozenset[str]
    hedge_words: frozenset[str]
    report_verbs: frozenset[str]
    postponed: frozenset[str]
    deadlines: frozenset[str]
    verb_classes: Mapping[str, tuple[str, ...]]
    noun_classes: Mapping[str, tuple[str, ...]]
    phase_verbs: frozenset[str]
    """Verbs that say that an action in "-ing" begins, goes on or ends."""
    of_verbs: frozenset[str]
    """Verbs that go with "of"; any other form that can be a noun is one before "of"."""


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Nouns for people: the gender that each tells, and those that mean several."""

    gender: Mapping[str, str]
    offices: frozenset[str]
    """Nouns for an office in an organisation."""
    several: frozenset[str]
    pairs: frozenset[str]


@cache
def people_words() -> PeopleWords:
    """The nouns for people, read once."""
    data = word_lists("people")
    return PeopleWords(
        gender={word: gender for gender in ("x", "m", "f") for word in data[gender].split()},
        offices=frozenset(data["offices"]),
        several=frozenset(f"{data['pair']} {data['several']}".split()),
        pairs=frozenset(data["pair"].split()),
    )


@cache
def rivals() -> Mapping[str, str]:
    """For a kind of subject the kind of entity that a text may set beside it."""
    found: dict[str, str] = word_lists("rivals")
    return found


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of ``assertion.yml``, compiled when first asked."""

    denied: Lines
    withdrawn: Lines
    elsewhere: Lines
    affirmed: Lines
    void: Lines
    tale: Lines
    tale_named: re.Pattern[str]
    tale_does: re.Pattern[str]
    tale_goes_on: re.Pattern[str]
    tale_ends: re.Pattern[str]
    review: re.Pattern[str]
    reviewing: Lines
    behind: Lines
    refuted: Lines
    claimed: Lines
    next: re.Pattern[str]
    sorry: re.Pattern[str]
    ours: re.Pattern[str]
    believed: Lines
    past: Lines
    spurned: Lines
    offered: Lines
    list_of_claims: Lines
    nots: Lines
    other: Lines
    kept: Lines
    none: re.Pattern[str]
    checking: Lines
    checked: re.Pattern[str]
    posted: re.Pattern[str]
    answers: re.Pattern[str]
    filed: re.Pattern[str]
    satire: Lines
    made_up: Lines
    at_last: Lines
    mocking: Lines
    ends: Lines
    takes_up: re.Pattern[str]
    unmet: re.Pattern[str]
    labels: Mapping[str, re.Pattern[str]]
    """By what it says of what follows: tested, untrue, doubted, facts, verdict; and of verdicts: upheld."""


@cache
def patterns() -> Patterns:
    """The patterns that tell what is not asserted, read once."""
    data = word_lists("assertion")
    words = NamedLists(data["words"])

    def lines(key: str) -> list[str]:
        return re.sub(r"\n +", "", data[key]).splitlines()  # a line that is set further in goes on with the one before

    def pattern(key: str) -> re.Pattern[str]:
        return lazy(one_of([words.filled(line) for line in lines(key)]))

    ends = {"upheld": r"\b"}
    labels = {
        key: lazy(rf"\W*(?:{'|'.join(data[key])}){ends.get(key, '(?: ?[:–—] ?|  +|$)')}")
        for key in ("tested", "untrue", "doubted", "facts", "verdict", "upheld")
    }
    names = {field.name: field.type for field in fields(Patterns) if field.name != "labels"}
    made: dict[str, Any] = {
        key: Lines(lines(key), words) if kind == "Lines" else pattern(key) for key, kind in names.items()
    }
    return Patterns(labels=labels, **made)


@cache
def asked_for() -> frozenset[str]:
    """The words that some pattern needs: a sentence without any of them has nothing for most."""
    return frozenset(
        word for field in fields(Patterns) if field.type == "Lines" for word in getattr(patterns(), field.name).needed
    )


@cache
def tale_words() -> frozenset[str]:
    """The last words of the nouns for tales: a sentence without one names none."""
    lists = word_lists("assertion")["words"]
    words = {noun.split()[-1] for noun in (*lists["tales"], *lists["retold"])}
    return frozenset(words | {f"{word}s" for word in words})


@cache
def word_set(name: str) -> frozenset[str]:
    """A set of words of ``grammar.yml`` by its name."""
    return frozenset(str(word_lists("grammar")["sets"][name]).split())


ACTING = word_set("acting-kinds")
"""Kinds of subject that can say or show something, as firms do."""
SHE_KINDS = word_set("she-kinds")
"""Kinds of subject of which texts say "she"."""
MEASURING = word_set("measuring")
"""Verbs of which the measure is the object, not the subject: "the fund put the cost at"."""


def verb_table(
    bases: Iterable[str], irregular: Mapping[str, str], double: frozenset[str]
) -> dict[str, tuple[str, str]]:
    """Every form of every base verb, to (base, codes); the first base that has a form keeps it, and the codes of two
    verbs that share a form are not mixed.

    >>> verb_table(["land"], {}, frozenset())["landing"]
    ('land', 'G')
    """
    table: dict[str, tuple[str, str]] = {}
    for base in bases:
        for form, codes in forms(base, irregular, base in double).items():
            table.setdefault(form, (base, codes))
    return table


def base_of(word: str) -> str | None:
    """Give the verb of which a word in lower case is a form, in base form; ``None`` for one that is no form of any.

    Of verbs that no list has, the base is a word of its own: "recruit" of "recruited".

    >>> base_of("sank"), base_of("recruited"), base_of("harbour")
    ('sink', 'recruit', None)
    """
    if word in lexicon().verbs:
        return lexicon().verbs[word][0]
    ways = ((ending, new) for ending in ("ed", "d", "ing") for new in ("", "e") if word.endswith(ending))
    bases = (word.removesuffix(ending) + new for ending, new in ways)
    return next((base for base in bases if looks_ordinary(base) and word in forms(base, {})), None)


@cache
def lexicon(further: tuple[str, ...] = ()) -> Lexicon:
    """The word lists, read once; ``further`` are verbs in base form that cues name beside those of the lists."""
    grammar, verbs, classes = word_lists("grammar"), word_lists("verbs"), word_lists("classes")
    tags = {word: tag for tag in reversed(CLASSES) for word in grammar["words"][tag].replace("no-longer", "").split()}
    aux: dict[str, str] = {}
    aux_form: dict[str, str] = {}
    for name in ("be", "have", "do"):
        for form, code in grammar[name].items():
            aux[form], aux_form[form] = name, code
    for kind, words in grammar["modals"].items():
        aux.update(dict.fromkeys(words.split(), kind))
    tags.update(dict.fromkeys((word for word in aux if word != "'s"), "AUX"))
    tags["to"] = "TO"
    tags |= {**dict.fromkeys(BREAKS - {"-", ":"}, "PUNCT"), **dict.fromkeys(QUOTES - {"’"}, "QUOTE"), ".": "MARK"}
    irregular = {str(base): str(rest) for base, rest in verbs["irregular"].items()}
    phrasal = [verb for names in classes["verbs"].values() for verb in names] + grammar["postponed"]
    bases = dict.fromkeys(
        [
            *(verb.split()[0] for verb in phrasal),
            *irregular,
            *verbs["common"].split(),
            *grammar["report_verbs"].split(),
            *further,
        ]
    )
    table = verb_table(bases, irregular, frozenset(verbs["double"].split()))
    return Lexicon(
        tags=dict.fromkeys(table, "V") | tags,
        aux=aux,
        aux_form=aux_form,
        verbs=table,
        chains={word: kind for kind, words in reversed(grammar["chains"].items()) for word in words.split()},
        plan_words=frozenset(grammar["plan_words"].split()),
        hedge_words=frozenset(grammar["hedge_words"].split()),
        report_verbs=frozenset(grammar["report_verbs"].split()),
        postponed=frozenset(grammar["postponed"]),
        deadlines=frozenset(grammar["deadlines"]),
        verb_classes={name: tuple(verbs) for name, verbs in classes["verbs"].items()},
        phase_verbs=frozenset(grammar["phase_verbs"].split()),
        of_verbs=frozenset(grammar["of_verbs"].split()),
        noun_classes={name: tuple(nouns) for name, nouns in classes["nouns"].items()},
    )
