"""Whose figure it is: the district, or the company, park, town or project that its sentence names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from jbtui.knowledge import table

_WIDE = re.compile(
    "(?:^|[，(])(?:其中)?(全国|全省|全市|全球|世界|全县|国内|全州)(?:各地|各区县)?(?:仅|只|共|共有|仅有|只有|有|已有|唯一)*$"
)
_AMONG = re.compile("(?:成为|是|为|系)(全国|全省|全市)(?:仅有的|仅|首批|唯一的?)?$")
_OWNED = re.compile(
    "^的([^，。、；]{3,22}?)(等(?:一批|多个|[0-9]+个)?(?:重大|重点|优质)?(?:项目|企业|工程)|全面|正式|顺利|已|也|就|正|$|，|、|落户|开工|签约|建成|投产|是|将|在)"
)
# What follows an entity that is one of several examples, not the subject.
_OTHERS = ("、", "等", "——", "和", "与", "及", "以及")
# What may end the name of the thing that a general word stands for.
_ALIKE: dict[str, tuple[str, ...]] = {
    "园区": ("园", "园区", "港", "开发区"),
    "公司": ("公司", "集团"),
    "企业": ("公司", "集团", "厂"),
}
# The district under another name, at the beginning of a clause.
_HERE = "(?:全区|该区|我区|全县|该县|全市|辖区)"
# Characters of a clause in which the district's name makes it the subject.
_OPENING = 12
_PAREN = re.compile(r"\([^()]{0,20}\)")


@cache
def _words() -> tuple[
    re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]
]:
    words = table("figures")["subject"]
    suffix = "|".join(sorted(words["suffixes"], key=len, reverse=True))
    entity = re.compile(f"[一-鿿A-Za-z0-9“”·()（）]{{1,22}}?(?:{suffix})(?![{''.join(words['not_after'])}])")
    return (
        entity,
        re.compile(
            "^(?:(?:在|由|位于|其中|而|以|作为|同时|此外|，|近日|日前|目前|如今|今年|去年|走进|据|来到|记者从|以往|曾经|坐落于)+)"
        ),
        re.compile("|".join(words["never_inside"])),
        re.compile("^(?:" + "|".join(words["generic_start"]) + ")"),
        re.compile(
            "^(?:(?:该|这家|这一|这个)("
            + "|".join(words["anaphora_this"])
            + ")|(?:该|这个)?("
            + "|".join(words["anaphora"])
            + ")(?!的?(?:周边|附近)))"
        ),
        frozenset(words["generic"]),
    )


@cache
def _suffixes() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(s) for s in table("figures")["subject"]["suffixes"]))


@cache
def _inner() -> re.Pattern[str]:
    """Names in the middle of a clause: they can be meant by 园区 or 该公司 later."""
    return re.compile("(?<=[是在的由对与和及向从到])" + _words()[0].pattern)


@dataclass(slots=True)
class Cast:
    """The named entities of an article so far, the latest last, and whom the paragraph speaks of."""

    district: str | None
    names: tuple[str, ...] = ()
    """Full and short names of the districts known to the article: 江北区, 江北."""
    districts: dict[str, str] = field(default_factory=dict)
    """Each of `names` with the full name it means."""
    known: list[str] = field(default_factory=list)
    current: str | None = None
    """The entity that the last sentence with a subject of its own spoke of; None for the district."""

    def begin(self) -> None:
        """A new paragraph starts with the district."""
        self.current = None

    def meet(self, entity: str) -> str:
        if entity in self.known:
            self.known.remove(entity)
        self.known.append(entity)
        del self.known[:-40]
        return entity


def entity_of(clause: str) -> str | None:
    """The named entity a clause begins with; None where it begins with anything else."""
    entity, lead, never, generic, _, common = _words()
    if not _suffixes().search(clause):
        return None
    clause = _PAREN.sub("", clause)
    begin = lead.match(clause)
    m = entity.match(clause, begin.end() if begin else 0)
    if not m:
        return None
    name = m.group()
    while (
        (longer := entity.match(clause, m.end()))
        and len(longer.group()) <= 8
        and not never.search(_bare(longer.group()))
    ):
        name, m = name + longer.group(), longer
    if name.rfind("的") > 1:
        name = name.rpartition("的")[2]
    plain = name.strip("“”")
    if clause.startswith(_OTHERS, m.end()):
        return None
    if (
        len(plain) < 3
        or plain in common
        or generic.match(plain)
        or never.search(_bare(plain))
        or name.count("“") != name.count("”")
    ):
        return None
    return name


def _bare(name: str) -> str:
    """A name without the words of its legal form, some of which read like verbs."""
    return name.replace("有限公司", "").replace("有限责任公司", "")


@lru_cache(maxsize=64)
def _anyone(names: tuple[str, ...]) -> re.Pattern[str]:
    """Whatever could make a clause name someone: most clauses have none of it and are passed over."""
    words = table("figures")["subject"]
    return re.compile(
        "|".join(re.escape(w) for w in (*words["suffixes"], *words["anaphora"], *words["anaphora_this"], *names) if w)
        + f"|{_HERE}"
    )


def speaker(clause: str, cast: Cast) -> tuple[str | None, bool]:
    """(the entity or None for the district, whether the clause names a subject at all)."""
    if not _anyone(cast.names).search(clause):
        return None, False
    name = entity_of(clause)
    if not name and "的" in clause:
        tail = clause.rpartition("的")[2]
        name = entity_of(tail)
        name = name if name == tail else None
    if _suffixes().search(clause):
        for m in _inner().finditer(clause):
            inside = entity_of(m.group())
            if inside:
                cast.meet(inside)
    if name:
        return cast.meet(name), True
    anaphora = _words()[4].match(clause.removeprefix("目前，").removeprefix("目前"))
    if anaphora:
        word = anaphora[1] or anaphora[2]
        for known in reversed(cast.known):
            if word in known or known.endswith(_ALIKE.get(word, (word,))):
                return known, True
    if re.match(_HERE, clause):
        return None, True
    opening = clause[:_OPENING]
    for named in cast.names:
        if named in opening:
            other = cast.districts.get(named)
            return (None if other == cast.district else other), True
    return None, False


def owned(right: str) -> str | None:
    """The named entity right behind a quantity: 总投资10亿元的万科产业园, 停工4年的姚江1号项目."""
    _, _, never, generic, _, common = _words()
    m = _OWNED.match(right)
    if not m:
        return None
    name = m[1]
    if not m[2].startswith("等"):  # a name without a suffix is known for one only among examples: 的路劲新天地等项目
        ends = [end.end() for end in _suffixes().finditer(name)]
        name = name[: ends[-1]] if ends else ""
    if generic.match(name) or name in common or never.search(_bare(name)) or "的" in name or not 3 <= len(name) <= 16:
        return None
    return name


def wide(left: str) -> str | None:
    """全国 in 全国仅28家: the whole of which the figure counts the members."""
    m = _WIDE.search(left) or _AMONG.search(left)
    return m[1] if m else None
