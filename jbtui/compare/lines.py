"""Which figures of one side make a line over time: one indicator, or names so near that a reader would read on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jbtui import knowledge, words
from jbtui.compare import naming, scope
from jbtui.compare.change import Series, series
from jbtui.compare.decisions import Decisions
from jbtui.compare.grouping import Group, Key, groups
from jbtui.compare.naming import Cut
from jbtui.records import Figure


def lines_over_time(
    figures: Sequence[Figure], dates: Mapping[str, str | None], cut: Cut, decisions: Decisions
) -> tuple[Series, ...]:
    """The indicators reported at two moments or more by one owner, those with most points first."""
    named = [figure for figure in figures if not naming.is_bare(figure.indicator or "")]
    found = [
        line
        for joined in _joined(groups(named, cut), cut, decisions)
        for owned in _by_owner(joined)
        if (line := series(owned, dates))
    ]
    found = [replace(line, confirmed=_confirmed(line.names, decisions)) for line in found]
    return tuple(sorted(found, key=lambda line: (-len(line.points), words.name_order(line.indicator), line.kind)))


def _confirmed(names: Sequence[str], decisions: Decisions) -> bool:
    """Whether the reader said of each name that it means the same as another one."""
    return all(any(decisions.of(one, other) for other in names if other != one) for one in names)


def _by_owner(figures: Sequence[Figure]) -> list[list[Figure]]:
    """The district's own figures, and those of each of its companies and parks: a park's year is no year of all."""
    found: dict[str | None, list[Figure]] = {}
    for figure in figures:
        found.setdefault(scope.owner(figure), []).append(figure)
    return list(found.values())


def _joined(pool: dict[Key, Group], cut: Cut, decisions: Decisions) -> list[list[Figure]]:
    """The groups of one kind and unit whose names are near each other, put together; each group joins once.

    A chain of near names is not followed: every name must be near the one it is joined to first.
    """
    threshold = float(knowledge.table("comparison")["names"]["threshold_across"])
    by_name: dict[str, list[Key]] = {}
    for key, group in pool.items():
        by_name.setdefault(group.indicator, []).append(key)
    joined_to: dict[Key, Key] = {}
    for near in naming.nearest(by_name, by_name, cut):
        if near.score < threshold:
            break
        if decisions.of(near.left, near.right) is False:
            continue
        for one in by_name[near.left]:
            for other in by_name[near.right]:
                taken = one in joined_to or other in joined_to or other in joined_to.values()
                if one[1:3] == other[1:3] and one[3] == other[3] and not taken and one != other:
                    joined_to[other] = one
    lines: dict[Key, list[Figure]] = {}
    for key, group in pool.items():
        lines.setdefault(joined_to.get(key, key), []).extend(group.figures)
    return list(lines.values())
