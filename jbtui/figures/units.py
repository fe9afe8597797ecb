"""The units of measure and classifiers, from the table `units.toml`, and the pattern that reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from jbtui.knowledge import table
from jbtui.text.trie import alternatives

_CLASSES = (
    "money", "area", "length", "volume", "weight", "energy", "time", "age", "percent", "multiple", "people", "count",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the table knows it."""

    base: str
    """Its name in base units."""
    sort: str
    """Its class: money, area, time, percent, people, count …"""


@cache
def units() -> dict[str, Unit]:
    """Every known spelling with its unit."""
    known: dict[str, Unit] = {}
    for sort in _CLASSES:
        for written, base in table("units").get(sort, {}).items():
            known[written] = Unit(base, sort)
    return known


@cache
def alternation() -> str:
    """All spellings, the longest first, none where a following character makes it another word."""
    not_before = table("units").get("not_before", {})
    guards = {}
    for written in units():
        guard = not_before.get(written, "")
        tail = f"(?![{re.escape(guard)}])" if guard else ""
        if written[-1].isascii() and written[-1].isalpha():
            tail += "(?![A-Za-z])"
        guards[written] = tail
    return alternatives(guards)


@cache
def tail() -> re.Pattern[str]:
    """What may follow a number: 多/余, 万/亿, the unit, a rate such as 元/平方米."""
    unit = alternation()
    return re.compile(
        rf"(?:(?P<few>[余多几来])?(?P<unit>{unit})(?P<rate>/(?:每)?[万亿百千]?(?:{unit}))?"
        rf"|(?P<split>个[多余](?:月|小时|星期))"
        rf"|(?P<few1>[余多几来])?(?P<scale>[十百千]?(?:万亿|亿|万)|[百千](?=[余多]?(?:{unit})))(?P<few2>[余多几来])?"
        rf"(?:(?P<unit2>{unit})(?P<rate2>/(?:每)?[万亿百千]?(?:{unit}))?)?)"
        rf"(?P<few3>[多余])?"
    )


@cache
def counters() -> re.Pattern[str]:
    """A measure word of things with nothing behind it that it could count: 132个，but not 12个村."""
    words = [w for w, unit in units().items() if unit.sort == "count"]
    return re.compile(f"{alternatives(words)}(?![一-鿿])")


def in_digits(value: float) -> str:
    """A value in digits, however large, with its thousands parted: 31,470,000,000 and 99.38."""
    return f"{Decimal(f'{value:.10g}'):,f}"


def convert(value: float, unit: str, to: str) -> float | None:
    """The value in another unit of the same dimension; None where the units cannot be converted."""
    if unit == to:
        return value
    scales = table("units").get("scale", {})
    here, there = scales.get(unit), scales.get(to)
    if not here or not there or here[0] != there[0]:
        return None
    return float(value) * float(here[1]) / float(there[1])
