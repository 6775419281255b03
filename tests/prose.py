"""All that a story's pages say in sentences, as text with marks: "It cost £12.4 million [1][2]."

``python tests/prose.py`` renews the files of ``tests/golden/prose``; read every sentence of the difference beside the
articles, as a copy editor does, before committing it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from test_compose import ROOT, told

from generator.compose import Mark, Named, Paragraph, Sentence, Value
from generator.compose.printed import FIXED, THIN

GOLDEN = ROOT / "tests" / "golden" / "prose"
STORIES = {
    "film": ROOT / "seeds",
    "ship": ROOT / "tests" / "corpus" / "ferry",
    "takeover": ROOT / "tests" / "corpus" / "takeover",
    "disaster": ROOT / "examples" / "beirut",
    "trial": ROOT / "tests" / "corpus" / "fraud",
}


def page(folder: Path) -> dict[str, Any]:
    """Everything that composes to sentences, by where it stands."""
    story, found, composer = told(folder)
    numbers = {key: n for n, key in enumerate(composer.sources, 1)}

    def text(paragraph: Paragraph) -> str:
        return " ".join(words(sentence, numbers) for sentence in paragraph)

    topics = {
        topic.id: {
            "lead": text(composer.lead(topic)),
            **{part.title or "more": list(map(text, part.paragraphs)) for part in composer.sections(topic)},
        }
        for topic in story.topics.values()
    }
    facts = [(f"{fact.subject} {fact.field}", fact) for fact in found]
    return {
        "home": list(map(text, composer.home())),
        "topics": topics,
        "disagreements": {name: text(one) for name, fact in facts if (one := composer.disagreement(fact))},
        "plans": {name: text(one) for name, fact in facts if (one := composer.plan(fact))},
        "comparisons": [words(one, numbers) for field in story.fields if (one := composer.comparison(field))],
        "who": [words(one, numbers) for entity in story.entities if (one := composer.who(entity))],
    }


def words(sentence: Sentence, numbers: dict[str, int]) -> str:
    """A sentence as text: marks by number, lapsed plans between tildes, titles between underscores."""
    shown = ""
    for part in sentence.parts:
        if isinstance(part, Mark):
            shown += "".join(f"[{numbers[source]}]" for source in part.sources)
        else:
            struck, italic = isinstance(part, Value) and part.struck, isinstance(part, Named | Value) and part.italic
            shown += f"~{part.text}~" if struck else f"_{part.text}_" if italic else part.text
    return shown.replace(THIN, " ").replace(FIXED, " ")


def as_yaml(story: dict[str, Any]) -> str:
    """The golden file of a story."""
    return yaml.safe_dump(story, allow_unicode=True, sort_keys=False, width=118)


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, folder in STORIES.items():
        (GOLDEN / f"{name}.yml").write_text(as_yaml(page(folder)), encoding="utf-8")
