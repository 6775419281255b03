"""Makes inputs that are nearly right: valid ones with something dropped, doubled, retyped, nested, cut or moved."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Final

import yaml

UNKNOWN: Final = "zzunknown"
"""A key that no form knows; whatever takes it must say so, or keep it."""
ODD: Final[Sequence[Any]] = (
    None, True, False, 0, -1, 1.5, 10**30, float("inf"), "", " ", "\n", "~", "null", "0", "2021-02-30", "x" * 5000,
    "é", "\u202e", "\ufeff", "\u0000", "\ud800", "<b>", "{{ 7*7 }}", "../..", "/etc/passwd", "a: b", "- a", "&a *a",
    "https://example.org/", "javascript:x()", [], {}, [[]], {"": ""}, {"a": None}, [None], ["_"], "_", "*", "(", "[",
)  # fmt: skip
"""Values that few expect."""
KEYS: Final = ("", " ", "x" * 300, "a: b", "null", "é", "__class__", "<b>", None, True, 0, 1.5)
"""Keys that few expect."""
BYTES: Final = (
    b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\t", b"\xc3", b"<", b">", b'"', b"&", b"{", b"]", b"*a",
    b"&a ", b"!!python/object:os.system ", b"<<: ", b"---\n", b"...\n", b"%YAML 9\n", b"\xe2\x80\xae", b"- ", b": ",
)  # fmt: skip
"""Of which each means something, or nothing, in some form."""
ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-8-sig", "latin-1", "cp1251", "utf-7")
Path = tuple[Any, ...]


def places(data: Any, here: Path = ()) -> Iterator[Path]:
    """Give the way to each value inside of some data."""
    yield here
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from places(value, (*here, key))


def at(data: Any, path: Path) -> Any:
    """Give the value at a place."""
    for key in path:
        data = data[key]
    return data


def changed(data: Any, draw: random.Random) -> tuple[Any, bool]:
    """Change one thing in some data; give it, and whether a key was added that nothing knows."""
    data = copy.deepcopy(data)
    every = [path for path in places(data) if path]
    if not every:
        return draw.choice(ODD), False
    path = draw.choice(every)
    holder, key = at(data, path[:-1]), path[-1]
    match draw.randrange(9):
        case 0:
            del holder[key]
        case 1:
            if isinstance(holder, list):
                holder.insert(draw.randrange(len(holder) + 1), copy.deepcopy(holder[key]))
            else:
                holder[f"{key}x"] = copy.deepcopy(holder[key])
        case 2 | 3:
            holder[key] = copy.deepcopy(draw.choice(ODD))
        case 4:
            holder[key] = draw.choice(([holder[key]], {"a": holder[key]}, {UNKNOWN[2:]: holder[key]}))
        case 5:
            text = str(holder[key])
            cut = draw.randrange(len(text) + 1)
            holder[key] = draw.choice((text[:cut], text[cut:], text + text, text.swapcase(), f" {text} "))
        case 6:
            holder[key] = copy.deepcopy(at(data, draw.choice(every)))
        case 7:
            if isinstance(holder, dict):
                holder[draw.choice([*KEYS, str(key).upper()])] = holder.pop(key)
        case _:
            maps = [each for each in [(), *every] if isinstance(at(data, each), dict)]
            if maps:
                at(data, draw.choice(maps))[UNKNOWN] = copy.deepcopy(draw.choice(ODD[:24]))
                return data, True
    return data, False


def broken(data: bytes, draw: random.Random) -> bytes:
    """Change some bytes of a file: cut, doubled, swapped, put in, or all in another encoding."""
    for _ in range(draw.randrange(1, 4)):
        one, other = sorted(draw.randrange(len(data) + 1) for _ in range(2))
        match draw.randrange(6):
            case 0:
                data = data[:one] + data[min(other, one + 40) :]
            case 1:
                data = data[:one] + draw.choice(BYTES) + data[one:]
            case 2:
                data = data[:other] + data[one : one + 60] + data[other:]
            case 3:
                data = data[:one] if draw.random() < 0.3 else data[one:other] or data
            case 4:
                data = data[:one] + draw.choice(BYTES) * draw.choice((2, 50, 2000)) + data[one:]
            case _:
                if draw.random() < 0.3:
                    data = data.decode(errors="replace").encode(draw.choice(ENCODINGS), "replace")
    return data


def of_yaml(text: bytes, draw: random.Random) -> tuple[bytes, bool]:
    """Change a file of YAML, by its structure or by its bytes; give it, and whether it has a key that nothing knows."""
    return _of(text, draw, _load, _dump)


def of_json(text: bytes, draw: random.Random) -> tuple[bytes, bool]:
    """Change a file of JSON, in the same ways."""
    return _of(text, draw, json.loads, lambda data: json.dumps(data).encode())


def _of(
    text: bytes, draw: random.Random, read: Callable[[bytes], Any], write: Callable[[Any], bytes]
) -> tuple[bytes, bool]:
    if draw.random() < 0.3:
        return broken(text, draw), False
    data, unknown = read(text), False
    for _ in range(draw.choice((1, 1, 1, 2, 3))):
        data, added = changed(data, draw)
        unknown |= added
    try:
        return write(data), unknown and UNKNOWN in json.dumps(data, default=str, skipkeys=True)
    except (TypeError, ValueError, yaml.YAMLError):  # what no file of this form can hold
        return broken(text, draw), False


@cache
def _load(text: bytes) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _dump(data: Any) -> bytes:
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
    return text.encode("utf-8", "surrogatepass")
