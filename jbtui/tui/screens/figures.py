"""指标: every figure in a table that can be sorted and filtered; the sentence beside it; one indicator as a chart."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from jbtui.messages import _, count, say
from jbtui.text.cleaning import one_line
from jbtui.tui import content, copying, correcting
from jbtui.tui.asking import FigureAsk
from jbtui.tui.keys import bindings, hint
from jbtui.tui.messages import Corrected, Failed, FigureRow, Series, Tabulated
from jbtui.tui.reader import Reader
from jbtui.tui.screens.chart import ChartDialog
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.line_dialog import LineDialog
from jbtui.tui.screens.reading_screen import ReadingScreen
from jbtui.tui.screens.search import DEBOUNCE
from jbtui.tui.screens.why import WhyDialog
from jbtui.tui.visited import Place
from jbtui.tui.widgets.article_pane import ArticlePane
from jbtui.tui.widgets.chart import bars_of
from jbtui.tui.widgets.figure_table import COLUMNS, FigureTable, Headings
from jbtui.tui.widgets.pane import Pane
from jbtui.tui.widgets.query_bar import QueryBar
from jbtui.tui.widgets.query_input import QueryInput

if TYPE_CHECKING:
    from jbtui.cite import Passage


class FigureRoom(ReadingScreen):
    """The figures screen."""

    ROOM = "figures"
    BINDINGS: ClassVar[list[BindingType]] = bindings("reading", "figures", "room")
    PAIRS: ClassVar[dict[str, tuple[str, ...]]] = {
        "table-pane": ("table-pane", "page-pane"),
        "page-pane": ("table-pane", "page-pane"),
    }
    FIRST_PANE = "table-pane"

    def __init__(self) -> None:
        super().__init__()
        self.ask = FigureAsk()

    def head(self) -> ComposeResult:
        yield QueryBar(_("过滤"), _("各列中的字，如 生产总值 时期:2018 性质:增减"), quiet=DEBOUNCE)

    def panes(self) -> ComposeResult:
        yield Pane(_("指标"), Headings(), FigureTable(id="table"), id="table-pane")
        yield ArticlePane(_("原句显示在此"), hint("用 {list_down} {list_up} 移动，{list_open} 打开。"))

    def on_mount(self) -> None:
        self.ask = self.house.session.figure_ask
        self.field.write(self.ask.words)
        self.table_pane.stand_in(_("正在打开索引"))
        self.lay_panes()

    @property
    def table_pane(self) -> Pane:
        return self.query_one("#table-pane", Pane)

    @property
    def table(self) -> FigureTable:
        return self.query_one(FigureTable)

    @property
    def field(self) -> QueryInput:
        return self.query_one(QueryInput)

    # ---- asking

    def opened(self) -> None:
        self.submit(self.ask)

    @on(QueryInput.Paused, "#query")
    def _ask_typed(self) -> None:
        if self.field.value != self.ask.words:
            self.submit(replace(self.ask, words=self.field.value, offset=0))

    def submit(self, ask: FigureAsk) -> None:
        self.ask = ask
        self.house.session.keep_figures(ask)
        if self.ready:
            self.house.library.ask("figures", partial(_tabulate, ask), self)

    @on(Tabulated)
    def _show_table(self, message: Tabulated) -> None:
        if message.ask != self.ask:
            return
        keep = self.ask.offset > 0
        if message.rows or keep:
            self.table_pane.show_body()
            more = self.ask.offset + len(message.rows) < message.total
            self.table.show(message.rows, more=more, keep=keep)
            if not keep and not isinstance(self.focused, QueryInput) and self.in_use == "table-pane":
                self.set_focus(self.table)
        else:
            self.table_pane.stand_in(_("没有这样的数字"), hint("{query} 改筛选的字"))
        self.query_one(Headings).tell((self.ask.sort, self.ask.descending))
        self.table_pane.title_bar.tell(_("指标"), count("{n:,} 个数字", message.total))
        if self.house.news:
            self.report()

    @on(Failed)
    def _show_fault(self, message: Failed) -> None:
        if message.group in ("figures", "open"):
            self.table_pane.stand_in(message.what, message.remedy, fault=True)

    @on(FigureTable.MoreWanted)
    def _more(self) -> None:
        self.submit(replace(self.ask, offset=len(self.table.rows)))

    def action_sort(self) -> None:
        """The next column; once round all of them, the order of the articles."""
        orders = ["position", *(column.sort for column in COLUMNS if column.sort in FigureAsk.SORTS)]
        place = orders.index(self.ask.sort) if self.ask.sort in orders else 0
        self._sort_by(orders[(place + 1) % len(orders)])

    @on(Headings.Clicked)
    def _sort_clicked(self, message: Headings.Clicked) -> None:
        if message.sort in FigureAsk.SORTS:
            self._sort_by(message.sort)

    def _sort_by(self, sort: str) -> None:
        self.submit(replace(self.ask, sort=sort, offset=0))
        names = {"position": _("文章顺序"), **{column.sort: column.title for column in COLUMNS}}
        self.say(say("按{column}排序", column=names[sort]))

    # ---- reading

    @on(FigureTable.Highlighted)
    def _preview(self, message: FigureTable.Highlighted) -> None:
        if self.article_pane.display:
            self.fetch(self._place_of(message.row))

    def come_into_sight(self) -> None:
        if self.table.current:
            self.fetch(self._place_of(self.table.current))

    @on(FigureTable.Opened)
    def _open(self, message: FigureTable.Opened) -> None:
        self.read(self._place_of(message.row))

    def _place_of(self, row: FigureRow) -> Place:
        return Place(self.ROOM, row.article.id, row.paragraph.id, row.figure)

    def action_chart(self) -> None:
        row = self.table.current if self.table.display else None
        if row is None or row.figure.indicator is None:
            self.say(hint("先选一个有指标名的数字，再按 {chart} 画图。"))
        else:
            self.house.library.ask("series", partial(_series, row), self)

    @on(Series)
    def _show_series(self, message: Series) -> None:
        if len(message.rows) < 2:
            self.say(_("这个指标只有一个数值，画不成图。"))
        else:
            self.app.push_screen(ChartDialog(message.title, bars_of(row.figure for row in message.rows)))

    def idle(self) -> set[str]:
        nothing = self.table.current is None or not self.table.display
        return super().idle() | ({"chart", "why", "units", "group", "row_sort"} if nothing else set())

    # ---- units, groups, corrections

    def action_units(self) -> None:
        """Show the figures in another unit."""
        unit = self.table.next_unit() if self.table.display else ""
        self.say(say("以{unit}计，换不成的照原文", unit=unit) if unit else _("数字照原文"))

    def action_group(self) -> None:
        """Group by indicator, or no more."""
        self.table.grouped = not self.table.grouped
        sort = "indicator" if self.table.grouped else "position"
        self.submit(replace(self.ask, sort=sort, offset=0))
        self.say(_("按指标分组") if self.table.grouped else _("不分组"))

    def action_why(self) -> None:
        row = self.table.current if self.table.display else None
        if row is None:
            self.say(hint("先选一个数字，再按 {why} 看它的来历。"))
            return

        def answered(wish: str | None) -> None:
            if wish == "correct":
                self._ask_correction(row)
            elif wish == "reject":
                self._correct(row, correcting.REJECT, "")

        self.app.push_screen(WhyDialog(row), answered)

    def _ask_correction(self, row: FigureRow) -> None:
        """Which field, then what it should say."""
        names = correcting.names()

        def chosen(field: str | None) -> None:
            if field:
                dialog = LineDialog(names[field], row.figure.quote, correcting.now(row, field))
                self.app.push_screen(dialog, lambda said: self._correct(row, field, said))

        self.app.push_screen(Choice(_("更正哪一项"), list(names.items())), chosen)

    def _correct(self, row: FigureRow, field: str, said: str | None) -> None:
        if said is None:
            return
        self.say(_("正在更正"))

        def work() -> None:
            self.post_message(correcting.correct(row, field, said, self.house.target))

        self.run_worker(work, thread=True, group="correct", exit_on_error=False)

    @on(Corrected)
    def _tell_corrected(self, message: Corrected) -> None:
        self.say(message.note, "fault" if message.fault else "done")
        if not message.fault:
            self.submit(replace(self.ask, offset=0))

    # ---- moving

    def action_focus_query(self) -> None:
        if self.in_use != "table-pane":
            self.use("table-pane", focus=False)
        self.set_focus(self.field)

    @on(QueryInput.ToList)
    @on(QueryInput.Leave)
    def _to_table(self) -> None:
        if self.table.display:
            self.use("table-pane", focus=False)
            self.set_focus(self.table)
        else:
            self.set_focus(None)

    def action_peel(self) -> None:
        if self.pane_of_focus() == "page-pane":
            if not self.page.clear_selected():
                self.use("table-pane", focus=False)
                self.set_focus(self.table)
        else:
            self.peel_last()

    def lifted(self) -> list[Passage]:
        if self.reading:
            return self.from_page()
        row = self.table.current if self.table.display else None
        return [copying.passage(row.paragraph, row.article, None, row.figure)] if row else []


def _tabulate(ask: FigureAsk, reader: Reader) -> Tabulated:
    rows, total = reader.figures(ask)
    return Tabulated(ask, rows, total)


def _series(row: FigureRow, reader: Reader) -> Series:
    figure = row.figure
    title = content.joined((one_line(figure.indicator or ""), content.figure_kind(figure), one_line(figure.base_unit)))
    return Series(title, reader.series(figure))
