"""What `new` says of a proposal, beside writing it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.errors import printable
from generator.propose.page import StoryProposal, inside


def summary(proposal: StoryProposal) -> str:
    """Say what the articles are about."""
    count = f"{len(proposal.articles)} articles"
    told = [f"{inside(each.subject.name)} ({len(each.articles)})" for each in proposal.choice.chosen]
    names = ", ".join(inside(each.subject.name) for each in proposal.choice.chosen)
    if not told:
        return f"{count}; these share no one story"
    return (
        f"{count}, two stories, {printable(' and '.join(told))}"
        if proposal.choice.apart
        else f"{count}, about {printable(names)}"
    )


def warnings(proposal: StoryProposal, path: Path) -> Iterator[str]:
    """Say what the editor should mend before anything else, each as ``path:line: what is wrong, and what to do``."""
    where = printable(f"{path}:1")
    if not proposal.choice.chosen:
        yield f"{where}: the articles share no one story, so nothing is followed; keep those that do, or name a subject"
    elif proposal.choice.apart:
        yield f"{where}: the articles tell two stories; make a folder of each"
    if proposal.choice.chosen and not proposal.claims:
        yield f"{where}: NO CLAIM was found, so the site holds names alone; name another subject or preset"
