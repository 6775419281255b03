"""How pages say who found a claim."""

from __future__ import annotations

from dataclasses import replace

from generator.found_by import found_by, ways
from tests import ferries


def test_each_way_has_its_words_and_its_count() -> None:
    rule = ferries.claims()[0]
    editor = replace(rule, by="editor")
    model = replace(editor, proposed="some-model-3")
    assert found_by(model) == "proposed by some-model-3 and accepted by the editor"
    assert ways([model, editor, rule, rule, model]) == [
        ("found by a rule", 2),
        ("added by the editor", 1),
        ("proposed by some-model-3 and accepted by the editor", 2),
    ]
