"""Whether a site still says what its sources say: for whoever is handed one, with or without the articles."""

from __future__ import annotations

from generator.verify.check import Verification, verify
from generator.verify.expected import Expected

__all__ = [
    "Expected",
    "Verification",
    "verify",
]
