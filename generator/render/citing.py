"""Blocks to copy: a source as BibTeX and CSL-JSON, a fact's sources as Wikipedia's template. Closed until asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from generator.cite import bibtex, cite_news, csl
from generator.escape import inert
from generator.models import Article, Claim, Fact
from generator.render.passages import excerpt
from generator.render.site import Site, anchor

SHOWN = 3
"""How many sources of a fact a page cites; the data has all."""


def cite_source(article: Article) -> Markup:
    """Return a block with the source in two forms."""
    forms = (("BibTeX", bibtex(article)), ("CSL-JSON", _json(csl(article))))
    parts = (Markup("<p>{}</p>\n{}").format(name, _code(text)) for name, text in forms)
    return _block("Cite this source", Markup("\n").join(parts))


def cite_facts(site: Site, facts: Iterable[Fact]) -> dict[str, Markup]:
    """Return a block for each fact, by its anchor: a template for each source, a line each."""
    return {anchor(fact): _cite_fact(site, fact) for fact in facts}


def _cite_fact(site: Site, fact: Fact) -> Markup:
    first: dict[str, Claim] = {}
    for position in fact.positions:
        for claim in position.claims:
            first.setdefault(claim.source, claim)
    shown = [_wikitext(site, claim) for claim in list(first.values())[:SHOWN]]
    more = len(first) - len(shown)
    rest = Markup("\n<p>{} more in data/citations.json</p>").format(more) if more else Markup("")
    return _block("Cite in Wikipedia", _code("\n".join(shown)) + rest)


def _wikitext(site: Site, claim: Claim) -> str:
    article = site.by_source[claim.source]
    return cite_news(article, excerpt(article, site.shown[claim.id], (claim.start, claim.end)))


def _block(title: str, body: Markup) -> Markup:
    return Markup('<details class="cite-as" data-search-exclude><summary>{}</summary>\n{}\n</details>').format(
        title, body
    )


def _code(text: str) -> Markup:
    lines = (Markup(" " * (len(line) - len(line.lstrip(" ")))) + inert(line.lstrip(" ")) for line in text.splitlines())
    return Markup("<pre><code>{}</code></pre>").format(Markup("\n").join(lines))


def _json(item: Mapping[str, object]) -> str:
    """An item with a key a line."""
    lines = (f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in item.items())
    return "{\n" + ",\n".join(lines) + "\n}"
