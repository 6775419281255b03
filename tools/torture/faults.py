"""What befalls a command: each fault breaks one run of it, and gives what is wrong beside what the files show."""

from __future__ import annotations

import errno
import os
import random
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import generator
from tools.torture.child import HUNG, NOBODY, ended, start
from tools.torture.deeds import OTHER, Deed, Tree, lost
from tools.torture.system import CALLS, own, room, trace

EVENTS = frozenset(("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "fcntl.flock", "subprocess.Popen"))
"""What changes files, of that which Python reports of itself; and what is opened to be written."""
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
PAGE = 4096
NEEDED = (Path(generator.__file__).parent, Path(os.__file__).parent)
"""What another user must be able to read: this program, and Python's own modules."""


@dataclass(frozen=True)
class Known:
    """What undisturbed runs of a deed do."""

    before: Tree
    after: Tree
    events: int
    """How often it changes a file."""
    seconds: float
    calls: Mapping[str, int] = field(default_factory=dict)
    """How often a process of its own makes a system call."""
    rivals: Sequence[Tree] = ()
    """What may lie there when a rival was at work too."""
    changed: Mapping[str, Tree] = field(default_factory=dict)
    """What comes of an article that changed, by the kind of change."""


@dataclass(frozen=True)
class Trial:
    """One run that is broken."""

    deed: Deed
    known: Known
    work: Path
    draw: random.Random


# Kills


def kill_by_time(trial: Trial) -> list[str]:
    """After some time, less than it needs."""
    child = start(trial.work, trial.deed.do)
    time.sleep(trial.draw.uniform(0, trial.known.seconds))
    os.kill(child, signal.SIGKILL)
    ended(child)
    return []


def kill_by_phase(trial: Trial) -> list[str]:
    """Before a change of a file."""
    nth = trial.draw.randrange(trial.known.events) + 1
    return _end(start(trial.work, trial.deed.do, lambda: at_event(nth, die)))


def kill_in_a_file(trial: Trial) -> list[str]:
    """When a file, half written, has some size."""
    largest = max(len(data) for data in trial.known.after.values())
    size = int(largest ** trial.draw.random())

    def arm() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return _end(start(trial.work, trial.deed.do, arm))


def kill_by_call(trial: Trial) -> list[str]:
    """In a system call, in a process of its own; by phase where nothing traces those."""
    if not trial.known.calls:
        return kill_by_phase(trial)
    call = trial.draw.choice(CALLS)
    nth = trial.draw.randrange(max(trial.known.calls[call], 1)) + 1
    return _end(start(trial.work, lambda: trace(trial.deed.argv, f"inject={call}:signal=KILL:when={nth}")))


def die() -> None:
    """End this process at once."""
    os.kill(os.getpid(), signal.SIGKILL)


# Other faults


def full_disk(trial: Trial) -> list[str]:
    """A disk with less room than is needed, or one that says so at some change of a file."""
    if trial.deed.name == "publish" or not os.path.ismount(trial.work):
        return _refused(trial, errno.ENOSPC)
    needed = sum(len(data) // PAGE + 2 for data in trial.known.after.values()) * PAGE
    used = shutil.disk_usage(trial.work).used
    with room(trial.work, used + PAGE * trial.draw.randrange(needed // PAGE)):
        return _end(start(trial.work, trial.deed.do), said=trial.work)


def quota(trial: Trial) -> list[str]:
    """A limit on the size of files, or on their number."""
    if trial.draw.random() < 0.5:
        return _refused(trial, errno.EDQUOT)
    size = int(max(map(len, trial.known.after.values())) ** trial.draw.random())
    arm = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (max(size, 600), max(size, 600)))  # noqa: E731  # the lines of its own stderr fit
    return _end(start(trial.work, trial.deed.do, arm), said=trial.work)


def read_only(trial: Trial) -> list[str]:
    """A folder, or all of them, in which nothing may be written."""
    if trial.deed.name == "publish" or not all(map(_is_shared, NEEDED)):  # another user may not have what it needs
        return _refused(trial, errno.EROFS)
    project = trial.work / "project"
    folders = [path for path in [project, *project.rglob("*")] if path.is_dir() and ".git" not in path.parts]
    chosen = trial.draw.choice([[folder] for folder in folders] + [folders])
    own(trial.work, NOBODY)
    rights = {path: path.stat().st_mode for folder in chosen for path in [folder, *folder.iterdir()] if path.exists()}
    for path, mode in rights.items():
        path.chmod(mode & 0o555)
    try:
        return _end(start(trial.work, trial.deed.do), said=trial.work)
    finally:
        for path, mode in rights.items():
            if path.exists():
                path.chmod(mode)


def _is_shared(folder: Path) -> bool:
    """Whether other users may read in a folder: a checkout in a private one is closed to them."""
    return all(each.stat().st_mode & 0o005 == 0o005 for each in [folder, *folder.parents])


def two_at_once(trial: Trial) -> list[str]:
    """Somebody else at the same place."""
    pair = [trial.deed.do, trial.deed.rival]
    trial.draw.shuffle(pair)
    first = start(trial.work, pair[0])
    time.sleep(trial.draw.uniform(0, trial.known.seconds))
    second = start(trial.work, pair[1], said="said-2")
    codes = [ended(first), ended(second)]
    wrong = ["one of them hangs"] if HUNG in codes else []
    if not {0, *codes} <= {0, 1}:
        wrong.append(f"they end with {codes}")
    return wrong


def seeds_that_change(trial: Trial) -> list[str]:
    """Articles that are changed, cut, renamed or removed while they are read."""
    child = start(trial.work, trial.deed.do)
    time.sleep(trial.draw.uniform(0, trial.known.seconds))
    CHANGES[trial.draw.choice([*CHANGES])](trial.work / "project")
    return _end(child, said=trial.work)


def signals(trial: Trial) -> list[str]:
    """What a terminal, a system or a hang-up sends, to the process and to those that it started."""
    number = trial.draw.choice((signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    child = start(trial.work, trial.deed.do)
    time.sleep(trial.draw.uniform(0.005, trial.known.seconds))
    with suppress(ProcessLookupError):  # quicker than usual
        os.killpg(child, number)
    code = ended(child)
    wrong = ["it hangs"] if code == HUNG else []
    if code >= 0 and (left := [path.name for path in (trial.work / "tmp").iterdir()]):
        wrong.append(f"{signal.Signals(number).name} leaves temporary files: {left}")
    return wrong


def _replaced(project: Path) -> None:
    path = _articles(project) / "b.txt"
    fresh = path.with_suffix(".new")
    fresh.write_text(OTHER, "utf-8")
    fresh.replace(path)


def _removed(project: Path) -> None:
    (_articles(project) / "b.txt").unlink()


def _cut(project: Path) -> None:
    os.truncate(_articles(project) / "b.txt", 20)


def _renamed(project: Path) -> None:
    (_articles(project) / "b.txt").rename(_articles(project) / "c.txt")


def _articles(project: Path) -> Path:
    return next(path for path in (project / "seeds", project / "clippings") if path.is_dir())


CHANGES: Mapping[str, Callable[[Path], None]] = {
    "replaced": _replaced,
    "removed": _removed,
    "cut": _cut,
    "renamed": _renamed,
}
KILLS: Sequence[Callable[[Trial], list[str]]] = (kill_by_time, kill_by_phase, kill_in_a_file, kill_by_call)
OTHERS: Sequence[Callable[[Trial], list[str]]] = (
    full_disk,
    quota,
    read_only,
    two_at_once,
    seeds_that_change,
    signals,
)


def at_event(nth: int, then: Callable[[], None], on: bool = False) -> None:
    """Do something before the ``nth`` change of a file by this process; with ``on``, before each later one too."""
    count = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event in EVENTS or (event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES):
            count += 1
            if count == nth or (on and count > nth):
                then()

    sys.addaudithook(hook)


def _refused(trial: Trial, number: int) -> list[str]:
    """A system that refuses all changes of files from some on."""
    nth = trial.draw.randrange(trial.known.events) + 1

    def refuse() -> None:
        raise OSError(number, os.strerror(number), "somewhere")

    return _end(start(trial.work, trial.deed.do, lambda: at_event(nth, refuse, on=True)), said=trial.work)


def _end(child: int, said: Path | None = None) -> list[str]:
    """Wait for a child. Where ``said``, it had to end as commands do: with 0, or with 1 and a line."""
    code = ended(child)
    if code == HUNG:
        return ["it hangs"]
    if said and code not in (0, 1):
        return [f"it ends with {code}"]
    if said and code and not (said.parent / "said").read_text("utf-8", "replace").strip():
        return ["it fails without a word"]
    return []


def is_lost(trial: Trial, now: Tree) -> bool:
    """Say whether a decision is gone."""
    return lost(now, trial.known.before, trial.known.after)
