"""Whether a site still says what its sources say: for whoever is handed one, with or without the articles."""

from __future__ import annotations

from generator.verify.check import Verification, verify
from generator.verify.expected import Expected
from generator.verify.maker import maker, settings_among, tool_of, unlike
from generator.verify.manifest import LARGEST, MANIFEST, Origin, digest, held, manifest, origin_of, seal

__all__ = [
    "LARGEST",
    "MANIFEST",
    "Expected",
    "Origin",
    "Verification",
    "digest",
    "held",
    "maker",
    "manifest",
    "origin_of",
    "seal",
    "settings_among",
    "tool_of",
    "unlike",
    "verify",
]
