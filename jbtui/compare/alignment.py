"""Which figures of two sides speak of the same thing: groups of one indicator and kind, and their counterparts.

In this order, each group used once: the same indicator, kind and unit; the same in another unit; names that the reader
confirmed; names that share their words (proposed); the same indicator measured in another way, where the table allows
the two to stand beside each other; near names measured so (proposed). A level never stands beside a growth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jbtui import knowledge
from jbtui.compare import naming, themes
from jbtui.compare.decisions import Decisions
from jbtui.compare.grouping import Group, Key, groups
from jbtui.compare.naming import Cut
from jbtui.compare.pairing import apart, choose
from jbtui.records import Figure, FigureKind


@dataclass(frozen=True, slots=True)
class Match:
    """Why two differently named groups stand beside each other."""

    left: str
    right: str
    shared: tuple[str, ...]
    score: float
    confirmed: bool
    """True where the reader said so; else it is only proposed."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A group of either side or of both."""

    left: Group | None
    right: Group | None
    match: Match | None = None


def align(left: Sequence[Figure], right: Sequence[Figure], decisions: Decisions, cut: Cut) -> list[Aligned]:
    """All groups of both sides, those that have a counterpart with it, in no particular order."""
    return _Alignment(groups(left, cut), groups(right, cut), decisions, cut).run()


class _Alignment:
    """Takes groups from two pools, pair by pair."""

    def __init__(self, left: dict[Key, Group], right: dict[Key, Group], decisions: Decisions, cut: Cut) -> None:
        self.left, self.right = left, right
        self.decisions, self.cut = decisions, cut
        self.found: list[Aligned] = []

    def run(self) -> list[Aligned]:
        for key in [key for key in self.left if key in self.right]:
            self._take(key, key)
        self._same_name(lambda one, other: one is other)
        self._confirmed()
        limits = knowledge.table("comparison")["names"]
        near, across = float(limits["threshold"]), float(limits["threshold_across"])
        self._near(lambda one, other: one.key[1:3] == other.key[1:3], near, across)
        self._same_name(may_stand_beside)
        self._near(lambda one, other: may_stand_beside(one.kind, other.kind), across, across)
        self.found += [Aligned(group, None) for group in self.left.values()]
        self.found += [Aligned(None, group) for group in self.right.values()]
        return self.found

    def _take(self, one: Key, other: Key, match: Match | None = None) -> None:
        self.found.append(Aligned(self.left.pop(one), self.right.pop(other), match))

    def _same_name(self, kinds: Callable[[FigureKind, FigureKind], bool]) -> None:
        """The same indicator (and theme, for generic ones), another unit or kind; those with most figures first."""
        by_name: dict[tuple[str, str], list[Key]] = {}
        for key in self.right:
            by_name.setdefault((key[0], key[3]), []).append(key)
        for one in sorted(self.left, key=lambda key: -len(self.left[key].figures)):
            candidates = by_name.get((one[0], one[3]), ())
            still = [other for other in candidates if other in self.right and kinds(one[1], other[1])]
            if still:
                self._take(one, max(still, key=lambda key: len(self.right[key].figures)))

    def _confirmed(self) -> None:
        for pair in (pair for pair, same in self.decisions.pairs.items() if same):
            for one in [key for key, group in self.left.items() if group.indicator in pair]:
                name = self.left[one].indicator
                others = [key for key, group in self.right.items() if group.indicator in pair - {name}]
                same_kind = [other for other in others if other[1:3] == one[1:3]]
                if same_kind:
                    match = Match(name, self.right[same_kind[0]].indicator, (), 1.0, confirmed=True)
                    self._take(one, same_kind[0], match)

    def _near(self, fits: Callable[[Group, Group], bool], threshold: float, across: float) -> None:
        """Names that share their words; across themes they must be nearer. Of names about equally near, those come
        first whose figures have least against being compared."""
        found = []
        for near, one, other in self._near_pairs(threshold):
            left, right = self.left[one], self.right[other]
            if fits(left, right) and _may_meet(left, right) and (near.score >= across or _same_theme(left, right)):
                pair = choose(left.figures, right.figures)
                found.append((-round(near.score, 1), apart(pair.verdict) if pair else 0, -near.score, near, one, other))
        for *_rank, near, one, other in sorted(found, key=lambda entry: (*entry[:3], entry[4:])):
            if one in self.left and other in self.right:
                self._take(one, other, Match(near.left, near.right, near.shared, near.score, confirmed=False))

    def _near_pairs(self, threshold: float) -> Iterator[tuple[naming.Near, Key, Key]]:
        """The groups whose names are near and were not refused by the reader; of another kind, those that share more
        than weak words."""
        lefts, rights = _by_name(self.left), _by_name(self.right)
        for near in naming.nearest(lefts, rights, self.cut):
            if near.score < threshold:
                return
            if self.decisions.of(near.left, near.right) is not False:
                for one in lefts[near.left]:
                    for other in rights[near.right]:
                        if near.telling or one[1] is other[1]:
                            yield near, one, other


def _same_theme(one: Group, other: Group) -> bool:
    """Whether nothing is known against the two standing under one theme."""
    return one.theme == other.theme or themes.OTHER in (one.theme, other.theme)


def _may_meet(one: Group, other: Group) -> bool:
    """Names that mean nothing without their theme stay under it; names that say nothing meet none."""
    if naming.is_bare(one.indicator) or naming.is_bare(other.indicator):
        return False
    generic = bool(one.key[3] or other.key[3])
    return not generic or one.theme == other.theme != themes.OTHER


def _by_name(pool: dict[Key, Group]) -> dict[str, list[Key]]:
    found: dict[str, list[Key]] = {}
    for key, group in pool.items():
        found.setdefault(group.indicator, []).append(key)
    return found


@cache
def _beside() -> frozenset[frozenset[FigureKind]]:
    pairs = knowledge.table("comparison")["names"]["beside"]
    return frozenset(frozenset(FigureKind(kind) for kind in pair) for pair in pairs)


def may_stand_beside(one: FigureKind, other: FigureKind) -> bool:
    """Whether figures of two different kinds may share a row; a level and a growth never may, whatever a table says."""
    pair = frozenset((one, other))
    return pair in _beside() and pair != {FigureKind.LEVEL, FigureKind.GROWTH} and len(pair) == 2
