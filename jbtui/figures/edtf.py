"""The profile of EDTF that periods are written in: year, month, day, interval, open start."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

from jbtui.records import Period


def day_exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


@lru_cache(maxsize=4096)
def date(year: int, month: int | None = None, day: int | None = None) -> str:
    if month is None:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


def first_day(value: str) -> str | None:
    """The first ISO day of a date; None for an open end."""
    if value in ("", ".."):
        return None
    return value + {4: "-01-01", 7: "-01"}.get(len(value), "")


def last_day(value: str) -> str | None:
    """The last ISO day of a date; None for an open end."""
    if value in ("", ".."):
        return None
    if len(value) == 4:
        return value + "-12-31"
    if len(value) == 7:
        return f"{value}-{monthrange(int(value[:4]), int(value[5:]))[1]:02d}"
    return value


def interval(start: str, end: str) -> str | None:
    """`start/end`, just the date where both are equal; None where it would end before it begins."""
    if start == end:
        return start
    first, last = first_day(start), last_day(end)
    if first and last and first > last:
        return None
    return f"{start}/{end}"


@lru_cache(maxsize=1024)
def period(edtf: str, words: str = "") -> Period:
    """The record of an EDTF date or interval of this profile, with its two sortable days."""
    start, _, end = edtf.partition("/")
    return Period(edtf, first_day(start), last_day(end or start), words)


_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def valid(value: str) -> bool:
    """Whether a text is a date or interval of this profile that exists and does not end before it begins."""
    start, slash, end = value.partition("/")
    ends = (start, end) if slash else (start,)
    if not all(end == ".." or _exists(end) for end in ends) or (not slash and start == ".."):
        return False
    return not slash or interval(start, end) is not None


def _exists(value: str) -> bool:
    m = _DATE.fullmatch(value)
    if not m or not int(m[1]):
        return False
    return m[2] is None or day_exists(int(m[1]), int(m[2]), int(m[3] or 1))
