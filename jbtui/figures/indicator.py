"""Names the indicator of a figure: the noun phrase it measures, from the clause, canonical where the table knows it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from jbtui.figures import noun
from jbtui.figures.filing import carried, filed, measure, rate, topped
from jbtui.figures.kind import GrowthForm
from jbtui.figures.mending import mended
from jbtui.figures.ranking import ranked
from jbtui.figures.scene import Label, Place, Scene, canon
from jbtui.figures.scene import canonical as canonical
from jbtui.figures.sharing import related
from jbtui.figures.sound import sound, tidy
from jbtui.figures.topic import deed, topic

# A label has at least so many characters.
_SAYS = 2
_COUNTED = ("count", "people")
_STEP = re.compile("^(?:已经|已|中|有|里|其中|现已|共|实现|完成)")
# 水质达标的有13个: what is counted stands before, in 17个断面中.
# 其中十亿元级的14个: of the same things, those of a size.
_SIZED = re.compile("(?:[亿万]元|[级类])(?:以上)?的$")
_OUT_OF = re.compile("的(?:有|达|占|共有|已有|仅有|为)$")
# 沿线14.5公里绿道: a short word of place before an extent, the thing behind it.
_EXTENT, _PLACE_LONG = ("length", "area", "volume", "weight"), 4


# 27%的工业产值和4.3%的税收; 远高于去年同期的19个.
_TO_LAST = re.compile("的[^，]{1,14}(?:和|与|及|以及|、)$")
# 18个月里清淤56万立方米.
_INSIDE = re.compile("[之以]?[里内间](?![程部容河水面环外])，?")
_AGAINST = re.compile("[也还均又]?(?:远|大大|明显|略)?(?:高于|低于|多于|少于|超过|超出|好于|优于|不及)[^，]{1,14}的")
# 认建了22公里绿化带: the thing stands behind the number.
_DONE = ("了", "出", "起", "上", "下")
# 做了18年童装生意的老板.
_TRADE = re.compile("([^，的]{2,8})的[^，]")
_SHARES = ("占比", "比重", "比例", "份额")
# 4小时就退干净: what was over within the time.
_WITHIN = re.compile("^(?:之内|以内|内)?(?:就|便|即可|即|才)(?:可以|可|能)?")


@cache
def _than() -> re.Pattern[str]:
    return re.compile(f"{noun.one_of('comparatives')}[^，]{{1,16}}$")


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(f"(?:(?<![同环])比|较)[^，]{{1,18}}?(?={noun.one_of('sooner')})")


@cache
def _land() -> re.Pattern[str]:
    return re.compile(f"^的?{noun.one_of('land')}")


@cache
def _off() -> re.Pattern[str]:
    return re.compile(f"^{noun.one_of('off')}")


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
            if place.quantity.sort == "time" and form is None and not noun.ending("durations").search(words):
                words += "时间"  # 企业开办由3天压缩到4小时
            if words != found.words:
                found = replace(found, name=canonical(words), words=words)
    if found.words:
        scene.alike[place.quantity.base_unit] = found.words
    if found.words and found.aside:
        scene.share = found.words
    elif found.words:
        scene.carry, scene.share = found.words, None
        if form is None and found.words not in scene.recent[-1:]:
            scene.recent.append(found.words)
    return found


def _find(place: Place, form: GrowthForm | None, scene: Scene, names: tuple[str, ...]) -> Label:
    q = place.quantity
    topic = scene.noun if place.number else None
    scene.noun = None
    rest = place.left[len(topic) :] if topic and place.left.startswith(topic) else ""
    if topic and q.sort == "rank" and place.left.startswith(topic):
        if contested := noun.ending("contests").search(topic):  # 在7个区县的季度考核中列第3位
            return filed(topic[topic.rfind("的", 0, contested.start()) + 1 :] + "排名", "所计之中的考核")
        place = replace(place, left=rest)
    if rest and (q.sort in _COUNTED or _STEP.match(rest) or noun.verb_head().match(rest)):
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
    if scene.fresh and not place.number and (not noun.strip_trail(place.left) or noun.change().fullmatch(place.left)):
        told = noun.moved(scene.before) or _opened(scene.before)
        if told:
            return filed(told, "前一分句所说的变化")
    if q.sort == "time" and place.left.endswith("连续"):
        stem = noun.left_phrase(place.left[:-2], names)
        return filed(stem + "连续" + noun.right_phrase(place.right)[:20] + "时间", "连续若干年、月")
    if q.sort in _COUNTED:
        return _counted(place, scene, names)
    return _measured(place, scene, names)


def _growth(place: Place, form: GrowthForm, scene: Scene, names: tuple[str, ...]) -> Label:
    left = place.left[: form.cut] if form.cut is not None else place.left
    stem = noun.growth_tail().sub("", left) if form.strip else left
    stem = _than().sub("", _compared().sub("", stem))
    stem = noun.left_phrase(stem, names)
    if form.keep and stem and not stem.endswith(form.word):
        stem += form.word
    if not stem and scene.share and place.quantity.base_unit == "个百分点":
        return Label(scene.share, scene.share, "沿用前一比重", aside=True)
    if form.keep and stem == form.word and scene.carry and len(stem) >= _SAYS:
        return topped(stem, scene, "增长词", always=True)
    alone = stem in ("", form.word, "增幅", "增速", "同比", "环比") or stem in noun.among("pronouns")
    if alone or noun.change().fullmatch(stem):
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


def _counted(place: Place, scene: Scene, names: tuple[str, ...]) -> Label:
    if place.left in ("除", "除了") and scene.carry:
        return carried(scene, "除去之数，沿用前一指标", place, names)
    phrase = noun.right_phrase(place.right)
    phrase = "" if phrase in noun.among("hollow") else phrase
    left = place.left
    if phrase and place.passes and scene.carry and left.startswith("其中"):
        return Label(canonical(scene.carry), scene.carry, "其后说其中之数如何，沿用前一指标")
    scene.noun = phrase or None
    if phrase.startswith("指标"):
        listed = noun.left_phrase(noun.strip_trail(left).removesuffix("等"), names)
        if listed:
            return filed(listed + ("等指标" if "等" in left[-4:] else "指标"), "并列的指标")
    done = noun.verb_head().match(place.right) and not noun.changes(place.right)
    if not phrase and scene.carry and not place.number and done:
        return topped(noun.verb_phrase(place.right), scene, "数词之后的动词", always=True)
    if not phrase and place.right and place.quantity.base_unit in ("次", "场", "场次"):
        phrase = noun.verb_phrase(place.right)
    if phrase and place.right.startswith("的") and not place.number:
        sized = noun.left_phrase(left, names)  # 总床位1500张的医院
        if len(sized) > _SAYS and sound(sized) and not _says_what(sized) and not left.endswith("的"):
            scene.noun = None
            return filed(sized, "数词之前的名词", "数")
    if not phrase:
        stem = noun.left_phrase(left, names)
        if not stem or noun.change().fullmatch(stem):
            return carried(scene, "无名词，沿用前一指标", place, names)
        if scene.carry and (_OUT_OF.search(left) or _SIZED.search(left)):
            thing = scene.alike.get(place.quantity.base_unit, scene.carry)
            return filed(stem.rstrip("的") + measure().sub("", thing), "定语＋前一名词", "数")
        if stem in noun.among("rest"):
            return topped(stem, scene, "剩余之数", always=True)
        if noun.verb_head().fullmatch(stem):
            if place.topic:
                return filed(stem + place.topic, "动词＋前一名词", "数")
            return topped(stem, scene, "数词之前的动词", always=True, unit=place.quantity.base_unit)
        if stem in noun.bare():
            return topped(stem, scene, "数词之前的名词")
        return filed(stem, "数词之前的名词", "数")
    stem = noun.strip_trail(left)
    verb = noun.verb_tail().search(stem[-14:])
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


def _measured(place: Place, scene: Scene, names: tuple[str, ...]) -> Label:
    q = place.quantity
    stem = noun.left_phrase(place.left, names)
    right = noun.right_phrase(place.right)
    if q.sort == "area" and not place.left.endswith("的") and _land().match(place.right):
        return filed("区域面积", "面积所说的土地")
    if q.sort == "length" and _off().match(place.right):
        return filed("距离", "多远之外")
    if q.sort == "percent" and place.right.startswith(("全覆盖", "覆盖")) and scene.carry:
        return filed(measure().sub("", stem or scene.carry) + "覆盖率", "百分之百覆盖")
    lasting = noun.ending("lasting").search(place.left) if q.sort == "time" else None
    if lasting and place.right.startswith("的") and right:
        return filed(right + "历时", "历时若干的事")
    if q.sort == "time" and noun.ending("taking").search(place.left):
        right_part = noun.verb_phrase(place.right)
        if place.right in ("时间", "的时间") and len(stem) < _SAYS:
            right_part = noun.verb_phrase("" if place.followed else scene.behind)
        right_part = _WITHIN.sub("", right_part)
        if len(right_part) > 2 and right_part[:1] not in "可的":
            return filed(right_part + "时间", "用时之后的词")
        stem = "" if stem in noun.among("course") else stem
    paused = stem.rpartition("、")[2] if q.sort == "time" else ""
    if noun.ending("pausing").search(paused):
        return filed(paused + "时间", "停顿、延续了多久")
    soon = _WITHIN.match(place.right) if q.sort == "time" and not place.number else None
    if soon and len(place.right) > soon.end() + 1 and not _says_what(stem):
        done = noun.verb_phrase(place.right[soon.end() :])
        carry = scene.carry if scene.carry and not scene.carry.endswith("数") else ""
        over = stem if sound(stem) and len(stem) >= _SAYS else carry or topic(scene.before)
        return filed((over + tidy(done))[-noun.LONGEST :] + "时间", "多久就怎样")
    if q.sort == "percent" and noun.verb_head().fullmatch(stem) and not right:
        return filed(stem.removeprefix("完成") or stem, "数词之前的动词", "率")
    thing = right if place.left[-1:] in _DONE and not place.right.startswith("的") and not _says_what(stem) else ""
    if thing and len(thing) >= _SAYS and q.sort in _EXTENT:
        verb = noun.verb_tail().search(stem[-14:])
        return filed((verb.group() if verb else "") + thing, "动词＋数量之后的名词")
    if q.sort == "percent" and right and place.right.startswith("的") and place.left.endswith("了"):
        return filed(right.removesuffix("占比") + "占比", "数量所修饰的名词")  # 送进了88%的社区
    if q.sort == "time" and place.left.endswith("了") and (trade := _TRADE.match(place.right)):
        return filed(trade[1] + "时间", "做了多久的事")
    if stem in noun.among("dimensions") and scene.fresh and scene.before:
        return filed(noun.right_phrase(noun.left_phrase(scene.before, names)) + stem, "前一分句之物的尺寸")
    if stem in noun.among("pronouns"):
        return carried(scene, "代词，沿用前一指标", place, names)
    if stem in noun.among("sums") and (done := deed(scene.before)):
        return filed(done + stem, "前一分句所做之事＋总计")
    if not stem and q.sort == "percent" and scene.carry and place.left.endswith("占"):
        return replace(filed(measure().sub("", scene.carry), "前一指标所占", "占比"), aside=True)
    if stem in _SHARES and scene.share:
        return Label(scene.share, scene.share, "沿用前一比重", aside=True)
    what = scene.alike.get(q.base_unit, "").rpartition("的")[2] if q.sort == "money" else ""
    if what and noun.changed_to(place.left) and noun.ending("prices").search(what) and not _priced(stem):
        return filed(stem + what, "变化之物＋前一指标")
    spent = noun.spent(stem, place.right) if q.sort == "money" else None
    if spent:
        return filed(spent, "花钱的动词＋所做之事")
    if "了" in stem[:-2]:
        stem = stem[stem.rfind("了", 0, -2) + 1 :]
    if q.sort == "time" and not stem and not (place.number and scene.carry and noun.changed_to(place.left)):
        spell = right if place.right.startswith("的") and right else noun.verb_phrase(place.right)
        if len(spell) < 2 and scene.fresh:
            spell = noun.left_phrase(scene.before, names)
        if len(spell) > 1:
            return filed(spell + "时间", "时长之后的词")
    if noun.change().fullmatch(stem) or (not stem and place.number and not right):
        return carried(scene, "变化后的水平，沿用前一指标", place, names)
    if q.sort == "money" and len(right) >= _SAYS and noun.ending("giving").search(stem):
        return filed(right, "所给予的钱")
    if q.sort == "money" and right and not place.right.startswith("的") and noun.ending("spent").search(stem):
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
    if stem and right and not place.right.startswith("的") and noun.verb_tail().search(stem[-14:]):
        return filed((stem + right)[-noun.LONGEST :], "动词＋数量之后的名词")
    if stem in noun.among("parts") and scene.carry:
        return filed(stem + scene.carry, "其中一部分＋前一指标")
    if stem and right and place.right.startswith("的") and q.sort in _EXTENT and not _says_what(stem):
        return filed((stem + right)[-noun.LONGEST :], "主体＋数量所修饰的名词")
    if stem and right and len(stem) <= _PLACE_LONG and q.sort in _EXTENT and not rate().search(stem):
        return filed(stem + right, "地点＋数量之后的名词")
    if stem and not noun.verb_head().fullmatch(stem) and not (right and len(stem) < 2):
        return filed(stem, "数词之前的名词")
    if right:
        suffix = "占比" if q.sort in ("percent", "fraction") else ""
        return filed((stem + right)[: noun.LONGEST - 2] + suffix, "数量之后的名词")
    if stem:
        return topped(stem, scene, "数词之前的动词", unit=q.base_unit)
    return carried(scene, "无名词，沿用前一指标", place, names)


def _opened(clause: str) -> str:
    """The measure that a clause without figures begins with: 一般公共预算收入头一回越过百亿，达到121亿元."""
    phrase = noun.right_phrase(noun.strip_lead(clause))
    return phrase if len(phrase) > _SAYS and rate().search(phrase) and phrase != clause else ""


def _priced(stem: str) -> bool:
    return _says_what(stem) or bool(noun.ending("prices").search(stem))


def _says_what(stem: str) -> bool:
    """Whether a phrase ends with a measure or a verb."""
    return bool(rate().search(stem) or noun.verb_tail().search(stem[-14:]))
