"""Names what a measured quantity measures: money, area, time, shares, where no count and no growth is told."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from jbtui.figures import change, noun, phrases
from jbtui.figures.filing import carried, filed, measure, rate, topped
from jbtui.figures.lexicon import telling
from jbtui.figures.scene import Label, Place, Scene, canonical
from jbtui.figures.sound import sound, tidy
from jbtui.figures.topic import deed, topic

# A label has at least so many characters.
_SAYS = 2
# 沿线14.5公里绿道: a short word of place before an extent, the thing behind it.
_EXTENT, _PLACE_LONG = ("length", "area", "volume", "weight"), 4
# 认建了22公里绿化带: the thing stands behind the number.
_DONE = ("了", "出", "起", "上", "下")
# 做了18年童装生意的老板.
_TRADE = re.compile("([^，的]{2,8})的[^，]")
# 4小时就退干净: what was over within the time.
_WITHIN = re.compile("^(?:之内|以内|内)?(?:就|便|即可|即|才)(?:可以|可|能)?")
# 从提出诉求到拿到产权证，前后不到20天.
_FROM_TO = re.compile("(?<=从)[^，。“”]{2,12}到[^，。“”]{2,12}$")
_SHARES = ("占比", "比重", "比例", "份额")


@cache
def _land() -> re.Pattern[str]:
    return re.compile(f"^的?{phrases.one_of('land')}")


@cache
def _off() -> re.Pattern[str]:
    return re.compile(f"^{phrases.one_of('off')}")


def measured(place: Place, scene: Scene, names: tuple[str, ...]) -> Label:
    """The label of an amount, an extent, a time or a share."""
    q = place.quantity
    stem = noun.left_phrase(place.left, names)
    if q.sort == "multiple" and len(stem) > len("同比"):
        stem = stem.removesuffix("同比").removesuffix("环比")  # 数量同比翻番
    right = noun.right_phrase(place.right)
    if q.sort == "area" and _land().match(place.right):
        told = place.left.endswith(("的", *_DONE)) or phrases.verb_tail().search(stem[-14:])
        if not told:  # but 流转了1600亩土地
            return filed("区域面积", "面积所说的土地")
    if q.sort == "length" and _off().match(place.right):
        return filed("距离", "多远之外")
    if q.sort == "percent" and place.right.startswith(("全覆盖", "覆盖")) and scene.carry:
        return filed(measure().sub("", stem or scene.carry) + "覆盖率", "百分之百覆盖")
    in_course = q.sort == "time" and not place.number and scene.fresh and stem in phrases.among("course")
    if in_course and (whole := _FROM_TO.search(scene.before)):
        return filed(whole.group() + "时间", "前一分句所说的从头到尾")
    lasting = phrases.ending("lasting").search(place.left) if q.sort == "time" else None
    if lasting and place.right.startswith("的") and right:
        return filed(right + "历时", "历时若干的事")
    if q.sort == "time" and phrases.ending("taking").search(place.left):
        right_part = noun.verb_phrase(place.right)
        waited = not place.right and place.left.endswith("等了")
        if waited or (place.right in ("时间", "的时间") and len(stem) < _SAYS):
            right_part = noun.verb_phrase("" if place.followed else scene.behind)
        right_part = _WITHIN.sub("", right_part)
        if len(right_part) > 2 and right_part[:1] not in "可的":
            return filed(right_part + "时间", "用时之后的词")
        stem = "" if stem in phrases.among("course") else stem
    paused = stem.rpartition("、")[2] if q.sort == "time" else ""
    if paused and phrases.ending("pausing").search(paused):
        return filed(paused + "时间", "停顿、延续了多久")
    soon = _WITHIN.match(place.right) if q.sort == "time" and not place.number else None
    if soon and len(place.right) > soon.end() + 1 and not says_what(stem):
        done = noun.verb_phrase(place.right[soon.end() :])
        carry = scene.carry if scene.carry and not scene.carry.endswith("数") else ""
        over = stem if sound(stem) and len(stem) >= _SAYS else carry or topic(scene.before)
        return filed((over + tidy(done))[-noun.LONGEST :] + "时间", "多久就怎样")
    if q.sort == "percent" and not right and phrases.is_verb(stem):
        return filed(stem.removeprefix("完成") or stem, "数词之前的动词", "率")
    thing = right if place.left[-1:] in _DONE and not place.right.startswith("的") and not says_what(stem) else ""
    if thing and len(thing) >= _SAYS and q.sort in _EXTENT:
        verb = phrases.verb_tail().search(stem[-14:])
        return filed((verb.group() if verb else "") + thing, "动词＋数量之后的名词")
    if q.sort == "percent" and right and place.right.startswith("的") and place.left.endswith("了"):
        return filed(right.removesuffix("占比") + "占比", "数量所修饰的名词")  # 送进了88%的社区
    if q.sort == "time" and place.left.endswith("了") and (trade := _TRADE.match(place.right)):
        return filed(trade[1] + "时间", "做了多久的事")
    if stem in phrases.among("dimensions") and scene.fresh and scene.before:
        return filed(noun.right_phrase(noun.left_phrase(scene.before, names)) + stem, "前一分句之物的尺寸")
    if stem in phrases.among("pronouns") and not scene.carry and q.base_unit in scene.past:
        meant = scene.past[q.base_unit]
        return Label(canonical(meant), meant, "代词，指前一句中同一单位的指标")
    if stem in phrases.among("pronouns"):
        return carried(scene, "代词，沿用前一指标", place, names)
    if stem in phrases.among("sums") and (done := deed(scene.before)):
        return filed(done + stem, "前一分句所做之事＋总计")
    if not stem and q.sort == "percent" and scene.carry and place.left.endswith("占"):
        return replace(filed(measure().sub("", scene.carry), "前一指标所占", "占比"), aside=True)
    if stem in _SHARES and scene.share:
        return Label(scene.share, scene.share, "沿用前一比重", aside=True)
    what = scene.alike.get(q.base_unit, "").rpartition("的")[2] if q.sort == "money" else ""
    if what and change.leads_to(place.left) and phrases.ending("prices").search(what) and not _priced(stem):
        return filed(stem + what, "变化之物＋前一指标")
    spent = noun.spent(stem, place.right) if q.sort == "money" else None
    if spent:
        return filed(spent, "花钱的动词＋所做之事")
    if "了" in stem[:-2]:
        stem = stem[stem.rfind("了", 0, -2) + 1 :]
    if q.sort == "time" and not stem and not (place.number and scene.carry and change.leads_to(place.left)):
        spell = right if place.right.startswith("的") and right else noun.verb_phrase(place.right)
        if len(spell) < 2 and scene.fresh:
            spell = noun.left_phrase(scene.before, names)
        if len(spell) > 1:
            return filed(spell + "时间", "时长之后的词")
    if change.is_move(stem) or (not stem and place.number and not right):
        return carried(scene, "变化后的水平，沿用前一指标", place, names)
    if q.sort == "money" and len(right) >= _SAYS and phrases.ending("giving").search(stem):
        return filed(right, "所给予的钱")
    if q.sort == "money" and right and not place.right.startswith("的") and phrases.ending("spent").search(stem):
        return filed((stem + right)[-noun.LONGEST :], "花钱的动词＋钱的名目")
    if stem and right and place.left.endswith("的") and q.sort in _EXTENT:
        return filed(f"{stem}的{right}"[-noun.LONGEST :], "定语＋数量之后的名词")
    if stem in noun.bare():
        if place.right.startswith("的") and right:
            return filed((right + stem)[-noun.LONGEST :], "数量前后的名词")
        return topped(stem, scene, "数词之前的名词")
    if stem and q.sort == "percent" and place.left.endswith("占"):
        return filed(stem + "占比", "数词之前的名词")
    if stem and q.sort == "percent" and right and not place.right.startswith("的") and not rate().search(stem):
        return filed(
            stem + right[:6] + ("率" if len(right) <= 4 and not right.endswith("率") else ""), "百分比前后的词"
        )
    if stem and right and not place.right.startswith("的") and phrases.verb_tail().search(stem[-14:]):
        return filed((stem + right)[-noun.LONGEST :], "动词＋数量之后的名词")
    if stem in phrases.among("parts") and scene.carry:
        return filed(stem + scene.carry, "其中一部分＋前一指标")
    if stem and right and place.right.startswith("的") and q.sort in _EXTENT and not says_what(stem):
        return filed((stem + right)[-noun.LONGEST :], "主体＋数量所修饰的名词")
    if stem and right and len(stem) <= _PLACE_LONG and q.sort in _EXTENT and not rate().search(stem):
        return filed(stem + right, "地点＋数量之后的名词")
    if stem and not phrases.is_verb(stem) and not (right and len(stem) < 2):
        return filed(stem, "数词之前的名词")
    if right:
        suffix = "占比" if q.sort in ("percent", "fraction") else ""
        return filed((stem + right)[: noun.LONGEST - 2] + suffix, "数量之后的名词")
    if stem:
        return topped(stem, scene, "数词之前的动词", unit=q.base_unit)
    return carried(scene, "无名词，沿用前一指标", place, names)


@cache
def _measure_marks() -> tuple[str, ...]:
    """Characters of which every measure has one."""
    return telling(phrases.among("measures"))


def opened(clause: str) -> str:
    """The measure that a clause without figures begins with: 一般公共预算收入头一回越过百亿，达到121亿元."""
    if not any(mark in clause for mark in _measure_marks()):
        return ""
    phrase = noun.right_phrase(noun.strip_lead(clause))
    return phrase if len(phrase) > _SAYS and rate().search(phrase) and phrase != clause else ""


def _priced(stem: str) -> bool:
    return says_what(stem) or bool(phrases.ending("prices").search(stem))


def says_what(stem: str) -> bool:
    """Whether a phrase ends with a measure or a verb."""
    return bool(rate().search(stem) or phrases.verb_tail().search(stem[-14:]))
