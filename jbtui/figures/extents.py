"""Names what a length, an area, a volume or a weight is the extent of: 流转了1600亩土地, 沿线14.5公里绿道."""

from __future__ import annotations

import re
from functools import cache

from jbtui.figures import noun, phrases
from jbtui.figures.filing import filed, rate, says_what
from jbtui.figures.measurement import SAYS, Measurement
from jbtui.figures.scene import Label

# After one of these the thing stands behind the number.
_DONE = ("了", "出", "起", "上", "下")
# A word of place before an extent, the thing behind it, has no more characters.
_PLACE = 4


@cache
def _land() -> re.Pattern[str]:
    return re.compile(f"^的?{phrases.one_of('land')}")


@cache
def _off() -> re.Pattern[str]:
    return re.compile(f"^{phrases.one_of('off')}")


def land(m: Measurement) -> Label | None:
    """980平方公里的土地上: 流转了1600亩土地 says what was done to it."""
    if not _land().match(m.place.right):
        return None
    told = m.place.left.endswith(("的", *_DONE)) or phrases.verb_tail().search(m.stem[-14:])
    return None if told else filed("区域面积", "面积所说的土地")


def room(m: Measurement) -> Label | None:
    """一家四代挤在32平方米的平房里, 洼地变成了120亩的公园: how large the place is in which or what something is."""
    if m.of and len(m.right) >= SAYS and m.place.left.endswith(("在", "变成", "变成了", "变为")):
        return filed(m.right + "面积", "所在之处的面积")
    return None


def distance(m: Measurement) -> Label | None:
    """30公里外."""
    return filed("距离", "多远之外") if _off().match(m.place.right) else None


def done(m: Measurement) -> Label | None:
    """绿道延伸出22公里滨水步道."""
    if not m.place.left.endswith(_DONE) or m.of or len(m.right) < SAYS or says_what(m.stem):
        return None
    verb = phrases.verb_tail().search(m.stem[-14:])
    return filed((verb.group() if verb else "") + m.right, "动词＋数量之后的名词")


def described(m: Measurement) -> Label | None:
    """新建的3公里绿道."""
    if m.stem and m.right and m.place.left.endswith("的"):
        return filed(f"{m.stem}的{m.right}"[-noun.LONGEST :], "定语＋数量之后的名词")
    return None


def owned(m: Measurement) -> Label | None:
    """合作社1600亩的茶园."""
    if m.stem and m.right and m.of and not says_what(m.stem):
        return filed((m.stem + m.right)[-noun.LONGEST :], "主体＋数量所修饰的名词")
    return None


def placed(m: Measurement) -> Label | None:
    """沿线14.5公里绿道."""
    if m.stem and m.right and len(m.stem) <= _PLACE and not rate().search(m.stem):
        return filed(m.stem + m.right, "地点＋数量之后的名词")
    return None
