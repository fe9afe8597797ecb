"""Whether a figure is achieved or planned: 计划, 预计, 力争, 将 before it, 的目标 behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jbtui.figures.lexicon import either, options
from jbtui.knowledge import table
from jbtui.records import Status
from jbtui.text.one_pattern import sought

# Characters behind a quantity in which 的目标 must begin.
_BEHIND = 8


@dataclass(frozen=True, slots=True)
class _Turns:
    """Where a sentence turns to a plan or back from it in a clause without figures."""

    words: re.Pattern[str]
    opens: re.Pattern[str]
    closes: re.Pattern[str]
    lasting: re.Pattern[str]
    """The words of a plan that holds for the clauses after it: 将, 力争, not 计划总投资."""


@cache
def _turns() -> _Turns:
    words = table("figures")["planned"]
    opens, closes, lasting = (options(words[name]) for name in ("opens", "closes", "lasting"))
    turns = re.compile(sought(words["turns"]))
    return _Turns(turns, re.compile(opens), re.compile(closes), re.compile(lasting))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = table("figures")["planned"]
    return (
        re.compile(options((*words["words"], _plans_to_do()))),
        re.compile(options(words["actual"])),
        re.compile("(?:以上|左右|以内|以下)?(?:" + "|".join(words["after"]) + ")"),
    )


def _plans_to_do() -> str:
    """计划 before a verb: 今年计划盘活的6000亩. Of 已经或计划改造的 nothing is known."""
    return f"(?<!或)计划{either('phrases', 'indicator', 'verb_adverbs')}?{either('phrases', 'indicator', 'verbs')}"


@cache
def _follow() -> tuple[str, ...]:
    return tuple(table("figures")["planned"]["follow"])


def status(
    left: str, right: str, before: Status, chain: bool, future: bool, alike: bool = True
) -> tuple[Status, str, bool]:
    """The status of a figure, the rule, and whether a plan said here holds for the clauses after it.

    `left` and `right`: its clause before and behind it; `before`: the status of the figure before in its
    sentence, `chain`: whether that plan goes on through the sentence; `future`: whether its time lies after the
    article; `alike`: whether the figure before measures in the same unit, as a part of it behind 其中 does.
    """
    planned, actual, behind = _patterns()
    plans = list(planned.finditer(left)) if planned.search(left) else ()
    done = _last(actual, left) if plans or future or before is Status.PLANNED else None
    if plans and not (done and done.start() > plans[-1].start()):
        lasts = any(_turns().lasting.match(left, plan.start()) for plan in plans)
        return Status.PLANNED, f"计划词：{plans[-1].group()}", lasts
    if right and (m := behind.match(right[:_BEHIND])) and not re.search("完成[^，]{0,12}$", left):
        return Status.PLANNED, f"计划词：{m.group()}", False
    if future and not done:
        return Status.PLANNED, "时间在报道之后", False
    if before is Status.PLANNED and not done and "已" not in right and (chain or left.startswith(_follow())):
        if not alike and not chain and left.startswith("其中"):
            return Status.ACTUAL, "其中：计划投资的项目", False
        return Status.PLANNED, "承接上一分句的计划", False
    return Status.ACTUAL, "无计划词", False


def turns(text: str) -> list[int]:
    """Where in a text a word stands that may open or close a plan."""
    return [m.start() for m in _turns().words.finditer(text)]


def turned(clause: str) -> Status | None:
    """What a clause without figures makes of those that follow: 按照计划 opens a plan, 截至目前 closes it."""
    if _turns().opens.search(clause):
        return Status.PLANNED
    return Status.ACTUAL if _turns().closes.search(clause) else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    last = None
    for found in pattern.finditer(text):
        last = found
    return last
