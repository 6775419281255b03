"""The dated events of an article: which date, who takes part, which words; a golden file of short texts."""

import pytest

from generator.models import Event
from tests.extracts import PUBLISHED, article, cases, extractor
from tests.samples import TEXT


def told(text: str, published: str | None = PUBLISHED) -> list[Event]:
    """The events of a text."""
    return extractor().findings(article(text, published)).events


def show(one: Event) -> str:
    """An event in a line."""
    marks = [one.modality] * (one.modality != "stated") + ["carried"] * one.carried
    date = "/".join(filter(None, (one.date.date, one.date.to)))
    return f"{date} {' '.join(one.entities)}: {one.quote}" + f" ({', '.join(marks)})" * bool(marks)


@pytest.mark.parametrize("case", cases("events"))
def test_golden(case: dict[str, object]) -> None:
    published = case.get("published", PUBLISHED)
    assert published is None or isinstance(published, str)
    assert [*map(show, told(str(case["text"]), published))] == case.get("events", [])


def test_a_quote_stands_at_its_span_and_holds_the_words_of_the_date() -> None:
    text = "# Fair\n\nNothing.\n\nOn Monday Rosa Quint sang in Kiruna. She left in June 2019."
    found = told(text)
    for one, words in zip(found, ("On Monday", "in June 2019"), strict=True):
        assert text[one.start : one.end] == one.quote
        assert words in one.quote


def test_headlines_and_noise_tell_nothing() -> None:
    assert told("# Rosa Quint left on Monday\n\n% Rosa Quint left on Monday") == []


def test_one_reading_gives_the_same_claims_with_and_without_events() -> None:
    text = "Night Ferry opened on 3 May 2030. Ivo Brandt directed it in 2029.\n\n" + TEXT
    assert extractor().findings(article(text)).claims == extractor().claims(article(text)) != []
