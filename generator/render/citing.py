"""Blocks to copy: a source as BibTeX and CSL-JSON, and as Wikipedia's template where enough is known of it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from markupsafe import Markup

from generator.cite import bibtex, cite_news, csl
from generator.escape import inert
from generator.models import Article


def cite_source(article: Article) -> Markup:
    """Return a closed block with the source in the forms that others cite in.

    Wikipedia asks for what readers can find: a source whose title, outlet and address are all unknown is not offered.
    """
    forms = [("BibTeX", bibtex(article)), ("CSL-JSON", _json(csl(article)))]
    if article.title or article.outlet or article.url:
        forms.append(("Cite in Wikipedia", cite_news(article, "")))
    parts = Markup("\n").join(Markup("<p>{}</p>\n{}").format(name, _code(text)) for name, text in forms)
    return Markup(
        '<details class="quiet cite-as" data-search-exclude="1"><summary>Cite this source</summary>\n{}\n</details>'
    ).format(parts)


def _code(text: str) -> Markup:
    lines = (Markup(" " * (len(line) - len(line.lstrip(" ")))) + inert(line.lstrip(" ")) for line in text.splitlines())
    return Markup("<pre><code>{}</code></pre>").format(Markup("\n").join(lines))


def _json(item: Mapping[str, object]) -> str:
    """An item with a key a line."""
    lines = (f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in item.items())
    return "{\n" + ",\n".join(lines) + "\n}"
