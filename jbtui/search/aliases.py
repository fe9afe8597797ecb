"""Other ways to write what was asked for: aliases from the knowledge table, phrases made simplified."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from jbtui import knowledge
from jbtui.text.folding import key, phrase_simplified


@cache
def groups() -> Mapping[str, tuple[str, ...]]:
    """Key of a name → the names of its groups, as written in the table."""
    found: dict[str, tuple[str, ...]] = {}
    for group in knowledge.table("aliases").get("groups", ()):
        for name in group:
            found[key(name)] = (*found.get(key(name), ()), *group)
    return found


def aliases(wanted: str) -> tuple[str, ...]:
    """Other names of what the key names, as written in the table. A Latin abbreviation is also seen inside a run:
    GDP增速 is 地区生产总值增速 as well."""
    own = tuple(name for name in groups().get(wanted, ()) if key(name) != wanted)
    if own:
        return tuple(dict.fromkeys(own))
    inner = [
        f"{wanted[: found.start()]}{name}{wanted[found.end() :]}"
        for found in _latin().finditer(wanted)
        for name in groups()[found[0]]
        if key(name) != found[0]
    ]
    return tuple(dict.fromkeys(inner))


def forms(text: str, wanted: str) -> tuple[str, ...]:
    """Keys that mean the run itself: its key, and that of its traditional phrases made simplified."""
    simplified = key(phrase_simplified(text))
    return (wanted,) if simplified in (wanted, "") else (wanted, simplified)


@cache
def _latin() -> re.Pattern[str]:
    """Latin abbreviations of the table, not inside a longer word."""
    names = sorted((name for name in groups() if name.isascii() and not name.isdecimal()), key=len, reverse=True)
    return re.compile(f"(?<![a-z0-9])(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?![a-z0-9])")
