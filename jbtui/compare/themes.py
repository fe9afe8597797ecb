"""The order in which a comparison goes through the themes, the rest (其他) last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from jbtui import knowledge

OTHER = "其他"
"""The theme of what has none. A name of the data, the same in every language."""


@cache
def order() -> tuple[str, ...]:
    """The themes as `knowledge/themes.toml` lists them, then the rest."""
    return (*(str(entry["name"]) for entry in knowledge.table("themes")["theme"]), OTHER)


def place(theme: str) -> int:
    """Where a theme stands in the order; one that the table does not know stands just before the rest."""
    known = order()
    return known.index(theme) if theme in known else len(known) - 1


def commonest(themes: Iterable[str | None]) -> str:
    """The theme named most often, the earlier of equals; `OTHER` where none is named."""
    counted = Counter(theme for theme in themes if theme)
    return min(counted, key=lambda theme: (-counted[theme], place(theme))) if counted else OTHER
