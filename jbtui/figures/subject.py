"""Whose figure it is: the district, or the company, park, town or project that its sentence names."""

from __future__ import annotations

import re
from functools import cache

from jbtui.figures import entity
from jbtui.figures.cast import Cast
from jbtui.figures.lexicon import either
from jbtui.knowledge import table
from jbtui.text.one_pattern import sought

# Where an office of the district may stand, at the beginning of a clause: 区委, 县民政局.
_OFFICE = re.compile("[区县](?<![^，。；：！？,;:!?].)")
# Characters of a clause in which the district's name makes it the subject.
_OPENING = 12
# 14个“竣而未决”的老大难项目 are many and none of them is named.
_PLURAL = re.compile("[0-9][0-9.,]*[万余多]{0,2}[个家项处条座栋幢所户名位]")


def _any(key: str) -> str:
    return either("entities", "subject", key)


@cache
def _wide() -> re.Pattern[str]:
    """全国 in 全国仅28家."""
    return re.compile(f"(?:^|[，(])(?:其中)?({_any('wide')})(?:各地|各区县)?{_any('wide_adverbs')}*$")


@cache
def _among() -> re.Pattern[str]:
    """全国 in 成为全国首批28家."""
    return re.compile(f"(?:成为|是|为|系)({_any('wide')}){_any('one_of_few')}?$")


@cache
def _here_first() -> re.Pattern[str]:
    """The district under another name, or its office, at the beginning of a clause."""
    return re.compile(f"{_any('here_leads')}?{_any('here')}|{_any('offices')}")


@cache
def _then() -> re.Pattern[str]:
    """What may stand before another district that is a grammatical subject."""
    return re.compile(f"{_any('other_leads')}*")


@cache
def _object() -> re.Pattern[str]:
    """What before the district's name makes it no subject: 刷新了高淳, 填补江北空白."""
    return re.compile(f"{_any('object_leads')}$")


@cache
def _returned() -> re.Pattern[str]:
    """Where a clause ends by saying that someone came home to or settled in: 回到阳江镇沧溪村."""
    return re.compile(f"{_any('returns')}了?([一-鿿]{{3,12}})$")


@cache
def _who() -> re.Pattern[str]:
    """What leads over to him of whom more is told: 带来变化的是某公司."""
    return re.compile(_any("who"))


@cache
def _listed() -> re.Pattern[str]:
    """What makes a name the first of several places whose troubles are listed: 红梅小区“马路菜场”、…等顽疾."""
    return re.compile("“[^”]{1,12}”、[^，。；]{2,40}?等")


@cache
def _no_subject() -> re.Pattern[str]:
    """What behind another district makes it none."""
    return re.compile(_any("no_subject"))


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


# The words that tell of a named entity, and of the district or of one named before.
_OF_ENTITIES = ("suffixes", "firm_endings", "firms", "sites")
_OF_OTHERS = ("here", "anaphora", "anaphora_this")


@cache
def _anyone() -> re.Pattern[str]:
    """Whatever could make a clause name someone, the districts apart."""
    words = table("entities")["subject"]
    return re.compile(sought(w for kind in (*_OF_OTHERS, *_OF_ENTITIES) for w in words[kind]))


@cache
def _no_entity() -> frozenset[str]:
    """Of these words those that tell of no named entity, nor hide the beginning of a word that does."""
    words = table("entities")["subject"]
    telling = tuple({w for kind in _OF_ENTITIES for w in words[kind]})
    begun = {w[:length] for w in telling for length in range(1, len(w) + 1)}
    others = {w for kind in _OF_OTHERS for w in words[kind]}
    inside = {w: [w[at:] for at in range(1, len(w))] for w in others}
    return frozenset(
        w
        for w, rests in inside.items()
        if not w.startswith(telling) and not any(r.startswith(telling) or r in begun for r in rests)
    )


@cache
def _owned() -> re.Pattern[str]:
    """What stands behind 的, up to the word that tells of it: 的万科产业园正式开工."""
    examples = "等(?:一批|多个|[0-9]+个)?(?:重大|重点|优质)?(?:项目|企业|工程)"
    acts = "|".join(table("entities")["subject"]["owned_acts"])
    return re.compile(f"^的([^，。、；]{{3,22}}?)({examples}|$|，|、|{acts})")


def hints(text: str, cast: Cast) -> tuple[list[int], list[int]]:
    """Where in a text a word stands that could name someone, and where such a word could be of a named entity.

    Most clauses have none of them and are passed over.
    """
    found: list[int] = []
    entities: list[int] = []
    no_entity = _no_entity()
    for word in _anyone().finditer(text):
        found.append(word.start())
        if word.group() not in no_entity:
            entities.append(word.start())
    found += [m.start() for m in _OFFICE.finditer(text)]
    for name in cast.names:
        at = text.find(name)
        while at >= 0:
            found.append(at)
            at = text.find(name, at + len(name))
    found.sort()
    return found, entities


def speaker(clause: str, cast: Cast, entities: bool) -> tuple[str | None, bool]:
    """(the entity or None for the district, whether the clause names a subject at all).

    `entities`: whether a word that could be of a named entity stands in it.
    """
    name = _entity(clause, cast) if entities or entity.lies(clause) else None
    if name:
        return cast.meet(_of_place(clause, name) or name), True
    meant = _meant(clause, cast)
    if meant:
        return meant, True
    if _here_first().match(clause):
        return (cast.current if clause.startswith("该") and cast.current in cast.districts else None), True
    return _district(clause, cast)


def _entity(clause: str, cast: Cast) -> str | None:
    """The named entity that a clause speaks of; the others in it are met on the way."""
    name, inner = entity.named(clause)
    if name and _straddles(clause, name, cast.names):
        name = None
    if not name and "的" in clause and not _PLURAL.match(clause):
        name = entity.whole(clause.rpartition("的")[2]) or entity.founded(clause)
    if not name and "是" in clause and (who := _who().search(clause)):
        name = entity.entity_of(clause[who.end() :])
    if not name and (came := _returned().search(clause)):
        name = entity.whole(came[1])
    for inside in inner:
        cast.meet(inside)
    if name and _listed().match(clause, clause.find(name) + len(name)):
        return None
    return name


def _of_place(clause: str, name: str) -> str | None:
    """The entity that a clause names behind its place: 时代电子项目 in 东坝街道的时代电子项目."""
    end = clause.find(name) + len(name)
    if not name.endswith(_places()) or not clause.startswith("的", end):
        return None
    own = entity.entity_of(clause[end + 1 :])
    return own if own and clause.startswith(own, end + 1) else None


@cache
def _places() -> tuple[str, ...]:
    return tuple(table("entities")["subject"]["places"])


def _straddles(clause: str, name: str, districts: tuple[str, ...]) -> bool:
    """Whether what looks like a name ends inside a district's: 科创资源正在镇 of 镇海."""
    end = clause.find(name) + len(name)
    near = [known for known in districts if known in clause]
    return any(clause.find(known, max(0, end - len(known) + 1), end + len(known) - 1) >= 0 for known in near)


def _meant(clause: str, cast: Cast) -> str | None:
    """The entity that 园区, 该公司 or a bare 企业 stands for."""
    anaphora = _anaphora().match(clause.removeprefix("目前，").removeprefix("目前"))
    if anaphora:
        word = anaphora[1] or anaphora[2]
        if anaphora[1] in ("项目", "工程"):  # the one that the paragraph has just named, whatever it is called
            here = [name for name in cast.met if not name.endswith(_places())]
            if here and not any(word in name for name in here):
                return here[-1]
        endings = tuple(table("entities")["subject"]["stands_for"].get(word, (word,)))
        for known in reversed(cast.known):
            if word in known or known.endswith(endings):
                return known
    owner = cast.current
    still = _still().match(clause) if owner and owner not in cast.districts else None
    return owner if owner and still and (still[1] == "项目" or entity.is_firm(owner)) else None


def _district(clause: str, cast: Cast) -> tuple[str | None, bool]:
    """The district that a clause has for its subject; another one than the article's only where it opens the clause."""
    opening = clause[:_OPENING]
    for named in cast.names:
        if named in opening and cast.districts.get(named) == cast.district:
            if cast.current and _object().search(opening, 0, opening.find(named)):
                continue
            return None, True
        if named in opening and _opens(opening, named):
            return cast.districts.get(named), True
    return None, False


def _opens(opening: str, name: str) -> bool:
    """Whether a clause begins with a name and goes on as one that speaks of it."""
    then = _then().match(opening)
    at = then.end() if then else 0
    return opening.startswith(name, at) and not _no_subject().match(opening, at + len(name))


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
    m = _wide().search(left) or _among().search(left)
    return m[1] if m else None
