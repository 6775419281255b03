"""Each file of a site, held to the one that the site tool makes anew of what the sources make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.manifest import digest
from generator.verify.difference import difference, files_differ
from generator.verify.expected import Expected
from generator.verify.page import FinishedPage


def held_whole(
    files: Mapping[str, bytes], pages: Sequence[FinishedPage], expected: Expected
) -> tuple[list[str], list[str]]:
    """Give the faults, and the paths of files that nothing is there to compare with; the data are held elsewhere."""
    read = {page.path: page for page in pages}
    ours = {path: data for path, data in files.items() if not path.startswith("data/")}
    unheld = sorted(path for path in ours.keys() - expected.finished.keys() if path not in read)
    return list(_faults(ours, read, expected)), unheld


def _faults(files: Mapping[str, bytes], read: Mapping[str, FinishedPage], expected: Expected) -> Iterator[str]:
    for path, wanted in sorted(expected.finished.items()):
        found = files.get(path)
        if path.startswith("data/"):
            continue
        if found is None:
            yield f"{path}:1: is not there; these sources make it"
        elif digest(path, found) != digest(path, wanted):
            told = path in read and difference(read[path].words(), FinishedPage.of(path, wanted).words())
            yield f"{path}:{told or files_differ(found, wanted)}"
    for path in sorted(files.keys() - expected.finished.keys()):
        if path.endswith(".html"):
            yield f"{path}:1: these sources do not make it; remove it"
