"""What changed from one build to another, claim by claim and fact by fact, for who adds or reviews an article."""

from __future__ import annotations

from generator.changes.compare import changes
from generator.changes.load import load
from generator.changes.report import report

__all__ = ["changes", "load", "report"]
