"""Names figures that set one thing against another: a share of a whole, a completed part, so many times as much."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from jbtui.figures import noun, phrases
from jbtui.figures.filing import carried, filed, measure, topped
from jbtui.figures.scene import Label, Place, Scene
from jbtui.figures.sound import tidy

_SHARE = re.compile("占(?![比地])(?:到|了)?([^，]{2,30}?)的?(比重|比例|份额)?$")
_CLAUSE_ENDS = re.compile("[，、(]")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(f"{phrases.one_of('reached')}了?([^，由从]{{2,24}}?)的$")


@cache
def _part() -> re.Pattern[str]:
    """A part of what was counted before, told by what became of it: 其中27%没有标识牌."""
    return re.compile(f"^{phrases.one_of('among')}{phrases.one_of('among_adverbs')}?$")


@cache
def _like() -> re.Pattern[str]:
    return re.compile(f"{phrases.one_of('likened')}([^，]{{2,30}}?)的?$")


@cache
def _times() -> re.Pattern[str]:
    """约为全区平均水平的2.6倍, 却是改造前的1.7倍, 是2017年的3倍."""
    verb = f"{phrases.one_of('amount_adverbs')}*{phrases.one_of('amounts')}"
    return re.compile(f"{verb}了?([^，]{{0,24}}?)的(?:近|约|超过|超)?$")


@cache
def _number_of() -> re.Pattern[str]:
    return re.compile(f"{phrases.one_of('verbs', 'states')}?(?:数量|总量|总数|个数)")


@cache
def _whole() -> re.Pattern[str]:
    """贡献过全市近1/4的工业产值, 以占全市不到1/6的土地: a verb, the whole, and behind the number the part."""
    return re.compile(f"(?:占(?:了)?)?({phrases.one_of('wholes')})的?$")


@cache
def _of_goal() -> re.Pattern[str]:
    """为年度计划的112%: how much of the plan is done."""
    return re.compile(f"{phrases.one_of('of_goals')}([^，由从]{{0,12}}?{phrases.one_of('goals')})的$")


@cache
def _of_norm() -> re.Pattern[str]:
    """只有全省平均水平的四分之一."""
    return re.compile(f"{phrases.one_of('of_norms')}([^，由从]{{2,14}}?{phrases.one_of('norms')})的$")


@cache
def _moving_ends() -> tuple[str, ...]:
    """What `_moving` may end with: most stretches end with none of these, and are not searched."""
    return (*phrases.words()["moves"], "由", "从", "了", "到", "至")


@cache
def _moving() -> re.Pattern[str]:
    return re.compile(f"(?:由|从)$|{phrases.one_of('moves')}(?:了)?(?:到|至)?(?:了)?$")


def related(place: Place, scene: Scene, names: tuple[str, ...]) -> Label | None:
    """The label of a share, a completion rate or a multiple of something; None where the figure is none of these."""
    left = place.left
    if place.quantity.sort == "multiple":
        m = _times().search(left)
        if not m:
            return None
        stem = noun.left_phrase(left[: m.start()], names)
        rule = "是X的N倍"
        if scene.carry and _number_of().fullmatch(stem):
            return topped(stem, scene, rule, always=True)  # 投用数量是去年的2.6倍
        return filed(stem, rule) if len(stem) > 1 else carried(scene, f"{rule}，沿用前一指标", place, names)
    part = noun.right_phrase(place.right) if place.right.startswith("的") else ""
    if part and (m := _whole().search(left)):
        return replace(filed(f"{part}占{m[1]}比重", "占全市N的X"), aside=True)
    if "占" in left and (m := _SHARE.search(_settled(left))):
        stem = noun.left_phrase(left[: m.start()], names) or scene.carry or ""
        stem = stem if len(stem) + len(m[1]) < noun.LONGEST else ""
        share = "份额" if m[2] == "份额" else "比重"
        return replace(filed(f"{stem}占{m[1].rstrip('的')}{share}", "占X的N%"), aside=True)
    if scene.carry and not place.right.startswith("的") and _part().match(left):
        done = _CLAUSE_ENDS.split(place.right, maxsplit=1)[0][:14]
        if len(done) > 2 and _told(done):
            return replace(
                filed(f"{scene.carry.removesuffix('数')}{tidy(done)}占比"[-noun.LONGEST :], "其中之数如何"), aside=True
            )
    if left[-1:] == "的" and (told := _of_whole(left, scene, names)):
        return told
    m = _like().search(left)
    if m:
        return filed(f"相当于{m[1]}比例", "相当于X的几分之几")
    return None


def _of_whole(left: str, scene: Scene, names: tuple[str, ...]) -> Label | None:
    """How much of a norm or a plan the number is; None where what stands before 的 is neither."""
    m = _of_norm().search(left)
    if m:
        stem = noun.left_phrase(left[: m.start()], names) or scene.carry or ""
        return filed(f"{stem}相当于{m[1]}比例"[-noun.LONGEST :], "为某水平的几分之几")
    m = _of().search(left)
    if m:
        stem = noun.left_phrase(left[: m.start()], names) or (scene.carry or "")
        return filed(f"{stem}{noun.left_phrase(m[1], names)}完成率"[-noun.LONGEST :], "完成X的N%")
    m = _of_goal().search(left)
    if m:
        stem = noun.left_phrase(left[: m.start()], names) or scene.carry or ""
        return filed(f"{measure().sub('', stem)}{noun.left_phrase(m[1], names)}完成率"[-noun.LONGEST :], "为计划的N%")
    return None


def _told(done: str) -> bool:
    """Whether what stands behind a share begins with a verb, so that it tells what became of the part."""
    return (
        bool(phrases.verb_head().match(done)) or "了" in done[1:5] or done.startswith(tuple(phrases.words()["became"]))
    )


def _settled(left: str) -> str:
    """A stretch without the verbs that lead over to its number: 占规上工业比重首次突破, 占税收的比重由."""
    while True:
        before = left
        left = _moving().sub("", left) if left.endswith(_moving_ends()) else left
        left = noun.strip_trail(left)
        left = phrases.ending("firsts").sub("", left) if left.endswith(tuple(phrases.words()["firsts"])) else left
        if left == before:
            return left
