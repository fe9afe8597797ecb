"""What only a place accounts for, no firm, harbour or project: its product, its budget, its population."""

from __future__ import annotations

from functools import cache

from jbtui.knowledge import table


@cache
def of_places() -> frozenset[str]:
    """Indicators that only a place accounts for, no firm, harbour or project."""
    return frozenset(table("entities")["macro"]["indicators"])


def of_place(indicator: str) -> bool:
    """Whether an indicator is one that only a place accounts for."""
    return indicator in of_places() or indicator.startswith(_macro("starts"))


def keeps(name: str) -> bool:
    """Whether a name is that of a place with accounts of its own."""
    return name.endswith(_macro("places"))


@cache
def _macro(key: str) -> tuple[str, ...]:
    return tuple(table("entities")["macro"][key])
