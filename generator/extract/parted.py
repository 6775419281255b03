"""Words between or around a cue and a value by which the two are no partners, though they stand in one clause.

A cue that is said of many things ("pay", "flight", "guests") makes a value its own only where grammar ties both: the
verb's object is no other thing, the noun is the head of its phrase, and the value's own noun says no other field.
"""

from __future__ import annotations

from ..models import Money, Quantity
from .candidates import TYPED, Candidate
from .clause import Clause
from .context import Knowledge, Sentence
from .lexicon import word_set
from .new_things import NEW, is_new
from .other_things import head
from .tokens import Token

HAPPENINGS = word_set("happening-kinds")
"""Kinds of subject that do something to much that is none of the story's: a storm hits a town."""
GIVING = frozenset(("fine", "pay", "give", "award", "offer", "charge", "lend", "owe", "grant", "hand", "order", "bid"))
"""Verbs with two objects, of which the first gets the sum: "fined a hotel chain 11 million"."""
PHRASE = frozenset(("DET", "W", "ADV", "V"))
AMOUNTS = word_set("amounts")
"""Words that speak of the sum itself: "paid a record 11 million"."""
FOR = frozenset(("for", "than", "between", "against"))
"""Prepositions behind which people are counted for what something else is or does."""
TIMES = frozenset(("hour", "day", "night", "week", "month"))
TIMED = TIMES | word_set("timed")
"""Words by which a field says that its sums are paid each time, as wages are."""
PRICED = frozenset(("price", "refund", "ticket", "fee", "toll", "fare", "voucher", "share"))
"""Words by which it says that they are paid for each."""
GOODS = word_set("goods")
"""Nouns for any product."""
MORE_OR_LESS = word_set("differences")
"""Comparatives behind a figure by which it is a difference."""
OF_THEM = frozenset((("of", "the"), ("of", "its"), ("of", "their"), ("of", "those"), ("of", "these")))
AWAY = frozenset(("with", "before", "against", "without", "since", "until", "despite"))
"""Prepositions behind which a value is no object or measure of what stands before."""
LATER = frozenset(("after", "within"))
"""Those behind which it is none of what only is something: a battery can die after two hours, too."""
IN_A_ROW = frozenset(("last", "previous", "next", "earlier", "other", "first", "second"))
OBJECT = 6
"""Tokens within which the name of what is done something to stands behind the verb."""


def parted(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether the words of a clause leave a cue and a value to different things."""
    if class_behind(sentence, found, know) or modifier(sentence, found, know):
        return True
    if found.field.type not in TYPED:
        return doer(sentence, found, know)
    if for_them(sentence, found) or at_another(sentence, found, know) or for_a_time(sentence, found):
        return True
    if of_other_goods(sentence, found, know) or compared(sentence, found) or for_one(sentence, found):
        return True
    if (
        of_others(sentence, found)
        or some_of(sentence, found)
        or adrift(sentence, found)
        or beside_last(sentence, found)
    ):
        return True
    if found.itself is not None or found.field.many:
        return False
    clause = sentence.clauses[found.clause]
    return other_object(sentence, found, clause, know) or to_another(sentence, found, clause, know)


def class_behind(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether the noun behind a name says that it fills another field of the same type: "on a Heron 9 rocket"."""
    token, at = sentence.tokens[found.at], found.at + 1
    if token.tag != "NAME" or found.field.type in TYPED or at >= len(sentence.tokens) or found.person:
        return False
    behind = sentence.tokens[at]
    if behind.tag not in ("W", "V") or found.cue[0] <= at < found.cue[1] or token.possessive:
        return False
    cues = [cue for cue in know.cues.nouns.get(behind.text, ()) if len(cue.words) == 1]
    fields = {cue.field.id for cue in cues if cue.field.type == found.field.type}
    return bool(fields) and found.field.id not in fields


def modifier(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether a noun cue only describes the noun behind it: "flight controllers moved the target on Tuesday"."""
    clause, tokens, end = sentence.clauses[found.clause], sentence.tokens, found.cue[1]
    span = clause.subject
    if span is None or not span[0] <= found.cue[0] < end < span[1] or found.at in range(*span):
        return False
    return tokens[end].tag == "W" and head(sentence, (found.cue[0], span[1])) >= end


def other_object(sentence: Sentence, found: Candidate, clause: Clause, know: Knowledge) -> bool:
    """Whether the verb that is the cue does something to a thing outside the story: "bought NAME for 2 million"."""
    verb = clause.verb
    if verb is None or verb.passive or verb.says or not verb.first <= found.cue[0] < verb.last or found.at < verb.last:
        return False
    subject = know.story.subjects.get(sentence.focus[found.clause] or "")
    if subject is not None and subject.kind in HAPPENINGS and found.field.type != "money":
        return False
    names = things(sentence, verb.last, found.at, know)
    return bool(names) and know.kind(names[-1]) not in ("place", "person", "character")


def things(sentence: Sentence, first: int, last: int, know: Knowledge) -> list[Token]:
    """The names in the object that begins at ``first``, where none of them belongs to a subject."""
    names: list[Token] = []
    for token in sentence.tokens[first : min(first + OBJECT, last)]:
        if token.tag == "NAME" and not token.possessive:
            names.append(token)
        elif token.tag not in ("DET", "W", "ADV", "QUOTE", "NAME", "POSS"):
            break
    return [] if any(map(know.belongs, names)) else names


def doer(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether the one whose act a verb tells does it to a thing outside the story: "NAME bought the carrier NAME"."""
    clause, tokens = sentence.clauses[found.clause], sentence.tokens
    verb, field = clause.verb, found.field
    if verb is None or verb.passive or found.itself is not None or found.at >= verb.first:
        return False
    if not verb.first <= found.cue[0] < verb.last or field.type != "organisation":
        return False
    names = things(sentence, verb.last, len(tokens), know)
    kinds = ("organisation", "work", "craft", "product")
    return bool(names) and (know.entity(names[-1]) is None or know.kind(names[-1]) in kinds)


def to_another(sentence: Sentence, found: Candidate, clause: Clause, know: Knowledge) -> bool:
    """Whether a sum goes to somebody new: "fined a hotel chain 11 million"."""
    verb, tokens = clause.verb, sentence.tokens
    if verb is None or verb.passive or verb.lemma not in GIVING or found.at <= verb.last + 1:
        return False
    value = tokens[found.at].value
    if value is None or not isinstance(value.value, Money | Quantity) or tokens[verb.last].text not in NEW:
        return False
    span = (verb.last, found.at)
    phrase = tokens[slice(*span)]
    if head(sentence, span) != found.at - 1 or any(one.text in AMOUNTS or one.tag not in PHRASE for one in phrase):
        return False
    return is_new(sentence, span, know)


def for_them(sentence: Sentence, found: Candidate) -> bool:
    """Whether people or things are only counted as those whom something else is for: "1,150 cabins for 2,300 guests";
    found by their own noun, which says no more than that they are counted."""
    tokens, at = sentence.tokens, found.at
    value = tokens[at].value
    if value is None or not isinstance(value.value, Quantity) or found.cue != (at, at + 1):
        return False
    first = at - 1
    while first > 0 and tokens[first].tag in ("ADV", "DET", "W"):
        first -= 1
    return first >= 0 and tokens[first].text in FOR


def at_another(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether "at VALUE" or "with VALUE" between commas describes a name before it that is none of the story's: "though
    NAME, at nearly three hours, was longer"."""
    tokens, at = sentence.tokens, found.at - 1
    while at > 0 and tokens[at].tag in ("ADV", "DET", "MARK"):
        at -= 1
    if at < 2 or tokens[at].text not in ("at", "with") or tokens[at - 1].text not in (",", "(", "–", "—"):
        return False
    at -= 2
    while at > 0 and tokens[at].tag == "QUOTE":
        at -= 1
    name = tokens[at]
    return name.name is not None and not know.belongs(name) and know.kind(name) not in ("person", "place")


def for_a_time(sentence: Sentence, found: Candidate) -> bool:
    """Whether a sum is paid each day, week or month, or to each, and the field holds one for all: "is paid 95,000 a
    week", "were fined 80 each"."""
    mention, field = sentence.tokens[found.at].value, found.field
    if mention is None or mention.per not in (*TIMES, "each") or field.many:
        return False
    words = {word for cue in (field.id.replace("-", " "), field.label, *field.nouns) for word in cue.lower().split()}
    return words.isdisjoint(PRICED if mention.per == "each" else TIMED)


def for_one(sentence: Sentence, found: Candidate) -> bool:
    """Whether a sum is that of one thing of those told of before: "he collects cars and has sold one for 75,000"."""
    verb, tokens = sentence.clauses[found.clause].verb, sentence.tokens
    if verb is None or verb.lemma not in ("sell", "buy") or found.at < verb.last + 2 or found.field.type != "money":
        return False
    return tokens[verb.last].text == "one" and tokens[verb.last + 1].text in ("for", "at")


def of_other_goods(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether what is counted is neither the product nor a word for any: lamps, where the story's product is a cot."""
    token, field = sentence.tokens[found.at], found.field
    value = token.value.value if token.value else None
    if field.unit != "unit" or not isinstance(value, Quantity) or not value.unit or not know.generic:
        return False
    return value.unit not in GOODS and know.own.isdisjoint(value.unit.split()) and value.unit not in know.generic


def compared(sentence: Sentence, found: Candidate) -> bool:
    """Whether a figure says by how much one thing differs from another: "it weighs two kilograms less"."""
    token, ahead = sentence.tokens[found.at], found.at + 1
    value = token.value.value if token.value else None
    if not isinstance(value, Money | Quantity) or ahead >= len(sentence.tokens) or ahead < found.cue[1] - 1:
        return False
    return sentence.tokens[ahead].text in MORE_OR_LESS and not (
        isinstance(value, Quantity) and value.unit == "per cent"
    )


def some_of(sentence: Sentence, found: Candidate) -> bool:
    """Whether a count found by its own noun is of a part of all: "a hospital took in 85 of the wounded"."""
    if found.cue != (found.at, found.at + 1):
        return False
    return not OF_THEM.isdisjoint(zip(*(sentence.tokens[found.at].text.split()[n:] for n in (0, 1)), strict=False))


def adrift(sentence: Sentence, found: Candidate) -> bool:
    """Whether a value stands in a phrase of its own, away from the verb or noun that would make it the field: "the
    battery is full after 25 minutes", "it pays for NAME with 4 billion of debt"."""
    tokens, last = sentence.tokens, found.cue[1]
    if found.field.type == "date" or found.at < last:
        return False
    at = found.at - 1
    while at >= last and tokens[at].tag in ("ADV", "DET", "W", "V", "MARK", "QUOTE"):
        at -= 1
    if at < last or tokens[last - 1].text in AWAY or tokens[at + 1].text in ("him", "her", "them"):
        return False
    verb = sentence.clauses[found.clause].verb
    being = verb is not None and tokens[verb.last - 1].text in ("is", "are", "was", "were")
    return tokens[at].text in AWAY or (being and tokens[at].text in LATER)


def beside_last(sentence: Sentence, found: Candidate) -> bool:
    """Whether a clause tells of another one by its place in a row: "at the last one, in 2020, 58 percent voted"."""
    clause = sentence.clauses[found.clause]
    host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    words = [token.text for span in host.parts for token in sentence.tokens[slice(*span)]]
    return any(word in IN_A_ROW and words[n + 1 : n + 2] == ["one"] for n, word in enumerate(words))


def of_others(sentence: Sentence, found: Candidate) -> bool:
    """Whether a clause is about others of the kind: "two other finds came up, a ring and 14 coins"."""
    clause = sentence.clauses[found.clause]
    host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    if host.subject is None:
        return False
    counted = [token.text.split() for token in sentence.tokens[slice(*host.subject)] if token.tag == "VAL"]
    return any("other" in words[1:-1] for words in counted)
