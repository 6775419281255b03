"""The subjects of a story, and what is known of their kinds."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from generator.documents import Place, compose
from generator.errors import Mistakes
from generator.story.forms import SUBJECT
from generator.story.model import Subject

APART = Path(__file__).parent.parent / "lexicon" / "apart.yml"
KINDS = Path(__file__).parent.parent / "lexicon" / "kinds.yml"


@cache
def kinds() -> Mapping[str, tuple[str, ...]]:
    """Give the generic nouns of each kind of subject."""
    mistakes = Mistakes()
    root = compose(KINDS, mistakes, "kinds of subjects")
    found = {key: place.texts() for key, place in root.slugs().items()} if root else {}
    mistakes.check()
    return MappingProxyType(found)


@cache
def apart() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Give for a kind of subject the nouns that name different things, those of one thing together."""
    loaded = yaml.safe_load(APART.read_text(encoding="utf-8"))
    return MappingProxyType({kind: tuple(map(tuple, groups)) for kind, groups in loaded.items()})


def read_subject(key: str, place: Place) -> Subject:
    """Read a subject, with the nouns that name it and those that name another thing of its kind."""
    parts = place.parts(SUBJECT)
    kind = parts["kind"].one_of(kinds()) if "kind" in parts else "generic"
    own, name, aliases = texts_of(parts, "nouns"), text_of(parts, "name"), texts_of(parts, "aliases")
    others = _others(kind, {*own, *(words.lower().split()[-1] for words in (name, *aliases) if words.strip())})
    return Subject(
        id=key,
        name=name,
        kind=kind,
        aliases=aliases,
        nouns=tuple(noun for noun in dict.fromkeys((*own, *kinds()[kind])) if noun not in others),
        others=others,
    )


def _others(kind: str, own: Set[str]) -> tuple[str, ...]:
    """The nouns of a kind that name another thing than a subject's ``own`` words do."""
    groups = apart().get(kind, ())
    mine = [group for group in groups if not own.isdisjoint(group)]
    return tuple(noun for group in groups if mine and group not in mine for noun in group)


def text_of(parts: Mapping[str, Place], key: str) -> str:
    """Give the text of a key; "" where it is not there."""
    return parts[key].text() if key in parts else ""


def texts_of(parts: Mapping[str, Place], key: str) -> tuple[str, ...]:
    """Give the texts of a key; none where it is not there."""
    return parts[key].texts() if key in parts else ()
