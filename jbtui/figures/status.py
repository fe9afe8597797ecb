"""Whether a figure is achieved or planned: 计划, 预计, 力争, 将 before it, 的目标 behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jbtui.figures.lexicon import either, options
from jbtui.knowledge import table
from jbtui.records import Status

# Characters behind a quantity in which 的目标 must begin.
_BEHIND = 8


@dataclass(frozen=True, slots=True)
class _Turns:
    """Where a sentence turns to a plan or back from it in a clause without figures."""

    words: re.Pattern[str]
    opens: re.Pattern[str]
    closes: re.Pattern[str]
    lasting: re.Pattern[str]


@cache
def _turns() -> _Turns:
    words = table("figures")["planned"]
    turns, opens, closes, lasting = (options(words[name]) for name in ("turns", "opens", "closes", "lasting"))
    return _Turns(re.compile(turns), re.compile(opens), re.compile(closes), re.compile(f"：(?:{lasting})"))


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


def status(left: str, right: str, before: Status, chain: bool, future: bool, alike: bool = True) -> tuple[Status, str]:
    """The status of a figure, and the rule.

    `left` and `right`: its clause before and behind it; `before`: the status of the figure before in its
    sentence, `chain`: whether that plan goes on through the sentence; `future`: whether its time lies after the
    article; `alike`: whether the figure before measures in the same unit, as a part of it behind 其中 does.
    """
    planned, actual, behind = _patterns()
    said = _last(planned, left)
    done = _last(actual, left) if said or future or before is Status.PLANNED else None
    if said and not (done and done.start() > said.start()):
        return Status.PLANNED, f"计划词：{said.group()}"
    m = behind.match(right[:_BEHIND]) if right else None
    if m and not re.search("完成[^，]{0,12}$", left):
        return Status.PLANNED, f"计划词：{m.group()}"
    if future and not done:
        return Status.PLANNED, "时间在报道之后"
    if before is Status.PLANNED and not done and (chain or left.startswith(_follow())):
        if not alike and not chain and left.startswith("其中"):
            return Status.ACTUAL, "其中：计划投资的项目"
        return Status.PLANNED, "承接上一分句的计划"
    return Status.ACTUAL, "无计划词"


def turns(text: str) -> list[int]:
    """Where in a text a word stands that may open or close a plan."""
    return [m.start() for m in _turns().words.finditer(text)]


def turned(clause: str) -> Status | None:
    """What a clause without figures makes of those that follow: 按照计划 opens a plan, 截至目前 closes it."""
    if _turns().opens.search(clause):
        return Status.PLANNED
    return Status.ACTUAL if _turns().closes.search(clause) else None


def goes_on(rule: str) -> bool:
    """Whether a plan said by this rule's word holds for the clauses after it: 将, 力争, not 计划总投资."""
    return bool(_turns().lasting.search(rule))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    last = None
    for found in pattern.finditer(text):
        last = found
    return last
