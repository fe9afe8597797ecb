"""Reads named entities: the company, park, town, road or project that a stretch of text begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from jbtui.figures import phrases
from jbtui.figures.units import counters
from jbtui.knowledge import table
from jbtui.text.one_pattern import alternatives, any_of, sought

# What follows an entity that is one of several examples, not the subject.
_OTHERS = ("、", "等", "——", "和", "与", "及", "以及")
# Of which part more examples follow: 台州湾大道北段、市府大道西延等.
_PART = re.compile("[东南西北中](?:段|延|侧|线)|[一二三四]期")
_PAREN = re.compile(r"\([^()]{0,20}\)")
# Where something lies is not who it is: 位于昆山开发区的龙腾光电.
_SITE = re.compile(
    "^(?:走进|来到|走入|步入|在|而|其中|，)*(?:位于|坐落于|坐落在|地处|落户于|落户|搬进|迁入|入驻|进驻|搬到|扎根)[^，。的]{2,16}的"
)
# What tells of a place begins with one of these.
_LIES = frozenset("走来步在而其，位坐地落搬迁入进扎")
# What tells that a report walks in begins with one of these.
_VISITS = frozenset("在走来步")
_WALKS_IN = "^(?:在|走进|来到|走入|步入)+(?:位于[^，。]{2,16}的)?"
_NOBODY = re.compile("[一二三四五六七八九十0-9]|^(?:自己|记者|他|她|我)")
_LONGEST, _SHORTEST = 16, 2
_COUNT = re.compile("(?:总?数)?(?:已|共|现)?(?:有|达到?|增至|增加到|为|共计|累计)?[近约超]?[0-9][0-9,.]*[万余多]{0,2}")


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns made of the table's words."""

    entity: re.Pattern[str]
    suffix: re.Pattern[str]
    last: frozenset[str]
    """The last characters of the suffixes."""
    inner: re.Pattern[str]
    """Names in the middle of a clause: they can be meant by 园区 or 该公司 later."""
    lead: re.Pattern[str]
    weak: re.Pattern[str]
    """A name behind 位于某地的 that only its place tells for one: 砂洗城投用."""
    never: re.Pattern[str]
    generic: re.Pattern[str]
    common: frozenset[str]
    nouns: re.Pattern[str]
    """Common nouns made of common nouns: 制造业项目, 物流园区."""
    firm: re.Pattern[str]
    """A firm known by its name, or one whose bare name, its group, only the ending and what it does tell for one."""
    visited: re.Pattern[str]
    called_at: re.Pattern[str]
    """A firm that a report walks in at, by its bare name: 在星启电子，."""
    rated: re.Pattern[str]
    """普惠性幼儿园覆盖率: what is rated is a kind of things, none of which is named."""


@cache
def _words() -> _Words:
    words = table("entities")["subject"]
    # A name grows until one of a few characters may begin its suffix.
    ended = f"(?={any_of(sorted({word[0] for word in words['suffixes']}))}){alternatives(words['suffixes'])}"
    body = f"[一-鿿A-Za-z0-9“”·()（）]{{1,22}}?{ended}(?!{'|'.join(words['not_after'])})"
    nouns = alternatives((*words["common_parts"], *words["suffixes"]))
    acts = "|".join(words["firm_acts"])
    endings = alternatives(words["firm_endings"])
    return _Words(
        entity=re.compile(body),
        suffix=re.compile(sought(words["suffixes"])),
        last=frozenset(suffix[-1] for suffix in words["suffixes"]),
        inner=re.compile(f"[是在的由对与和及向从到着了]({body})"),
        lead=re.compile(
            f"^(?:{'|'.join(words['leads'])})*(?:[一-鿿]{{0,6}}?{alternatives(words['appositions'])}(?=[一-鿿]{{2}}))?"
        ),
        weak=re.compile(
            f"([一-鿿A-Za-z0-9“”·]{{2,10}}?{alternatives(words['weak_suffixes'])})(?=$|，|{'|'.join(words['site_acts'])})"
        ),
        never=re.compile("|".join(words["never_inside"])),
        generic=re.compile("^(?:" + "|".join(words["generic_start"]) + ")"),
        common=frozenset(words["generic"]),
        nouns=re.compile(f"{nouns}+"),
        firm=re.compile(
            f"(?:(?:{'|'.join(words['firms'])})[一-鿿]{{0,4}}?|(?P<bare>[一-鿿]{{2,4}}?){endings})(?={acts})"
        ),
        called_at=re.compile(f"{_WALKS_IN}(?P<firm>(?P<bare>[一-鿿]{{2,4}}?){endings})(?=，|$)"),
        visited=re.compile(
            f"{_WALKS_IN}([^，。的、]{{3,14}}?)的?(?:" + "|".join(words["sites"]) + ")(?![一-鿿]{0,2}[、和])"
        ),
        rated=re.compile("|".join(words["rated"])),
    )


def suffixes() -> re.Pattern[str]:
    """What a name may end with."""
    return _words().suffix


@lru_cache(maxsize=8192)
def entity_of(clause: str) -> str | None:
    """The named entity a clause begins with; None where it begins with anything else."""
    words = _words()
    clause = _PAREN.sub("", clause) if "(" in clause else clause
    if not words.suffix.search(clause):
        return _unsuffixed(clause)
    clause, at, sited = _placed(clause)
    m = words.entity.match(clause, at)
    if not m or _counted(clause, m.end()):
        return _otherwise(clause, at, sited)
    name = m.group()
    while (
        (longer := words.entity.match(clause, m.end()))
        and len(longer.group()) <= 8
        and not words.never.search(_bare(longer.group()))
    ):
        name, m = name + longer.group(), longer
    form = words.suffix.match(clause, m.end())
    if form and not name.endswith(form.group()):  # 皖岭精铸科技 is not the whole name where 公司 follows
        name, m = name + form.group(), form
    if name.rfind("的") > 1:
        name = name.rpartition("的")[2]
    part = _PART.match(clause, m.end())
    if clause.startswith(_OTHERS, part.end() if part else m.end()) or words.rated.match(clause, m.end()):
        return None
    return name if is_name(name) and name.count("“") == name.count("”") else _firm(clause, at)


def lies(clause: str) -> bool:
    """Whether a clause may begin by saying where someone lies, so that what follows may be a name by that alone."""
    return clause[:1] in _LIES


def _placed(clause: str) -> tuple[str, int, bool]:
    """A clause behind where it says that someone lies, where a name may begin in it, and whether it said so."""
    sited = _SITE.match(clause) if lies(clause) else None
    clause = clause[sited.end() :] if sited else clause
    begin = _words().lead.match(clause)
    return clause, begin.end() if begin else 0, sited is not None


def _unsuffixed(clause: str) -> str | None:
    """The named entity that a clause begins with which has none of the suffixes."""
    return _otherwise(*_placed(clause))


def _otherwise(clause: str, at: int, sited: bool) -> str | None:
    """A name that is one by its place alone, or by what is done by it."""
    weak = _words().weak.match(clause) if sited else None
    return weak[1] if weak and is_name(weak[1]) else _firm(clause, at)


def whole(stretch: str) -> str | None:
    """The named entity that a stretch is from its beginning to its end; None where it is anything else."""
    return stretch if stretch[-1:] in _words().last and entity_of(stretch) == stretch else None


def _counted(clause: str, end: int) -> bool:
    """Whether what looks like a name is a noun that is counted: “栽树工程”项目132个, A股上市公司达到17家."""
    m = _COUNT.match(clause, end)
    return bool(m and counters().match(clause, m.end()))


def is_name(name: str) -> bool:
    """Whether words that end like a name are one, and no common noun or half a clause."""
    words, plain = _words(), name.strip("“”")
    return not (
        len(plain) < 3
        or plain in words.common
        or words.generic.match(plain)
        or words.never.search(_bare(plain))
        or words.nouns.fullmatch(plain)
        or _done_to_something(plain)
    )


def _done_to_something(plain: str) -> bool:
    """Whether it is a verb with a common noun: 腾出老厂区, 建起村 of 建起村（社区）便民服务点."""
    verb = phrases.verb_head().match(plain)
    thing = plain[verb.end() :].lstrip("了起") if verb else ""
    return bool(thing) and (len(thing) == 1 or bool(_words().nouns.fullmatch(thing)))


def _firm(clause: str, at: int) -> str | None:
    """A company under its bare name, known by its ending and what it does: 龙腾光电投入, 恒逸石化实现营收."""
    words = _words()
    m = words.firm.match(clause, at)
    return m.group() if m and (m["bare"] is None or _is_bare(m["bare"])) else None


@cache
def _founded() -> re.Pattern[str]:
    """A firm without a suffix, by what happened to it: 投资300万元成立的绿野菌业，."""
    words = table("entities")["subject"]
    return re.compile(
        f"(?:{'|'.join(words['founded'])})[^，。的]{{0,14}}的((?P<bare>[一-鿿]{{2,4}}){alternatives(words['firm_endings'])})$"
    )


def founded(clause: str) -> str | None:
    """The firm at the end of a clause that says how it came to be or to its place; None where none is."""
    m = _founded().search(clause)
    return m[1] if m and _is_bare(m["bare"]) else None


def _is_bare(name: str) -> bool:
    """Whether what stands before a firm's ending is its own name: 龙腾 of 龙腾光电, 同和 of 同和纺织."""
    words = _words()
    inside = name[:-1] if len(name) == _SHORTEST and name[-1] == "和" else name
    return not (words.nouns.match(name) or words.generic.match(name) or words.never.search(inside))


def is_firm(name: str) -> bool:
    """Whether 企业 can mean it."""
    words = table("entities")["subject"]
    endings = ("公司", "集团", "厂", "股份", *words["firm_endings"])
    return name.endswith(endings) or name.startswith(tuple(words["firms"]))


def visited(clause: str) -> str | None:
    """The entity whose workshop or building site a report walks into: 走进位于开发区的龙腾光电车间."""
    if clause[:1] not in _VISITS:
        return None
    if (at := _words().called_at.match(clause)) and _is_bare(at["bare"]):
        return at["firm"]
    m = _words().visited.match(clause)
    return m[1] if m and is_name(m[1]) and not _NOBODY.search(m[1]) else None


@lru_cache(maxsize=8192)
def named(clause: str) -> tuple[str | None, tuple[str, ...]]:
    """Whom a clause begins with, and the names in its middle."""
    words = _words()
    if "(" not in clause and not words.suffix.search(clause):
        return visited(clause) or _unsuffixed(clause), ()
    opening = visited(clause) or entity_of(clause)
    return opening, tuple(name for m in words.inner.finditer(clause) if (name := entity_of(clause[m.start(1) :])))


def _bare(name: str) -> str:
    """A name without the words of its legal form, some of which read like verbs."""
    return name.replace("有限公司", "").replace("有限责任公司", "")


def trimmed(name: str) -> str:
    """A stretch cut at its last suffix; "" where it has none."""
    ends = [end.end() for end in suffixes().finditer(name)]
    return name[: ends[-1]] if ends else _weakly(name)


def _weakly(name: str) -> str:
    """A stretch that only where it stands tells for a name, if it ends like one: 齐鲁储能谷."""
    m = _words().weak.match(name)
    return m[1] if m and m.end() == len(name) else ""


def is_short_name(name: str) -> bool:
    """Whether a stretch behind 的 is a name of its own."""
    return 3 <= len(name) <= _LONGEST and "的" not in name and is_name(name)
