"""Claims, facts and sources as data for other programs, each file described by a schema in ``schemas/``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.compose import Sentence
from generator.dossier import Dossier
from generator.export import citations, data, feed, history, jsonld
from generator.export.data import COLUMNS, SCHEMA, dump, timeline, value_json

__all__ = ["COLUMNS", "SCHEMA", "dump", "files", "timeline", "value_json"]


def files(
    dossier: Dossier, site_url: str = "", told: Mapping[str, Sequence[Sentence]] = data.NOTHING_TOLD
) -> dict[str, str]:
    """Give the text of each data file by its path inside the folder of pages.

    ``site_url`` is where the site will stand, which makes ids and links absolute; without it they are relative.
    ``told`` are the sentences of each topic, by its id. The feed is left out when no source is dated.
    """
    base = f"{site_url.rstrip('/')}/data/" if site_url else ""
    known = data.files(dossier, told) | citations.files(dossier) | jsonld.files(dossier, base)
    return known | feed.files(dossier, base) | history.files(dossier, base)
