"""Claims, facts and sources as data for other programs, each file described by a schema in ``schemas/``."""

from __future__ import annotations

from generator.dossier import Dossier
from generator.export import citations, data, feed, history, jsonld
from generator.export.data import COLUMNS, SCHEMA, dump, timeline, value_json

__all__ = ["COLUMNS", "SCHEMA", "dump", "files", "timeline", "value_json"]


def files(dossier: Dossier, site_url: str = "") -> dict[str, str]:
    """Give the text of each data file by its path inside the folder of pages.

    ``site_url`` is where the site will stand, which makes ids and links absolute; without it they are relative. The
    feed is left out when no source is dated.
    """
    base = f"{site_url.rstrip('/')}/data/" if site_url else ""
    known = data.files(dossier) | citations.files(dossier) | jsonld.files(dossier, base)
    return known | feed.files(dossier, base) | history.files(dossier, base)
