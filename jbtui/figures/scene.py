"""What the labels of one sentence need to know of each other, and where a figure stands in its clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from jbtui.figures.nearby import Nearby
from jbtui.figures.quantity import Quantity
from jbtui.knowledge import table


@dataclass(slots=True)
class Label:
    """An indicator: as filed, as written, and the rule that found it. `name` is None where nothing says it."""

    name: str | None
    words: str | None
    rule: str
    aside: bool = False
    """Whether it is a share of the indicator before, which a growth behind it passes over."""
    lasting: str | None = None
    """The indicator of which it only says how long it has been so, which the figures behind measure: 税收连续6年增长;
    "" where its clause does not name it, None where it says no such thing."""


@cache
def canon() -> Mapping[str, str]:
    """Every known way to write an indicator with the name it is filed under."""
    known: dict[str, str] = {}
    for group in table("indicators").values():
        for name, aliases in group.items():
            known[name] = name
            known.update(dict.fromkeys(aliases, name))
    return known


def canonical(label: str) -> str:
    """The name the table files a label under; the label itself where it is not known."""
    return canon().get(label, label)


@dataclass(slots=True)
class Scene:
    """What the labels of a sentence need to know of each other, in reading order."""

    nearby: Nearby
    sentence: int = -1
    carry: str | None = None
    """The label of the figure before, which 同比增长9.7% measures again."""
    opening: str | None = None
    """What `carry` was when the clause began."""
    share: str | None = None
    """The share told last, if no other indicator came after it."""
    noun: str | None = None
    """The noun that the figure before counted: 55个农贸市场已完成48个."""
    recent: list[tuple[str, str]] = field(default_factory=list)
    """The labels of the sentence so far with their base units, which 分别增长 takes up in turn."""
    past: dict[str, str] = field(default_factory=dict)
    """The label of the last figure of each base unit in the paragraph, which 这一数字 means."""
    paired: tuple[str, ...] = ()
    """The members of the last list that 分别 opened."""
    alike: dict[str, str] = field(default_factory=dict)
    """The label of the last figure of each base unit in the sentence."""
    fresh: bool = False
    """Whether the clause before had no figure, so that it may say what this one's figures measure."""
    number: int = 0
    """Of the clause."""
    first: Quantity | None = None
    """The first figure of the clause."""

    def begin(self, sentence: int) -> None:
        """A new sentence starts with nothing told."""
        self.sentence, self.carry, self.noun, self.share, self.paired = sentence, None, None, None, ()
        if self.alike:
            self.recent.clear()
            self.alike.clear()

    def tell(self, label: Label, unit: str, level: bool) -> None:
        """Remember the label of a figure; `level`: whether it is none of a growth."""
        words = label.words or ""
        self.alike[unit] = self.past[unit] = words
        if label.lasting is not None:
            self.carry = label.lasting or self.carry
            return
        if label.aside:
            self.share = words
            return
        self.carry, self.share = words, None
        if level and not (self.recent and self.recent[-1][0] == words):
            self.recent.append((words, unit))

    @property
    def before(self) -> str:
        """The clause before, for a figure whose own clause names nothing."""
        return self.nearby.before(self.number)

    @property
    def behind(self) -> str:
        """The clause behind, for the last figure of a clause."""
        return self.nearby.behind(self.number)

    @property
    def head(self) -> str:
        """The clause before its first figure."""
        return self.nearby.head(self.number, self.first) if self.first else ""


@dataclass(slots=True)
class Place:
    """A figure in its clause: the text left of it and right of it up to the neighbouring figures."""

    quantity: Quantity
    left: str
    right: str
    number: int
    """0 for the first figure of the clause."""
    share: str | None = None
    """The indicator that 分别 deals out to it."""
    owner: str | None = None
    """The place or firm that 分别 deals it out to."""
    followed: bool = False
    """Whether the text right of it ends at another figure."""
    passes: bool = False
    """Whether what stands right of it passes the mark that the next figure sets: 2栋税收突破10亿元."""
    listed: bool = False
    """Whether only 、 or — stands between it and the figure before: 85%、100%."""
    topic: str | None = None
    """The noun of the figure before, where this one counts out of it: 55个农贸市场已完成48个."""
