"""A history as JSON, and back: for other programs, and for what was worked out before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.history.model import Commit, FactHistory, FactState, FactStep, History, StatedValue

SCHEMA = 1
Json = dict[str, Any]


def as_json(history: History, title: str) -> Json:
    """Give a history as data, described by ``schemas/history.schema.json``; ``title`` is the story's.

    Messages of commits and mistakes of old states are left out: they may name what was deleted since.
    """
    return {
        "schema": SCHEMA,
        "story": {"title": title},
        "missing": history.missing or None,
        "earlier": history.earlier,
        "builds": [
            {"commit": each.id, "date": each.day, "built": at not in history.faults}
            for at, each in enumerate(history.commits)
        ],
        "facts": [*map(_fact, history.facts)],
    }


def from_json(data: Mapping[str, Any]) -> History:
    """Read a history that `as_json` gave."""
    builds = data["builds"]
    return History(
        tuple(Commit(each["commit"], each["date"]) for each in builds),
        tuple(
            FactHistory((each["subject"], each["field"]), each["heading"], tuple(map(_read_step, each["steps"])))
            for each in data["facts"]
        ),
        {at: "" for at, each in enumerate(builds) if not each["built"]},
        data["earlier"],
        data["missing"] or "",
    )


def state_json(state: FactState) -> Json:
    """Give how a fact stands as data."""
    values = [{"text": each.text, "denied": each.denied, "sources": [*each.sources]} for each in state.values]
    return {"status": state.kind, "values": values, "withdrawn": [*state.withdrawn]}


def read_state(data: Mapping[str, Any]) -> FactState:
    """Read how a fact stands."""
    values = tuple(StatedValue(each["text"], each["denied"], tuple(each["sources"])) for each in data["values"])
    return FactState(data["status"], values, tuple(data["withdrawn"]))


def _fact(fact: FactHistory) -> Json:
    about = {"subject": fact.about[0], "field": fact.about[1], "heading": fact.heading}
    return about | {"steps": [*map(_step, fact.steps)]}


def _step(step: FactStep) -> Json:
    return {"build": step.build, "state": state_json(step.state) if step.state else None}


def _read_step(data: Mapping[str, Any]) -> FactStep:
    return FactStep(data["build"], read_state(data["state"]) if data["state"] else None)
