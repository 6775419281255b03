"""What the story is about: things with a name of which presets speak, else an event, else who is named most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.inflect import third
from generator.models import Article
from generator.propose.entities import Found, told
from generator.propose.wordings import prose
from generator.propose.words import words
from generator.slugs import slugify
from generator.story import Subject, kinds

MOST = 3
"""Subjects of one kind, at most."""
_PART = 3
"""How many times less a second subject of a kind may matter than the first."""
_MORE = 2
"""How many times as often an event must be told of as any thing is named, to be the subject before it."""
_NAME = r"((?:(?!The )[A-Z][\w’'-]+[ -]){1,3})"


@dataclass(frozen=True, slots=True)
class Choice:
    """A subject, and why it is one."""

    subject: Subject
    reason: str
    weight: int
    """How often it is told of."""


def choose_subjects(found: Sequence[Found], articles: Sequence[Article]) -> list[Choice]:
    """Choose the subjects of a story: at least one when anything has a name or happens."""
    things, event = _things(found, len(articles)), _event(articles)
    if things and not (event and event[0].weight > _MORE * things[0].weight):
        return things
    return event or _whoever(found)


def subject(name: str, kind: str, aliases: tuple[str, ...] = ()) -> Subject:
    """Make a subject with the nouns of its kind."""
    return Subject(slugify(name), name, kind, aliases, kinds()[kind])


def _things(found: Sequence[Found], articles: int) -> list[Choice]:
    """Give the things of the kind that matters most, if half of the articles name the first or others beside it."""
    spoken = {kind for each in words().catalogues for kind in each.kinds} - {"company"}
    for kind in dict.fromkeys(each.thing for each in found if each.thing in spoken):
        members = [each for each in found if each.thing == kind]
        if kind is None or sum(each.articles for each in members[:MOST]) * 2 < articles or members[0].count < 2:
            continue
        chosen = [each for each in members[:MOST] if each.weight * _PART >= members[0].weight]
        return [
            Choice(subject(each.entity.name, kind, each.entity.aliases), _reason(each), each.count) for each in chosen
        ]
    return []


def _event(articles: Sequence[Article]) -> list[Choice]:
    """Give the event of which at least half of the articles tell, and which they call by its noun most often."""
    texts = ["\n".join(prose(article)) for article in articles]
    best: tuple[int, int, str, str] | None = None
    for rank, (kind, nouns) in enumerate(words().events.items()):
        pattern = re.compile(rf"\b(?:{'|'.join(form for noun in nouns for form in (noun, third(noun)))})\b")
        counts = [len(pattern.findall(text)) for text in texts]
        tellers = sum(map(bool, counts))
        if (
            tellers * 2 >= len(texts)
            and sum(counts) >= len(texts)
            and (best is None or (sum(counts), -rank) > best[:2])
        ):
            reason = f"told of {sum(counts)} times in {tellers} articles"
            best = sum(counts), -rank, kind, reason
    return [Choice(subject(_event_name(texts, best[2]), best[2]), best[3], best[0])] if best else []


def _event_name(texts: Sequence[str], kind: str) -> str:
    """Call an event by the name that stands beside its noun most often, if it does so twice: "Osmo strike"."""
    names: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    for noun in words().events[kind]:
        pattern = re.compile(rf"{_NAME}{noun}\b|\b{noun} (?:of|in|at) (?:the )?((?:[A-Z][\w’'-]+ ?){{1,3}})")
        for text in texts:
            nouns[noun] += len(re.findall(rf"\b{noun}\b", text.lower()))
            for match in pattern.finditer(text):
                names[(match[1] or match[2]).strip(" -").removesuffix("'s").removesuffix("’s")] += 1
    noun = max(words().events[kind], key=lambda noun: nouns[noun])
    name, times = next(iter(names.most_common(1)), ("", 0))
    return f"{name} {noun}" if times > 1 else f"The {noun}"


def _whoever(found: Sequence[Found]) -> list[Choice]:
    """Give what the articles name most, persons and places last."""
    named = sorted(found, key=lambda each: (each.entity.kind == "place", each.entity.kind == "person"))
    works = [each for each in named if each.thing not in (None, "company") and each.weight * _PART >= named[0].weight]
    return [
        Choice(subject(each.entity.name, each.thing or "generic", each.entity.aliases), _reason(each), each.count)
        for each in (works or named)[:1]
    ]


def _reason(each: Found) -> str:
    return f"named {told(each)}: “{each.example}”"
