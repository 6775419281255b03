"""What one build changes beside another: labelled cases, what always holds, how it fails, and the seeds."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.changes import changes, load, report
from generator.changes.facts import (
    Backed,
    FactCame,
    FactWent,
    NoteCame,
    NoteWent,
    OddsCame,
    OddsWent,
    Unbacked,
    ValueCame,
    ValueWent,
)
from generator.changes.kinds import Change, SourceChange
from generator.changes.model import Claim, Export, Fact, Position, Source, Verdict
from generator.changes.sources import SourceCame, SourceWent
from generator.cli import cli
from generator.errors import CollateError
from tests.changes import build, cases, exported
from tests.schemas import validate

ROOT = Path(__file__).parent.parent
WIRE = " date 2031-05-30\n\nThe Aurora is 190 metres long.\n"
POST = " date 2031-06-02\n\nThe Aurora is 240 metres long.\n"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["changes", *map(str, args)])


# Labelled cases


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_what_it_says(case: dict[str, Any], tmp_path: Path) -> None:
    found = changes(exported(case["old"], tmp_path / "old"), exported(case["new"], tmp_path / "new"))
    assert report(found, "text") == case["says"]
    assert report(found, "markdown") == case.get("markdown", report(found, "markdown"))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_markdown_shows_the_same_words_and_no_markup_of_others(case: dict[str, Any], tmp_path: Path) -> None:
    found = changes(exported(case["old"], tmp_path / "old"), exported(case["new"], tmp_path / "new"))
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(report(found, "markdown"))
    assert set(re.findall(r"</?([a-z0-9]+)", page)) <= {"h3", "ul", "li", "p"}
    words = [line.strip() for line in unescape(re.sub(r"</?\w+>", "\n", page)).splitlines() if line.strip()]
    said = case["says"].replace("\\u202e", "⟨U+202E⟩").replace("\\x1b", "␛")  # a terminal shows them otherwise
    assert words == [line.strip() for line in said.splitlines() if line.strip()]


def test_there_are_many_cases() -> None:
    assert len(cases()) >= 25
    assert len({case["name"] for case in cases()}) == len(cases())


# What always holds

SOURCES = ("wire", "post", "herald")
VALUES = ("190 metres", "200 metres", "next month")
Said = frozenset[tuple[str, str, str, bool]]
"""Source, field, value, hedged."""
SAID = st.frozensets(
    st.tuples(st.sampled_from(SOURCES), st.sampled_from(["length", "beam"]), st.sampled_from(VALUES), st.booleans()),
    max_size=8,
)


def told(said: Said, texts: Mapping[str, str]) -> Export:
    """An export with a claim for each thing said, in which two values are at odds."""
    claims = [
        Claim(("aurora", field), source, value, f"it is {value}", 5, "stated", hedged, None)
        for source, field, value, hedged in sorted(said)
    ]
    sources = {id: Source(id, f"{id}.txt", "original", id, None, None, None, None, text) for id, text in texts.items()}
    facts = {}
    for about in dict.fromkeys(claim.about for claim in claims):
        positions = [_position(value, [each for each in claims if (each.about, each.written) == (about, value)])
                     for value in dict.fromkeys(each.written for each in claims if each.about == about)]  # fmt: skip
        pairs = [(a, b) for b in range(len(positions)) for a in range(b)]
        odds = [Verdict("disputed", at, " against ".join(positions[place].text for place in at)) for at in pairs]
        alone = [Verdict("single", (at,), "Alone.") for at in range(len(positions))]
        verdicts = (*odds, *alone)
        facts[about] = Fact(about, verdicts[0].kind, tuple(positions), verdicts, (f"{len(positions)} values",))
    return Export(sources, tuple(claims), facts, {"aurora": "Aurora"}, {})


def _position(value: str, claims: list[Claim]) -> Position:
    return Position(f"key {value}", value, False, "normal", "", len({each.source for each in claims}), tuple(claims))


def shuffled(export: Export, chance: random.Random) -> Export:
    """The same export with all that it holds in another order."""

    def mixed(items: Iterable[Any]) -> list[Any]:
        items = list(items)
        return chance.sample(items, len(items))

    def turned(fact: Fact) -> Fact:
        order = mixed(range(len(fact.positions)))
        places = {old: new for new, old in enumerate(order)}
        positions = [replace(fact.positions[at], claims=(*mixed(fact.positions[at].claims),)) for at in order]
        verdicts = [replace(each, positions=tuple(places[at] for at in each.positions)) for each in fact.verdicts]
        return replace(fact, positions=(*positions,), verdicts=(*mixed(verdicts),))

    facts = {about: turned(fact) for about, fact in mixed(export.facts.items())}
    sources = dict(mixed(export.sources.items()))
    return replace(export, sources=sources, claims=(*mixed(export.claims),), facts=facts)


TEXTS = st.fixed_dictionaries({id: st.sampled_from("ab") for id in SOURCES})
BUILDS = st.builds(told, SAID, TEXTS)
OTHER: Mapping[type[Change], type[Change]] = {
    FactCame: FactWent, ValueCame: ValueWent, OddsCame: OddsWent, Backed: Unbacked, NoteCame: NoteWent,
    SourceCame: SourceWent,
}  # fmt: skip


@given(BUILDS)
def test_a_build_changes_nothing_beside_itself(one: Export) -> None:
    assert changes(one, one) == ()
    assert report((), "text") == report((), "markdown") == "Nothing changed.\n"


@given(BUILDS, BUILDS, st.randoms(use_true_random=False))
def test_the_order_of_the_data_changes_nothing(old: Export, new: Export, chance: random.Random) -> None:
    assert changes(shuffled(old, chance), shuffled(new, chance)) == changes(old, new)


@settings(max_examples=100)
@given(BUILDS, BUILDS)
def test_what_comes_one_way_goes_the_other(old: Export, new: Export) -> None:
    there, back = changes(old, new), changes(new, old)
    for came, went in OTHER.items():
        turned = [mirrored(each, went) for each in there if type(each) is came]
        assert sorted(turned, key=repr) == sorted((each for each in back if type(each) is went), key=repr)
    assert len(there) == len(back)


def mirrored(change: Change, as_kind: type[Change]) -> Change:
    held = {field.name: getattr(change, field.name) for field in fields(change)}  # type: ignore[arg-type]
    if isinstance(change, SourceChange):
        held |= {"came": change.went, "went": change.came}
    return as_kind(**held)


def test_a_source_under_another_id_is_no_other_source(tmp_path: Path) -> None:
    old = told(frozenset({("wire", "length", "190 metres", False)}), {"wire": "a"})
    new = told(frozenset({("post", "length", "190 metres", False)}), {"post": "a"})
    assert [type(each).__name__ for each in changes(old, new)] == ["SourceDescribed"]


def test_two_texts_that_are_one_are_not_taken_for_each_other() -> None:
    old = told(frozenset(), {"wire": "a", "post": "a"})
    new = told(frozenset(), {"herald": "a"})
    assert [type(each).__name__ for each in changes(old, new)] == ["SourceCame", "SourceWent", "SourceWent"]


def test_a_value_that_is_read_in_another_form_is_the_same_value() -> None:
    old, new = (told(frozenset({("wire", "length", "190 metres", False)}), {"wire": "a"}) for _ in range(2))
    (about, fact), = new.facts.items()  # fmt: skip
    other = replace(fact, positions=(replace(fact.positions[0], key="other", text="623 feet"),))
    found = changes(old, replace(new, facts={about: other}))
    assert [each.explain() for each in found] == ["190 metres is now shown as 623 feet"]


# What it leaves out, and how it says so


def test_long_lists_are_cut_and_counted() -> None:
    many = {f"s{number:02}": f"text {number}" for number in range(25)}
    said = frozenset((id, f"field-{at:02}", "190 metres", False) for id in many for at in range(45))
    text = report(changes(told(frozenset(), {}), told(said, many)), "text")
    assert text.count("  New: ") == 20
    assert "  and 5 more changes of sources\n" in text
    assert text.count(": new, one origin: 190 metres, in ") == 40
    assert "  and 5 more facts\n" in text
    assert "; and 22 more\n" in text
    assert text.endswith("\n25 sources, 1,125 claims, 45 facts changed, 0 now disputed\n")


def test_of_many_values_of_a_fact_the_first_are_told() -> None:
    said = frozenset(("wire", "length", f"{n} metres", False) for n in (1, 2, 3, 4, 5))
    text = report(changes(told(frozenset(), {"wire": "a"}), told(said, {"wire": "a"})), "text")
    assert text.count(" metres, in wire") == text.count("Now disputed: ") == 3
    assert "      and 2 more of this kind\n" in text
    assert "      and 7 more of this kind\n" in text


def test_of_a_long_passage_the_words_around_the_value_are_shown(tmp_path: Path) -> None:
    before, after = "so they say " * 30, " as they said" * 30
    claim = Claim(("aurora", "length"), "wire", "190 metres", f"{before}190 metres{after}", 0, "stated", False, None)
    old, new = (
        told(frozenset(), {"wire": "a"}),
        told(frozenset({("wire", "length", "190 metres", False)}), {"wire": "a"}),
    )
    (about, fact), = new.facts.items()  # fmt: skip
    fact = replace(fact, positions=(replace(fact.positions[0], claims=(claim,)),))
    text = report(changes(old, replace(new, claims=(claim,), facts={about: fact})), "text")
    shown = re.search("“(.*)”", text)
    assert shown and re.fullmatch(r"… (they |say |so )+190 metres( as| they| said)+ …", shown[1])
    assert 120 < len(shown[1]) <= 164


def test_no_line_is_endless() -> None:
    old, new = told(frozenset(), {}), told(frozenset(), {"wire": "a"})
    named = replace(new, sources={"wire": replace(new.sources["wire"], label="x" * 5000)})
    assert max(map(len, report(changes(old, named), "text").splitlines())) <= 1002


# The command


def edit(path: Path, change: Callable[[Any], object]) -> None:
    """Change a data file, which is still one row a line."""
    data = json.loads(path.read_text("utf-8"))
    change(data)
    rows = (f"{json.dumps(key)}:{_rows(value)}" for key, value in data.items())
    path.write_text("{" + ",\n".join(rows) + "}\n", "utf-8")


def _rows(value: Any) -> str:
    return "[\n" + ",\n".join(map(json.dumps, value)) + "\n]" if isinstance(value, list) else json.dumps(value)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages and the data of two articles."""
    return build({"wire.txt": WIRE, "post.txt": POST}, tmp_path_factory.mktemp("built"))


@pytest.fixture
def data(built: Path, tmp_path: Path) -> Path:
    """A copy of that data."""
    return Path(shutil.copytree(built / "data", tmp_path / "data"))


def test_pages_and_data_are_as_good(built: Path, data: Path) -> None:
    for old, new in ((built, data), (data, built), (built, built)):
        result = run(old, new)
        assert (result.exit_code, result.output) == (0, "Nothing changed.\n")


def test_it_reads_what_the_schema_describes(data: Path) -> None:
    found = json.loads((data / "facts.json").read_text("utf-8"))
    validate("facts", found)
    assert (found["subjects"], found["fields"]) == ({"aurora": "Aurora"}, {"length": "Length"})


def test_the_form_is_markdown_when_asked_for(built: Path, tmp_path: Path) -> None:
    old = build({"wire.txt": WIRE}, tmp_path)
    assert run(old, built, "--format", "markdown").stdout.startswith("### Sources\n\n- New&#58; post&#46;txt")
    assert run(old, built, "--format", "rhyme").exit_code == 2


def put(name: str, text: str | bytes) -> Callable[[Path], None]:
    def change(data: Path) -> None:
        (data / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    return change


def row(name: str, key: str, number: int, **values: Any) -> Callable[[Path], None]:
    """Give a row of a file other values; of ``None`` none at all."""

    def change(data: Any) -> None:
        data[key][number] |= values
        for gone in [each for each, value in values.items() if value is None]:
            del data[key][number][gone]

    return lambda folder: edit(folder / name, change)


def top(name: str, **values: Any) -> Callable[[Path], None]:
    return lambda folder: edit(folder / name, lambda data: data.update(values))


def inner(key: str, **values: Any) -> Callable[[Path], None]:
    return lambda folder: edit(folder / "facts.json", lambda data: data["facts"][0][key][0].update(values))


TWICE = (
    '{"schema":1,"story":{"title":"T"},"subjects":{},"fields":{},"notes":[],"sentences":[],"facts":[],\n"facts":[\n{}]}'
)
"""One key twice: of these JSON takes the last."""

BROKEN: list[tuple[Callable[[Path], None], str]] = [
    (lambda data: shutil.rmtree(data), r"data:1: holds no claims.json and no facts.json; name the folder of data"),
    (lambda data: (data / "facts.json").unlink(), r"facts.json:1: is not there; "),
    (lambda data: (data / "claims.json").unlink(), r"claims.json:1: is not there; "),
    (put("facts.json", '{"schema":1,\n"facts":[\n{]'), r"facts.json:3: is no JSON, "),
    (put("facts.json", ""), r"facts.json:1: is no JSON, "),
    (put("facts.json", b"\xff\xfe{"), r"facts.json:1: is no text in UTF-8"),
    (put("facts.json", "[" * 200_000), r"facts.json:1: is no JSON that can be read"),
    (put("facts.json", f'{{"schema":1{"0" * 5000}}}'), r"facts.json:1: is no JSON that can be read"),
    (put("facts.json", TWICE), r"facts.json:3: facts\[0\] has no 'subject'"),
    (put("facts.json", "[]"), r"facts.json:1: holds no object"),
    (put("facts.json", "{}"), r"facts.json:1: the file has no 'schema'"),
    (top("facts.json", schema=True), r"facts.json:1: schema has True; it must be 1"),
    (top("claims.json", schema=7), r"claims.json:1: its 'schema' is 7; this version reads 1"),
    (top("claims.json", claims={}), r"claims.json:1: claims has \{\}; it must be a list"),
    (top("claims.json", claims=[7]), r"claims.json:\d: claims\[0\] has 7; it must be an object"),
    (top("facts.json", subjects={"aurora": 7}), r"facts.json:1: subjects.aurora has 7; it must be a text"),
    (
        row("claims.json", "sources", 1, kind="rumour"),
        r"claims.json:5: sources\[1\].kind has 'rumour'; it must be one of original, retelling",
    ),
    (row("claims.json", "sources", 1, label=None), r"claims.json:5: sources\[1\] has no 'label'"),
    (
        row("claims.json", "sources", 1, published=3),
        r"claims.json:5: sources\[1\].published has 3; it must be a text or null",
    ),
    (row("claims.json", "sources", 1, id="post"), r"claims.json:5: the source 'post' is there twice"),
    (row("claims.json", "claims", 0, source="nobody"), r"claims.json:8: the claim names the source 'nobody', which"),
    (
        row("claims.json", "claims", 1, hedged="yes"),
        r"claims.json:9: claims\[1\].hedged has 'yes'; it must be true",
    ),
    (
        row("claims.json", "claims", 1, bound="near"),
        r"claims.json:9: claims\[1\].bound has 'near'; it must be one of null, about",
    ),
    (row("claims.json", "claims", 1, start=1.5), r"claims.json:9: claims\[1\].start has 1.5; it must be a whole"),
    (
        row("facts.json", "facts", 0, verdict="settled"),
        r"facts.json:\d: facts\[0\].verdict has 'settled'; it must be",
    ),
    (row("facts.json", "facts", 0, notes=[1]), r"facts.json:\d: facts\[0\].notes\[0\] has 1; it must be a text"),
    (
        inner("positions", claims=["0"]),
        r"facts.json:\d: the value names the claim '0', which claims.json beside it lacks",
    ),
    (inner("positions", claims=[]), r"facts.json:\d: facts\[0\].positions\[0\].claims has 0 items; it must have 1"),
    (inner("positions", value=[]), r"facts.json:\d: facts\[0\].positions\[0\].value has \[\], which is no value"),
    (inner("verdicts", positions=[0, 9]), r"facts.json:\d: the verdict names a value that the fact lacks"),
    (
        lambda folder: edit(folder / "facts.json", lambda data: data["facts"].append(data["facts"][0])),
        r"facts.json:7: the fact 'length of aurora' is there twice",
    ),
]


@pytest.mark.parametrize(("broken", "message"), BROKEN, ids=[message for _, message in BROKEN])
def test_what_is_no_data_of_ours_is_told(broken: Callable[[Path], None], message: str, built: Path, data: Path) -> None:
    broken(data)
    for pair in ((data, built), (built, data)):
        result = run(*pair)
        assert (result.exit_code, result.stdout) == (1, "")
        assert re.search(message, result.stderr)
        assert result.stderr.count("\n") == 1 and result.stderr.startswith(str(data))
        assert "; build again with this version" in result.stderr or "; name the folder" in result.stderr


@given(st.text(max_size=30) | st.binary(max_size=30))
def test_no_file_whatever_it_holds_is_a_traceback(tmp_path_factory: pytest.TempPathFactory, text: str | bytes) -> None:
    folder = tmp_path_factory.mktemp("odd")
    for name in ("claims.json", "facts.json"):
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    with pytest.raises(CollateError):
        load(folder)


# The seeds: each article comes last once


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of all five articles, without what the editor says."""
    return of_seeds(tmp_path_factory.mktemp("all"))


def of_seeds(folder: Path, without: str = "") -> Path:
    articles = Path(shutil.copytree(ROOT / "seeds", folder / "seeds"))
    if without:
        (articles / without).unlink()
    args = ["build", "--quiet", "--no-edits", "--seeds", str(articles), "--docs", str(folder / "docs")]
    assert CliRunner().invoke(cli, args).exit_code == 0
    return folder / "docs" / "data"


def verdicts(data: Path) -> dict[tuple[str, str], str]:
    found = json.loads((data / "facts.json").read_text("utf-8"))["facts"]
    return {(each["subject"], each["field"]): each["verdict"] for each in found}


@pytest.mark.parametrize("file", sorted(path.name for path in (ROOT / "seeds").glob("*.txt")))
def test_each_article_of_the_seeds_as_the_last_one(file: str, seeds: Path, tmp_path: Path) -> None:
    fewer = of_seeds(tmp_path, without=file)
    held = json.loads((seeds / "claims.json").read_text("utf-8"))
    (source,) = [each for each in held["sources"] if each["file"] == file]
    claims = sum(each["source"] == source["id"] for each in held["claims"])
    before, after = verdicts(fewer), verdicts(seeds)
    became = [about for about in after if after[about] == "disputed" != before.get(about)]
    text = run(fewer, seeds).stdout
    assert text.startswith(f"Sources\n  New: {source['label']} ({file}, ")
    listed = re.findall(r"^ {4}\S", text.partition("\nDisputed\n")[2].partition("\n\n")[0], re.MULTILINE)
    assert re.search(rf"\n1 source, {claims} claims, \d+ facts changed, {len(listed)} now disputed", text)
    assert text.count(": new, ") == len(after.keys() - before.keys())
    assert text.count(" → disputed") == len([about for about in became if about in before])
    assert ": “" not in text and ", retold: " in text


def test_what_the_interview_changes_is_so(seeds: Path, tmp_path: Path) -> None:
    """It is undated, gives another day of release, and nobody else tells how long the film was shot."""
    text = run(of_seeds(tmp_path, without="002_2272a3e3e117a746.txt"), seeds).stdout
    disputed, rest = text.split("\nDisputed\n")[1].split("\n\n", 1)
    assert disputed.startswith("  The Challenge\n    Release: one origin → disputed\n")
    assert "12 April 2023" in disputed and "20 April 2023" in disputed and "retold: " in disputed
    assert re.search(
        r"New facts\n  The Challenge\n(?:    .*\n)*    Length of the shoot: new, more or less exact\n", rest
    )
    assert re.search(
        r"More behind it\n  The Challenge\n(?:    .*\n)*    Director: Klim Shipenko, also in Trailer and", rest
    )
