"""Names the indicator of a figure: the noun phrase it measures, from the clause, canonical where the table knows it."""

from __future__ import annotations

import re
from dataclasses import replace

from jbtui.figures import noun
from jbtui.figures.kind import GrowthForm
from jbtui.figures.scene import Label, Place, Scene, canon
from jbtui.figures.scene import canonical as canonical

_COUNTED = ("count", "people")
_SHARE = re.compile(
    "(?:占(?![比地])(?:到|了)?)([^，]{2,30}?)的?(?:比重|比例)?(?:提升|提高|上升|上涨|下降|降低|增加|扩大)?(?:至|到)?(?:达到|达|为|约|近|超过|超)?$"
)
_OF = re.compile("(?:完成|达到|达|达成)(?:了)?([^，]{2,24}?)的$")
_LIKE = re.compile("(?:相当于|等于)([^，]{2,30}?)(?:的)?$")
_TIMES = re.compile("(?:是|为|达到|达|相当于)([^，]{0,24}?)的(?:近|约|超过)?$")
RATE = re.compile("(?:率|比例|比重|占比|指数|份额|量|额|值|收入|投资|面积|产值|人数|总数|数)$")
_THAN = re.compile("(?:比|较|高于|高出|领先|低于|快于|慢于|优于)[^，]{1,16}$")
# The measure that a new measure replaces: “三改”总面积 → “三改”完成率.
_MEASURE = re.compile("(?:排名|总?面积|总额|总数|年?产能|数|占比|比重|完成率)$")
_OF_GROWTH = re.compile("增幅|增速|涨幅|降幅|增长率|同比|环比|排名|位次|总量")
_COMPARED = re.compile("(?:比|较)[^，]{1,18}?(?=提前|缩短|压缩|减少|加快|提速|节省|节约)")
_PLACED = re.compile("^(.*?)(?:位居|位列|跻身|蝉联|名列|荣获|进入|跃居|稳居)(.+)$")
_BY = re.compile("^以[^，]{1,16}(?:成绩|得分|高分|总分|优势)")
_RUN = re.compile("连续(?:第)?[0-9一二三四五六七八九十两]{1,3}(?:年|个季度|个月|次|届)")
# What stands between the verb of a rank and the rank says among whom: 居宁波各区县第2位.
_STANDS = re.compile("(?:位居|位列|名列|排名|排在|稳居|跃居|高居|居|(?<![系陈])列)(?![民住所家委入])[^，、]{2,16}$")
_OF_RANKING = re.compile("的[^，。；]{0,18}(?:排名|位次|名次|排位)")
_FROM = re.compile("(?:由|从)(?:全[国省市区县州]|同类|[^，]{1,4}[省市区县])[^，]{0,12}$")
# A contest or list is itself what the rank measures: 位居全国百强县首位.
_CONTEST = re.compile("百强|榜|考核|评价|竞争力|指数|测评|评比|满意度|考评|督查|评估|活力|发展|排名")
_STEP = re.compile("^(?:已经|已|中|有|里|其中|现已|共|实现|完成)")


# 水质达标的有13个: what is counted stands before, in 17个断面中.
_OUT_OF = re.compile("的(?:有|达|占|共有|已有|仅有|为)$")
_LAND = re.compile("^的?(?:土地|大地|热土|沃土|区域|辖区|县域|市域|版图)")
_TAKING = ("用", "用了", "仅用", "仅用了", "只用", "只用了", "花了", "用时", "只花了", "仅需", "只需")
_OFF = re.compile("^(?:之外|开外|以外|外)")
# 沿线14.5公里绿道: a short word of place before an extent, the thing behind it.
_EXTENT, _PLACE_LONG = ("length", "area", "volume", "weight"), 4
# Verbs up to this length need the noun before to be understood: 竣工42个.
_VERB = 3


def label(place: Place, form: GrowthForm | None, scene: Scene, names: tuple[str, ...]) -> Label:
    """The indicator of one figure; remembers it in the scene."""
    found = _find(place, form, scene, names)
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
        place = replace(place, left=rest)
    if rest and (q.sort in _COUNTED or _STEP.match(rest) or noun.verb_head().match(rest)):
        place = replace(place, left=rest, topic=topic if _STEP.match(rest) else None)
    if place.lists and place.turn < len(place.lists):
        return _filed(place.lists[place.turn], "分别列举，按次序对应")
    if place.listed and scene.carry and not noun.right_phrase(place.right):
        return Label(canonical(scene.carry), scene.carry, "并列的数，沿用前一指标")
    if q.sort == "rank":
        return _rank(place, scene, names)
    if q.sort in ("percent", "fraction", "multiple"):
        special = _relation(place.left, scene, names)
        if special:
            return special
    if form is not None:
        return _growth(place, form, scene, names)
    if q.sort == "time" and place.left.endswith("连续"):
        stem = noun.left_phrase(place.left[:-2], names)
        return _filed(stem + "连续" + noun.right_phrase(place.right)[:20] + "时间", "连续若干年、月")
    if q.sort in _COUNTED:
        return _counted(place, scene, names)
    return _measured(place, scene, names)


def _filed(words: str, rule: str, suffix: str = "") -> Label:
    words = words.strip("、，")
    if len(words) < 2:
        return Label(None, None, "句中未说明指标")
    bare = re.sub("^(?:完成|实现|累计|全部)", "", words)
    known = words if words in canon() else bare
    if known in canon():
        return Label(canon()[known], known, f"{rule}；指标表")
    full = words if not suffix or words.endswith(("数", "量", "总数", "率")) else words + suffix
    return Label(canonical(full), full, rule)


def _rank(place: Place, scene: Scene, names: tuple[str, ...]) -> Label:
    left = _FROM.sub("", re.sub("(?:中|里)(?=排|位|名|居|列)", "", place.left))
    among = _STANDS.search(left)
    if among and not _CONTEST.search(among.group()):
        left = left[: among.start()]
    stem = _BY.sub("", noun.left_phrase(_RUN.sub("", left), names))
    placed = _PLACED.search(stem)
    if placed:
        stem = placed[2] if not placed[1] or placed[1].endswith("、") else placed[1]
    if place.number and len(stem) < 2:
        stem = noun.left_phrase(re.sub("(?:在|居|列).*$", "", _FROM.sub("", place.head)), names)
        if not stem and scene.opening:
            return Label(canonical(scene.opening), scene.opening, "位次，沿用前一分句的指标")
    if not stem and _OF_RANKING.match(place.right):
        return _filed(noun.right_phrase(place.right), "位次所修饰的名词")
    if not stem or noun.change().fullmatch(stem):
        return _carried(scene, "位次，沿用前一指标", place, names)
    if stem in noun.bare():
        return _topped(stem, scene, "位次", always=True)
    return _filed(stem + ("" if "排名" in stem else "排名"), "位次之前的名词")


def _relation(left: str, scene: Scene, names: tuple[str, ...]) -> Label | None:
    m = _SHARE.search(left)
    if m:
        stem = noun.left_phrase(left[: m.start()], names) or scene.carry or ""
        stem = stem if len(stem) + len(m[1]) < noun.LONGEST else ""
        return replace(_filed(f"{stem}占{m[1].rstrip('的')}比重", "占X的N%"), aside=True)
    m = _OF.search(left)
    if m:
        stem = noun.left_phrase(left[: m.start()], names) or (scene.carry or "")
        return _filed(f"{stem}{noun.left_phrase(m[1], names)}完成率"[-noun.LONGEST :], "完成X的N%")
    m = _LIKE.search(left)
    if m:
        return _filed(f"相当于{m[1]}比例", "相当于X的几分之几")
    return None


def _growth(place: Place, form: GrowthForm, scene: Scene, names: tuple[str, ...]) -> Label:
    left = place.left[: form.cut] if form.cut is not None else place.left
    stem = noun.growth_tail().sub("", left) if form.strip else left
    stem = _THAN.sub("", _COMPARED.sub("", stem))
    stem = noun.left_phrase(stem, names)
    if form.keep and stem and not stem.endswith(form.word):
        stem += form.word
    if not stem and scene.share and place.quantity.base_unit == "个百分点":
        return Label(scene.share, scene.share, "沿用前一比重", aside=True)
    if form.keep and stem == form.word and scene.carry:
        return _topped(stem, scene, "增长词", always=True)
    if stem in ("", form.word, "增幅", "增速", "同比", "环比", *noun.words()["pronouns"]) or noun.change().fullmatch(
        stem
    ):
        ahead = noun.right_phrase(place.right) if not stem and form.after else ""
        if form.keep and not scene.carry and form.word:
            ahead = noun.right_phrase(place.right) or form.word
        return (
            _filed(ahead, "增长词之后的名词")
            if len(ahead) > 2
            else _carried(scene, "增长词之前无主语，沿用前一指标", place, names)
        )
    if stem in noun.bare():
        return _topped(stem, scene, "增长词之前的名词")
    return _filed(stem, "增长词之前的名词")


def _counted(place: Place, scene: Scene, names: tuple[str, ...]) -> Label:
    phrase = noun.right_phrase(place.right)
    phrase = "" if phrase in noun.words()["hollow"] else phrase
    left = place.left
    scene.noun = phrase or None
    if phrase.startswith("指标"):
        listed = noun.left_phrase(re.sub("等$", "", noun.strip_trail(left)), names)
        if listed:
            return _filed(listed + ("等指标" if "等" in left[-4:] else "指标"), "并列的指标")
    if not phrase and place.right and place.quantity.base_unit in ("次", "场", "场次"):
        phrase = noun.verb_phrase(place.right)
    if not phrase:
        stem = noun.left_phrase(left, names)
        if not stem or noun.change().fullmatch(stem):
            return _carried(scene, "无名词，沿用前一指标", place, names)
        if _OUT_OF.search(left) and scene.carry:
            return _filed(stem.rstrip("的") + _MEASURE.sub("", scene.carry), "定语＋前一名词", "数")
        if stem in noun.words()["rest"]:
            return _topped(stem, scene, "剩余之数", always=True)
        if noun.verb_head().fullmatch(stem):
            if place.topic:
                return _filed(stem + place.topic, "动词＋前一名词", "数")
            return _topped(stem, scene, "数词之前的动词")
        if stem in noun.bare():
            return _topped(stem, scene, "数词之前的名词")
        return _filed(stem, "数词之前的名词", "数")
    stem = noun.strip_trail(left)
    verb = noun.verb_tail().search(stem[-14:])
    lead = noun.strip_lead(verb.group()) if verb else ""
    topic = place.topic
    if topic and topic not in phrase:
        return _filed(f"{topic}{lead}{phrase}", "前一名词＋动词＋量词之后的名词", "数")
    if not lead and len(phrase) <= 4:
        lead = noun.predicate(place.right, phrase) if not place.followed else ""
        if not lead and not place.number:
            head = noun.left_phrase(left, names)
            lead = head if 2 <= len(head) <= 12 and "、" not in head else ""
    return _filed(lead + phrase, "量词之后的名词", "数")


def _measured(place: Place, scene: Scene, names: tuple[str, ...]) -> Label:
    q = place.quantity
    stem = noun.left_phrase(place.left, names)
    right = noun.right_phrase(place.right)
    if q.sort == "area" and _LAND.match(place.right):
        return _filed("区域面积", "面积所说的土地")
    if q.sort == "length" and _OFF.match(place.right):
        return _filed("距离", "多远之外")
    if q.sort == "percent" and place.right.startswith(("全覆盖", "覆盖")) and scene.carry:
        return _filed(_MEASURE.sub("", stem or scene.carry) + "覆盖率", "百分之百覆盖")
    if q.sort == "time" and place.left.endswith(_TAKING):
        right_part = noun.verb_phrase(place.right)
        if len(right_part) > 2 and right_part[:1] not in "就便即可的":
            return _filed(right_part + "时间", "用时之后的词")
        stem = "" if stem in noun.words()["course"] else stem
    if stem in noun.words()["pronouns"]:
        return _carried(scene, "代词，沿用前一指标", place, names)
    spent = noun.spent(stem, place.right) if q.sort == "money" else None
    if spent:
        return _filed(spent, "花钱的动词＋所做之事")
    if "了" in stem[:-2]:
        stem = stem[stem.rfind("了", 0, -2) + 1 :]
    if q.sort == "time" and not stem and not (place.number and scene.carry and noun.changed_to(place.left)):
        spell = right if place.right.startswith("的") and right else noun.verb_phrase(place.right)
        if len(spell) < 2 and scene.fresh:
            spell = noun.left_phrase(scene.before, names)
        if len(spell) > 1:
            return _filed(spell + "时间", "时长之后的词")
    if noun.change().fullmatch(stem) or (not stem and place.number and not right):
        return _carried(scene, "变化后的水平，沿用前一指标", place, names)
    if stem in noun.bare():
        if place.right.startswith("的") and right:
            return _filed((right + stem)[-noun.LONGEST :], "数量前后的名词")
        return _topped(stem, scene, "数词之前的名词")
    if stem and q.sort == "percent" and place.left.endswith("占"):
        return _filed(stem + "占比", "数词之前的名词")
    if stem and q.sort == "percent" and right and not place.right.startswith("的") and not RATE.search(stem):
        return _filed(
            stem + right[:6] + ("率" if len(right) <= 4 and not right.endswith("率") else ""), "百分比前后的词"
        )
    if stem and right and not place.right.startswith("的") and noun.verb_tail().search(stem[-14:]):
        return _filed((stem + right)[-noun.LONGEST :], "动词＋数量之后的名词")
    if stem in noun.words()["parts"] and scene.carry:
        return _filed(stem + scene.carry, "其中一部分＋前一指标")
    if stem and right and place.right.startswith("的") and q.sort in _EXTENT and not _says_what(stem):
        return _filed((stem + right)[-noun.LONGEST :], "主体＋数量所修饰的名词")
    if stem and right and len(stem) <= _PLACE_LONG and q.sort in _EXTENT and not RATE.search(stem):
        return _filed(stem + right, "地点＋数量之后的名词")
    if stem and not noun.verb_head().fullmatch(stem) and not (right and len(stem) < 2):
        return _filed(stem, "数词之前的名词")
    if right:
        suffix = "占比" if q.sort in ("percent", "fraction") else ""
        return _filed((stem + right)[: noun.LONGEST - 2] + suffix, "数量之后的名词")
    if stem:
        return _topped(stem, scene, "数词之前的动词")
    return _carried(scene, "无名词，沿用前一指标", place, names)


def _says_what(stem: str) -> bool:
    """Whether a phrase ends with a measure or a verb."""
    return bool(RATE.search(stem) or noun.verb_tail().search(stem[-14:]))


def _topped(stem: str, scene: Scene, rule: str, always: bool = False) -> Label:
    """A rate or total that does not say of what: the label before is put in front."""
    verb = noun.verb_head().fullmatch(stem)
    alone = len(stem) > _VERB if verb else not _completes(stem, scene)
    if alone and not always:
        return _filed(stem, rule)
    topic = scene.carry or noun.left_phrase(scene.before, ())
    if scene.fresh and stem.endswith("率"):
        topic = noun.right_phrase(noun.left_phrase(scene.before, ())) or topic
    if topic:
        topic = _MEASURE.sub("", re.sub("^(?:完成|实现)", "", topic)) if not _OF_GROWTH.search(stem) else topic
    if not topic or stem in topic:
        return _filed(stem, rule)
    return _filed((topic + stem)[-noun.LONGEST :], f"{rule}，前补主语")


def _completes(stem: str, scene: Scene) -> bool:
    """Whether the label before can be put in front: rates and growths always, a measure only to what was counted."""
    return not scene.carry or stem.endswith(("率", "度")) or bool(_OF_GROWTH.search(stem)) or scene.carry.endswith("数")


def _carried(scene: Scene, rule: str, place: Place, names: tuple[str, ...]) -> Label:
    if scene.carry:
        carried = scene.carry.removesuffix("排名") or scene.carry
        return Label(canonical(carried), carried, rule)
    before = re.sub("^(?:在|对)|(?:中|上|方面)$", "", noun.strip_trail(scene.before))
    stem = noun.left_phrase(before, names)
    stem = noun.right_phrase(stem) or stem or noun.right_phrase(place.right)
    return _filed(stem, "本分句无名词，取前一分句")
