"""Which subject of the story a clause speaks of."""

from __future__ import annotations

from .aside import (
    DERIVED,
    another_time,
    called_otherwise,
    hangs_outside,
    in_another,
    in_one_more,
    may_be_related,
    new_thing,
    of_a_body,
    of_him,
    of_somebody,
    other_named,
    rival,
)
from .bygone import old
from .clause import Clause, TokenSpan
from .clause_subject import antecedent
from .context import CLOSED, Knowledge, Memory, Sentence
from .coreference import first_of, head_subject, reference
from .generic_nouns import named, owner_in, within
from .newcomers import strays
from .off_topic import alien, another, firms, foreign, governed, head_names, nameless, strangers
from .other_things import head
from .people import heads, is_person

CALLED = frozenset(("called", "named"))
NAMED = 5
"""Tokens of an apposition within which it gives the name."""
FOLLOWING = frozenset(("sequel", "prequel", "remake", "reboot", "spin-off", "successor", "predecessor", "rival"))
"""Works and things beside the subject, which "it" may mean afterwards; a trailer brings up the film itself."""


def clause_focus(
    sentence: Sentence, clause: Clause, head: str | None, know: Knowledge, memory: Memory
) -> tuple[str | None, bool]:
    """The subject that a clause speaks of, and whether something in the clause says so.

    ``head`` is the subject of the story that its grammatical subject is.
    """
    subject = head if head is not None else stood_for(sentence, clause, know, memory)
    if clause.subject and (derived(sentence, clause.subject, know) or unknown_thing(sentence, clause, know)):
        return CLOSED, True
    if memory.met and (in_another(sentence, clause, know) or of_somebody(sentence, clause, know)):
        return CLOSED, False
    first = clause.parts[0][0] if clause.parts else clause.first
    if sentence.tokens[first].tag == "PREP" and in_one_more(sentence, first, know, memory):
        return CLOSED, False
    if clause.subject and another_time(sentence, clause.subject, know):
        return CLOSED, False
    if not sentence.words.isdisjoint(CALLED) and called_otherwise(sentence, clause, know):
        return CLOSED, False
    if subject is not None and renamed(sentence, clause, know):
        return CLOSED, False
    if subject is not None:
        return subject, subject != CLOSED or closes(sentence, clause, know)
    if (clause.subject or clause.beside) and (
        outside(sentence, clause, know) or of_him(sentence, clause, know, memory)
    ):
        explicit = first_of(
            reference(sentence, at, know, memory)
            for span in clause.parts
            for at in within(sentence, span)
            if know.is_subject(sentence.tokens[at]) and not beside(clause, at)
        )
        return explicit or CLOSED, False
    return mentioned(sentence, clause, know, memory)


def introduces(sentence: Sentence, know: Knowledge, memory: Memory) -> bool:
    """Whether the sentence that opens a text brings its subject up as new, though a headline named it: "An earthquake
    struck on Sunday"."""
    clause = next((one for one in sentence.clauses if one.verb and one.opener not in ("sub", "rel")), None)
    if clause is None or clause.subject is None or sentence.tokens[clause.subject[0]].text not in ("a", "an"):
        return False
    at = head(sentence, clause.subject)
    return (
        at >= 0
        and sentence.tokens[at].text in know.generic
        and not old(sentence, [(0, clause.subject[0])], memory.year or 0)
    )


def beside(clause: Clause, at: int) -> bool:
    """Whether a token stands in the apposition to the subject."""
    return clause.beside is not None and clause.beside[0] <= at < clause.beside[1]


def renamed(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether the apposition names another thing than the subject's noun could mean: "the oldest ship, the NAME,"."""
    span, own = clause.beside, clause.subject
    if span is None or own is None or any(names_itself(sentence, at) for at in range(*own)):
        return False
    tokens = sentence.tokens[slice(*span)]
    start = next((n for n, token in enumerate(tokens) if token.text in (",", "(", "–", "—")), len(tokens))
    first = next(
        (token for token in tokens[start : start + NAMED] if token.tag not in ("PUNCT", "DET", "QUOTE", "W")), None
    )
    if first is None or first.name is None or first.possessive or know.owner(first) is not None:
        return False
    return first.name.kind in (None, "craft", "work", "product", "organisation") and not is_person(first, know)


def derived(sentence: Sentence, span: TokenSpan, know: Knowledge) -> bool:
    """Whether a noun phrase is something made of the subject, or after it: "a remake of NAME", "the trailer for it",
    "its rival NAME"."""
    if sentence.words.isdisjoint(DERIVED):
        return False
    tokens = sentence.tokens
    at = next((n for n in range(*span) if tokens[n].text in DERIVED), -1)
    opens = at >= 0 and at - span[0] <= 1 and at + 1 < span[1]
    if opens and tokens[at].text in FOLLOWING and tokens[at + 1].name is not None:
        return not know.belongs(tokens[at + 1])
    new = at > span[0] and tokens[at].text in FOLLOWING and tokens[at - 1].text in ("a", "an", "another", "any")
    if new or (at >= 0 and at + 1 == span[1] and tokens[at].text in FOLLOWING and tokens[at].text not in know.generic):
        return True
    if at < 0 or at + 1 >= span[1] or tokens[at + 1].text not in ("of", "to", "for"):
        return False
    return tokens[at].text not in know.generic or any(know.is_subject(token) for token in tokens[at + 2 : at + 4])


def unknown_thing(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether a clause describes a thing whose name the story does not know: "NAME, which cost $85m"."""
    if clause.opener != "rel" or clause.subject is None or sentence.tokens[clause.first].text != "which":
        return False
    last = sentence.tokens[clause.subject[1] - 1]
    return last.name is not None and last.name.value.entity is None and know.kind(last) != "place"


def names_itself(sentence: Sentence, at: int) -> bool:
    """Whether a token is a name, and not one that only says whose the thing behind it is."""
    token = sentence.tokens[at]
    owns = token.possessive or any(after.tag == "POSS" for after in sentence.tokens[at + 1 : at + 2])
    return token.tag == "NAME" and not owns


def outside(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether a clause is about something outside the story."""
    if another(sentence, clause, know) or renamed(sentence, clause, know):
        return True
    tokens, spans = sentence.tokens, [span for span in (clause.subject, clause.beside, *clause.parts) if span]
    if not any(tokens[at].tag == "NAME" for span in spans for at in within(sentence, span)):
        return False
    names = heads(sentence, clause.subject, know) if clause.subject else []
    if strangers(sentence, clause, names, know) or foreign(sentence, clause, know):
        return True
    own = head_names(sentence, clause, names)
    return bool(own) and (firms(sentence, clause, own, know) or nameless(own, know) or alien(own, know))


def stood_for(sentence: Sentence, clause: Clause, know: Knowledge, memory: Memory) -> str | None:
    """The subject named in an apposition ("his earlier trip, NAME, lasted"), or that "which" stands for."""
    subject = None
    if clause.beside:
        places = [at for at in within(sentence, clause.beside) if not governed(sentence, at)]
        subject = first_of(know.owner(sentence.tokens[at]) for at in places if know.is_subject(sentence.tokens[at]))
    if subject is None and clause.opener == "rel":
        subject = head_subject(sentence, antecedent(sentence.tokens, clause.first), know, memory)
    return subject


def mentioned(sentence: Sentence, clause: Clause, know: Knowledge, memory: Memory) -> tuple[str | None, bool]:
    """The subject of which something in a clause is a name, a part or a pronoun; else the one in focus before."""
    own = [clause.subject] if clause.subject else []
    spans = [(span, places) for span in [*own, *clause.parts] if (places := within(sentence, span))]
    if not spans:
        return memory.focus, False
    for span, places in spans:
        found = None
        for at in places:
            if found is None and sentence.tokens[at].tag == "NAME":
                found = reference(sentence, at, know, memory)
        if found is not None and (found != CLOSED or span is clause.subject):
            return found, True
    owner = owner_in(sentence, [*own, *clause.parts], know)
    if owner is not None:
        return owner, True
    for span, places in spans:
        near = span in own or span == (clause.first, clause.last)
        found = first_of(one for at in places if (one := reference(sentence, at, know, memory)) != CLOSED or near)
        if found is not None:
            return found, True
    return memory.focus, False


def closes(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether it is a name that closes the focus, for what follows too; one more quake closes it for its clause."""
    spans = [span for span in (clause.subject, antecedent(sentence.tokens, clause.first)) if span]
    return any(named(sentence.tokens[at], know) == CLOSED for span in spans for at in within(sentence, span))


def expletive(sentence: Sentence, index: int) -> bool:
    """Whether the subject of a clause is an empty "it" that stands for what follows: "it was announced that"."""
    clause = sentence.clauses[index]
    if clause.verb is None or clause.subject is None:
        return False
    if index + 1 >= len(sentence.clauses):
        return False
    following = sentence.clauses[index + 1]
    words = [sentence.tokens[at].text for at in range(*clause.subject) if sentence.tokens[at].tag != "ADV"]
    content = following.verb is not None and following.opener in ("verb", "sub") and following.own_subject
    return (
        words == ["it"]
        and content
        and (clause.verb.passive or clause.verb.lemma in ("come", "emerge", "turn", "become"))
    )


def other_of_kind(sentence: Sentence, know: Knowledge, memory: Memory) -> bool:
    """Whether the last thing of the subject's kind that a sentence speaks of is another one: "made her first film in
    1979", so that "it" means that behind."""
    nouns = [at for at in sentence.spots if sentence.tokens[at].text in know.generic]
    return bool(nouns) and reference(sentence, nouns[-1], know, memory) == CLOSED and not any(sentence.heads)


def names_another(sentence: Sentence, know: Knowledge, memory: Memory) -> bool:
    """Whether a sentence names another thing of the subject's kind, or tells of a body outside the story."""
    if other_named(sentence, know) or other_of_kind(sentence, know, memory) or of_a_body(sentence, know):
        return True
    if sentence.words.isdisjoint(CALLED):
        return False
    return any(called_otherwise(sentence, clause, know) for clause in sentence.clauses)


def follow(sentence: Sentence, know: Knowledge, memory: Memory, asked: bool) -> None:
    """Give each clause its focus and remember the last one for the next sentence; what "it" may mean there, which is
    seldom ``asked``, only then."""
    main: str | None = None
    empty: list[int] = []
    sentence.after_rival, sentence.after_thing = memory.rival, memory.thing
    for index, clause in enumerate(sentence.clauses):
        if "it" in sentence.words and expletive(sentence, index):
            empty.append(index)
            sentence.focus.append(None)
            sentence.said.append(False)
            sentence.heads.append(None)
            continue
        if clause.verb is None and clause.host >= 0:
            sentence.focus.append(None)
            sentence.said.append(False)
            sentence.heads.append(None)
            own = head_subject(sentence, (clause.first, clause.last), know, memory)
            if own and any(know.is_subject(token) for token in sentence.tokens[clause.first : clause.last]):
                memory.focus = own
            continue
        head = head_subject(sentence, clause.subject, know, memory)
        sentence.heads.append(head)
        found, said = clause_focus(sentence, clause, head, know, memory)
        if not said and found is not None and hangs_outside(sentence, index):
            found = CLOSED
        if found != CLOSED and clause.opener in (",", "conj") and may_be_related(sentence, index):
            found, said = CLOSED, False
        if found == CLOSED:
            sentence.heads[-1] = None
        sentence.focus.append(found)
        sentence.said.append(said)
        if said and found is not None:
            memory.focus, memory.met = found, True
            if main is None and clause.own_subject and clause.opener in ("", "conj"):
                main = found
    for index in empty:
        sentence.focus[index], sentence.said[index] = sentence.focus[index + 1], sentence.said[index + 1]
    for at, clause in enumerate(sentence.clauses):
        if clause.verb is None and clause.host >= 0:
            sentence.focus[at] = sentence.focus[clause.host]
            sentence.said[at] = sentence.said[clause.host]
            sentence.heads[at] = sentence.heads[clause.host]
    if main:
        memory.focus = main
    told = [(clause.verb, focus) for clause, focus in zip(sentence.clauses, sentence.focus, strict=True) if clause.verb]
    first = next((focus for verb, focus in told if not verb.says), told[0][1] if told else None)
    memory.aside = first == CLOSED or strays(sentence, know)
    if asked:
        listed = memory.thing and not any(sentence.said) and not any(one.verb for one in sentence.clauses[:1])
        memory.other = (memory.other and first == CLOSED) or names_another(sentence, know, memory)
        memory.thing = listed or memory.other or new_thing(sentence, know)
    memory.rival = rival(sentence, know, memory.rival)
