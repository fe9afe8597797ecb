"""How a figure measures: a level, a growth with its sign, a ratio, a rank or a multiple."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from jbtui.figures.lexicon import options
from jbtui.figures.quantity import Quantity
from jbtui.knowledge import table
from jbtui.records import FigureKind

# 压缩比例达到92.6% is a rate, not a fall of 92.6%.
_RATE = re.compile("(?:率|比例|比重|占比)[^，、]{0,5}$")
# 增速回升至8.3%: a growth that moved is still a growth.
_RATE_MOVED = re.compile("(?:增速|增幅|涨幅|增长率)(?:[^，、]{0,6})(?:[到至为]|达)$")
# 增速由7.2%提高到9.1%: so is that which it moved from; 从一季度 is taken out of 增速从一季度的.
_RATE_FROM = re.compile("(?:增速|增幅|涨幅|增长率)(?:[^，、0-9]{0,3}[由从][^，、0-9]{0,12}|的)$")
# 降幅收窄至3.1%: a fall that moved is still a fall; 降幅收窄5个百分点 is a change for the better.
_FALL_MOVED = re.compile("(?:降幅|跌幅|减幅)(?:[^，、]{0,8})(?:[到至为]|达)$")
_SHRUNK = re.compile("(?:降幅|跌幅|减幅)[^，、]{0,16}(?:收窄|缩小)[^，、]{0,3}$")
# 压减产能占全市压减总量的42.3%: a share of what was cut is a share.
_SHARE = re.compile("占(?![比地])[^，]{1,22}的[近约超]?$")
# One character of these is a growth word only behind a comparison: 同比多18天.
_SHORT = ("高", "快", "早", "多", "低", "少", "慢", "升", "降", "减", "增", "涨")
_COMPARED = re.compile("(?:同比|环比|(?<![占对])比[^，、]{2,12}|较[^，、]{2,12})[却还也又则仅只]*$")
# The units in which a rank moves.
PLACES = ("位", "名", "个位次", "个名次")
# How far left of a number its growth word may stand, in characters.
_REACH = 26
_BEHIND = 24
# 增长 says how a named level moved; these say what was gained and are part of the indicator: 平均每件提速.
_KEPT = ("提速", "提前", "缩短", "压缩", "压减", "精简", "节省", "节约", "加快", "快", "多", "提效", "减负")


@dataclass(frozen=True, slots=True)
class GrowthForm:
    """A change: which way, said by which word."""

    sign: int
    word: str
    cut: int | None
    """Where the growth word's phrase begins, counted from the end of the left text; None where the word is kept."""
    strip: bool
    keep: bool
    after: bool = False
    """Whether the word stands behind the number: 10%的增长."""
    moves: bool = False
    """Whether the number that it moves to is a growth too: 增速由7.2%提高到9.1%."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = table("figures")["growth"]
    gap = words["gap"]
    return (
        re.compile(f"(?P<word>{options((*words['down'], *words['up']))}){gap}$"),
        re.compile("|".join(words["after"])),
        re.compile("(?:减少|下降|降低|压缩|缩短|压减|削减|缩减|精简)(?:[^，、]{2,14})$"),
        re.compile("(?:提前|提速|缩短|压缩|压减|减少|节省|节约|抢回|抢出|赶回|夺回)(?:[^，、0-9]{0,10})$"),
    )


@cache
def _falls() -> re.Pattern[str]:
    return re.compile(options(table("figures")["growth"]["down"]))


@cache
def _cut_rate() -> re.Pattern[str]:
    """精简率达68.4% is a rate, not a fall."""
    return re.compile(f"(?:{options(table('figures')['growth']['cut'])})率[^，、]{{0,5}}$")


@cache
def _places() -> re.Pattern[str]:
    """A rank that moved by so many places: 前移了9位, 后退2位."""
    words = table("figures")["growth"]["places"]
    return re.compile(f"(?:(?P<down>{'|'.join(words['down'])})|(?:{'|'.join(words['up'])}))了?$")


@cache
def _stands_over() -> re.Pattern[str]:
    """The change at the end of what a number stands over: 6.1% 单位能耗同比下降."""
    words = table("figures")["growth"]["over"]
    down, up = "|".join(words["down"]), "|".join(words["up"])
    return re.compile(f"(?:同比|环比|[较比][上去]年)(?:(?P<down>{down})|(?P<up>{up}))(?:率|幅度)?$")


def growth(q: Quantity, left: str, gap: str, right: str) -> GrowthForm | None:
    """The change a quantity tells, None where it is a level, ratio, rank or multiple.

    `left` and `right` are its clause up to the neighbouring figures, `gap` the words of about and more before it.
    """
    if q.sort in ("rank", "index"):
        return None
    tail = (left + gap)[-_REACH:]
    form = _form(q.sort, q.base_unit, tail, right[:_BEHIND])
    if form and form.cut is not None and gap:
        form = replace(form, cut=form.cut + len(gap) or None)
    if q.value < 0:  # -6.4% says itself which way
        below = None if _RATE.search(tail) else GrowthForm(1, "", None, True, False)
        return replace(form, sign=1) if form else below
    return form


@lru_cache(maxsize=16384)
def _form(sort: str, unit: str, tail: str, right: str) -> GrowthForm | None:
    near, behind, object_, timed = _patterns()
    m = near.search(tail)
    percent = sort in ("percent", "fraction")
    if percent and (_SHARE.search(tail) or (m and _cut_rate().search(tail))):
        return None
    if unit in PLACES and (moved := _places().search(tail)):
        return GrowthForm(-1 if moved["down"] else 1, "", None, True, False)
    if m and not _a_level(sort, m, tail) and (percent or sort in ("multiple", "time") or _alone(m, tail, right)):
        word = m["word"]
        keep = word in _KEPT or any(word.startswith(k) for k in _KEPT if len(k) > 1)
        down = bool(_falls().fullmatch(word) and not _SHRUNK.search(tail[: m.end()]))
        return GrowthForm(-1 if down else 1, word[:4], None, not keep, keep)
    if percent and not tail and (m := _stands_over().search(right)):
        return GrowthForm(-1 if m["down"] else 1, m["down"] or m["up"], None, True, False, after=True)
    if percent and behind.match(right):
        return GrowthForm(1, "", None, True, False, after=True)
    if percent and _FALL_MOVED.search(tail):
        return GrowthForm(-1, "降幅", None, True, False)
    if percent and (from_ := _RATE_FROM.search(tail)):
        return GrowthForm(1, "增速", from_.start() - len(tail), True, False, moves=True)
    if percent and _RATE_MOVED.search(tail):
        return GrowthForm(1, "增速", None, True, False)
    if unit in ("个百分点", "个千分点", "个基点"):
        down = bool(re.search("降|减|低|落|窄|慢|少", tail[-12:]) and not _SHRUNK.search(tail))
        return GrowthForm(-1 if down else 1, "", None, True, False)
    if percent and object_.search(tail) and not _RATE.search(tail):
        return GrowthForm(-1, "", None, False, False)
    if sort == "time" and timed.search(tail) and not re.search("(?:[到至为]|控制在)(?:不足|不到|近|约|超)?$", tail):
        down = bool(re.search("缩短|压缩|压减|减少|节省|节约", tail))
        return GrowthForm(-1 if down else 1, "", None, False, False)
    return None


def _a_level(sort: str, m: re.Match[str], tail: str) -> bool:
    """Whether the word moves to the number instead of by it: 增加到172家, 提升至85%."""
    phrase = m.group()
    if re.search("(?:增|升|高|长|降|减|缩|少|落|短|压缩)(?:了)?[到至为]", phrase):
        return True
    word = m["word"]
    if phrase.endswith("的") and sort != "percent":  # 高于去年同期的19个: that is what it was
        return True
    if phrase in ("高达", "多达", "低至", "少至"):
        return True
    if word in ("涨", "跌", "降", "升") and phrase[1:2] == "了":
        return False
    if word in _SHORT and sort != "percent" and not _COMPARED.search(tail[: m.start()]):
        return True
    return bool(re.search("(?:最|提|较|更)$", tail[: m.start()])) and word in ("高", "低", "多", "少", "快")


def _alone(m: re.Match[str], tail: str, right: str) -> bool:
    """Whether the growth word has its subject before it and no object: 同比增加12件, not 新增12件 or 减少事项64项."""
    ahead = tail[: m.start()]
    word = m["word"]
    if not right and (not ahead or word in table("figures")["growth"]["intransitive"]):
        return True
    return bool(re.search("(?:同比|环比|比[^，]{1,12}|较[^，]{1,12}|净|又|再|年均|平均)(?:[^，]{0,4})$", ahead))


def kind(q: Quantity, form: GrowthForm | None) -> tuple[FigureKind, str]:
    """The kind of a figure and the rule."""
    if q.sort == "rank":
        return FigureKind.RANK, "位次"
    if q.sort == "multiple":
        return FigureKind.MULTIPLE, "倍数"
    if form is not None:
        return FigureKind.GROWTH, f"增长词：{form.word}" if form.word else "与基数相比的变化"
    if q.sort in ("percent", "fraction"):
        return FigureKind.RATIO, "百分比、分数而无增长词"
    return FigureKind.LEVEL, "数量"
