"""Slugs: the ids of subjects, entities, fields and sources, which become names of pages on any file system."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from generator.patterns import lazy

LONGEST = 80
"""Characters, at most: a slug names a file, and some systems allow 255 bytes for a name with all that hangs on it."""
SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
RESERVED = "con|prn|aux|nul|index|(?:com|lpt)[0-9]"
"""Names that Windows keeps for devices, and the page that every folder has."""
_SLUG = lazy(SLUG)
_RESERVED = lazy(RESERVED)


def is_slug(text: str) -> bool:
    """Say whether a text may serve as an id.

    >>> [is_slug(text) for text in ("north-sea-2", "North Sea", "-", "con")]
    [True, False, False, False]
    """
    return len(text) <= LONGEST and bool(_SLUG.fullmatch(text)) and not _RESERVED.fullmatch(text)


def slugify(name: str) -> str:
    """Make a slug of any name; one that loses letters on the way gets a hash of the name, so that it stays its own.

    >>> slugify("The Times, 3 May"), slugify("Événement_2"), slugify("aux")
    ('the-times-3-may', 'evenement-2', 'x-aux')
    >>> slugify("文"), slugify("...")
    ('x-3677ef77', 'x-ab5df625')
    """
    folded = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    slug = re.sub(r"[^a-z0-9]+", "-", kept).strip("-")
    if any(c.isalnum() and not c.isascii() for c in kept) or not slug or len(slug) > LONGEST:
        slug = f"{slug[: LONGEST - 10].strip('-') or 'x'}-{_digest(name)}"
    return slug if is_slug(slug) else f"x-{slug}"


def _digest(name: str) -> str:
    return hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass")).hexdigest()[:8]
