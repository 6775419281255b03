"""The proposed story file as text: each choice with the reason for it, so that an editor deletes and renames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.folding import lower
from generator.models import Article
from generator.names import GIVEN, TITLE, classes
from generator.propose.candidate import StoryCandidate, evidence
from generator.propose.choice import Choice
from generator.propose.entities import Found, told
from generator.propose.heads import Head
from generator.propose.presets import Trial
from generator.propose.sources import key_lines, source_lines
from generator.propose.topics import TopicDraft
from generator.propose.yaml_text import as_list, comment, scalar, wrapped
from generator.read import Keys
from generator.slugs import slugify
from generator.story import Subject

MOST: Final = 60
"""Entities, at most."""
_FEW: Final = 10
"""Articles up to which a name counts that stands there once."""
_STRANGE: Final = 3
"""How often something of which nothing tells the kind must be named to be listed."""
_QUOTE: Final = 80
"""Characters of an example, at most, so that its comment stays one line."""
_HEAD = """\
# The story file: what the site follows, whom it names and which pages it has, as proposed from {articles} articles.
# Read it once from the top: delete what does not matter, rename what reads badly, mend a kind that is a guess. Then run
# `make site` and look; `make check` says what else to improve. STORY.md of Collate explains every key.
"""


@dataclass(frozen=True, slots=True)
class StoryProposal:
    """What was chosen for a story file."""

    articles: Sequence[Article]
    heads: Sequence[Head]
    """What the first lines of each article say of it."""
    choice: Choice
    entities: Sequence[Found]
    """Without the subjects, those that matter most first."""
    trials: Sequence[Trial]
    topics: Sequence[TopicDraft]
    excluded: Mapping[str, str]
    """By the names of files that the site leaves out: why."""

    @property
    def subjects(self) -> list[Subject]:
        """What the story file follows; nothing where the articles share no one story."""
        return [each.subject for each in self.choice.chosen]

    @property
    def claims(self) -> int:
        """How many claims the presets find on trial."""
        return sum(len(trial.claims) for trial in self.trials)


def worth(found: Iterable[Found], articles: int, subjects: Iterable[Subject]) -> list[Found]:
    """Give the entities that a story file should list, without its subjects and whatever shares their names."""
    taken = {slugify(name.casefold()) for each in subjects for name in (*each.names, each.id)}
    few = articles <= _FEW
    kept = [
        each
        for each in found
        if (
            each.count > 1
            or (few and (not each.guessed or each.entity.kind in ("person", "product", "place", "craft")))
        )
        and not _is_a_given_name(each)
        and (each.known or (each.count >= _STRANGE and each.articles > 1))
        and not taken & {slugify(name.casefold()) for name in (*each.entity.names, each.entity.id)}
    ]
    return kept[:MOST]


def _is_a_given_name(each: Found) -> bool:
    """Say whether it is somebody of whom one article says no more than a given name, without a title."""
    name = lower(each.entity.name)
    before = lower(each.example).partition(name)[0].split()
    titled = bool(before) and bool(classes(before[-1].strip(".")) & TITLE)
    return each.count == 1 and bool(classes(name) & GIVEN) and each.entity.kind == "person" and not titled


def page(proposal: StoryProposal, keys: Keys) -> str:
    """Write the story file, with what keys of front matter mean."""
    parts = [_HEAD.format(articles=len(proposal.articles)), *_title(proposal), ""]
    parts += [*_presets(proposal), *_subjects(proposal), *_entities(proposal.entities)]
    parts += [*_topics(proposal), *source_lines(proposal.articles, proposal.heads, proposal.excluded)]
    parts += key_lines(keys)
    return "\n".join(parts).rstrip("\n") + "\n"


def _title(proposal: StoryProposal) -> Iterator[str]:
    first, *others = [each.name for each in proposal.subjects] or ["The articles"]
    names = [first, *map(inside, others)]
    title = ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
    yield f"title: {scalar(title)} # the name of the site"
    yield "language: en"


def inside(name: str) -> str:
    """Write what has no name of its own as it stands inside of a sentence.

    >>> inside("The fire"), inside("The Osmo")
    ('the fire', 'The Osmo')
    """
    return f"the {name[4:]}" if name.startswith("The ") and name[4:].islower() else name


def _presets(proposal: StoryProposal) -> Iterator[str]:
    if not proposal.choice.chosen:
        return
    if not proposal.trials:
        yield "# NO CLAIM: no preset finds anything for what is followed. Follow something else, take another preset"
        yield "# (`collate fields` lists them), or make fields of your own (`collate field` makes one of an example)."
        yield ""
        return
    named = [trial for trial in proposal.trials if not trial.catalogue.is_general]
    for trial in named:
        yield comment(f"{trial.catalogue.name} finds {_values(len(trial.claims))}, as in “{_example(trial)}”")
    if named:
        yield f"presets: {as_list(trial.catalogue.name for trial in named)}"
    yield ""


def _values(count: int) -> str:
    return f"{count} value{'' if count == 1 else 's'}"


def _example(trial: Trial) -> str:
    quote = min((claim.quote for claim in trial.claims), key=lambda quote: (abs(len(quote) - 60), quote))
    return quote if len(quote) <= _QUOTE else f"{quote[: quote.rfind(' ', 0, _QUOTE)]} …"


def _subjects(proposal: StoryProposal) -> Iterator[str]:
    choice, count = proposal.choice, len(proposal.articles)
    if choice.chosen:
        yield "# What the site follows; several things are compared."
        if choice.apart:
            yield "# These are two stories: better make a folder, and a site, of each."
        yield "subjects:"
    else:
        yield "# These articles share no one story, so that the site follows nothing; it lists whom and what they name."
        yield "# If they do share one, name it here, with its presets."
    for each in choice.chosen:
        yield f"  {comment(evidence(each, count))}"
        yield f"  {_subject(each)}"
    if choice.others:
        yield "  # or follow this instead:" if choice.chosen else "# subjects:"
    for each in choice.others:
        yield f"  {comment(evidence(each, count))}"
        yield f"  # {_subject(each)}"
    yield ""


def _subject(each: StoryCandidate) -> str:
    keys = f"name: {scalar(each.subject.name)}, kind: {each.subject.kind}"
    nouns = f", nouns: {as_list(each.nouns)}" if each.nouns else ""
    return f"{each.subject.id}: {{{keys}{_aliases(each.subject.aliases)}{nouns}}}"


def _aliases(names: Sequence[str]) -> str:
    return f", aliases: {as_list(names)}" if names else ""


def _entities(entities: Sequence[Found]) -> Iterator[str]:
    if not entities:
        return
    yield "# Whom and what the articles name, those that matter most first. A kind is person, organisation, place,"
    yield "# product, craft, work or event. A surname needs no alias."
    if any(each.entity.subjects for each in entities):
        yield "# Where subject stands, a sentence that names it is taken to be about what the site follows."
    yield "entities:"
    for each in entities:
        guess = "" if not each.known else "; its kind is a guess" if each.guessed else ""
        yield f"  {comment(f'named {told(each)}{guess}: “{each.example}”')}"
        if each.known:
            keys = f"name: {scalar(each.entity.name)}, kind: {each.entity.kind}"
            owner = f", subject: {each.entity.subjects[0]}" if each.entity.subjects else ""
            yield f"  {each.entity.id}: {{{keys}{_aliases(each.entity.aliases)}{owner}}}"
        else:
            yield "  # no article says what it is: give it a kind, and take the # away"
            yield f"  # {each.entity.id}: {{name: {scalar(each.entity.name)}, kind: }}"
    yield ""


def _topics(proposal: StoryProposal) -> Iterator[str]:
    general = {trial.catalogue.name: trial for trial in proposal.trials if trial.catalogue.is_general}
    yield "# The pages of the site. Each shows some fields, or lists some of the names above."
    yield "topics:"
    for each in proposal.topics:
        if trial := general.get(each.id):
            said = f"{_values(len(trial.claims))}, as in “{_example(trial)}”"
            yield f"  {comment(f'fields that fit any story find {said}')}"
        yield f"  {each.id}:"
        yield f"    title: {scalar(each.title)}"
        if each.empty:
            yield from wrapped(f"    # found little or nothing, so left out: {', '.join(each.empty)}", "    # ")
        if each.fields:
            yield from wrapped(f"    fields: {as_list(each.fields)}", "      ")
        if each.entities:
            yield from wrapped(f"    entities: {as_list(each.entities)}", "      ")
    yield ""
