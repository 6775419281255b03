"""The editor's own prose with live values: what it puts in, and what stops the build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from test_compose import ROOT, told

from generator.compose import Composer, Lead, Mark, Markdown, Value
from generator.compose.printed import THIN
from generator.edits import read_prose
from generator.errors import CollateError
from generator.inputs import make_dossier
from generator.render import Site, pages

FORM = "write {{ a-field of a-subject }}, {{ each a-field of a-subject }} or {{ lead }}"
STORY, FACTS, _ = told(ROOT / "seeds")


def compose(folder: Path, name: str, text: str) -> Composer:
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return Composer(STORY, (), FACTS, read_prose(folder, STORY))


def mistakes(folder: Path, name: str, text: str) -> list[str]:
    with pytest.raises(CollateError) as raised:
        assert compose(folder, name, text).written
    return [line.removeprefix(f"{folder}/") for line in raised.value.lines]


def test_values_are_put_in_with_their_marks(tmp_path: Path) -> None:
    composer = compose(tmp_path, "film", "# Mine\n\nIt cost {{ budget of the-challenge }}, *no more*.\n\n{{lead}}\n")
    first, value, middle, lead, last = composer.written["film"]
    assert (first, middle, lead, last) == (
        Markdown("# Mine\n\nIt cost "),
        Markdown(", *no more*.\n\n"),
        Lead(),
        Markdown("\n"),
    )
    assert isinstance(value, tuple)
    assert [part.text for part in value if isinstance(part, Value)] == [
        f"1.115{THIN}billion roubles",
        f"£12.4{THIN}million",
    ]
    assert isinstance(value[-1], Mark) and {*value[-1].sources} == {"trailer-march-10", "trailer-march-8"}


def test_a_date_may_have_its_preposition(tmp_path: Path) -> None:
    [value] = compose(tmp_path, "home", "{{ on shoot-period of the-challenge }}").written["home"]
    assert isinstance(value, tuple)
    assert "".join(part.text for part in value if not isinstance(part, Mark)) == "in October 2021"


def test_each_gives_what_is_disputed(tmp_path: Path) -> None:
    [value] = compose(tmp_path, "home", "{{ each release-date of the-challenge }}").written["home"]
    assert isinstance(value, tuple) and sum(isinstance(part, Mark) for part in value) == 2


def test_no_folder_no_prose(tmp_path: Path) -> None:
    assert read_prose(tmp_path / "pages", STORY) == ()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("One\n{{ budget of the-chalenge }}", "2: unknown subject 'the-chalenge'; did you mean 'the-challenge'?"),
        ("{{ budgets of the-challenge }}", "1: unknown field 'budgets'; did you mean 'budget'?"),
        (
            "{{ box-office of the-challenge }}",
            "1: no source gives {{ box-office of the-challenge }}; take it out, or say it without the value",
        ),
        (
            "\n\n{{ release-date of the-challenge }}",
            "3: {{ release-date of the-challenge }} is disputed; say so, with {{ each release-date of the-challenge }}",
        ),
        (
            "{{ budget }}",
            "1: {{ budget }} cannot be read; " + FORM,
        ),
        (
            "{{ budget of the-challenge",
            "1: a {{ stands alone; " + FORM,
        ),
    ],
)
def test_mistakes_come_with_their_lines(tmp_path: Path, text: str, error: str) -> None:
    assert mistakes(tmp_path, "film", text) == [f"film.md:{error}"]


def test_a_file_of_no_page_is_a_mistake(tmp_path: Path) -> None:
    [line] = mistakes(tmp_path, "flim", "Words.")
    assert line.startswith("flim.md:1: no page has this name;") and line.endswith("did you mean 'film'?")


def test_a_file_that_is_no_text_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "film.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CollateError, match=r"film\.md:1: the file is not UTF-8; save it in that encoding"):
        read_prose(tmp_path, STORY)


def test_pages_show_it_as_the_editors_and_articles_have_no_such_places(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "seeds" / "pages").mkdir()
    prose = "*Mine*: {{ budget of the-challenge }}.\n\n{{ lead }}\n"
    (tmp_path / "seeds" / "pages" / "budgets.md").write_text(prose, encoding="utf-8")
    article = tmp_path / "seeds" / "004_0ce0ce28319c568e.txt"
    hostile = "Yulia Peresild stars in Challenge <b>{{ lead }}</b>."
    article.write_text(article.read_text(encoding="utf-8") + f"\n\n{hostile}\n", encoding="utf-8")
    found = pages(Site(make_dossier(tmp_path / "seeds", None, quiet=True)))
    topic = found["topics/budgets.md"]
    assert '<div class="editor written" markdown>\n\n*Mine*: about ' in topic and "The editor’s words" in topic
    assert topic.count('<p class="lead">') == 1
    assert not [name for name, text in found.items() if "<b>{{" in text or "{{ lead" in text]
