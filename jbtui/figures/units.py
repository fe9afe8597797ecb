"""The units of measure and classifiers, from the table `units.toml`, and how what follows a number is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from string import ascii_letters

from jbtui.knowledge import table
from jbtui.text.trie import alternatives, any_of

_CLASSES = (
    "money", "area", "length", "volume", "weight", "energy", "time", "age", "percent", "multiple", "people", "count",
)  # fmt: skip


# What says that a number is more than told, before its unit and behind it, and what stands between it and its unit.
_FEW, _MORE, _FACTORS = "[余多几来]", frozenset("余多"), frozenset("万亿百千")
# 4个半小时; but 3个半月板, 6个半小时交通圈.
_SPLIT = "个(?P<split>[余多半])(?P<part>月(?![板刊谈湾岛])|小时(?![一-鿿]{0,3}圈)|星期|工作日|季度|百分点)"
# 1.8个亿, said of money; but 12个亿元村.
_SUM = f"个(?P<sum>{_FEW}?)亿(?![元级吨斤]|以上)"


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
def _unit() -> str:
    """A pattern for the longest spelling of a unit at a place that nothing behind it makes another word."""
    other = table("units").get("not_before", {})
    guards = {written: other.get(written, "") for written in units()}
    guards |= {w: o + ascii_letters for w, o in guards.items() if w[-1].isascii() and w[-1].isalpha()}
    # What may begin a unit is asked first: 万 and 亿 then try none of them.
    begins = any_of(sorted({written[0] for written in guards}))
    return f"(?={begins})" + alternatives({written: f"(?!{any_of(o)})" if o else "" for written, o in guards.items()})


@cache
def _units_only() -> re.Pattern[str]:
    return re.compile(_unit())


def unit_at(text: str, at: int) -> str:
    """The longest spelling of a unit that stands at a place of a text; "" where none does."""
    m = _units_only().match(text, at)
    return m.group() if m else ""


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


@cache
def _tails() -> re.Pattern[str]:
    """个余月 and its like, a unit, or 万 and its like with or without a unit; 多 and its like before either."""
    unit = _unit()
    factor = f"[十百千]?(?:万亿|亿|万)|[百千](?=[余多]?{unit})"
    return re.compile(
        f"{_SPLIT}|{_SUM}|(?P<few>{_FEW})?(?P<unit>{unit})"
        f"|(?P<some>{_FEW})?(?P<factor>{factor})(?P<more>{_FEW})?(?P<of>{unit})?"
    )


def tail(text: str, at: int) -> Tail | None:
    """What follows the number that ends at a place; None where it has neither a unit nor 万 or 亿."""
    m = _tails().match(text, at)
    if m is None:
        return None
    split, part, sum_of, few, unit, some, factor, more, of = m.groups()
    if sum_of is not None:
        told = Tail(m.end(), bool(sum_of), "亿", "元", spoken=m.group())
    elif unit:
        told = Tail(m.end(), bool(few), "", unit)
    elif split:
        told = Tail(m.end(), split != "半", "", "个" + part, half=split == "半")
    else:
        told = Tail(m.end(), bool(some or more), factor, of or "")
    end = told.end
    if told.unit and text.startswith("/", end):
        _rated(text, told)
        end = told.end
    if text[end : end + 1] in _MORE:
        told.end, told.few = end + 1, True
    return told


def _rated(text: str, told: Tail) -> None:
    """Take in a rate such as 元/平方米."""
    per = told.end + (2 if text.startswith("每", told.end + 1) else 1)
    scaled = unit_at(text, per + 1) if text[per : per + 1] in _FACTORS else ""
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
