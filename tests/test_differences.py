"""How verdicts show: as badges, on the page of differences, on topic pages and at home."""

from __future__ import annotations

from dataclasses import replace

import ferries
import pytest
from telling import Said, say, source, tell
from test_render import read

from generator.models import Date, Fact, Judgements, Money, Name, Quantity, Ranking, Term
from generator.reconcile import replaced
from generator.render import badges, compare, differences, entities, home, topics
from generator.render.differences import FULL, SENTENCES, VALUES
from generator.render.site import Site

JUNE, JULY = Date("2024-06-03"), Date("2024-07-01")


def planned(value: Date) -> Said:
    return say("maiden", value, modality="planned")


ARK, ZED = say("builder", Name("Ark")), say("builder", Name("Zed"))
DISPUTED = (source("one", "2024-01-01", ARK), source("two", "2024-02-01", ZED))
CHANGED = (source("one", "2024-01-01", planned(JUNE)), source("two", "2024-03-01", planned(JULY)))
PASSED = (source("one", "2024-01-01", planned(JUNE)), source("two", "2024-09-01"))
CAME_TRUE = (source("one", "2024-01-01", planned(JUNE)), source("two", "2024-09-01", say("maiden", JUNE)))
REFINED = (source("one", "2024-01-01", say("maiden", Date("2024-06"))), source("two", None, say("maiden", JUNE)))
QUIST, QVIST = say("builder", Name("Lindquist")), say("builder", Name("Lindqvist"))
SPELLED = (source("one", None, QUIST), source("two", None, QVIST))
MANY = (
    source("one", None, say("ports", Name("Ostham")), say("ports", Name("Vessberg", "vessberg"))),
    source("two", None, say("ports", Name("Vessberg", "vessberg"))),
)
ALONE = (source("one", None, say("fuel", Term("battery"), hedged=True)),)
AGREED = (source("one", None, say("fuel", Term("battery"))), source("two", None, say("fuel", Term("battery"))))


def only(site: Site) -> Fact:
    [fact] = site.facts
    return fact


def words(site: Site, page: str = "differences.md") -> str:
    made = {**differences.pages(site), **topics.pages(site), **home.pages(site), **compare.pages(site)}
    return read(page, {**made, **entities.pages(site)})


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (DISPUTED, ["disputed"]),
        (CHANGED, ["plan changed"]),
        (PASSED, ["planned date passed"]),
        (CAME_TRUE, ["plan came true", "agreed by 2 origins"]),
        (REFINED, ["more or less exact"]),
        (SPELLED, ["one origin each"]),
        (MANY, ["some from one origin"]),
        (ALONE, ["one source", "hedged"]),
        (AGREED, ["agreed by 2 origins"]),
    ],
)
def test_the_badges_of_a_fact(sources: tuple, expected: list[str]) -> None:  # type: ignore[type-arg]
    site = tell(*sources)
    fact = only(site)
    assert [badge.words for badge in badges.of_fact(fact, site.story.fields[fact.field])] == expected


def test_the_badges_of_a_value() -> None:
    fact = only(tell(*CHANGED))
    assert [badge.words for badge in badges.of_position(fact, 0)] == ["plan changed", "one source"]
    assert [badge.words for badge in badges.of_position(fact, 1)] == ["came later", "one source"]
    assert [badge.words for badge in badges.of_position(only(tell(*DISPUTED)), 0)] == ["disputed", "one source"]


def test_sources_that_credit_one_origin_do_not_agree() -> None:
    said = say("fuel", Term("battery"), via="Strait Radio")
    fact = only(tell(source("one", None, said), source("two", None, said)))
    assert [badge.words for badge in badges.of_position(fact, 0)] == ["one origin"]


def test_a_badge_tells_its_weight_by_words_and_by_a_class() -> None:
    assert (
        str(badges.together([badges.Badge("disputed", "disputed")])) == ' <span class="label disputed">disputed</span>'
    )


def test_only_what_is_disputed_or_changed_is_an_open_question() -> None:
    named = (DISPUTED, CHANGED, PASSED, CAME_TRUE, REFINED, SPELLED, MANY, ALONE, AGREED)
    assert [badges.open_question(only(tell(*sources))) for sources in named] == [True] * 3 + [False] * 6


def test_a_later_value_takes_the_place_of_the_earlier_one() -> None:
    site = tell(*CHANGED)
    fact = only(site)
    assert replaced(fact) == {0: 1}
    stands = fact.status
    assert (stands.current, stands.earlier, stands.order) == (((1,),), (0,), [1, 0])


def test_of_several_changes_the_last_is_the_one_that_counts() -> None:
    days = ("2024-05-01", "2024-06-01", "2024-07-01")
    told = [source(f"s{n}", f"2024-0{n}-01", planned(Date(day))) for n, day in enumerate(days, 1)]
    assert replaced(only(tell(*told))) == {0: 2, 1: 2}


def test_home_names_open_questions_alone_and_what_came_later() -> None:
    assert "First crossing: plan changed 1 July 2024 (planned)2; earlier: 3 June 2024 (planned)1" in words(
        tell(*CHANGED), "index.md"
    )
    assert "Builder: disputed Ark1 or Zed2" in words(tell(*DISPUTED), "index.md")
    for sources in (REFINED, SPELLED, CAME_TRUE, MANY):
        assert "Nothing is disputed, and no plan is known to have changed." in words(tell(*sources), "index.md")


def test_home_counts_the_open_questions_that_it_does_not_name() -> None:
    fields = [f"builder{n}" for n in range(6)]
    builder = ferries.story().fields["builder"]
    story = replace(ferries.story(), fields={key: replace(builder, id=key) for key in fields})
    told = [source(name, None, *(say(key, Name(name)) for key in fields)) for name in ("Ark", "Zed")]
    assert "And 2 more." in words(tell(*told, story=story), "index.md")


def test_a_topic_says_why_its_values_stand_apart() -> None:
    assert "Builder The sources give different values: Ark1 disputed one source — One Zed2" in words(
        tell(*DISPUTED), "topics/ships.md"
    )
    assert "not both can be right" in words(tell(*DISPUTED), "topics/ships.md")
    changed = words(tell(*CHANGED), "topics/money-and-time.md")
    assert "One value took the place of another: 1 July 2024 (planned)1 came later" in changed
    assert "June 2024, also given as 3 June 2024" in words(tell(*REFINED), "topics/money-and-time.md").replace(
        "1,", ","
    )


def test_the_comparison_and_an_entity_show_badges() -> None:
    assert "Fuel batteries12 agreed by 2 origins" in words(tell(*AGREED), "compare.md")
    assert "Ports · North Star12 agreed by 2 origins" in words(tell(*MANY), "entities/vessberg.md")


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (DISPUTED, "1 fact: 1 disputed. "),
        (
            DISPUTED,
            "Disputed Not all of these values can be right, and no source settles it. North Star · Builder Ark1",
        ),
        (CHANGED, "3 June 2024 (planned)1 plan changed one source 1 July 2024 (planned)2 came later one source 3 June"),
        (PASSED, "over by 1 September 2024, the newest source’s date; no source reports that it came about."),
        (REFINED, "One value, more or less exact"),
        (SPELLED, "One name, spelled Lindquist in One and Lindqvist in Two."),
        (MANY, "Ostham1 — One Vessberg12 — One; Two No source denies one of these: they do not conflict."),
        (AGREED, "No two values stand beside each other"),
    ],
)
def test_the_page_of_differences(sources: tuple, expected: str) -> None:  # type: ignore[type-arg]
    assert expected in words(tell(*sources))


def test_a_conversion_stands_with_its_rate() -> None:
    site = Site(ferries.story(), ferries.articles(), ferries.claims(), ())
    site = replace(site, facts=tell(*[(a, site.said[a.id]) for a in site.articles], story=site.story).facts)
    assert "1 euro is 11.36 Swedish kronor." in words(site)


def test_values_that_one_source_names_are_no_difference_and_nor_are_denied_ones_left_by_others() -> None:
    both = source("one", None, say("ports", Name("Ostham")), say("ports", Name("Elling")))
    assert not differences.some_say(only(tell(both)), ferries.story().fields["ports"])
    denied = source("two", None, say("ports", Name("Elling"), modality="denied"))
    fact = only(tell(both, denied))
    assert not differences.some_say(fact, ferries.story().fields["ports"])
    assert fact.verdict == "refuted"


def test_the_editor_prefers_and_sets_aside_in_words_marked_as_such() -> None:
    judged = Judgements((
        Ranking("north-star", "builder", Name("Ark"), "preferred", "Seen at the yard."),
        Ranking("north-star", "builder", Name("Zed"), "deprecated", "A slip."),
    ))  # fmt: skip
    site = tell(*DISPUTED, judged=judged)
    marked = "Preferred: Ark — Seen at the yard. Set aside: Zed — A slip. Editor’s words"
    assert marked in words(site)
    assert "North Star · Builder settled by the editor" in words(site)
    assert marked in words(site, "topics/ships.md")
    assert "Nothing is disputed" in words(site, "index.md")
    assert "Builder The editor set a value aside: Ark1 disputed one source preferred by the editor" in words(
        site, "topics/ships.md"
    )


def test_every_fact_has_one_anchor_to_which_its_topic_links() -> None:
    site = tell(*DISPUTED, source("three", None, say("maiden", JUNE)))
    page = differences.pages(site)["differences.md"]
    assert page.count('id="north-star--builder"') == 1
    assert "differences.md#north-star--builder" in topics.pages(site)["topics/ships.md"]
    assert "differences.md#north-star--maiden" not in topics.pages(site)["topics/money-and-time.md"]


def test_a_fact_with_many_values_is_cut_short_and_says_so() -> None:
    told = [source(f"s{n}", None, say("price", Money(n, "SEK"))) for n in range(1, 21)]
    page = words(tell(*told))
    assert page.count("SEK⟫") == VALUES
    assert "and 12 more values" in page
    assert page.count("not both can be right") == SENTENCES
    assert f"And {20 * 19 // 2 - SENTENCES} more of this kind." in page


def test_a_page_of_many_differences_shows_the_first_in_full_and_links_to_the_others() -> None:
    builder = ferries.story().fields["builder"]
    keys = [f"builder{n}" for n in range(FULL + 5)]
    story = replace(ferries.story(), fields={key: replace(builder, id=key) for key in keys})
    told = [source(name, None, *(say(key, Name(name)) for key in keys)) for name in ("Ark", "Zed")]
    page = differences.pages(tell(*told, story=story))["differences.md"]
    assert page.count('class="difference"') == FULL + 5
    assert page.count("not both can be right") == FULL
    assert all(f'id="north-star--{key}"' in page for key in keys)


def test_that_a_plan_is_off_takes_the_place_of_the_plan() -> None:
    built = say("builder", Name("Ark"), modality="planned")
    off = say("builder", Name("Ark"), modality="denied")
    fact = only(tell(source("one", "2024-01-01", built), source("two", "2024-03-01", off)))
    assert (fact.verdict, replaced(fact)) == ("superseded", {0: 1})
    fact = only(tell(source("one", "2024-03-01", off), source("two", "2024-01-01", built)))
    assert (fact.verdict, replaced(fact)) == ("superseded", {1: 0})


def test_a_newer_figure_of_what_time_changes_is_no_plan_that_changed() -> None:
    passengers = replace(ferries.story().fields["passengers"], running=True)
    story = replace(ferries.story(), fields={**ferries.story().fields, "passengers": passengers})
    many, more = (say("passengers", Quantity(n, "person")) for n in (800, 950))
    fact = only(tell(source("one", "2024-01-01", many), source("two", "2024-03-01", more), story=story))
    assert [badge.words for badge in badges.of_fact(fact, passengers)] == ["changed later"]


def test_a_value_that_is_passed_on_as_reported_is_hedged_and_a_rough_one_is_not() -> None:
    found = badges.of_position(only(tell(*ALONE)), 0)
    assert [badge.words for badge in found] == ["one source", "hedged"]
    rough = say("passengers", Quantity(800, "person"), hedged=True, bound="about")
    assert [badge.words for badge in badges.of_position(only(tell(source("one", None, rough))), 0)] == ["one source"]
