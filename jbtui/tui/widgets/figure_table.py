"""The table of figures: aligned columns that fit the width, a heading that sorts, one figure a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from jbtui.kinds import FigureKind
from jbtui.knowledge import table
from jbtui.messages import _
from jbtui.text.cleaning import one_line
from jbtui.tui.content import figure_kind, fit, joined, measure_name, pad, period_name, plain, status_name
from jbtui.tui.messages import FigureRow
from jbtui.tui.typeset import dating_name
from jbtui.tui.widgets.lists import PassageList
from jbtui.tui.widgets.result_list import MORE

if TYPE_CHECKING:
    from jbtui.records import Figure


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table."""

    sort: str
    """The order that its heading asks for; empty for none."""
    title: str
    cells: int
    """The least width."""
    share: int
    """How much of the spare width it takes."""
    text: Callable[[FigureRow], str]


KIND = max(6, *(cell_len(measure_name(kind)) for kind in FigureKind))
"""Cells of the kind of a figure in the language of the app."""
COLUMNS: tuple[Column, ...] = (
    Column("indicator", _("指标"), 17, 4, lambda row: row.figure.indicator or _("[未明]")),
    Column("value", _("数字"), 16, 1, lambda row: row.figure.quote),
    Column("period", _("时期"), 18, 0, lambda row: period_name(row.figure.period)),
    Column("subject", _("主体"), 12, 2, lambda row: row.figure.subject or row.figure.district or ""),
    Column("kind", _("性质"), KIND, 0, lambda row: figure_kind(row.figure)),
    Column("date", _("文章日期"), 10, 0, lambda row: dating_name(row.article)),
)
GAP = 1


def in_unit(figure: Figure, unit: str) -> str | None:
    """The figure in that unit; None where it measures something else, or is a rate."""
    from jbtui.figures.units import convert, in_digits

    value = convert(figure.value, figure.base_unit, unit)
    if value is None or figure.kind is not FigureKind.LEVEL:
        return None
    return f"{'' if figure.approx == '=' else figure.approx}{in_digits(value)}{unit}"


def layout(width: int) -> list[tuple[Column, int]]:
    """The columns that a table of that many cells has room for, each with its width."""
    shown: list[Column] = []
    spare = width
    for column in COLUMNS:
        if spare < column.cells + GAP:
            break
        shown.append(column)
        spare -= column.cells + GAP
    shares = sum(column.share for column in shown) or 1
    return [(column, column.cells + spare * column.share // shares) for column in shown]


class Headings(Static):
    """The titles above the table; a click on one sorts by it."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """Sort by this."""

        def __init__(self, sort: str) -> None:
            self.sort = sort
            super().__init__()

    def __init__(self) -> None:
        super().__init__("", id="headings", markup=False)
        self.order = ("position", False)

    def tell(self, order: tuple[str, bool]) -> None:
        """Mark the column that the table is sorted by."""
        self.order = order
        self.refresh()

    def _layout(self) -> list[tuple[Column, int]]:
        # As wide as the table's text: its marks, a cell of padding at the right, a cell for the scrollbar.
        return layout(self.size.width - 2 - FigureTable.LEAD)

    def render(self) -> Content:
        parts = [" " * FigureTable.LEAD]
        for column, cells in self._layout():
            mark = "" if column.sort != self.order[0] else " v" if self.order[1] else " ^"
            parts.append(pad(column.title + mark, cells + GAP))
        return plain("".join(parts))

    def on_click(self, event: Click) -> None:
        left = FigureTable.LEAD
        for column, cells in self._layout():
            left += cells + GAP
            if event.x < left:
                self.post_message(self.Clicked(column.sort))
                return


class FigureTable(PassageList):
    """A page of figures."""

    class Highlighted(Message):
        """The reader looks at this figure."""

        def __init__(self, row: FigureRow) -> None:
            self.row = row
            super().__init__()

    class Opened(Message):
        """The reader wants the sentence of this figure."""

        def __init__(self, row: FigureRow) -> None:
            self.row = row
            super().__init__()

    class MoreWanted(Message):
        """The reader wants the next page."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.rows: list[FigureRow] = []
        self._more = False
        self.unit = ""
        self.grouped = False
        self._headed: set[int] = set()
        """Places of the rows that have the name of their group above them."""

    def next_unit(self) -> str:
        """Show the figures in the next unit that any of them has; "" as they are written."""
        usable = [
            unit for unit in table("display")["figure_units"] if any(in_unit(row.figure, unit) for row in self.rows)
        ]
        turn = ["", *usable]
        self.unit = turn[(turn.index(self.unit) + 1) % len(turn)] if self.unit in turn else ""
        with self.prevent(OptionList.OptionHighlighted):
            self.draw_again()
        return self.unit

    def draw_again(self) -> None:
        self._fill(self.highlighted)

    def show(self, rows: tuple[FigureRow, ...], *, more: bool, keep: bool = False) -> None:
        """Show a page, or with `keep` put it under what is shown."""
        place = self.highlighted if keep else 0
        self.rows = [*(self.rows if keep else []), *rows]
        self._more = more
        self._fill(place)

    def _fill(self, place: int | None) -> None:
        columns = layout(self.text_width)
        counts = Counter(row.figure.indicator for row in self.rows) if self.grouped else None
        options: list[Option] = []
        last: object = self
        self._headed = set()
        for number, row in enumerate(self.rows):
            prompt = _row(row, columns, self.unit)
            if counts and row.figure.indicator != last:
                last = row.figure.indicator
                self._headed.add(number)
                head = f"{one_line(row.figure.indicator or _('[未明]'))}  {counts[row.figure.indicator]}"
                prompt = Content("\n").join([Content.styled(fit(head, self.text_width), "bold $primary"), prompt])
            options.append(Option(prompt))
        if self._more:
            options.append(Option(Content.styled(_("再取下一页（Enter）"), "bold $primary"), id=MORE))
        self.set_options(options)
        if self.rows:
            self.highlighted = min(place or 0, len(self.rows) - 1)

    def line_of_marks(self, place: int) -> int:
        return int(place in self._headed)

    def ids_at(self, place: int) -> tuple[str, ...]:
        return (self.rows[place].figure.id,) if place < len(self.rows) else ()

    @property
    def current(self) -> FigureRow | None:
        place = self.highlighted
        return self.rows[place] if place is not None and place < len(self.rows) else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.current:
            self.post_message(self.Highlighted(self.current))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id == MORE:
            self.post_message(self.MoreWanted())
        elif self.current:
            self.post_message(self.Opened(self.current))


STYLES: Mapping[str, str] = {"value": "bold $figure", "period": "$quiet", "date": "$quiet", "kind": "$quiet"}


def _row(row: FigureRow, columns: list[tuple[Column, int]], unit: str) -> Content:
    parts = [
        (pad(_cell(row, column, unit), cells) + " " * GAP, STYLES.get(column.sort, "")) for column, cells in columns
    ]
    return Content.assemble(*parts)


def _cell(row: FigureRow, column: Column, unit: str) -> str:
    if column.sort != "value":
        return column.text(row)
    shown = in_unit(row.figure, unit) if unit else None
    return joined((shown or column.text(row), status_name(row.figure)), " ")
