"""Each lock is closed: what its packages require, with extras, is in it, for each Python and system that it is for.

What a package requires is read off the one that is installed, which `make test` takes from the lock; so nothing here
needs the network. What is locked for other Pythons or systems alone is not installed, and its own needs show there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements", "requirements-desk", "requirements-dev")
INSTALLER = "pip"
"""What installs the lock is there without it."""
SYSTEMS = (
    ("linux", "Linux", "posix", "x86_64"),
    ("darwin", "Darwin", "posix", "arm64"),
    ("win32", "Windows", "nt", "AMD64"),
)
ENTRY = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\\n]+))?", re.MULTILINE)
Environment = tuple[tuple[str, str], ...]
Locked = Mapping[str, str]


def _environments() -> Iterator[Environment]:
    """The first and a late release of each Python that the lock is for, on each system."""
    names = ("sys_platform", "platform_system", "os_name", "platform_machine")
    for minor, patch, system in product(range(11, 15), (0, 99), SYSTEMS):
        python = {"python_version": f"3.{minor}", "python_full_version": f"3.{minor}.{patch}"}
        yield tuple({**dict(_here()), **dict(zip(names, system, strict=True)), **python}.items())


def _here() -> Environment:
    return tuple((name, str(value)) for name, value in default_environment().items())


@cache
def _holds(marker: str, environment: Environment, extra: str = "") -> bool:
    return not marker or Marker(marker).evaluate(dict(environment) | {"extra": extra})


def locked(text: str, environment: Environment) -> Locked:
    """The versions that a lock names for a Python and a system, by the names of their packages."""
    return {
        canonicalize_name(entry["name"]): entry["version"]
        for entry in ENTRY.finditer(text)
        if _holds(entry["marker"], environment)
    }


@cache
def asked(lock: str) -> tuple[Requirement, ...]:
    """What a lock is made from, with the files that its own includes."""
    found: list[Requirement] = []
    for line in (ROOT / f"{lock}.in").read_text("utf-8").splitlines():
        wanted = line.partition("#")[0].strip()
        if wanted.startswith("-r"):
            found += asked(wanted.removeprefix("-r ").removesuffix(".in"))
        elif wanted and wanted[0] != "-":
            found.append(Requirement(wanted))
    return tuple(found)


class Package(NamedTuple):
    """What is installed under a name."""

    version: str
    pythons: SpecifierSet
    requires: tuple[Requirement, ...]


NOTHING = Package("none", SpecifierSet(), ())


@cache
def _installed(name: str) -> Package:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return NOTHING
    requires = tuple(map(Requirement, found.requires or ()))
    return Package(found.version, SpecifierSet(found.metadata.get("Requires-Python", "")), requires)


def holes(lock: str, text: str, environment: Environment) -> set[str]:
    """What a lock lacks in an environment, each as a line that says who asks for it."""
    versions = locked(text, environment)
    found: set[str] = set()
    todo = [(f"{lock}.in", wanted, "") for wanted in asked(lock)]
    todo += [(lock, Requirement(f"{name}=={version}"), "") for name, version in versions.items()]
    seen = set()
    while todo:
        who, wanted, extra = todo.pop()
        name = canonicalize_name(wanted.name)
        if not _holds(str(wanted.marker or ""), environment, extra) or name == INSTALLER:
            continue
        if name not in versions or not wanted.specifier.contains(versions[name], prereleases=True):
            found.add(f"{who} requires {wanted}, and the lock has {versions.get(name, 'none')}")
            continue
        for part in {"", *wanted.extras}:
            if (name, part) not in seen:
                seen.add((name, part))
                todo += [(name, need, part) for need in _installed(name).requires]
    return found


def strangers(versions: Locked, environment: Environment) -> set[str]:
    """What is installed in another version than the lock says, or refuses the Python."""
    found: set[str] = set()
    python = dict(environment)["python_full_version"]
    for name, version in versions.items():
        package = _installed(name)
        if package.version != version:
            found.add(f"{name} {version} is locked, and {package.version} installed")
        elif not package.pythons.contains(python):
            found.add(f"{name} {version} is not for Python {python}")
    return found


def _read(lock: str) -> str:
    return (ROOT / f"{lock}.txt").read_text("utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_closed_for_each_python_and_system(lock: str) -> None:
    text = _read(lock)
    assert set().union(*(holes(lock, text, environment) for environment in _environments())) == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_installed_is_what_is_locked_and_runs_on_each_python(lock: str) -> None:
    versions = locked(_read(lock), _here())
    for environment in _environments():
        there = locked(_read(lock), environment)
        same = {name: version for name, version in versions.items() if there.get(name) == version}
        assert strangers(same, environment) == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_each_entry_that_is_taken_out_or_raised_shows(lock: str) -> None:
    text, here = _read(lock), _here()
    for name, version in locked(text, here).items():
        entry = re.compile(rf"^{re.escape(name)}=={re.escape(version)}", re.MULTILINE)
        assert holes(lock, entry.sub("#", text), here), f"nothing asks for {name}"
        assert strangers(locked(entry.sub(f"{name}=={version}.1", text), here), here), name


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_and_a_hash_for_each_entry(lock: str) -> None:
    text = _read(lock)
    assert not re.search(r"://|^-", text, re.MULTILINE)
    hashed = re.findall(r"^\S+==[^\n]* \\\n    --hash=sha256:[0-9a-f]{64}\b", text, re.MULTILINE)
    assert len(hashed) == len(ENTRY.findall(text)) > 40


def test_both_makefiles_and_the_package_say_the_same_pythons() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == ">=3.11"
    for path in ("Makefile", "generator/project/Makefile"):
        assert "(3, 11) <= sys.version_info < (3, 15)" in (ROOT / path).read_text("utf-8")
