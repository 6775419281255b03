"""The cues of a story's fields, parsed once into patterns and indexed by the word that sets each one off.

A cue that begins with ``~`` is weak: it counts only for an entity whose ``fields`` in the story file name this field.
A verb cue reads ``[_|SELF] verb [words] [_|SELF|*]``: ``_`` is the value, ``SELF`` the story's subject itself, ``*`` a
value anywhere in the verb's phrase; ``@name`` stands for each verb or noun of a class in ``generator/lexicon``. Behind
``+`` stands a word, or a class of nouns, without which in its sentence a verb or phrase cue says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeVar

from ..inflect import third
from ..story import FieldDef, Story
from .lexicon import Lexicon

C = TypeVar("C")
MORE = frozenset(("more", "over", "above"))
"""Words with which begins what says that a sum is a difference."""
Place = Literal["", "subject", "object", "behind"]
Slot = Literal["subject", "object", "after", "any"]


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb in base form, the words that must follow it, and where the value and the story's subject stand."""

    field: FieldDef
    lemma: str
    tail: tuple[str, ...] = ()
    """Words that follow the verb, in order; the value follows the last of them when ``slot`` is "after"."""
    slot: Slot = "any"
    itself: Place = ""
    """Where the story's own subject must stand: as subject, as object, or behind the words of the tail."""
    rank: int = 0
    """Place in the field's list: the earlier, the stronger."""
    needs: frozenset[str] = frozenset()
    """Words without which it cannot match."""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class NounCue:
    """A role or measure, word by word."""

    field: FieldDef
    words: tuple[str, ...]
    plural: bool = False
    rank: int = 0
    weak: bool = False


@dataclass(frozen=True, slots=True)
class PhraseCue:
    """Words right before and right after a value."""

    field: FieldDef
    before: tuple[str, ...]
    after: tuple[str, ...]
    rank: int = 0
    weak: bool = False
    needs: frozenset[str] = frozenset()
    """Words without which in the sentence it says nothing."""


class VerbCues:
    """The verb cues by their verbs, and of these the ones of some types of field, each chosen once."""

    def __init__(self, by_lemma: Mapping[str, tuple[VerbCue, ...]]) -> None:
        self.by_lemma = by_lemma
        self._of: dict[tuple[str, frozenset[str]], tuple[VerbCue, ...]] = {}

    def of(self, lemma: str, types: frozenset[str]) -> tuple[VerbCue, ...]:
        """The cues of a verb whose fields are of some types; kept, as there are few verbs and few sets of types."""
        if lemma not in self.by_lemma:
            return ()
        found = self._of.get((lemma, types))
        if found is None:
            found = tuple(cue for cue in self.by_lemma[lemma] if cue.field.type in types)
            self._of[lemma, types] = found
        return found


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues, by the word that sets them off, longest first."""

    verbs: VerbCues
    nouns: Mapping[str, tuple[NounCue, ...]]
    before: Mapping[str, tuple[PhraseCue, ...]]
    """By the last word before the value."""
    after: Mapping[str, tuple[PhraseCue, ...]]
    """By the first word after the value, of phrases that have none before it."""
    owned: tuple[PhraseCue, ...] = ()
    """Those in which the story's subject itself stands before or after the value."""

    beside: tuple[str, ...] = ()
    """What follows a sum that is beside another and that a field asks for all the same: " more than planned"."""

    @property
    def noun_words(self) -> frozenset[str]:
        """All words of the noun cues."""
        return frozenset(word for cues in self.nouns.values() for cue in cues for word in cue.words)


def expand(cue: str, lex: Lexicon) -> list[list[str]]:
    """The words of a cue, once for each member of each class in it."""
    choices: list[list[list[str]]] = []
    for word in cue.split():
        name = word[1:]
        if word.startswith("+@"):
            choices.append([[f"+{noun}"] for noun in lex.noun_classes[word[2:]]])
        elif word.startswith("@") and name in lex.verb_classes:
            choices.append([verb.split() for verb in lex.verb_classes[name]])
        else:
            choices.append([[word]])
    return [[word for part in chosen for word in part] for chosen in product(*choices)]


def verb_cue(field: FieldDef, words: list[str], rank: int, weak: bool) -> VerbCue:
    """One verb cue of plain words."""
    slot: Slot = "any"
    itself: Place = ""
    context, words = parted(words)
    if words[0] == "_":
        slot, words = "subject", words[1:]
    elif words[0] == "SELF":
        itself, words = "subject", words[1:]
    lemma, rest = words[0], words[1:]
    tail = tuple(word for word in rest if word not in ("_", "SELF", "*"))
    if "SELF" in rest:
        tailed = any(word not in ("_", "SELF", "*") for word in rest[: rest.index("SELF")])
        itself = "behind" if tailed else "object"
    if "_" in rest:
        slot = "object" if rest[0] == "_" or (rest[0] == "SELF" and rest[1:2] == ["_"]) else "after"
    needs = context.union(word for word in tail if not word.startswith("@"))
    return VerbCue(field, lemma, tail, slot, itself, rank, needs, weak)


def parted(words: list[str]) -> tuple[frozenset[str], list[str]]:
    """The words of a cue that must stand anywhere in the sentence, and the others."""
    return frozenset(word[1:] for word in words if word[0] == "+"), [word for word in words if word[0] != "+"]


def phrase_cue(field: FieldDef, words: list[str], rank: int, weak: bool) -> PhraseCue:
    """One phrase cue of plain words."""
    context, words = parted(words)
    left, _, right = " ".join(words).partition("_")
    return PhraseCue(field, tuple(left.lower().split()), tuple(right.lower().split()), rank, weak, context)


def file_phrase(
    cue: PhraseCue, before: dict[str, list[PhraseCue]], after: dict[str, list[PhraseCue]], owned: list[PhraseCue]
) -> None:
    """Put a phrase cue where it is looked for."""
    if "self" in (*cue.before, *cue.after):
        owned.append(cue)
    elif cue.before:
        before.setdefault(cue.before[-1], []).append(cue)
    elif cue.after:
        after.setdefault(cue.after[0], []).append(cue)


def build(story: Story, lex: Lexicon) -> Cues:
    """The cues of every field of a story."""
    verbs: dict[str, list[VerbCue]] = {}
    nouns: dict[str, list[NounCue]] = {}
    before: dict[str, list[PhraseCue]] = {}
    after: dict[str, list[PhraseCue]] = {}
    owned: list[PhraseCue] = []
    for field in story.fields.values():
        for rank, cue in enumerate(field.verbs):
            weak, cue = strength(cue)
            for words in expand(cue, lex):
                made = verb_cue(field, words, rank, weak)
                verbs.setdefault(made.lemma, []).append(made)
        for rank, noun in enumerate(field.nouns):
            for noun_cue in noun_forms(field, noun, rank):
                nouns.setdefault(noun_cue.words[0], []).append(noun_cue)
        for rank, phrase in enumerate(field.phrases):
            weak, phrase = strength(phrase)
            for words in expand(phrase, lex) if "+" in phrase else [phrase.split()]:
                file_phrase(phrase_cue(field, words, rank, weak), before, after, owned)
    return Cues(
        VerbCues(frozen(verbs, lambda cue: -len(cue.tail))),
        frozen(nouns, lambda cue: -len(cue.words)),
        frozen(before, lambda cue: -len(cue.before)),
        frozen(after, lambda cue: -len(cue.after)),
        tuple(owned),
        tuple(f" {' '.join(cue.after)}" for cues in after.values() for cue in cues if is_difference(cue)),
    )


def is_difference(cue: PhraseCue) -> bool:
    """Whether a phrase finds by how much a sum is more than another."""
    return cue.field.type == "money" and len(cue.after) > 1 and cue.after[0] in MORE


def verbs_of(story: Story) -> tuple[str, ...]:
    """The verbs in base form that the cues of a story name themselves, sorted."""
    found: set[str] = set()
    for field in story.fields.values():
        for cue in field.verbs:
            words = [word for word in strength(cue)[1].split() if word not in ("_", "SELF")]
            found |= {word for word in words[:1] if word.isalpha()}
    return tuple(sorted(found))


def noun_forms(field: FieldDef, noun: str, rank: int) -> Iterable[NounCue]:
    """A noun cue and its plural."""
    weak, noun = strength(noun)
    words = tuple(noun.lower().split())
    yield NounCue(field, words, False, rank, weak)
    if not words[-1].endswith("s"):
        yield NounCue(field, (*words[:-1], third(words[-1])), True, rank, weak)


def strength(cue: str) -> tuple[bool, str]:
    """Whether a cue is weak, and the cue without its mark."""
    return (True, cue[1:].strip()) if cue.startswith("~") else (False, cue)


def frozen(table: Mapping[str, list[C]], key: Callable[[C], int]) -> dict[str, tuple[C, ...]]:
    """The lists of a table as tuples, sorted by ``key``."""
    return {word: tuple(sorted(cues, key=key)) for word, cues in table.items()}
