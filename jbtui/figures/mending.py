"""Looks further off for what a figure measures, where the words beside it say nothing that could be filed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jbtui.figures import noun, phrases
from jbtui.figures.filing import filed
from jbtui.figures.scene import Label, Place, Scene
from jbtui.figures.sound import sound
from jbtui.figures.topic import topic
from jbtui.knowledge import table

_SAYS = 2
# So short a remnant tells nothing of its own.
_REMNANT = 4
# 亩均税收却涨了: the noun stands before the turn.
_TURN = re.compile("[却竟]|(?<![成迁造])就(?![业医诊学读近地餐])")
# 当月就追回: when it was is not what it was.
_WHEN = re.compile("[0-9]|[年月天日周]$|小时$|季度$|当场$")
# 向对口县拨付帮扶资金: to whom is no part of it.
_TO = re.compile("[向往给为对把将]|[^，]{0,6}?(?:带[着领]|[领帮陪]着)")


@cache
def _qualifier() -> re.Pattern[str]:
    """Words that only say of which number more is told: 自然口径, 原定, 年初."""
    return re.compile(table("phrases")["unsound"]["qualifiers"])


def mended(said: str, place: Place, scene: Scene, names: tuple[str, ...]) -> Label:
    """The nearest sound words that a figure can measure; no label where there are none. `said`: what was found."""
    for words, rule in _further(said, place, scene, names):
        if len(words) >= _SAYS and sound(words):
            return filed(words, rule)
    return Label(None, None, "句中未说明指标")


def _further(said: str, place: Place, scene: Scene, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if scene.carry and _qualifier().fullmatch(said):
        yield scene.carry, "限定语，沿用前一指标"
    before = _TURN.split(said)[0]
    if before != said and not _WHEN.search(before):
        yield noun.strip_lead(before), "转折词之前的名词"
    done = next(reversed(list(phrases.verb_head().finditer(said))), None)
    if done and done.start() and _TO.match(said) and len(said) - done.end() >= _SAYS:
        yield said[done.start() :], "动词与其后的名词"
    total = next((bare for bare in phrases.words()["stated"] if said.endswith(bare) and said != bare), "")
    yield total, "总量之名"
    right = noun.right_phrase(place.right)
    if right and right not in said:
        yield (right + "占比" if place.quantity.sort in ("percent", "fraction") else right), "数量之后的名词"
    amount = table("phrases")["amounts"].get(place.quantity.sort)
    amount = amount or ("数" if place.quantity.sort in ("count", "people") else None)
    if amount and (acted := phrases.verb_tail().search(said[-8:])):
        yield noun.strip_lead(acted.group()) + amount, "动词＋量度"
    if scene.fresh and not place.number:
        yield topic(scene.before), "前一分句的话题"
    if len(said) <= _REMNANT:
        yield scene.alike.get(place.quantity.base_unit, ""), "句中同一单位的前一指标"
