"""What a side reports outside the campaign or article it was narrowed to, where within it it says nothing.

Such a figure does not belong to the comparison and is never subtracted; but a reader who sees an empty side should know
that the district is not silent, and where it speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from jbtui.compare.alignment import align
from jbtui.compare.comparison import Row
from jbtui.compare.decisions import Decisions
from jbtui.compare.naming import Cut
from jbtui.messages import _, say
from jbtui.records import Article, Figure

Look = Callable[[str], Article]
"""The article of that id."""


def point_elsewhere(
    rows: Sequence[Row],
    outside: tuple[Sequence[Figure], Sequence[Figure]],
    article: Look,
    *,
    cut: Cut,
    decisions: Decisions,
) -> tuple[Row, ...]:
    """The rows; those that one side alone reports point to what the other one reports outside of what was chosen.

    `outside` are the figures of the left and of the right side's district that do not belong to the comparison.
    """
    found: dict[int, Row] = {}
    for left in (True, False):
        alone = {figures[0].id: place for place, row in enumerate(rows) if (figures := _alone(row, left=left))}
        first = [_alone(rows[place], left=left)[0] for place in alone.values()]
        for pair in align(first, outside[1 if left else 0], decisions, cut):
            if pair.left and pair.right:
                place = alone[pair.left.figures[0].id]
                found[place] = _pointing(rows[place], pair.right.figures, article)
    return tuple(found.get(place, row) for place, row in enumerate(rows))


def _alone(row: Row, *, left: bool) -> tuple[Figure, ...]:
    """The figures of a row that one side alone has."""
    here, there = (row.left, row.right) if left else (row.right, row.left)
    return () if there else here


def _pointing(row: Row, figures: tuple[Figure, ...], article: Look) -> Row:
    where = article(figures[0].article)
    why = say(
        "{why}；{district}在所选范围之外有{indicator}（{where}）",
        why=row.why,
        district=figures[0].district,
        indicator=figures[0].indicator,
        where=_("，").join(filter(None, (where.campaign, where.date))) or where.file,
    )
    return replace(row, elsewhere=figures, why=why)
