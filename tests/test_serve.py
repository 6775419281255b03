"""`collate serve`: pages that follow the builds, mistakes that show on them, and an end that leaves nothing."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from generator.project.stock import stock

ROOT = Path(__file__).parent.parent
STORY = "title: Two ferries\npresets: [vessel]\nsubjects:\n  aurora: {name: Aurora, kind: ship}\n"
ARTICLE = " date 2031-05-30\n\nThe Aurora is 212 metres long.\n"
PATIENCE = 60.0
COLLATE = [sys.executable, "-m", "generator"]


class Serving:
    """A running `collate serve` of a small project."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [*COLLATE, "serve", "--port", "0"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self.process.stderr
        first = self.process.stderr.readline()
        found = re.match(r"(http://127\.0\.0\.1:\d+)/ shows the site", first)
        assert found, first
        self.address = found[1]

    def get(self, path: str) -> str:
        with urlopen(self.address + path, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def state(self, seen: str = "") -> dict[str, Any]:
        """What the open pages are told, as soon as it differs from what they have seen."""
        for _ in range(5):
            state: dict[str, Any] = json.loads(self.get(f"/.collate/state?seen={seen}"))
            if str(state["number"]) != seen:
                return state
        pytest.fail("no build came")

    def write(self, text: str, name: str = "wire.txt") -> None:
        whole = self.folder.with_name("whole.txt")
        whole.write_text(text, "utf-8")
        whole.replace(self.folder / "seeds" / name)  # at once: half of it would be another change

    def end(self) -> tuple[str, str]:
        """Interrupt it as a terminal does, all of its group, and give what it said."""
        os.killpg(self.process.pid, signal.SIGINT)
        said = self.process.communicate(timeout=PATIENCE)
        with pytest.raises(ProcessLookupError):
            os.killpg(self.process.pid, 0)
        return said


def lay_out_ferries(folder: Path) -> Path:
    """Put a small project into a folder that is yet to be made; give the folder."""
    for name, data in stock().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "seeds").mkdir()
    (folder / "seeds" / "story.yml").write_text(STORY, "utf-8")
    (folder / "seeds" / "wire.txt").write_text(ARTICLE, "utf-8")
    return folder


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    one = Serving(lay_out_ferries(tmp_path / "project"))
    yield one
    if one.process.poll() is None:
        os.killpg(one.process.pid, signal.SIGKILL)
        one.process.communicate()


def test_pages_follow_what_the_editor_does(serving: Serving) -> None:
    first = serving.state("0")
    assert first == {"number": 1, "mistakes": ""}
    page = serving.get("/compare.html" if "compare" in serving.get("/") else "/")
    assert "212" in serving.get("/data/claims.json") and '<script src="/.collate/follow.js"></script></body>' in page
    assert "location.reload" in serving.get("/.collate/follow.js")
    with pytest.raises(HTTPError, match="404"):
        serving.get("/nowhere.html")

    serving.write(ARTICLE.replace("212", "214"))
    assert serving.state("1") == {"number": 2, "mistakes": ""}
    assert "214" in serving.get("/data/claims.json")

    serving.write(STORY.replace("ship", "shipp"), "story.yml")
    broken = serving.state("2")
    wrong = "seeds/story.yml:4: 'kind' of 'aurora' of 'subjects' is 'shipp'; did you mean 'ship'?"
    assert broken == {"number": 3, "mistakes": wrong}
    assert "214" in serving.get("/data/claims.json")

    serving.write(STORY, "story.yml")
    assert serving.state("3") == {"number": 4, "mistakes": ""}
    time.sleep(1)  # for a build that would follow from the files of the last one
    assert serving.state("")["number"] == 4
    said, told = serving.end()
    assert (said, told, serving.process.returncode) == ("", f"{wrong}\n", 0)


def test_a_name_that_cannot_be_shown_is_one_line_and_a_notice_is_told_once(serving: Serving) -> None:
    serving.state("0")
    serving.write("no article", "notes.xyz")
    assert serving.state("1") == {"number": 2, "mistakes": ""}
    try:
        strange = Path(os.fsdecode(os.fsencode(serving.folder / "seeds") + b"/\xff\xfe.txt"))
        strange.write_text(ARTICLE, "utf-8")
    except OSError:
        pytest.skip("this file system wants names in Unicode")
    wrong = "seeds/\\udcff\\udcfe.txt:1: the file's name has characters that cannot be shown; rename it"
    assert serving.state("2") == {"number": 3, "mistakes": wrong}
    strange.unlink()
    assert serving.state("3") == {"number": 4, "mistakes": ""}
    (serving.folder / "seeds" / "ring.txt").symlink_to("ring.txt")
    serving.write(ARTICLE.replace("212", "214"))
    assert serving.state("4")["mistakes"].startswith("seeds/ring.txt:1: ")
    notice, *others = serving.end()[1].splitlines()
    assert notice.startswith("seeds/notes.xyz:1: ")
    assert [line.split(":")[0] for line in others] == ["seeds/\\udcff\\udcfe.txt", "seeds/ring.txt"]


def test_a_port_that_is_taken_is_one_line(serving: Serving) -> None:
    port = serving.address.rpartition(":")[2]
    done = subprocess.run(
        [*COLLATE, "serve", "--port", port],
        cwd=serving.folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    line = f"127.0.0.1:{port}: another program listens there; name another port: --port, or make serve PORT=...\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", line)


@pytest.mark.browser
def test_mistakes_show_on_the_open_page_until_they_are_mended(serving: Serving, chromium: Any) -> None:
    serving.state("0")
    page = chromium.new_page()
    page.goto(serving.address + "/")
    serving.write(STORY.replace("ship", "shipp"), "story.yml")
    alert = page.get_by_role("alert")
    alert.wait_for(timeout=PATIENCE * 1000)
    assert alert.inner_text() == serving.state()["mistakes"]
    assert page.title()
    serving.write(STORY, "story.yml")
    alert.wait_for(state="detached", timeout=PATIENCE * 1000)
    page.close()
