"""What a whole article is: satire, the review of a tale, or a check of what others claim."""

from __future__ import annotations

from ..models import Article
from .context import Knowledge
from .even_text import article_words, even, even_article
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
    text, words, known = even_article(article.text), article_words(article.text), patterns()
    lines = [text[block.start : block.end] for block in article.blocks]
    if known.satire.may(words) and any(known.satire.search(line, words) for line in lines if len(line) <= SHORT):
        return True
    if known.made_up.search(text, words):
        return True
    last = next((line for line in reversed(lines) if line.strip()), "")
    return known.at_last.match(last, words) is not None and known.mocking.search(text, words) is not None


def reviews_tale(article: Article, know: Knowledge) -> bool:
    """Whether an article reviews a novel, a play or a series, where the story's subjects are none: a short line at its
    head says so, or names a tale, and what stands below speaks of plots, chapters and the like."""
    if know.tales:
        return False
    text = even_article(article.text)
    heads = [text[block.start : block.end] for block in article.blocks[:2] if block.end - block.start <= SHORT]
    signs = {match[0] for match in patterns().reviewing.finditer(text, article_words(article.text))}
    return len(signs) >= (SIGNS_BELOW if any(map(patterns().review.search, heads)) else SIGNS_ALONE)


def tests_claims(article: Article) -> bool:
    """Whether a short line at the head of an article says that it lists claims which it tests."""
    text, words = even_article(article.text), article_words(article.text)
    lines = [text[block.start : block.end] for block in article.blocks[:2] if block.end - block.start <= SHORT]
    return any(patterns().list_of_claims.search(line, words) for line in lines)


def checks_claims(article: Article) -> bool:
    """Whether an article checks what is going round: "we rate both claims false", "a post shared 9,000 times"."""
    return patterns().checking.search(even_article(article.text), article_words(article.text)) is not None
