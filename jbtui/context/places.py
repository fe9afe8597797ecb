"""The names of China's counties and districts, and where they stand in a text.

Full names (江北区) are found by their last character, so that a text costs as much as it has 区, 县, 市 and 旗; short
names (江北) are searched only among the few that an article has given reason to expect.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from jbtui.context.sentences import names, pattern
from jbtui.knowledge import table
from jbtui.text.later import later
from jbtui.text.one_pattern import alternatives, begins

_SUFFIX = re.compile("[区县市旗]")
# A name of two characters (兴县) is only read after the edge of a word, or 振兴县域 would hold it.
_EDGE = later("[^\u4e00-\u9fff]|[省市州盟在到于与和及从由对向至]")


class Mention(NamedTuple):
    """A place name in a text."""

    start: int
    end: int
    name: str
    """The full name, whichever form stands there."""
    full: bool

    def back(self, by: int) -> Mention:
        """The same so many characters before."""
        return Mention(self.start - by, self.end - by, self.name, self.full)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names."""

    seats: Mapping[str, tuple[str, ...]]
    """Full name → the places that have one of that name, each `省` or `省 市`."""
    shorts: Mapping[str, tuple[str, ...]]
    """Short name → full names, without those that are common words."""
    wordlike: Mapping[str, tuple[str, ...]]
    """Short name that is a common word too → full names."""
    cities: frozenset[str]
    """Prefectures and municipalities: 宁波市, 上海市."""
    current: frozenset[str]
    """The full names that are in use today."""
    siblings: Mapping[str, tuple[str, ...]] = field(repr=False)
    """City → the full names within it."""
    lengths: Mapping[str, tuple[int, ...]] = field(repr=False)
    """The last two characters of full names → how long those that end so are, the longest first."""


@cache
def gazetteer() -> Gazetteer:
    """The names of knowledge/districts.toml, read once."""
    seats: dict[str, list[str]] = {}
    siblings: dict[str, list[str]] = {}
    shorts: dict[str, list[str]] = {}
    wordlike: dict[str, list[str]] = {}
    cities: set[str] = set()
    lengths: dict[str, set[int]] = {}
    common = set(names("districts", "reading", "words"))
    data = table("districts")
    for part in ("current", "extra", "former"):
        for place, listed in data[part].items():
            city = place.split()[-1]
            if part != "extra" and city.endswith(("市", "州", "盟", "地区")):
                cities.add(city)
            for name in listed.split():
                seats.setdefault(name, []).append(place)
                lengths.setdefault(name[-2:], set()).add(len(name))
                siblings.setdefault(city, []).append(name)
                short = short_form(name)
                meant = (wordlike if short in common else shorts).setdefault(short, []) if len(short) > 1 else [name]
                if name not in meant:
                    meant.append(name)
    return Gazetteer(
        seats={name: tuple(dict.fromkeys(places)) for name, places in seats.items()},
        shorts={short: tuple(full) for short, full in shorts.items() if full},
        wordlike={short: tuple(full) for short, full in wordlike.items()},
        cities=frozenset(cities),
        current=frozenset(name for listed in data["current"].values() for name in listed.split()),
        siblings={city: tuple(listed) for city, listed in siblings.items()},
        lengths={end: tuple(sorted(sizes, reverse=True)) for end, sizes in lengths.items()},
    )


@cache
def _autonomous() -> re.Pattern[str]:
    peoples = sorted(names("districts", "reading", "peoples"), key=len, reverse=True)
    return re.compile(f"(?:(?:{'|'.join(peoples)})族|蒙古|哈萨克|柯尔克孜)+自治[县旗]$")


@cache
def short_form(name: str) -> str:
    """The name as people say it: 江北区 → 江北, 景宁畲族自治县 → 景宁; a name of two characters has none."""
    if name.endswith(("自治县", "自治旗")):
        return _autonomous().sub("", name)
    if name.endswith(("新区", "度假区", "开发区", "高新区", "保税区", "集聚区")):
        return ""
    return name[:-1] if len(name) > 2 else ""


def full_names(text: str) -> list[Mention]:
    """The full names in the text (no white space in it), the longest at each place, in order."""
    known = gazetteer()
    barred = table("districts")["reading"]["not_before"]
    generic = names("districts", "reading", "generic")
    straddling = tuple(table("districts")["reading"]["straddling"])
    found: list[Mention] = []
    for suffix in _SUFFIX.finditer(text):
        end = suffix.end()
        lengths = known.lengths.get(text[max(0, end - 2) : end])
        if not lengths or (suffix[0] in barred and pattern(barred[suffix[0]]).match(text, end)):
            continue
        for length in lengths:
            start = end - length
            if start < 0 or (name := text[start:end]) not in known.seats:
                continue
            if _unit(text, start) or text.endswith(straddling, 0, start + 1):
                continue
            if (name in generic and not _city_before(text, start)) or (length == 2 and not _at_edge(text, start)):
                continue
            found.append(Mention(start, end, name, True))
            break
    return found


def _unit(text: str, start: int) -> bool:
    """Whether the name at the offset only measures something else: 相当于37个西湖."""
    return bool(pattern(table("districts")["reading"]["compared"]).match(text, start))


def scenic(mention: Mention, text: str) -> bool:
    """Whether a short name may be a lake or mountain: such a name, and not in a row of names."""
    name = text[mention.start : mention.end]
    alone = "、" not in (text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1])
    return not mention.full and alone and name.endswith(names("districts", "reading", "scenery"))


def _at_edge(text: str, start: int) -> bool:
    return start == 0 or bool(_EDGE.match(text[start - 1]))


def _city_before(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start]
    cities = gazetteer().cities
    return any(before.endswith((city, city.removesuffix("市"))) for city in _tails(before) if city in cities)


def _tails(text: str) -> Iterable[str]:
    for length in range(2, len(text) + 1):
        tail = text[-length:]
        yield tail
        yield f"{tail}市"


def shorts_in(text: str) -> Counter[str]:
    """How often the text has each short name that is no common word, those excepted that another word goes on from
    (象山港) and the full forms; the longest at each place."""
    two, begun_by = _beginnings()
    likely = {short: short for pair in begun_by.keys() & two.findall(text) for short in begun_by[pair]}
    return Counter(mention.name for mention in short_names(text, likely))


@cache
def _beginnings() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """The two characters wherever a short name may begin. And the two that they begin with → the names that do."""
    begun_by: dict[str, list[str]] = {}
    for short in gazetteer().shorts:
        begun_by.setdefault(short[:2], []).append(short)
    return re.compile(f"{begins(begun_by)}(?<=(?=(..)).)"), {pair: tuple(shorts) for pair, shorts in begun_by.items()}


def short_names(text: str, expected: Mapping[str, str]) -> list[Mention]:
    """The short names in the text among `expected` (short → full), full forms of them excepted, in order."""
    likely = []
    for short in expected:
        at = text.find(short)
        while at >= 0:
            if not _goes_on().match(text, at + len(short)):
                likely.append((at, -len(short), short))
            at = text.find(short, at + 1)
    found: list[Mention] = []
    end = 0
    for at, _length, short in sorted(likely):
        if at >= end:  # the longest at each place
            end = at + len(short)
            if not _unit(text, at):
                found.append(Mention(at, end, expected[short], False))
    return found


def stands_apart(short: str, text: str) -> bool:
    """Whether a short name that begins like the end of another (长街镇海塘) begins a word of its own somewhere."""
    if short[0] not in names("districts", "reading", "unit_ends"):
        return True
    return any(_at_edge(text, found.start()) for found in re.finditer(re.escape(short), text))


@cache
def _goes_on() -> re.Pattern[str]:
    """What makes a short name part of another word or of its full name."""
    barred = alternatives({*names("districts", "reading", "not_before_short"), "新区"})
    return re.compile(f"{barred}|[区县市旗](?![域场民容])")


def seat(name: str, text: str) -> str | None:
    """The city (or province) that the text itself names as the seat of a district of that name: 江北区 → 宁波市."""
    best, most = None, 0
    for place in gazetteer().seats.get(name, ()):
        city = place.split()[-1]
        times = text.count(city_short(city))
        if times > most:
            best, most = city, times
    return best


def city_short(city: str) -> str:
    """宁波市 → 宁波; a name that would be a common word stays whole."""
    short = city.removesuffix("市").removesuffix("地区").removesuffix("省")
    return city if len(short) < 2 or short in names("districts", "reading", "words") else short


def cities_in(text: str) -> list[str]:
    """The prefectures named in a short text such as a title, in order of their first place."""
    known = _city_by_short()
    pieces = (text[start : start + length] for start in range(len(text)) for length in (4, 3, 2))
    return list(dict.fromkeys(known[piece] for piece in pieces if piece in known))


@cache
def _city_by_short() -> Mapping[str, str]:
    return {city_short(city): city for city in sorted(gazetteer().cities)}
