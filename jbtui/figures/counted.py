"""Names what a count counts: 盘活43家企业, 55个农贸市场已完成48个, 县级河长19名、乡镇级148名.

Each way of writing is a rule, asked in order: those that hold whatever stands behind the number, then those for a
number without a noun behind it, or with one.
"""

from __future__ import annotations

import re

from jbtui.figures import change, noun, phrases
from jbtui.figures.filing import carried, filed, measure, says_what, topped
from jbtui.figures.measurement import SAYS, Measurement, Rule
from jbtui.figures.scene import Label, Place, Scene, canonical
from jbtui.figures.sound import sound
from jbtui.text.later import later

# 其中十亿元级的14个: of the same things, those of a size.
_SIZED = re.compile("(?:[亿万]元|[级类])(?:以上)?的$")
# 水质达标的有13个: what is counted stands before, in 17个断面中.
_OUT_OF = re.compile("的(?:有|就有|达|占|共有|已有|仅有|为)$")
# What a threshold says in a label.
_BOUND = re.compile("(?:超过?|突破|达到?)[^超达的]{1,8}元(?:以上)?(?=数?$)")
# A count of these is told by a verb: 巡查300次.
_TIMES = ("次", "场", "场次")
# 12个断面优良率由58%提高到91%: what is counted is no rate.
_RATED = later("(?<=[一-鿿]{2})[一-鿿]{2}率$")
# 路段卡在临江社区19户人家手里: of what stands before, only where they are.
_AT = re.compile("(?<![存现所内外])在(?![建校职岗线册编外])")
# 528户人家: the measure word says what they are.
_HOUSEHOLDS = {"户": ("人家", "家庭")}
# The noun behind a number says enough from so many characters on; what stands before it is put in front up to so many.
_CLEAR, _LEAD = 5, 12


def counted(place: Place, scene: Scene, names: tuple[str, ...]) -> Label:
    """The label of a count; leaves the noun it counts to the figure behind."""
    m = Measurement(place, scene, names, "", noun.right_phrase(place.right), place.right.startswith("的"))
    if m.right in phrases.among("hollow"):
        m.right = ""
    if told := _first(OF_THE_LAST, m):
        return told
    if m.right.endswith("率"):
        m.right = _RATED.sub("", m.right)
    scene.noun = m.right or None
    if told := _first(WHATEVER_IS_BEHIND, m):
        return told
    if not m.right and place.right and m.quantity.base_unit in _TIMES:
        m.right = noun.verb_phrase(place.right)
    if m.right:
        return _first(NOUN_BEHIND, m) or filed(_lead(m) + m.right, "量词之后的名词", "数")
    m.stem = noun.left_phrase(place.left, names)
    return _first(NOTHING_BEHIND, m) or filed(m.stem, "数词之前的名词", "数")


def _first(rules: tuple[Rule, ...], m: Measurement) -> Label | None:
    for rule in rules:
        if (told := rule(m)) is not None:
            return told
    return None


def excepted(m: Measurement) -> Label | None:
    """全区有小区240个，除3个外都已改造."""
    if m.scene.carry and m.place.left in ("除", "除了"):
        return carried(m.scene, "除去之数，沿用前一指标", m.place, m.names)
    return None


def of_those(m: Measurement) -> Label | None:
    """建成楼宇12栋，其中2栋税收突破10亿元: what stands behind tells of them, and is not what is counted.

    So does 216个村中，已有198个村集体收入超过10万元.
    """
    if not (m.right and m.place.passes and m.scene.carry):
        return None
    again = m.quantity.base_unit in m.scene.alike and m.scene.fresh is False and m.place.left in phrases.among("again")
    if m.place.left.startswith("其中") or again:
        return Label(canonical(m.scene.carry), m.scene.carry, "其后说其中之数如何，沿用前一指标")
    return None


def listed_targets(m: Measurement) -> Label | None:
    """工业产值、税收等5项指标."""
    if not m.right.startswith("指标"):
        return None
    listed = noun.left_phrase(noun.strip_trail(m.place.left).removesuffix("等"), m.names)
    return filed(listed + ("等指标" if "等" in m.place.left[-4:] else "指标"), "并列的指标") if listed else None


def verb_behind(m: Measurement) -> Label | None:
    """征集问题240个，120个已整改."""
    if m.right or not m.scene.carry or m.place.number or change.begins(m.place.right):
        return None
    if not phrases.verb_head().match(m.place.right):
        return None
    return topped(noun.verb_phrase(m.place.right), m.scene, "数词之后的动词", always=True)


def households(m: Measurement) -> Label | None:
    """村里有528户人家."""
    if m.right in _HOUSEHOLDS.get(m.quantity.base_unit, ()):
        return filed(_lead(m) + m.quantity.base_unit, "量词之后的名词", "数")
    return None


def size(m: Measurement) -> Label | None:
    """总床位1500张的医院: the number is the size of what stands behind it."""
    if not m.of or m.place.number or m.place.left.endswith("的"):
        return None
    sized = noun.left_phrase(m.place.left, m.names)
    if len(sized) <= SAYS or not sound(sized) or says_what(sized):
        return None
    m.scene.noun = None
    return filed(sized, "数词之前的名词", "数")


def nothing_before(m: Measurement) -> Label | None:
    """新增企业1200家，是去年的2倍，达到1500家."""
    if not m.stem or change.is_move(m.stem):
        return carried(m.scene, "无名词，沿用前一指标", m.place, m.names)
    return None


def of_a_kind(m: Measurement) -> Label | None:
    """盘活企业43家，其中规模以上的有12家: of the same things, those of a kind."""
    if not m.scene.carry or not (_OUT_OF.search(m.place.left) or _SIZED.search(m.place.left)):
        return None
    thing, kind = m.scene.alike.get(m.quantity.base_unit, m.scene.carry), m.stem.rstrip("的")
    if (bound := _BOUND.search(thing)) and _BOUND.fullmatch(kind):  # 纳税超千万元的有28家，超亿元的3家
        return filed(thing[: bound.start()] + kind, "定语＋前一名词", "数")
    return filed(kind + measure().sub("", thing), "定语＋前一名词", "数")


def rest(m: Measurement) -> Label | None:
    """排查隐患120处，仅剩3处."""
    if m.stem in phrases.among("rest") or (m.stem in phrases.among("states") and m.scene.carry):
        return topped(m.stem, m.scene, "剩余之数", always=True)
    return None


def of_a_level(m: Measurement) -> Label | None:
    """设立县级河长19名、乡镇级148名."""
    if not phrases.ending("levels").search(m.stem):
        return None
    thing = (m.scene.carry or "").rpartition("级")[2].removesuffix("数")
    return filed(m.stem + thing, "级别＋前一名词", "数") if thing else None


def verb_before(m: Measurement) -> Label | None:
    """征集问题240个，整改120个; 55个农贸市场中已改造48个."""
    if not phrases.is_verb(m.stem):
        return None
    if m.place.topic:
        return filed(m.stem + m.place.topic, "动词＋前一名词", "数")
    return topped(m.stem, m.scene, "数词之前的动词", always=True, unit=m.quantity.base_unit)


def bare(m: Measurement) -> Label | None:
    """企业1200家，总数1500家."""
    return topped(m.stem, m.scene, "数词之前的名词") if m.stem in noun.bare() else None


def of_the_topic(m: Measurement) -> Label | None:
    """55个农贸市场已完成48个改造."""
    topic = m.place.topic
    if not topic or topic in m.right:
        return None
    return filed(f"{topic}{_verb(m)}{m.right}", "前一名词＋动词＋量词之后的名词", "数")


def _verb(m: Measurement) -> str:
    """The verb right before the number."""
    verb = phrases.verb_tail().search(noun.strip_trail(m.place.left)[-14:])
    return noun.strip_lead(verb.group()) if verb else ""


def _lead(m: Measurement) -> str:
    """What stands in front of the noun in the label: what was done to it, or whose it is where it says too little."""
    lead = noun.suffered(m.place.right, m.right) or _verb(m)
    if lead or len(m.right) >= _CLEAR:
        return lead
    lead = "" if m.place.followed else noun.predicate(m.place.right, m.right)
    if lead or m.place.number:
        return lead
    head = noun.left_phrase(m.place.left, m.names)
    head = _AT.split(head)[-1]
    return head if SAYS <= len(head) <= _LEAD and "、" not in head and sound(head) else ""


OF_THE_LAST: tuple[Rule, ...] = (excepted, of_those)
WHATEVER_IS_BEHIND: tuple[Rule, ...] = (listed_targets, verb_behind)
NOUN_BEHIND: tuple[Rule, ...] = (size, households, of_the_topic)
NOTHING_BEHIND: tuple[Rule, ...] = (nothing_before, of_a_kind, rest, of_a_level, verb_before, bare)
