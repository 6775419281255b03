"""Time, memory and size of this site, and of sites of a thousand and of ten thousand synthetic articles."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tools.synthetic import write_seeds

ROOT = Path(__file__).parent.parent
FEW, MANY = 1_000, 10_000
MB, KB = 1_000_000, 1_000
WIDTH = 18


@dataclass(frozen=True, slots=True)
class Limits:
    """What must hold."""

    slower: float = 1.0
    """Times the processor time of MkDocs that the generator takes."""
    growth: float = 11.0
    """Times the processor time and the memory for ten times the articles."""
    page: float = 500.0
    """kB of a page."""


class Cost(NamedTuple):
    """What a command took."""

    seconds: float
    processor: float
    """Seconds: what else runs on the machine does not count."""
    peak: float
    """MB of memory."""


class Run(NamedTuple):
    """What one of the two programs took for a number of articles, and what it wrote."""

    articles: str
    program: str
    took: Cost
    size: float
    """MB of all files."""
    page: float
    """kB of the largest page."""


class Check(NamedTuple):
    """A figure beside its limit, which has the name that it has among ``Limits``."""

    limit: str
    figure: float
    what: str


def cost(command: Sequence[str | Path], folder: Path, **settings: str) -> Cost:
    """Run a command in a folder and tell what it took; `CalledProcessError` when it fails."""
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, env=os.environ | settings, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / MB)


def generate(seeds: Path, folder: Path) -> Cost:
    """Write the pages of the articles in ``seeds`` into ``folder/docs``."""
    arguments = ("build", "--quiet", "--seeds", seeds, "--docs", folder / "docs")
    return cost((sys.executable, "-m", "generator", *arguments), ROOT)


def build(folder: Path) -> Cost:
    """Let MkDocs make ``folder/site`` of the pages, and of those that are written by hand."""
    from generator.workspace import written_by_hand
    from generator.write import written

    shutil.copy(ROOT / "mkdocs.yml", folder)
    for part in ("overrides", "docs/assets"):
        shutil.copytree(ROOT / part, folder / part)
    for name in written_by_hand(ROOT / "docs", written(ROOT / "docs")):
        shutil.copy(ROOT / "docs" / name, folder / "docs")
    epoch = (folder / ".collate" / "epoch").read_text(encoding="utf-8").strip()
    settings = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": epoch}
    return cost([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, **settings)


def runs(seeds: Path, few: int = FEW, many: int = MANY) -> Iterator[Run]:
    """Measure both programs on the articles in ``seeds`` and on ``few`` synthetic ones, the generator on ``many``."""
    with TemporaryDirectory() as temporary:
        here = Path(temporary)
        yield from _both("this site", seeds, here / "this")
        for count in (few, many):
            write_seeds(here / f"{count}" / "seeds", count)
        yield from _both(f"{few:,}", here / f"{few}" / "seeds", here / f"{few}")
        yield _generated(f"{many:,}", here / f"{many}" / "seeds", here / f"{many}")


def _both(articles: str, seeds: Path, folder: Path) -> Iterator[Run]:
    yield _generated(articles, seeds, folder)
    yield Run(articles, "MkDocs", build(folder), *_written(folder / "site", "*.html"))


def _generated(articles: str, seeds: Path, folder: Path) -> Run:
    return Run(articles, "generator", generate(seeds, folder), *_written(folder / "docs", "*.md"))


def _written(folder: Path, pages: str) -> tuple[float, float]:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return size / MB, max(path.stat().st_size for path in folder.rglob(pages)) / KB


def checks(found: Sequence[Run]) -> list[Check]:
    """Set the figures of all runs, in their order, against each other."""
    ours, theirs, few, site, many = found
    return [
        Check("slower", ours.took.processor / theirs.took.processor, f"of MkDocs' time, {ours.articles}"),
        Check("slower", few.took.processor / site.took.processor, f"of MkDocs' time, {few.articles}"),
        Check("growth", many.took.processor / few.took.processor, f"times the time for {many.articles}"),
        Check("growth", many.took.peak / few.took.peak, f"times the memory for {many.articles}"),
        Check("page", theirs.page, f"kB of the largest page, {theirs.articles}"),
        Check("page", site.page, f"kB of the largest page, {site.articles}"),
        Check("page", many.page, f"kB of the largest page, {many.articles}, in Markdown"),
    ]


def report(seeds: Path, given: Mapping[str, float]) -> bool:
    """Print what was measured, and tell whether every limit that is ``given`` holds; the others are but shown."""
    heads = ("seconds", "processor", "peak MB", "MB written", "largest page, kB")
    print(f"{'articles':<12}{'':<12}" + "".join(f"{head:>{WIDTH}}" for head in heads))
    found = []
    for run in runs(seeds):
        found.append(run)
        figures = (f"{figure:.1f}" for figure in (*run.took, run.size, run.page))
        print(f"{run.articles:<12}{run.program:<12}" + "".join(f"{figure:>{WIDTH}}" for figure in figures), flush=True)
    limits = asdict(Limits()) | dict(given)
    missed = [check for check in checks(found) if check.figure > limits[check.limit]]
    for check in checks(found):
        word = "fail" if check in missed else "pass"
        print(f"{word}: {check.figure:>8.2f} {check.what} (at most {limits[check.limit]:g})")
    return not any(check.limit in given for check in missed)
