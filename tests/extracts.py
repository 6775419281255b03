"""Sentences of an invented story on their way through ``generator/extract``, shown as short strings for goldens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.extract import Extractor
from generator.extract.clause import Clause
from generator.extract.context import CLOSED, Memory, Sentence
from generator.extract.focus import follow
from generator.extract.people import remember
from generator.extract.tokens import Token
from generator.extract.verbs import VerbGroup
from generator.models import Article, Block, Claim, Date, Duration, Money, Name, Quantity, Term, Value
from generator.story import load_story
from tests import yamls

GOLDEN = Path(__file__).parent / "golden"
PUBLISHED = "2031-05-14"
"""A Wednesday."""


@cache
def extractor() -> Extractor:
    """What reads articles of the invented story."""
    return Extractor(load_story(GOLDEN / "extract-story.yml"))


def article(text: str, published: str | None = PUBLISHED) -> Article:
    """A text as an article, whose paragraphs blank lines part; one that begins with "# " is a headline."""
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        kind = "headline" if paragraph.startswith("# ") else "noise" if paragraph.startswith("% ") else "prose"
        first = start + (0 if kind == "prose" else 2)
        blocks.append(Block(first, start + len(paragraph), kind))  # type: ignore[arg-type]
        start += len(paragraph) + 2
    return Article("a", "a.txt", text, tuple(blocks), sha256="0" * 64, published=published)


def claims(text: str, published: str | None = PUBLISHED) -> list[Claim]:
    """The claims of a text."""
    return extractor().claims(article(text, published))


@dataclass(frozen=True)
class Read:
    """A sentence that was parsed and followed, with the focus behind it and the people from before it."""

    sentence: Sentence
    memory: Memory


def read(text: str, focus: str | None = None) -> Iterator[Read]:
    """Each sentence of a text in its turn."""
    reader, memory, source = extractor(), Memory(focus=focus), article(text)
    for sentence in (one for _, found in reader.parser.parse(source) for one in found):
        before = replace(memory, people=[*memory.people])
        follow(sentence, reader.know, memory, asked=True)
        yield Read(sentence, replace(before, focus=memory.focus))
        remember(sentence, reader.know, memory)


def first(text: str) -> Sentence:
    """The first sentence of a text."""
    return next(read(text)).sentence


def show_token(token: Token) -> str:
    """A token with its tag, as in "the/DET"."""
    return f"{token.text.replace(' ', '_')}/{token.tag}"


def show_group(group: VerbGroup) -> str:
    """A verb group by its verbs and what is said of their being done."""
    marks = [mark for mark in ("passive", "planned", "hedged", "denied", "possible") if getattr(group, mark)]
    return " ".join(["+".join((group.lemma, *group.also)), *marks])


def show_clause(sentence: Sentence, clause: Clause) -> str:
    """A clause as "subject > verb", with a question mark when it has no subject."""
    assert clause.verb is not None
    subject = words(sentence, clause.subject) if clause.subject else "?"
    return f"{subject} > {'+'.join((clause.verb.lemma, *clause.verb.also))}"


def words(sentence: Sentence, span: tuple[int, int]) -> str:
    """The words of a span of tokens."""
    return " ".join(token.text for token in sentence.tokens[slice(*span)])


def show_focus(sentence: Sentence) -> str:
    """The subject in focus in the first clause with a verb."""
    at = next((n for n, clause in enumerate(sentence.clauses) if clause.verb), 0)
    found = sentence.focus[at]
    return "closed" if found == CLOSED else found or "none"


def show_value(value: Value) -> str:
    """A value in a line."""
    match value:
        case Money(amount, currency, upto):
            return f"{amount:g}{f' to {upto:g}' if upto else ''} {currency}"
        case Duration(n, unit, n_to) | Quantity(n, unit, n_to):
            return f"{n:g}{f' to {n_to:g}' if n_to else ''} {unit}"
        case Date(date, to, part):
            return " ".join(filter(None, (part, date, to and f"to {to}"))) or "undated"
        case Name(name):
            return name
        case Term(text):
            return text
    raise AssertionError(value)


def show_beside(claim: Claim) -> str:
    """What stands beside the quote of a claim: what ends its plan, what its stand-ins mean, the sentence before it."""
    parts = [f"ended by “{claim.ended.quote}”"] if claim.ended else []
    parts += [f"{one.word} = {', '.join(one.names)}" for one in claim.stand_ins]
    parts += [f"beside “{one.quote}”" for one in claim.also]
    return f"{claim.field}: {'; '.join(parts)}".rstrip()


def show_claim(claim: Claim) -> str:
    """A claim in a line: subject, field and value, then what else it says."""
    marks = [claim.modality] if claim.modality != "stated" else []
    marks += ["hedged"] if claim.hedged else []
    marks += [claim.bound] if claim.bound else []
    marks += [f"by {claim.speaker}"] if claim.speaker else []
    marks += [f"via {claim.via}"] if claim.via else []
    marks += ["converted"] if claim.converts else []
    shown = f"{claim.subject} {claim.field} = {show_value(claim.value)}"
    return f"{shown} ({', '.join(marks)})" if marks else shown


def cases(name: str) -> list[Any]:
    """The cases of a golden file as parameters; one with an ``xfail`` must fail."""
    listed = yamls.load((GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))
    assert listed
    return [
        pytest.param(
            case,
            id=case["text"][:60],
            marks=[pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else [],
        )
        for case in listed
    ]
