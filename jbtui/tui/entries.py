"""A comparison as the app lists it: rows of figures, passages, words and changes over time, theme by theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jbtui.export.document import Heading
from jbtui.messages import _
from jbtui.text.cleaning import one_line
from jbtui.tui.visited import Place

if TYPE_CHECKING:
    from jbtui.compare import Comparison, Row
    from jbtui.compare.change import Series
    from jbtui.compare.keyness import Keyword
    from jbtui.compare.passages import Opposite
    from jbtui.compare.table import Line
    from jbtui.records import Figure

ROOM = "compare"
"""The screen on which the sources of entries are read."""
PASSAGES = 12
"""Pairs of passages listed under a theme."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The words that set one side apart from the other."""

    side: str
    words: tuple[Keyword, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the reader can choose: one of these."""

    line: Line | None = None
    opposite: Opposite | None = None
    series: Series | None = None
    marked: Marked | None = None

    @property
    def row(self) -> Row | None:
        return self.line.row if self.line else None

    @property
    def shared(self) -> bool:
        """Whether both sides have it."""
        if self.line is not None:
            return self.line.row.shared
        if self.opposite is not None:
            return bool(self.opposite.left and self.opposite.right)
        return True

    @property
    def names(self) -> tuple[str, ...]:
        """The names that were only proposed to mean one thing, or that the reader confirmed."""
        if self.line is not None:
            return (self.line.row.match.left, self.line.row.match.right) if self.line.row.match else ()
        return self.series.names if self.series and len(self.series.names) > 1 else ()

    def shown(self) -> list[Place]:
        """Where that stands which the entry shows, left then right."""
        if self.line is not None:
            row = self.line.row
            return _of_figures(side[0] for side in (row.left, row.right, row.elsewhere) if side)
        if self.series is not None:
            return _of_figures(point.figure for point in self.series.points)
        sides = (self.opposite.left, self.opposite.right) if self.opposite else ()
        return [Place(ROOM, paragraph.article, paragraph.id) for paragraph in sides if paragraph]

    def places(self) -> list[Place]:
        """Where all of it stands: what is shown first, then the further figures of either side."""
        row = self.row
        more = (*row.left[1:], *row.right[1:], *row.elsewhere[1:]) if row else ()
        return [*self.shown(), *_of_figures(more)]

    def said(self) -> str:
        """The words that can be searched for."""
        if self.line is not None:
            line = self.line
            return " ".join((line.theme, line.indicator, line.left, line.right, line.why))
        if self.series is not None:
            return " ".join((*self.series.names, *(point.figure.quote for point in self.series.points)))
        if self.marked is not None:
            return " ".join((self.marked.side, *(word.word for word in self.marked.words)))
        sides = (self.opposite.left, self.opposite.right) if self.opposite else ()
        return " ".join(side.text for side in sides if side)


def _of_figures(figures: Iterable[Figure]) -> list[Place]:
    return [Place(ROOM, figure.article, figure.paragraph, figure) for figure in figures]


@dataclass(frozen=True, slots=True)
class Turn:
    """One of the sources of an entry, which the reader goes through in turn."""

    entry: Entry
    number: int = 0

    @property
    def all(self) -> int:
        """How many there are."""
        return len(self.entry.places())

    @property
    def place(self) -> Place:
        return self.entry.places()[self.number]

    def next(self) -> Turn:
        """The next one; after the last the first."""
        return Turn(self.entry, (self.number + 1) % self.all)


def listed(
    comparison: Comparison, lines: tuple[Line, ...], *, words: str = "", only_shared: bool = False
) -> list[Heading | Entry]:
    """The entries under their headings that hold all the words; with `only_shared` those that both sides have.

    A heading that nothing stands under is left out.
    """
    wanted = words.casefold().split()
    found: list[Heading | Entry] = []
    for heading, entries in _sections(comparison, lines):
        kept = [
            entry
            for entry in entries
            if (entry.shared or not only_shared) and all(word in entry.said().casefold() for word in wanted)
        ]
        found += [heading, *kept] if kept else []
    return found


def _sections(comparison: Comparison, lines: tuple[Line, ...]) -> Iterator[tuple[Heading, list[Entry]]]:
    """Each heading and what stands under it, in the order of the themes; over time and the words come last."""
    rows: dict[str, list[Entry]] = {}
    for line in lines:
        rows.setdefault(line.theme, []).append(Entry(line=line))
    passages = {found.theme: found.pairs[:PASSAGES] for found in comparison.passages}
    for theme in _themes(list(rows), list(passages)):
        yield Heading(one_line(theme)), rows.get(theme, [])
        about = [Entry(opposite=pair) for pair in passages.get(theme, ())]
        yield Heading(f"{one_line(theme)}  {_('段落')}", 2), about
    yield Heading(_("随时间的变化")), [Entry(series=series) for series in comparison.changes]
    sides = zip((comparison.left, comparison.right), comparison.keywords, strict=True)
    yield Heading(_("各自多用的词")), [Entry(marked=Marked(side.label, marked)) for side, marked in sides if marked]


def _themes(rows: list[str], passages: list[str]) -> list[str]:
    """The themes of both, each list being in order already."""
    from jbtui.compare import themes

    return sorted({*rows, *passages}, key=lambda theme: (themes.place(theme), theme))
