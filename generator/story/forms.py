"""The keys of the story file: what each says, and its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from generator.documents import (
    DATE,
    DAY,
    FLAG,
    SLUG_SHAPE,
    TEXT,
    URL,
    Form,
    Key,
    Schema,
    by_id,
    by_name,
    integer,
    list_of,
    one_of,
    one_or_more,
    ref,
)
from generator.story.model import PAGES, PLACES, EntityKind, FieldType, Gender

LANGUAGE = "en(-[A-Z]{2})?"
TEXTS = list_of(TEXT)
_VALUE = {**TEXT, "pattern": r"(^|\s)[_*](\s|$)"}
"""A cue with a place for the value."""
_PATTERN = {**TEXT, "pattern": r"\{"}
"""A sentence with places for values."""
LARGEST = 999_999_999
"""The largest limit of a field: nine digits."""
QUOTE_SHARE = (0, 100)
KINDS_OF_SOURCE = ("original", "retelling")
STATED = ("title", "outlet", "author", "url", "published", "accessed", "archive", "label", "kind", "language")
"""What an article's file may say of it: keys of a source."""
PASSED_OVER = "passed-over"
"""Stands for what says nothing of an article as a source."""

STORY = Form(
    "What the site is about, whom it names, which fields it follows, and what is known of its articles.",
    {
        "title": Key("The name of the site.", TEXT, required=True),
        "dek": Key("Your own line under the title of the home page.", TEXT),
        "language": Key(
            "`en`, or `en-GB`, `en-US`, ...; the rules read English.", {"type": "string", "pattern": f"^{LANGUAGE}$"}
        ),
        "presets": Key("Catalogues of fields, as `python -m generator fields` lists them.", list_of(ref("preset"))),
        "subjects": Key("By id, what is followed and compared; without any, entities are.", by_id(ref("subject"))),
        "entities": Key("By id, whom and what the articles name.", by_id(ref("entity"))),
        "fields": Key("By id, your own fields, and changes to those of a preset, key by key.", by_id(ref("field"))),
        "sentences": Key(
            "By id, your own sentences, and changes to those of a preset; see FIELDS.md.",
            by_id({"anyOf": [_PATTERN, ref("sentence")]}),
        ),
        "topics": Key("By id, the pages. A field is looked for when one of them or the comparison lists it; when no "
                      "topic lists any, all are.", by_id(ref("topic"))),
        "comparison": Key("The table that sets subjects beside each other.", ref("comparison")),
        "pages": Key("Other titles for the pages beside the topics, and their order.", ref("pages")),
        "sources": Key("By the file's name, what is known of an article. It goes before what the file says of itself.",
                       by_name(ref("source"))),
        "front-matter": Key("How what stands on top of the articles' files is read.", ref("front-matter")),
        "quote-share": Key("Per cent of an original's characters that the site may show, by default 40.",
                           integer(*QUOTE_SHARE)),
    },
)  # fmt: skip

SUBJECT = Form(
    "One of the things that the site follows and compares.",
    {
        "name": Key("Its name.", TEXT, required=True),
        "kind": Key('What it is, which brings words such as "the vessel".', ref("kind-of-subject"), required=True),
        "aliases": Key("Its other names.", TEXTS),
        "nouns": Key("More words by which articles refer to it.", TEXTS),
    },
)

ENTITY = Form(
    "Somebody or something that the articles name. A person is also known by the surname when nobody else has it.",
    {
        "name": Key("The name.", TEXT, required=True),
        "kind": Key("What it is.", one_of(get_args(EntityKind)), required=True),
        "aliases": Key("Other names.", TEXTS),
        "subject": Key("The subject that it belongs to, so that a sentence which names it is about that one; a list "
                       "when several.", one_or_more(TEXT)),
        "roles": Key('Nouns for a person, so that "the captain" is understood.', TEXTS),
        "gender": Key('For "he" and "she".', one_of(get_args(Gender))),
        "fields": Key("The only fields that it can be a value of.", TEXTS),
        "part-of": Key("The entities that it lies in, so that a place and its country are no contradiction.",
                       one_or_more(TEXT)),
    },
)  # fmt: skip

FIELD = Form(
    "A property that articles state, and the cues by which it is found; see FIELDS.md.",
    {
        "label": Key("What people read; by default its id.", TEXT),
        "means": Key("What counts and what does not, in a sentence or two, for people and models.", TEXT),
        "asked": Key("Words that readers type into the search, beside the label: `[flew, who flew]`.", TEXTS),
        "type": Key("What its values are. A field of a preset has one already.", one_of(get_args(FieldType))),
        "many": Key("Whether several values do not conflict.", FLAG),
        "unit": Key("What a quantity is counted in; of a duration its scale, as hour, day or year.", TEXT),
        "kinds": Key("Of a name: the only kinds of entity that it can be.", list_of(one_of(get_args(EntityKind)))),
        "least": Key("The least that a sum, a length of time or a count can be, in its unit; less is something else.",
                     integer(0, LARGEST)),
        "most": Key("The most that it can be.", integer(1, LARGEST)),
        "nouns": Key('Cues: "a budget of VALUE", "the director is NAME".', TEXTS),
        "verbs": Key("Cues: a verb and the place of its value, as in `_ direct`.", list_of(_VALUE)),
        "phrases": Key("Cues: the value between literal words, as in `starring _`.", list_of(_VALUE)),
        "without": Key("Words that rule the field out where they stand in a clause.", TEXTS),
        "options": Key("Of a term: each option's id with its wordings.", by_id(TEXTS)),
        "broader": Key("Of a term: by the id of an option, the options that take it in.", by_id(one_or_more(TEXT))),
        "running": Key("Whether time changes it (a toll, takings, a state), so that the later source replaces.", FLAG),
        "event": Key("Of people and things: whether they take part in what happens once, as those who fly, so that who "
                     "is to take part is planned.", FLAG),
        "subjects": Key("The only subjects that have it; by default those of which its preset speaks.", TEXTS),
        "preset": Key("The preset that counts, where two define the field.", TEXT),
        "sought": Key("Whether rules look for it, by default true; else only the editor gives its values.", FLAG),
        "as": Key("What a person or thing that is its value does, as a pattern: `<direct/directs> {S}`.", TEXT),
    },
)  # fmt: skip

SENTENCE = Form(
    "A sentence that tells several fields at once, as a pattern for each way in which its main value can be told.",
    {
        "stated": Key("The sentence, where the value is stated; its verbs bend to the others.", _PATTERN),
        "planned": Key("The sentence, where it is planned.", _PATTERN),
        "lapsed": Key("The sentence, where it was planned, and put off or came to nothing.", _PATTERN),
        "denied": Key("The sentence, where it is denied.", _PATTERN),
        "of": Key("The field that this turns on; by default the first that the sentence needs.", TEXT),
        "lead": Key("Whether it can stand in the lead of a page.", FLAG),
        "kinds": Key("The only kinds of subject that it is told of.", list_of(ref("kind-of-subject"))),
        "follows": Key("Fields: where all that is known of them is plans, the sentence tells a plan too.", TEXTS),
        "unless": Key("Of a term: by the id of an option, the fields that say as much.", by_id(one_or_more(TEXT))),
    },
)  # fmt: skip

SECTION = Form(
    "A part of a topic's page.",
    {
        "title": Key("Its title.", TEXT, required=True),
        "fields": Key("The fields that it tells.", TEXTS, required=True),
    },
)

TOPIC = Form(
    "A page of the site.",
    {
        "title": Key("Its title.", TEXT, required=True),
        "subjects": Key("The subjects that it is about, by default all.", TEXTS),
        "fields": Key("The fields that it shows; those of `figures` need no preset.", TEXTS),
        "entities": Key("The entities and subjects that it names.", TEXTS),
        "intro": Key("Your own words, shown as such.", TEXT),
        "sections": Key(
            "By id, the parts of the page, in their order; what none of them lists comes last.", by_id(ref("section"))
        ),
    },
)

COMPARISON = Form(
    "The table that sets subjects beside each other.",
    {
        "title": Key("Its title.", TEXT),
        "subjects": Key("Its columns, by default all subjects.", TEXTS),
        "fields": Key("Its rows, by default all fields.", TEXTS),
        "sections": Key(
            "By id, the groups of its rows, in their order, by default the topics; what none of them lists comes last.",
            by_id(ref("section")),
        ),
    },
)

_HISTORY = "Only where it has a title here, as “What changed”: how facts changed from one commit to the next."
TITLES = Form(
    "Titles of pages. Those that are named stand in the navigation in the order in which the file names them.",
    {id_: Key(f"By default “{PAGES[id_]}”." if id_ in PAGES else _HISTORY, TEXT) for id_ in PLACES},
)

SOURCE = Form(
    "What is known of an article.",
    {
        "id": Key("Its id, by default made of the file's name.", ref("id")),
        "label": Key("What people read instead of the id; by default its title, else the file's name.", TEXT),
        "title": Key("Its title.", TEXT),
        "outlet": Key("Who published it.", TEXT),
        "author": Key("Who wrote it.", TEXT),
        "url": Key("Its address on the web. Of two articles at one address, the later counts.", URL),
        "published": Key("The day on which it came out, as 2031-05-30, or its month or year.", DATE),
        "accessed": Key("The day on which it was read.", DAY),
        "archive": Key("The address of an archived copy.", URL),
        "kind": Key("Whether the file holds the article's own words or retells it.", one_of(KINDS_OF_SOURCE)),
        "origin": Key(
            "Whose words it has, where they are another's: the id of a source, or a name such as that of an "
            "agency. Sources of one origin count once.",
            TEXT,
        ),
        "language": Key("The language that it is in, as `en`, where the page says something else.", TEXT),
        "exclude": Key("Why the file is left out. It is not looked at, and no page shows it.", TEXT),
        "satire": Key(
            "Whether it is satire, so that nothing is taken from it; by default its own words decide, and the build "
            "says so.",
            FLAG,
        ),
        "withdrawn": Key(
            "Why nothing that it says counts any more. Its page and the facts that it spoke of say so.",
            {"anyOf": [TEXT, ref("withdrawal")]},
        ),
    },
)

WITHDRAWAL = Form(
    "Why a source was withdrawn.",
    {
        "reason": Key("The reason, in plain text.", TEXT, required=True),
        "by": Key("Who gives it, as the outlet; by default you.", TEXT),
        "date": Key("The day on which it was withdrawn.", DAY),
    },
)

FRONT_MATTER = Form(
    "How what stands on top of the articles' files is read.",
    {
        "aliases": Key(
            "By a key of yours, the key of a source that it means, as in `{autor: author, datum: published}`; "
            f"`{PASSED_OVER}` for one that says nothing of the article.",
            by_name(one_of((*STATED, PASSED_OVER))),
        ),
    },
)

FORMS: Mapping[str, Form] = {
    "subject": SUBJECT,
    "entity": ENTITY,
    "field": FIELD,
    "sentence": SENTENCE,
    "topic": TOPIC,
    "section": SECTION,
    "comparison": COMPARISON,
    "pages": TITLES,
    "source": SOURCE,
    "front-matter": FRONT_MATTER,
    "withdrawal": WITHDRAWAL,
}
"""The forms inside of the story file, by the names under which they are referred to."""
SHAPES: Mapping[str, Schema] = {"id": SLUG_SHAPE}
