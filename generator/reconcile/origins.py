"""Where claims come from: the article, or the one that it credits; articles that copy one another are one origin.

Copies are found by the share of word sequences that two texts hold in common, on a sample that is the same for every
text: A. Broder, "On the resemblance and containment of documents", 1997.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final
from zlib import crc32

from generator.models import Article, Claim
from generator.patterns import lazy
from generator.reconcile.editor import Editor
from generator.reconcile.group import name_key
from generator.story import Source

SHINGLE: Final = 6
"""Words in a sequence."""
SAMPLE: Final = 4
"""One sequence in so many is looked at."""
ENOUGH: Final = 6
"""How many sequences of the sample a text must have to be judged."""
COPIED: Final = 0.6
"""The share of the shorter text that must stand in the longer one."""
NO_SOURCES: Final[Mapping[str, Source]] = MappingProxyType({})
_WORD = lazy(r"\w+")


def origins(
    claims: Iterable[Claim], articles: Sequence[Article], editor: Editor, sources: Mapping[str, Source] = NO_SOURCES
) -> dict[str, str]:
    """Return the origin of each claim by its id: the id of a source, or "via" and the name of the one it credits.

    An article that copies another has the origin of the first of them; one whose outlet is credited elsewhere has the
    origin of that credit. What the editor says of the origin of a source goes before both; ``sources`` are by their
    file's name.
    """
    claims = list(claims)
    spelled: dict[str, str] = {}
    full = _in_full([*(claim.via for claim in claims if claim.via), *(each.outlet for each in articles if each.outlet)])

    def credit(name: str) -> str:
        """The one name of somebody who is credited: the first spelling of it that was met, in full if one was."""
        known = editor.credit(name)
        known = full.get(known, known)
        return spelled.setdefault(name_key(known), known)

    credited = {credit(claim.via) for claim in sorted(claims, key=lambda each: each.id) if claim.via}
    first = copies(articles)
    own = {article.id: first.get(article.id, article.id) for article in articles}
    for article in articles:
        outlet = credit(article.outlet) if article.outlet else ""
        if outlet in credited:
            own[article.id] = f"via {outlet}"
    for article in articles:
        given = sources[article.file].origin if article.file in sources else None
        if given:
            own[article.id] = own.get(given, f"via {credit(given)}")
    return {c.id: f"via {credit(c.via)}" if c.via else own.get(c.source, c.source) for c in claims}


def _in_full(names: Iterable[str]) -> dict[str, str]:
    """The abbreviations among names that stand for one other of them: "AFP" for "Agence France-Presse"."""
    names = dict.fromkeys(names)
    meant: dict[str, dict[str, str]] = {}
    for name in names:
        words = [word for word in name_key(name).split() if word != "the"]
        if len(words) > 1:
            meant.setdefault("".join(word[0] for word in words), {}).setdefault(" ".join(words), name)
    short = {name: meant.get(name.casefold(), {}) for name in names if name.isalpha()}
    return {name: next(iter(found.values())) for name, found in short.items() if len(found) == 1}


def copies(articles: Sequence[Article]) -> dict[str, str]:
    """Return the articles that copy another, or are copied in part by it, with the first such article, by their ids."""
    sizes: dict[str, int] = {}
    holders: dict[int, str] = {}
    first: dict[str, str] = {}
    for article in articles:
        sample = _sample(article)
        sizes[article.id] = len(sample)
        shared = Counter(holders[mark] for mark in sample if mark in holders)
        for other, count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            smaller = min(len(sample), sizes[other])
            if smaller >= ENOUGH and count >= COPIED * smaller:
                first[article.id] = first.get(other, other)
                break
        for mark in sample:
            holders.setdefault(mark, article.id)
    return first


def _sample(article: Article) -> set[int]:
    """The marks of the sampled word sequences of an article's prose."""
    prose = (article.text[block.start : block.end] for block in article.blocks if block.kind == "prose")
    words = [word.encode("utf-8", "replace") for part in prose for word in _WORD.findall(part.casefold())]
    marks = map(crc32, map(b" ".join, zip(*(words[at:] for at in range(SHINGLE)), strict=False)))
    return {mark for mark in marks if not mark % SAMPLE}
