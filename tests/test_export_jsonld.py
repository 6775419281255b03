"""The linked data: read back without a network, in words that schema.org has, and in nobody's own words."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SDO

from generator import export
from generator.dossier import Dossier
from generator.models import Article, Claim, Date, Fact, Name, Position, Verdict
from generator.reconcile import facts, status
from generator.story import EntityKind, kinds
from generator.word_lists import word_lists
from tests import ferries
from tests.samples import article, claim, load
from tests.schemas import validate

# rdflib's own reader of JSON-LD uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

HERE = "https://ferries.example/"
OWNER = "Nordline launched her on 3 May 2019"
KNOWN: dict[str, Any] = {"title": "A & B", "outlet": "The Post", "author": "Ada", "url": "https://example.org/a"}


def ref(name: str) -> URIRef:
    return URIRef(f"{HERE}data/story.jsonld#{name}")


def read(text: str) -> Graph:
    return Graph().parse(data=text, format="json-ld")


def one_fact(*claims: Claim, text: str = "as shown") -> Fact:
    position = Position(claims[0].value, text, claims, (claims[0].source,))
    return Fact(
        claims[0].subject,
        claims[0].field,
        (position,),
        (Verdict("agreed", (0,), "All agree.", claims),),
        status=status([position]),
    )


def owner(source: Article, **more: Any) -> Claim:
    return claim(source, "owner", Name("Nordline", "nordline"), "Nordline", OWNER, **more)


@pytest.fixture
def sources() -> list[Article]:
    first = replace(article(), **KNOWN)
    later = replace(first, id="second", label="Second", published="2022-01-02", kind="retelling")
    return [first, later, article("third", published=None)]


def graph(tmp_path: Path, sources: list[Article], *facts: Fact) -> Graph:
    text = export.files(Dossier(load(tmp_path), sources, [], facts), HERE)["data/story.jsonld"]
    validate("story-jsonld", json.loads(text))
    return read(text)


def test_every_word_is_one_of_schema_org() -> None:
    story, sources, claims = ferries.story(), ferries.articles(), ferries.claims()
    text = export.files(Dossier(story, sources, claims, facts(claims, story, sources)), HERE)["data/story.jsonld"]
    validate("story-jsonld", json.loads(text))
    found = read(text)
    words = {word for _, word, _ in found if word != RDF.type} | set(found.objects(None, RDF.type))
    assert len(words) > 10
    assert [word for word in sorted(words) if word not in SDO] == []


def test_every_kind_of_thing_has_a_word_of_schema_org() -> None:
    table = word_lists("schema-org")
    assert list(table["entities"]) == list(get_args(EntityKind))
    assert set(table["subjects"]) == set(kinds())
    words = {word for group in table.values() for word in group.values()}
    assert [word for word in sorted(words) if SDO[word] not in SDO] == []


def test_a_source_says_what_is_known(tmp_path: Path, sources: list[Article]) -> None:
    found = graph(tmp_path, sources)
    first = ref("source-first")
    assert found.value(first, RDF.type) == SDO.NewsArticle
    assert found.value(first, SDO.headline) == Literal("A & B")
    assert found.value(first, SDO.datePublished) == Literal("2021-05-17")
    assert found.value(first, SDO.url) == URIRef("https://example.org/a")
    assert found.value(first, SDO.mainEntityOfPage) == URIRef(f"{HERE}sources/first.html")
    assert found.value(found.value(first, SDO.publisher), SDO.name) == Literal("The Post")
    third = dict(found.predicate_objects(ref("source-third")))
    assert third.keys() == {RDF.type, SDO.name, SDO.mainEntityOfPage}


def test_a_retelling_is_marked_and_only_based_on_the_article(tmp_path: Path, sources: list[Article]) -> None:
    found = graph(tmp_path, sources)
    retold = ref("source-second")
    assert found.value(retold, SDO.genre) == Literal("retelling")
    assert found.value(retold, SDO.datePublished) is None
    assert found.value(found.value(retold, SDO.isBasedOn), SDO.datePublished) == Literal("2022-01-02")
    assert found.value(ref("source-first"), SDO.genre) is None


def test_a_claim_is_composed_and_names_where_it_appears(tmp_path: Path, sources: list[Article]) -> None:
    found = graph(tmp_path, sources, one_fact(owner(sources[1]), owner(sources[0]), text="Nordline"))
    said = ref("claim-second-owner-36")
    assert found.value(said, RDF.type) == SDO.Claim
    assert found.value(said, SDO.text) == Literal("Owner · Aurora: Nordline")
    assert found.value(said, SDO.about) == ref("subject-aurora")
    assert found.value(said, SDO.mentions) == ref("entity-nordline")
    assert set(found.objects(said, SDO.appearance)) == {ref("source-first"), ref("source-second")}
    assert found.value(said, SDO.firstAppearance) == ref("source-first")
    assert found.value(ref("entity-nordline"), RDF.type) == SDO.Organization
    assert found.value(ref("subject-aurora"), RDF.type) == SDO.Vehicle


def test_nobody_is_first_where_a_date_is_missing_or_shared(tmp_path: Path, sources: list[Article]) -> None:
    first, _, undated = sources
    twin = replace(first, id="twin")
    for others in ([first, undated], [first, twin]):
        found = graph(tmp_path, others, one_fact(*map(owner, others)))
        assert len(set(found.objects(ref("claim-first-owner-36"), SDO.appearance))) == 2
        assert found.value(ref("claim-first-owner-36"), SDO.firstAppearance) is None


def test_a_plan_is_another_claim_than_the_event(tmp_path: Path, sources: list[Article]) -> None:
    plan = owner(sources[1], modality="planned")
    found = graph(tmp_path, sources, one_fact(owner(sources[0]), plan, text="Nordline"))
    texts = {str(text) for text in found.objects(None, SDO.text)}
    assert texts == {"Owner · Aurora: Nordline", "Owner · Aurora: Nordline (planned)"}


def test_a_day_that_is_open_says_so(tmp_path: Path, sources: list[Article]) -> None:
    opened = claim(sources[0], "built", Date(None), "3 May 2019", OWNER)
    found = graph(tmp_path, sources, one_fact(opened, text="next month"))
    assert {str(text) for text in found.objects(None, SDO.text)} == {"Built · Aurora: next month (day not worked out)"}


def test_who_says_it_is_known_by_kind_or_by_name_alone(tmp_path: Path, sources: list[Article]) -> None:
    captain, official = owner(sources[0], speaker="ada holm"), owner(sources[2], speaker="an official")
    found = graph(tmp_path, sources, one_fact(captain, official))
    known = found.value(ref("claim-first-owner-36"), SDO.author)
    assert (found.value(known, RDF.type), found.value(known, SDO.name)) == (SDO.Person, Literal("Ada Holm"))
    unknown = found.value(ref("claim-third-owner-36"), SDO.author)
    assert dict(found.predicate_objects(unknown)) == {SDO.name: Literal("an official")}


def test_no_words_of_a_source_are_in_it(tmp_path: Path, sources: list[Article]) -> None:
    text = export.files(Dossier(load(tmp_path), sources, [], [one_fact(owner(sources[0]))]))["data/story.jsonld"]
    assert OWNER not in text
    assert not {"articleBody", "abstract", "@base"} & set(text.split('"'))
