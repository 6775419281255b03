"""The table of scores in MEASURES."""

from tests.scoring import SHARED, corpora
from tools.scores import MARKS, PAGE, table


def first_cells(text: str) -> list[str]:
    return [line.split(" | ")[0].removeprefix("| ") for line in text.splitlines() if line.startswith("| ")][2:]


def test_the_page_has_a_line_for_each_corpus() -> None:
    names = [corpus.name for corpus in corpora()]
    assert first_cells(table()) == [*names, "kept-aside, all"]
    found = MARKS.search(PAGE.read_text(encoding="utf-8"))
    assert found
    listed = first_cells(found[0])
    listed = [name for name in listed if name != "originals" or SHARED.is_dir()]
    assert listed == [*names, "kept-aside, all"], "a corpus came or went; run make scores"
