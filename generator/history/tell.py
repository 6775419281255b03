"""Tells the history of each fact from builds, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.history.model import About, FactHistory, FactState, FactStep, History, PastBuild


def tell(builds: Sequence[PastBuild], earlier: int = 0) -> History:
    """Tell how facts changed in ``builds``, the oldest first; what could not be built changes nothing.

    ``earlier`` is how many older builds there are of which nothing is known.
    """
    sound = [(at, build) for at, build in enumerate(builds) if not build.fault]
    steps: dict[About, list[FactStep]] = {}
    headings: dict[About, str] = {}
    for at, build in sound:
        headings |= build.headings
        for about in dict.fromkeys((*steps, *build.facts)):
            _step(steps.setdefault(about, []), at, build.facts.get(about))
    order = _order((build for _, build in sound[-1:]), headings)
    facts = tuple(FactHistory(about, headings[about], tuple(steps[about])) for about in order)
    faults = {at: build.fault for at, build in enumerate(builds) if build.fault}
    return History(tuple(build.commit for build in builds), facts, faults, earlier)


def _step(steps: list[FactStep], at: int, state: FactState | None) -> None:
    if _said(steps[-1].state if steps else None) != _said(state):
        steps.append(FactStep(at, state))


def _said(state: FactState | None) -> object:
    """What of a state counts: the order of values and of sources tells nothing."""
    if state is None:
        return None
    values = {(each.text, each.denied, *sorted(each.sources)) for each in state.values}
    return state.kind, values, {*state.withdrawn}


def _order(last: Iterable[PastBuild], headings: dict[About, str]) -> list[About]:
    """The facts of the last build in its order, then the others by what they are called."""
    here = [about for build in last for about in build.facts]
    return [*here, *sorted(headings.keys() - {*here}, key=lambda about: (headings[about].casefold(), about))]
