"""Finds the people of a scene whose own figures are told: a villager, a fisherman, one of 63; none who only speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jbtui.figures.lexicon import either
from jbtui.knowledge import table
from jbtui.text.one_pattern import sought

# Between a name and the verb of saying stands no more than this: 村民钱德海笑着说.
_ASIDE_WITHIN = 6
# A sentence goes on about somebody if it comes back to him within so many characters.
_COMES_BACK = 40
# 张桂兰今年71岁: so far before 岁 the name begins.
_AGED_WITHIN = 10
# In 在她的带动下 others act.
_HE = re.compile("[他她](?![们人乡日方]|的(?:带动|带领|影响))")


@dataclass(frozen=True, slots=True)
class Introduced:
    """Somebody at the place of a text where he is introduced."""

    at: int
    name: str
    aside: bool
    """Whether nothing of his own is told there: he speaks of others, or is served by an office."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns made of the table's words."""

    hint: re.Pattern[str]
    """Where somebody may be introduced."""
    introduced: re.Pattern[str]
    aged: re.Pattern[str]
    aside: re.Pattern[str]
    goes_on: re.Pattern[str]
    not_names: tuple[str, ...]


@cache
def _words() -> _Words:
    words = table("entities")["person"]
    surname = f"(?:{'|'.join(words['double_surnames'])}|[{words['surnames']}])"
    follows = f"(?=$|[，。、：:“”（(]|{'|'.join(words['follows'])})"
    name = f"[老阿小]{surname}{follows}|{surname}(?:[一-鿿]{{2}}|[一-鿿]){follows}"
    role = either("entities", "person", "roles")
    return _Words(
        hint=re.compile(sought((*words["roles"], "岁"))),
        introduced=re.compile(f"(?:{role}|岁的{role}?)“?({name})"),
        aged=re.compile(f"(?:^|[，。；：“”])({surname}[一-鿿]{{1,2}})今年[0-9]{{1,3}}$"),
        aside=re.compile(f"[^，。：]{{0,{_ASIDE_WITHIN}}}{either('entities', 'person', 'aside')}"),
        goes_on=re.compile(
            f"[^。！？!?]{{0,{_COMES_BACK}}}?{_HE.pattern}|(?:如今|现在)?，?{either('entities', 'person', 'goes_on')}"
        ),
        not_names=tuple(words["not_names"]),
    )


def introduced(text: str) -> list[Introduced]:
    """Those who are introduced in a text, in order."""
    words = _words()
    found: list[Introduced] = []
    for hint in words.hint.finditer(text):
        at = hint.start()
        m = words.introduced.match(text, at)
        if m and not m[1].startswith(words.not_names):
            found.append(Introduced(at, m[1], bool(words.aside.match(text, m.end()))))
        elif not m and (aged := words.aged.search(text, max(0, at - _AGED_WITHIN), at)):
            found.append(Introduced(aged.start(1), aged[1], False))
    return found


def callings(name: str) -> tuple[str, ...]:
    """How somebody is called once his name was told: 张存旺, 老张."""
    return name, f"老{name[0]}"


def returns(text: str, people: list[Introduced]) -> list[int]:
    """Where a text comes back to those whom it introduced, by name or as 他."""
    named = "|".join(sorted({calling for somebody in people for calling in callings(somebody.name)}))
    return [m.start() for m in re.finditer(f"{named}|{_HE.pattern}", text)]


def goes_on(sentence: str, name: str) -> bool:
    """Whether a sentence goes on speaking of the person that the one before told of."""
    return sentence.startswith(callings(name)) or bool(_words().goes_on.match(sentence))


def comes_back(clause: str) -> bool:
    """Whether a clause has the person before for its subject: 他转身承包了."""
    return bool(_HE.match(clause))
