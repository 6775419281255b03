"""What every citation says of a source in its note: the name by which this site knows it."""

from __future__ import annotations

from generator.models import Article
from generator.plain import plain


def note(article: Article) -> str:
    """Give the source's label, and that it is a retelling where it is one."""
    label = plain(article.label) or article.id
    return f"{label} (read in a retelling)" if article.kind == "retelling" else label
