"""Who says what: how each source stands to the others, and a table that stays readable for a thousand of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise

import ferries
import pytest
from telling import say, source, tell
from test_render import read

from generator.models import Article, Claim, Date, Fact, Money, Name, Term
from generator.reconcile import status
from generator.render import compare, differences, home, matrix
from generator.render.matrix_rows import LISTED
from generator.render.signs import sayings
from generator.render.site import Site

BATTERY = Term("battery")
FUEL = say("fuel", BATTERY)
LIGHT = 500_000
"""Bytes of a page, at most."""
AROUND = 40_000
"""Bytes that the site tool puts around what stands on a page, and some more."""

Told = tuple[Article, list[Claim]]


def signs(*sources: Told, field: str = "fuel") -> dict[str, list[str]]:
    """The signs of each source on one fact, with the way in which it differs."""
    site = tell(*sources)
    fact = site.by_field["north-star", field]
    return {key: [f"{s.sign} {s.how}".strip() for s in said] for key, said in sayings(fact, site.published).items()}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2024-02-01", "2024-01-01"), ["repeats", "says first"]),
        (("2024-01-01", None), ["says first", "repeats"]),
        ((None, "2024-01-01"), ["repeats", "says first"]),
        ((None, None), ["says", "says"]),
        (("2024-01-01", "2024-01-01"), ["says first", "says first"]),
        ((None,), ["says"]),
    ],
)
def test_the_earliest_dated_source_says_it_first(days: tuple[str | None, ...], expected: list[str]) -> None:
    found = signs(*(source(f"s{n}", day, FUEL) for n, day in enumerate(days)))
    assert [sign for each in found.values() for sign in each] == expected


def test_another_form_of_what_another_source_gives_is_a_repetition_where_no_dated_source_gives_it() -> None:
    month, day = say("maiden", Date("2024-06")), say("maiden", Date("2024-06-03"))
    found = signs(source("one", "2024-01-01", month), source("two", None, day), field="maiden")
    assert found == {"one": ["says first"], "two": ["repeats"]}
    found = signs(source("one", "2024-01-01", month), source("two", "2024-02-01", day), field="maiden")
    assert found == {"one": ["says first"], "two": ["says first"]}


def test_two_forms_in_one_source_repeat_nobody() -> None:
    both = source("one", None, say("maiden", Date("2024-06")), say("maiden", Date("2024-06-03")))
    assert signs(both, field="maiden") == {"one": ["says", "says"]}


def test_disputed_and_changed_values_differ_and_say_how() -> None:
    ark, zed = (say("builder", Name(name)) for name in ("Ark", "Zed"))
    found = signs(source("one", "2024-01-01", ark), source("two", "2024-02-01", zed), field="builder")
    assert found == {"one": ["differs disputed"], "two": ["differs disputed"]}
    june, july = (say("maiden", Date(day), modality="planned") for day in ("2024-06-03", "2024-07-01"))
    found = signs(source("one", "2024-01-01", june), source("two", "2024-03-01", july), field="maiden")
    assert found == {"one": ["differs earlier plan"], "two": ["differs later plan"]}


def test_to_deny_is_its_own_sign() -> None:
    denied = say("fuel", BATTERY, modality="denied")
    assert signs(source("one", None, FUEL), source("two", None, denied)) == {
        "one": ["differs disputed"],
        "two": ["denies"],
    }


def test_a_source_that_says_it_twice_has_one_sign() -> None:
    assert signs(source("one", "2024-01-01", FUEL, FUEL)) == {"one": ["says first"]}


# The table.


@cache
def two_ferries() -> Site:
    sources = [(each, [c for c in ferries.claims() if c.source == each.id]) for each in ferries.articles()]
    return tell(*sources, story=ferries.story())


def table(page: str) -> list[list[str]]:
    """The cells of each row, as text."""
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]*>", " ", cell).split()) for cell in row] for row in cells]


def test_a_column_for_each_source_and_a_row_for_each_fact() -> None:
    site = two_ferries()
    [page] = matrix.pages(site).values()
    rows = table(page)
    assert rows[0] == [
        "Fact", "1&#46; Harbour Post 2 March 2024", "2&#46; Strait Times, retold 11 April 2024",
        "3&#46; Quay notes undated", "4&#46; Silent sheet 30 December 2023",
    ]  # fmt: skip
    assert rows[1] == ["North Star"]
    assert (
        rows[2]
        == ["Captain", "says first Mara Lindqvist &#40;planned&#41;", "repeats Mara Lindqvist"]
        + ["does not mention"] * 2
    )
    facts = [row for row in rows[1:] if len(row) == 5]
    assert len(facts) == len(site.facts)


def test_each_value_leads_to_its_passage_and_each_row_to_its_fact() -> None:
    [page] = matrix.pages(two_ferries()).values()
    for claim in ferries.claims():
        assert f'href="sources/{claim.source}.html#c-{claim.id}"' in page
    assert 'href="topics/ships.html#north-star--captain"' in page


def test_heads_scopes_and_a_named_region() -> None:
    [page] = matrix.pages(two_ferries()).values()
    assert Counter(re.findall(r'scope="(\w+)"', page)) == {"col": 5, "rowgroup": 2, "row": len(two_ferries().facts)}
    assert '<div class="scroll" role="region" aria-label="Who says what" tabindex="0">' in page


def test_every_sign_is_explained() -> None:
    text = read("who-says-what.md", matrix.pages(two_ferries()))
    for sign in ("says first", "says", "repeats", "differs", "denies"):
        assert f" {sign}" in text.partition("What the signs say")[2]


def test_long_values_and_labels_are_cut_and_many_values_counted() -> None:
    names = [say("ports", Name(f"{n} {'very ' * 30}long")) for n in range(LISTED + 3)]
    article, claims = source("one", None, *names)
    site = tell((replace(article, label="Label " * 40), claims))
    [page] = matrix.pages(site).values()
    assert "and 3 more" in page
    assert max(len(cell) for row in table(page) for cell in row) < LISTED * 80


# A thousand sources.


FIELDS = 60


@cache
def crowd(sources: int, subjects: int) -> Site:
    """Many sources with thousands of values: a third agree, a third has a value of its own, the others are silent."""
    story, price = ferries.story(), ferries.story().fields["price"]
    fields = {f"price{n}": replace(price, id=f"price{n}", label=f"Price {n}", subjects=()) for n in range(FIELDS)}
    ships = {f"ship{n}": replace(story.subjects["heron"], id=f"ship{n}", name=f"Ship {n}") for n in range(subjects)}
    topic = replace(story.topics["ships"], fields=tuple(fields), subjects=tuple(ships))
    comparison = replace(story.comparison, subjects=tuple(ships), fields=tuple(fields))
    story = replace(story, fields=fields, subjects=ships, topics={"ships": topic}, comparison=comparison)
    about = [(ship, field) for ship in ships for field in fields]
    told = []
    for n in range(sources):
        chosen = [about[(n * 12 + k) % len(about)] for k in range(12)]
        said = [
            say(field, Money(1000 if (n + k) % 2 else n * 1000 + 7, "SEK"), subject=ship)
            for k, (ship, field) in enumerate(chosen)
        ]
        told.append(source(f"source-{n}", f"20{n % 20 + 10}-01-01" if n % 5 else None, *said))
    return tell(*told, story=story)


def weights(pages: Mapping[str, str]) -> dict[str, int]:
    return {path: len(text.encode()) for path, text in pages.items()}


@pytest.mark.no_cover
@pytest.mark.parametrize(("sources", "subjects"), [(25, 16), (1000, 4), (400, 16)])
def test_no_page_is_heavy_however_many_sources(sources: int, subjects: int) -> None:
    site = crowd(sources, subjects)
    rooms = (matrix, differences, home) if subjects > 4 else (matrix, differences, home, compare)
    made = {key: text for room in rooms for key, text in room.pages(site).items()}
    assert {path: size for path, size in weights(made).items() if size + AROUND > LIGHT} == {}


@pytest.mark.no_cover
def test_too_large_a_table_falls_into_parts_that_hold_every_fact_once() -> None:
    site = crowd(400, 16)
    made = matrix.pages(site)
    assert len(made) > 8
    front = made.pop("who-says-what.md")
    for path in made:
        assert f'href="{path.removesuffix(".md")}.html"' in front
    links = re.findall(r'<th scope="row"><a href="\.\./topics/ships\.html#([^"]+)"', "".join(made.values()))
    assert sorted(links) == sorted(f"{fact.subject}--{fact.field}" for fact in site.facts)


def test_counts_for_each_way_of_saying_add_up_to_all_sources() -> None:
    site = crowd(60, 1)
    rows = [row for page in matrix.pages(site).values() for row in table(page) if len(row) == 7]
    head, *facts = rows
    assert head == ["Fact", "Says first", "Says", "Repeats", "Differs", "Denies", "Do not mention"]
    for row in facts:
        counts = [int(cell.split()[0]) if cell[0].isdigit() else 0 for cell in row[1:]]
        assert sum(counts) == 60
    assert any(re.search(r"and \d+ more", cell) for row in facts for cell in row)


def test_a_page_is_filled_before_the_next_one_starts() -> None:
    facts = [Fact("s", str(n), (), status=status(())) for n in range(7)]
    packed = list(matrix._packed((fact, matrix.BYTES // 3) for fact in facts))
    assert [len(each) for each in packed] == [3, 3, 1]
    assert all(int(a[-1].field) + 1 == int(b[0].field) for a, b in pairwise(packed))
