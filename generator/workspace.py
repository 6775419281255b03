"""What the site tool must know beside the pages: the whole navigation, and how old the site is."""

from __future__ import annotations

import calendar
import json
from collections.abc import Container, Iterable
from datetime import date
from pathlib import Path

from generator.day_span import first_day
from generator.models import Article


def workspace(nav: str, by_hand: Iterable[str], articles: Iterable[Article]) -> dict[str, str]:
    """Give the files of the folder beside the pages: ``nav.yml``, which ``mkdocs.yml`` inherits, and ``epoch``.

    ``nav`` is the configuration (JSON) that the pages need, to which the pages that are written ``by_hand`` are added.
    The epoch is the newest day on which a source was published, in seconds since 1970, or 0 when none is known; of a
    month or year it is the first day.
    """
    config = json.loads(nav)
    config["nav"] += by_hand
    days = [first_day(article.published) for article in articles if article.published]
    epoch = calendar.timegm(date.fromisoformat(max(days)).timetuple()) if days else 0
    return {"nav.yml": json.dumps(config, ensure_ascii=False, indent=1) + "\n", "epoch": f"{epoch}\n"}


def written_by_hand(docs: Path, generated: Container[str]) -> list[str]:
    """Give the sorted names of the Markdown pages at the top of ``docs`` other than those that are generated."""
    return sorted(path.name for path in docs.glob("*.md") if path.name not in generated)
