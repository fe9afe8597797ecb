"""What 分别 deals out: 农村厕所、旅游厕所、城区厕所开工率分别达到85%、100%、75%; 甲镇、乙镇分别关停41条和38条."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from jbtui.figures import change, noun, phrases
from jbtui.figures.filing import rate
from jbtui.figures.lexicon import either
from jbtui.figures.quantity import Quantity
from jbtui.figures.scene import Scene, canonical
from jbtui.knowledge import table

# 两项分别增长14.6%和17.1%: the two told before.
_BOTH = re.compile("^(?:这|上述)?[两二三四](?:项|者|个(?:指标|数字))(?:指标|数据)?$")
# More figures than this no 分别 deals out.
MOST = 12
# Items of a list up to this length are taken to be as long as the modifier of the last: 城镇、农村居民收入.
_MODIFIER = 5


@cache
def _dealt() -> re.Pattern[str]:
    return re.compile(phrases.one_of("dealt"))


@cache
def _distributed() -> re.Pattern[str]:
    return re.compile(f"{phrases.one_of('dealt')}[^、，]{{0,8}}$")


@cache
def _led() -> re.Pattern[str]:
    return re.compile(f"{phrases.one_of('dealt_adverbs')}+$")


@cache
def _and() -> re.Pattern[str]:
    return re.compile(phrases.one_of("joins"))


@cache
def _and_grown() -> re.Pattern[str]:
    """Between the members of a list that 分别 opens: 分别增长7.4%和下降2.3%."""
    growth = f"{phrases.one_of('dealt_bases')}?{phrases.one_of('dealt_growth')}?[了至到]?"
    return re.compile(f"[、和及与,，]?{growth}(?:每[人户亩月年天吨]){{0,2}}")


@cache
def _together() -> re.Pattern[str]:
    """What says how many were listed: 乐从、伦教、勒流三个镇街."""
    return re.compile(f"[两三四五六七八九十2-9]个?({either('entities', 'subject', 'together')})$")


@dataclass(slots=True)
class Deal:
    """What one 分别 deals out to the figures behind it, each at its turn."""

    indicators: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    """The places or firms the numbers are told of, where these and not the indicators differ."""
    turn: int = 0
    left: str | None = None
    """What of the text before the figure belongs to it, where owners stand there."""
    indicator: str | None = field(init=False)
    owner: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.indicator = self.indicators[self.turn] if self.turn < len(self.indicators) else None
        self.owner = self.owners[self.turn] if self.turn < len(self.owners) else None


NO_DEAL = Deal()


def deals(text: str) -> bool:
    """Whether 分别 or its like stands in a text at all: few paragraphs have it."""
    return bool(_dealt().search(text))


def deal(
    before: Deal, left: str, here: Sequence[Quantity], text: str, scene: Scene, names: tuple[str, ...]
) -> Deal:  # fmt: skip
    """The deal that the first figure of `here` is part of; `before`: that of the figure before it in its clause."""
    if _dealt().search(left):
        count = min(_run(here, text), sum(1 for other in here if other.sort == here[0].sort))
        owners = shared_out(left, count)
        if owners:
            return Deal(owners=owners, left=_dealt().split(left)[-1])
        scene.paired = parallel(left, count, scene, names) or _taken_up(left, _run(here, text), scene)
        return Deal(scene.paired)
    if before.indicators or before.owners:
        return Deal(before.indicators, before.owners, before.turn + 1) if _and_grown().fullmatch(left) else NO_DEAL
    return Deal(scene.paired) if scene.paired and _goes_on(here, left, text, scene) else NO_DEAL


def _goes_on(here: Sequence[Quantity], left: str, text: str, scene: Scene) -> bool:
    """Whether a run of growths takes up the list before it in turn: 收入分别为3万元和2万元，增长8%和9%."""
    paired = len(scene.paired)
    return paired > 1 and paired == len(here) == _run(here, text) and bool(change.growth_tail().fullmatch(left))


def _run(here: Sequence[Quantity], text: str) -> int:
    """How many figures follow one another with nothing but 、 or 和 between them."""
    run = 1
    for one, other in pairwise(here):
        if not _and_grown().fullmatch(text[one.after : other.before]):
            break
        run += 1
    return run


def parallel(left: str, count: int, scene: Scene, names: tuple[str, ...]) -> tuple[str, ...]:
    """The subjects of 分别: 农村厕所、旅游厕所、城区厕所开工率 are three rates; () where they are not `count`."""
    m = _distributed().search(left)
    if not m:
        return ()
    said = noun.strip_trail(left[: m.start()])
    bare = [noun.strip_lead(item) for item in _and().split(said) if item]
    if scene.carry and len(bare) == count > 1 and all(item in phrases.among("aspects") for item in bare):
        return tuple(canonical(scene.carry) + item for item in bare)  # 总量、增幅分别位列全市第3、第2
    head = change.without_growth(said)
    head = noun.left_phrase(head, names) if len(head) <= noun.LONGEST else noun.strip_lead(head)
    items = [noun.strip_lead(item) for item in _and().split(head) if item]
    if len(items) != count or count < 2:
        return ()
    last = items[-1]
    return (*(_completed(item, _nearest(items[n + 1 :])) for n, item in enumerate(items[:-1])), last)


def _nearest(later: Sequence[str]) -> str:
    """The next member of a list that says what is measured: 污水治理、垃圾分类的覆盖率和厕所普及率."""
    return next((item for item in later[:-1] if "的" in item and rate().search(item)), later[-1])


def _taken_up(left: str, count: int, scene: Scene) -> tuple[str, ...]:
    """The figures before 分别, where it names none of its own: 进出口45亿，其中出口32亿，增速分别列第二和第一."""
    m = _distributed().search(left)
    if not m:
        return ()
    head = _BOTH.sub("", _led().sub("", left[: m.start()]))
    if count < 2 or (len(head) > 1 and head not in noun.bare()):
        return ()
    known = scene.paired if len(scene.paired) == count else _alike(scene, count)
    return tuple(label + head for label in known) if len(known) == count else ()


def _alike(scene: Scene, count: int) -> tuple[str, ...]:
    """The last labels of a sentence; where units differ, those in the last one's: 58个, 187亿元；43个, 29个."""
    last = scene.recent[-count:]
    unit = last[-1][1] if last else ""
    alike = [label for label, other in scene.recent if other == unit]
    several = sum(1 for _, other in last if other == unit) > 1
    return tuple((alike if several and len(alike) == count else [label for label, _ in last])[-count:])


def shared_out(left: str, count: int) -> tuple[str, ...]:
    """The places among which 分别 shares out its numbers: 昆仑镇、双杨镇、罗村镇分别关停; () where they are none."""
    m = _distributed().search(left)
    head = left[: m.start()].rsplit("，", 1)[-1] if m else ""
    together = _together().search(head)
    items = [noun.strip_lead(item) for item in _and().split(head[: together.start()] if together else head) if item]
    if together and len(items) == count > 1:  # 甲、乙两镇 are 甲镇 and 乙镇; of three 镇街 each may be either
        kind = together[1] if len(together[1]) == 1 else ""
        return tuple(item if item.endswith(kind) else item + kind for item in items)
    ends = tuple(table("entities")["subject"]["places"])
    return tuple(items) if len(items) == count > 1 and all(item.endswith(ends) for item in items) else ()


def _completed(item: str, last: str) -> str:
    """An item of a list with the measure that stands only behind the last: 农村厕所 → 农村厕所开工率."""
    if "的" in last and rate().search(last) and not rate().search(item) and "的" not in item:
        return item + last.rpartition("的")[2]
    if len(item) <= _MODIFIER and not rate().search(item) and len(last) > len(item):
        return item + last[len(item) :]
    if not rate().search(item):
        measure = re.search(f"[^、]{{0,2}}{phrases.one_of('shared')}$", last)
        if measure and len(last) > len(measure.group()):
            return item + measure.group()
    return item
