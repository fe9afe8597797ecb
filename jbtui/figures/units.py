"""The units of measure and classifiers, from the table `units.toml`, and how what follows a number is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from string import ascii_letters

from jbtui.knowledge import table
from jbtui.text.trie import alternatives

_CLASSES = (
    "money", "area", "length", "volume", "weight", "energy", "time", "age", "percent", "multiple", "people", "count",
)  # fmt: skip


# What says that a number is more, and what stands between it and its unit.
_FEW, _MORE, _SMALL, _FACTORS = frozenset("余多几来"), frozenset("余多"), frozenset("百千"), frozenset("万亿百千")
_TENS = frozenset("十百千万亿")
_SCALE = re.compile("[十百千]?(?:万亿|亿|万)")
# 4个半小时; but 3个半月板, 6个半小时交通圈.
_SPLIT = re.compile("个(?P<more>[余多半])(?P<unit>月(?![板刊谈湾岛])|小时(?![一-鿿]{0,3}圈)|星期|工作日|季度|百分点)")


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
def _spellings() -> Mapping[str, tuple[tuple[str, frozenset[str]], ...]]:
    """The spellings by their first characters, the longest first, each with what makes it another word behind it."""
    not_before = table("units").get("not_before", {})
    known: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for written in sorted(units(), key=len, reverse=True):
        latin = ascii_letters if written[-1].isascii() and written[-1].isalpha() else ""
        known.setdefault(written[0], []).append((written, frozenset(not_before.get(written, "") + latin)))
    return {first: tuple(spellings) for first, spellings in known.items()}


def unit_at(text: str, at: int) -> str:
    """The longest spelling of a unit that stands at a place of a text; "" where none does."""
    for written, other in _spellings().get(text[at : at + 1], ()):
        if text.startswith(written, at) and text[at + len(written) : at + len(written) + 1] not in other:
            return written
    return ""


@dataclass(slots=True)
class Tail:
    """What follows a number: 余万平方米 in 120余万平方米."""

    end: int
    few: bool
    """Whether it says that the number is more: 多, 余."""
    factor: str = ""
    """万, 亿."""
    unit: str = ""
    rate: str = ""
    """What one of it is for: /平方米 in 元/平方米."""
    half: bool = False
    """Whether half a one comes on top: 4个半小时."""


def tail(text: str, at: int) -> Tail | None:
    """What follows the number that ends at a place; None where it has neither a unit nor 万 or 亿."""
    split = _SPLIT.match(text, at) if text.startswith("个", at) else None
    if split:
        half = split["more"] == "半"
        return _ended(text, Tail(split.end(), not half, "", f"个{split['unit']}", half=half))
    few, unit = _past_few(text, at, unit_at)
    if unit:
        return _ended(text, Tail(at + few + len(unit), few, "", unit))
    few, factor = _past_few(text, at, _factor)
    if not factor:
        return None
    end = at + few + len(factor)
    more = text[end : end + 1] in _FEW
    unit = unit_at(text, end + more)
    return _ended(text, Tail(end + more + len(unit), few or more, factor, unit))


def _past_few(text: str, at: int, read: Callable[[str, int], str]) -> tuple[bool, str]:
    """Whether 多 or its like stands at a place, and what is read behind it; else what is read at the place itself."""
    behind = read(text, at + 1) if text[at : at + 1] in _FEW else ""
    return (True, behind) if behind else (False, read(text, at))


def _ended(text: str, told: Tail) -> Tail:
    """The same with a rate such as 元/平方米, and with 多 or 余 behind the unit."""
    if told.unit and text.startswith("/", told.end):
        per = told.end + (2 if text.startswith("每", told.end + 1) else 1)
        scaled = unit_at(text, per + 1) if text[per : per + 1] in _FACTORS else ""
        unit = scaled or unit_at(text, per)
        if unit:
            end = per + len(unit) + bool(scaled)
            told.rate, told.end = text[told.end : end], end
    if text[told.end : told.end + 1] in _MORE:
        told.end, told.few = told.end + 1, True
    return told


def _factor(text: str, at: int) -> str:
    """万, 千万, 万亿; 百 and 千 only before a unit: 3千米, 5百户."""
    small = text[at : at + 1]
    scaled = _SCALE.match(text, at) if small in _TENS else None
    if scaled:
        return scaled.group()
    measured = small in _SMALL and (unit_at(text, at + 1) or (text[at + 1 : at + 2] in _MORE and unit_at(text, at + 2)))
    return small if measured else ""


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
