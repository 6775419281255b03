"""Changes a finished site in small ways, one at a time, and counts the changes that verifying does not find.

    python -m tools.tamper [--changes 300] [--seed S] [--tool mkdocs|zensical]

A change is one character, in a place drawn at random among the pages, the data, the articles, the story file and the
edits; or one thing that makes a page say or show something else: an attribute, a class, an id, a number of a drawing,
an element that is hidden, a word. Each is tried as it is, and again after the site was sealed anew, as whoever wants
to deceive would. The articles stay; of a resealed site only pages and data are changed. An untouched site must pass, as
it is, compressed, and with the line ends of Windows. What is missed is printed; then the exit code is 1.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import secrets
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from generator.errors import CollateError
from generator.manifest import origin_of, seal
from generator.outputs import expected
from generator.verify import Expected, verify
from generator.verify.page import FinishedPage
from tests.sites import ROOT, lay_out, mkdocs, zensical

TEXTS = (".html", ".json", ".csv", ".css", ".js", ".xml", ".bib")
LETTERS = b"aeiou0123456789<"
KINDS: Sequence[tuple[str, str, str]] = (
    ("class", r'(?<=class=")[a-z-]+(?=[" ])', "other"),
    ("id", r'(?<= id=")[^"]+(?=")', "elsewhere"),
    ("link", r'(?<=href=")[^"#:]+(?=")', "index.html"),
    ("anchor", r'(?<=href="#)[^"]+(?=")', "elsewhere"),
    ("drawing", r'( (?:width|height|x|y|r)=")\d+', r"\g<1>77"),
    ("style", r'(?<=style=")[^"]+(?=")', "display:none"),
    ("hidden", r"<(?:p|li|td|section|div)(?=[ >])", r"\g<0> hidden"),
    ("added", r"</(?:p|li|td)>", r" not\g<0>"),
    ("dropped", r"<(p|li|td)[^>]*>[^<]+</\1>", ""),
    ("number", r"(?<=[ >])\d+(?=[ <,])", "77"),
    ("script", r"</p>", r"</p><script>x()</script>"),
)
"""Kinds of changes inside the content of a page: what is looked for, and what takes its place."""


def one_character(path: Path, draw: random.Random) -> str:
    """Change one character, and say where."""
    data = path.read_bytes()
    at = draw.randrange(len(data))
    fresh = draw.choice([byte for byte in LETTERS if byte != data[at]])
    path.write_bytes(data[:at] + bytes([fresh]) + data[at + 1 :])
    return f"{data[max(0, at - 30) : at + 30]!r} with {chr(fresh)!r}"


def one_thing(path: Path, draw: random.Random) -> str:
    """Change one thing in the content of a page, and say what; "" where there is none of its kind."""
    name, pattern, fresh = draw.choice(KINDS)
    text = path.read_text("utf-8")
    start, end = text.find("<article"), text.rfind("</article>")
    found = list(re.finditer(pattern, text[start:end]))
    if not found:
        return ""
    each = draw.choice(found)
    changed = each.expand(fresh) if "\\" in fresh else fresh
    if changed == each[0]:
        return ""
    path.write_text(f"{text[: start + each.start()]}{changed}{text[start + each.end() :]}", "utf-8")
    return f"{name}: {each[0][:60]!r} with {changed[:60]!r}"


def quick() -> None:
    """Remember what is read of files that stay the same, so that a try takes a tenth of the time."""
    FinishedPage.of = cache(FinishedPage.of)  # type: ignore[method-assign]


def sites(tool: str, folder: Path) -> Path:
    """Build the site of the repository's seeds, sealed, in a folder; give the folder, which holds the seeds too."""
    project = lay_out(folder / "project")
    shutil.move({"mkdocs": mkdocs, "zensical": zensical}[tool](project), folder / "site")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    seal(folder / "site", ROOT)
    return folder


def faults(folder: Path, made: Expected | None = None) -> Sequence[str]:
    """Verify the site of a folder; what stops that is a fault too. ``made`` is what its seeds make, if they stay."""
    try:
        site = folder / "site"
        return verify(site, made or expected(folder / "seeds", None, origin_of(site), finished=False)).faults
    except CollateError as error:
        return error.lines


def tries(folder: Path, changes: int, draw: random.Random) -> Iterator[tuple[Path, Callable[..., str], bool]]:
    """Give files to change, how, and whether the site is sealed anew."""
    # What is compressed says the same as the file beside it, whatever stands in its head.
    site = [path for path in sorted((folder / "site").rglob("*")) if path.is_file() and path.suffix != ".gz"]
    seeds = [path for path in sorted((folder / "seeds").rglob("*")) if path.is_file()]
    pages = [path for path in site if path.suffix == ".html"]
    held = [*pages, *(path for path in site if path.parent.name == "data" and path.name != "manifest.json")]
    pages = [path for path in pages if "embed" not in path.parts]
    for _ in range(changes):
        yield draw.choice(draw.choice([site, pages, held, seeds])), one_character, False
        yield draw.choice(held), one_character, True
        yield draw.choice(pages), one_thing, False
        yield draw.choice(pages), one_thing, True


def sealed_anew(site: Path) -> bool:
    """Seal a site; say whether that can be done, which what is no site any more does not allow."""
    with suppress(CollateError):
        seal(site, ROOT)
        return True
    return False


def same_otherwise(folder: Path, made: Expected) -> Iterator[str]:
    """Give what is found in an untouched site, as it is and in the forms that it may be handed on in."""
    yield from (f"untouched: {fault}" for fault in faults(folder, made)[:3])
    for path in (folder / "site").rglob("*"):
        if path.suffix in TEXTS:
            data = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            path.write_bytes(data)
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data))
    yield from (f"compressed, with other line ends: {fault}" for fault in faults(folder, made)[:3])


def main() -> int:
    """Change and verify; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=300)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    parser.add_argument("--tool", choices=("mkdocs", "zensical"), default="mkdocs")
    said = parser.parse_args()
    draw = random.Random(said.seed)
    quick()
    tried: dict[str, list[int]] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = sites(said.tool, Path(place))
        manifest = folder / "site" / "data" / "manifest.json"
        sealed = manifest.read_bytes()
        made = expected(folder / "seeds", None, origin_of(folder / "site"))
        if not made.finished:
            raise CollateError(f"{said.tool} cannot make the site anew: {made.unlike}")
        for path, change, again in tries(folder, said.changes, draw):
            before = path.read_bytes()
            what = change(path, draw)
            if what:
                sealing = not again or sealed_anew(folder / "site")
                count = tried.setdefault(f"{change.__name__}{', resealed' if again else ''}".replace("_", " "), [0, 0])
                count[0] += 1
                if sealing and not faults(folder, None if "seeds" in path.parts else made):
                    count[1] += 1
                    print(f"missed{', resealed' if again else ''}: {path.relative_to(folder)}: {what}", flush=True)
            path.write_bytes(before)
            manifest.write_bytes(sealed)
        wrong = list(same_otherwise(folder, made))
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print("; ".join(f"{name}: {count[0] - count[1]} of {count[0]} found" for name, count in sorted(tried.items())))
    return 1 if wrong or any(missed for _, missed in tried.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
