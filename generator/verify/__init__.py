"""Whether a site still says what its sources say: for whoever is handed one, with or without the articles."""

from __future__ import annotations

from generator.verify.check import Expected, Verification, verify
from generator.verify.manifest import LARGEST, MANIFEST, Origin, digest, manifest, origin_of, seal

__all__ = [
    "LARGEST",
    "MANIFEST",
    "Expected",
    "Origin",
    "Verification",
    "digest",
    "manifest",
    "origin_of",
    "seal",
    "verify",
]
