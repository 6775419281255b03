"""The keys of the file of edits: what each says, and its form."""

from __future__ import annotations

from collections.abc import Mapping

from generator.documents import FLAG, TEXT, Form, Key, Schema, list_of, one_of, ref

RANKS = ("preferred", "deprecated")
PARTS = ("early", "mid", "late")
_NUMBER: Schema = {"type": ["number", "string"], "pattern": r"^\s*[0-9]{1,18}(\.[0-9]{1,9})?\s*$", "minimum": 0}
_VALUE: Schema = {"anyOf": [TEXT, *(ref(name) for name in ("money", "date", "measure"))]}


def _entries(name: str) -> Schema:
    return {"type": "array", "items": ref(name)}


_SOURCE = Key("The article's id or file.", TEXT, required=True)
_SUBJECT = Key("The subject's id in the story file.", TEXT, required=True)
_FIELD = Key("The field's id.", TEXT, required=True)

EDITS = Form(
    "The editor's hand: what an article says and the rules do not find, and judgements on what the sources say.",
    {
        "claims": Key("What articles say, each with the words that show it.", _entries("claim")),
        "ranks": Key("Which values to trust.", _entries("rank")),
        "names": Key("Which names are one, and which are two.", _entries("name")),
        "notes": Key("Your own words on a fact or a topic.", _entries("note")),
        "left-out": Key("What the rules find and the site leaves out.", _entries("left-out")),
        "read": Key("The articles that you have read through.", _entries("read")),
    },
)

CLAIM = Form(
    "What one article says. It takes the place of what the rules made of the same words for the same field.",
    {
        "source": _SOURCE,
        "subject": _SUBJECT,
        "field": _FIELD,
        "value": Key("The value, in a form that suits the type of its field.", _VALUE, required=True),
        "written": Key("The article's words for the value, part of the quote.", TEXT, required=True),
        "quote": Key("The shortest clause that shows it, as it stands in the article, once.", TEXT, required=True),
        "because": Key("Why the words mean the value, where they do not say it; shown beside them.", TEXT),
        "planned": Key("Whether it is a plan.", FLAG),
        "hedged": Key("Whether the article is not sure.", FLAG),
        "denied": Key("Whether the article says that it is not so.", FLAG),
        "speaker": Key("Who says it, named as the article does.", TEXT),
        "proposed-by": Key("The model that proposed it, where one did; a person has accepted it.", TEXT),
        "via": Key("Whom the article credits: an agency, another outlet.", TEXT),
    },
)

RANK = Form(
    "How far to trust a value that some source gives.",
    {
        "subject": _SUBJECT,
        "field": _FIELD,
        "value": Key("A value that some source gives.", _VALUE, required=True),
        "rank": Key("A deprecated value decides nothing any more.", one_of(RANKS), required=True),
        "reason": Key("Why; shown with the value.", TEXT, required=True),
    },
)  # fmt: skip

NAME = Form(
    "One of the two.",
    {
        "same": Key("Names that are one; the first is shown.", list_of(TEXT, least=2)),
        "apart": Key("Two names that are two, however alike.", list_of(TEXT, least=2, most=2)),
    },
    {"minProperties": 1, "maxProperties": 1},
)

NOTE = Form(
    "Your own words, shown as such where the fact or the topic stands.",
    {
        "subject": Key("Of a fact: the subject's id in the story file.", TEXT),
        "field": Key("Of a fact: the field's id.", TEXT),
        "topic": Key("Else the topic's id.", TEXT),
        "note": Key("The words, in plain text.", TEXT, required=True),
    },
    {"oneOf": [{"required": ["subject", "field"]}, {"required": ["topic"]}]},
)

LEFT_OUT = Form(
    "A claim of the rules that takes part in no fact. The source's page shows it with the reason.",
    {
        "source": _SOURCE,
        "subject": _SUBJECT,
        "field": _FIELD,
        "written": Key("The article's words for the value, all that the rules take for it.", TEXT, required=True),
        "quote": Key("Words around it, where the rules find the same more than once in the article.", TEXT),
        "reason": Key("Why; shown with the claim.", TEXT, required=True),
    },
)

READ = Form(
    "An article of which you say that all was taken from it, so that the site may say what it does not mention.",
    {
        "source": _SOURCE,
        "sha256": Key(
            "The SHA-256 of its text, as `collate text FILE` prints it: another text is not read through.",
            {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            required=True,
        ),
    },
)

MONEY = Form(
    "A sum; in words, as `905 million roubles`.",
    {
        "amount": Key("How much, in plain digits.", _NUMBER, required=True),
        "amount_to": Key("The end of a range.", _NUMBER),
        "currency": Key("Three letters of ISO 4217.", {"type": "string", "pattern": "^[A-Z]{3}$"}, required=True),
    },
)

DATE = Form(
    "A date; in short `2031-05-30`, `2031-05`, `2031`, `203X`, `XXXX-05-30` when the year is open, or "
    "`2031-05-30/2031-06-02`.",
    {
        "date": Key("The date, in a short form.", TEXT, required=True),
        "to": Key("The end of an interval.", TEXT),
        "part": Key("The part of a month or year.", one_of(PARTS)),
    },
)

MEASURE = Form(
    "A length of time, a measure or a count; in words, as `12 days` or `290 metres`.",
    {
        "n": Key("How many, in plain digits.", _NUMBER, required=True),
        "n_to": Key("The end of a range.", _NUMBER),
        "unit": Key("The unit's name, in the singular.", TEXT, required=True),
    },
)

FORMS: Mapping[str, Form] = {
    "claim": CLAIM,
    "rank": RANK,
    "name": NAME,
    "note": NOTE,
    "left-out": LEFT_OUT,
    "read": READ,
    "money": MONEY,
    "date": DATE,
    "measure": MEASURE,
}
"""The forms inside of the file of edits, by the names under which they are referred to."""
