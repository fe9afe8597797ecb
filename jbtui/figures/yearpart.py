"""Resolves the parts of a year: days, months, quarters, halves, festivals."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from jbtui.figures import edtf, numerals
from jbtui.figures.moment import Sort
from jbtui.knowledge import table

MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DIGIT_MONTH = "(?:1[0-9]|[0-9]{1,2})"
DAY = "[0-9]{1,2}"
COUNT = "(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,3})"
TO = "[-—–~～至到]{1,2}"

_DAYS = re.compile(f"({DIGIT_MONTH})月({DAY})日(?:{TO}(?:({DIGIT_MONTH})月)?({DAY})日)?")
_AHEAD = re.compile(f"[前头]({COUNT})个?月")
_MONTHS = re.compile(f"({MONTH})月?份?{TO}(.*?)({MONTH})月")
_MONTH = re.compile(f"(?<![0-9])({MONTH})月")
_QUARTERS = re.compile("(前|[一1][至到—-]|第|首)?([一二三四两1234])?个?季度")


@cache
def _holidays() -> tuple[tuple[str, int], ...]:
    """The days that come in the same month each year, with it; the longer names first: 双十一 is not 十一."""
    days = {**table("periods")["festivals"], **table("periods")["sales"]}
    return tuple(sorted(days.items(), key=lambda day: -len(day[0])))


class YearPart:
    """Words such as 3月5日, 1-11月, 前三季度, 上半年, 国庆假期."""

    def __init__(self, body: str, pick: Callable[[int], int | None], year_of: Callable[[str], int | None]) -> None:
        """`body`: words without 截至 or 自; `pick`: the year a month falls in; `year_of`: the year that words name."""
        self.body, self._pick, self._year_of = body, pick, year_of

    def resolve(self) -> tuple[str, Sort, int, int | None] | None:
        """(EDTF, sort, year, last month); None where the date does not exist or its year is unknown."""
        if "月" in self.body:
            return self._days() or self._months() or self._month() or self._festival()
        return self._quarters() or self._festival()

    def _days(self) -> tuple[str, Sort, int, int | None] | None:
        m = _DAYS.search(self.body) if "日" in self.body else None
        if not m:
            return None
        month, day = int(m[1]), int(m[2])
        year = self._pick(month)
        if not year or not edtf.day_exists(year, month, day):
            return None
        first = edtf.date(year, month, day)
        if not m[4]:
            return first, "day", year, month
        last_month, last_day = int(m[3] or month), int(m[4])
        if not edtf.day_exists(year, last_month, last_day):
            return None
        whole = edtf.interval(first, edtf.date(year, last_month, last_day))
        return (whole, "day", year, last_month) if whole else None

    def _months(self) -> tuple[str, Sort, int, int | None] | None:
        m = _MONTHS.search(self.body)
        ahead = _AHEAD.search(self.body)
        if ahead:
            low, high, later = 1, numerals.integer(ahead[1]), None
        elif m:
            low, high = numerals.integer(m[1]) or 0, numerals.integer(m[3])
            later = self._year_of(m[2]) if m[2] else None
        else:
            return None
        if not high or not 1 <= low <= 12 or not 1 <= high <= 12:
            return None
        year = self._pick(high)
        if not year:
            return None
        whole = edtf.interval(edtf.date(year, low), edtf.date(later or year, high))
        return (whole, "span", later or year, high) if whole else None

    def _month(self) -> tuple[str, Sort, int, int | None] | None:
        m = None if "日" in self.body else _MONTH.search(self.body)
        month = numerals.integer(m[1]) if m else None
        year = self._pick(month) if month and month <= 12 else None
        return (edtf.date(year, month), "month", year, month) if year and month else None

    def _quarters(self) -> tuple[str, Sort, int, int | None] | None:
        m = _QUARTERS.search(self.body)
        if m:
            last = 1 if m[1] == "首" else (numerals.integer(m[2] or "") or 0)
            through = m[1] is not None and m[1] not in ("第", "首")
            if not 1 <= last <= 4:
                return None
            low, high = (1 if through else last * 3 - 2), last * 3
        elif "半年" in self.body:
            low, high = (7, 12) if "下半年" in self.body else (1, 6)
        else:
            return None
        year = self._pick(low if low == high - 2 and low > 1 else min(high, low + 2) if low == 1 else low)
        if not year:
            return None
        whole = edtf.interval(edtf.date(year, low), edtf.date(year, high))
        return (whole, "span", year, high) if whole else None

    def _festival(self) -> tuple[str, Sort, int, int | None] | None:
        for name, month in _holidays():
            if name in self.body:
                year = self._pick(month)
                return (edtf.date(year, month), "month", year, month) if year else None
        if "春节" in self.body:
            year = self._pick(1)
            day = table("lunar")["spring_festival"].get(str(year))
            return (edtf.date(year, day.month), "month", year, day.month) if year and day else None
        return None
