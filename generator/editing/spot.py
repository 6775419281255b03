"""Where a node stands in the text of a YAML file, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import yaml

Node = tuple[str | int, ...]
"""The path of a node from the root: keys of mappings, and places in lists, counted from 0."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A node of a mapping or a list. All places count characters of ``text``."""

    text: str
    parent: yaml.Node
    nth: int
    """Its place in the parent, counted from 0."""
    nested: bool
    """Whether it stands inside of brackets or braces."""
    node: yaml.Node

    @property
    def siblings(self) -> Sequence[tuple[yaml.Node, ...]]:
        """What the parent holds: items, or keys with their values."""
        return children(self.parent)

    @property
    def first(self) -> int:
        """Where the item or its key begins."""
        return int(self.siblings[self.nth][0].start_mark.index)

    @property
    def end(self) -> int:
        """Where it ends: behind its last character that is neither a comment nor a blank."""
        return end_of(self.text, self.node)

    @property
    def start(self) -> int:
        """Where what may take its place begins: of a value that has lines of its own, or is missing, behind its key."""
        node, key = self.node, self.siblings[self.nth][0]
        if isinstance(node, yaml.ScalarNode) and node.value + (node.style or ""):
            return int(node.start_mark.index)
        if isinstance(node, yaml.CollectionNode) and node.flow_style:
            return int(node.start_mark.index)
        return self.text.index(":", key.end_mark.index) + 1 if len(self.siblings[self.nth]) > 1 else self.first

    @property
    def line(self) -> int:
        """Where its first line begins; of an item of a list, that of its dash."""
        start = self.text.rfind("\n", 0, self.first) + 1
        if isinstance(self.parent, yaml.MappingNode):
            return start
        while not self.text[start:].lstrip(" ").startswith("-"):
            start = self.text.rfind("\n", 0, start - 1) + 1
        return start

    @property
    def is_behind_dash(self) -> bool:
        """Whether it is the key that shares its line with the dash of an item."""
        line = self.text[self.text.rfind("\n", 0, self.first) + 1 : self.first]
        return isinstance(self.parent, yaml.MappingNode) and bool(line.strip())


def find(text: str, root: yaml.Node, path: Node) -> Spot | None:
    """Find a node; ``None`` where the last key of the path is missing. `KeyError` or `IndexError` for another one."""
    parent, nested = root, False
    for step in path[:-1]:
        nested = nested or is_inline(parent)
        parent = children(parent)[_nth(parent, step)][-1]
    nested = nested or is_inline(parent)
    try:
        nth = _nth(parent, path[-1])
    except KeyError:
        return None
    return Spot(text, parent, nth, nested, children(parent)[nth][-1])


def children(node: yaml.Node) -> Sequence[tuple[yaml.Node, ...]]:
    """Give the items of a list, or the keys of a mapping with their values; nothing of a text."""
    if isinstance(node, yaml.MappingNode):
        return [*node.value]
    return [(each,) for each in node.value] if isinstance(node, yaml.SequenceNode) else []


def is_inline(node: yaml.Node) -> bool:
    """Say whether a node is written in brackets or braces."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def end_of(text: str, node: yaml.Node) -> int:
    """Give where a node ends, without the comments and blank lines that the parser counts to a block."""
    held = children(node)
    if held and not is_inline(node):
        return end_of(text, held[-1][-1])
    end = int(node.end_mark.index)
    is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return len(text[:end].rstrip()) if is_block else end


def _nth(node: yaml.Node, step: str | int) -> int:
    if isinstance(step, int) and isinstance(node, yaml.SequenceNode):
        return range(len(node.value))[step]
    for number, (key, *_) in enumerate(children(node)):
        if isinstance(node, yaml.MappingNode) and key.value == step:
            return number
    raise KeyError(step)
