"""The retold articles: complete, headed like their originals, and told in other words than theirs."""

import re
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"
ORIGINALS = SEEDS.parent.parent / "shared" / "articles"
HEADS = {
    "000_363f7e654ffbe9fb.txt": " date 2023-03-10 ",
    "001_7597f37cc8f9dc3d.txt": " date 2023-03-08 ",
    "002_2272a3e3e117a746.txt": None,
    "003_8008e87eccf6daec.txt": None,
    "004_0ce0ce28319c568e.txt": " date 2021-05-17 ",
}
RUN = 8
"""So many words in a row are a copy."""


def runs(path: Path) -> dict[tuple[str, ...], None]:
    """All runs of `RUN` words in a file, in the order of the text."""
    words = re.findall(r"[a-z0-9]+", path.read_text(encoding="utf-8").casefold())
    return dict.fromkeys(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def test_every_article_is_there() -> None:
    assert sorted(path.name for path in SEEDS.glob("*.txt")) == sorted(HEADS)


@pytest.mark.parametrize(("name", "head"), HEADS.items())
def test_the_head_gives_the_date_or_nothing(name: str, head: str | None) -> None:
    text = (SEEDS / name).read_text(encoding="utf-8")
    if head is None:
        assert not re.match(r"\s*date\b", text)
    else:
        assert re.match(re.escape(head) + r"\w", text)


@pytest.mark.parametrize("name", HEADS)
def test_nobody_is_quoted_in_their_own_words(name: str) -> None:
    assert not re.search('["“”«»]', (SEEDS / name).read_text(encoding="utf-8"))


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the originals are not here")
@pytest.mark.parametrize("name", HEADS)
def test_no_run_of_words_is_copied(name: str) -> None:
    copied = {run for original in sorted(ORIGINALS.glob("*.txt")) for run in runs(original)}
    assert copied
    assert [" ".join(run) for run in runs(SEEDS / name) if run in copied] == []
