"""Names the indicator of a figure: the noun phrase it measures, from the clause, canonical where the table knows it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from jbtui.figures import change, noun, phrases
from jbtui.figures.filing import carried, filed, measure, rate, says_what, topped
from jbtui.figures.kind import PLACES, GrowthForm
from jbtui.figures.measured import measured, opened
from jbtui.figures.mending import mended
from jbtui.figures.ranking import ranked
from jbtui.figures.scene import Label, Place, Scene, canon
from jbtui.figures.scene import canonical as canonical
from jbtui.figures.sharing import related
from jbtui.figures.sound import sound, tidy

# A label has at least so many characters.
_SAYS = 2
_COUNTED = ("count", "people")
# The base unit of ranks.
_RANKS = "名"
# What was done sooner is said in so few characters.
_DONE_WITHIN = 6
_STEP = re.compile("^(?:已经|已|中|有|里|其中|现已|共|实现|完成)")
# 其中十亿元级的14个: of the same things, those of a size.
_SIZED = re.compile("(?:[亿万]元|[级类])(?:以上)?的$")
# 水质达标的有13个: what is counted stands before, in 17个断面中.
_OUT_OF = re.compile("的(?:有|达|占|共有|已有|仅有|为)$")
# 27%的工业产值和4.3%的税收; 远高于去年同期的19个.
_TO_LAST = re.compile("的[^，]{1,14}(?:和|与|及|以及|、)$")
# 18个月里清淤56万立方米.
_INSIDE = re.compile("[之以]?[里内间](?![程部容河水面环外])，?")
_AGAINST = re.compile("[也还均又]?(?:远|大大|明显|略)?(?:高于|低于|多于|少于|超过|超出|好于|优于|不及)[^，]{1,14}的")


@cache
def _than() -> re.Pattern[str]:
    return re.compile(f"{phrases.one_of('comparatives')}[^，]{{1,16}}$")


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(f"(?:(?<![同环])比|较)[^，]{{1,18}}?(?={phrases.one_of('sooner')})")


def label(place: Place, form: GrowthForm | None, scene: Scene, names: tuple[str, ...]) -> Label:
    """The indicator of one figure; remembers it in the scene."""
    found = _find(place, form, scene, names)
    if not found.words and scene.fresh and not place.number:
        found = mended("", place, scene, names)
    if found.words and found.words not in canon():
        words = tidy(found.words)
        if not sound(words):
            found = mended(words, place, scene, names)
        else:
            if place.quantity.sort == "time" and form is None and not phrases.ending("durations").search(words):
                words += "时间"  # 企业开办由3天压缩到4小时
            if words != found.words:
                found = replace(found, name=canonical(words), words=words)
    if found.words:
        scene.alike[place.quantity.base_unit] = scene.past[place.quantity.base_unit] = found.words
    if found.words and found.aside:
        scene.share = found.words
    elif found.words:
        scene.carry, scene.share = found.words, None
        if form is None and not (scene.recent and scene.recent[-1][0] == found.words):
            scene.recent.append((found.words, place.quantity.base_unit))
    return found


def _find(place: Place, form: GrowthForm | None, scene: Scene, names: tuple[str, ...]) -> Label:
    q = place.quantity
    topic = scene.noun if place.number else None
    scene.noun = None
    rest = place.left[len(topic) :] if topic and place.left.startswith(topic) else ""
    if topic and q.sort == "rank" and place.left.startswith(topic):
        if contested := phrases.ending("contests").search(topic):  # 在7个区县的季度考核中列第3位
            return filed(topic[topic.rfind("的", 0, contested.start()) + 1 :] + "排名", "所计之中的考核")
        place = replace(place, left=rest)
    if rest and (q.sort in _COUNTED or _STEP.match(rest) or phrases.verb_head().match(rest)):
        place = replace(place, left=rest, topic=topic if _STEP.match(rest) else None)
    if place.number and _TO_LAST.match(place.left) and place.right.startswith("的"):
        place = replace(place, left="")  # 27%的工业产值和4.3%的税收: the noun before is that of the other share
    if place.number and (inside := _INSIDE.match(place.left)):
        place = replace(place, left=place.left[inside.end() :])
    if place.share:
        return filed(place.share, "分别列举，按次序对应")
    if place.listed and scene.carry and not noun.right_phrase(place.right):
        return Label(canonical(scene.carry), scene.carry, "并列的数，沿用前一指标")
    if q.sort == "rank":
        return ranked(place, scene, names)
    if q.base_unit == "岁" and not rate().search(place.left) and "龄" not in place.left and "寿命" not in place.left:
        return Label("年龄", "年龄", "几岁")
    if place.left[-1:] == "的" and scene.carry and _AGAINST.fullmatch(place.left):
        return Label(canonical(scene.carry), scene.carry, "相比的数，沿用前一指标")
    if q.sort in ("percent", "fraction", "multiple"):
        special = related(place, scene, names)
        if special:
            return special
    if form is not None:
        return _growth(place, form, scene, names)
    if scene.fresh and not place.number and (not noun.strip_trail(place.left) or change.is_move(place.left)):
        before = scene.before
        told = noun.moved(before) or opened(before)
        if told:
            return filed(told, "前一分句所说的变化")
    if q.sort == "time" and place.left.endswith("连续"):
        stem = noun.left_phrase(place.left[:-2], names)
        stem = stem or (scene.carry or "").removesuffix("排名").partition("连续")[0][-noun.LONGEST :]
        return filed(stem + "连续" + noun.right_phrase(place.right)[:20] + "时间", "连续若干年、月")
    if q.sort in _COUNTED:
        return _counted(place, scene, names)
    return measured(place, scene, names)


def _growth(place: Place, form: GrowthForm, scene: Scene, names: tuple[str, ...]) -> Label:
    left = place.left[: form.cut] if form.cut is not None else place.left
    stem = change.without_growth(left) if form.strip else left
    stem = _than().sub("", _compared().sub("", stem) if "比" in stem or "较" in stem else stem)
    stem = noun.left_phrase(stem, names)
    if form.keep and stem and not stem.endswith(form.word):
        stem += form.word
    if not stem and scene.share and place.quantity.base_unit == "个百分点":
        return Label(scene.share, scene.share, "沿用前一比重", aside=True)
    if place.quantity.base_unit in PLACES and (told := _ranked_before(stem, place.left, scene)):
        return Label(canonical(told), told, "名次的移动，沿用前一排名")
    if form.keep and place.quantity.sort == "time" and stem in ("", form.word) and not place.followed:
        ahead = noun.verb_phrase(place.right)
        if _SAYS <= len(ahead) <= _DONE_WITHIN:
            return filed(ahead + form.word, "提前之后的事")  # 提前58天合龙
    if form.keep and stem == form.word and scene.carry and len(stem) >= _SAYS:
        return topped(stem, scene, "增长词", always=True)
    alone = stem in ("", form.word, "增幅", "增速", "同比", "环比") or stem in phrases.among("pronouns")
    if alone or change.is_move(stem):
        if scene.fresh and not place.number and (told := noun.moved(scene.before)):
            return filed(told, "前一分句所说的变化")  # 其中工业投资止跌回升，增速从-6.4%拉回到9.8%
        if form.keep and not scene.carry and len(form.word) >= _SAYS:
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
    if len(stem) >= _SAYS:
        return stem + "排名" if "排名" in left else ""
    last = next((label for label, unit in reversed(scene.recent) if unit == _RANKS), "")
    return last.removesuffix("排名") + "排名" if last else ""


def _counted(place: Place, scene: Scene, names: tuple[str, ...]) -> Label:
    if place.left in ("除", "除了") and scene.carry:
        return carried(scene, "除去之数，沿用前一指标", place, names)
    phrase = noun.right_phrase(place.right)
    phrase = "" if phrase in phrases.among("hollow") else phrase
    left = place.left
    if phrase and place.passes and scene.carry and left.startswith("其中"):
        return Label(canonical(scene.carry), scene.carry, "其后说其中之数如何，沿用前一指标")
    scene.noun = phrase or None
    if phrase.startswith("指标"):
        listed = noun.left_phrase(noun.strip_trail(left).removesuffix("等"), names)
        if listed:
            return filed(listed + ("等指标" if "等" in left[-4:] else "指标"), "并列的指标")
    silent = not phrase and scene.carry and not place.number
    if silent and phrases.verb_head().match(place.right) and not change.begins(place.right):
        return topped(noun.verb_phrase(place.right), scene, "数词之后的动词", always=True)
    if not phrase and place.right and place.quantity.base_unit in ("次", "场", "场次"):
        phrase = noun.verb_phrase(place.right)
    if phrase and place.right.startswith("的") and not place.number:
        sized = noun.left_phrase(left, names)  # 总床位1500张的医院
        if len(sized) > _SAYS and sound(sized) and not says_what(sized) and not left.endswith("的"):
            scene.noun = None
            return filed(sized, "数词之前的名词", "数")
    if not phrase:
        stem = noun.left_phrase(left, names)
        if not stem or change.is_move(stem):
            return carried(scene, "无名词，沿用前一指标", place, names)
        if scene.carry and (_OUT_OF.search(left) or _SIZED.search(left)):
            thing = scene.alike.get(place.quantity.base_unit, scene.carry)
            return filed(stem.rstrip("的") + measure().sub("", thing), "定语＋前一名词", "数")
        if stem in phrases.among("rest") or (stem in phrases.among("states") and scene.carry):
            return topped(stem, scene, "剩余之数", always=True)
        of_level = phrases.ending("levels").search(stem)
        if of_level and (told := (scene.carry or "").rpartition("级")[2].removesuffix("数")):
            return filed(stem + told, "级别＋前一名词", "数")  # 县级河长19名、乡镇级148名
        if phrases.is_verb(stem):
            if place.topic:
                return filed(stem + place.topic, "动词＋前一名词", "数")
            return topped(stem, scene, "数词之前的动词", always=True, unit=place.quantity.base_unit)
        if stem in noun.bare():
            return topped(stem, scene, "数词之前的名词")
        return filed(stem, "数词之前的名词", "数")
    stem = noun.strip_trail(left)
    verb = phrases.verb_tail().search(stem[-14:])
    lead = noun.strip_lead(verb.group()) if verb else ""
    topic = place.topic
    if topic and topic not in phrase:
        return filed(f"{topic}{lead}{phrase}", "前一名词＋动词＋量词之后的名词", "数")
    lead = noun.suffered(place.right, phrase) or lead
    if not lead and len(phrase) <= 4:
        lead = noun.predicate(place.right, phrase) if not place.followed else ""
        if not lead and not place.number:
            head = noun.left_phrase(left, names)
            lead = head if 2 <= len(head) <= 12 and "、" not in head and sound(head) else ""
    return filed(lead + phrase, "量词之后的名词", "数")
