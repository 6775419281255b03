"""What was worked out of past builds, kept by the hash of all that it rests on."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Final

from generator.history.json_form import read_state, state_json
from generator.history.model import Commit, PastBuild
from generator.one_file import replace_file

PACKAGE: Final = Path(__file__).parent.parent


class Cache:
    """A folder of past builds; what in it cannot be read is worked out again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str, commit: Commit) -> PastBuild | None:
        """Give a build by its key, as that of a commit."""
        try:
            data = json.loads((self._folder / f"{key}.json").read_text("utf-8"))
            facts = {(each["subject"], each["field"]): read_state(each) for each in data["facts"]}
            headings = {(each["subject"], each["field"]): str(each["heading"]) for each in data["facts"]}
            return PastBuild(commit, facts, headings, str(data["fault"]))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def put(self, key: str, build: PastBuild) -> None:
        """Keep a build."""
        facts = [
            {"subject": about[0], "field": about[1], "heading": build.headings[about], **state_json(state)}
            for about, state in build.facts.items()
        ]
        self._folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"fault": build.fault, "facts": facts}, ensure_ascii=False, separators=(",", ":"))
        replace_file(self._folder / f"{key}.json", text.encode("utf-8", "surrogatepass"))

    def prune(self, keys: set[str]) -> None:
        """Take away what is not asked for any more."""
        for path in sorted(self._folder.glob("*.json")):
            if path.stem not in keys:
                path.unlink()


def key_of(*parts: str) -> str:
    """Give the key of what rests on these parts and on this program."""
    return hashlib.sha256("\0".join((_program(), *parts)).encode("utf-8", "surrogateescape")).hexdigest()


@cache
def _program() -> str:
    """Give the hash of the program's files: another version may find something else."""
    found = hashlib.sha256()
    for path in sorted(path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".yml") and path.is_file()):
        found.update(f"{path.relative_to(PACKAGE).as_posix()}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()
