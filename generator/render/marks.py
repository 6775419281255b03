"""Citation marks: the numbers of the sources of one statement, in one link that leads to the sentences behind it.

Sources are numbered once for the whole site, in their order. A run of three or more is written as one: ``[1–3][5]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from markupsafe import Markup

from generator.escape import inert
from generator.render.notes import FootNote

RUN: Final = 3
"""So many numbers in a row are worth a dash: two are as short without."""
SHOWN: Final = 6
"""How many brackets a mark holds; more are wider than the words that they stand behind."""

LISTED: Final = 24
"""How many sources a card picks out of a note, which holds no more sentences than that."""


class Citation(NamedTuple):
    """The mark of one statement, the same on all pages."""

    note: FootNote
    link: Markup
    """To the note at the foot of the page."""
    alone: Markup
    """For a page without notes."""


def citation(note: FootNote, numbers: Iterable[int]) -> Citation:
    """Return the mark of a statement that stands on the sources of these numbers; no numbers, no mark."""
    held = sorted({*numbers})
    return Citation(note, mark(held, note.id, note.title) if held else Markup(""), Markup(brackets(held)))


def mark(numbers: Iterable[int], note: str, title: str) -> Markup:
    """Return the link of a statement that stands on the sources of these numbers.

    ``note`` is the id of the note at the foot of the same page, ``title`` what the statement is about, for whoever
    hears the link.
    """
    return _mark(tuple(sorted({*numbers})), note, title)


@lru_cache(maxsize=1 << 16)
def _mark(numbers: tuple[int, ...], note: str, title: str) -> Markup:
    sources = " ".join(map(str, numbers[:LISTED]))
    name = inert(f"{spoken(numbers)}: {title}")
    return Markup(
        f'<a class="cite" href="#{note}" data-s="{sources}" aria-label="{name}" data-search-exclude="1">'
        f"{brackets(numbers)}</a>"
    )


def brackets(numbers: Sequence[int]) -> str:
    """Return numbers, which are in order, in brackets, runs as one; of many the first, and how many more.

    >>> brackets([1, 2]), brackets([1, 2, 3, 5]), brackets(range(1, 30, 2))
    ('[1][2]', '[1–3][5]', '[1][3][5][7][9][11]+9')
    """
    runs = [run for group in _runs(numbers) for run in ([group] if len(group) >= RUN else [[n] for n in group])]
    shown = "".join(f"[{run[0]}–{run[-1]}]" if len(run) > 1 else f"[{run[0]}]" for run in runs[:SHOWN])
    rest = sum(map(len, runs[SHOWN:]))
    return f"{shown}+{rest}" if rest else shown


def spoken(numbers: Sequence[int]) -> str:
    """Return numbers in words for whoever hears them.

    >>> spoken([2]), spoken([1, 2, 5]), spoken(range(1, 30))
    ('Source 2', 'Sources 1, 2 and 5', 'Sources 1, 2, 3, 4, 5, 6 and 23 more')
    """
    if len(numbers) == 1:
        return f"Source {numbers[0]}"
    parts = [str(n) for n in numbers[:SHOWN]]
    rest = len(numbers) - len(parts)
    parts += [f"{rest} more"] if rest else []
    return f"Sources {', '.join(parts[:-1])} and {parts[-1]}"


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for n in numbers:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs
