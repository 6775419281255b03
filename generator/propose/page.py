"""The proposed story file as text: each choice with the reason for it, so that an editor deletes and renames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import yaml

from generator.errors import printable
from generator.models import Article
from generator.propose.entities import Found, told
from generator.propose.presets import Trial
from generator.propose.subjects import Choice
from generator.slugs import slugify
from generator.story import EntityKind

MOST: Final = 60
"""Entities, at most."""
_FEW: Final = 10
"""Articles up to which a name counts that stands there once."""
_GROUPS: Final[Sequence[tuple[str, str, tuple[EntityKind, ...]]]] = (
    ("people", "People", ("person",)),
    ("organisations", "Organisations", ("organisation",)),
    ("things", "Things and works", ("product", "craft", "work", "event")),
)
"""Topics that list entities: id, title, kinds."""
_LISTED = frozenset(kind for _, _, kinds in _GROUPS for kind in kinds)
_PLAIN = re.compile(r"[A-Za-z][\w '’./&+-]*")
_LINE: Final = 120
_HEAD = """\
# The story file, proposed from {articles} articles: delete what does not matter, rename what reads badly, add what is
# missing. Each line says what it rests on. The README of Collate explains the keys; `make check` says what to improve.
"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was chosen for a story file."""

    articles: Sequence[Article]
    subjects: Sequence[Choice]
    entities: Sequence[Found]
    """Without the subjects, those that matter most first."""
    trials: Sequence[Trial]
    excluded: Mapping[str, str]
    """By the names of files that the site leaves out: why."""


def worth(found: Iterable[Found], articles: int, subjects: Iterable[Choice]) -> list[Found]:
    """Give the entities that a story file should list, without its subjects and whatever shares their names."""
    taken = {slugify(name.casefold()) for each in subjects for name in (*each.subject.names, each.subject.id)}
    few = articles <= _FEW
    kept = [
        each
        for each in found
        if (each.count > 1 or (few and not each.guessed))
        and not taken & {slugify(name.casefold()) for name in (*each.entity.names, each.entity.id)}
    ]
    return kept[:MOST]


def page(proposal: Proposal) -> str:
    """Write the story file."""
    parts = [_HEAD.format(articles=len(proposal.articles)), *_title(proposal), ""]
    parts += [*_presets(proposal.trials), *_subjects(proposal.subjects), *_entities(proposal.entities)]
    parts += [*_topics(proposal), *_sources(proposal)]
    return "\n".join(parts).rstrip("\n") + "\n"


def scalar(text: str) -> str:
    """Write a text so that YAML reads it back, in quotes only where it must.

    >>> scalar("Osmo Works"), scalar("No"), scalar("Osmo: a tale")
    ('Osmo Works', "'No'", "'Osmo: a tale'")
    """
    if _PLAIN.fullmatch(text) and text == text.strip() and yaml.safe_load(text) == text:
        return text
    return yaml.safe_dump(text, allow_unicode=True, width=10**6, default_style="'").strip().removesuffix("\n...")


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(scalar, texts))}]"


def _comment(text: str) -> str:
    return f"# {printable(' '.join(text.split()))}"


def _title(proposal: Proposal) -> Iterator[str]:
    names = [each.subject.name for each in proposal.subjects]
    title = ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
    yield f"title: {scalar(title)} # the name of the site"
    yield "language: en"


def _presets(trials: Sequence[Trial]) -> Iterator[str]:
    if not trials:
        yield "# No preset finds anything for the subjects; `collate fields` lists them all: presets: [product]"
        yield ""
        return
    for trial in trials:
        yield _comment(f"{trial.catalogue.name}: {_claims(len(trial.claims))} on trial, as “{_example(trial)}”")
    yield f"presets: {_list(trial.catalogue.name for trial in trials)}"
    yield ""


def _claims(count: int) -> str:
    return f"{count} claim{'' if count == 1 else 's'}"


def _example(trial: Trial) -> str:
    return min((claim.quote for claim in trial.claims), key=lambda quote: (abs(len(quote) - 60), quote))


def _subjects(subjects: Sequence[Choice]) -> Iterator[str]:
    yield "# What the site follows and compares."
    yield "subjects:"
    for each in subjects:
        yield f"  {_comment(each.reason)}"
        keys = f"name: {scalar(each.subject.name)}, kind: {each.subject.kind}"
        yield f"  {each.subject.id}: {{{keys}{_aliases(each.subject.aliases)}}}"
    yield ""


def _aliases(names: Sequence[str]) -> str:
    return f", aliases: {_list(names)}" if names else ""


def _entities(entities: Sequence[Found]) -> Iterator[str]:
    if not entities:
        return
    yield "# Whom and what the articles name, those that matter most first. Surnames need no alias."
    yield "entities:"
    for each in entities:
        times = "once" if each.count == 1 else told(each)
        guess = "; its kind is a guess" if each.guessed else ""
        yield f"  {_comment(f'named {times}{guess}: “{each.example}”')}"
        keys = f"name: {scalar(each.entity.name)}, kind: {each.entity.kind}"
        yield f"  {each.entity.id}: {{{keys}{_aliases(each.entity.aliases)}}}"
    yield ""


def _topics(proposal: Proposal) -> Iterator[str]:
    yield "# The pages of the site, each about some fields or names."
    yield "topics:"
    for trial in proposal.trials:
        about = trial.catalogue
        yield f"  {about.name}:"
        yield f"    title: {scalar(about.title if len(proposal.subjects) == 1 else about.titles)}"
        if trial.empty:
            yield from _wrapped(f"    # nothing found on trial for: {', '.join(trial.empty)}", "    # ")
        yield from _wrapped(f"    fields: {_list(trial.filled)}", "      ")
    for id_, title, kinds in _GROUPS:
        members = [each.entity.id for each in proposal.entities if each.entity.kind in kinds]
        if members:
            yield f"  {id_}:"
            yield f"    title: {title}"
            yield from _wrapped(f"    entities: {_list(members)}", "      ")
    if not proposal.trials and not any(each.entity.kind in _LISTED for each in proposal.entities):
        yield f"  story: {{title: The story, entities: {_list(each.subject.id for each in proposal.subjects)}}}"
    yield ""


def _wrapped(line: str, indent: str) -> Iterator[str]:
    """Break a line at its blanks where it gets too long."""
    while len(line) > _LINE and (cut := line.rfind(" ", len(indent) + 4, _LINE)) > 0:
        yield line[:cut]
        line = indent + line[cut + 1 :]
    yield line


def _sources(proposal: Proposal) -> Iterator[str]:
    yield "# The articles: what readers see of each. More may be said: outlet, author, url, published, kind: retelling."
    yield "sources:"
    for article in proposal.articles:
        if not article.published:
            yield "  # undated: add published: 2031-05-30, so that its dates without a year can be told"
        own = f"id: {article.id}, " if article.id != slugify(article.file.rpartition(".")[0]) else ""
        yield f"  {scalar(article.file)}: {{{own}label: {scalar(label(article))}}}"
    for file, reason in proposal.excluded.items():
        yield f"  {scalar(file)}: {{exclude: {scalar(reason)}}}"


def label(article: Article) -> str:
    """Call an article by its title, its headline or its first words."""
    heads = [block for block in article.blocks if block.kind == "headline"] or list(article.blocks)
    text = article.title or (article.text[heads[0].start : heads[0].end] if heads else article.file)
    text = printable(" ".join(text.split()))
    cut = text if len(text) <= 70 else text[: text.rfind(" ", 20, 70)] + " …"
    return cut or article.file
