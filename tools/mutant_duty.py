"""What is tried on inputs that are nearly right: for each kind of file, valid ones, what reads them, and what is wrong.

An input is read, or refused with a line for each mistake that names the file and the line of it. A traceback, a message
without a place, more than some seconds, or a key that nothing knows and that is passed over in silence is a find.
"""

from __future__ import annotations

import random
import re
import signal
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.errors import CollateError
from tools import mutants
from tools.mutants import UNKNOWN

ROOT = Path(__file__).parent.parent
SECONDS = 8
"""Of processor time, after which an input hangs; what is refused takes some hundredths."""
LINE = re.compile(r".+:\d+: .+")
Input = tuple[str, bytes]
"""The name of a file, and what it holds."""


class Find(Exception):  # noqa: N818  # it is none of the program's errors
    """What is wrong with how an input was taken."""


@contextmanager
def held(unknown: bool = False) -> Iterator[list[str]]:
    """Hold what reads an input to its duty; what it made of it is put into the list."""
    made: list[str] = []

    def late(number: int, frame: Any) -> None:
        raise Find(f"it takes more than {SECONDS} s: {''.join(traceback.format_stack(frame)[-4:])}")

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield made
    except CollateError as error:
        unknown = False  # what is refused is not taken in silence, though a key within a mistake is not named
        if loose := [line for line in error.lines if not LINE.fullmatch(line)]:
            raise Find(f"a line without a place: {loose[0][:300]}") from error
    except Find:
        raise
    except Exception as error:
        raise Find("".join(traceback.format_exception(error)[-8:])) from error
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    if unknown and not any(UNKNOWN in each for each in made):
        raise Find(f"the key {UNKNOWN!r} is passed over in silence")


@dataclass
class Kind:
    """A kind of input, in a folder where it is tried."""

    place: Path
    samples: Sequence[Input] = field(init=False)

    def __post_init__(self) -> None:
        """Lay out what is needed beside the input."""
        self.samples = self.lay_out()

    def lay_out(self) -> Sequence[Input]:
        """Fill the folder, and give valid inputs."""
        raise NotImplementedError

    def mutate(self, data: bytes, draw: random.Random) -> tuple[bytes, bool]:
        """Change an input; say whether it has a key that nothing knows."""
        return mutants.of_yaml(data, draw)

    def take(self, name: str, data: bytes, unknown: bool = False) -> None:
        """Have an input read; raises `Find`."""
        raise NotImplementedError


@contextmanager
def quiet() -> Iterator[None]:
    """Let a command say what it wants."""
    import contextlib
    import io

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield
