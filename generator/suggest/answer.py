"""The text of an answer, taken for data: JSON of one form, within limits, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from generator.models import Modality
from generator.story import Story
from generator.suggest.model import Draft, Entry, RefusedError

LARGEST = 400_000
"""Characters of an answer, at most: thrice what a full answer on the longest article of a newspaper takes."""
_MOST = 2_000
"""Entries of an answer, at most."""
_LONGEST = 2_000
"""Characters of a text in an entry, at most: longer than any sentence."""
_FENCE = re.compile(r"\s*```[a-z]*\n(.*?)\n?\s*```\s*", re.DOTALL)
_CUT = re.compile(r"\s*(?:```[a-z]*\s*)?[\[{](?!.*[\]}]\s*(?:```)?\s*$)", re.DOTALL)
"""What begins as JSON and has no end."""
_MODES: tuple[Modality, ...] = ("stated", "planned", "denied")
_FLAGS = {True: True, False: False, "true": True, "false": False, None: False}


def read_answer(text: str, key: str = "claims") -> list[Entry]:
    """Give the entries of an answer: a JSON list, or an object that has it at a key, perhaps in a block of code.

    Raises `RefusedError` with the reason when it is neither.
    """
    found = _parsed(text)
    entries = found.get(key) if isinstance(found, dict) else found
    if not isinstance(entries, list):
        raise RefusedError(f'the answer must be a JSON list, or {{"{key}": [...]}}')
    if len(entries) > _MOST:
        raise RefusedError(f"the answer has more than {_MOST} entries; ask again")
    return entries


def read_object(text: str) -> dict[str, Any]:
    """Give an answer that is an object. Raises `RefusedError` with the reason when it is none."""
    found = _parsed(text)
    if not isinstance(found, dict):
        raise RefusedError("the answer must be a JSON object")
    return found


def _parsed(text: str) -> Any:
    if len(text) > LARGEST:
        raise RefusedError(f"the answer has more than {LARGEST} characters; ask again")
    fenced = _FENCE.fullmatch(text)
    try:
        return json.loads(fenced[1] if fenced else text)
    except (ValueError, RecursionError) as error:
        raise RefusedError(_no_json(text, error)) from error


def _no_json(text: str, error: Exception) -> str:
    if not text.strip():
        return "the answer is empty; ask again"
    if isinstance(error, ValueError) and _CUT.match(text):
        return "the answer is cut off; ask again, with more room for the answer"
    return "the answer is no JSON; it must be a list of claims and nothing around it"


def read_draft(entry: Entry, story: Story) -> Draft:
    """Hold an entry to its form and to the ids of the story. Raises `RefusedError` with what is wrong."""
    if not isinstance(entry, dict):
        raise RefusedError("the entry is no object with subject, field, written and quote")
    subject, field, written, quote = (_text(entry, key) for key in ("subject", "field", "written", "quote"))
    if subject not in story.subjects:
        raise RefusedError(f"there is no subject {subject!r}")
    if field not in story.fields:
        raise RefusedError(f"there is no field {field!r}")
    owners = story.fields[field].subjects
    if owners and subject not in owners:
        raise RefusedError(f"{subject!r} has no field {field!r}")
    mode = entry.get("modality") or "stated"
    if mode not in _MODES:
        raise RefusedError(f"the modality is {str(mode)[:40]!r}; it must be stated, planned or denied")
    value = entry.get("value")
    if not isinstance(value, str | int | float | dict | None) or len(str(value)) > _LONGEST:
        raise RefusedError("the value is neither a text, a number nor an object")
    return Draft(subject, field, written, quote, mode == "planned", mode == "denied", _flag(entry), value)


def _text(entry: Mapping[str, Any], key: str) -> str:
    text = entry.get(key)
    if not isinstance(text, str) or not text.strip():
        raise RefusedError(f"the entry has no {key}, or it is no text")
    if len(text) > _LONGEST:
        raise RefusedError(f"{key} has more than {_LONGEST} characters")
    return " ".join(text.split())


def _flag(entry: Mapping[str, Any]) -> bool:
    hedged = entry.get("hedged")
    if not isinstance(hedged, bool | str | None) or hedged not in _FLAGS:
        raise RefusedError("hedged must be true or false")
    return _FLAGS[hedged]
