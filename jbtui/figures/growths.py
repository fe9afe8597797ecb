"""Names what a growth or decline is told of: 税收增长9.7%, 比上年提高3个百分点, 提前58天合龙."""

from __future__ import annotations

import re
from functools import cache

from jbtui.figures import change, noun, phrases
from jbtui.figures.filing import carried, filed, rate, topped
from jbtui.figures.kind import PLACES, GrowthForm
from jbtui.figures.measurement import SAYS
from jbtui.figures.scene import Label, Place, Scene, canonical

# The base unit of ranks.
_RANKS = "名"
# What was done sooner is said in so few characters.
_DONE_WITHIN = 6


@cache
def _than() -> re.Pattern[str]:
    return re.compile(f"{phrases.one_of('comparatives')}[^，]{{1,16}}$")


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(f"(?:(?<![同环])比|较)[^，]{{1,18}}?(?={phrases.one_of('sooner')})")


@cache
def _under() -> re.Pattern[str]:
    """Under what condition a growth was reckoned, which is no part of what grew: 剔除退税因素后, (含免抵调库)."""
    return re.compile(f"(?:^[(][^()]*[)]|[(]?{phrases.one_of('adjuncts')}[)]?)[仍也还均而，]*$")


def _measure_alone(before: str) -> str:
    """The measure that a clause without figures is: 固定资产投资，剔除房地产后增长11.5%."""
    stem = noun.strip_lead(before)
    return stem if len(stem) > SAYS and rate().search(stem) and noun.right_phrase(stem) == stem else ""


def grown(place: Place, form: GrowthForm, scene: Scene, names: tuple[str, ...]) -> Label:
    left = place.left[: form.cut] if form.cut is not None else place.left
    stem = change.without_growth(left) if form.strip else left
    stem = _than().sub("", _compared().sub("", stem) if "比" in stem or "较" in stem else stem)
    under = _under().search(stem)
    stem = noun.left_phrase(stem[: under.start()] if under else stem, names)
    if form.keep and stem and not stem.endswith(form.word):
        stem += form.word
    if not stem and scene.share and place.quantity.base_unit == "个百分点":
        return Label(scene.share, scene.share, "沿用前一比重", aside=True)
    if place.quantity.base_unit in PLACES and (told := _ranked_before(stem, place.left, scene)):
        return Label(canonical(told), told, "名次的移动，沿用前一排名")
    if form.keep and place.quantity.sort == "time" and stem in ("", form.word) and not place.followed:
        ahead = noun.verb_phrase(place.right)
        if SAYS <= len(ahead) <= _DONE_WITHIN:
            return filed(ahead + form.word, "提前之后的事")  # 提前58天合龙
    if form.keep and stem == form.word and scene.carry and len(stem) >= SAYS:
        return topped(stem, scene, "增长词", always=True)
    alone = stem in ("", form.word, "增幅", "增速", "同比", "环比") or stem in phrases.among("pronouns")
    if alone or change.is_move(stem):
        if scene.fresh and not place.number and (told := noun.moved(scene.before) or _measure_alone(scene.before)):
            return filed(told, "前一分句所说的变化")  # 其中工业投资止跌回升，增速从-6.4%拉回到9.8%
        if form.keep and not scene.carry and len(form.word) >= SAYS:
            ahead = noun.right_phrase(place.right)
            return filed(ahead, "增长词之后的名词") if len(ahead) > 2 else filed(form.word, "增长词本身")
        ahead = noun.right_phrase(place.right) if not stem and form.after else ""
        return (
            filed(ahead, "增长词之后的名词")
            if len(ahead) > 2
            else carried(scene, "增长词之前无主语，沿用前一指标", place, names)
        )
    if stem in noun.bare():
        return topped(stem, scene, "增长词之前的名词")
    return filed(stem, "增长词之前的名词")


def _ranked_before(stem: str, left: str, scene: Scene) -> str:
    """The ranking in which something moved by some places: told before, or 信访总量排名 in front of 后退了2位."""
    if len(stem) >= SAYS:
        return stem + "排名" if "排名" in left else ""
    last = next((label for label, unit in reversed(scene.recent) if unit == _RANKS), "")
    return last.removesuffix("排名") + "排名" if last else ""
