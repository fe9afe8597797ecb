"""Files the words found for a figure: under the name the table knows, behind a topic, or under what came before."""

from __future__ import annotations

import re
from functools import cache

from jbtui.figures import noun, phrases
from jbtui.figures.scene import Label, Place, Scene, canon, canonical
from jbtui.figures.topic import topic as topic_of

# No amount is carried over from a share or a rate: 开工率94%，实际完成23亿元.
_SIZES, _OF_PARTS = (
    ("money", "area", "length", "weight", "volume", "count", "people"),
    re.compile("(?:率|比例|比重|占比)$"),
)
# Verbs up to this length need the noun before to be understood: 竣工42个.
_VERB = 3
_AROUND = re.compile("^(?:在|对)|(?:中|上|方面)$")
_DONE = ("完成", "实现", "累计", "全部")


@cache
def rate() -> re.Pattern[str]:
    """The end of a phrase that says what is measured: 开工率, 总产值."""
    return phrases.ending("measures")


@cache
def measure() -> re.Pattern[str]:
    """The measure that a new measure replaces: “三改”总面积 → “三改”完成率."""
    return phrases.ending("replaced")


def says_what(stem: str) -> bool:
    """Whether a phrase ends with a measure or a verb."""
    return bool(rate().search(stem) or phrases.verb_tail().search(stem[-14:]))


@cache
def of_growth() -> re.Pattern[str]:
    return re.compile(phrases.one_of("of_growth"))


def filed(words: str, rule: str, suffix: str = "") -> Label:
    """A label of its own words, canonical where the table knows them."""
    words = words.strip("、，")
    words = words.removesuffix("的占比") + "占比" if words.endswith("的占比") else words
    if len(words) < 2 and not (suffix and words in phrases.among("short")):
        return Label(None, None, "句中未说明指标")
    bare = words[2:] if words.startswith(_DONE) else words
    known = words if words in canon() else bare
    if known in canon():
        return Label(canon()[known], known, f"{rule}；指标表")
    full = words if not suffix or words.endswith(("数", "量", "总数", "率")) else words + suffix
    return Label(canonical(full), full, rule)


def topped(stem: str, scene: Scene, rule: str, always: bool = False, unit: str = "") -> Label:
    """A rate or total that does not say of what: the label before is put in front."""
    verb = phrases.is_verb(stem)
    alone = len(stem) > _VERB if verb else not _completes(stem, scene)
    if alone and not always:
        return filed(stem, rule)
    if verb and unit and not always and unit not in scene.alike and scene.carry:
        return filed(stem, rule)
    if verb and unit and scene.carry and scene.carry.endswith("时间"):
        return filed(stem, rule)  # 驻村45天，完成签约312户: nothing is done to a time
    topic = (
        (verb and scene.alike.get(unit)) or scene.carry or topic_of(scene.before) or noun.left_phrase(scene.before, ())
    )
    if verb and topic and always:
        topic = phrases.ending("results").sub("", measure().sub("", topic)) or topic
    if scene.paired and scene.carry == scene.paired[-1] and stem in phrases.among("totals"):
        topic = phrases.verb_tail().sub("", scene.paired[0])
    if scene.fresh and stem.endswith("率"):
        topic = noun.right_phrase(noun.left_phrase(scene.before, ())) or topic
    if topic and not of_growth().search(stem):
        topic = measure().sub("", topic[2:] if topic.startswith(_DONE[:2]) else topic)
    if not topic or stem in topic:
        return filed(topic or stem, rule)
    topic = topic.removesuffix(stem[:2]).removesuffix("已") or topic  # 问题解决＋解决率
    return filed((topic + stem)[-noun.LONGEST :], f"{rule}，前补主语")


def carried(scene: Scene, rule: str, place: Place, names: tuple[str, ...]) -> Label:
    """The label of the figure before; where there is none, what the clause before speaks of."""
    if scene.share and place.quantity.sort in ("percent", "rank"):
        return Label(scene.share, scene.share, "沿用前一比重", aside=True)
    if scene.carry and not (place.quantity.sort in _SIZES and _OF_PARTS.search(scene.carry)):
        ranks = place.quantity.sort == "rank"
        words = scene.carry if ranks else scene.carry.removesuffix("排名") or scene.carry
        return Label(canonical(words), words, rule)
    before = _AROUND.sub("", noun.strip_trail(scene.before))
    stem = noun.left_phrase(before, names)
    stem = noun.right_phrase(stem) or stem or noun.right_phrase(place.right)
    return filed(stem, "本分句无名词，取前一分句")


def _completes(stem: str, scene: Scene) -> bool:
    """Whether the label before can be put in front: rates and growths always, a measure only to what was counted."""
    rates = stem.endswith(("率", "度", "占比", "比重")) or bool(of_growth().search(stem))
    return not scene.carry or rates or scene.carry.endswith("数")
