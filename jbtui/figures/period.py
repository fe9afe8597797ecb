"""Chooses the period of a figure: from its clause, its sentence, its paragraph, its section, the article's frame."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jbtui.figures import edtf
from jbtui.figures.clause import Clause
from jbtui.figures.moment import Time
from jbtui.records import Period

# A day, a month and a label such as 2018年度 date what stands beside them, not the sentences that follow.
_NARROW = ("day", "month", "label", "run")
_FRAMES = ("year", "span", "review", "since")
# How many expressions of time are looked at before and behind a figure: enough for any sentence, and linear for all.
_LOOK_BACK, _LOOK_AHEAD = 24, 4
_ALREADY = re.compile("已(?!经?(?:出台|于))|现有|拥有")
_OWN = re.compile("第?[近约]?[0-9一二三四五六七八九十]")
# In characters: within this reach 在2016年…的基础上 is the base of a comparison, not the time of what follows.
_BASIS_REACH = 40
# Share of all framing times that one period must hold to be what the whole article reviews.
_FRAME_SHARE = 0.5
_FRAME_LEAST = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a paragraph: the period of its section and of the article, each None where there is none."""

    section: str | None
    frame: str | None
    section_now: bool
    """Whether the section speaks of 目前 and never of the reviewed year: then no undated figure can be placed."""


def frame(times: Sequence[Time]) -> str | None:
    """The period that a review speaks of throughout: most of its framing times agree on it."""
    tally = Counter(t.edtf for t in times if t.edtf and t.sort in ("year", "span", "review"))
    total = sum(tally.values()) + sum(1 for t in times if t.edtf and t.sort == "since")
    if not tally:
        return None
    best, count = tally.most_common(1)[0]
    return best if count >= _FRAME_LEAST and count >= total * _FRAME_SHARE else None


class Chooser:
    """Chooses periods within one paragraph."""

    def __init__(
        self, text: str, clauses: Sequence[Clause], times: Sequence[Time], setting: Setting, today: str
    ) -> None:
        self.text, self.clauses, self.times, self.setting = text, clauses, times, setting
        self.today = today[:7]
        self.homes = _homes(clauses, times)
        self.starts = [t.start for t in times]

    def _over(self, time: Time) -> bool:
        """Whether a time had passed when the article spoke."""
        last = edtf.period(time.edtf).last if time.edtf else None
        return bool(last and last[:7] < self.today)

    def _ahead(self, time: Time) -> bool:
        """Whether a time lies after the article: 明年是开局之年 dates the plans told behind it."""
        first = edtf.period(time.edtf).first if time.edtf else None
        return bool(first and self.today and first[:4] > self.today[:4])

    def choose(
        self, start: int, end: int, home: int, planned: bool = False, own_plan: bool = False
    ) -> tuple[Period | None, str]:
        """The period of the figure at [start, end) in clause number `home`, and the rule that chose it.

        A planned figure takes no time from what was achieved before it: none from the sentences before and, where its
        own clause says that it is planned, none that was over from the clauses before.
        """
        time = self._in_clause(start, end, home)
        if time:
            return self._made(time, "同句中的时间词" if time.edtf else "时间词无法确定")
        time = self._in_sentence(start, home)
        if time and not ((own_plan or (planned and time.sort in _NARROW)) and self._over(time)):
            return self._made(time, "同句前文的时间词")
        time = self._in_paragraph(start, home)
        if planned:
            if time and self._ahead(time):
                return self._made(time, "承接本段前文的时间词")
            return None, "计划数，句中未说明时间"
        if time:
            return self._made(time, "承接本段前文的时间词")
        if self.setting.section:
            return edtf.period(self.setting.section), "承接本节前文的时间"
        if self.setting.frame and not self.setting.section_now:
            return edtf.period(self.setting.frame), "全文所回顾的时期"
        return None, "文中未说明时间"

    def within(self, start: int, end: int) -> Sequence[Time]:
        """The times that lie in a stretch of the text, in order."""
        found = []
        i = bisect_left(self.starts, start)
        if i and self.times[i - 1].end > start:
            i -= 1
        while i < len(self.times) and self.times[i].start < end:
            if self.times[i].takes or self.times[i].sort == "now":
                found.append(self.times[i])
            i += 1
        return found

    def _made(self, time: Time, rule: str) -> tuple[Period | None, str]:
        if time.edtf is None:
            return None, f"{rule}：{time.words}"
        return edtf.period(time.edtf, time.words), f"{rule}：{time.words}"

    def _usable(self, time: Time, start: int) -> bool:
        if time.sort == "basis":
            return False
        if start > time.end + 4 and self.text[time.end : time.end + 1] == "的" and _OWN.match(self.text, time.end + 1):
            return False  # 由2017年的681亿元: the year of that number alone
        if start - time.end > _BASIS_REACH:
            return True
        return "基础上" not in re.split("[，,；。]", self.text[time.end : start], maxsplit=1)[0]

    def _base(self, time: Time, start: int, end: int) -> bool:
        """Whether a time only says what a multiple is a multiple of: 是2017年的3倍."""
        return self.text[end - 1 : end] == "倍" and self.text[time.end : start] in ("的", "的近", "的约", "的超")

    def _in_clause(self, start: int, end: int, home: int) -> Time | None:
        at = bisect_left(self.starts, start)
        for i in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            if self.homes[i] != home:
                break
            time = self.times[i]
            if time.sort == "unknown" or (time.edtf and self._usable(time, start) and not self._base(time, start, end)):
                return time
        for i in range(at, min(len(self.times), at + _LOOK_AHEAD)):
            time = self.times[i]
            if self.homes[i] != home:
                break
            if time.start >= end and time.edtf and time.sort in ("by", "year", "month"):
                return time
        return None

    def _in_sentence(self, start: int, home: int) -> Time | None:
        clause = self.clauses[home]
        at = bisect_left(self.homes, home)
        for i in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            time, place = self.times[i], self.clauses[self.homes[i]]
            if place.sentence != clause.sentence:
                return None
            apart = place.segment != clause.segment and time.sort in (*_NARROW, "by")
            if time.sort == "unknown" and not apart:
                return time
            if time.edtf and time.sort != "run" and not apart and self._usable(time, start):
                return time
        return None

    def _in_paragraph(self, start: int, home: int) -> Time | None:
        """The nearest time of an earlier sentence; for what is 已 so by now, none that was over before."""
        already = self._already(start, home)
        at = bisect_left(self.homes, home)
        for i in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            time = self.times[i]
            if time.sort == "unknown":
                return None
            over = already and time.sort in ("year", "review", "span")
            if time.edtf and time.sort not in _NARROW and not over and self._usable(time, start):
                return time
        return None

    def _already(self, start: int, home: int) -> bool:
        first = home
        while first and self.clauses[first - 1].sentence == self.clauses[home].sentence and home - first < 6:
            first -= 1
        return bool(_ALREADY.search(self.text, max(self.clauses[first].start, start - _BASIS_REACH * 2), start))


def _homes(clauses: Sequence[Clause], times: Sequence[Time]) -> list[int]:
    """The number of the clause each time stands in."""
    homes, at = [], 0
    for time in times:
        while at + 1 < len(clauses) and time.start >= clauses[at + 1].start:
            at += 1
        homes.append(at)
    return homes
