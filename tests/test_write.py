"""Writing: whole files, only what changed, nothing that is not ours."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import CollateError
from generator.folder_lock import alone
from generator.write import MANIFEST, UNFINISHED, Changes, write, write_all, written

NAMES = st.sampled_from(["index.md", "a/x.md", "a/y.md", "b/c/z.json", "é.md"])
FILES = st.dictionaries(NAMES, st.text(alphabet="ab\né", max_size=3))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path, the manifest apart."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_files_appear_with_their_folders(tmp_path: Path) -> None:
    changes = write(tmp_path / "docs", {"index.md": "héllo\n", "data/raw": b"\x00\xff"})
    assert changes == Changes(written=("data/raw", "index.md"), removed=())
    assert tree(tmp_path / "docs") == {"index.md": "héllo\n".encode(), "data/raw": b"\x00\xff"}
    assert written(tmp_path / "docs") == {"data/raw", "index.md"}


def test_what_is_the_same_is_not_touched(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "one", "b.md": "two"})
    for name in ("a.md", "b.md", MANIFEST):
        os.utime(tmp_path / name, (1000, 1000))
    assert write(tmp_path, {"a.md": "one", "b.md": "new"}) == Changes(("b.md",), ())
    times = {name: (tmp_path / name).stat().st_mtime for name in ("a.md", MANIFEST)}
    assert times == {"a.md": 1000, MANIFEST: 1000}
    assert (tmp_path / "b.md").stat().st_mtime > 1000


def test_only_ours_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    write(tmp_path, {"old/deep/a.md": "", "kept/b.md": "", "c.md": ""})
    (tmp_path / "kept" / "theirs.md").write_text("by hand")
    assert write(tmp_path, {"c.md": ""}) == Changes((), ("kept/b.md", "old/deep/a.md"))
    assert tree(tmp_path) == {"c.md": b"", "kept/theirs.md": b"by hand"}
    assert not (tmp_path / "old").exists()


def test_writing_nothing_leaves_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a/b.md": "x"})
    write(tmp_path, {})
    assert list(tmp_path.iterdir()) == []


def test_a_page_of_ours_that_was_deleted_comes_back_and_may_go(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "x", "b.md": "y"})
    (tmp_path / "a.md").unlink()
    (tmp_path / "b.md").unlink()
    assert write(tmp_path, {"a.md": "x"}) == Changes(("a.md",), ("b.md",))
    assert tree(tmp_path) == {"a.md": b"x"}


def test_a_file_by_hand_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("mine")
    with pytest.raises(CollateError, match=r"index\.md:1: was not written by this program; move it away or delete it"):
        write(tmp_path, {"index.md": "ours", "about.md": "ours"})
    assert tree(tmp_path) == {"index.md": b"mine"}


def test_a_file_that_is_as_it_should_be_is_adopted(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": "ours"})
    (tmp_path / MANIFEST).unlink()
    assert write(tmp_path, {"index.md": "ours"}) == Changes((), ())
    assert written(tmp_path) == {"index.md"}


@pytest.mark.parametrize(
    "path",
    ["../out.md", "a/../../out.md", "/out.md", "", ".", "a//b.md", "./a.md", "a\\b.md", "c:x.md", "n\0", MANIFEST],
)
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(CollateError, match="would leave this folder"):
        write(tmp_path / "docs", {path: "x"})
    assert tree(tmp_path) == {}


def test_a_linked_folder_is_not_followed_out(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "topics").symlink_to(tmp_path / "outside")
    with pytest.raises(CollateError, match="would leave this folder"):
        write(tmp_path / "docs", {"topics/a.md": "x"})
    assert tree(tmp_path / "outside") == {}


def test_a_linked_page_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write(docs, {"a.md": "x"})
    (tmp_path / "precious").write_text("x")
    (docs / "a.md").unlink()
    (docs / "a.md").symlink_to(tmp_path / "precious")
    assert write(docs, {"a.md": "new"}) == Changes(("a.md",), ())
    assert (tmp_path / "precious").read_text() == "x"
    assert not (docs / "a.md").is_symlink()


def test_a_manifest_cannot_have_files_outside_removed(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write(docs, {"a.md": "x"})
    (tmp_path / "precious").write_text("x")
    (docs / MANIFEST).write_text('{"files": ["../precious"]}')
    with pytest.raises(CollateError, match="would leave this folder"):
        write(docs, {})
    assert (tmp_path / "precious").exists()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"files": 3}', '{"files": [1]}', "\xff"])
def test_a_broken_manifest_says_what_to_do(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text, encoding="latin-1")
    with pytest.raises(CollateError, match="delete it together with the pages"):
        write(tmp_path, {"a.md": "x"})
    assert tree(tmp_path) == {}


def test_names_that_differ_in_capitals_only_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CollateError, match=r"a\.md:1: differs from 'A\.md' in capitals only"):
        write(tmp_path, {"a.md": "x", "A.md": "y"})


OLD = {"a.md": "old " * 50, "gone.md": "x", "kept.md": "k"}
NEW = {"a.md": "new " * 50, "b/c.md": "y", "kept.md": "k"}


def texts(folder: Path) -> dict[str, str]:
    """Every file apart from the manifest and from what is not in its place yet."""
    return {name: data.decode() for name, data in tree(folder).items() if not name.startswith(UNFINISHED)}


def is_whole(folder: Path) -> bool:
    """Whether each file is that of the one run or of the other, and of the old ones none is missing but what goes."""
    found = texts(folder)
    either = all(text in (OLD.get(name), NEW.get(name)) for name, text in found.items())
    return either and OLD.keys() & NEW.keys() <= found.keys()


@pytest.mark.parametrize("step", range(11))
def test_a_run_that_is_killed_leaves_whole_files_and_the_next_mends_it(tmp_path: Path, step: int) -> None:
    write(tmp_path, OLD)
    script = (
        "import os, signal, sys; from pathlib import Path; from generator.write import write\n"
        "calls = 0\n"
        "def die(event, args):\n"
        "    global calls\n"
        "    if event in ('os.rename', 'os.remove', 'os.mkdir') and str(args[0]).startswith(sys.argv[1]):\n"
        f"        calls += 1; calls > {step} and os.kill(os.getpid(), signal.SIGKILL)\n"
        "sys.addaudithook(die)\n"
        f"write(Path(sys.argv[1]), {NEW!r})\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert done.returncode == -9
    assert is_whole(tmp_path)
    write(tmp_path, NEW)
    assert texts(tmp_path) == NEW
    assert not (tmp_path / UNFINISHED).exists()


def failing(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, after: int) -> None:
    """Let a function do its work for some calls, and fail from then on as on a disk that is full."""
    real, calls = getattr(owner, name), iter(range(10**6))

    def fail(*args: object, **more: object) -> object:
        if next(calls) >= after:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*args, **more)

    monkeypatch.setattr(owner, name, fail)


@pytest.mark.parametrize("after", range(4))
def test_a_disk_that_is_full_at_any_replacement_leaves_whole_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Four files take a place: the manifest with all names, two pages, the manifest with the new names."""
    write(tmp_path, OLD)
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        failing(patch, os, "replace", after)
        write(tmp_path, NEW)
    assert is_whole(tmp_path)
    if not after:
        assert (texts(tmp_path), written(tmp_path)) == (OLD, OLD.keys())
        assert not (tmp_path / "b").exists()
    assert write(tmp_path, NEW).removed in ((), ("gone.md",))
    assert texts(tmp_path) == NEW
    assert written(tmp_path) == NEW.keys()
    assert not (tmp_path / UNFINISHED).exists()


@pytest.mark.parametrize("after", range(3))
def test_a_disk_that_is_full_before_the_first_replacement_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Three files are staged: two pages and the manifest."""
    write(tmp_path, OLD)
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space") as caught:
        failing(patch, Path, "write_bytes", after)
        write(tmp_path, NEW)
    assert Path(caught.value.filename).name == ("a.md", "c.md", MANIFEST)[after]
    assert (tree(tmp_path), written(tmp_path)) == ({name: text.encode() for name, text in OLD.items()}, OLD.keys())
    assert not (tmp_path / UNFINISHED).exists() and not (tmp_path / "b").exists()


def test_a_run_that_is_interrupted_leaves_no_scrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    write(tmp_path, {"a.md": "old"})
    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, {"a.md": "new", "b/c.md": "y"})
    assert tree(tmp_path) == {"a.md": b"old"}
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_what_a_killed_run_left_goes_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "x"})
    (tmp_path / UNFINISHED).mkdir()
    for name in ("1-0.tmp", f"1-{MANIFEST}.tmp", "theirs.md"):
        (tmp_path / UNFINISHED / name).write_text("half a page")
    assert write(tmp_path, {"a.md": "x"}) == Changes((), ())
    assert [path.name for path in (tmp_path / UNFINISHED).iterdir()] == ["theirs.md"]


@pytest.mark.parametrize("name", [UNFINISHED, f"{UNFINISHED}/a.md"])
def test_no_page_goes_where_unfinished_ones_lie(tmp_path: Path, name: str) -> None:
    with pytest.raises(CollateError, match="would leave this folder"):
        write(tmp_path, {name: "x"})


def test_unfinished_pages_follow_no_link(tmp_path: Path) -> None:
    docs, outside = tmp_path / "docs", tmp_path / "outside"
    docs.mkdir()
    outside.mkdir()
    (outside / "precious.tmp").write_text("x")
    (docs / UNFINISHED).symlink_to(outside)
    with pytest.raises(CollateError, match=rf"{UNFINISHED}:1: was not written by this program; move it away"):
        write(docs, {"a.md": "x"})
    assert tree(docs) == {} and tree(outside) == {"precious.tmp": b"x"}


def test_a_folder_by_hand_where_a_page_stood_is_refused_or_left(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "x", "b.md": "y"})
    (tmp_path / "a.md").unlink()
    (tmp_path / "a.md").mkdir()
    with pytest.raises(CollateError, match=r"a\.md:1: was not written by this program; move it away or delete it"):
        write(tmp_path, {"a.md": "x", "b.md": "new"})
    assert texts(tmp_path) == {"b.md": "y"}
    assert write(tmp_path, {"b.md": "y"}) == Changes((), ("a.md",))
    assert (tmp_path / "a.md").is_dir()


def test_of_several_folders_all_are_written_or_none(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    assert write_all({one: {"a.md": "x"}, other: {"b": "y"}}) == [Changes(("a.md",), ()), Changes(("b",), ())]
    (other / "c").write_text("mine")
    with pytest.raises(CollateError, match="was not written by this program"):
        write_all({one: {"a.md": "new"}, other: {"c": "z"}})
    (other / "d").write_text("mine")
    with pytest.raises(OSError):
        write_all({one: {"a.md": "new", "new/b.md": "z"}, other: {"d/e": "z"}})
    assert tree(tmp_path) == {"one/a.md": b"x", "other/b": b"y", "other/c": b"mine", "other/d": b"mine"}
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_dir()) == ["one", "other"]


@settings(max_examples=60, deadline=None)
@given(runs=st.lists(FILES, min_size=1, max_size=4), theirs=st.text(max_size=3))
def test_the_last_runalone_decides(
    tmp_path_factory: pytest.TempPathFactory, runs: list[dict[str, str]], theirs: str
) -> None:
    folder = tmp_path_factory.mktemp("docs")
    (folder / "theirs.md").write_bytes(theirs.encode())
    for files in runs:
        write(folder, files)
    last = {name: text.encode() for name, text in runs[-1].items()}
    assert tree(folder) == last | {"theirs.md": theirs.encode()}
    assert write(folder, runs[-1]) == Changes((), ())


def test_two_runs_at_once_wait_for_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.folder_lock.PATIENCE", 0.2)
    with alone(tmp_path), pytest.raises(CollateError, match="another run is writing here; wait"):
        write(tmp_path, {"a.md": "a"})
    assert list(tmp_path.iterdir()) == []
    write(tmp_path, {"a.md": "a"})
    assert (tmp_path / "a.md").read_text() == "a"


def test_a_folder_that_takes_no_file_stops_the_run_before_any_page_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.md": "old", "data/b.json": "old"})
    closed = tmp_path / "data"
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != closed and real(path, mode))
    with pytest.raises(PermissionError) as told:
        write(tmp_path, {"a.md": "new", "data/b.json": "new"})
    assert told.value.filename == str(closed)
    assert (tmp_path / "a.md").read_text() == "old"
    assert {path.name for path in tmp_path.iterdir()} == {"a.md", "data", MANIFEST}


@pytest.mark.parametrize(
    "text", ['{"files": ["\\ud800.md"]}', "[" * 100_000, '{"files": "a.md"}', '{"files": {"a": 1}}']
)
def test_a_damaged_manifest_says_what_to_do(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(CollateError, match="is no list of written files; delete it"):
        write(tmp_path, {"a.md": "a"})


def test_a_manifest_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text('{"files": ["kept.md"]}')
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / MANIFEST).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CollateError, match="is no list of written files"):
        write(tmp_path / "docs", {"a.md": "a"})
