"""What a model is asked about one article: the part on the story first, which services can keep, the article last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from generator.models import Article, Claim
from generator.story import FieldDef, Story
from generator.words import value_text

_HERE = Path(__file__).parent


def ask(story: Story, fields: Sequence[FieldDef], article: Article) -> str:
    """Give the question what an article says in some fields of a story."""
    parts = {"subjects": _subjects(story), "names": _names(story), "fields": _fields(story, fields)}
    return filled("prompt.md", parts | about(article))


def ask_to_check(story: Story, article: Article, claims: Sequence[Claim]) -> str:
    """Give the question which of the claims that the rules made of an article its words do not state."""
    fields = [story.fields[id_] for id_ in dict.fromkeys(claim.field for claim in claims)]
    parts = {"fields": "\n".join(_meaning(field) for field in fields), "claims": "\n".join(map(_claim, claims))}
    return filled("check.md", parts | about(article))


@cache
def _template(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


def filled(name: str, parts: Mapping[str, str]) -> str:
    """Put parts into a template in one go, so that none can hold a place for another."""
    return re.sub(r"\{([a-z]+)\}", lambda place: parts.get(place[1], place[0]), _template(name))


def about(article: Article) -> dict[str, str]:
    """Give the article between marks that do not occur in it."""
    size = 3
    while "<" * size in article.text or ">" * size in article.text:
        size += 1
    shown = f"{'<' * size}\n{article.text.strip()}\n{'>' * size}"
    return {"published": article.published or "on an unknown day", "article": shown}


def _subjects(story: Story) -> str:
    return "\n".join(f"- {each.id}: {_also(each.names)} ({each.kind})" for each in story.subjects.values())


def _names(story: Story) -> str:
    """Give all entities, one a line, under their kinds."""
    found = sorted(story.entities.values(), key=lambda each: each.kind)
    lines = []
    for kind, group in groupby(found, key=lambda each: each.kind):
        lines += [kind, *(f"  {each.id}: {_also(each.names)}" for each in group)]
    return "\n".join(lines)


def _also(names: Sequence[str]) -> str:
    return "; ".join(names)


def _fields(story: Story, fields: Sequence[FieldDef]) -> str:
    return "\n".join(_field(field, len(story.subjects)) for field in fields)


def _field(field: FieldDef, count: int) -> str:
    facts = [field.type, *(["many"] if field.many else []), *([f"in {field.unit}"] if field.unit else [])]
    only = f" [only {', '.join(field.subjects)}]" if 0 < len(field.subjects) < count else ""
    options = "".join(f"\n    {option}: {', '.join(words)}" for option, words in field.options.items())
    return f"- {field.id} ({', '.join(facts)}): {_about_field(field)}{only}{options}"


def _meaning(field: FieldDef) -> str:
    return f"- {field.id}: {_about_field(field)}"


def _about_field(field: FieldDef) -> str:
    return field.means or f"{field.label}."


def _claim(claim: Claim) -> str:
    manner = [*([claim.modality] if claim.modality != "stated" else []), *(["hedged"] if claim.hedged else [])]
    shown = f" ({', '.join(manner)})" if manner else ""
    said = f"{claim.subject}, {claim.field}: {value_text(claim.value)}{shown}, in {claim.written!r}"
    return f"- {claim.id}: {said}; quoted: {' '.join(claim.quote.split())!r}"


def tokens(texts: Iterable[str]) -> int:
    """Guess how many tokens some texts take: four characters each, as English does in most models."""
    return sum(len(text) // 4 + 1 for text in texts)
