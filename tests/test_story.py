"""The story file: what it gives, and what each mistake in it says."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import generator.story.fields as catalogue
from generator.documents.compose import DEEPEST, LARGEST
from generator.errors import CollateError
from generator.slugs import is_slug, slugify
from generator.story import FieldDef, Story, kinds, load_story, presets
from generator.story.model import PAGES
from tests import yamls

GOLDEN = Path(__file__).parent / "golden" / "story-errors.yml"
NOTICES = GOLDEN.with_name("story-notices.yml")
SEEDS = Path(__file__).parent.parent / "seeds" / "story.yml"
SOUND = """title: Two bridges
subjects:
  old-bridge:
    name: The Old Bridge
    kind: building
    aliases: [Old Bridge]
"""


def load(folder: Path, text: str | bytes) -> Story:
    path = folder / "story.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_story(path)


def mistakes(folder: Path, text: str | bytes) -> list[str]:
    with pytest.raises(CollateError) as caught:
        load(folder, text)
    prefix = f"{folder / 'story.yml'}:"
    assert all(line.startswith(prefix) for line in caught.value.lines)
    return [line.removeprefix(prefix) for line in caught.value.lines]


@pytest.mark.parametrize("case", yamls.load(GOLDEN.read_text("utf-8")), ids=lambda case: str(case["name"]))
def test_mistake(tmp_path: Path, case: dict[str, Any]) -> None:
    text = (SOUND if case.get("after") else "") + case["story"]
    assert mistakes(tmp_path, text) == case["errors"]


@pytest.mark.parametrize("case", yamls.load(NOTICES.read_text("utf-8")), ids=lambda case: str(case["name"]))
def test_what_has_no_effect_yet_is_told_and_stops_nothing(tmp_path: Path, case: dict[str, Any]) -> None:
    text = (SOUND if case.get("after") else "") + case["story"]
    prefix = f"{tmp_path / 'story.yml'}:"
    assert [line.removeprefix(prefix) for line in load(tmp_path, text).notices] == case["notices"]


@pytest.mark.parametrize(
    ("given", "order"),
    [
        ("", {}),
        ("pages: {data: For programs}\n", {"data": "For programs"}),
        (
            "pages:\n  sources: The press\n  timeline: Timeline\n",
            {"timeline": "The press", "sources": "Timeline"},
        ),
        ("comparison: {title: Side by side}\n", {"comparison": "Side by side"}),
        (
            "pages: {comparison: Side by side}\ncomparison: {subjects: [new-bridge, old-bridge]}\n",
            {"comparison": "Side by side"},
        ),
    ],
)
def test_titles_of_pages_and_their_order(tmp_path: Path, given: str, order: dict[str, str]) -> None:
    """``order`` says which title stands at the place of which page."""
    story = load(tmp_path, f"{SOUND}  new-bridge: {{name: The New Bridge, kind: building}}\n{given}")
    assert list(story.pages.values()) == [order.get(key, title) for key, title in PAGES.items()]
    assert {*story.pages} == {*PAGES}


def test_the_least_story(tmp_path: Path) -> None:
    story = load(tmp_path, SOUND)
    bridge = story.subjects["old-bridge"]
    assert (story.title, story.language, story.quote_share) == ("Two bridges", "en", 40)
    assert bridge.names == ("The Old Bridge", "Old Bridge")
    assert bridge.nouns == tuple(noun for noun in kinds()["building"] if noun not in bridge.others)
    assert "tunnel" in bridge.others and "project" not in bridge.others
    assert (dict(story.fields), dict(story.topics), dict(story.sources)) == ({}, {}, {})
    assert (story.comparison.subjects, story.comparison.fields) == (("old-bridge",), ())


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    story = load(
        tmp_path,
        SOUND
        + """    nouns: [span]
  new-bridge: {name: 1984, kind: building}
language: en-GB
presets: [accident]
quote-share: 25
entities:
  jane-doe: {name: Jane Doe, kind: person, aliases: [No, J. D.], subject: old-bridge, roles: [engineer], gender: f}
  river: {name: Ostra, kind: place, subject: [old-bridge, new-bridge]}
fields:
  deaths: {label: The dead, nouns: [toll]}
  state: {type: term, many: true, options: {open: [open, in use], shut: [closed]}, subjects: [new-bridge]}
topics:
  works:
    {title: The works, subjects: [new-bridge], fields: [state, deaths], entities: [river, old-bridge], intro: "A\\nB"}
comparison: {title: Old and new, subjects: [new-bridge, old-bridge], fields: [cause, deaths]}
sources:
  a.txt: {id: first, label: First, title: T, outlet: O, author: A, url: "https://a.example", published: 2031-05-30,
    accessed: 2031-06-01, archive: "http://b.example/a", kind: retelling}
  Ä b.txt:
    label: Second
""",
    )
    assert story.subjects["old-bridge"].nouns[:3] == ("span", "building", "bridge")
    assert story.subjects["new-bridge"].name == "1984"
    jane, river = story.entities.values()
    assert (jane.names, jane.subjects, jane.roles, jane.gender) == (
        ("Jane Doe", "No", "J. D."),
        ("old-bridge",),
        ("engineer",),
        "f",
    )
    assert (river.kind, river.subjects, river.gender) == ("place", ("old-bridge", "new-bridge"), None)
    assert list(story.fields) == ["state", "deaths", "cause"]
    assert story.fields["state"] == FieldDef(
        id="state",
        label="State",
        type="term",
        many=True,
        options=MappingProxyType({"open": ("open", "in use"), "shut": ("closed",)}),
        subjects=("new-bridge",),
    )
    deaths = story.fields["deaths"]
    assert (deaths.label, deaths.nouns, deaths.unit) == ("The dead", ("toll",), "person")
    assert deaths.verbs == next(field.verbs for field in presets()["accident"] if field.id == "deaths")
    assert deaths.subjects == ("old-bridge", "new-bridge")
    assert (story.topics["works"].intro, story.topics["works"].entities) == ("A\nB", ("river", "old-bridge"))
    assert (story.comparison.subjects, story.comparison.fields) == (("new-bridge", "old-bridge"), ("cause", "deaths"))
    first, second = story.sources.values()
    assert (first.id, first.kind, first.published, first.archive) == (
        "first",
        "retelling",
        "2031-05-30",
        "http://b.example/a",
    )
    assert (second.file, second.id, second.label, second.published) == ("Ä b.txt", "a-b", "Second", None)


def test_without_topics_every_field_is_used(tmp_path: Path) -> None:
    story = load(tmp_path, SOUND + "presets: [vessel]\nfields:\n  toll: {type: money}\n")
    assert list(story.fields) == [*(field.id for field in presets()["vessel"]), "toll"]
    assert story.comparison.fields == tuple(story.fields)


def test_a_topic_without_fields_does_not_narrow_them(tmp_path: Path) -> None:
    story = load(tmp_path, SOUND + "fields:\n  toll: {type: money}\ntopics:\n  people: {title: People}\n")
    assert list(story.fields) == ["toll"]
    assert story.topics["people"].subjects == ("old-bridge",)


@pytest.fixture
def clashing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "presets"
    folder.mkdir()
    toll = "fields:\n  toll: {{type: {type}, nouns: [{nouns}], without: [{without}]}}\n"
    (folder / "road.yml").write_text(toll.format(type="money", nouns="toll, fee", without="road"), "utf-8")
    (folder / "river.yml").write_text(toll.format(type="money", nouns="fee, due", without="river"), "utf-8")
    (folder / "bell.yml").write_text(toll.format(type="duration", nouns="toll", without=""), "utf-8")
    (folder / "broken.yml").write_text("fields:\n  toll: {type: cash}\n", "utf-8")
    monkeypatch.setattr(catalogue, "PRESETS", folder)
    return tmp_path


def test_presets_with_one_field_join_its_cues(clashing: Path) -> None:
    toll = load(clashing, SOUND + "presets: [road, river]\n").fields["toll"]
    assert (toll.nouns, toll.without) == (("toll", "fee", "due"), ("road", "river"))


def test_presets_that_differ_want_a_choice(clashing: Path) -> None:
    assert mistakes(clashing, SOUND + "presets: [road, bell]\n") == [
        "7: presets 'road' and 'bell' define the field 'toll' differently; choose one under fields, "
        "as in toll: {preset: bell}, or set its type there"
    ]


@pytest.mark.parametrize(
    ("choice", "kind", "nouns"),
    [
        ("preset: bell", "duration", ("toll",)),
        ("preset: road", "money", ("toll", "fee")),
        ("type: name", "name", ("toll", "fee")),
    ],
)
def test_a_choice_between_presets(clashing: Path, choice: str, kind: str, nouns: tuple[str, ...]) -> None:
    toll = load(clashing, SOUND + f"presets: [road, bell]\nfields:\n  toll: {{{choice}}}\n").fields["toll"]
    assert (toll.type, toll.nouns) == (kind, nouns)


def test_a_mistake_in_a_preset_names_its_line(clashing: Path) -> None:
    (line,) = mistakes(clashing, SOUND + "presets: [broken]\n")
    assert line.startswith("7: ")
    assert "broken.yml:2: 'type' of 'toll' of 'fields' is 'cash'" in line


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(CollateError, match=r"none\.yml:1: there is no such file; create it"):
        load_story(tmp_path / "none.yml")
    with pytest.raises(CollateError, match="1: the file cannot be read"):
        load_story(tmp_path)
    with pytest.raises(CollateError, match="1: the file cannot be read"):
        load_story(tmp_path / "a\0b")


def test_bytes_that_are_no_utf_8(tmp_path: Path) -> None:
    assert mistakes(tmp_path, SOUND.encode() + b"language: \xff\n") == [
        "7: the file is not UTF-8; save it in that encoding"
    ]


def test_a_mark_of_byte_order_is_fine(tmp_path: Path) -> None:
    assert load(tmp_path, b"\xef\xbb\xbf" + SOUND.encode()).title == "Two bridges"


def test_a_file_too_large(tmp_path: Path) -> None:
    (line,) = mistakes(tmp_path, SOUND.encode() + b"#" * LARGEST)
    assert line.startswith(f"1: the file has more than {LARGEST} bytes")


@pytest.mark.parametrize(
    "deep", ["[" * 200_000, "- " * 200_000, '["]", ' * 100_000, "a: [" * (DEEPEST + 1), "[[], " * DEEPEST]
)
def test_a_file_too_deep(tmp_path: Path, deep: str) -> None:
    (line,) = mistakes(tmp_path, deep)
    assert line.startswith("1: ")


def test_a_mistake_behind_many_brackets(tmp_path: Path) -> None:
    (line,) = mistakes(tmp_path, "a:\n" + "- []\n" * DEEPEST + "- [\n")
    assert line.startswith(f"{DEEPEST + 3}: this is not YAML")


def test_many_flat_lists_are_not_deep(tmp_path: Path) -> None:
    entities = "".join(f"  e-{n}: {{name: E{n}, kind: place, aliases: [F{n}]}}\n" for n in range(DEEPEST))
    assert len(load(tmp_path, SOUND + "entities:\n" + entities).entities) == DEEPEST


def test_growing_without_end_is_refused(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    (line,) = mistakes(tmp_path, bomb)
    assert "an alias (*name) repeats" in line


@given(st.binary(max_size=300))
def test_any_bytes_give_a_story_or_its_mistakes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("story")
    assert mistakes(folder, data)


_TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)
_KEYS = ("title", "language", "presets", "entities", "fields", "topics", "comparison", "sources", "quote-share")


@given(st.dictionaries(st.sampled_from((*_KEYS, "subjects")), _TREES, min_size=1))
def test_any_tree_gives_a_story_or_its_mistakes(tmp_path_factory: pytest.TempPathFactory, tree: dict[str, Any]) -> None:
    folder = tmp_path_factory.mktemp("story")
    text = yaml.safe_dump(tree, allow_unicode=True)
    try:
        load(folder, text)
    except CollateError as error:
        assert all(str(folder) in line and "\n" not in line for line in error.lines)


@given(st.text(max_size=100))
def test_any_name_makes_a_slug(name: str) -> None:
    assert is_slug(slugify(name))


def test_names_that_lose_letters_stay_apart() -> None:
    assert slugify("мост 1") != slugify("река 1")
    assert slugify("a" * 90) != slugify("a" * 91)


def test_every_preset_is_sound() -> None:
    known = presets()
    assert list(known) == sorted(path.stem for path in catalogue.PRESETS.glob("*.yml"))
    for name, definitions in known.items():
        for field in definitions:
            assert field.nouns or field.verbs or field.phrases or field.options, f"{name}: {field.id} has no cue"
            assert field.type in ("quantity", "duration") or field.unit is None


def test_presets_go_together(tmp_path: Path) -> None:
    story = load(tmp_path, SOUND + f"presets: [{', '.join(presets())}]\n")
    assert set(story.fields) == {field.id for known in presets().values() for field in known}


def test_a_topic_may_list_what_any_story_has_without_a_preset(tmp_path: Path) -> None:
    topic = "topics: {size: {title: Size, fields: [length, cost]}}\n"
    assert list(load(tmp_path, SOUND + topic).fields) == ["length", "cost"]
    own = "fields: {length: {label: How long, type: duration, nouns: [run]}}\n"
    story = load(tmp_path, SOUND + own + topic)
    assert (story.fields["length"].type, story.fields["length"].phrases) == ("duration", ())
    assert list(load(tmp_path, SOUND + "fields: {cost: {label: Price}}\n").fields) == ["cost"]
    assert not load(tmp_path, SOUND).fields


def test_the_story_of_the_seeds() -> None:
    story = load_story(SEEDS)
    wanted = (
        "director lead cast character producer studio agency crew-aboard spacecraft launch-site launch-date "
        "landing-date shoot-period days-in-space footage budget box-office release-date announced status"
    )
    assert list(story.subjects) == ["the-challenge", "cruise-project"]
    for key in wanted.split(" "):
        assert story.fields[key].subjects == ("the-challenge", "cruise-project")
    assert [source.kind for source in story.sources.values()] == ["retelling"] * 5
    assert {key for topic in story.topics.values() for key in topic.fields} == set(story.fields)


def test_stories_cannot_be_changed() -> None:
    story = load_story(SEEDS)
    for part in fields(story):
        with pytest.raises(AttributeError):
            setattr(story, part.name, None)
    with pytest.raises(TypeError):
        story.subjects["another"] = story.subjects["the-challenge"]  # type: ignore[index]


def test_a_field_of_a_preset_is_that_of_the_kinds_of_subject_of_which_it_speaks(tmp_path: Path) -> None:
    path = tmp_path / "story.yml"
    path.write_text(
        "title: A harbour\npresets: [accident, vessel]\nsubjects:\n  blast: {name: Blast, kind: accident}\n"
        "  osmo: {name: Osmo, kind: ship}\nfields: {crew: {subjects: [blast]}}\n",
        "utf-8",
    )
    fields = load_story(path).fields
    assert fields["deaths"].subjects == ("blast",)
    assert fields["length"].subjects == ("osmo",)
    assert fields["crew"].subjects == ("blast",)
