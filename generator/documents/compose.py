"""YAML files, read into nodes under limits that keep the parser safe, and with a line for whatever is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from generator.characters import UNFIT
from generator.documents.nodes import ROOT, Place, line_of
from generator.errors import Mistakes
from generator.patterns import lazy
from generator.regular import UnfitError, regular

LARGEST = 2_000_000
"""Bytes of a file, at most."""
DEEPEST = 1000
"""Nested collections in it, at most: PyYAML's C parser recurses, and far deeper ones overflow the stack."""
_INDENT = lazy(r"^[-?: ]+", re.MULTILINE)


def compose(path: Path, mistakes: Mistakes, what: str) -> Place | None:
    """Read a YAML file into nodes; ``None`` when it cannot be read, which is then among the mistakes."""
    text = _decoded(path, mistakes)
    return compose_text(path, text, mistakes, what) if text is not None else None


def compose_text(path: Path, text: str, mistakes: Mistakes, what: str = "") -> Place | None:
    """Read YAML, of a file or in one, into nodes; it may be empty unless it must hold ``what``."""
    if not _is_sane(path, text, mistakes):
        return None
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        _syntax(path, text, error, mistakes)
        return None
    if node is None:
        if what:
            mistakes.add(path, 1, f"the file is empty; it must hold {what}")
        return None
    place = Place(node, 1, ROOT, path, mistakes)
    return place if _is_tree(place) else None


def text_of(path: Path, largest: int = LARGEST) -> str:
    """Give the text of a file beside the articles; `CollateError` when it cannot be read."""
    mistakes = Mistakes()
    text = _decoded(path, mistakes, largest)
    mistakes.check()
    return text or ""


def _decoded(path: Path, mistakes: Mistakes, largest: int = LARGEST) -> str | None:
    try:
        data = regular(path, largest)
    except UnfitError as error:
        mistakes.add(path, 1, str(error))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mistakes.add(path, data.count(b"\n", 0, error.start) + 1, "the file is not UTF-8; save it in that encoding")
        return None


def _is_sane(path: Path, text: str, mistakes: Mistakes) -> bool:
    """Refuse what makes the parser of YAML fail without a line, or use up the stack."""
    if control := UNFIT.search(text):
        line = text.count("\n", 0, control.start()) + 1
        mistakes.add(path, line, f"control character U+{ord(control[0]):04X}; remove it")
        return False
    if text.count("[") + text.count("{") + max(map(len, _INDENT.findall(text)), default=0) > DEEPEST:
        return _is_shallow(path, text, mistakes)
    return True


def _is_shallow(path: Path, text: str, mistakes: Mistakes) -> bool:
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                line = event.start_mark.line + 1 if event.start_mark else 1
                mistakes.add(path, line, f"more than {DEEPEST} nested lists or mappings; unfold them")
                return False
    except yaml.MarkedYAMLError as error:
        _syntax(path, text, error, mistakes)
        return False
    return True


def _syntax(path: Path, text: str, error: yaml.MarkedYAMLError, mistakes: Mistakes) -> None:
    mark = error.problem_mark or error.context_mark
    number = mark.line if mark else 0
    lines = text.split("\n")
    line = lines[min(number, len(lines) - 1)]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        mistakes.add(path, number + 1, "a tab indents this line; YAML wants blanks")
    else:
        mistakes.add(path, number + 1, f"this is not YAML: {error.problem}; check indentation, quotes and brackets")


def _is_tree(root: Place) -> bool:
    """Note nodes that are used twice (``&anchor`` and ``*alias``), which could grow without end."""
    seen: set[int] = set()
    todo: list[yaml.Node] = [root.node]
    while todo:
        node = todo.pop()
        if id(node) in seen:
            root.wrong(f"an alias (*name) repeats what stands in line {line_of(node)}; write it out")
            return False
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            todo.extend(part for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            todo.extend(node.value)
    return True
