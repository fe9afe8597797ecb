"""Chooses the period of a figure: from its clause, its sentence, its paragraph, its section, the article's frame."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from jbtui.figures import binding, edtf
from jbtui.figures.clause import Clauses
from jbtui.figures.framing import Setting
from jbtui.figures.moment import Time
from jbtui.figures.told import EVERYBODY, Told
from jbtui.records import Period

# A day, a month and a label such as 2018年度 date what stands beside them, not the sentences that follow.
_NARROW = ("day", "month", "label", "run")
_WHEN = ("day", "month", "year", "span")
_APART = (*_NARROW, "by")
_FRAMES = ("year", "span", "review", "since")
# How many expressions of time are looked at before and behind a figure: enough for any sentence, and linear for all.
_LOOK_BACK, _LOOK_AHEAD = 24, 4
# The times that a number takes from behind it in its clause.
_BEHIND = ("by", "year", "month")
# Clauses before a figure's own in which 已 says that it is so by now.
_WITHIN = 6
# In characters: within this reach 在2016年…的基础上 is the base of a comparison, not the time of what follows.
_BASIS_REACH = 40
_BASIS_ENDS = re.compile("[，,；。]")
_SEGMENT = re.compile("[；;。！？!?]")
# 比 stands so many characters before the year it compares with.
_COMPARED = 12
# Nobody is quoted with more before he comes to the present.
_SPEECH = 120
# What was done in a month, up to 后: 4月改造工程全面启动后.
_AFTER_REACH = 16
# A list of achievements that a paragraph opens with ends in …… within so many characters.
_LISTED, _LIST_REACH = re.compile("[…⋯]{2}"), 160
# Between 年的 and its own number no more than a word such as 近 or 不足 stands.
_OWN_REACH = 4


class Chooser:
    """Chooses periods within one paragraph."""

    def __init__(self, text: str, clauses: Clauses, times: Sequence[Time], setting: Setting, today: str) -> None:
        self.text, self.clauses, self.times, self.setting = text, clauses, times, setting
        self.today = today[:7]
        self.starts = [t.start for t in times]
        self.taken = [t for t in times if t.takes or t.sort == "now"]
        self.opens = {t.start: t.end for t in self.taken}
        """Where the times end, by where they begin."""
        self.homes = [clauses.at(start) for start in self.starts]
        self.aside: list[tuple[int, int]] = []

    def set_aside(self, start: int, end: int) -> None:
        """The times in a stretch were told of somebody else: they date none of the figures behind it."""
        self.aside.append((start, end))

    def _over(self, time: Time) -> bool:
        """Whether a time had passed when the article spoke."""
        last = edtf.period(time.edtf).last if time.edtf else None
        return bool(last and last[:7] < self.today)

    def _ahead(self, time: Time) -> bool:
        """Whether a time lies after the article: 明年是开局之年 dates the plans told behind it."""
        first = edtf.period(time.edtf).first if time.edtf else None
        return bool(first and self.today and first[:4] > self.today[:4])

    def choose(
        self,
        start: int,
        end: int,
        home: int,
        told: Told = EVERYBODY,
        planned: bool = False,
        own_plan: bool = False,
    ) -> tuple[Period | None, str]:
        """The period of the figure at [start, end) in clause number `home`, and the rule that chose it.

        A planned figure takes no time from what was achieved before it: none from the sentences before and, where its
        own clause says that it is planned, none that was over from the clauses before.
        """
        time = self._in_clause(start, end, home, told) if self.times else None
        if time:
            so_far = self._so_far(time, home)
            return so_far or self._made(time, "同句中的时间词" if time.edtf else "时间词无法确定")
        time = self._in_sentence(start, home) or self._behind_list(start, home) if self.times else None
        if not planned and not (time and time.sort == "since") and binding.moved_from(self.text, start, end):
            return None, "变化之前的数，未说明时间"
        if time and planned and self._once_done(time, start):
            return None, "计划数，建成、达产之后"
        if time and not planned and self._outlasts(time):
            time = self._by_now(start, home) or time
        if time and not ((own_plan or (planned and time.sort in _NARROW)) and self._over(time)):
            return (
                self._yearly(time, start)
                or self._opened(time, start)
                or self._after(time, home)
                or self._so_far(time, home)
                or self._made(time, "同句前文的时间词")
            )
        time = self._in_paragraph(start, home, told) if self.times else None
        if planned:
            if time and (self._ahead(time) or self.text[time.end : time.end + 1] == "是"):
                return self._made(time, "承接本段前文的时间词")
            if self.today and binding.years_plan().search(
                self.text, max(self.clauses.starts[home], start - _BASIS_REACH), start
            ):
                return edtf.period(self.today[:4]), "年度计划：报道之年"
            return None, "计划数，句中未说明时间"
        if time:
            return self._made(time, "承接本段前文的时间词")
        if self.setting.section:
            return edtf.period(self.setting.section), "承接本节前文的时间"
        if self.setting.frame and told.at is None and not self.setting.section_now:
            return edtf.period(self.setting.frame), "全文所回顾的时期"
        if self.today and "累计" in self.text[max(self.clauses.starts[home], start - _BASIS_REACH) : start]:
            return edtf.period(f"../{self.today}"), "累计至报道之时"
        if self.today and self._already(start, home, binding.by_now()):
            return edtf.period(f"../{self.today}"), "已如此：至报道之时"
        return None, "文中未说明时间"

    def _made(self, time: Time, rule: str) -> tuple[Period | None, str]:
        if time.edtf is None:
            return None, f"{rule}：{time.words}"
        return edtf.period(time.edtf, time.words), f"{rule}：{time.words}"

    def _usable(self, time: Time, start: int) -> bool:
        own = self._claims(time)
        if time.sort == "basis":
            return own and start <= time.end + _OWN_REACH
        if self.aside and any(begin <= time.start < end <= start for begin, end in self.aside[-_LOOK_BACK:]):
            return False
        if time.sort == "year" and binding.gained().match(self.text, time.end) and self._compares(time):
            return False  # 比改造前的2017年多了: the year that the number is compared with
        if start > time.end + _OWN_REACH and own and not self._reached(time, start):
            return False  # 由2017年的681亿元: the year of that number alone
        if start - time.end > _BASIS_REACH:
            return True
        between = self.text[time.end : start]
        return "基础上" not in between or "基础上" not in _BASIS_ENDS.split(between, maxsplit=1)[0]

    def _claims(self, time: Time) -> bool:
        """Whether a time is that of the number right behind it: 由2017年的681亿元."""
        return self.text.startswith("的", time.end) and bool(binding.own().match(self.text, time.end + 1))

    def _compares(self, time: Time) -> bool:
        before = self.text[max(0, time.start - _COMPARED) : time.start]
        return "比" in _SEGMENT.split(before.replace("，", "；"))[-1]

    def _reached(self, time: Time, start: int) -> bool:
        """Whether something changed to the time's number, so that it dates what follows: 跃升至去年的365万元."""
        before = self.text[max(0, time.start - 1) : time.start + 1]
        near = ("到" in before or "至" in before) and start - time.end < _BASIS_REACH * 2
        return near and not _SEGMENT.search(self.text, time.end, start)

    def _yearly(self, time: Time, start: int) -> tuple[Period | None, str] | None:
        """年均 behind 由2016年的…增加到2020年的…: from the one year to the other."""
        if "年均" not in self.text[max(0, start - 8) : start]:
            return None
        at = bisect_left(self.starts, time.start)
        if not at or not self._reached(time, start):
            return None
        first = self.times[at - 1]
        whole = edtf.interval(first.edtf, time.edtf) if first.edtf and time.edtf and first.sort == "year" else None
        return (edtf.period(whole, f"{first.words}…{time.words}"), "年均：两个年份之间") if whole else None

    def _so_far(self, time: Time, home: int) -> tuple[Period | None, str] | None:
        """今年 behind 截至11月底: from the beginning of the year to then."""
        if time.sort != "year" or time.edtf is None or time.edtf != self.today[:4]:
            return None
        at = bisect_left(self.homes, home)
        for i in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            other = self.times[i]
            if not self._same_sentence(i, home):
                return None
            if other.sort == "by" and other.edtf and other.words.startswith("截"):
                whole = edtf.interval(f"{time.edtf}-01", other.edtf.rpartition("/")[2])
                return (edtf.period(whole, f"{other.words}…{time.words}"), "年初至截止之时") if whole else None
        return None

    def _opened(self, time: Time, start: int) -> tuple[Period | None, str] | None:
        """去年5月开园的科技园，已经住进44家: from the opening to now."""
        begun = binding.begun().match(self.text, time.end) if time.edtf and time.sort in _WHEN else None
        if not begun or not time.edtf or not binding.already().search(self.text, begun.end(), start):
            return None
        whole = edtf.interval(time.edtf.partition("/")[0], self.today)
        return (edtf.period(whole, time.words + begun.group()), "自开办起至报道之时") if whole else None

    def _after(self, time: Time, home: int) -> tuple[Period | None, str] | None:
        """去年4月进场后，施工队更换管线9.7公里: the month dates the beginning only, what followed is of its year."""
        place = self.clauses.at(time.start)
        if place == home or time.sort not in ("day", "month") or not time.edtf or "/" in time.edtf:
            return None
        end = self.clauses.ends[place]
        if self.text[end - 1] != "后" or end - time.end > _AFTER_REACH or time.end == end - 1:
            return None
        return edtf.period(time.edtf.rpartition("-")[0], self.text[time.start : end]), "自那时起：所在之年、月"

    def _outlasts(self, time: Time) -> bool:
        """Whether a period such as “十四五”期间 goes on after the article: it dates plans rather than what is done."""
        last = edtf.period(time.edtf).last if time.edtf and time.sort == "span" else None
        return bool(last and self.today and last[:4] > self.today[:4])

    def _once_done(self, time: Time, start: int) -> bool:
        """Whether 达产后 or its like stands between: the time is when something is done, not what comes of it."""
        if binding.once_done().match(self.text, time.end):
            return False  # 2022年投产后: then already
        return bool(binding.once_done().search(self.text, time.end, min(start, time.end + _BASIS_REACH * 2)))

    def _by_now(self, start: int, home: int) -> Time | None:
        """截至今年9月 of an earlier segment of the sentence."""
        at = bisect_left(self.homes, home)
        for i in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            if not self._same_sentence(i, home):
                break
            if self.times[i].sort in ("by", "now") and self._usable(self.times[i], start):
                return self.times[i]
        return None

    def _behind_list(self, start: int, home: int) -> Time | None:
        """The period told right behind a list of achievements that opens a paragraph: 拆违120万平方米……三年来，全区…"""
        at = bisect_left(self.starts, start)
        for time in self.times[at : at + _LOOK_AHEAD]:
            if time.start - start > _LIST_REACH:
                break
            if time.sort in _FRAMES and time.edtf and _LISTED.fullmatch(self.text, time.start - 2, time.start):
                return time
        return None

    def _base(self, time: Time, start: int, end: int) -> bool:
        """Whether a time only says what a number is a multiple or a share of: 是2017年的3倍, 恢复到2019年同期的112%."""
        if self.text[time.end : start] not in ("的", "的近", "的约", "的超"):
            return False
        last = self.text[end - 1 : end]
        before = max(0, time.start - _COMPARED)
        return last == "倍" or (last in "%％成" and bool(binding.shares().search(self.text, before, time.start)))

    def _in_clause(self, start: int, end: int, home: int, told: Told) -> Time | None:
        at = bisect_left(self.starts, start)
        for i in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            if self.homes[i] != home:
                break
            time = self.times[i]
            if time.sort == "run" and (start - time.end > _BASIS_REACH or "、" in self.text[time.end : start]):
                continue  # 连续三年蝉联全国前三、满意度全市第一: the second was not said to be so for three years
            if time.sort == "unknown" or (time.edtf and self._usable(time, start) and not self._base(time, start, end)):
                return time
        if told.lasting:
            return None  # 总投资35亿元的小镇今年6月签约: it costs that much at any time
        for i in range(at, min(len(self.times), at + _LOOK_AHEAD)):
            time = self.times[i]
            if self.homes[i] != home:
                break
            sorts = _BEHIND if start else (*_BEHIND, "span")  # 17.9万元 over 今年前三季度亩均税收
            if time.start >= end and time.edtf and time.sort in sorts and not self._claims(time):
                return time
        return None

    def _in_sentence(self, start: int, home: int) -> Time | None:
        at = bisect_left(self.homes, home)
        for i in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            if not self._same_sentence(i, home):
                return None
            time, place = self.times[i], self.homes[i]
            passed = self.clauses.segment[place] != self.clauses.segment[home]
            if passed and (self._aside(place) or self._later(time, place)):
                continue
            apart = passed and time.sort in _APART
            if time.sort == "unknown" and not apart:
                return time
            if time.edtf and time.sort != "run" and not apart and self._usable(time, start):
                return time
        return None

    def _later(self, time: Time, home: int) -> bool:
        """明年有望启用；: a time to come told on the way through a sentence, not at its head."""
        heads = not home or self.clauses.sentence[home - 1] != self.clauses.sentence[home]
        return not heads and self._ahead(time)

    def _aside(self, number: int) -> bool:
        """其中今年关停34家: the time of a part is not that of what comes after."""
        return self.text.startswith("其中", self.clauses.starts[number])

    def _same_sentence(self, i: int, home: int) -> bool:
        """Whether time number `i` stands in the sentence of clause number `home`."""
        place = self.homes[i]
        return place == home or self.clauses.sentence[place] == self.clauses.sentence[home]

    def _in_paragraph(self, start: int, home: int, told: Told) -> Time | None:
        """The nearest time of an earlier sentence; for what is 已 so by now, none that was over before.

        For what is told of one in particular, none of the sentences before the one that names it.
        """
        at = bisect_left(self.homes, home)
        named = None if told.at is None else self.clauses.at(told.at)
        for i in range(at - 1, max(-1, at - _LOOK_BACK), -1):
            if named is not None and self.homes[i] < named and not self._same_sentence(i, named):
                return None
            time = self.times[i]
            if time.sort == "unknown":
                return None
            place = self.homes[i]
            passed = self._same_sentence(i, home) and self.clauses.segment[place] != self.clauses.segment[home]
            if self._aside(place) or (passed and self._later(time, place)):
                continue
            if not time.edtf or time.sort in _NARROW or (time.sort == "now" and self._quoted(time.start, start)):
                continue
            past = time.sort in ("year", "review", "span") and self._over(time)
            if not (past and self._already(start, home, binding.already())) and self._usable(time, start):
                return time
        return None

    def _quoted(self, place: int, start: int) -> bool:
        """Whether a place lies in what somebody says, which has come to an end before `start`."""
        opening = self.text.rfind("“", max(0, place - _SPEECH), place)
        return opening >= 0 and place < self.text.find("”", opening, start) < start

    def _already(self, start: int, home: int, said: re.Pattern[str]) -> bool:
        first = max(self.clauses.opening(home), home - _WITHIN)
        return bool(said.search(self.text, max(self.clauses.starts[first], start - _BASIS_REACH * 2), start))
