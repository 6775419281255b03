"""The proposed story file: what it says of small folders (``golden/proposals.yml``), and that it can be built from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from name_cases import misses

from generator.blocks import blocks
from generator.extract import Extractor
from generator.language import is_foreign
from generator.models import Article
from generator.propose import STEPS, StoryProposal, page, propose
from generator.propose.entities import LONGEST
from generator.propose.heads import head
from generator.propose.sources import label
from generator.propose.words import words
from generator.read import Keys, read_articles
from generator.story import Story, load_story, presets
from tests import yamls

ROOT = Path(__file__).parent.parent
CASES = yamls.load((Path(__file__).parent / "golden" / "proposals.yml").read_text("utf-8"))
CORPORA = sorted(path.parent for path in (ROOT / "tests" / "corpus").glob("*/story.yml"))
REAL = ROOT.parent / "shared" / "stories" / "apple"
WANTED = """Apple Inc.|Steve Jobs|iPhone|iPhone 4|iPod|iTunes Store|Mac OS X|Apple Corps|The Beatles|Cisco Systems|AT&T|
Intel|MacBook|WWDC|Tim Cook|Steve Wozniak|Microsoft|Phil Schiller|iPad|EMI"""


def made(*texts: str) -> list[Article]:
    """Articles of these texts."""
    return [
        Article(id=f"a{n}", file=f"a{n}.txt", text=text, blocks=blocks(text), sha256="") for n, text in enumerate(texts)
    ]


def read_back(folder: Path, proposal: StoryProposal) -> Story:
    """The story file of a proposal, as the generator reads it."""
    path = folder / "story.yml"
    path.write_text(page(proposal, Keys()), encoding="utf-8")
    return load_story(path)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_proposal_says_what_an_editor_would_want_to_read(case: dict[str, Any], tmp_path: Path) -> None:
    story = read_back(tmp_path, propose(made(*case["articles"]), {}))
    named = {thing.name: thing for thing in (*story.entities.values(), *story.subjects.values())}
    kinds = {entity.name: entity.kind for entity in story.entities.values()}
    for name, wanted in case.get("entities", {}).items():
        about = {"kind": wanted} if isinstance(wanted, str) else wanted
        assert kinds.get(name, about["kind"]) == about["kind"]
        assert sorted(named[name].aliases) == sorted(about.get("aliases", []))
    if "subjects" in case:
        assert {subject.name: subject.kind for subject in story.subjects.values()} == case["subjects"]
    for preset in case.get("presets", []):
        assert {field.id for field in presets()[preset]} & story.fields.keys()
    assert not {name for thing in named.values() for name in thing.names} & set(case.get("not", []))


@pytest.mark.parametrize("folder", CORPORA, ids=[folder.name for folder in CORPORA])
def test_every_corpus_gives_a_story_file_without_a_mistake(folder: Path, tmp_path: Path) -> None:
    articles = read_articles(folder, {}).articles
    proposal = propose(articles, {})
    story = read_back(tmp_path, proposal)
    assert story.subjects
    assert story.topics
    assert set(story.sources) == {article.file for article in articles}
    assert max(len(line) for line in page(proposal, Keys()).splitlines() if line.lstrip()[0:1] == "#") < 2 * LONGEST


@pytest.mark.parametrize(
    ("folder", "wanted"),
    [
        ("ferry", {"vessel", "accident"}),
        ("quake", {"accident"}),
        ("strike", {"blockage"}),
        ("takeover", {"deal"}),
        ("phone2", {"product"}),
        ("war-film", {"film"}),
        ("fraud", {"court"}),
        ("capsule", {"launch"}),
    ],
)
def test_a_corpus_gets_the_presets_that_its_editor_chose(folder: str, wanted: set[str]) -> None:
    proposal = propose(read_articles(ROOT / "tests" / "corpus" / folder, {}).articles, {})
    assert {trial.catalogue.name for trial in proposal.trials if not trial.catalogue.is_general} == wanted


def test_the_same_articles_give_the_same_words_and_each_step_is_told() -> None:
    articles = read_articles(ROOT / "tests" / "corpus" / "ferry", {}).articles
    told: list[int] = []
    first = page(propose(articles, {}, lambda: told.append(1)), Keys())
    assert len(told) == STEPS
    assert page(propose(articles, {}), Keys()) == first


def test_each_choice_says_how_often_it_is_named_and_where() -> None:
    text = page(
        propose(made("The ferry Aurora is 190 metres long.", "The Aurora, a ferry, carries 1,200 people."), {}), Keys()
    )
    assert "  # told of in 2 of 2 articles: “The ferry Aurora is 190 metres long.”\n  aurora: {" in text


def test_articles_that_name_nothing_still_give_a_story(tmp_path: Path) -> None:
    proposal = propose(made("it rained.", "it rained again."), {"b.txt": "it is: in another language"})
    story = read_back(tmp_path, proposal)
    assert [subject.name for subject in story.subjects.values()] == ["The story"]
    assert story.sources["b.txt"].exclude == "it is: in another language"
    assert "NO CLAIM: no preset finds anything" in page(proposal, Keys())


def test_names_that_only_look_like_yaml_are_read_back(tmp_path: Path) -> None:
    strange = "Ada O'Holm met Null Null, Yes & No Ltd. and #Lumo: #Lumo 4 {x} in [Lima]. 'Ada: the Film' is on. "
    story = read_back(tmp_path, propose(made(strange * 3, "\u2028Ben\u0007Reed " + strange), {}))
    assert story.sources.keys() == {"a0.txt", "a1.txt"}


def test_an_article_is_called_by_its_title_its_headline_or_its_first_words() -> None:
    [plain, headed] = made("It rained on the island all day long. " * 4, "Rain on Sunday\n\nIt rained on Monday.")
    assert label(plain, head(plain)) == "It rained on the island all day long. It rained on the island all day …"
    assert label(headed, head(headed)) == "Rain on Sunday"


def test_an_agency_tells_its_day_in_the_dateline_and_its_slug_is_no_headline() -> None:
    wire = (
        "FERRY-OSMO/STRIKE (UPDATE 2)\n\nRIVERTON, Osmo, March 3, 2031 (KNA) - Crews of the Osmo ferry went on strike."
    )
    [article] = made(wire)
    top = head(article)
    assert (top.published, top.outlet, top.title) == ("2031-03-03", "KNA", None)
    assert label(article, top) == "Crews of the Osmo ferry went on strike."


def test_the_words_of_proposals_fit_what_else_is_known() -> None:
    assert {each.name for each in words().catalogues} == presets().keys()


FOREIGN = {
    "de": "Der Zug fuhr am Morgen aus dem Bahnhof, und die Reisenden warteten an der Grenze auf den Bus. ",
    "fr": "Le train est parti de la gare ce matin et les voyageurs ont attendu le bus à la frontière du pays. ",
    "es": "El tren salió de la estación por la mañana y los viajeros esperaron el autobús en la frontera. ",
    "nl": "De trein vertrok in de ochtend van het station en de reizigers wachtten aan de grens op de bus. ",
    "ru": "Поезд вышел утром со станции, и пассажиры ждали автобус на границе. ",
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_another_language_is_told(text: str) -> None:
    assert is_foreign(text * 4)


def test_no_english_article_is_taken_for_a_foreign_one() -> None:
    texts = {path: path.read_text("utf-8", "replace") for path in (ROOT / "tests").rglob("corpus/*/*.txt")}
    assert len(texts) > 50
    assert not [path.name for path, text in texts.items() if is_foreign(text)]


def plain_copies(folder: Path, source: Path) -> Path:
    """Put articles with a head into a folder as plain text."""
    folder.mkdir()
    for path in sorted(source.glob("*.md")):
        _, head, text = path.read_text("utf-8").split("---\n", 2)
        about = yamls.load(head)
        (folder / f"{path.stem}.txt").write_text(
            f" date {about['published']} {about['title']}\n\n{text.strip()}\n", "utf-8"
        )
    return folder


@pytest.mark.skipif(not REAL.is_dir(), reason="the real articles lie beside the repository, not in it")
def test_most_of_what_matters_is_among_the_first_twenty(tmp_path: Path) -> None:
    articles = read_articles(plain_copies(tmp_path / "seeds", REAL), {}).articles
    proposal = propose(articles, {})
    subjects = [each.names for each in proposal.subjects]
    first = [*subjects, *(each.entity.names for each in proposal.entities)][:20]
    wanted = re.split(r"\|\n?", WANTED)
    assert len(wanted) == 20
    assert sum(any(name in names for names in first) for name in wanted) >= 12


NAMES = yamls.load((Path(__file__).parent / "golden" / "proposal-names.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", NAMES, ids=[case["name"] for case in NAMES])
def test_names_are_whole_of_their_kind_and_each_others_only_where_the_articles_say_so(case: dict[str, Any]) -> None:
    assert misses(case, propose(made(*case["articles"]), {})) == case.get("gaps", [])


def test_whom_an_event_happened_to_brings_it_to_mind_and_a_firm_followed_owns_nobody(tmp_path: Path) -> None:
    trial = (
        "Ada Holm went on trial for fraud in Lima on Monday. The jury heard that Holm had forged the books.",
        "Ada Holm was found guilty of fraud on Friday. Judge Ben Reed praised the jury. The trial took four days.",
    )
    story = read_back(tmp_path, propose(made(*trial), {}))
    [subject] = story.subjects.values()
    owned = {entity.name: entity.subjects for entity in story.entities.values() if entity.kind == "person"}
    assert subject.kind == "trial"
    assert owned == {"Ada Holm": (subject.id,), "Ben Reed": ()}
    firm = ("Osmo, a company, sold a mill to Ada Holm.", "Osmo, the company, hired Ada Holm.")
    story = read_back(tmp_path, propose(made(*firm), {}))
    assert not any(entity.subjects for entity in story.entities.values())


def test_a_large_folder_asks_for_what_several_articles_say_and_for_what_is_the_subjects_own(tmp_path: Path) -> None:
    days = [
        f"Vantor shares\n\nVantor chief executive Ida Moor spoke to staff on day {n} of the fair." for n in range(21)
    ]
    passing = (
        "Vantor in court\n\nVantor, the lift maker, bought the Orsk works for $90 million. Vantor was fined $4 million."
    )
    result = "Vantor results\n\nVantor, the lift maker, reported revenue of $300 million."
    fields = read_back(tmp_path, propose(made(*days, passing, result), {})).fields.keys()
    assert fields >= {"chief-executive", "revenue"}
    assert not fields & {"price", "fine", "target", "buyer"}
    few = read_back(tmp_path, propose(made(days[0], passing, result), {})).fields.keys()
    assert "fine" in few


def test_the_first_site_of_the_shipped_articles_keeps_its_two_films_apart(tmp_path: Path) -> None:
    articles = read_articles(ROOT / "seeds", {}).articles
    story = read_back(tmp_path, propose(articles, {}))
    found: dict[str, dict[str, set[str]]] = {}
    extractor = Extractor(story)
    for claim in (claim for article in articles for claim in extractor.claims(article)):
        found.setdefault(claim.field, {}).setdefault(claim.subject, set()).add(claim.written)
    assert {subject.kind for subject in story.subjects.values()} == {"film"}
    first, second = story.subjects
    assert found["director"][second] == {"Doug Liman"}
    assert found["director"][first] <= {"Klim Shipenko", "Klim Shepenko"}
    assert "$200 million" in found["budget"][second]
    assert not any("200" in written for written in found["budget"][first])
    assert "Yulia Peresild" in found["lead"][first] and found["lead"][second] == {"Tom Cruise"}
