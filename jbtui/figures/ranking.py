"""Names what a rank ranks: 投资进度居全市第二 is 投资进度排名."""

from __future__ import annotations

import re
from functools import cache

from jbtui.figures import change, noun, phrases
from jbtui.figures.filing import carried, filed, topped
from jbtui.figures.lexicon import either
from jbtui.figures.scene import Label, Place, Scene, canonical
from jbtui.figures.topic import contest

_WITHIN = re.compile("(?:中|里|(?<=[单榜])上)(?=排|位|名|居|列)")


def _any(key: str) -> str:
    return either("figures", "rank", key)


@cache
def _run() -> re.Pattern[str]:
    """连续四年 before a rank."""
    return re.compile(f"连续第?[0-9一二三四五六七八九十两]{{1,3}}{_any('spells')}")


@cache
def _from() -> re.Pattern[str]:
    """由全省 in 由全省第三升至第一."""
    return re.compile(f"[由从]{_any('ranges')}[^，]{{0,12}}$")


@cache
def _lined() -> re.Pattern[str]:
    """数量在全市排, 升幅在各区县中列."""
    return re.compile(f"在(?:全|各|同类|[^，在]{{2,8}}[省市区县])[^，在榜考评]{{0,8}}{_any('lined')}在?$")


@cache
def _kept() -> re.Pattern[str]:
    return re.compile(f"{_any('kept_adverbs')}*{_any('kept')}?(?:在|[一-鿿]{{2}})?")


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(f"^(.*?){_any('stands')}(.+)$")


@cache
def _stands() -> re.Pattern[str]:
    """What stands between the verb of a rank and the rank says among whom: 居宁波各区县第2位."""
    verb = _any("among")
    return re.compile(rf"{verb}(?![民住所家委入])(?:[^，、()]|\([^()]*\)){{2,16}}$")


def standing(right: str) -> str:
    """The list or contest in which somebody stands, behind how long: 全国百强区 in 连续9年位居全国百强区榜首."""
    stands = re.match(_any("among"), right)
    contested = _contest().search(right) if stands else None
    return right[stands.end() :] if stands and contested else ""


@cache
def _contest() -> re.Pattern[str]:
    """A contest or list is itself what the rank measures: 位居全国百强县首位."""
    return re.compile(_any("contests"))


@cache
def _by() -> re.Pattern[str]:
    return re.compile(f"^以[^，]{{1,16}}{_any('by')}")


@cache
def _of_ranking() -> re.Pattern[str]:
    """第7位的全国县域经济综合竞争力排名."""
    return re.compile(f"的[^，。；]{{0,18}}{_any('rankings')}")


@cache
def _climbs() -> re.Pattern[str]:
    """Words that only tell how the place was reached: 追(到第4名), 成绩坐上."""
    return re.compile(f"(?:成绩|名次|位次)?(?:{either('figures', 'rank', 'climbs', 'stands')})+")


@cache
def _placing() -> re.Pattern[str]:
    return re.compile(phrases.one_of("placings"))


@cache
def _aspects() -> re.Pattern[str]:
    """What several ranks are told of at once: 规模和增速."""
    aspect = phrases.one_of("aspects")
    return re.compile(f"{aspect}(?:[、和及与]{aspect})+")


def ranked(place: Place, scene: Scene, names: tuple[str, ...]) -> Label:
    """The label of a rank."""
    left = _lined().sub("", _from().sub("", _WITHIN.sub("", place.left)))
    among = _stands().search(left)
    if among and not _contest().search(among.group()):
        left = left[: among.start()]
    stem = _by().sub("", noun.left_phrase(_run().sub("", left), names))
    if not place.listed and _placing().fullmatch(stem) and (scene.share or scene.carry):
        stem = ""
    if _climbs().fullmatch(stem):
        stem = ""
        if scene.carry and scene.carry.endswith("排名"):
            return Label(canonical(scene.carry), scene.carry, "位次，沿用前一指标")
    if contested := contest(scene.before) if scene.fresh and len(stem) < 2 else "":
        return filed(contested + "排名", "前一分句的榜单、考核")
    placed = _placed().search(stem)
    if placed:
        stem = placed[2] if not placed[1] or placed[1].endswith("、") else placed[1]
    if place.number and len(stem) < 2:
        stem = noun.left_phrase(re.sub("(?:在|居|列).*$", "", _from().sub("", scene.head)), names)
        if not stem and scene.opening and not scene.share and not (scene.carry or "").endswith("排名"):
            return Label(canonical(scene.opening), scene.opening, "位次，沿用前一分句的指标")
    if not stem and (held := _counted_contest(scene.carry or "")):
        return filed(held + "排名", "前面所计之中的考核")
    if not stem and _of_ranking().match(place.right):
        return filed(noun.right_phrase(place.right), "位次所修饰的名词")
    if not stem or change.is_move(stem) or (_kept().fullmatch(stem) and "保持" in stem and scene.carry):
        return carried(scene, "位次，沿用前一指标", place, names)
    if stem in noun.bare() or _aspects().fullmatch(stem):
        if scene.share:
            return filed(scene.share + stem, "位次，前补比重")
        return topped(stem, scene, "位次", always=True)
    return filed(stem + ("" if "排名" in stem else "排名"), "位次之前的名词")


def _counted_contest(carry: str) -> str:
    """The contest in a label that counts those who took part: 县(市、区)综合考评数."""
    stem = carry.removesuffix("数")
    return stem if stem != carry and phrases.ending("contests").search(stem) else ""
