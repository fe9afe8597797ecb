"""The time a figure speaks of, as something that can be compared: its bounds, its length, its season, its name.

A span has a first and a last day; a total up to a date has only the last. Two spans are alike when they are equal or
when one is the other moved by whole years (2018 and 2019, January to September of both).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from jbtui.messages import _, say
from jbtui.records import Period
from jbtui.text.cleaning import one_line

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Likeness(Enum):
    """How two spans stand to each other."""

    SAME = "same"
    SHIFTED = "shifted"
    """Same length and season, another year."""
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day, both inclusive; None where that end is open."""

    first: date | None
    last: date | None

    @property
    def year(self) -> int | None:
        """The year it ends in, which is the year it is filed under."""
        end = self.last or self.first
        return end.year if end else None

    def touches(self, years: tuple[int | None, int | None]) -> bool:
        """Whether it ends in one of the years; the bounds are inclusive, None is open."""
        low, high = years
        return self.year is not None and (low is None or self.year >= low) and (high is None or self.year <= high)


def span(period: Period | None) -> Span | None:
    """The span of a period; None for no period or one that names no existing day."""
    return _parse(period.edtf) if period else None


@lru_cache(maxsize=4096)
def _parse(edtf: str) -> Span | None:
    start, slash, end = edtf.partition("/")
    first, last = _day(start, last=False), _day(end if slash else start, last=True)
    if first is None and last is None:
        return None
    if first and last and first > last:
        return None
    return Span(first, last)


def _day(text: str, *, last: bool) -> date | None:
    """The first or last day of an EDTF date; None for an open end or a date that does not exist."""
    match = _DATE.fullmatch(text.strip("~?% "))
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 12, 31) if last else date(year, 1, 1)
        if day is None:
            return date(year, month, calendar.monthrange(year, month)[1]) if last else date(year, month, 1)
        return date(year, month, day)
    except ValueError:
        return None


def likeness(left: Period | None, right: Period | None) -> Likeness:
    """Whether figures of the two periods may stand against each other."""
    one, other = span(left), span(right)
    if one is None or other is None:
        return Likeness.UNKNOWN
    if one == other:
        return Likeness.SAME
    if not _same_place_in_year(one.first, other.first, last=False):
        return Likeness.DIFFERENT
    if not _same_place_in_year(one.last, other.last, last=True):
        return Likeness.DIFFERENT
    if one.first and one.last and other.first and other.last:
        alike = one.last.year - one.first.year == other.last.year - other.first.year
        return Likeness.SHIFTED if alike else Likeness.DIFFERENT
    return Likeness.SHIFTED


def _same_place_in_year(one: date | None, other: date | None, *, last: bool) -> bool:
    """Equal month and day, whatever the year; the ends of February are equal. Open ends are equal."""
    if one is None or other is None:
        return one is other
    if last and one.month == other.month == 2:
        return _ends_month(one) == _ends_month(other) and (_ends_month(one) or one.day == other.day)
    return (one.month, one.day) == (other.month, other.day)


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def years_apart(left: Period | None, right: Period | None) -> int | None:
    """By how many years the right one ends later than the left; None where either is unknown."""
    one, other = span(left), span(right)
    if one is None or other is None or one.year is None or other.year is None:
        return None
    return other.year - one.year


def order(period: Period | None) -> tuple[int, int, int]:
    """A sort key by the end of the period, then by its start, latest first; periods unknown come last."""
    found = span(period)
    if found is None:
        return (1, 0, 0)
    end = found.last or found.first
    return (0, -(end.toordinal() if end else 0), -(found.first.toordinal() if found.first else 0))


def name(period: Period | None) -> str:
    """The period in words: 2019全年, 2020年1-9月, 截至2020年11月, 2018年至2020年11月; one that names no existing day as
    it is written."""
    found = span(period)
    if found is None:
        return one_line(period.edtf) if period else say("时期不明")
    first, last = found.first, found.last
    if first is None and last is not None:
        return say("截至{date}", date=_date_name(last, last=True))
    if first is not None and last is None:
        return say("{date}以来", date=_date_name(first, last=False))
    assert first is not None and last is not None
    if first == last:
        return _full(first)
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        if first.year == last.year:
            return say("{year}全年", year=first.year)
        return say("{first}-{last}年", first=first.year, last=last.year)
    if first.day == 1 and _ends_month(last) and first.year == last.year:
        if first.month == last.month:
            return say("{year}年{month}月", year=first.year, month=_month(first))
        return say("{year}年{first}-{last}月", year=first.year, first=_month(first), last=_month(last))
    if (first.year, first.month) == (last.year, last.month):
        days = {"first": first.day, "last": last.day}
        return say("{year}年{month}月{first}-{last}日", year=first.year, month=_month(first), **days)
    return say("{first}至{last}", first=_date_name(first, last=False), last=_date_name(last, last=True))


def _date_name(day: date, *, last: bool) -> str:
    """A day as the beginning or the end of something: whole years and months lose what goes without saying."""
    if (day.month, day.day) == ((12, 31) if last else (1, 1)):
        return say("{year}年", year=day.year) if not last else say("{year}年底", year=day.year)
    if _ends_month(day) if last else day.day == 1:
        return say("{year}年{month}月", year=day.year, month=_month(day))
    return _full(day)


def _full(day: date) -> str:
    return say("{year}年{month}月{day}日", year=day.year, month=_month(day), day=day.day)


def _month(day: date) -> str:
    """The month as dates write it: a number in Chinese, a short name in English."""
    return _("1 2 3 4 5 6 7 8 9 10 11 12").split()[day.month - 1]
