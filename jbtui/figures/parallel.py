"""The subjects of 分别: 农村厕所、旅游厕所、城区厕所开工率分别达到85%、100%、75%."""

from __future__ import annotations

import re

from jbtui.figures import noun
from jbtui.figures.filing import rate
from jbtui.figures.scene import Scene

_DISTRIBUTED = re.compile("(?:分别|依次)[^、，]{0,8}$")
# Items of a list up to this length are taken to be as long as the modifier of the last: 城镇、农村居民收入.
_MODIFIER = 5


def parallel(left: str, count: int, scene: Scene, names: tuple[str, ...]) -> tuple[str, ...]:
    """The subjects of 分别: 农村厕所、旅游厕所、城区厕所开工率 are three rates; () where they are not `count`.

    Where none stand before 分别, the figures before it are meant: 进出口45亿，其中出口32亿，分别增长3%和5%.
    """
    m = _DISTRIBUTED.search(left)
    if not m:
        return ()
    head = re.sub("(?:同比|环比|均|也)+$", "", left[: m.start()])
    if len(head) < 2 and count > 1:
        return tuple(scene.recent[-count:]) if len(scene.recent) >= count else ()
    head = noun.growth_tail().sub("", noun.strip_trail(head))
    head = noun.left_phrase(head, names) if len(head) <= noun.LONGEST else noun.strip_lead(head)
    items = [noun.strip_lead(item) for item in re.split("[、和及与]|以及", head) if item]
    if len(items) != count or count < 2:
        return ()
    last = items[-1]
    return (*(_completed(item, last) for item in items[:-1]), last)


def _completed(item: str, last: str) -> str:
    """An item of a list with the measure that stands only behind the last: 农村厕所 → 农村厕所开工率."""
    if len(item) <= _MODIFIER and not rate().search(item) and len(last) > len(item):
        return item + last[len(item) :]
    if not rate().search(item):
        measure = re.search("(?:[^、]{0,2}(?:率|比例|比重|占比|产值|增加值|收入|面积|数量|总额))$", last)
        if measure and len(last) > len(measure.group()):
            return item + measure.group()
    return item
