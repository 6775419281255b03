"""Verb groups: auxiliaries, adverbs and verbs that say one action together, with what they say about its being done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..values import DateExpr
from .lexicon import Lexicon, word_set
from .tagging import acts, analysis
from .tokens import Token

Form = Literal["finite", "past", "participle", "ing", "infinitive"]

OPENING = frozenset(("AUX", "V", "W"))
"""Tags of words with which a verb group may begin."""
FIXED = frozenset(("set", "estimated"))
"""Words that tell of a plan before "to VERB", and of a figure before "at"."""
NEARLY = word_set("nearly")
WOULD = frozenset(("would", "could", "might", "should"))
MERELY = frozenset(("only", "just", "merely", "simply", "least"))
"""Words with which "not" denies nothing."""
TRIES = word_set("tries")
LEADING = word_set("leading")
"""Nouns and particles before "to VERB" that tell of a plan, each with the word before it: "in-talks" (to star)."""


@dataclass(slots=True)
class VerbGroup:
    """``tokens[first:last]`` says one action, whose verb in base form is ``lemma``."""

    first: int
    last: int
    lemma: str = "be"
    head: int = -1
    form: Form = "finite"
    """``past`` may be a past tense or a participle, until the clause tells."""
    passive: bool = False
    planned: bool = False
    hedged: bool = False
    denied: bool = False
    past: bool = False
    possible: bool = False
    also: tuple[str, ...] = ()
    """Further verbs that share its subject and phrase."""
    says: bool = False
    """It is a verb of saying."""
    supposed: bool = False
    """It begins with "would", "could" or the like."""
    unmet: bool = False
    """It was planned and did not come about: "was to have opened"."""
    unreal: bool = False
    """It only nearly came true: "almost closed"."""


def groups(tokens: Sequence[Token], lex: Lexicon) -> list[VerbGroup]:
    """The verb groups of a sentence, from left to right."""
    found: list[VerbGroup] = []
    end = 0
    for at, token in enumerate(tokens):
        tag = token.tag
        if tag not in OPENING or at < end:
            continue
        if tag == "AUX" or ((tag == "V" or may_start(token.text, lex)) and starts(tokens, at, lex)):
            group = read(tokens, at, lex)
            join(group, tokens, lex)
            if found and parted(found[-1], group, tokens, lex):
                resume(found.pop(), group)
            if found and found[-1].last == at and found[-1].lemma == "be" and group.form == "participle":
                group.form = "finite"
            found.append(group)
            end = group.last
    return found


def join(group: VerbGroup, tokens: Sequence[Token], lex: Lexicon) -> None:
    """Take in verbs that share their phrase: "written, directed and produced by"."""
    at, also = group.last, []
    while at + 1 < len(tokens) and (tokens[at].text == "," or tokens[at].tag == "CONJ"):
        found = lex.verbs.get(tokens[at + 1].text)
        if found is None or tokens[at + 1].tag != "V" or not set(found[1]) & set("DNS"):
            break
        also.append(found[0])
        at += 2
        if tokens[at - 2].tag == "CONJ":
            group.also, group.last = tuple(also), at
            break


def parted(before: VerbGroup, group: VerbGroup, tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a date or the like parts an auxiliary from its verb: "had in May last year confirmed"."""
    between = tokens[before.last : group.first]
    return (
        before.lemma in ("have", "be")
        and tokens[before.head].tag == "AUX"
        and group.form in ("past", "participle")
        and before.head == before.last - 1
        and any(token.tag == "VAL" for token in between)
        and all(token.value is None or isinstance(token.value.value, DateExpr) for token in between)
        and all(token.tag in ("PREP", "VAL", "ADV", "PUNCT") for token in between)
    )


def resume(before: VerbGroup, group: VerbGroup) -> None:
    """Let a verb take over from its parted auxiliary."""
    group.first, group.form = before.first, "finite"
    group.passive = before.lemma == "be"
    group.planned, group.hedged, group.denied = before.planned, before.hedged, before.denied
    group.past = before.past


def may_start(word: str, lex: Lexicon) -> bool:
    """Whether a word that is no known verb looks like one, or leads to one."""
    return word[-2:] == "ed" or word[-3:] == "ing" or word in lex.chains


def starts(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether a verb group begins here without an auxiliary."""
    token = tokens[at]
    if token.text in lex.chains and goes_on(tokens, at + 1, lex):
        return at == 0 or tokens[at - 1].tag not in ("DET", "POSS", "V", "PREP", "VAL")
    return acts(tokens, at, lex)


def keeps_on(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether "begin", "stop" or the like stands here with a verb in "-ing" behind it."""
    if at + 1 >= len(tokens) or lex.verbs.get(tokens[at].text, ("", ""))[0] not in lex.phase_verbs:
        return False
    return "G" in lex.verbs.get(tokens[at + 1].text, ("", ""))[1]


def goes_on(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether "to VERB" stands here."""
    if at >= len(tokens) or tokens[at].tag != "TO":
        return False
    at += 1
    while at < len(tokens) and tokens[at].tag in ("ADV", "NEG"):
        at += 1
    if at >= len(tokens):
        return False
    if tokens[at].tag == "AUX":
        return lex.aux_form.get(tokens[at].text) == "B"
    return "B" in lex.verbs.get(tokens[at].text, ("", ""))[1]


def read(tokens: Sequence[Token], at: int, lex: Lexicon) -> VerbGroup:
    """The verb group that begins at ``at``, by an auxiliary or by a word that ``starts``: auxiliaries and chain words,
    then the verb that they lead to."""
    group = opened(tokens, at, lex)
    last_aux = ""
    started = False
    while at < len(tokens):
        token = tokens[at]
        if token.tag == "AUX":
            last_aux = auxiliary(group, token.text, started, lex)
            group.lemma = last_aux if last_aux in ("be", "have", "do") else group.lemma
            group.head = at
        elif token.tag in ("ADV", "NEG") and started:
            group.denied |= token.tag == "NEG"
            group.unreal |= token.text in NEARLY and leads(tokens, at + 1, lex)
            group.hedged |= token.text in lex.hedge_words
            at += 1
            continue
        elif token.text in lex.chains and (goes_on(tokens, at + 1, lex) or (started and token.text not in lex.verbs)):
            chain(group, token.text, lex)
            if not started:
                group.past = token.text.endswith("ed")
            group.last = at + 1
            if not goes_on(tokens, at + 1, lex):
                group.lemma, group.head = ("be" if last_aux else token.text), at
                break
            at += 2
            last_aux, started = "", True
            continue
        elif token.tag in ("V", "W") and keeps_on(tokens, at, lex):
            group.past |= not started and "D" in lex.verbs[token.text][1]
            group.last, started, last_aux = at + 1, True, "be"
            at += 1
            continue
        elif token.tag == "TO" and last_aux in ("be", "have") and goes_on(tokens, at, lex):
            group.planned |= last_aux == "be"
            last_aux = ""
            at += 1
            continue
        elif token.tag in ("V", "W") and (not started or token.text in lex.verbs or acts(tokens, at, lex)):
            verb(group, tokens, at, last_aux, started, lex)
            break
        else:
            break
        group.last = at + 1
        started = True
        at += 1
    return group


def leads(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether the verb that an adverb belongs to stands here."""
    return at < len(tokens) and tokens[at].tag == "V" and "N" in lex.verbs[tokens[at].text][1]


def opened(tokens: Sequence[Token], at: int, lex: Lexicon) -> VerbGroup:
    """A verb group at its beginning, with what the words before "to" say of it: "plans to", "attempts to"."""
    group = VerbGroup(at, at + 1, head=at)
    back = at - 1
    while back >= 0 and tokens[back].tag in ("ADV", "NEG"):
        group.denied |= tokens[back].tag == "NEG" and tokens[back + 1].text not in MERELY
        group.unreal |= tokens[back].text in NEARLY
        back -= 1
    if at > 0 and tokens[at - 1].tag == "TO":
        group.form = "infinitive"
        before = [token.text for token in tokens[max(0, at - 3) : at - 1]]
        group.planned = bool(before) and (lex.chains.get(before[-1]) == "planned" or "-".join(before) in LEADING)
        group.possible = at > 1 and tokens[at - 2].text in TRIES
    return group


def auxiliary(group: VerbGroup, word: str, started: bool, lex: Lexicon) -> str:
    """Note what an auxiliary says; give its kind."""
    kind = lex.aux[word]
    group.planned |= kind == "planned" and (word != "would" or not group.past)
    group.possible |= kind == "possible"
    group.supposed |= word in WOULD
    group.unreal |= kind == "have" and group.supposed
    group.unmet |= kind == "have" and group.planned and group.past
    if not started:
        group.form = "ing" if lex.aux_form.get(word) == "G" and group.form == "finite" else group.form
        group.past = kind == "have" or lex.aux_form.get(word) == "D"
    return kind


def chain(group: VerbGroup, word: str, lex: Lexicon) -> None:
    """Note what a word like "set" (to), "expected" (to) or "said" (to) says."""
    kind = lex.chains[word]
    group.planned |= kind in ("planned", "expected")
    group.hedged |= kind in ("expected", "hedged")
    group.denied |= kind == "denied"


def verb(group: VerbGroup, tokens: Sequence[Token], at: int, last_aux: str, started: bool, lex: Lexicon) -> None:
    """Close the group with its verb."""
    base, codes = analysis(tokens[at].text, lex) or (tokens[at].text, "B")
    group.lemma, group.head, group.last = base, at, at + 1
    group.says = base in lex.report_verbs
    if last_aux == "be" and "N" in codes:
        group.passive = True
        kind = lex.chains.get(tokens[at].text)
        behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if kind and not (tokens[at].text in FIXED and behind in ("at", "in", "on", "up", "as")):
            chain(group, tokens[at].text, lex)
    if started or (at > 0 and tokens[at - 1].tag == "TO"):
        return
    group.past = "D" in codes
    if "G" in codes:
        group.form = "ing"
    elif "N" in codes and "D" not in codes:
        group.form, group.passive = "participle", True
    elif "N" in codes:
        group.form = "past"
