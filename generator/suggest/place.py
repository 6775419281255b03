"""What a model says, read by the readers of the file of edits: as a node of YAML that notes its mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import yaml

from generator.documents import Place
from generator.editing import Plain, inline
from generator.errors import CollateError, Mistakes
from generator.suggest.model import RefusedError


def placed(value: Plain, what: str) -> Place:
    """Give a value as a place of a file, called ``what`` in messages."""
    node = yaml.compose(inline(value), Loader=yaml.CSafeLoader)
    assert node is not None
    return Place(node, 1, what, Path("answer"), Mistakes())


def refuse(place: Place) -> NoReturn:
    """Raise `RefusedError` with the first mistake that was noted at a place."""
    try:
        place.mistakes.check()
    except CollateError as error:
        raise RefusedError(error.lines[0].split(": ", 1)[-1]) from error
    raise RefusedError(f"{place.what} cannot be read")
