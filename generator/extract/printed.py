"""What the form of a text says of its words: a quotation set up to be answered, a correction, a joke, a bidding."""

from __future__ import annotations

from collections.abc import Sequence

from ..patterns import lazy
from .context import Knowledge
from .tokens import Token

OPENING_QUOTE = lazy(r"[^\w\"“]*[\"“][^\"“”]*[\"”][*_ ]*(?=[(\u2013\u2014]|$)")
PUT_RIGHT = lazy(
    r"\W*(?:(?:corrections?|clarifications?|editor'?s'? note|amendment|erratum|errata|note)\b[^.:]{0,40}[:.—–]"
    r"|we have (?:changed|corrected|amended|updated) (?:this|our|the)\b)"
)
OURS = lazy(
    r"\b(?:we|our|us|article|story|report|page|column|item|version|edition|caption|headline|chart|table|graphic|map|post|"
    r"text|box)\b"
)
CHANGED = lazy(r"\b(?:has|have) (?:since |now )?been (?:corrected|amended|changed|updated) to\b")
AS_WE = lazy(r"\bas (?:we|our|this|the)\b")
"""Behind what is meant: "9,000, not 90,000 as we reported"."""
AND_A = lazy(r" and an? [a-z]+(?:[.,;]|$| for\b)")


def opening_quote(text: str) -> int:
    """Where the quotation ends with which a sentence begins and behind which stands at most where it was found, 0 where
    there is none: nobody is said to say it.

    >>> opening_quote("“it cost 9 million” (a caller). it did not."), opening_quote("“it cost 9 million,” she said.")
    (20, 0)
    """
    found = OPENING_QUOTE.match(text)
    return found.end() if found else 0


def takes_back(paragraph: str, start: int, text: str) -> bool:
    """Whether a sentence tells what its page had wrong: it names the page, in a paragraph, which begins at ``start`` of
    the first text, that puts something right; all in lower case.

    >>> takes_back("correction: we had it at 90 metres.", 0, "correction: we had it at 90 metres.")
    True
    """
    if not PUT_RIGHT.match(paragraph, start) or CHANGED.search(text):
        return False
    return OURS.search(AS_WE.split(text, 1)[0]) is not None


def jokes(text: str, at: int) -> bool:
    """Whether a thing is added to the sum that ends at ``at``.

    >>> jokes("four billion pounds and a pie.", 19), jokes("four billion pounds and a third of that.", 19)
    (True, False)
    """
    return AND_A.match(text, at) is not None


def bids(tokens: Sequence[Token], know: Knowledge) -> bool:
    """Whether a sentence bids somebody do something: "Sell it to the Americans for 5 million"."""
    first, ahead = tokens[0], tokens[1:2]
    if first.tag != "V" or first.text in know.roles or not ahead or ahead[0].tag not in ("DET", "PRON", "NAME"):
        return False
    _, codes = know.lex.verbs.get(first.text, ("", ""))
    return "B" in codes and "D" not in codes and "N" not in codes
