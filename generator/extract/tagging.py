"""Whether a word that can be a verb is used as one, judged by its form and its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from ..models import Quantity
from ..values import DateExpr
from .lexicon import Lexicon, word_set
from .tokens import Token

NOT_VERBS = word_set("not_verbs")


OBJECTS = frozenset(("DET", "NAME", "PRON"))
"""Tags of what a verb can have behind it: "to orbit the Earth", but "went to orbit"."""
PREFIXES = frozenset(("co", "re", "pre", "de", "un", "over", "out", "mis"))
"""What a verb can have before a hyphen; what else has one is no verb: "empty-handed"."""
NAMING = frozenset(("called", "named", "dubbed", "titled", "nicknamed"))
MANY = ("s", "people", "men", "women", "children", "staff", "crew")
"""How counts of several end."""
ALONE = frozenset(("both", "all", "each", "some"))
"""Determiners that can be a subject: "both directed it"."""
AFTER_NOUN = frozenset(("DET", "POSS", "PREP", "VAL"))
WHOSE = frozenset(("his", "her", "its", "their", "my", "our", "your", "whose"))
GRADES = frozenset(("best", "least", "most", "well", "better", "little", "newly", "so"))
"""Words before a participle that describes a noun."""


def analysis(word: str, lex: Lexicon) -> tuple[str, str] | None:
    """Base and codes of a verb form; a word that only looks like one stands for its own base."""
    known = lex.verbs.get(word)
    if known or len(word) < 6 or word in NOT_VERBS:
        return known
    if "-" in word and word.partition("-")[0] not in PREFIXES:
        return None
    if word.endswith("ed"):
        return word[:-2], "DN"
    return (word[:-3], "G") if word.endswith("ing") else None


def several(tokens: Sequence[Token], at: int, tag: str) -> bool:
    """Whether a noun phrase ends at ``at``, in a token with a ``tag``, that is several: "9,000 cars", "A and B"."""
    token = tokens[at]
    if tag == "VAL":
        return token.value is not None and isinstance(token.value.value, Quantity) and token.text.endswith(MANY)
    if tag == "NAME":
        return token.group >= 0 or of_several(tokens, at)
    return tag == "W" and token.text.endswith("s")


def of_several(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name at ``at`` says whose several things or people are: "owners of the NAME"."""
    while at > 0 and tokens[at - 1].tag == "DET":
        at -= 1
    return at > 1 and tokens[at - 1].text == "of" and tokens[at - 2].tag == "W" and tokens[at - 2].text.endswith("s")


def acts(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether the word at ``at`` is used as a verb, judged by its form and its neighbours."""
    found = analysis(tokens[at].text, lex)
    if (
        found is None
        or tokens[at].tag == "NAME"
        or baptised(tokens, at)
        or (tokens[at].capital and at > 0 and tokens[at - 1].tag == "W" and tokens[at - 1].capital)
    ):
        return False
    codes = found[1]
    back = at - 1
    while back >= 0 and tokens[back].tag in ("ADV", "NEG"):
        back -= 1
    before = tokens[back].tag if back >= 0 else "START"
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before == "AUX":
        return codes != "S"
    if before == "TO":
        place = tokens[at].text in lex.noun_classes["orbit"] and (after is None or after.tag not in OBJECTS)
        return "B" in codes and not place
    if after is not None and after.text == "of" and codes != "DN" and found[0] not in lex.of_verbs:
        return False
    if "D" in codes or "N" in codes:
        return past_acts(tokens, back, at, codes)
    if "G" in codes:
        return ing_acts(tokens, back, at, lex)
    if "S" in codes:
        if before == "PUNCT":
            return back > 0 and after is not None and after.tag not in ("PUNCT", "CONJ", "V")
        if before == "W" and (tokens[back].capital or owned_noun(tokens, back, after)):
            return False
        if before == "CONJ" and back and tokens[back - 1].tag == "W" and tokens[back - 1].text.endswith("s"):
            return False
        aged = before == "VAL" and tokens[back].text.endswith("year-old")
        return aged or before in ("NAME", "PRON", "REL", "W", "V", "CONJ") or (before == "QUOTE" and back > 0)
    if before in ("PRON", "REL"):
        return tokens[back].text != "whose"
    if before == "PUNCT" and back:
        back, before = back - 1, tokens[back - 1].tag
    plural = several(tokens, back, before)
    if plural and before == "NAME" and (after is None or after.tag == "MARK"):
        return True
    return plural and after is not None and after.tag in ("DET", "NAME", "PREP", "VAL", "ADV", "PRON", "TO", "SUB")


def owned_noun(tokens: Sequence[Token], back: int, after: Token | None) -> bool:
    """Whether somebody has what stands here, and nothing is done: "her radio plays"."""
    return back > 0 and tokens[back - 1].text in WHOSE and (after is None or after.tag in ("MARK", "PUNCT"))


def baptised(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word only tells the name of the noun before it: "an actress called NAME"."""
    if tokens[at].text not in NAMING or at + 1 >= len(tokens) or tokens[at + 1].tag != "NAME":
        return False
    return tokens[at - 1].tag == "W" and any(token.text in ("a", "an") for token in tokens[max(0, at - 4) : at])


def past_acts(tokens: Sequence[Token], back: int, at: int, codes: str) -> bool:
    """Whether a past form is a verb: "it cost", "shot for", not "the cost", "a total cost", "its best known toy"."""
    before = tokens[back].tag if back >= 0 else "START"
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if at and tokens[at - 1].text in GRADES and after is not None and after.tag == "W":
        return False
    if before == "VAL" and "B" not in codes:
        return True
    if before == "DET" and tokens[back].text in ALONE and "B" not in codes and (after is None or after.tag != "W"):
        return True
    if before == "VAL" and after is not None and after.tag in ("W", "DET", "NAME", "VAL") and dates(tokens[back]):
        return True
    if before in AFTER_NOUN:
        return before == "PREP" and "B" not in codes and after is not None and after.text == "by"
    if "B" in codes:
        if before == "START" or (after is not None and after.text in ("of", "at") and tokens[at].text == "cost"):
            return False
        if before == "W":
            return after is not None and after.tag in ("VAL", "DET", "PREP", "TO", "ADV", "PRON", "NAME")
    return True


def dates(token: Token) -> bool:
    """Whether a token is a date, behind which a verb may stand: "a walkout last month cost them 80 million"."""
    return token.value is not None and isinstance(token.value.value, DateExpr) and not token.value.value.attributive


def ing_acts(tokens: Sequence[Token], back: int, at: int, lex: Lexicon) -> bool:
    """Whether a form in "-ing" is a verb: "starring X", "after landing", not "the filming", "filming took place"."""
    before = tokens[back].tag if back >= 0 else "START"
    known = tokens[at].text in lex.verbs
    ahead = at + 1
    while ahead < len(tokens) and (tokens[ahead].tag == "ADV" or tokens[ahead].text == "there"):
        ahead += 1
    after = tokens[ahead].tag if ahead < len(tokens) else "END"
    if before in ("DET", "POSS"):
        return False
    if before == "START":
        return known and after not in ("AUX", "V", "PREP")
    return known if before in ("W", "PREP", "VAL", "CONJ", "SUB", "V") else before in ("NAME", "PUNCT", "QUOTE")
