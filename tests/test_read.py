"""Reading: bytes to text, text to blocks, folders to articles."""

from __future__ import annotations

import os
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.blocks import blocks
from generator.errors import CollateError
from generator.models import Article
from generator.noise import is_noise
from generator.read import LARGEST, FolderContents, decode, read_articles
from generator.story import Source
from tests import yamls

GOLDEN = yamls.load((Path(__file__).parent / "golden" / "noise.yml").read_text("utf-8"))
PROSE = "The ferry sailed on Monday. It cost £40m."


def put(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / f"{name}.txt").write_bytes(data)
    return folder


def one(folder: Path, content: str | bytes) -> Article:
    (article,) = read_articles(put(folder, a=content), {}).articles
    return article


def mistakes(folder: Path, sources: dict[str, Source] | None = None) -> list[str]:
    with pytest.raises(CollateError) as caught:
        read_articles(folder, sources or {})
    return [line.removeprefix(f"{folder}/") for line in caught.value.lines]


def cut(text: str) -> list[tuple[str, str]]:
    """Give each block's kind and words, which must cover the text."""
    found = blocks(text)
    assert [block.start for block in found] == sorted(block.start for block in found)
    assert " ".join(text[block.start : block.end] for block in found).split() == text.split()
    return [(block.kind, text[block.start : block.end]) for block in found]


def kinds(*paragraphs: str) -> list[str]:
    return [kind for kind, _ in cut("\n\n".join(paragraphs))]


# Noise


@pytest.mark.parametrize("text", GOLDEN["noise"])
def test_noise(text: str) -> None:
    assert is_noise(text)


@pytest.mark.parametrize("text", GOLDEN["prose"])
def test_prose(text: str) -> None:
    assert not is_noise(text)


def test_curly_quotes_and_odd_blanks_change_nothing() -> None:
    assert is_noise("Click\u00a0‘Allow’  when your browser asks")
    assert is_noise("Topics:\u00a0Ferries,\u00a0Isles")


def test_a_long_paragraph_is_never_noise() -> None:
    assert not is_noise("Photo: " + "the ferry sailed and " * 20 + "came back.")
    assert not is_noise("Photo: " + "word " * 60)


# Blocks


def test_paragraphs_are_parted_by_empty_lines_and_by_line_breaks() -> None:
    assert [text for _, text in cut(f"  {PROSE}\n{PROSE} More.\n \t\n\u2028{PROSE} Most. \n")] == [
        PROSE,
        f"{PROSE} More.",
        f"{PROSE} Most.",
    ]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("The harbour board has closed the old bridge on\nMonday after cracks were found.\n\nIt opens in May.", 2),
        ("The harbour board has closed the old swing bridge,\nwhich was built in 1931.", 1),
        ("Osmo Works of Lima has hired the former chief of the\nTarmo Bank, Ada Holm, to lead it.", 1),
        ("Ferry runs aground\nThe ferry Aurora ran aground on Monday.\nNobody was hurt.", 3),
        ("The ferry was late on Monday, and nobody knew why.\nBuses were late too.", 2),
    ],
)
def test_a_short_text_is_put_together_where_a_sentence_goes_on(text: str, paragraphs: int) -> None:
    assert len(cut(text)) == paragraphs


def test_a_text_broken_to_fit_a_width_is_put_together() -> None:
    words = " ".join(f"word{number}" for number in range(40)) + "."
    wrapped, line = [], ""
    for word in words.split():
        if len(line) + 1 + len(word) > 60:
            wrapped.append(line)
            line = ""
        line = f"{line} {word}".strip()
    text = "\n".join([*wrapped, line])
    assert len(wrapped) > 3
    assert [block for _, block in cut(f"{text}\n\n{text.upper()}")] == [text, text.upper()]


def test_a_sentence_that_goes_on_in_the_next_line_is_put_together() -> None:
    assert len(cut("The ferry sailed\non Monday, and\nit cost £40m.\nThe crew was paid.")) == 2


def test_a_headline_stands_before_the_prose_without_a_stop() -> None:
    assert kinds("Ferry sails at last", "“Never again,” says the captain after a rough day", PROSE) == [
        "headline",
        "headline",
        "prose",
    ]


def test_a_headline_that_comes_again_is_noise() -> None:
    assert kinds("Ferry sails at last", "Photo: Jane Doe", "FERRY SAILS AT LAST", PROSE) == [
        "headline",
        "noise",
        "noise",
        "prose",
    ]


def test_prose_that_comes_again_is_noise() -> None:
    assert kinds(PROSE, "Another.", PROSE) == ["prose", "prose", "noise"]


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        ("What happens next", "headline"),
        ("which nobody had expected", "prose"),
        ("– a bridge for £3m", "prose"),
        ("The crew came home. Nobody was hurt", "prose"),
        ("The crew and all of the two hundred passengers then came home by bus and train", "prose"),
        ("“It was a night that I will not forget.”", "prose"),
    ],
)
def test_a_heading_between_paragraphs(between: str, kind: str) -> None:
    assert kinds(PROSE, between, "The crew was paid.") == ["prose", kind, "prose"]


def test_a_last_line_without_a_stop_is_still_prose() -> None:
    assert kinds(PROSE, "The next ferry sails on 3 May") == ["prose", "prose"]
    assert kinds("The ferry cost £40m") == ["prose"]


def test_a_text_that_is_sparing_with_stops_keeps_its_lines() -> None:
    lines = [
        "Ferry sails",
        "The ferry cost £40m",
        "It was built in Oslo",
        "The crew has 30 people",
        "It sails on 3 May.",
    ]
    assert kinds(*lines) == ["headline", "prose", "prose", "prose", "prose"]


def test_a_caption_right_above_a_credit_is_noise() -> None:
    assert kinds(PROSE, "The crew waved from the deck.\nHarbour TV", "It rained.") == [
        "prose",
        "noise",
        "noise",
        "prose",
    ]
    assert kinds(PROSE, "The crew waves from the deck\nJane Doe / Alamy", "It rained.")[1:3] == ["noise", "noise"]


def test_a_headline_right_above_a_credit_is_none() -> None:
    assert kinds("Ferry sails at last\nHarbour TV", PROSE) == ["headline", "noise", "prose"]


def test_a_paragraph_above_a_credit_that_is_set_off_is_prose() -> None:
    assert kinds(PROSE, "It rained.", "Harbour TV", "The crew was paid.") == ["prose", "prose", "noise", "prose"]


def test_where_no_empty_lines_part_the_paragraphs_none_is_a_caption() -> None:
    assert [kind for kind, _ in cut(f"{PROSE}\nIt rained.\nHarbour TV")] == ["prose", "prose", "noise"]


def test_lines_below_a_head_of_links_are_noise() -> None:
    assert kinds(PROSE, "Related stories", "Bridge to open in May", "Tunnel floods", "The crew was paid.") == [
        "prose",
        "noise",
        "noise",
        "noise",
        "prose",
    ]
    assert kinds(PROSE, "Advertisement", "Bridge to open in May") == ["prose", "noise", "prose"]


# Bytes


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("café – “é”".encode(), "café – “é”"),
        ("café".encode("utf-8-sig"), "café"),
        ("café – “é”".encode("cp1252"), "café – “é”"),
        ("café at sea".encode("utf-16"), "café at sea"),
        (b"\xfe\xff" + "café".encode("utf-16-be"), "café"),
        ("café at sea".encode("utf-16-le"), "café at sea"),
        ("café at sea".encode("utf-16-be"), "café at sea"),
        ("Море".encode("utf-16"), "Море"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "1: the file looks binary"),
        (b"words\0and words", "1: the file looks binary"),
        ("words".encode("utf-32"), "1: the file looks binary"),
        (b"\x01\x02\x03 words", "1: the file looks binary"),
        (b"One line.\nTwo \x81 lines.", "2: the file cannot be decoded"),
        (b"\xff\xfea", "1: the file cannot be decoded"),
        (b"\xff\xfe\x00\xd8a\0", "1: the file cannot be decoded"),
        (b"", "1: the file is empty"),
        (b" \n\t\r\n", "1: the file is empty"),
        (b" date 2031-05-30 \n", "1: the file is empty"),
        ("\ufeff\u200b\n...".encode(), "1: the file is empty"),
    ],
)
def test_bytes_that_are_no_article(tmp_path: Path, data: bytes, line: str) -> None:
    (found,) = mistakes(put(tmp_path, a=data))
    assert found.startswith(f"a.txt:{line}; ")


def test_any_line_ends_become_one(tmp_path: Path) -> None:
    article = one(tmp_path, "One ferry.\r\nTwo ferries.\rThree ferries.\n\r\n")
    assert article.text == "One ferry.\nTwo ferries.\nThree ferries.\n\n"
    assert len(article.blocks) == 3


@pytest.mark.parametrize(
    ("head", "published", "first"),
    [
        (" date 2031-05-30 ", "2031-05-30", PROSE),
        ("\n date 2031-05-30\n\n", "2031-05-30", PROSE),
        (" Date: 2031-05-30\t", "2031-05-30", PROSE),
        (" date 2031-02-30 ", None, PROSE),
        ("Date: 30 May 2031\n\n", "2031-05-30", PROSE),
        ("Date: May 2031\n", "2031-05", PROSE),
        ("date 2031-05\n", "2031-05", PROSE),
        ("DATE: 2031\n", "2031", PROSE),
        ("Date: May 2031 ", None, f"Date: May 2031 {PROSE}"),
        ("Date: next May\n\n", None, "Date: next May"),
        ("date 2031-05-30th ", None, f"date 2031-05-30th {PROSE}"),
        ("The date 2031-05-30 was kept. ", None, f"The date 2031-05-30 was kept. {PROSE}"),
        ("", None, PROSE),
    ],
)
def test_the_head(tmp_path: Path, head: str, published: str | None, first: str) -> None:
    article = one(tmp_path, head + PROSE)
    block = article.blocks[0]
    assert (article.published, article.text[block.start : block.end]) == (published, first)


def test_a_credit_behind_the_head_is_noise(tmp_path: Path) -> None:
    article = one(tmp_path, f" date 2031-05-30 PA Images\n\n{PROSE}")
    assert [(block.kind, article.text[block.start : block.end]) for block in article.blocks] == [
        ("noise", "PA Images"),
        ("prose", PROSE),
    ]


# Folders


def test_what_the_story_file_knows_comes_with_the_article(tmp_path: Path) -> None:
    source = Source(
        file="a.txt",
        id="first",
        label="First",
        kind="retelling",
        title="T",
        outlet="O",
        author="A",
        url="https://a.example",
        published="2031-06-01",
        accessed="2031-06-02",
        archive="https://b.example",
    )
    put(tmp_path, a=f" date 2031-05-30 {PROSE}", B=f" date 2031-05-30 Not so. {PROSE}")
    second, first = read_articles(tmp_path, {"a.txt": source}).articles
    for key in ("id", "file", "label", "kind", "title", "outlet", "author", "url", "published", "accessed", "archive"):
        assert getattr(first, key) == getattr(source, key)
    assert (second.id, second.file, second.label, second.kind) == ("b", "B.txt", "B.txt", "original")
    assert (second.published, second.title, len(second.sha256)) == ("2031-05-30", None, 64)


def test_other_files_are_told_of(tmp_path: Path) -> None:
    put(tmp_path, a=PROSE)
    for name in (".hidden.txt", "story.yml", "edits.yml", "README.md", "b.xls", "C.TXT"):
        (tmp_path / name).write_text("Other words.", "utf-8")
    (tmp_path / "older" / "still").mkdir(parents=True)
    (tmp_path / "older" / "still" / "d.txt").write_text("Words of old.", "utf-8")
    (tmp_path / "older" / "e.url").write_text("x", "utf-8")
    reading = read_articles(tmp_path, {})
    assert [article.file for article in reading.articles] == ["C.TXT", "a.txt", "older/still/d.txt"]
    assert [article.id for article in reading.articles] == ["c", "a", "older-still-d"]
    assert [notice.removeprefix(f"{tmp_path}/") for notice in reading.notices] == [
        "b.xls:1: not read; a table, no article; put what it says into words, or keep it elsewhere",
        "older/e.url:1: not read; a link, no article; save the page that it leads to",
    ]


def test_a_source_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    sources = {name: Source(file=name, id=name[0], line=at) for at, name in enumerate(("ferry.txt", "zz.pdf"), 7)}
    reading = read_articles(put(tmp_path, ferries=PROSE), sources, named_in=tmp_path / "story.yml")
    assert [line.removeprefix(f"{tmp_path}/") for line in reading.notices] == [
        f"story.yml:7: there is no article 'ferry.txt' in {tmp_path}; is it 'ferries.txt'?",
        f"story.yml:8: there is no article 'zz.pdf' in {tmp_path}; put it there, or take the entry away",
    ]


def test_the_same_article_twice_is_counted_once(tmp_path: Path) -> None:
    put(tmp_path, a=f" date 2031-05-30 {PROSE}", b=PROSE.upper().replace(" ", "\n"), c="Other words.")
    reading = read_articles(tmp_path, {})
    assert [article.file for article in reading.articles] == ["a.txt", "c.txt"]
    assert reading.notices == (f"{tmp_path}/b.txt:1: the same article as a.txt; it is counted once",)


def test_two_articles_with_one_id(tmp_path: Path) -> None:
    (tmp_path / "A b.txt").write_text("One.", "utf-8")
    (tmp_path / "a-b.txt").write_text("Two.", "utf-8")
    assert mistakes(tmp_path) == [
        "a-b.txt:1: 'A b.txt' has the id 'a-b' too; set another id: under sources in the story file"
    ]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    put(tmp_path, a="", b=b"\0", c=PROSE, d=b"x" * (LARGEST + 1))
    assert mistakes(tmp_path) == [
        "a.txt:1: the file is empty; put the article's text there, or remove the file",
        "b.txt:1: the file looks binary; save the article as plain text in UTF-8",
        f"d.txt:1: the file has more than {LARGEST} bytes; split it, or exclude it: under sources in the story file",
    ]


def test_a_folder_that_is_missing_or_empty(tmp_path: Path) -> None:
    with pytest.raises(CollateError, match=r"none:1: there is no such folder"):
        read_articles(tmp_path / "none", {})
    with pytest.raises(CollateError, match=r":1: there are no articles; put at least one file there \(\.txt, \.md, "):
        read_articles(tmp_path, {})


def test_links_and_other_things_that_are_no_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    put(tmp_path, secret=PROSE)
    put(folder, a=PROSE)
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "c.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "e.txt")
    (folder / "f\n.txt").write_text(PROSE, "utf-8")
    (folder / "g.txt").symlink_to(folder / "g.txt")
    lines = mistakes(folder)
    assert [line.partition(";")[0] for line in lines] == [
        "b.txt:1: the link leads out of the folder",
        "c.txt:1: this is no file with text",
        "e.txt:1: this is no file with text",
        "f\\n.txt:1: the file's name has characters that cannot be shown",
        "g.txt:1: this is no file with text",
    ]


def test_a_link_within_the_folder_is_one_article(tmp_path: Path) -> None:
    put(tmp_path, a=PROSE)
    (tmp_path / "b.txt").symlink_to("a.txt")
    reading = read_articles(tmp_path, {})
    assert (len(reading.articles), len(reading.notices)) == (1, 1)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    put(tmp_path, a=PROSE)
    monkeypatch.setattr(Path, "open", refuse)
    assert mistakes(tmp_path) == ["a.txt:1: the file cannot be read; see who may read it"]


# Anything


def sound(reading: FolderContents) -> None:
    for article in reading.articles:
        end = 0
        for block in article.blocks:
            words = article.text[block.start : block.end]
            assert end <= block.start < block.end <= len(article.text)
            assert words == words.strip() != ""
            end = block.end


@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_a_mistake(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    try:
        sound(read_articles(put(folder, a=data), {}))
    except CollateError as error:
        assert error.lines[0].startswith(f"{folder}/a.txt:")


_PIECES = st.sampled_from(
    [PROSE, *GOLDEN["noise"], *GOLDEN["prose"], "\n", "\n\n", " ", "\r\n", "\u2028", "\x0c", "a\nb"]
)


@given(st.lists(_PIECES | st.text(max_size=20), max_size=30).map("".join))
def test_any_text_is_cut_soundly(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    try:
        reading = read_articles(put(folder, a=text.encode("utf-8", "replace")), {})
    except CollateError:
        return
    sound(reading)
    for article in reading.articles:
        kept = [article.text[block.start : block.end] for block in article.blocks]
        start = article.blocks[0].start if kept else 0
        assert "".join("".join(kept).split()) == "".join(article.text[start:].split())


def _seconds(text: str) -> float:
    began = process_time()
    blocks(text)
    return process_time() - began


@pytest.mark.no_cover
@pytest.mark.parametrize("piece", ["a\n", "The ferry sailed.\n\n", "Ferry sails\n\n", "Photo: ", ") ) ., ", "A. "])
def test_cutting_takes_time_in_proportion(piece: str) -> None:
    _seconds("Photo: Jane Doe")
    short = min(_seconds(piece * 1_500) for _ in range(3))
    assert min(_seconds(piece * 12_000) for _ in range(2)) < 24 * short + 0.05
