"""指标: every figure in a table that can be sorted and filtered; the sentence beside it; one indicator as a chart."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Input, Static

from jbtui.messages import _, say
from jbtui.text.cleaning import one_line
from jbtui.tui import content, copying, correcting
from jbtui.tui.asking import FigureAsk
from jbtui.tui.keys import bindings, hint
from jbtui.tui.messages import Corrected, Failed, Fetched, FigureRow, Series, Tabulated
from jbtui.tui.reader import Reader
from jbtui.tui.screens.chart import ChartDialog
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.line_dialog import LineDialog
from jbtui.tui.screens.room import Room
from jbtui.tui.screens.search import DEBOUNCE
from jbtui.tui.screens.why import WhyDialog
from jbtui.tui.widgets.empty import Empty
from jbtui.tui.widgets.figure_table import COLUMNS, FigureTable, Headings
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.pane import Pane
from jbtui.tui.widgets.query_input import QueryInput


class FigureRoom(Room):
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
        self.ready = False
        self._waiting: Timer | None = None

    def head(self) -> ComposeResult:
        with Horizontal(id="filter-bar"):
            yield Static(content.plain(_("筛选")), id="filter-label", markup=False)
            yield QueryInput(_("原句、指标或主体中的字，如 生产总值"), id="words")

    def panes(self) -> ComposeResult:
        yield Pane(_("数字"), Headings(), FigureTable(id="table"), Empty(id="table-empty"), id="table-pane")
        yield Pane(_("原文"), Page(id="page"), Empty(id="page-empty"), id="page-pane")

    def on_mount(self) -> None:
        self.table.display = False
        self.page.display = False
        self.query_one("#table-empty", Empty).tell(_("正在打开索引"))
        self.query_one("#page-empty", Empty).tell(
            _("原句显示在此"), hint("用 {list_down} {list_up} 移动，{list_open} 打开。")
        )
        self.lay_panes()

    @property
    def table(self) -> FigureTable:
        return self.query_one("#table", FigureTable)

    @property
    def page(self) -> Page:
        return self.query_one("#page", Page)

    # ---- asking

    def opened(self) -> None:
        self.ready = True
        self.submit(self.ask)

    @on(Input.Changed, "#words")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._waiting:
            self._waiting.stop()
        self._waiting = self.set_timer(DEBOUNCE, self._ask_typed)

    def _ask_typed(self) -> None:
        words = self.query_one("#words", QueryInput).value
        if words != self.ask.words:
            self.submit(replace(self.ask, words=words, offset=0))

    def submit(self, ask: FigureAsk) -> None:
        self.ask = ask
        if self.ready:
            self.house.library.ask("figures", partial(_tabulate, ask), self)

    @on(Tabulated)
    def _show_table(self, message: Tabulated) -> None:
        if message.ask != self.ask:
            return
        keep = self.ask.offset > 0
        shown = bool(message.rows) or keep
        self.table.display = shown
        empty = self.query_one("#table-empty", Empty)
        empty.display = not shown
        if shown:
            more = self.ask.offset + len(message.rows) < message.total
            self.table.show(message.rows, more=more, keep=keep)
            if not keep and not isinstance(self.focused, QueryInput) and self.in_use == "table-pane":
                self.table.focus()
        else:
            empty.tell(_("没有这样的数字"), hint("{query} 改筛选的字"))
        self.query_one(Headings).tell((self.ask.sort, self.ask.descending))
        self.query_one("#table-pane", Pane).title_bar.tell(_("数字"), say("{n:,} 个", n=message.total))

    @on(Failed)
    def _show_fault(self, message: Failed) -> None:
        if message.group in ("figures", "open"):
            self.table.display = False
            empty = self.query_one("#table-empty", Empty)
            empty.display = True
            empty.tell(message.what, message.remedy, fault=True)

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
        self.submit(replace(self.ask, sort=sort, descending=sort == "value", offset=0))
        names = {"position": _("文章顺序"), **{column.sort: column.title for column in COLUMNS}}
        self.say(say("按{column}排序", column=names[sort]))

    # ---- reading

    @on(FigureTable.Highlighted)
    def _preview(self, message: FigureTable.Highlighted) -> None:
        if self.query_one("#page-pane").display:
            self._fetch(message.row)

    @on(FigureTable.Opened)
    def _open(self, message: FigureTable.Opened) -> None:
        self.page.display = True
        self.query_one("#page-empty", Empty).display = False
        self.use("page-pane")
        self._fetch(message.row)

    def _fetch(self, row: FigureRow) -> None:
        self.house.library.ask("page", partial(_fetch, row), self)

    @on(Fetched)
    def _show_page(self, message: Fetched) -> None:
        self.page.display = True
        self.query_one("#page-empty", Empty).display = False
        self.call_after_refresh(self.page.open, message.volume, message.paragraph, {}, message.figure)

    @on(Page.Moved)
    def _tell_place(self, message: Page.Moved) -> None:
        if self.page.article is not None:
            where = content.joined((content.place_name(message.paragraph), content.lines_name(message.paragraph)))
            self.query_one("#page-pane", Pane).title_bar.tell(one_line(self.page.article.title), where)

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
            self.app.push_screen(ChartDialog(message))

    # ---- units, groups, corrections

    def action_units(self) -> None:
        """Show the figures in another unit."""
        unit = self.table.next_unit() if self.table.display else ""
        self.say(say("金额、面积、长度以{unit}计", unit=unit) if unit else _("数字照原文"))

    def action_group(self) -> None:
        """Group by indicator, or no more."""
        self.table.grouped = not self.table.grouped
        sort = "indicator" if self.table.grouped else "position"
        self.submit(replace(self.ask, sort=sort, descending=False, offset=0))
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
        self.query_one("#words", QueryInput).focus()

    @on(QueryInput.ToList)
    @on(QueryInput.Leave)
    def _to_table(self) -> None:
        if self.table.display:
            self.use("table-pane", focus=False)
            self.table.focus()
        else:
            self.set_focus(None)

    def action_peel(self) -> None:
        if self.pane_of_focus() == "page-pane":
            if not self.page.clear_selected():
                self.use("table-pane", focus=False)
                self.table.focus()
        else:
            self.say_nothing_left()

    def lifted(self) -> list[copying.Lifted]:
        if self.pane_of_focus() == "page-pane" or self.page.selected:
            return self.page_lifted(self.page)
        row = self.table.current if self.table.display else None
        return [copying.Lifted(row.paragraph, row.article, None, row.figure)] if row else []


def _tabulate(ask: FigureAsk, reader: Reader) -> Tabulated:
    rows, total = reader.figures(ask)
    return Tabulated(ask, rows, total)


def _fetch(row: FigureRow, reader: Reader) -> Fetched:
    return Fetched(reader.volume(row.article.id), row.paragraph.id, (), row.figure)


def _series(row: FigureRow, reader: Reader) -> Series:
    figure = row.figure
    title = content.joined((one_line(figure.indicator or ""), content.figure_kind(figure), one_line(figure.base_unit)))
    return Series(title, reader.series(figure))
