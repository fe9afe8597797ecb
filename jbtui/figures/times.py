"""Finds every expression of time in a compact text and resolves it against the article's reference date."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from jbtui.figures import edtf, numerals, spells
from jbtui.figures.event import with_courses, with_events
from jbtui.figures.moment import Reference, Sort, Time
from jbtui.figures.time_words import PLAIN_YEAR, told
from jbtui.figures.yearpart import COUNT, MONTH, YearPart
from jbtui.knowledge import table


@cache
def _years() -> dict[str, int]:
    return dict(table("periods")["years"])


# Plain characters and words only, for the engine to skip to.
_HINT = re.compile("年|月|日|季|假|昨|今|以来|同期|眼下|迄|至|前|现|期间|”")
# An article of up to this month may still speak of its own year as the new one.
_HALFWAY = 6
_OF_ONE = re.compile("的第?[0-9][0-9.,]*[^0-9.,月日年]")
_OF_THING = re.compile("(?![是为即])[^，。；、,0-9]{1,12}的[^，。；,0-9]{1,10}[，,]")
_SUMS = re.compile("上半年|[前头]|第?[1一](?:月份?)?(?:[-—–~～至到]|季度)")
# 计划 stands so near to 年内.
_NEAR = 8
_WHEN = ("day", "month", "year", "span")
_LEAD = re.compile(r"^(截至|截止到?|自|从|到|至)")
_YEAR = re.compile(f"({PLAIN_YEAR})年?")


@cache
def _to_come() -> re.Pattern[str]:
    """年内 of a plan is of the year that runs, also where the article looks back on the one before."""
    return re.compile(str(table("periods")["within_year"]["to_come"]))


@cache
def _goals() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before 全年, and behind it, where the whole year is that of a goal."""
    words = table("periods")["frame"]
    return re.compile(str(words["goal_before"])), re.compile(str(words["goal"]))


@cache
def _founded() -> re.Pattern[str]:
    """建于 in 建于1996年的小区: where it comes from, not when what follows was so."""
    return re.compile(str(table("periods")["founded"]["before"]))


class Reader:
    """Reads the times of one paragraph, remembering the year that was named last."""

    def __init__(self, reference: Reference | None) -> None:
        self.reference = reference
        self.text = ""
        self.anchor: int | None = None
        self.month: int | None = None
        self.whole: int | None = None
        """The last whole year inside the last 以来, which 全年 behind it means."""
        self.started: str | None = None
        self.last: Time | None = None
        """The time past that was told last in the paragraph, which 彼时 means."""
        self.told: str | None = None
        """The part of a year that was told last, whose counterpart 2018年同期 means."""

    def read(self, text: str) -> list[Time]:
        """The times of a compact text, in order."""
        if not _HINT.search(text):
            return []
        self.text, self.last = text, None
        found = [time for m in told(text) if (time := self._time(m))]
        return with_courses(text, with_events(text, found, self.reference))

    def _time(self, m: re.Match[str]) -> Time | None:
        handler: Callable[[str, int, int], Time] = getattr(self, f"_{m.lastgroup}")
        anchor = self.anchor
        time = handler(m.group(), m.start(), m.end())
        if time.sort == "year" and _OF_ONE.match(m.string, m.end()):
            self.anchor = anchor  # 由去年的84.2%提高到90.1%: a month told later is not of that year
        elif time.sort in _WHEN and self.anchor != anchor and _OF_THING.match(m.string, m.end()):
            self.anchor = anchor  # 去年6月投产的企业，上半年: nor is one told behind a thing of that year
        if time.edtf and time.sort in _WHEN:
            self.last = time
        return time

    def _year_of(self, words: str) -> int | None:
        """The year that the words name, absolute or relative to the reference date."""
        absolute = _YEAR.search(words)
        if absolute:
            return numerals.integer(absolute[1])
        if not self.reference:
            return None
        # 从去年5月到今年5月: the one that is named first, the longer one where two begin together.
        found = [(words.find(word), -len(word), word) for word in _years() if word in words]
        if not found:
            return None
        word = min(found)[2]
        before = (self.anchor or self.reference.reviewed) if word.startswith("上") else self.reference.year
        return before + _years()[word]

    def _basis(self, words: str, start: int, end: int) -> Time:
        """A base of comparison; 较2017年的60亿元 says when its own number was."""
        year = self._year_of(words) if words.endswith(("年", "同期")) else None
        value = edtf.date(year) if year else None
        if year and words.endswith("同期") and self.told:
            value = re.sub("[0-9]{4}", str(year), self.told)
        return Time(start, end, words, value, "basis", None)

    def _course(self, words: str, start: int, end: int) -> Time:
        opening = self._year_of(words)
        count = numerals.integer(re.findall(COUNT, words.rpartition("用")[2])[0])
        if not opening or not count:
            return Time(start, end, words, None, "unknown")
        value = edtf.interval(edtf.date(opening), edtf.date(opening + count - 1))
        return Time(start, end, words, value, "span", opening + count - 1)

    def _now(self, words: str, start: int, end: int) -> Time:
        if not self.reference:
            return Time(start, end, words, None, "unknown")
        opening = f"{self.anchor}-01" if self.anchor == self.reference.year and words.startswith("截") else ".."
        return Time(start, end, words, f"{opening}/{self.reference.date}", "now", takes=False)

    def _years(self, words: str, start: int, end: int) -> Time:
        years = [numerals.integer(y) for y in re.findall(PLAIN_YEAR, words)]
        low, high = years[0], years[-1]
        self.anchor = None
        value = edtf.interval(edtf.date(low), edtf.date(high)) if low and high else None
        return Time(start, end, words, value, "span" if value else "unknown", high)

    def _since(self, words: str, opening: str, start: int, end: int) -> Time:
        if not self.reference:
            return Time(start, end, words, None, "unknown")
        self.started = self.started or opening
        self.anchor = self.reference.year if opening.startswith(str(self.reference.year)) else None
        self.whole = self.reference.year - 1 if opening[:4] < str(self.reference.year) and self.anchor is None else None
        return Time(start, end, words, edtf.interval(opening, self.reference.date), "since", self.reference.year)

    def _event(self, words: str, start: int, end: int) -> Time:
        known = sorted(table("periods")["since"].items(), key=lambda item: -len(item[0]))
        year = self._year_of(words)
        opening = next((o for word, o in known if word in words and (year is None or o.startswith(str(year)))), None)
        month = re.search(f"({MONTH})月", words)
        if opening is None and year:
            opening = edtf.date(year, numerals.integer(month[1]) if month else 1)
        return self._since(words, opening or "..", start, end)

    def _inner(self, words: str, start: int, end: int) -> Time:
        named = self._year_of(words)
        lead = _LEAD.match(words)
        body = words[lead.end() :] if lead else words
        until = bool(lead and lead[1].startswith("截"))
        ahead = bool(self.reference and self.anchor and self.anchor > self.reference.year)
        # 订单排到了明年3月，公司上半年营收9.26亿元: a sum up to now is none of a year to come.
        pick = self.latest if until or (ahead and _SUMS.match(body)) else self.recent
        resolved = YearPart(body, lambda month: named or pick(month), self._year_of).resolve()
        if resolved is None:
            return Time(start, end, words, None, "unknown" if self.reference or named else "month")
        value, sort, year, month = resolved
        self.anchor = year if named or self.anchor == year else self.anchor
        self.month = month or self.month
        self.told = value if value.count(str(year)) == value.count("/") + 1 else None
        last = value.rpartition("/")[2]
        if words.endswith(("以来", "至今", "起")):
            return self._since(words, value.partition("/")[0], start, end)
        if (lead and lead[1][:1] in "截到至") or words.endswith(("月底", "月末", "月底前", "季度末", "季度底")):
            opening = f"{year}-01" if sort != "span" and named == getattr(self.reference, "year", None) else ".."
            by = f"../{last}" if "/" in value else edtf.interval(opening, last)
            return Time(start, end, words, by, "by", year)
        return Time(start, end, words, value, sort, year)

    def _year(self, words: str, start: int, end: int) -> Time:
        year = self._year_of(words)
        if year is None:
            return Time(start, end, words, None, "unknown")
        self.anchor = year
        if words.endswith(("以来", "至今", "起")):
            month = 1 if self.reference and year == self.reference.year else None
            return self._since(words, edtf.date(year, month), start, end)
        if words.endswith(("底", "末", "底前")):
            return Time(start, end, words, f"../{edtf.date(year, 12)}", "by", year)
        if words.startswith("截"):
            return Time(start, end, words, f"../{edtf.date(year)}", "by", year)
        if words.endswith(("初",)):
            return Time(start, end, words, edtf.date(year, 1), "month", year)
        if self.text.startswith("的", end) and _founded().search(self.text, max(0, start - _NEAR), start):
            return Time(start, end, words, edtf.date(year), "basis", year)
        sort: Sort = "label" if words.endswith("年度") and not words.startswith(tuple(_years())) else "year"
        return Time(start, end, words, edtf.date(year), sort, year)

    def _review(self, words: str, start: int, end: int) -> Time:
        named = self.anchor or self.whole
        if words == "全年" and self._goal(start, end):
            return Time(start, end, words, None, "label")
        if words == "全年" and named:
            return Time(start, end, words, edtf.date(named), "year", named)
        if not self.reference:
            return Time(start, end, words, None, "unknown")
        year, month = self.reference.year, self.reference.month
        if words == "全年" or month is None or month <= 3 or month >= 11:
            past = words.startswith("过去") and month is not None and month <= 6
            which = self.reference.year - 1 if past else self.reference.reviewed
            return Time(start, end, words, edtf.date(which), "review", which)
        if words.startswith("过去") and month <= 6:
            return Time(start, end, words, edtf.date(year - 1), "review", year - 1)
        return Time(start, end, words, edtf.interval(edtf.date(year - 1, month), self.reference.date), "review", year)

    def _goal(self, start: int, end: int) -> bool:
        """Whether 全年 belongs to a goal: 为全年任务的54.6%."""
        before, goal = _goals()
        return bool(before.search(self.text, max(0, start - _NEAR), start) and goal.match(self.text, end))

    def _run(self, words: str, start: int, end: int) -> Time:
        count = numerals.integer(re.sub("[连续第年]", "", words))
        if not self.reference or not count or "第" in words:
            return Time(start, end, words, None, "run", takes=False)
        last = self.anchor or self.reference.reviewed
        value = edtf.interval(edtf.date(last - count + 1), edtf.date(last))
        return Time(start, end, words, value, "run", last, takes=False)

    def _spell(self, words: str, start: int, end: int) -> Time:
        if words.startswith("全"):
            return Time(start, end, words, None, "label")
        found = spells.years(words, self.reference, self.started) if self.reference else None
        if not found:
            return Time(start, end, words, None, "unknown")
        if found.one:
            return self._review("一年来", start, end)
        return Time(start, end, words, edtf.interval(found.opening, found.last), "since", int(found.last[:4]))

    def _done(self, words: str, start: int, end: int) -> Time:
        """两年改造了27个: the years up to now in which it was done."""
        return self._spell(words, start, end)

    def _plan(self, words: str, start: int, end: int) -> Time:
        plans = table("periods")["plans"]
        name = max((p for p in plans if p in words), key=len)
        value = str(plans[name])
        if words.endswith("以来"):
            return self._since(words, value[:4], start, end)
        ahead = re.search("前([一二三四])年", words)
        if ahead:
            last = int(value[:4]) + (numerals.integer(ahead[1]) or 1) - 1
            return Time(start, end, words, f"{value[:4]}/{last}", "span", last)
        if words.endswith(("开局之年", "第一年")):
            return Time(start, end, words, value[:4], "year", int(value[:4]))
        if words.endswith(("末", "收官之年")):
            return Time(start, end, words, value[5:], "year", int(value[5:]))
        return Time(start, end, words, value, "span", int(value[5:]))

    def _yearend(self, words: str, start: int, end: int) -> Time:
        if not self.reference:
            return Time(start, end, words, None, "unknown")
        year = self.anchor if self.anchor in (self.reference.year, self.reference.year - 1) else self.reference.year
        if words.endswith("以来"):
            return self._since(words, edtf.date(self.reference.year, 1), start, end)
        if words.endswith("内"):
            year = year if self.anchor == year or self._to_be(start, end) else self.reference.reviewed
            return Time(start, end, words, edtf.date(year), "year", year)
        if words.endswith("初"):
            year = self.reference.reviewed
            # 年初，全县排出重点项目126个: the list is that of the year; 由年初的91.3%: so it was in its first month.
            listed = not self.text.startswith("的", end)
            return Time(start, end, words, edtf.date(year, None if listed else 1), "month", year)
        return Time(start, end, words, f"../{edtf.date(year, 12)}", "by", year)

    def _today(self, words: str, start: int, end: int) -> Time:
        """昨天 and its like: the day of the article, or the month where only that is known."""
        if not self.reference:
            return Time(start, end, words, None, "unknown")
        return Time(start, end, words, self.reference.date, "day", self.reference.year)

    def _half(self, words: str, start: int, end: int) -> Time:
        if words.endswith("内") and self._to_be(start, end):
            return Time(start, end, words, None, "label")
        half = spells.half(self.reference) if self.reference else None
        if not self.reference or not half:
            return Time(start, end, words, None, "unknown")
        return Time(start, end, words, half, "span", self.reference.year)

    def _to_be(self, start: int, end: int) -> bool:
        """Whether what happens 年内 or 半年内 is but planned."""
        return bool(_to_come().search(self.text, max(0, start - _NEAR), end + _NEAR))

    def _coming(self, words: str, start: int, end: int) -> Time:
        """新的一年 behind a look back: the year after it."""
        if not self.reference:
            return Time(start, end, words, None, "unknown")
        begun = self.reference.month is None or self.reference.month <= _HALFWAY
        year = self.reference.year if begun or self.anchor == self.reference.year - 1 else self.reference.year + 1
        self.anchor = year
        return Time(start, end, words, edtf.date(year), "year", year)

    def _then(self, words: str, start: int, end: int) -> Time:
        """彼时: the time that was told last in the paragraph."""
        last = self.last
        return Time(start, end, words, last.edtf if last else None, last.sort if last else "unknown", None, takes=False)

    def _sameday(self, words: str, start: int, end: int) -> Time:
        """当天: the day that was told last in the paragraph."""
        last = self.last if self.last and self.last.sort == "day" else None
        return Time(start, end, words, last.edtf if last else None, "day", None, takes=False)

    def _dayonly(self, words: str, start: int, end: int) -> Time:
        day = int(words[:-1])
        year = self.anchor or (self.reference.year if self.reference else None)
        month = self.month or (self.reference.month if self.reference else None)
        if year and month and edtf.day_exists(year, month, day):
            return Time(start, end, words, edtf.date(year, month, day), "day", year)
        return Time(start, end, words, None, "day")

    def recent(self, month: int) -> int | None:
        """The year of a month that is named without one: the anchor's, else the last that was not after the article."""
        return self.anchor or self.latest(month)

    def latest(self, month: int) -> int | None:
        """The last year in which a month was not after the article."""
        if not self.reference:
            return None
        later = self.reference.month is not None and month > self.reference.month
        return self.reference.year - 1 if later else self.reference.year
