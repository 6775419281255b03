"""What the desk knows of a story: read when it opens, and again what somebody changed since.

Only one thread calls it. What the rules make of articles that nobody has opened is found beside, and put in by `keep`.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from generator.desk.items import Item, Sources, items
from generator.documents import LARGEST, text_of
from generator.editing import data, is_made, rewrite
from generator.edits import Edits, Memory, Texts, Unwanted, demand_used, leave_out, merge, read_edits
from generator.errors import CollateError
from generator.extract import Extractor
from generator.models import Article, Claim, Fact, Judgements, Name
from generator.reconcile import facts
from generator.story import Story
from generator.suggest import Item as Proposal
from generator.suggest import Verifier, decision, marked, read_items, waiting
from generator.withdrawn import standing

MOST_PROPOSALS: Final = 200_000_000
"""Bytes of the file of proposals, at most: those of 40,000 articles. No person writes it."""
Stamp = tuple[tuple[str, int, int], ...]
Read = Callable[[], tuple[Story, Sequence[Article]]]


@dataclass(frozen=True, slots=True)
class Files:
    """Where everything stands."""

    seeds: Path
    story: Path
    edits: Path
    suggested: Path


class Left(NamedTuple):
    """How many are to be decided."""

    proposals: int = 0
    """Proposals and doubts of models."""
    silent: int = 0
    """Sentences with a value and no claim."""

    @property
    def all(self) -> int:
        """Both."""
        return self.proposals + self.silent


class State:
    """The story, its articles, the editor's hand and the proposals, as they are on the disk."""

    def __init__(self, files: Files, read: Read) -> None:
        self.files = files
        self._read = read
        self._stamps: dict[str, Stamp] = {}
        self._found: dict[Article, list[Claim]] = {}
        self._items: dict[str, tuple[Item, ...]] = {}
        self._left: dict[str, Left] = {}
        self._facts: tuple[tuple[object, ...], list[Fact]] | None = None
        self.story: Story
        self._open(*read())
        self._settle()

    def refresh(self) -> None:
        """Read again what has changed on the disk. Raises `CollateError` when it cannot be read."""
        if self._is_new("seeds", _stamp(self._sources())):
            story, found = self.story, self._found
            self._open(*self._read())
            if _extracted(self.story) == _extracted(story):
                self._found = found
        else:
            self._refresh_hand()

    def _settle(self) -> None:
        """Mark the proposals that the file of edits holds already, as after a desk that was killed.

        What is accepted goes there first, so that nothing is lost between the two files.
        """
        held = data(self.text)
        taken = [each for each in self.proposals if is_made(held, decision(each))]
        if taken:
            path = self.files.suggested
            rewrite(path, marked(path, taken, "accepted"), lambda text: (), MOST_PROPOSALS)
            self._refresh_hand()

    def _sources(self) -> Iterable[Path]:
        aside = {self.files.edits, self.files.suggested}
        return [self.files.story, *(path for path in sorted(self.files.seeds.rglob("*")) if path not in aside)]

    def _is_new(self, what: str, stamp: Stamp) -> bool:
        old, self._stamps[what] = self._stamps.get(what), stamp
        return old != stamp

    def _open(self, story: Story, articles: Sequence[Article]) -> None:
        self._stamps = {"seeds": _stamp(self._sources())}
        self._items, self._left, self._found, self._facts = {}, {}, {}, None
        self.story, self.extractor, self.verifier = story, Extractor(story), Verifier(story)
        self.articles = {article.id: article for article in articles}
        self.texts = Texts(articles)
        self._memory: Memory = {}
        self.text, self.edits = "", Edits()
        self.proposals: list[Proposal] = []
        self._refresh_hand()
        self.top = self._most_used()

    def _refresh_hand(self) -> None:
        """Read the file of edits and the proposals, where they changed; only what changed is made again."""
        before = self._by_article()
        try:
            if self._is_new("edits", _stamp([self.files.edits])):
                text = _text(self.files.edits)
                self.text, self.edits = text, self.read_edits(text)
            if self._is_new("suggested", _stamp([self.files.suggested])):
                self.proposals = waiting(read_items(self.files.suggested, _text(self.files.suggested, MOST_PROPOSALS)))
        except CollateError:
            self._stamps.pop("edits", None)  # so that it is told until it is mended
            self._stamps.pop("suggested", None)
            raise
        after = self._by_article()
        for source in before.keys() | after.keys():
            if before.get(source) != after.get(source):
                self._items.pop(source, None)
                self._left.pop(source, None)

    def _by_article(self) -> dict[str, list[object]]:
        """Give what the editor and the models say, article by article."""
        said: dict[str, list[object]] = {}
        for claim in self.edits.claims:
            said.setdefault(claim.source, []).append(claim)
        for entry in self.edits.left_out:
            said.setdefault(entry.source, []).append(replace(entry, line=0))
        for proposal in self.proposals:
            said.setdefault(proposal["source"], []).append(proposal)
        for source in sorted(self.edits.read):
            said.setdefault(source, []).append("read")
        return said

    def read_edits(self, text: str) -> Edits:
        """Read the text of a file of edits. Raises `CollateError` with its mistakes."""
        return read_edits(self.files.edits, text, self.story, self.texts, self._memory)

    def wrong(self, text: str) -> Sequence[str]:
        """Give the mistakes in the text of a file of edits, also those that only the claims of the rules show.

        What is judged of facts is held to them as soon as all articles are read.
        """
        try:
            edits = self.read_edits(text)
            sources = dict.fromkeys(each.source for each in edits.left_out)
            rules = [claim for source in sources for claim in self.rules(self.articles[source])]
            leave_out(self.files.edits, rules, edits.left_out)
            if edits.judged != Judgements() and self.unread() is None:
                demand_used(self.files.edits, edits, self._judged(edits), self.story)
        except CollateError as error:
            return error.lines
        return ()

    def facts(self) -> list[Fact]:
        """Give what all articles say that are read by now, and how that stands."""
        key = (self.text, id(self.story), len(self._found))
        if self._facts is None or self._facts[0] != key:
            claims = self._counted(self.edits)
            self._facts = key, facts(claims, self.story, [*self.articles.values()], self.edits.judged)
        return self._facts[1]

    def _judged(self, edits: Edits) -> list[Fact]:
        """Give the facts that the editor judges, and those with names where names are judged."""
        about = {(each.subject, each.field) for each in edits.judged.rankings}
        about |= {(each.subject, each.field) for each in edits.judged.notes}
        named = bool(edits.names)
        claims = [
            each
            for each in self._counted(edits)
            if (each.subject, each.field) in about or (named and (each.via or isinstance(each.value, Name)))
        ]
        return facts(claims, self.story, [*self.articles.values()], edits.judged)

    def _counted(self, edits: Edits) -> list[Claim]:
        """Give the claims that count of all articles read by now: those of the rules that stay, and the editor's."""
        out: dict[str, list[Unwanted]] = {}
        for entry in edits.left_out:
            out.setdefault(entry.source, []).append(entry)
        kept: list[Claim] = []
        for article in self.articles.values():
            rules = self._found.get(article, [])
            kept += leave_out(self.files.edits, rules, out[article.id])[0] if article.id in out and rules else rules
        gone = [each for each in self.articles if self.why_gone(each)]
        return standing(merge(kept, edits.claims, self.articles.values()), gone)

    def why_gone(self, source: str) -> str:
        """Say why an article was withdrawn, so that nothing of it counts; "" for one that stands."""
        known = self.story.sources.get(self.articles[source].file)
        return known.withdrawn.reason if known and known.withdrawn else ""

    def rules(self, article: Article) -> list[Claim]:
        """Give what the rules find in an article."""
        if article not in self._found:
            self._found[article] = self.extractor.claims(article)
        return self._found[article]

    def keep(self, article: Article, claims: list[Claim], story: Story) -> None:
        """Take what was found in an article beside, unless the story has changed since."""
        if story is self.story:
            self._found.setdefault(article, claims)

    def unread(self) -> Article | None:
        """Give the next article of which nobody knows yet what the rules make of it."""
        return next((article for article in self.articles.values() if article not in self._found), None)

    def items(self, source: str) -> tuple[Item, ...]:
        """Give what there is to decide in an article."""
        if source not in self._items:
            article = self.articles[source]
            known = Sources(self.story, self.texts, self.edits, self.proposals, self.files.edits)
            self._items[source] = items(article, self.rules(article), known)
        return self._items[source]

    def left(self, source: str) -> Left | None:
        """Say how many are left in an article; ``None`` as long as nobody knows."""
        if source not in self._left and self.articles[source] in self._found:
            kinds = [each.kind for each in self.items(source)]
            silent = 0 if source in self.edits.read else kinds.count("silent")
            self._left[source] = Left(kinds.count("model") + kinds.count("doubted"), silent)
        return self._left.get(source)

    def next_open(self, source: str) -> str:
        """Give the id of the next article that has something left, or of which nobody knows yet; "" for none."""
        order = list(self.articles)
        at = order.index(source)
        behind = [*order[at + 1 :], *order[:at]]
        return next((each for each in behind if (left := self.left(each)) is None or left.all), "")

    def _most_used(self) -> list[str]:
        """Give the ids of the fields that the editor and the proposals use most, nine at most, then the story's own."""
        uses = Counter([claim.field for claim in self.edits.claims] + [each["field"] for each in self.proposals])
        known = [field for field, _ in uses.most_common() if field in self.story.fields]
        return list(dict.fromkeys([*known, *self.story.fields]))[:9]


def _extracted(story: Story) -> Story:
    """Give what the rules read of a story: not what is known of its sources, nor where in the file things stand."""
    return replace(story, sources={}, topic_lines={}, field_lines={}, notices=())


def _stamp(paths: Iterable[Path]) -> Stamp:
    """When each file was changed last, and its size; nothing for what is not there."""
    found = []
    for path in paths:
        try:
            about = path.stat()
        except FileNotFoundError:
            continue
        found.append((str(path), about.st_mtime_ns, about.st_size))
    return tuple(found)


def _text(path: Path, largest: int = LARGEST) -> str:
    """Give the text of a file of ours; "" when it is not there. Raises `CollateError` for what is no file with text."""
    return text_of(path, largest) if os.path.lexists(path) else ""
