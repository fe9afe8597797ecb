"""Names what a measured quantity measures: money, area, time, shares, where no count and no growth is told.

Each way of writing is a rule. The rules for a sort of quantity are asked in order, special ones before those that hold
for every sort; the first that knows the way in which the figure is written names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jbtui.figures import change, durations, extents, noun, payments, phrases, portions
from jbtui.figures.filing import carried, filed, rate, topped
from jbtui.figures.lexicon import telling
from jbtui.figures.measurement import SAYS, Measurement, Rule
from jbtui.figures.scene import Label, Place, Scene, canonical
from jbtui.figures.topic import deed

_SHARES = ("占比", "比重", "比例", "份额")


def measured(place: Place, scene: Scene, names: tuple[str, ...]) -> Label:
    """The label of an amount, an extent, a time or a share."""
    sort = place.quantity.sort
    stem, right = noun.left_phrase(place.left, names), noun.right_phrase(place.right)
    m = Measurement(place, scene, names, stem, right, place.right.startswith("的"))
    if sort == "multiple" and len(m.stem) > len("同比"):
        m.stem = m.stem.removesuffix("同比").removesuffix("环比")  # 数量同比翻番
    for rule in RULES.get(sort, _GENERAL):
        if (told := rule(m)) is not None:
            return told
    return carried(scene, "无名词，沿用前一指标", place, names)


def dimension(m: Measurement) -> Label | None:
    """一座百年老桥，长20米."""
    if m.scene.fresh and m.stem in phrases.among("dimensions") and m.scene.before:
        thing = noun.right_phrase(noun.left_phrase(m.scene.before, m.names))
        return filed(thing + m.stem, "前一分句之物的尺寸")
    return None


def pronoun(m: Measurement) -> Label | None:
    """民营经济的税收占比提高，这一占比达到30%."""
    if m.stem not in phrases.among("pronouns"):
        return None
    meant = None if m.scene.carry else m.scene.past.get(m.quantity.base_unit)
    if meant is not None:
        return Label(canonical(meant), meant, "代词，指前一句中同一单位的指标")
    return carried(m.scene, "代词，沿用前一指标", m.place, m.names)


def total(m: Measurement) -> Label | None:
    """村民自发捐款，总额3亿元."""
    if m.stem in phrases.among("sums") and (done := deed(m.scene.before)):
        return filed(done + m.stem, "前一分句所做之事＋总计")
    return None


def same_share(m: Measurement) -> Label | None:
    """工业占全市的12%，占比提高到15%."""
    if m.scene.share and m.stem in _SHARES:
        return Label(m.scene.share, m.scene.share, "沿用前一比重", aside=True)
    return None


def last_clause(m: Measurement) -> Label | None:
    """建成了绿道总长30公里: what stands behind 了 is measured. No label yet: the next rules go on with it."""
    if "了" in m.stem[:-2]:
        m.stem = m.stem[m.stem.rfind("了", 0, -2) + 1 :]
    return None


def moved(m: Measurement) -> Label | None:
    """由5天压缩到1天: the second number, without a noun of its own."""
    if change.is_move(m.stem) or (not m.stem and m.place.number and not m.right):
        return carried(m.scene, "变化后的水平，沿用前一指标", m.place, m.names)
    return None


def bare(m: Measurement) -> Label | None:
    """总投资30亿元的项目; 面积800亩: of what, the noun behind or the label before says."""
    if m.stem not in noun.bare():
        return None
    if m.of and m.right:
        return filed((m.right + m.stem)[-noun.LONGEST :], "数量前后的名词")
    return topped(m.stem, m.scene, "数词之前的名词")


def verb_and_thing(m: Measurement) -> Label | None:
    """拆除3万平方米违章建筑."""
    if m.stem and m.right and not m.of and phrases.verb_tail().search(m.stem[-14:]):
        return filed((m.stem + m.right)[-noun.LONGEST :], "动词＋数量之后的名词")
    return None


def part(m: Measurement) -> Label | None:
    """出口总额30亿元，其中线上12亿元."""
    if m.scene.carry and m.stem in phrases.among("parts"):
        return filed(m.stem + m.scene.carry, "其中一部分＋前一指标")
    return None


def noun_before(m: Measurement) -> Label | None:
    """一般公共预算收入60亿元."""
    if m.stem and not phrases.is_verb(m.stem) and not (m.right and len(m.stem) < SAYS):
        return filed(m.stem, "数词之前的名词")
    return None


def noun_behind(m: Measurement) -> Label | None:
    """60%的企业; 3万立方米污水."""
    if not m.right:
        return None
    suffix = "占比" if m.quantity.sort in ("percent", "fraction") else ""
    return filed((m.stem + m.right)[: noun.LONGEST - 2] + suffix, "数量之后的名词")


def verb_before(m: Measurement) -> Label | None:
    """整治河道30公里，疏浚12公里."""
    return topped(m.stem, m.scene, "数词之前的动词", unit=m.quantity.base_unit) if m.stem else None


_TOLD_BEFORE: tuple[Rule, ...] = (dimension, pronoun, total)
_NOUNS: tuple[Rule, ...] = (noun_before, noun_behind, verb_before)
_GENERAL: tuple[Rule, ...] = (*_TOLD_BEFORE, same_share, last_clause, moved, bare, verb_and_thing, part, *_NOUNS)
_EXTENT: tuple[Rule, ...] = (
    *(extents.done, *_TOLD_BEFORE, same_share, last_clause, moved, extents.described, bare, verb_and_thing, part),
    *(extents.owned, extents.placed, *_NOUNS),
)
RULES: Mapping[str, tuple[Rule, ...]] = {
    "area": (extents.land, extents.room, *_EXTENT),
    "length": (extents.distance, *_EXTENT),
    "volume": _EXTENT,
    "weight": _EXTENT,
    "money": (
        *(*_TOLD_BEFORE, same_share, payments.price, payments.spent_on, payments.spent_for, last_clause, moved),
        *(payments.given, payments.earned, payments.spent_as, bare, verb_and_thing, part, *_NOUNS),
    ),
    "percent": (
        *(portions.covering, portions.done, portions.reaching, *_TOLD_BEFORE, portions.of_the_last, same_share),
        *(last_clause, moved, bare, portions.making_up, portions.on_both_sides, verb_and_thing, part, *_NOUNS),
    ),
    "time": (
        *(durations.titled, durations.in_course, durations.lasting, durations.taking, durations.doing),
        *(durations.pausing, durations.soon, durations.trade, *_TOLD_BEFORE, same_share, last_clause),
        *(durations.spell, moved, bare, verb_and_thing, part, *_NOUNS),
    ),
}


@cache
def _measure_marks() -> tuple[str, ...]:
    """Characters of which every measure has one."""
    return telling(phrases.among("measures"))


def opened(clause: str) -> str:
    """The measure that a clause without figures begins with: 一般公共预算收入头一回越过百亿，达到121亿元."""
    if not any(mark in clause for mark in _measure_marks()):
        return ""
    phrase = noun.right_phrase(noun.strip_lead(clause))
    return phrase if len(phrase) > SAYS and rate().search(phrase) and phrase != clause else ""
