"""Whose figure it is: the district, or the company, park, town or project that its sentence names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from jbtui.figures import entity
from jbtui.figures.trie import sought
from jbtui.knowledge import table

_WIDE = re.compile(
    "(?:^|[，(])(?:其中)?(全国|全省|全市|全球|世界|全县|国内|全州)(?:各地|各区县)?(?:仅|只|共|共有|仅有|只有|有|已有|唯一)*$"
)
_AMONG = re.compile("(?:成为|是|为|系)(全国|全省|全市)(?:仅有的|仅|首批|唯一的?)?$")
# The district under another name, at the beginning of a clause.
_HERE = ("全区", "该区", "我区", "全县", "该县", "全市", "辖区", "区里", "县里", "市里")
_OFFICE = "[区县][委政](?!员)|[区县][一-鿿]{1,5}(?:局|委|办|院|中心)(?!长)"
_HERE_FIRST = re.compile("|".join(_HERE) + "|" + _OFFICE)
_OFFICE_FIRST = re.compile("[区县](?<=[，。；：！？,;:!?].)")
# Characters of a clause in which the district's name makes it the subject.
_OPENING = 12
# What may stand before another district that is a grammatical subject, and what behind it makes it none.
_THEN = re.compile("(?:而|其中|如|像|同期|此外|同时|目前|今年|去年)*")
# 14个“竣而未决”的老大难项目 are many and none of them is named.
_PLURAL = re.compile("[0-9][0-9.,]*[万余多]{0,2}[个家项处条座栋幢所户名位]")
_NO_SUBJECT = re.compile("[、和与及跟同等]|方向|籍|交界|一带|方面|之间")


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

    def turn(self, opening: str, district: str | None) -> None:
        """A new sentence leaves a district that is only compared with; 该区 goes on speaking of it."""
        if self.current in self.names and self.current != district and opening not in ("该区", "该市", "该县"):
            self.current = None

    def notice(self, clause: str) -> None:
        """Remember whom a paragraph without figures begins with."""
        name = entity.visited(clause) or entity.entity_of(clause)
        if name:
            self.meet(name)

    def meet(self, name: str) -> str:
        """Remember a name as the one met last."""
        if name in self.known:
            self.known.remove(name)
        self.known.append(name)
        del self.known[:-40]
        return name


@cache
def _anaphora() -> re.Pattern[str]:
    words = table("entities")["subject"]
    return re.compile(
        "^(?:(?:该|这家|这一|这个)("
        + "|".join(words["anaphora_this"])
        + ")|(?:该|这个)?("
        + "|".join(words["anaphora"])
        + ")(?!的?(?:周边|附近)))"
    )


@cache
def _still() -> re.Pattern[str]:
    """A bare 企业 or 项目 at the beginning of a clause: it goes on speaking of the one the paragraph has named."""
    words = table("entities")["subject"]
    return re.compile("^(企业|工厂|厂里|项目)(?=" + "|".join(words["still_acts"]) + ")")


@cache
def _anyone() -> re.Pattern[str]:
    """Whatever could make a clause name someone, the districts apart."""
    words = table("entities")["subject"]
    kinds = ("suffixes", "anaphora", "anaphora_this", "firm_endings", "firms", "sites")
    return re.compile(sought([*_HERE, *(w for kind in kinds for w in words[kind])]))


@cache
def _owned() -> re.Pattern[str]:
    """What stands behind 的, up to the word that tells of it: 的万科产业园正式开工."""
    examples = "等(?:一批|多个|[0-9]+个)?(?:重大|重点|优质)?(?:项目|企业|工程)"
    acts = "|".join(table("entities")["subject"]["owned_acts"])
    return re.compile(f"^的([^，。、；]{{3,22}}?)({examples}|$|，|、|{acts})")


def hints(text: str, cast: Cast) -> list[int]:
    """Where in a text a word stands that could name someone: most clauses have none of them and are passed over."""
    found = [m.start() for m in _anyone().finditer(text)]
    found += [m.start() for m in _OFFICE_FIRST.finditer(text)]
    if text[:1] in ("区", "县"):
        found.append(0)
    for name in cast.names:
        at = text.find(name)
        while at >= 0:
            found.append(at)
            at = text.find(name, at + len(name))
    found.sort()
    return found


def speaker(clause: str, cast: Cast) -> tuple[str | None, bool]:
    """(the entity or None for the district, whether the clause names a subject at all)."""
    name = entity.visited(clause) or entity.entity_of(clause)
    if name and _straddles(clause, name, cast.names):
        name = None
    if not name and "的" in clause and not _PLURAL.match(clause):
        tail = clause.rpartition("的")[2]
        name = entity.entity_of(tail)
        name = name if name == tail else None
    for inside in entity.inner_names(clause):
        cast.meet(inside)
    if name:
        return cast.meet(name), True
    meant = _meant(clause, cast)
    if meant:
        return meant, True
    if _HERE_FIRST.match(clause):
        return (cast.current if clause.startswith("该") and cast.current in cast.names else None), True
    return _district(clause, cast)


def _straddles(clause: str, name: str, districts: tuple[str, ...]) -> bool:
    """Whether what looks like a name ends inside a district's: 科创资源正在镇 of 镇海."""
    end = clause.find(name) + len(name)
    return any(clause.find(known, max(0, end - len(known) + 1), end + len(known) - 1) >= 0 for known in districts)


def _meant(clause: str, cast: Cast) -> str | None:
    """The entity that 园区, 该公司 or a bare 企业 stands for."""
    anaphora = _anaphora().match(clause.removeprefix("目前，").removeprefix("目前"))
    if anaphora:
        word = anaphora[1] or anaphora[2]
        endings = tuple(table("entities")["subject"]["stands_for"].get(word, (word,)))
        for known in reversed(cast.known):
            if word in known or known.endswith(endings):
                return known
    owner = cast.current
    still = _still().match(clause) if owner and owner not in cast.names else None
    return owner if owner and still and (still[1] == "项目" or entity.is_firm(owner)) else None


def _district(clause: str, cast: Cast) -> tuple[str | None, bool]:
    """The district that a clause has for its subject; another one than the article's only where it opens the clause."""
    opening = clause[:_OPENING]
    for named in cast.names:
        if named in opening and cast.districts.get(named) == cast.district:
            return None, True
        if named in opening and _opens(opening, named):
            return cast.districts.get(named), True
    return None, False


def _opens(opening: str, name: str) -> bool:
    """Whether a clause begins with a name and goes on as one that speaks of it."""
    then = _THEN.match(opening)
    at = then.end() if then else 0
    return opening.startswith(name, at) and not _NO_SUBJECT.match(opening, at + len(name))


def owned(right: str) -> str | None:
    """The named entity right behind a quantity: 总投资10亿元的万科产业园, 停工4年的姚江1号项目."""
    m = _owned().match(right)
    if not m:
        return None
    # A name without a suffix is known for one only among examples, or in quotes: 的路劲新天地等项目, 的“院士之家”.
    named = m[2].startswith("等") or (m[1][0], m[1][-1]) == ("“", "”")
    name = m[1] if named else entity.trimmed(m[1])
    return name if entity.is_short_name(name) else None


def wide(left: str) -> str | None:
    """全国 in 全国仅28家: the whole of which the figure counts the members."""
    if "全" not in left and "世界" not in left and "国内" not in left:
        return None
    m = _WIDE.search(left) or _AMONG.search(left)
    return m[1] if m else None
