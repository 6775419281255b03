"""What noun, phrase and term cues find: "director X", "X, the director", "a budget of Y", "starring X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .clauses import Span
from .context import Knowledge, Memory, Sentence
from .cues import NounCue, PhraseCue
from .items import Item
from .match import REACH, TYPED, Candidate, fits, in_order, suits
from .people import apposition, heads, meant

ORGANISED = frozenset(("organisation", "agency"))
LINKS = frozenset(("of", "at", "is", "was", "were", "are", "be", "been", "to", "around", "about", "being", "for", "in",
                   "has", "had", "have", "from", "on", "with", "by"))
DASHES = frozenset(("—", "–", ":", "-"))
NAMING = frozenset(("called", "named", "titled", "dubbed", "codenamed", "name"))
COPULAS = frozenset(("be", "become", "serve", "act", "name", "appoint", "remain", "work", "choose", "pick", "select", "make", "cast", "hire",
                     "credit", "announce", "declare", "call", "style", "confirm", "list", "elect", "reveal", "feature", "include"))
MEASURING = frozenset((
    "be", "put", "estimate", "stand", "reach", "amount", "come", "total", "exceed", "consist", "set", "say", "report",
    "remain", "rise", "increase", "grow", "swell", "fall", "drop", "climb", "jump", "value", "peg", "hit", "top", "have",
    "range", "start", "run", "pass", "be said", "fix", "schedule", "plan", "expect", "give", "take", "cost", "make",
    "balloon", "surpass", "average", "measure", "equal", "approach", "near", "confirm", "announce", "reveal", "list",
    "move", "bring", "push", "slip", "change", "postpone", "delay", "cross", "near", "weigh", "reschedule", "last", "begin", "end", "double", "soar", "mount",
))


def noun_candidates(sentence: Sentence, know: Knowledge, memory: Memory) -> Iterator[Candidate]:
    """What the noun cues find in a sentence; of cues that overlap only the longest counts."""
    items, nouns, end = sentence.items, know.cues.nouns, 0
    yield from counted(sentence, know)
    if nouns.keys().isdisjoint(sentence.words):
        return
    for at, item in enumerate(items):
        if at < end or item.tag == "NAME" or item.text not in nouns:
            continue
        index, longest = sentence.clause_at[at], 0
        if index < 0 or verbal(sentence, at, index):
            continue
        for cue in nouns[item.text]:
            length = len(cue.words)
            if length < longest:
                break
            if cue.field.type in sentence.types and spells(items, at, cue.words):
                longest, end = length, at + length
                yield from one_noun(sentence, (at, end), index, cue, know, memory)


def counted(sentence: Sentence, know: Knowledge) -> Iterator[Candidate]:
    """The values whose own noun is a cue: "64 injuries", "98 crew"."""
    for at, item in enumerate(sentence.items):
        index = sentence.clause_at[at]
        if item.value is None or index < 0 or " " not in item.text:
            continue
        for cue in know.cues.nouns.get(item.text.rsplit(" ", 1)[1], ()):
            if len(cue.words) == 1 and fits(item, cue.field, know):
                yield Candidate(cue.field, at, (at, at + 1), index, cue.rank, 0)


def spells(items: Sequence[Item], at: int, words: tuple[str, ...]) -> bool:
    """Whether some words begin at ``at``; the first is known to."""
    return len(words) == 1 or [item.text for item in items[at : at + len(words)]] == list(words)


def verbal(sentence: Sentence, at: int, index: int) -> bool:
    """Whether a word is part of the verb of its clause."""
    verb = sentence.clauses[index].verb
    return verb is not None and verb.first <= at < verb.last


def one_noun(sentence: Sentence, span: Span, index: int, cue: NounCue, know: Knowledge, memory: Memory
             ) -> Iterator[Candidate]:
    """What one noun says: of a value that it measures, or of a name whose role it is."""
    if cue.field.type in TYPED:
        at = measured(sentence, span, index, cue, know)
        if at >= 0:
            yield Candidate(cue.field, at, span, index, cue.rank, abs(at - span[0]))
        return
    places = [at for at in holders(sentence, span, index, cue, know)
              if not cue.weak or fits(sentence.items[at], cue.field, know, weak=True)]
    for at in places:
        yield Candidate(cue.field, at, span, index, cue.rank, abs(at - span[0]))
    if not places and cue.field.type == "person" and not cue.plural and not elsewhere(sentence, span, know):
        for person in meant(sentence, span[1] - 1, know, memory):
            if not suits(person, cue.field, know, cue.weak):
                continue
            yield Candidate(cue.field, span[1] - 1, span, index, cue.rank + 5, 0, person)


def measured(sentence: Sentence, span: Span, index: int, cue: NounCue, know: Knowledge) -> int:
    """The value that a noun measures: right before it ("a $5m budget"), else the next in its phrase, else -1."""
    items, field = sentence.items, cue.field
    for at in range(span[0] - 1, max(-1, span[0] - 4), -1):
        if fits(items[at], field, know, near=at == span[0] - 1):
            return at
        if items[at].tag not in ("W", "V", "MARK", "PUNCT", "POSS") or items[at].text == ",":
            break
    clause = sentence.clauses[index]
    host = sentence.clauses[clause.host] if clause.host >= 0 else clause
    verb = host.verb
    places = [n for n in in_order(host) if n >= span[1]]
    if verb and verb.first >= span[1]:
        subject = [n for n in places if n < verb.first][:REACH]
        places = subject + ([n for n in places if n >= verb.last] if verb.lemma in MEASURING else [])
    if span[1] < len(items) and items[span[1]].text == ":":
        places = list(range(span[1] + 1, min(span[1] + 5, len(items))))
    for step, at in enumerate(places[: REACH + 3]):
        item = items[at]
        if fits(item, field, know) and not (item.value and item.value.converts):
            return at
        if step > 2 and item.text in know.cues.nouns and any(
            other.field.type == field.type and other.field.id != field.id for other in know.cues.nouns[item.text]
        ):
            break
    return behind_later(sentence, span, index, cue, know)


def behind_later(sentence: Sentence, span: Span, index: int, cue: NounCue, know: Knowledge) -> int:
    """The value of a noun that stands behind it: "5 October was the launch date"."""
    items = sentence.items
    clause = sentence.clauses[index]
    if clause.verb and clause.verb.lemma == "be" and clause.verb.last <= span[0] and clause.subject:
        found = [n for n in range(*clause.subject) if fits(items[n], cue.field, know)]
        return found[0] if len(found) == 1 else -1
    return -1


def holders(sentence: Sentence, span: Span, index: int, cue: NounCue, know: Knowledge) -> list[int]:
    """The names whose role a noun is, by the places that English has for it."""
    if elsewhere(sentence, span, know):
        return []
    return (
        following_name(sentence, span, cue, know)
        or apposed(sentence, span, cue, know)
        or predicate(sentence, span, index, cue, know)
    )


def elsewhere(sentence: Sentence, span: Span, know: Knowledge) -> bool:
    """Whether a role is one in an organisation: "director of NAME", "NAME director"."""
    items = sentence.items
    if " ".join(item.text for item in items[span[0] : span[1]]) in know.offices:
        return False
    before = items[span[0] - 1] if span[0] else None
    if before is not None and before.name and know.kind(before) in ORGANISED and not know.is_subject(before):
        return True
    if span[1] >= len(items) or items[span[1]].text not in ("of", "at", "for"):
        return False
    ahead = next((item for item in items[span[1] + 1 : span[1] + 4] if item.tag not in ("DET", "W")), None)
    return ahead is not None and ahead.name is not None and know.kind(ahead) in ORGANISED and not ahead.name.possessive


def following_name(sentence: Sentence, span: Span, cue: NounCue, know: Knowledge) -> list[int]:
    """"director X", "the film's director, X,", "actress called X", "producers X and Y", "directors: X, Y"."""
    items = sentence.items
    at = span[1]
    parted = False
    while at < len(items) and at - span[1] < 6:
        item = items[at]
        if item.tag == "NAME":
            break
        if item.text in (",", ":", "-", "–", "—") or item.tag == "QUOTE":
            if item.text == "," and not apposition_ahead(items, at):
                return []
            parted = True
        elif [other.text for other in items[at : at + 4]] == ["by", "the", "name", "of"]:
            at += 4
            continue
        elif item.text in NAMING or (item.tag == "DET" and at > span[1]) or item.text == "(":
            pass
        elif item.text == "of" and at + 1 < len(items) and not parted:
            at = skip_of(items, at, know)
            continue
        elif not (item.tag == "W" and not parted and at + 1 < len(items) and items[at + 1].tag == "NAME"):
            return []
        at += 1
    if at >= len(items) or items[at].tag != "NAME":
        return []
    while at + 1 < len(items) and items[at].name and items[at].name.possessive and items[at + 1].tag == "NAME":
        at += 1
    if items[at].name and items[at].name.possessive and not fits(items[at], cue.field, know):
        return []
    if cue.plural and items[at].group >= 0:
        return [n for n, item in enumerate(items) if item.group == items[at].group and n >= at
                and fits(item, cue.field, know)]
    return [at] if fits(items[at], cue.field, know) else []


def skip_of(items: Sequence[Item], at: int, know: Knowledge) -> int:
    """The item behind "of the film" or "of NAME"; behind the sentence when no comma or name follows it."""
    at += 1
    while at < len(items) and items[at].tag in ("DET", "W", "V", "POSS"):
        at += 1
        if at < len(items) and (items[at].text == "," or (items[at].tag == "NAME" and items[at - 1].text in know.generic)):
            return at
    if at < len(items) and items[at].tag == "NAME" and at + 1 < len(items) and items[at + 1].text == ",":
        return at + 1
    return len(items)


def apposition_ahead(items: Sequence[Item], comma: int) -> bool:
    """Whether ", NAME" behind a noun closes as an apposition does: with a comma, "and", or the sentence."""
    at = comma + 1
    while at < len(items) and items[at].tag in ("QUOTE", "W", "DET") and at - comma < 4:
        at += 1
    if at >= len(items) or items[at].tag != "NAME":
        return False
    ahead = items[at + 1] if at + 1 < len(items) else None
    return ahead is None or ahead.tag in ("PUNCT", "CONJ", "QUOTE", "MARK", "POSS") or items[at].group >= 0


def apposed(sentence: Sentence, span: Span, cue: NounCue, know: Knowledge) -> list[int]:
    """"X, the director", "X (director)", "X as director", "X, who is the director"; and of "X's director" never X."""
    items = sentence.items
    at = span[0] - 1
    while at >= 0 and span[0] - at < 7 and (items[at].tag in ("DET", "W", "V", "ADV", "MARK")
                                           or (items[at].tag == "NAME" and items[at].name is not None
                                               and items[at].name.possessive)
                                           or items[at].tag == "POSS"
                                           or items[at].text == "-"):
        at -= 1
    if at < 1 or items[at].text not in (",", "(", "as", "–", "—", "-"):
        return []
    comma = at
    at -= 1
    if items[at].tag == "VAL" and at > 1 and items[at - 1].text == ",":
        at -= 2
    while at >= 0 and items[at].tag in ("QUOTE",):
        at -= 1
    if at < 0 or items[at].tag != "NAME" or not fits(items[at], cue.field, know):
        return []
    if items[comma].text in (",", "–", "—", "-") and items[comma].tag == "PUNCT":
        closing = items[span[1]] if span[1] < len(items) else None
        if items[at].group >= 0 and span[1] < len(items) and any(
            item.group == items[at].group for item in items[span[1] : span[1] + 3]):
            return []
        if closing is not None and closing.tag in ("NAME",):
            return []
    return [at]


def predicate(sentence: Sentence, span: Span, index: int, cue: NounCue, know: Knowledge) -> list[int]:
    """"X is the director", "X was named as director", "the director is X"."""
    clause = sentence.clauses[index]
    host = sentence.clauses[clause.host] if clause.host >= 0 else clause
    following = sentence.clauses[index + 1] if index + 1 < len(sentence.clauses) else None
    if following and following.opener == "rel" and following.subject and following.subject[0] <= span[0] < following.subject[1]:
        host = following
    verb, items = host.verb, sentence.items
    if verb is None or verb.lemma not in COPULAS or not host.subject:
        return []
    if verb.last <= span[0]:
        between = items[verb.last : span[0]]
        if any(item.tag in ("NAME", "VAL", "PUNCT") or (item.tag == "PREP" and item.text not in ("as", "of", "among"))
               for item in between if item.text != "one") or len(between) > 8:
            return []
        if span[1] < len(items) and items[span[1]].tag == "NAME":
            return []
        named = heads(sentence, host.subject, know) or heads(sentence, apposition(sentence, host) or (0, 0), know)
        return [n for n in named if fits(items[n], cue.field, know)]
    if verb.lemma in ("be", "include", "feature", "comprise") and not verb.passive and is_head(items, span, verb.first):
        found = [n for n in in_order(host) if n >= verb.last and fits(items[n], cue.field, know)]
        group = items[found[0]].group if found else -1
        return [n for n in found if items[n].group == group] if group >= 0 else found[:1]
    return []


def is_head(items: Sequence[Item], span: Span, end: int) -> bool:
    """Whether a noun is the head of the subject that ends at ``end``: nothing follows it but an "of" phrase."""
    return span[1] == end or (span[1] < end and items[span[1]].text in ("of", "on", "for")
                              and all(item.tag in ("PREP", "DET", "W", "NAME", "POSS", "V", "QUOTE") for item in items[span[1] : end]))


def phrase_candidates(sentence: Sentence, know: Knowledge) -> Iterator[Candidate]:
    """What phrases right before or behind a value find."""
    items = sentence.items
    for at, item in enumerate(items):
        if item.tag not in ("NAME", "VAL") or sentence.clause_at[at] < 0:
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
    back = at - 1
    steps = 0
    if item_known(items, at, know) and at + 1 < len(items) and items[at + 1].name and not item_known(items, at + 1, know):
        after = at + 2
    else:
        after = at + 1
    while back >= 0 and steps < 6:
        for cue in know.cues.before.get(items[back].text, ()):
            if len(cue.before) > 1 and items[back - 1].text != cue.before[-2]:
                continue
            span = match_back(items, back, cue.before)
            if span and match_ahead(items, at + 1, cue.after):
                yield cue, (span[0], at + 1 + len(cue.after))
        if items[back].tag not in ("DET", "W", "V", "QUOTE", "POSS", "MARK", "ADV") and items[back].text not in DASHES and not (
            items[back].name is not None and items[back].name.possessive
        ):
            break
        back -= 1
        steps += 1
    last = items[at].text.rsplit(" ", 1)[-1] if items[at].value else ""
    for cue in know.cues.after.get(last, ()) if last else ():
        if match_ahead(items, at + 1, cue.after[1:]):
            yield cue, (at, at + len(cue.after))
    ahead = after
    if ahead < len(items):
        for cue in know.cues.after.get(items[ahead].text, ()):
            if match_ahead(items, ahead, cue.after):
                yield cue, (at, ahead + len(cue.after))


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
    """Whether some words begin at ``at``."""
    return not words or (at < len(items) and items[at].text == words[0] and spells(items, at, words))
