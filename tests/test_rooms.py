"""How the rooms of the generator hang together: they meet at their doors, and nothing imports in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = "generator"


@dataclass(frozen=True)
class Import:
    """One name that a module takes from another."""

    module: str
    line: int
    source: str
    """The module, or the package, that the name is taken from."""
    name: str

    def __str__(self) -> str:
        return f"{self.module.replace('.', '/')}:{self.line}: takes {self.name!r} from {self.source}"


def module_of(path: Path) -> str:
    """The dotted name of a file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> Mapping[str, Path]:
    """The files of the package by their dotted names."""
    return {module_of(path): path for path in sorted((ROOT / PACKAGE).rglob("*.py"))}


def absolute(module: str, path: Path, node: ast.ImportFrom) -> str:
    """From where a statement imports, without leading dots."""
    if not node.level:
        return node.module or ""
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    base = package[: len(package) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


def imports(module: str) -> Iterator[Import]:
    """What a module imports of the package, wherever the statement stands."""
    path = modules()[module]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            source = absolute(module, path, node)
            if source.split(".")[0] == PACKAGE:
                yield from (Import(module, node.lineno, source, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == PACKAGE:
                    yield Import(module, node.lineno, alias.name, "")


def target(one: Import) -> str:
    """The module that an import loads: a name can be a module of the package that it is taken from."""
    inner = f"{one.source}.{one.name}"
    return inner if inner in modules() and one.name not in defined(one.source) else one.source


@cache
def defined(module: str) -> frozenset[str]:
    """The names that a package's door takes from its own modules."""
    return frozenset(one.name for one in imports(module) if one.source != module)


@cache
def exported(room: str) -> frozenset[str]:
    """What a room's door says that others may import."""
    for node in ast.parse(modules()[room].read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            return frozenset(ast.literal_eval(node.value))
    return frozenset()


def room_of(module: str) -> str | None:
    """The room that a module stands in, ``None`` for one beside the rooms."""
    first = ".".join(module.split(".")[:2])
    return first if first in modules() and modules()[first].name == "__init__.py" and first != PACKAGE else None


@pytest.mark.parametrize("module", modules())
def test_a_room_imports_another_through_its_door(module: str) -> None:
    inside = []
    for one in imports(module):
        room = room_of(target(one))
        if room in (None, room_of(module)) or one.source == PACKAGE:
            continue
        if one.source != room:
            inside.append(f"{one}, which is inside of another room; take it from {room}")
        elif one.name not in exported(one.source):
            inside.append(f"{one}, whose __all__ does not name it")
    assert inside == []


def circle(edges: Mapping[str, set[str]]) -> list[str]:
    """A path of arrows that ends where it began; empty when there is none."""
    done: set[str] = set()

    def follow(at: str, path: list[str]) -> list[str]:
        if at in path:
            return [*path[path.index(at) :], at]
        if at in done:
            return []
        for to in sorted(edges[at]):
            if found := follow(to, [*path, at]):
                return found
        done.add(at)
        return []

    return next((found for start in sorted(edges) if (found := follow(start, []))), [])


def test_no_modules_import_each_other_in_a_circle() -> None:
    edges = {module: {target(one) for one in imports(module)} - {PACKAGE} for module in modules()}
    assert " -> ".join(circle(edges)) == ""


def test_no_rooms_import_each_other_in_a_circle() -> None:
    edges: dict[str, set[str]] = {}
    for module in modules():
        here = room_of(module) or module
        there = {room_of(target(one)) or target(one) for one in imports(module)}
        edges.setdefault(here, set()).update(there - {here, PACKAGE})
    assert " -> ".join(circle(edges)) == ""


def test_a_circle_is_named() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert circle({"a": {"b"}, "b": set()}) == []


TWICE = {
    "Claim": "the comparison of two builds has those of the data files",
    "Fact": "the same",
    "Position": "the same",
    "Source": "the same; the story's is what the editor knows of an article",
    "Verdict": "the same",
    "Sentence": "one is read, the other is written",
    "Item": "the desk's are made of those that models propose, among others",
}
"""Class names that two rooms share, and why."""


def test_a_class_name_means_one_thing() -> None:
    homes: dict[str, list[str]] = {}
    for module, path in modules().items():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(module)
    assert {name: found for name, found in homes.items() if len(found) > 1 and name not in TWICE} == {}
    assert all(len(homes[name]) > 1 for name in TWICE)
