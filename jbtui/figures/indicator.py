"""Names the indicator of a figure: the noun phrase it measures, from the clause, canonical where the table knows it."""

from __future__ import annotations

import re
from dataclasses import replace

from jbtui.figures import change, noun, phrases
from jbtui.figures.counted import counted
from jbtui.figures.filing import filed, rate, topped
from jbtui.figures.growths import grown
from jbtui.figures.kind import GrowthForm
from jbtui.figures.measured import measured, opened
from jbtui.figures.mending import mended
from jbtui.figures.ranking import ranked, standing
from jbtui.figures.scene import Label, Place, Scene, canon
from jbtui.figures.scene import canonical as canonical
from jbtui.figures.sharing import related
from jbtui.figures.sound import sound, tidy
from jbtui.figures.topic import contest
from jbtui.figures.units import names as names_of_unit

_COUNTED, _RELATED = ("count", "people"), ("percent", "fraction", "multiple")
_STEP = re.compile("^(?:已经|已|中|有|里|其中|现已|共|实现|完成)")
# 55个农贸市场中已改造48个: out of which the number is.
_OUT_OF = re.compile("^(?:之|当)?[中里内](?=[，已有共完实])，?")
# 27%的工业产值和4.3%的税收: the noun before is that of the other share.
_TO_LAST = re.compile("的[^，]{1,14}(?:和|与|及|以及|、)$")
# 18个月里清淤56万立方米.
_INSIDE = re.compile("[之以]?[里内间](?![程部容河水面环外])，?")
_AGAINST = re.compile("[也还均又]?(?:远|大大|明显|略)?(?:高于|低于|多于|少于|超过|超出|好于|优于|不及)[^，]{1,14}的")


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
        scene.tell(found, place.quantity.base_unit, form is None)
    return found


def _find(place: Place, form: GrowthForm | None, scene: Scene, names: tuple[str, ...]) -> Label:
    topic = scene.noun if place.number else None
    scene.noun = None
    sort = place.quantity.sort
    if topic and place.left.startswith(topic):
        contested = phrases.ending("contests").search(topic) if sort == "rank" else None
        if contested:  # 在7个区县的季度考核中列第3位
            return filed(topic[topic.rfind("的", 0, contested.start()) + 1 :] + "排名", "所计之中的考核")
        place = _behind_topic(place, topic)
    if place.number:
        place = _behind_last(place)
    if (place.share or place.listed) and (told := _dealt_out(place, scene)):
        return told
    if sort == "rank":
        return ranked(place, scene, names)
    if told := _told_by_unit(place) or _against(place, scene):
        return told
    if sort in _RELATED and (told := related(place, scene, names)):
        return told
    if form is not None:
        return grown(place, form, scene, names)
    if scene.fresh and not place.number and (told := _told_before(place, scene)):
        return told
    if sort == "time" and (told := _running(place, scene, names)):
        return told
    return (counted if sort in _COUNTED else measured)(place, scene, names)


def _behind_topic(place: Place, topic: str) -> Place:
    """The place without the noun that the figure before counted, where this one counts out of it or ranks it."""
    rest, sort = place.left[len(topic) :], place.quantity.sort
    step = _STEP.match(rest)
    rest = _OUT_OF.sub("", rest)
    if rest and (sort in _COUNTED or step or phrases.verb_head().match(rest)):
        return replace(place, left=rest, topic=topic if step else None)
    return replace(place, left=rest) if sort == "rank" else place


def _behind_last(place: Place) -> Place:
    """The place without what belongs to the figure before."""
    if _TO_LAST.match(place.left) and place.right.startswith("的"):
        return replace(place, left="")
    inside = _INSIDE.match(place.left)
    return replace(place, left=place.left[inside.end() :]) if inside else place


def _dealt_out(place: Place, scene: Scene) -> Label | None:
    """分别达到3家和5家; 85%、100%."""
    if place.share:
        return filed(place.share, "分别列举，按次序对应")
    if place.listed and scene.carry and not noun.right_phrase(place.right):
        return Label(canonical(scene.carry), scene.carry, "并列的数，沿用前一指标")
    return None


def _told_by_unit(place: Place) -> Label | None:
    """今年58岁; 一座30万人口的县城."""
    name = names_of_unit(place.quantity.unit, place.left)
    return Label(name, name, "单位说明了指标") if name and not rate().search(place.left) else None


def _against(place: Place, scene: Scene) -> Label | None:
    """远高于去年同期的19个."""
    if scene.carry and place.left[-1:] == "的" and _AGAINST.fullmatch(place.left):
        return Label(canonical(scene.carry), scene.carry, "相比的数，沿用前一指标")
    return None


def _told_before(place: Place, scene: Scene) -> Label | None:
    """工业投资止跌回升，达到30亿元: the clause before says of what."""
    if noun.strip_trail(place.left) and not change.is_move(place.left):
        return None
    before = scene.before
    told = noun.moved(before) or opened(before)
    return filed(told, "前一分句所说的变化") if told else None


def _running(place: Place, scene: Scene, names: tuple[str, ...]) -> Label | None:
    """综合考核连续5年领先."""
    if not place.left.endswith("连续"):
        return None
    stem = standing(place.right) or noun.left_phrase(place.left[:-2], names)
    if len(stem) < 2 and scene.fresh and not place.number:
        stem = contest(scene.before)
    stem = stem or (scene.share or scene.carry or "").removesuffix("排名").partition("连续")[0][-noun.LONGEST :]
    if stem in noun.bare():
        stem = topped(stem, scene, "连续之前的名词", always=True).words or stem
    told = filed(stem + "连续" + noun.right_phrase(place.right)[:20] + "时间", "连续若干年、月")
    return replace(told, lasting=stem)
