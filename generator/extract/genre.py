"""What a whole article is: satire, the review of a tale, or a check of what others claim."""

from __future__ import annotations

from ..models import Article
from .assertion import TALES
from .context import Knowledge
from .even_text import even, even_article
from .lexicon import patterns

SHORT = 160
"""Characters of a paragraph that says of the whole text what it is."""
SIGNS_BELOW, SIGNS_ALONE = 2, 4
"""How many different words of reviews a text must hold: below a line that says "review", and without one."""


def is_satire(article: Article) -> bool:
    """Whether an article says that it is satire or made up: by its section, in a short line, or of what it tells; or
    shows it twice over: it ends as such texts do, and has another of their marks."""
    if article.section and patterns().filed.search(even(article.section)):
        return True
    lines = [article.text[block.start : block.end] for block in article.blocks]
    if any(patterns().satire.search(even(line)) for line in lines if len(line) <= SHORT):
        return True
    text, known = even_article(article.text), patterns()
    if known.made_up.search(text):
        return True
    last = next((even(line) for line in reversed(lines) if line.strip()), "")
    return known.at_last.match(last) is not None and known.mocking.search(text) is not None


def reviews_tale(article: Article, know: Knowledge) -> bool:
    """Whether an article reviews a novel, a play or a series, where the story's subjects are none: a short line at its
    head says so, or names a tale, and what stands below speaks of plots, chapters and the like."""
    if any(subject.kind in TALES for subject in know.story.subjects.values()):
        return False
    text = even_article(article.text)
    heads = [text[block.start : block.end] for block in article.blocks[:2] if block.end - block.start <= SHORT]
    signs = {match[0] for match in patterns().reviewing.finditer(text)}
    return len(signs) >= (SIGNS_BELOW if any(map(patterns().review.search, heads)) else SIGNS_ALONE)


def tests_claims(article: Article) -> bool:
    """Whether a short line at the head of an article says that it lists claims which it tests."""
    lines = (article.text[block.start : block.end] for block in article.blocks[:2] if block.end - block.start <= SHORT)
    return any(patterns().list_of_claims.search(even(line)) for line in lines)


def checks_claims(article: Article) -> bool:
    """Whether an article checks what is going round: "we rate both claims false", "a post shared 9,000 times"."""
    return patterns().checking.search(even_article(article.text)) is not None
