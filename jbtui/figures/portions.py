"""Names the share or rate that a percentage gives: 全覆盖, 占30%, 送进了88%的社区."""

from __future__ import annotations

from dataclasses import replace

from jbtui.figures import phrases
from jbtui.figures.filing import filed, measure, rate
from jbtui.figures.measurement import Measurement
from jbtui.figures.scene import Label

# What follows a percentage is taken up to so many characters; a short one is made a rate.
_FOLLOWS, _BECOMES_RATE = 6, 4


def covering(m: Measurement) -> Label | None:
    """改造小区240个，100%全覆盖."""
    if m.scene.carry and m.place.right.startswith(("全覆盖", "覆盖")):
        return filed(measure().sub("", m.stem or m.scene.carry) + "覆盖率", "百分之百覆盖")
    return None


def done(m: Measurement) -> Label | None:
    """签约98%: the rate of what the verb says."""
    if not m.right and phrases.is_verb(m.stem):
        return filed(m.stem.removeprefix("完成") or m.stem, "数词之前的动词", "率")
    return None


def reaching(m: Measurement) -> Label | None:
    """送进了88%的社区."""
    if m.of and m.right and m.place.left.endswith("了"):
        return filed(m.right.removesuffix("占比") + "占比", "数量所修饰的名词")
    return None


def of_the_last(m: Measurement) -> Label | None:
    """新增企业1200家，占36%."""
    if not m.stem and m.scene.carry and m.place.left.endswith("占"):
        return replace(filed(measure().sub("", m.scene.carry), "前一指标所占", "占比"), aside=True)
    return None


def making_up(m: Measurement) -> Label | None:
    """民营企业占92%."""
    return filed(m.stem + "占比", "数词之前的名词") if m.stem and m.place.left.endswith("占") else None


def on_both_sides(m: Measurement) -> Label | None:
    """村庄98%通上天然气."""
    if not m.stem or not m.right or m.of or rate().search(m.stem):
        return None
    suffix = "率" if len(m.right) <= _BECOMES_RATE and not m.right.endswith("率") else ""
    return filed(m.stem + m.right[:_FOLLOWS] + suffix, "百分比前后的词")
