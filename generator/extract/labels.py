"""What the lines of a fact-check say of what follows them, and where a tale begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .assertion import Stance
from .context import Knowledge, Memory, Sentence
from .even_text import even_article, even_sentence, even_words
from .lexicon import patterns, tale_words
from .tokens import Token

AHEAD = 1500
"""Characters within which the verdict on a tested claim stands; a fact-check that says more first repeats the claim."""
ALONE = 30
"""Characters of a line that can be a label and nothing else: "Our verdict"."""
PLAYING = frozenset(("play", "portray", "perform", "voice", "cast"))
SUPPOSING = frozenset(("if", "unless", "imagine", "suppose", "could", "might"))
STANCES: dict[str, Stance] = {"untrue": "denied", "doubted": "void", "facts": "asserted", "verdict": "void"}


def heed(sentence: Sentence, memory: Memory) -> None:
    """Take in the label that a sentence begins with: it holds to the next, or to the paragraph's end. A colon, a dash
    or the line ends it, so that a longer sentence without a mark, as most are, begins with none."""
    text = even_sentence(sentence)
    found = label(text) if ":" in text or "–" in text or "—" in text or len(text) <= ALONE else None
    if found is None:
        if memory.told_in != sentence.start and not memory.waits:
            memory.told = "asserted"
        elif memory.told == "denied" and not memory.waits:
            memory.told = "void"
        memory.waits = False
        memory.told_in = sentence.start
        return
    kind, end = found
    upheld = kind == "verdict" and patterns().labels["upheld"].match(text, end)
    memory.told = tested(sentence, end) if kind == "tested" else "asserted" if upheld else STANCES[kind]
    rated = kind == "verdict" and text[end:].strip() != ""
    memory.told_in, memory.waits = -1 if rated else sentence.start, not text[end:].strip()


def go_on(sentence: Sentence, know: Knowledge, memory: Memory) -> None:
    """Take in whether a sentence tells what a character does, or goes on with a tale that the one before opened or
    named: this one tells it in the present, or says "in it"."""
    memory.tale = in_present(sentence) and (
        (memory.review and not any(sentence.heads))
        or any(know.kind(token) == "character" for token in actors(sentence))
    )
    if not memory.tale and memory.tale_in == sentence.start:
        text = even_sentence(sentence).lstrip("\"'”’ ")
        if not patterns().tale_ends.match(text):
            present = (
                memory.tale_told and in_present(sentence) and not (any(sentence.heads[:1]) and begins_named(sentence))
            )
            memory.tale = present or patterns().tale_goes_on.match(text) is not None


def begins_named(sentence: Sentence) -> bool:
    """Whether the subject of a sentence's first clause is more than a pronoun."""
    span = sentence.clauses[0].subject
    return span is None or any(sentence.tokens[at].tag != "PRON" for at in range(*span))


def actors(sentence: Sentence) -> list[Token]:
    """The tokens of the subject of a sentence's first verb, unless that tells who plays a part."""
    clause = next((one for one in sentence.clauses if one.verb), None)
    if clause is None or clause.subject is None or clause.verb is None or clause.verb.lemma in PLAYING:
        return []
    return sentence.tokens[slice(*clause.subject)]


def in_present(sentence: Sentence) -> bool:
    """Whether the first verb of a sentence is in the present tense."""
    verb = next(
        (clause.verb for clause in sentence.clauses if clause.verb and clause.verb.form in ("finite", "past")), None
    )
    if verb is None or verb.form != "finite" or verb.planned:
        return False
    return not verb.past or sentence.tokens[verb.first].text in ("has", "have")


def keep_tale(sentence: Sentence, memory: Memory) -> None:
    """Remember for the next sentence of the paragraph whether this one tells or names a tale."""
    memory.tale_told = memory.tale
    named = memory.tale
    if not named and not sentence.words.isdisjoint(tale_words()):
        text = even_sentence(sentence)
        subject = not any(sentence.heads) and patterns().tale_does.match(text) is not None
        memory.tale_told = subject or patterns().tale.search(text, even_words(sentence)) is not None
        named = memory.tale_told or patterns().tale_named.search(text) is not None
    memory.tale_in = sentence.start if named else -1


def is_supposed(sentence: Sentence) -> bool:
    """Whether a sentence asks or supposes something, of which the next one can say what would follow."""
    asks = sentence.text[slice(*sentence.span)].rstrip("'\"”’) ").endswith("?")
    return asks or not sentence.words.isdisjoint(SUPPOSING)


def label(text: str) -> tuple[str, int] | None:
    """The kind of the label that a text begins with, and where it ends."""
    for kind in ("facts", "tested", "untrue", "doubted", "verdict"):
        match = patterns().labels[kind].match(text)
        if match:
            return kind, match.end()
    return None


def tested(sentence: Sentence, end: int) -> Stance:
    """How a claim is meant that a label puts to the test: as the verdict behind it says, else not at all."""
    start = sentence.start + sentence.span[0] + end
    text = even_article(sentence.article.text)[start : start + AHEAD]
    for verdict in verdicts(text):
        return "asserted" if patterns().labels["upheld"].match(verdict) else "denied"
    return "void"


def verdicts(text: str) -> Iterable[str]:
    """What stands behind each line, or sentence, that begins as a verdict does."""
    for match in re.finditer(r"(?:^|[.!?:”\"'] +|  +)(?=\w)", text):
        found = patterns().labels["verdict"].match(text, match.end())
        if found:
            yield text[found.end() :]
