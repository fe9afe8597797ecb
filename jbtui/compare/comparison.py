"""A comparison of two sides as records: rows of figures, passages, words, changes over time, and what is to be said.

`compare_figures` is a pure function over figures; nothing here asks an index.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jbtui import words
from jbtui.compare import themes
from jbtui.compare.alignment import Aligned, Match, align
from jbtui.compare.change import Series
from jbtui.compare.conflict import Conflict, conflicts
from jbtui.compare.decisions import Decisions
from jbtui.compare.difference import Difference
from jbtui.compare.grouping import Group
from jbtui.compare.keyness import Keyword
from jbtui.compare.naming import Cut
from jbtui.compare.pairing import Pair, choose
from jbtui.compare.passages import Passages
from jbtui.compare.side import Side
from jbtui.messages import say
from jbtui.records import Article, Figure, FigureKind, Paragraph


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator of one kind, as both sides report it or as one does alone."""

    theme: str
    indicator: str
    kind: FigureKind
    unit: str
    """Base unit of the left figures, else of the right; "" for ranks."""
    left: tuple[Figure, ...]
    """All figures of that side for the row; the one that is compared comes first, the others latest first."""
    right: tuple[Figure, ...]
    pair: Pair | None
    """The two figures compared and the verdict; None where one side alone reports."""
    match: Match | None
    """Set where the two sides use different names for it."""
    why: str
    """The reason why not comparable, a remark where comparable, or which side reports alone."""
    conflicts: tuple[Conflict, ...] = ()
    elsewhere: tuple[Figure, ...] = ()
    """Of a row that one side alone reports: what the other one's district reports outside of what was chosen."""

    @property
    def shared(self) -> bool:
        return bool(self.left and self.right)

    @property
    def proposed(self) -> bool:
        """True where the two names are only proposed to mean the same."""
        return self.match is not None and not self.match.confirmed

    @property
    def comparable(self) -> bool:
        return self.pair is not None and self.pair.verdict.comparable

    @property
    def difference(self) -> Difference | None:
        """Left minus right, where comparable."""
        return self.pair.difference if self.pair else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides beside each other."""

    left: Side
    right: Side
    rows: tuple[Row, ...]
    """By theme in the order of the themes; within a theme the shared ones first."""
    passages: tuple[Passages, ...] = ()
    keywords: tuple[tuple[Keyword, ...], tuple[Keyword, ...]] = ((), ())
    """The words that mark the left side and those that mark the right."""
    changes: tuple[Series, ...] = ()
    """Where both sides are of one district: the shared indicators over time."""
    notes: tuple[str, ...] = ()
    """What was left out and why, suggestions; ready to show."""
    articles: dict[str, Article] = field(default_factory=dict)
    """The articles that the figures and passages stand in, by id."""
    paragraphs: dict[str, Paragraph] = field(default_factory=dict)
    """The paragraphs that the figures of the rows stand in, by id."""


def compare_figures(
    left: Sequence[Figure],
    right: Sequence[Figure],
    *,
    names: tuple[str, str],
    cut: Cut,
    decisions: Decisions | None = None,
    theme: str | None = None,
    only_shared: bool = False,
) -> tuple[Row, ...]:
    """The rows of two sides; `names` are the sides' labels, `cut` segments indicator names for near matches."""
    aligned = align(left, right, decisions or Decisions(), cut)
    rows = [_row(found, names) for found in aligned]
    if theme is not None:
        rows = [row for row in rows if row.theme == theme]
    if only_shared:
        rows = [row for row in rows if row.shared]
    return in_order(rows)


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """By theme; shared rows first, sure ones before proposed ones, then those of the left side and those of the right,
    first those that the other side reports elsewhere; those most reported before the others."""
    return tuple(sorted(rows, key=_place))


def _place(row: Row) -> tuple[int, str, bool, bool, bool, bool, int, str, str]:
    many = len(row.left) + len(row.right)
    alone = (not row.shared, not row.elsewhere, not row.left)
    return (themes.place(row.theme), row.theme, *alone, row.proposed, -many, words.name_order(row.indicator), row.kind)


def _row(found: Aligned, names: tuple[str, str]) -> Row:
    left = found.left.figures if found.left else ()
    right = found.right.figures if found.right else ()
    pair = _pair(found, left, right)
    if pair:
        left, right = _first(pair.left, left), _first(pair.right, right)
        why = pair.verdict.why
    elif left and right:
        why = say("两侧是同一个数字")
    else:
        why = say("仅 {side} 有", side=names[0] if left else names[1])
    # The left name stands for the row; where one side reports alone, its own.
    group = found.left or found.right
    assert group is not None
    return Row(
        theme=_theme(found.left, found.right),
        indicator=group.indicator,
        kind=group.kind,
        unit="" if group.kind is FigureKind.RANK else group.figures[0].base_unit,
        left=left,
        right=right,
        pair=pair,
        match=found.match,
        why=why,
        conflicts=(*conflicts(left), *conflicts(right)),
    )


def _pair(found: Aligned, left: tuple[Figure, ...], right: tuple[Figure, ...]) -> Pair | None:
    confirmed = found.match is not None and found.match.confirmed
    return choose(left, right, unconfirmed=found.match is not None and not confirmed, confirmed=confirmed)


def _first(chosen: Figure, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    return (chosen, *(figure for figure in figures if figure.id != chosen.id))


def _theme(left: Group | None, right: Group | None) -> str:
    """The theme most of the row's figures stand under."""
    figures = (*(left.figures if left else ()), *(right.figures if right else ()))
    return themes.commonest(figure.theme for figure in figures)
