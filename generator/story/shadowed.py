"""Cues of one field that another of its cues, or a word that rules it out, leaves nothing to find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.documents import Place
from generator.story.cue_forms import classes
from generator.story.model import FieldDef


def doubled(keys: Mapping[str, Place], field: FieldDef) -> Iterator[tuple[Place, str]]:
    """Give the cues of a field, by the ``keys`` of its definition, that find what others find already, and why."""
    plurals = {f"{noun}s": noun for noun in field.nouns}
    for place in keys["nouns"].places() if "nouns" in keys else []:
        if other := plurals.get(noun := place.text()):
            yield place, f"is {noun!r}, the plural of {other!r}, which finds it already; take it away"
    verbs = {each: cue for cue in field.verbs for each in _spelled_out(cue) if each != cue}
    for place in keys["verbs"].places() if "verbs" in keys else []:
        if other := verbs.get(cue := place.text()):
            yield place, f"is {cue!r}, which {other!r} finds already; take it away"


def ruled_out(keys: Mapping[str, Place], field: FieldDef) -> Iterator[tuple[Place, str]]:
    """Give the cues of a field that can find nothing, since the field's own words rule them out."""
    for kind in ("nouns", "phrases"):
        for place in keys[kind].places() if kind in keys else []:
            cue = place.text()
            if word := next((each for each in field.without if _holds(cue.split(), each.split())), None):
                yield place, f"is {cue!r}, which without: rules out by {word!r}; take the one or the other away"


def _spelled_out(cue: str) -> Iterator[str]:
    """Give a verb cue with each verb of the class that it names."""
    words = cue.split()
    at = next((at for at, word in enumerate(words) if word.startswith("@") and word[1:] in classes()["verbs"]), None)
    if at is not None:
        for verb in classes()["verbs"][words[at][1:]]:
            yield " ".join([*words[:at], verb, *words[at + 1 :]])


def _holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Say whether words stand in others, one behind the other."""
    return any(words[at : at + len(part)] == [*part] for at in range(len(words) - len(part) + 1))
