"""What phrases right before and behind a value find: "starring X", "Y in the lead role"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .clause import Span
from .context import Knowledge, Memory, Sentence
from .cues import PhraseCue
from .items import Item, spells
from .match import Candidate, fits
from .references import reference

BETWEEN = frozenset(("DET", "W", "V", "QUOTE", "POSS", "MARK", "ADV"))
DASHES = frozenset(("—", "–", ":", "-"))


def phrase_candidates(sentence: Sentence, know: Knowledge, memory: Memory) -> Iterator[Candidate]:
    """What phrases right before or behind a value find; ``self`` in one stands for the story's subject itself."""
    items = sentence.items
    yield from owned_phrases(sentence, know, memory)
    for at in sentence.filled:
        item = items[at]
        if sentence.clause_at[at] < 0:
            continue
        if at and item.name and items[at - 1].name and item.name.value.entity is None and know.entity(items[at - 1]):
            continue
        for cue, span in around(items, at, know):
            members = [at]
            if item.group >= 0 and cue.before and cue.field.many:
                members = [n for n, other in enumerate(items) if other.group == item.group and n >= at]
            for member in members:
                if fits(items[member], cue.field, know, cue.weak):
                    yield Candidate(cue.field, member, span, sentence.clause_at[at], cue.rank, abs(member - at))


def around(items: Sequence[Item], at: int, know: Knowledge) -> Iterator[tuple[PhraseCue, Span]]:
    """The phrase cues whose words stand around an item; articles, adjectives and a possessor may stand between."""
    cues = know.cues
    for back in range(at - 1, max(-1, at - 7), -1):
        item = items[back]
        for cue in cues.before.get(item.text, ()):
            if len(cue.before) > 1 and items[back - 1].text != cue.before[-2]:
                continue
            span = match_back(items, back, cue.before)
            if span and match_ahead(items, at + 1, cue.after):
                yield cue, (span[0], at + 1 + len(cue.after))
        if item.tag not in BETWEEN and item.text not in DASHES and not item.possessive:
            break
    last = items[at].text.rsplit(" ", 1)[-1] if items[at].value else ""
    for cue in cues.after.get(last, ()) if last else ():
        if match_ahead(items, at + 1, cue.after[1:]):
            yield cue, (at, at + len(cue.after))
    ahead = at + 1
    if ahead < len(items) and items[ahead].name and item_known(items, at, know) and not item_known(items, ahead, know):
        ahead += 1
    if ahead < len(items):
        for cue in cues.after.get(items[ahead].text, ()):
            if match_ahead(items, ahead, cue.after):
                yield cue, (at, ahead + len(cue.after))


def owned_phrases(sentence: Sentence, know: Knowledge, memory: Memory) -> Iterator[Candidate]:
    """What phrases find in which the story's subject follows the value: "X's FILM", "the $5 NOVEL"."""
    for at in sentence.filled if know.cues.owned else ():
        item = sentence.items[at]
        if sentence.clause_at[at] < 0:
            continue
        here = Memory(focus=sentence.focus[sentence.clause_at[at]], met=memory.met)
        for cue in know.cues.owned:
            if fits(item, cue.field, know, cue.weak):
                end, itself = subject_behind(sentence, at + 1, cue.after, know, here)
                if itself:
                    yield Candidate(cue.field, at, (at, end), sentence.clause_at[at], cue.rank, 0, itself=itself)


def subject_behind(
    sentence: Sentence, at: int, words: tuple[str, ...], know: Knowledge, memory: Memory
) -> tuple[int, str | None]:
    """Where some words end that begin at ``at``, and the subject that stands for ``self`` in them."""
    items, itself = sentence.items, None
    for word in words:
        if word == "self":
            steps = range(at, min(at + 4, len(items)))
            found = next((n for n in steps if items[n].tag == "NAME" or reference(sentence, n, know, memory)), -1)
            itself = reference(sentence, found, know, memory) if found >= 0 else None
            at = found + 1
        elif at < len(items) and items[at].text == word:
            at += 1
        else:
            return at, None
    return at, itself or None


def item_known(items: Sequence[Item], at: int, know: Knowledge) -> bool:
    """Whether the item is a name that the story file knows."""
    return know.entity(items[at]) is not None


def match_back(items: Sequence[Item], end: int, words: tuple[str, ...]) -> Span | None:
    """The span of some words that end with the item at ``end``."""
    first = end - len(words) + 1
    if first < 0 or any(items[first + n].text != word for n, word in enumerate(words)):
        return None
    return first, end + 1


def match_ahead(items: Sequence[Item], at: int, words: tuple[str, ...]) -> bool:
    """Whether some words begin at ``at``; behind a possessive, sums and adjectives may stand between."""
    if len(words) > 1 and words[0] == "'s" and at < len(items) and items[at].text == "'s":
        at, words = at + 1, words[1:]
        steps = 0
        while at < len(items) and steps < 4 and items[at].text != words[0] and items[at].tag in ("W", "VAL", "V"):
            at, steps = at + 1, steps + 1
    return not words or (at < len(items) and items[at].text == words[0] and spells(items, at, words))
