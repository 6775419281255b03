"""Changes to the text of a YAML file that touch nothing but the nodes which they are about.

A node is named by its path from the root: keys of mappings, and places in lists, counted from 0. What comes out is read
again and held to what should be there, so that a form of YAML which these changes do not understand is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import yaml

from generator.documents import compose_text
from generator.editing.render import Plain, block, even, inline, item
from generator.editing.spot import Node, end_of, find, is_inline
from generator.errors import CollateError, Mistakes

NAMELESS = "the file"
"""What stands for its path in messages, which a text does not know."""


@dataclass(frozen=True, slots=True)
class _Splice:
    """A stretch of a text, and what takes its place."""

    start: int
    end: int
    text: str

    def place(self) -> tuple[int, int]:
        return self.start, self.end


def add(text: str, path: Node, value: Plain) -> str:
    """Give the text of a file with one more item at the end of a list, which is made where it is missing."""
    root = _root(text)
    old = _at(plain(root), path)
    if root is None or not old:
        return put(text, path, [value])
    spot = find(text, root, path)
    if not (spot and isinstance(old, list) and isinstance(spot.node, yaml.SequenceNode)):
        raise _refused(path)
    if is_inline(spot.node):
        at = end_of(text, spot.node.value[-1])
        splice = _Splice(at, at, f", {inline(value, True)}")
    else:
        splice = _behind(text, spot.end, item(value, " " * spot.node.start_mark.column, _newline(text)))
    return _checked(text, [splice], _set(plain(root), path, [*old, even(value)]), path)


def put(text: str, path: Node, value: Plain) -> str:
    """Give the text of a file with a value at a key of a mapping, or in the place of an item that is there.

    Of a mapping that is there, only the keys that differ are touched; mappings on the way that are missing are made.
    """
    root = _root(text)
    while len(path) > 1 and not _at(plain(root), path[:-1]):
        path, value = path[:-1], {str(path[-1]): value}
    return _checked(text, _put(text, root, path, value), _set(plain(root), path, even(value)), path)


def drop(text: str, path: Node) -> str:
    """Give the text of a file without a key of a mapping or an item of a list; the last item leaves ``[]``."""
    root = _root(text)
    return _checked(text, [_gone(text, root, path)], _dropped(plain(root), path), path)


def data(text: str) -> Plain:
    """Give what the text of a file holds: mappings, lists, and texts as they stand, blanks evened."""
    return plain(_root(text)) or {}


def plain(node: yaml.Node | None) -> Plain | None:
    """Give what a node holds, as `data` does; ``None`` when there is none."""
    return _plain(node) if node else None


def _plain(node: yaml.Node) -> Plain:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each) for each in node.value]
    return even(str(node.value))


def _root(text: str) -> yaml.Node | None:
    mistakes = Mistakes()
    place = compose_text(Path(NAMELESS), text, mistakes)
    mistakes.check()
    return place.node if place else None


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _put(text: str, root: yaml.Node | None, path: Node, value: Plain) -> list[_Splice]:
    for step in reversed(path if root is None else ()):
        value = {str(step): value}
    if root is None:
        return [_last(text, block(value, "", _newline(text)))]
    spot = find(text, root, path)
    if spot is None:
        return [_new_key(text, root, path, value)]
    if isinstance(value, Mapping) and isinstance(spot.node, yaml.MappingNode):
        changes = _differences(text, root, path, value)
        if changes is not None:
            return changes
    if not spot.nested and not spot.node.value and isinstance(value, list) and isinstance(value[0], Mapping):
        lines = "".join(item(each, " " * spot.parent.start_mark.column, _newline(text)) for each in value)
        return [_Splice(len(text[: spot.start].rstrip(" ")), spot.end, ""), _behind(text, spot.end, lines)]
    blank = "" if text[spot.start - 1 : spot.start] in (" ", "[", "{", "-") else " "
    return [_Splice(spot.start, max(spot.start, spot.end), blank + inline(value, spot.nested))]


def _differences(text: str, root: yaml.Node, path: Node, value: Mapping[str, Plain]) -> list[_Splice] | None:
    """Change a mapping key by key; ``None`` when none stays, or when neighbours that go cannot be told apart."""
    old = _at(plain(root), path)
    assert isinstance(old, dict)
    gone = [key for key in old if key not in value]
    splices = [_gone(text, root, (*path, key)) for key in gone] if len(gone) < len(old) else []
    for key, each in value.items():
        splices += _put(text, root, (*path, key), each) if old.get(key) != even(each) else []
    splices.sort(key=_Splice.place)
    overlap = any(one.end > other.start for one, other in pairwise(splices))
    return None if overlap or len(gone) == len(old) else splices


def _new_key(text: str, root: yaml.Node, path: Node, value: Plain) -> _Splice:
    """Add a key behind the others of its mapping; at the root, behind all that the file has."""
    spot = find(text, root, path[:-1]) if len(path) > 1 else None
    mapping, nested = (spot.node, spot.nested) if spot else (root, False)
    if not isinstance(mapping, yaml.MappingNode):
        raise _refused(path)
    pair, end = {str(path[-1]): value}, end_of(text, mapping)
    if nested or is_inline(mapping):
        at = end_of(text, mapping.value[-1][-1]) if mapping.value else mapping.start_mark.index + 1
        return _Splice(at, at, (", " if mapping.value else "") + inline(pair)[1:-1])
    lines = block(pair, " " * mapping.start_mark.column, _newline(text))
    return _behind(text, end, lines) if spot or "\n..." in text[end:] else _last(text, lines)


def _behind(text: str, at: int, lines: str) -> _Splice:
    """Put lines behind the one in which something ends."""
    end = text.find("\n", at)
    return _last(text, lines) if end < 0 else _Splice(end + 1, end + 1, lines)


def _last(text: str, lines: str) -> _Splice:
    return _Splice(len(text), len(text), lines if not text or text.endswith("\n") else _newline(text) + lines)


def _gone(text: str, root: yaml.Node | None, path: Node) -> _Splice:
    """Take a node away: whole lines, or in brackets with the comma that parts it from its neighbour."""
    spot = find(text, root, path) if root else None
    if root is None or spot is None:
        raise _refused(path)
    siblings, nth = spot.siblings, spot.nth
    follows = siblings[nth + 1][0].start_mark.index if nth + 1 < len(siblings) else None
    if follows is not None and (spot.nested or spot.is_behind_dash):
        return _Splice(spot.first, follows, "")
    if spot.nested and not nth:
        return _Splice(spot.first, spot.parent.end_mark.index - 1, "")
    if spot.nested:
        return _Splice(end_of(text, siblings[nth - 1][-1]), spot.end, "")
    end = text.find("\n", spot.end) + 1 or len(text)
    if len(siblings) > 1:
        return _Splice(spot.line, end, "")
    owner = find(text, root, path[:-1]) if len(path) > 1 else None
    if owner is None:
        raise _refused(path)
    empty = " []" if isinstance(spot.parent, yaml.SequenceNode) else " {}"
    return _Splice(owner.start, end, empty + text[owner.start : spot.line])


def _checked(text: str, splices: Sequence[_Splice], wanted: Plain, path: Node) -> str:
    """Make the changes, from the front to the end, and hold what comes out to what should be there."""
    made, at = [], 0
    for splice in sorted(splices, key=_Splice.place):
        made += [text[at : splice.start], splice.text]
        at = max(at, splice.end)
    changed = "".join([*made, text[at:]])
    try:
        fits = data(changed) == wanted
    except CollateError:
        fits = False
    if not fits:
        raise _refused(path)
    return changed


def _refused(path: Node) -> CollateError:
    where = ".".join(map(str, path))
    return CollateError(f"{where!r} stands there in a form of YAML that cannot be changed from here; change it by hand")


def _at(data: Plain | None, path: Node) -> Plain | None:
    for step in path:
        try:
            data = data[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _set(data: Plain | None, path: Node, value: Plain) -> Plain:
    if not path:
        return value
    if isinstance(data, list):
        return [_set(each, path[1:], value) if n == path[0] else each for n, each in enumerate(data)]
    old = data if isinstance(data, dict) else {}
    return {**old, str(path[0]): _set(old.get(str(path[0])), path[1:], value)}


def _dropped(data: Plain | None, path: Node) -> Plain:
    if len(path) > 1:
        return _set(data, path[:1], _dropped(_at(data, path[:1]), path[1:]))
    if isinstance(data, list):
        return [each for n, each in enumerate(data) if n != path[0]]
    assert isinstance(data, dict)
    return {key: each for key, each in data.items() if key != path[0]}
