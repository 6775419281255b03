"""Kills and starves the commands that write files, many times, and looks whether anything is damaged or lost.

    python -m tools.torture [--kills N] [--others N] [--seed S] [DEED ...]

Each trial breaks one run of ``build``, ``new``, ``suggest``, ``accept``, a decision at the desk, or ``publish``: it is
killed (by time, before a change of a file, within one, in a system call), or meets one of six other faults. Every file
must then hold what it held before or what it should hold afterwards; no decision may be lost; the next run must leave
exactly what an undisturbed one leaves. What fails is printed with what repeats it; then the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import random
import secrets
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.torture import faults, system
from tools.torture.child import ended, load, start
from tools.torture.deeds import DEEDS, Deed, Tree, is_between, is_leftover, look, template
from tools.torture.faults import CHANGES, KILLS, OTHERS, Known, Trial

Fault = Callable[[Trial], list[str]]


@contextmanager
def copied(source: Path, own_disk: bool = False) -> Iterator[Path]:
    """Give a copy of a deed's folder, on a disk of its own if need be."""
    place = Path(tempfile.mkdtemp(prefix="trial-"))
    place.chmod(0o777)
    work = place / "work"
    work.mkdir()
    try:
        with system.disk(work) if own_disk else _nothing():
            shutil.copytree(source, work, symlinks=True, dirs_exist_ok=True)
            yield work
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def result(source: Path, *runs: Callable[[], None]) -> Tree:
    """Give what some runs leave, one after the other."""
    with copied(source) as work:
        for each in runs:
            ended(start(work, each))
        return look(work)


def learn(deed: Deed, source: Path) -> Known:
    """Run a deed undisturbed, in every way that matters."""
    with copied(source) as work:
        ended(start(work, deed.do))
        begun = time.monotonic()
    with copied(source) as work:
        begun = time.monotonic()
        code = ended(start(work, deed.do))
        seconds = time.monotonic() - begun
        said = (work.parent / "said").read_text("utf-8")
        after = look(work)
    if code:
        raise SystemExit(f"{deed.name} fails undisturbed:\n{said}")
    with copied(source) as work:
        counts = system.calls(deed, work)
    rivals = [result(source, *order) for order in _orders(deed)]
    changed = {name: _changed(source, deed, change) for name, change in CHANGES.items()}
    return Known(look(source), after, _events(source, deed), seconds, counts, rivals, changed)


def _orders(deed: Deed) -> list[Sequence[Callable[[], None]]]:
    one, other = deed.do, deed.rival
    return [(one,), (other,), (one, other), (other, one)]


def _changed(source: Path, deed: Deed, change: Callable[[Path], None]) -> Tree:
    with copied(source) as work:
        change(work / "project")
        ended(start(work, deed.do))
        return look(work)


def _events(source: Path, deed: Deed) -> int:
    """Count how often a deed changes a file: it is killed ever later, until it lives."""
    low, high = 1, 2
    while not _lives(source, deed, high):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _lives(source, deed, middle) else (middle, high)
    return low


def _lives(source: Path, deed: Deed, nth: int) -> bool:
    with copied(source) as work:
        return ended(start(work, deed.do, lambda: faults.at_event(nth, faults.die))) >= 0


def attempt(fault: Fault, deed: Deed, known: Known, source: Path, seed: int) -> list[str]:
    """Break one run, look at what is left, run again, and give what is wrong."""
    with copied(source, own_disk=fault is faults.full_disk) as work:
        trial = Trial(deed, known, work, random.Random(seed))
        wrong = fault(trial)
        wrong += _tracebacks(work)
        now = look(work)
        if fault is faults.seeds_that_change:
            wrong += _mixed(trial, now)
            _restore(source, work)
        elif fault is not faults.two_at_once:
            wrong += _damaged(trial, now)
        elif _shown(now) not in [_shown(each) for each in known.rivals]:
            wrong.append(f"it is what neither leaves: {_difference(now, known.after)}")
        code = ended(start(work, deed.do))
        wrong += _tracebacks(work)
        last = look(work)
        if deed.name == "desk" and code:  # nothing is left to decide; the next decision clears up
            last = _shown(last)
        expected = known.rivals if fault is faults.two_at_once else [known.after]
        if last not in expected:
            said = (work.parent / "said").read_text("utf-8", "replace")
            wrong.append(f"the next run, which ends with {code} ({said}), leaves {_difference(last, known.after)}")
        return wrong


def _restore(source: Path, work: Path) -> None:
    """Put the articles back as they were."""
    for folder in ("seeds", "clippings"):
        for path in (work / "project" / folder).glob("*.txt"):
            path.unlink()
        for path in (source / "project" / folder).glob("*.txt"):
            shutil.copy(path, work / "project" / folder)
    made = work / "project" / "made"
    if made.is_dir():  # which is no longer what these articles make, and which no command replaces
        shutil.rmtree(made)


def _tracebacks(work: Path) -> list[str]:
    said = [path.read_text("utf-8", "replace") for path in sorted(work.parent.glob("said*"))]
    return [f"it says: {text[-1500:]}" for text in said if "Traceback" in text]


def _shown(tree: Tree) -> Tree:
    return {path: data for path, data in tree.items() if not is_leftover(path)}


def _damaged(trial: Trial, now: Tree) -> list[str]:
    before, after = trial.known.before, trial.known.after
    wrong = ["a decision is lost"] if faults.is_lost(trial, now) else []
    for path in sorted(now.keys() | before.keys() | after.keys()):
        if is_leftover(path):
            continue
        whole = path in now and is_between(path, now[path], before, after)
        if not whole and not (path not in now and (path not in before or path not in after)):
            wrong.append(f"{path} is damaged")
    return wrong


def _mixed(trial: Trial, now: Tree) -> list[str]:
    """Where pages were made, they are those of the articles before or after the change, and of nothing between."""
    if trial.deed.name not in ("build", "new"):
        return []
    wholes = [trial.known.before, trial.known.after, *trial.known.changed.values()]
    made = [_made(each) for each in wholes]
    return [] if _made(now) in made else [f"a mixture: {_difference(_made(now), _made(trial.known.after))}"]


def _made(tree: Tree) -> Tree:
    return {path: data for path, data in _shown(tree).items() if not path.startswith(("seeds/", "clippings/"))}


def _difference(one: Tree, other: Tree) -> str:
    paths = sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
    return f"{len(paths)} other files, as {paths[:3]}"


def trials(kills: int, others: int, deeds: Sequence[Deed]) -> Iterator[tuple[Fault, Deed, int]]:
    """Give faults and deeds in turn, each kind in its share, so that whoever stops early has seen some of all."""
    shares = [deed for deed in deeds for _ in range(deed.share)]
    random.Random(1).shuffle(shares)
    planned = [(KILLS[n % len(KILLS)], n) for n in range(kills)]
    planned += [(fault, n) for fault in OTHERS for n in range(others)]
    random.Random(2).shuffle(planned)
    yield from ((fault, shares[n * 7 % len(shares)], n) for fault, n in planned)


def main() -> int:
    """Torture, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deeds", nargs="*", metavar="DEED")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--others", type=int, default=20, help="of each of the other faults")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    parser.add_argument("--fault", help="this one alone")
    said = parser.parse_args()
    load()
    deeds = [deed for deed in DEEDS if deed.name in said.deeds or not said.deeds]
    sources = {deed.name: template(deed) for deed in deeds}
    known = {deed.name: learn(deed, sources[deed.name]) for deed in deeds}
    tried: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    planned = [each for each in trials(said.kills, said.others, deeds) if said.fault in (None, each[0].__name__)]
    for fault, deed, number in planned:
        wrong = attempt(fault, deed, known[deed.name], sources[deed.name], said.seed + number)
        name = "kills" if fault in KILLS else fault.__name__
        tried[name] += 1
        failed[name] += bool(wrong)
        if wrong:
            again = f"python -m tools.torture --seed {said.seed + number} --fault {fault.__name__} {deed.name}"
            print(f"{deed.name}, {fault.__name__}: {'; '.join(wrong)}\n  to repeat it: {again} --kills 4 --others 1")
        if sys.stderr.isatty():
            print(f"\r{sum(tried.values())} of {len(planned)}, {sum(failed.values())} failed", end="", file=sys.stderr)
    for source in sources.values():
        shutil.rmtree(source.parent, ignore_errors=True)
    print(", ".join(f"{tried[name]} {name} ({failed[name]} failed)".replace("_", " ") for name in sorted(tried)))
    return 1 if any(failed.values()) else 0


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
