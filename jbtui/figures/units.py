"""The units of measure and classifiers, from the table `units.toml`, and how what follows a number is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from string import ascii_letters

from jbtui.knowledge import table
from jbtui.text.one_pattern import alternatives

_CLASSES = (
    "money", "area", "length", "volume", "weight", "energy", "time", "age", "percent", "multiple", "people", "count",
)  # fmt: skip


# What says that a number is more than told, before its unit and behind it.
_FEW, _MORE = frozenset("余多几来"), frozenset("余多")
# 4个半小时; but 3个半月板, 6个半小时交通圈. 1.8个亿, said of money; but 12个亿元村.
_PARTED = re.compile(
    "个(?:(?P<split>[余多半])(?P<part>月(?![板刊谈湾岛])|小时(?![一-鿿]{0,3}圈)|星期|工作日|季度|百分点)"
    "|(?P<sum>[余多几来]?)亿(?![元级吨斤]|以上))"
)
# What may stand between a number and its unit, 百 and 千 only there, and what each may begin with.
_SCALES, _FACTORS = frozenset("万亿百千"), frozenset("十百千万亿")
_FACTOR = re.compile("(?P<whole>[十百千]?(?:万亿|亿|万))|[百千]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as the table knows it."""

    base: str
    """Its name in base units."""
    sort: str
    """Its class: money, area, time, percent, people, count …"""


def names(unit: str, left: str) -> str:
    """What a unit as written says that it measures: 年龄 of 岁; "" where nothing, or where `left` says more."""
    told = _named(unit)
    return "" if not told or re.search(table("units")["named_before"][told], left) else told


@lru_cache(maxsize=1024)
def _named(unit: str) -> str:
    return next((name for ending, name in table("units")["named"].items() if unit.endswith(ending)), "")


@cache
def units() -> dict[str, Unit]:
    """Every known spelling with its unit."""
    known: dict[str, Unit] = {}
    for sort in _CLASSES:
        for written, base in table("units").get(sort, {}).items():
            known[written] = Unit(base, sort)
    return known


@cache
def _spelt() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """By their first characters the spellings of units, the longest first, each with the characters that make another
    word of it where they stand behind it."""
    other = table("units").get("not_before", {})
    spelt: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for unit in sorted(units(), key=len, reverse=True):
        letters = ascii_letters if unit[-1].isascii() and unit[-1].isalpha() else ""
        spelt[unit[0]] = (*spelt.get(unit[0], ()), (unit, frozenset(other.get(unit, "") + letters)))
    return spelt


def unit_at(text: str, at: int) -> str:
    """The longest spelling of a unit that stands at a place of a text; "" where none does."""
    for unit, barred in _spelt().get(text[at : at + 1], ()):
        if text.startswith(unit, at) and text[at + len(unit) : at + len(unit) + 1] not in barred:
            return unit
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
    spoken: str = ""
    """The unit as written, where it is no factor with a unit: 个亿."""


def tail(text: str, at: int) -> Tail | None:
    """What follows the number that ends at a place; None where it has neither a unit nor 万 or 亿."""
    begin = text[at : at + 1]
    told = _parted(text, at) if begin == "个" else None
    if told is None and begin in _FEW and (told := _measured(text, at + 1)):
        told.few = True
    if told is None and (told := _measured(text, at)) is None:
        return None
    if told.unit and text.startswith("/", told.end):
        _rated(text, told)
    if text[told.end : told.end + 1] in _MORE:
        told.end, told.few = told.end + 1, True
    return told


def _parted(text: str, at: int) -> Tail | None:
    """个半小时, 个亿."""
    m = _PARTED.match(text, at)
    if m is None:
        return None
    split, part, sum_of = m.groups()
    if sum_of is not None:
        return Tail(m.end(), bool(sum_of), "亿", "元", spoken=m.group())
    return Tail(m.end(), split != "半", "", "个" + part, half=split == "半")


def _measured(text: str, at: int) -> Tail | None:
    """平方米, 万平方米, 万余平方米, 千余平方米; 万 and 亿 with no unit too."""
    if unit := unit_at(text, at):
        return Tail(at + len(unit), False, "", unit)
    m = _FACTOR.match(text, at) if text[at : at + 1] in _FACTORS else None
    if m is None:
        return None
    few = text[m.end() : m.end() + 1] in (_FEW if m["whole"] else _MORE)
    behind = m.end() + few
    unit = unit_at(text, behind)
    return Tail(behind + len(unit), few, m.group(), unit) if unit or m["whole"] else None


def _rated(text: str, told: Tail) -> None:
    """Take in a rate such as 元/平方米."""
    per = told.end + (2 if text.startswith("每", told.end + 1) else 1)
    scaled = unit_at(text, per + 1) if text[per : per + 1] in _SCALES else ""
    unit = scaled or unit_at(text, per)
    if unit:
        end = per + len(unit) + bool(scaled)
        told.rate, told.end = text[told.end : end], end


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
