"""The editor's own prose: Markdown with places for live values, one file a page, read and checked.

``{{ budget of the-ship }}`` is the value of a fact, ``{{ on launch-date of the-ship }}`` a date with its preposition,
``{{ in launch-site of the-ship }}`` a place with its own, ``{{ each launch-date of the-ship }}`` all that sources say
of a fact on which they disagree or of a plan that lapsed, and ``{{ lead }}`` what the program composes. Only these
files are read for such places; an article that holds one is text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.errors import Mistakes, did_you_mean
from generator.patterns import lazy
from generator.regular import UnfitError, regular
from generator.story import Story

HOME: Final = "home"
LEAD: Final = "lead"
EACH: Final = "each"
LARGEST: Final = 200_000
"""Bytes of a file, at most."""
_PLACE: Final = lazy(r"\{\{(?P<inside>[^{}]*)\}\}|(?P<stray>\{\{|\}\})")
_VALUE: Final = lazy(r"\s*(?:(?P<how>on|in|each)\s+)?(?P<field>[a-z0-9-]+)\s+of\s+(?P<subject>[a-z0-9-]+)\s*")
_FORM: Final = "write {{ a-field of a-subject }}, {{ each a-field of a-subject }} or {{ lead }}"


@dataclass(frozen=True, slots=True)
class Live:
    """A place for a value, or for what the program composes."""

    how: str
    """`LEAD`, `EACH`, "on", "in" or ""."""
    line: int
    """Counted from 1."""
    field: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """What the editor wrote for one page."""

    name: str
    """`HOME`, or the id of a topic or an entity."""
    path: Path
    pieces: tuple[str | Live, ...]
    """Markdown and places for values, in the order of the file."""


def read_prose(folder: Path, story: Story) -> tuple[Prose, ...]:
    """Read the prose of a folder, sorted by name; none where there is no such folder.

    Raises `CollateError` with one line for each mistake: a file of no page, a place that cannot be read, a field or a
    subject that the story does not have.
    """
    if not folder.is_dir():
        return ()
    mistakes = Mistakes()
    known = (HOME, *story.topics, *story.entities)
    found = [_prose(path, known, story, mistakes) for path in sorted(folder.iterdir()) if path.name[:1] != "."]
    mistakes.check()
    return tuple(each for each in found if each)


def _prose(path: Path, known: Collection[str], story: Story, mistakes: Mistakes) -> Prose | None:
    if path.suffix != ".md" or path.stem not in known:
        about = did_you_mean(path.stem, known)
        mistakes.add(path, 1, f"no page has this name; name it home.md, or by the id of a topic or an entity; {about}")
        return None
    if path.stem in story.topics and path.stem in story.entities:
        mistakes.add(path, 1, "both a topic and an entity have this id; give one of them another in the story file")
    text = _text(path, mistakes)
    return Prose(path.stem, path, tuple(_pieces(text, path, story, mistakes))) if text is not None else None


def _text(path: Path, mistakes: Mistakes) -> str | None:
    try:
        text = regular(path, LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError:
        mistakes.add(path, 1, "the file is not UTF-8; save it in that encoding")
        return None
    except UnfitError as error:
        mistakes.add(path, 1, str(error))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _pieces(text: str, path: Path, story: Story, mistakes: Mistakes) -> Iterator[str | Live]:
    place = 0
    for match in _PLACE.finditer(text):
        yield text[place : match.start()]
        place, line = match.end(), text.count("\n", 0, match.start()) + 1
        if match["stray"]:
            mistakes.add(path, line, f"a {match['stray']} stands alone; {_FORM}")
        elif live := _live(match["inside"], path, line, story, mistakes):
            yield live
    yield text[place:]


def _live(inside: str, path: Path, line: int, story: Story, mistakes: Mistakes) -> Live | None:
    if inside.strip() == LEAD:
        return Live(LEAD, line)
    match = _VALUE.fullmatch(inside)
    if not match:
        mistakes.add(path, line, f"{{{{{inside}}}}} cannot be read; {_FORM}")
        return None
    for name, known in (("field", story.fields), ("subject", story.subjects)):
        if match[name] not in known:
            mistakes.add(path, line, f"unknown {name} {match[name]!r}; {did_you_mean(match[name], known)}")
            return None
    return Live(match["how"] or "", line, match["field"], match["subject"])
