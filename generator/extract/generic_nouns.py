"""What a name, or a noun like "the film", refers to: a subject of the story, something outside it, or nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from ..values import DateExpr
from .clause import TokenSpan
from .clause_subject import antecedent
from .context import CLOSED, Attention, Knowledge, Sentence, numbered
from .lexicon import word_set
from .tokens import Token

OTHER = word_set("other")
RIVAL = frozenset(("rival", "similar", "comparable", "separate", "different"))
"""Words that still leave a thing its owner: "NAME's rival film"."""
INDEFINITE = word_set("indefinite")
OF_A_KIND = frozenset(("such", "that", "this", "its", "a", "an", "any", "all"))
"""Words behind "of" by which a superlative speaks of all things of a kind: "the longest flight of a probe"."""
OF_ALL = frozenset(("i", "we", "ever", "anybody", "anyone", "in"))
"""Words behind the noun of a superlative by which it does the same: "the heaviest phone I own"."""
MANY = frozenset(("all", "both", "several", "many", "most", "some", "these", "those", "few", "other"))
ACTS = word_set("done-kinds")
"""Kinds of subject that are done to somebody or something, which tells one from another."""
YEARLY = word_set("yearly-kinds")
"""Kinds of subject of which the last year's is another one than the story's."""
NTH = frozenset(("first", "second", "third", "fourth", "debut"))
"""Behind a possessive these tell one thing of somebody from his others: "her first film"."""
LONG_AGO = 3
"""Years before its publication from which an article tells of another event, for comparison."""
LATEST = -1
"""How many months or years back "last month's" or "last year's" thing lies, which may be the story's own."""
WHOLE = frozenset(("country", "world", "region", "nation", "continent"))
"""Nouns for all the land, of which a plural behind tells: "across the country wildfires have killed 17"."""
MADE = frozenset(("product", "craft", "work"))
"""Kinds of entity whose name before a noun says that it is another thing than the subject."""
OPENS = 4
"""Tokens within which the noun of a phrase stands that opens a sentence."""
DIGITS = frozenset("0123456789")
UNKNOWN_THINGS = frozenset(("work", "craft", "product", "event"))


def within(sentence: Sentence, span: TokenSpan) -> tuple[int, ...]:
    """The tokens within a span that may refer to something."""
    spots = sentence.spots
    return spots[bisect_left(spots, span[0]) : bisect_left(spots, span[1])]


def named(token: Token, know: Knowledge) -> str | None:
    """The subject that a name is, ``CLOSED`` for its sibling and for a work, craft or product that nobody knows."""
    name = token.name
    if name is None:
        return None
    known, owner = name.value.entity, know.owners.get(name.value.entity or "")
    if known in know.story.subjects:
        return owner
    if (token.text[-1] in DIGITS and sibling(token, know)) or (known is None and another_by_name(token, know)):
        return CLOSED
    if name.kind not in UNKNOWN_THINGS or owner is not None:
        return None
    entity = know.entity(token)
    return CLOSED if entity is None or (entity.kind in know.rivals and not entity.subjects) else None


def sibling(token: Token, know: Knowledge) -> bool:
    """Whether a name is that of a subject but for its number: "Osmo-4" beside the Osmo-3."""
    own = token.name.value if token.name else None
    if own is None or (own.entity and own.entity in know.owners):
        return False
    stem, number = numbered(own.name)
    return number not in know.numbers.get(stem, (number,))


def another_by_name(token: Token, know: Knowledge) -> bool:
    """Whether a name that the story does not know says that it is of the subject's kind: "the Keller Telescope"."""
    first, _, noun = token.text.rpartition(" ")
    return bool(first) and noun in know.generic and know.kind(token) != "person" and know.own.isdisjoint(first.split())


def generic(sentence: Sentence, at: int, subjects: tuple[str, ...], know: Knowledge, memory: Attention) -> str | None:
    """The subject that "the film", "his own film" or "the Smith film" stands for."""
    tokens = sentence.tokens
    back = at - 1
    modifiers: list[Token] = []
    while (
        back >= 0 and tokens[back].tag in ("W", "NAME", "POSS", "DET", "VAL", "ADV", "V", "MARK") and len(modifiers) < 8
    ):
        modifiers.append(tokens[back])
        if tokens[back].tag == "DET" and not (back and tokens[back - 1].tag == "POSS"):
            break
        back -= 1
    ahead = next((token for token in tokens[at + 1 : at + 3] if token.tag != "QUOTE"), None)
    if ahead and ahead.tag == "NAME":
        return CLOSED if of_another_name(sentence, at, ahead, know) else named(ahead, know)
    texts = {token.text for token in modifiers}
    names = [token for token in modifiers if token.tag == "NAME"]
    numbered = not texts.isdisjoint(NTH) and any(map(possessive, modifiers))
    former = memory.met and not names and "old" in texts
    if former or numbered or of_old(tokens, at, memory.year) or of_another_one(tokens, at, subjects, know):
        return CLOSED
    owned = [*map(know.owner, names), complement(tokens, at, know)]
    if back >= 0 and tokens[back].text == "whose":
        whose = antecedent(tokens, back)
        owned.append(owner_in(sentence, [whose], know) if whose else None)
        if whose and not any(owned):
            return CLOSED
    others = texts & OTHER
    if others and not (any(owned) and others <= RIVAL):
        return CLOSED
    if any(owned):
        return next(subject for subject in owned if subject)
    beside = [n for n in range(back + 1, at) if tokens[n].tag == "NAME" and tokens[n + 1].text != "-"] if names else ()
    other = of_its_own(sentence, at, know, memory) or of_the_kind(tokens, at, know)
    if other or any(strange(tokens[n], know) for n in beside):
        return CLOSED
    if one_of_many(tokens, at, modifiers, know, memory, yearly=know.story.subjects[subjects[0]].kind in YEARLY):
        return CLOSED
    best = not memory.met and superlative(texts) and any(map(possessive, modifiers))
    among = tokens[at].text[:-1] in know.generic and any(token.text in MANY for token in tokens[max(0, at - 4) : at])
    if best or among:
        return None
    if len(subjects) == 1 and lone(subjects[0], know):
        met = memory.met or any(map(know.is_subject, tokens[:at]))
        return subjects[0] if not met or ("a" not in texts and "an" not in texts) else None
    if not texts.isdisjoint(INDEFINITE):
        return None
    if memory.focus and memory.focus not in subjects:
        return subjects[0] if len(subjects) == 1 else None
    return memory.focus if memory.focus else (subjects[0] if len(subjects) == 1 else None)


def of_old(tokens: Sequence[Token], at: int, year: int | None) -> bool:
    """Whether a year behind a noun says that it is another one, of long before the article's: "the strike of 1926"."""
    behind = tokens[at + 1 : at + 3]
    if year is None or not behind or behind[0].text != "of" or behind[-1].value is None:
        return False
    date = behind[-1].value.value
    return isinstance(date, DateExpr) and date.year is not None and date.year < year - LONG_AGO


def of_the_kind(tokens: Sequence[Token], at: int, know: Knowledge) -> bool:
    """Whether a bare plural opens a clause and means all of the kind: "Phones are a small market"."""
    before = tokens[at - 1] if at else None
    plural = tokens[at].text.endswith("s") and tokens[at].text[:-1] in know.generic
    return plural and (before is None or before.tag in ("PUNCT", "SUB", "CONJ", "MARK") or before.text in WHOLE)


def of_its_own(sentence: Sentence, at: int, know: Knowledge, memory: Attention) -> bool:
    """Whether a thing is the own one of somebody who has no subject: "what the rival X spent on its own film", or "its
    film" where the sentence before was about such a one."""
    tokens = sentence.tokens
    if memory.other and at > 0 and tokens[0].text in ("its", "their") and at <= OPENS:
        return True
    clause = sentence.clauses[sentence.clause_at[at]] if sentence.clause_at[at] >= 0 else None
    if clause is None or clause.subject is None or "own" not in sentence.words:
        return False
    if all(token.text != "own" for token in tokens[max(0, at - 4) : at]):
        return False
    names = [token for token in tokens[slice(*clause.subject)] if token.name]
    return bool(names) and not any(know.belongs(token) for token in names)


def strange(token: Token, know: Knowledge) -> bool:
    """Whether a name before a noun tells it from the story's own: one that nobody knows, or of a body or a thing that
    belongs to no subject, where the story says of some body to which it belongs."""
    if token.name is None or token.name.value.entity is None:
        return token.name is not None
    body = know.kind(token) == "organisation" and know.owned_firms
    return (body or know.kind(token) in MADE) and not know.belongs(token)


def one_of_many(
    tokens: Sequence[Token], at: int, modifiers: Sequence[Token], know: Knowledge, memory: Attention, yearly: bool
) -> bool:
    """Whether modifiers set the noun at ``at`` apart from the story's own: by its time, or among all of its kind, of
    which there is one each year or so (``yearly``)."""
    texts = {token.text for token in modifiers}
    dates = [token for token in modifiers if token.value]
    if dates and texts.isdisjoint(INDEFINITE) and any(distant(token, yearly) for token in dates):
        return True
    if "that" in texts and (memory.long_ago or memory.aside or memory.rival or last_named(tokens[:at], know) == CLOSED):
        return True
    if "next" in texts and any(possessive(token) for token in modifiers):
        return True
    behind = [token.text for token in tokens[at + 1 : at + 3]]
    among = behind[:1] == ["of"] and not OF_A_KIND.isdisjoint(behind[1:])
    return (among or not OF_ALL.isdisjoint(behind[:1])) and superlative(texts)


def last_named(tokens: Sequence[Token], know: Knowledge) -> str | None:
    """What the last name among some tokens is that is a subject, or a thing outside the story."""
    names = (named(token, know) for token in reversed(tokens) if token.name)
    return next((found for found in names if found is not None), None)


def superlative(modifiers: Collection[str]) -> bool:
    """Whether a modifier says that nothing of its kind is more so; "the latest" is only new."""
    return any(text.endswith("est") and text != "latest" for text in modifiers)


def possessive(token: Token) -> bool:
    """Whether a modifier says whose a thing is."""
    return token.tag == "POSS" or token.possessive or token.text in ("his", "her", "its", "their")


def of_another_name(sentence: Sentence, at: int, behind: Token, know: Knowledge) -> bool:
    """Whether a name behind the noun at ``at`` is one that the story does not know: "Storm X", "the freighter X"."""
    name = behind.name
    if name is None or name.value.entity is not None or (" " in name.value.name and not name.quoted):
        return False
    written = sentence.text[sentence.tokens[at].start]
    return name.kind in (None, "work", "craft", "product", "event") or (name.kind == "person" and written.isupper())


def distant(token: Token, yearly: bool) -> bool:
    """Whether a modifier dates a thing as another one: "the 1999 quake", "last year's fair", but not "Tuesday's quake"
    or "last month's theft", the latest."""
    date = token.value.value if token.value else None
    if not isinstance(date, DateExpr) or date.weekday is not None:
        return False
    if date.shift is None:
        return date.toward is None
    return date.shift < LATEST or (yearly and date.unit == "year" and date.shift != 0)


def owns(tokens: Sequence[Token], at: int) -> bool:
    """Whether a date is that of the thing behind it, not of what is done: "over last year's theft"."""
    return at + 1 < len(tokens) and (tokens[at + 1].tag == "POSS" or tokens[at].possessive)


def left(tokens: Sequence[Token], at: int) -> bool:
    """Whether a date is the one from which something was moved to the next: "put off from Wednesday to Friday"."""
    behind = tokens[at + 1 : at + 3]
    if at == 0 or len(behind) < 2 or tokens[at - 1].text != "from" or behind[0].text != "to" or behind[1].value is None:
        return False
    return isinstance(behind[1].value.value, DateExpr)


def lone(subject: str, know: Knowledge) -> bool:
    """Whether a subject is the only one of its kind that the story follows, so that "an explosion" can bring it up."""
    subjects = know.story.subjects
    return [one.kind for one in subjects.values()].count(subjects[subject].kind) == 1


def of_another_one(tokens: Sequence[Token], at: int, subjects: tuple[str, ...], know: Knowledge) -> bool:
    """Whether a name behind a noun for an act says of whom or what it was, and that is outside the story: "its purchase
    of NAME", "the trial of NAME"."""
    ahead = tokens[at + 1 : at + 4]
    if not ahead or ahead[0].text != "of" or know.story.subjects[subjects[0]].kind not in ACTS:
        return False
    name = next((token for token in ahead[1:] if token.tag not in ("DET", "W")), None)
    return name is not None and name.name is not None and not know.belongs(name) and name.name.kind != "place"


def complement(tokens: Sequence[Token], at: int, know: Knowledge) -> str | None:
    """The subject that an entity behind a noun brings: "the film with NAME", "the project of NAME"."""
    ahead = list(tokens[at + 1 : at + 5])
    if len(ahead) < 2 or ahead[0].text not in ("with", "of", "by", "from", "starring", "featuring"):
        return None
    for token in ahead[1:]:
        if token.tag == "NAME":
            return know.owner(token)
        if token.tag not in ("DET", "W"):
            return None
    return None


def owner_in(sentence: Sentence, spans: Iterable[TokenSpan], know: Knowledge) -> str | None:
    """The subject to which the first entity in some spans belongs."""
    for span in spans:
        for at in within(sentence, span):
            owner = know.owner(sentence.tokens[at])
            if owner:
                return owner
    return None
