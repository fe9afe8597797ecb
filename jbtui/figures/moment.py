"""What an expression of time is, and the day from which an article speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from jbtui.figures import edtf

Sort = Literal[
    "day", "month", "year", "span", "since", "now", "by", "review", "run", "basis", "label", "unknown",
]  # fmt: skip
"""What an expression of time is; what each may date is in period.py."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The day, month or year from which an article speaks."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, date: str | None) -> Reference | None:
        """From an EDTF date; None where there is none or it is an interval."""
        m = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?]?", date or "")
        return cls(int(m[1]), int(m[2]) if m[2] else None, int(m[3]) if m[3] else None) if m else None

    @property
    def date(self) -> str:
        return edtf.date(self.year, self.month, self.day)

    @property
    def reviewed(self) -> int:
        """The year that 全年 and 过去一年 look back on: the last one in the first months of a year."""
        return self.year - 1 if self.month is not None and self.month <= 3 else self.year


@dataclass(slots=True)
class Time:
    """An expression of time: its place, what it resolves to, and how far it reaches."""

    start: int
    end: int
    words: str
    edtf: str | None
    """None where nothing can be made of it: 2月30日, 今年 in an undated article."""
    sort: Sort
    year: int | None = None
    takes: bool = True
    """Whether the digits inside it are no figures; 连续4年 is a time and a figure at once."""
