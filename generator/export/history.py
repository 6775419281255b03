"""How facts changed from one build to the next, as JSON and as a feed of changes, where the story asks for it."""

from __future__ import annotations

from generator.dossier import Dossier
from generator.export.data import dump


def files(dossier: Dossier, base: str = "") -> dict[str, str]:
    """Give ``history.json`` and ``history.xml`` by their paths; ``base`` is the address of their folder."""
    known, title = dossier.history, dossier.story.title
    if known is None:
        return {}
    from generator.history import as_json, feed

    articles = [*dossier.articles, *(each.article for each in dossier.aside.withdrawn)]
    names = {article.id: article.label for article in articles}
    found = {"data/history.json": dump(as_json(known, title))}
    return found | ({"data/history.xml": feed(known, title, names, base)} if known.changed else {})
