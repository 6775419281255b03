"""English verb forms from a base form: no dictionary, only the spelling rules and a table of irregular verbs."""

from __future__ import annotations

from collections.abc import Mapping

VOWELS = "aeiou"


def third(base: str) -> str:
    """The third person singular.

    >>> [third(verb) for verb in ("cost", "launch", "carry", "go", "play")]
    ['costs', 'launches', 'carries', 'goes', 'plays']
    """
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def stem(base: str, doubles: bool) -> str:
    """What "-ed" and "-ing" are put to.

    >>> [stem("ship", True), stem("direct", False), stem("shelve", False)]
    ['shipp', 'direct', 'shelv']
    """
    if doubles:
        return base + base[-1]
    return base[:-1] if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else base


def past(base: str, doubles: bool = False) -> str:
    """The regular past.

    >>> [past("direct"), past("carry"), past("shelve"), past("ship", True)]
    ['directed', 'carried', 'shelved', 'shipped']
    """
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ied"
    return base + "d" if base.endswith("e") else stem(base, doubles) + "ed"


def forms(base: str, irregular: Mapping[str, str], doubles: bool = False) -> dict[str, str]:
    """Every form of a verb with what it can be: B base, S third person, D past, N past participle, G "-ing".

    Forms that a learner or the other side of the ocean would write ("flied", "traveled") are there too.

    ``irregular`` maps a base to "past [participle [third [ing]]]".

    >>> forms("fly", {"fly": "flew flown"})
    {'fly': 'B', 'flies': 'S', 'flew': 'D', 'flown': 'N', 'flying': 'G', 'flied': 'DN'}
    >>> forms("cost", {"cost": "cost cost"})["cost"]
    'BDN'
    """
    given = irregular.get(base, "").split()
    regular = past(base, doubles)
    made = {
        "B": base,
        "S": given[2] if len(given) > 2 else third(base),
        "D": given[0] if given else regular,
        "N": given[1] if len(given) > 1 else given[0] if given else regular,
        "G": given[3] if len(given) > 3 else stem(base, doubles) + "ing",
    }
    table: dict[str, str] = {}
    for code, form in made.items():
        table[form] = table.get(form, "") + code
    for spare in (past(base), past(base, doubles), stem(base, False) + "ing"):
        table.setdefault(spare, "G" if spare.endswith("ing") else "DN")
    return table
