"""Files as people save them, in many shapes: what is read of each, what it says of itself, what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.errors import CollateError
from generator.read import read_articles
from tests import yamls

FOLDER = Path(__file__).parent / "intake"
CASES: list[dict[str, Any]] = yamls.load((FOLDER / "cases.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["file"]))
def test_a_saved_file(tmp_path: Path, case: dict[str, Any]) -> None:
    shutil.copy(FOLDER / case["file"], tmp_path)
    if "refused" in case:
        with pytest.raises(CollateError, match=case["refused"]):
            read_articles(tmp_path, {})
        return
    found = read_articles(tmp_path, {})
    assert len(found.articles) == case.get("count", 1)
    article = found.articles[0]
    text = " ".join(article.text.split())
    assert [words for words in case.get("text", []) if words not in text] == []
    told = [article.text[block.start : block.end] for block in article.blocks if block.kind != "noise"]
    assert [words for words in case.get("lost", []) if words in " ".join(" ".join(told).split())] == []
    assert [words for words in case.get("once", []) if text.count(words) != 1] == []
    assert len(article.blocks) == case.get("paragraphs", len(article.blocks))
    assert case.get("notice", "") in "\n".join(found.notices)
    said = {key: str(getattr(article, key)) for key in case.get("meta", {})}
    assert {
        key: said[key] for key, wanted in case.get("meta", {}).items() if said[key] not in wanted.split(" | ")
    } == {}
