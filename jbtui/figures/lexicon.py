"""Makes patterns of the word lists in the tables, so that a user's additions are read like the packaged words."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jbtui.knowledge import table


def entries(name: str, section: str, key: str) -> list[Any]:
    """The entries of one list of a table."""
    return list(table(name)[section][key])


@cache
def either(name: str, section: str, *keys: str) -> str:
    """A group for any entry of the lists, the longest first; an entry may be a pattern of its own."""
    found = {str(entry) for key in keys for entry in entries(name, section, key)}
    return "(?:" + "|".join(sorted(found, key=lambda entry: (-len(entry), entry))) + ")"


@cache
def ending(name: str, section: str, key: str) -> re.Pattern[str]:
    """Any entry of a list at the end of a text."""
    return re.compile(either(name, section, key) + "$")
