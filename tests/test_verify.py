"""Verifying: whoever is handed a site can tell whether it still says what its sources say."""

from __future__ import annotations

import gzip
import json
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from generator import commands
from generator.cli import cli
from generator.maker import maker, settings_of
from generator.manifest import MANIFEST, held, manifest, origin_of, seal, stated
from generator.outputs import expected as expected_of
from generator.verify import Expected, apart, assets, frame, within
from generator.verify import check as verifying
from tests.sites import ROOT, Published

SEEDS = ROOT / "seeds"


@pytest.fixture(scope="module")
def sealed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished site with its manifest, and its articles beside it."""
    folder = tmp_path_factory.mktemp("handed")
    shutil.copytree(site, folder / "site")
    shutil.copytree(SEEDS, folder / "seeds")
    seal(folder / "site", ROOT)
    return folder


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """What is read of a page that stays the same is read once for all tests, and a site of the same files made once."""
    with pytest.MonkeyPatch.context() as patch:
        made_of = cache(lambda tool, files, url: commands.anew.made_anew(tool, dict(files), url))
        patch.setattr(commands, "made_anew", lambda tool, project, url: made_of(tool, (*project.items(),), url))
        patch.setattr(apart, "words_of_markdown", cache(apart.words_of_markdown))
        patch.setattr(verifying.FinishedPage, "of", cache(verifying.FinishedPage.of))
        for name in ("words", "address"):
            patch.setattr(verifying.FinishedPage, name, cache(getattr(verifying.FinishedPage, name)))
        patch.setattr(apart, "_meta", cache(apart._meta))
        row = frame._row
        patch.setattr(frame, "_row", cache(lambda page: [*row(page)]))
        patch.setattr(assets, "_words_of", cache(assets._words_of))
        patch.setattr(within, "_anchors", cache(within._anchors))
        yield


@pytest.fixture(scope="module")
def made(sealed: Path) -> Expected:
    """What the articles make."""
    known = expected_of(sealed / "seeds", None, origin_of(sealed / "site"))
    assert known.finished
    return known


@pytest.fixture(scope="module")
def unfinished(made: Expected) -> Expected:
    """The same where the site tool that made the site is not at hand."""
    return replace(made, finished={}, unlike="it was made with another one")


@pytest.fixture
def handed(sealed: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    shutil.copytree(sealed, tmp_path / "handed")
    return tmp_path / "handed"


def run(folder: Path, with_seeds: bool = True) -> Result:
    seeds = ["--seeds", str(folder / "seeds")] if with_seeds else []
    return CliRunner().invoke(cli, ["verify", str(folder / "site"), *seeds])


def faults(folder: Path, made: Expected | None) -> str:
    """What is wrong with a site that was sealed anew, as whoever wants to deceive would."""
    seal(folder / "site", ROOT)
    return "\n".join(verifying.verify(folder / "site", made).faults)


def test_an_untouched_site_passes(sealed: Path) -> None:
    for with_seeds in (True, False):
        result = run(sealed, with_seeds)
        assert result.exit_code == 0, result.output
        assert " values verified\n" in result.output


def test_so_does_the_site_of_the_other_tool_sealed_or_not(successor: Path, sealed: Path, tmp_path: Path) -> None:
    shutil.copytree(successor, tmp_path / "site")
    shutil.copytree(sealed / "seeds", tmp_path / "seeds")
    result = run(tmp_path)
    assert result.exit_code == 0, result.output
    assert "other pages alone: it does not say what made it; whoever made it can tell" in result.output
    seal(tmp_path / "site", ROOT)
    result = run(tmp_path)
    assert result.exit_code == 0, result.output
    assert result.output.endswith(" values verified\n")


def test_so_does_a_site_that_is_told_where_it_stands(published: Published, sealed: Path, tmp_path: Path) -> None:
    shutil.copytree(published.folder, tmp_path / "site")
    shutil.copytree(sealed / "seeds", tmp_path / "seeds")
    seal(tmp_path / "site", ROOT)
    result = run(tmp_path)
    assert result.exit_code == 0, result.output
    assert result.output.endswith(" values verified\n")


def test_line_ends_of_another_system_and_compressed_copies_change_nothing(
    handed: Path, made: Expected, unfinished: Expected
) -> None:
    for path in [*(handed / "site").rglob("*")]:
        if path.suffix in (".html", ".json", ".csv", ".css", ".js", ".xml", ".bib"):
            data = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            path.write_bytes(data)
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(data))
    for each in (None, made, unfinished):
        assert verifying.verify(handed / "site", each).faults == ()


def test_the_manifest_keeps_to_its_schema(sealed: Path) -> None:
    schema = json.loads((ROOT / "generator/schemas/manifest.schema.json").read_text(encoding="utf-8"))
    content = json.loads((sealed / "site/data/manifest.json").read_text(encoding="utf-8"))
    jsonschema.validate(content, schema)
    assert {each["kind"] for each in content["files"]} == {"page", "data", "asset"}
    assert {tuple(each["sources"]) for each in content["files"] if each["path"] == "topics/budgets.html"} != {()}


def test_a_changed_value_is_named_with_what_it_should_be(handed: Path, made: Expected) -> None:
    page = handed / "site/topics/budgets.html"
    text = page.read_text(encoding="utf-8")
    at = text.index("roubles", text.index("<h1"))
    page.write_text(f"{text[:at]}dollars{text[at + 7 :]}", encoding="utf-8")
    line = text.count("\n", 0, at) + 1
    told = f"topics/budgets.html:{line}: says 'dollars,' where these sources make 'roubles,'"
    assert told in faults(handed, made)


def test_a_changed_source_is_named(handed: Path) -> None:
    article = next((handed / "seeds").glob("*.txt"))
    article.write_text(f"{article.read_text(encoding='utf-8')}\n", encoding="utf-8")
    result = run(handed)
    assert result.exit_code == 1
    assert f"{article.name!r} is not the file that the site was made of" in result.output


def test_one_changed_character_anywhere_is_found(handed: Path, made: Expected) -> None:
    """`make tamper` does the same with hundreds of changes, those of attributes and drawings too, in every source."""
    draw = random.Random(7)
    missed = []
    site = [path for path in sorted((handed / "site").rglob("*")) if path.is_file() and path.suffix != ".gz"]
    for path in draw.choices(site, k=12):
        with changed(path, draw) as where:
            if not verifying.verify(handed / "site", made).faults:
                missed.append(where)
    for path in (handed / "seeds/story.yml", handed / "seeds/edits.yml"):  # an article is changed above
        with changed(path, draw) as where:
            if run(handed).exit_code != 1:
                missed.append(where)
    assert missed == []


@pytest.mark.parametrize(
    ("page", "old", "new", "said"),
    [
        ("topics/budgets.html", ' class="', ' class="other ', "says 'class=other "),
        ("topics/budgets.html", ' id="', ' id="x', "says 'id=x"),
        ("topics/budgets.html", '<rect x="', '<rect x="9', "says 'x=9"),
        ("topics/budgets.html", "<p>", "<p hidden>", "says 'hidden='"),
        ("index.html", "</p>", "</p><script>x()</script>", "says '<script>'"),
        ("index.html", "</p>", "</p><!-- x -->", "says '<!-- x -->'"),
    ],
)
def test_what_a_page_shows_is_held_to_its_sources(
    page: str, old: str, new: str, said: str, handed: Path, made: Expected, unfinished: Expected
) -> None:
    text = (handed / "site" / page).read_text(encoding="utf-8")
    at = text.index(old, text.index("<h1"))
    (handed / "site" / page).write_text(f"{text[:at]}{new}{text[at + len(old) :]}", encoding="utf-8")
    for each in (made, unfinished):
        assert f"site/{page}:{text.count(chr(10), 0, at) + 1}: {said}" in faults(handed, each)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("timeline.html", "</head>", "<style>p{display:none}</style></head>", "around its content where other pages"),
        ("timeline.html", "<title>Timeline", "<title>Times", "is called 'Times - Two films in orbit'"),
        ("timeline.html", 'og:description" content="', 'og:description" content="No ', "says of itself 'No "),
        ("timeline.html", '<li class="md-nav__item', '<li onclick="x()" class="md-nav__item', "no other page has"),
        ("timeline.html", "  Home\n", "  House\n", "calls '/index.html' 'House'"),
        ("assets/collate.css", "{", "{display:none;", "is not the file that this program has"),
        ("search/search_index.json", "Timeline", "Tumeline", "says 'Tumeline' of"),
    ],
)
def test_what_is_around_it_is_held_to_other_pages_where_the_theme_is_not_at_hand(
    name: str, old: str, new: str, said: str, handed: Path, unfinished: Expected
) -> None:
    change(handed / "site" / name, old, new)
    assert said in faults(handed, unfinished)


@pytest.mark.parametrize(
    ("pages", "old", "new", "said"),
    [
        ("*.html", 'class="md-header"', 'class="md-Header"', "says 'md-Header' where these sources make 'md-header'"),
        ("topics/*.html", "</title>", " </title>", "differs from what these sources make in its blanks"),
        ("topics/*.html", "</body>", "<script>x()</script></body>", "says 'script' where these sources make '/'"),
        ("about.html", "A mistake?", "No mistake?", "says 'No' where these sources make 'A'"),
        ("404.html", "404 - Not found", "403", "says '403' where these sources make '404'"),
        ("sitemap.xml", "<urlset ", "<urlset  ", "sitemap.xml:1: differs from what these sources make in its blanks"),
    ],
)
def test_what_is_around_it_is_held_to_the_theme(
    pages: str, old: str, new: str, said: str, handed: Path, made: Expected
) -> None:
    for path in (handed / "site").rglob(pages):
        if "embed" not in path.parts:
            change(path, old, new)
    assert said in faults(handed, made)


def test_a_page_that_the_sources_do_not_make_is_named(handed: Path, made: Expected, unfinished: Expected) -> None:
    shutil.copy(handed / "site/timeline.html", handed / "site/sources/other.html")
    for each in (made, unfinished):
        assert "sources/other.html:1: these sources do not make it; remove it" in faults(handed, each)


def test_what_nothing_can_be_compared_with_is_named(handed: Path) -> None:
    (handed / "site/assets/ours.css").touch()
    seal(handed / "site", ROOT)
    assert run(handed).output.endswith("\nNot verified, as they are the site's own: assets/ours.css\n")


def restate(folder: Path, **told: str) -> None:
    """Seal a site as one that something else made."""
    origin, sources = stated(folder / "site")
    changed = replace(origin, made_with={**origin.made_with, **told})
    text = manifest(changed, held(folder / "site"), sources)
    (folder / "site" / MANIFEST).write_text(text, encoding="utf-8")


def test_where_the_theme_is_another_one_this_is_said(handed: Path) -> None:
    restate(handed, markdown="0.1")
    result = run(handed)
    assert result.exit_code == 0, result.output
    assert "Not verified, as they are the site's own: 404.html, about.html\n" in result.output
    note = f"the other pages alone: it was made with markdown 0.1, here is {version('markdown')}\n"
    assert result.output.endswith(note)


def test_pages_written_by_hand_are_taken_from_beside_the_articles_and_settings_are_not(handed: Path) -> None:
    (handed / "docs").mkdir()
    (handed / "docs/about.md").write_text("# Another page\n", encoding="utf-8")
    (handed / "mkdocs.yml").write_text("INHERIT: other.yml\n", encoding="utf-8")
    pages = {f"docs/{path.name}": path.read_bytes() for path in (handed / "docs").iterdir()}
    ours = maker("mkdocs", settings_of(ROOT) | pages)
    theirs = maker("mkdocs", settings_of(handed))
    restate(handed, settings=ours["settings"])
    assert "site/about.html:" in run(handed).stderr
    restate(handed, settings=theirs["settings"])
    assert run(handed).output.endswith("or has pages written by hand, that are not here\n")


def test_the_list_of_files_is_held_to_itself(handed: Path, made: Expected) -> None:
    path = handed / "site" / MANIFEST
    change(path, '"version": "0.', '"version": "7.')
    assert "data/manifest.json:1: is not what these files make" in run(handed, with_seeds=False).stderr
    assert "the site was made by version 7." in "\n".join(verifying.verify(handed / "site", made).faults)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("data/claims.json", '"hedged":false', '"hedged":"no"', "hedged has 'no'; it must be true or false"),
        ("data/facts.json", '"claims":["', '"claims":["0', "which is no claim"),
        ("data/claims.csv", "\n", "\nx,y\n", "rows where claims.json has"),
        ("data/feed.xml", "</feed>", "", "data/feed.xml:"),
        ("timeline.html", 'class="said">', 'class="said">Nobody ever said a thing like this. … ', "the data lack them"),
        ("timeline.html", 'id="n-', 'id="no-', "which is not there"),
        ("topics/budgets.html", 'data-s="1 2"', 'data-s="1 3"', "shows '[1][2]' for the sources [1, 3]"),
        (
            "topics/budgets.html",
            'data-s="1 2"',
            'data-s="1 5"',
            "names source 5 of 'n-the-challenge--budget', of which",
        ),
        ("topics/budgets.html", '<li data-s="1">', '<li data-s="2">', "leads to 'trailer-march-10' as source '[1] "),
        ("topics/budgets.html", ", or £12&#46;4", ", or £13&#46;4", "says '13.4', which the data do not say of it"),
        ("topics/budgets.html", "is expected to cost", "is hoped to cost", "which is no sentence of the data"),
        ("data.html", " claims, ", "0 claims, ", " claims where the data have "),
    ],
)
def test_without_sources_the_parts_are_held_to_each_other(
    name: str, old: str, new: str, said: str, handed: Path
) -> None:
    change(handed / "site" / name, old, new)
    assert said in faults(handed, None)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@contextmanager
def changed(path: Path, draw: random.Random) -> Iterator[str]:
    """Change one character of a file for a while, and say where."""
    data = path.read_bytes()
    at = draw.randrange(len(data))
    fresh = draw.choice([byte for byte in b"aeiou0123456789 .<" if byte != data[at]])
    path.write_bytes(data[:at] + bytes([fresh]) + data[at + 1 :])
    yield f"{path.name}: {data[max(0, at - 20) : at + 20]!r} with {chr(fresh)!r}"
    path.write_bytes(data)


@pytest.mark.parametrize("damage", ["", "[]", "{}", "[" * 100_000, '{"version": 1}'])
def test_what_is_no_finished_site_gets_a_line(handed: Path, damage: str) -> None:
    (handed / "site/data/manifest.json").write_text(damage)
    result = run(handed)
    assert result.exit_code == 1
    assert "manifest.json:1: is missing or damaged" in result.output


@pytest.mark.parametrize(
    "data", ['{"sources": []}', '{"sources": [], "claims": 5}', '{"sources": [], "claims": [{"source": "a"}]}']
)
def test_damaged_claims_get_a_line_also_when_they_are_sealed(handed: Path, made: Expected, data: str) -> None:
    (handed / "site/data/claims.json").write_text(data, encoding="utf-8")
    for each in (made, None):
        assert "site/data/claims.json:1: holds no claims; build the site anew" in faults(handed, each)
    result = run(handed, with_seeds=False)
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1


@pytest.mark.parametrize("data", [b"", b"\0", b"<", b"<html>"])
def test_an_emptied_page_gets_a_line(handed: Path, data: bytes, made: Expected, unfinished: Expected) -> None:
    (handed / "site/timeline.html").write_bytes(data)
    for each in (made, unfinished):
        assert "site/timeline.html:1: says 'the end' where these sources make" in faults(handed, each)
