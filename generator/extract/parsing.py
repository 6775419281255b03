"""An article as sentences with their names, values, tokens and clauses, before a rule asks what they say.

Each step goes through the whole article before the next one begins: what runs on takes less time than what takes turns.
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from ..models import Article, BlockKind, Money
from ..names import NameFinder
from ..values import Mention, find_values
from .candidates import TYPE_NAMES
from .clauses import clauses
from .context import Knowledge, Sentence
from .coreference import ITSELF, SHE
from .lexicon import SHE_KINDS
from .people import SPELLED, group_names, is_person
from .sentences import paragraphs, sentences
from .tokens import Token, tokenize, undated

NAMED_TYPES = frozenset(("person", "organisation", "place", "craft", "name"))


class Paragraph(NamedTuple):
    """A paragraph of an article."""

    kind: BlockKind
    start: int
    end: int
    """``article.text[start:end]``."""
    values: list[Mention]


class Parser:
    """Parses articles of one story; what the story file says is prepared once."""

    def __init__(self, know: Knowledge) -> None:
        self.know = know
        story = know.story
        self.names = NameFinder([*story.subjects.values(), *story.entities.values()], know.cues.noun_words)
        ships = any(subject.kind in SHE_KINDS for subject in story.subjects.values())
        self.referring = ITSELF | know.generic.keys() | (SHE if ships else frozenset())

    def parse(self, article: Article) -> list[tuple[BlockKind, list[Sentence]]]:
        """The sentences of each paragraph of an article that is no noise, with the kind of its block."""
        parts = [
            Paragraph(block.kind, first, last, self.values(article.text[first:last]))
            for block in article.blocks
            for first, last in (paragraphs(article.text, block.start, block.end) if block.kind != "noise" else ())
        ]
        seen: set[str] = set()
        found = [(part.kind, self.cut(article, part, seen)) for part in parts]
        for _, cut in found:
            for sentence in cut:
                self.join(sentence)
        return found

    def values(self, text: str) -> list[Mention]:
        """The values in a paragraph, without sums beside those meant, unless a field asks for them: "$5m more than"."""
        asked = self.know.cues.beside
        return [
            value
            for value in find_values(text)
            if not value.beside
            or (asked and isinstance(value.value, Money) and text[value.end :].lower().startswith(asked))
        ]

    def cut(self, article: Article, part: Paragraph, seen: set[str]) -> list[Sentence]:
        """A paragraph cut into sentences, still without clauses; people of the story that it names become ``seen``."""
        text, inside = article.text[part.start : part.end], False
        names = self.names.find(text, frozenset(seen))
        mentions = sorted([*names, *part.values], key=lambda one: (one.start, -one.end))
        found = []
        for start, end in sentences(article.text, part.start, part.end):
            tokens = tokenize(text, start - part.start, end - part.start, mentions, self.know.lex)
            found.append(
                self.sentence(article, part.start, text, tokens, (start - part.start, end - part.start), inside)
            )
            inside = still_open(article.text[start:end], inside)
        people = [token for one in found for token in one.tokens if token.name and is_person(token, self.know)]
        seen.update(token.name.value.entity for token in people if token.name and token.name.value.entity)
        return found

    def sentence(
        self, article: Article, start: int, text: str, row: list[Token], span: tuple[int, int], quoted: bool
    ) -> Sentence:
        """The sentence that a row of tokens makes, without the dateline before it and still without clauses."""
        tokens, referring = undated(row), self.referring
        filled = tuple([at for at, token in enumerate(tokens) if token.tag in ("NAME", "VAL")])
        group_names(tokens, filled, self.know.lex)
        texts = [token.text for token in tokens]
        places = filled if referring.isdisjoint(texts) else range(len(tokens))
        spots = tuple([at for at in places if tokens[at].tag == "NAME" or texts[at] in referring])
        words = frozenset(chain(texts, *[endings(texts[at]) for at in filled if tokens[at].name and " " in texts[at]]))
        types = held([tokens[at] for at in filled], words, self.know)
        first = span[0] if tokens is row or not tokens else tokens[0].start
        return Sentence(article, start, text, tokens, [], [], (first, span[1]), quoted, words, spots, filled, types)

    def join(self, sentence: Sentence) -> None:
        """Give a sentence its clauses."""
        sentence.clauses = clauses(sentence.tokens, self.know.lex)
        sentence.clause_at = where = [-1] * len(sentence.tokens)
        for index, clause in enumerate(sentence.clauses):
            where[clause.first : clause.last] = [index] * (clause.last - clause.first)


def endings(name: str) -> list[str]:
    """The last words of a name, as nouns that it may be one of: "station" of an International Space Station."""
    parts = name.split()
    return [" ".join(parts[at:]) for at in range(max(1, len(parts) - 2), len(parts))]


def held(filled: list[Token], words: frozenset[str], know: Knowledge) -> frozenset[str]:
    """The types of field for which a sentence with such names and values and words may hold a value."""
    types = {TYPE_NAMES[type(token.value.value)] for token in filled if token.value}
    if any(token.name for token in filled):
        types |= NAMED_TYPES
    elif not words.isdisjoint(SPELLED) or not words.isdisjoint(know.several) or not words.isdisjoint(know.roles):
        types.add("person")
    return frozenset(types)


def still_open(text: str, inside: bool) -> bool:
    """Whether a quotation is open behind a text, ``inside`` which one was before it.

    >>> still_open("“It sank.", False), still_open("It rose.” She left.", True), still_open("She left.", False)
    (True, False, False)
    """
    opened = text.count("“") - text.count("”") + (text.count('"') % 2) * (-1 if inside else 1)
    return opened > 0 or (inside and opened == 0)
