"""对照: two sides row against row; the sentence beside it; swap, only what both have, the row as a cited sentence."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from jbtui.messages import _, count, say
from jbtui.tui import copying, deciding, exporting
from jbtui.tui.entries import ROOM, Turn
from jbtui.tui.keys import bindings, hint
from jbtui.tui.messages import Compared, Failed
from jbtui.tui.screens.chart import ChartDialog
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.room import TWO_PANES
from jbtui.tui.screens.sides import SidesRoom
from jbtui.tui.widgets.article_pane import ArticlePane
from jbtui.tui.widgets.chart import bars_over_time
from jbtui.tui.widgets.comparison_list import ComparisonList
from jbtui.tui.widgets.pane import Pane
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.sides_bar import SidesBar

if TYPE_CHECKING:
    from jbtui.cite import Passage


class CompareRoom(SidesRoom):
    """The comparison screen."""

    ROOM = ROOM
    BINDINGS: ClassVar[list[BindingType]] = bindings("reading", "compare", "room")
    PAIRS: ClassVar[dict[str, tuple[str, ...]]] = {
        "rows-pane": ("rows-pane",),  # both sides stand beside each other in it
        "page-pane": ("rows-pane", "page-pane"),
    }
    FIRST_PANE = "rows-pane"

    def __init__(self) -> None:
        super().__init__()
        self._turn: Turn | None = None
        """The source of an entry that is in the page."""
        self._again: tuple[int, str] | None = None
        """Where to stay when the rows are made anew, and what to say when they are there."""

    def panes(self) -> ComposeResult:
        yield Pane(_("对照"), ComparisonList(id="rows"), id="rows-pane")
        yield ArticlePane(_("原句显示在此"), hint("{list_open} 打开左侧的出处，再按一次打开右侧的。"))

    def on_mount(self) -> None:
        self.rows_pane.stand_in(_("正在打开索引"))
        self.lay_panes()

    @property
    def rows(self) -> ComparisonList:
        return self.query_one(ComparisonList)

    @property
    def rows_pane(self) -> Pane:
        return self.query_one("#rows-pane", Pane)

    # ---- what was compared

    def opened(self) -> None:
        self.rows_pane.stand_in(_("正在对照"))
        super().opened()

    def tell_nothing(self, what: str, remedy: str) -> None:
        self.rows_pane.stand_in(what, remedy)

    @on(Compared)
    def _show(self, message: Compared) -> None:
        if message.asked != self.asked:
            return
        place, told = self._again or (0, "")
        self._again = None
        self.rows.show(message.comparison, message.lines, place)
        self._show_rows()
        if told:
            self.say(told, "done")
        else:
            self.report(*message.comparison.notes)
        if self.rows.display and not isinstance(self.focused, QueryInput):
            self.set_focus(self.rows)

    def _show_rows(self) -> None:
        """The rows or that there are none, and how many."""
        comparison, entries = self.rows.comparison, self.rows.entries
        if entries:
            self.rows_pane.show_body()
        else:
            self.rows_pane.stand_in(_("没有可列的行"), hint("{only_shared} 看全部，{query} 改两方"))
        if comparison is not None:
            name = say("{left} 对 {right}", left=comparison.left.label, right=comparison.right.label)
            figures = [entry for entry in entries if entry.line]
            aside = count("{n:,} 行  共有 {shared:,}", len(figures), shared=sum(entry.shared for entry in figures))
            self.rows_pane.title_bar.tell(name, aside)

    @on(Failed)
    def _show_fault(self, message: Failed) -> None:
        if message.group in ("sides", "open"):
            self.rows_pane.stand_in(message.what, message.remedy, fault=True)

    @on(SidesBar.Narrowed)
    def _narrow(self, message: SidesBar.Narrowed) -> None:
        self.rows.narrow(words=message.words)
        self._show_rows()

    def action_swap(self) -> None:
        self._again = (self.rows.highlighted or 0, _("左右已互换"))
        super().action_swap()

    def action_only_shared(self) -> None:
        self.rows.narrow(only_shared=not self.rows.only_shared)
        self._show_rows()
        self.say(_("只列两侧都有的") if self.rows.only_shared else _("列出全部"))

    def action_decide(self, same: bool) -> None:
        """Confirm or refuse near names; it is remembered, and the rows are made anew."""
        names = self.rows.current.names if self.rows.current else ()
        if not names:
            self.say(_("这一行没有待确认的相近指标。"))
            return
        told = deciding.decide(names, same)
        if told.fault:
            self.say(told.note, "fault")
        else:
            self._again = (self.rows.highlighted or 0, told.note)
            self.again()

    def action_chart(self) -> None:
        """Draw the change over time that the reader is at."""
        series = self.rows.current.series if self.rows.current else None
        if series is None:
            self.say(hint("先选随时间变化的一行，再按 {change_chart} 画图。"))
            return
        from jbtui.compare.table import change_cells

        self.app.push_screen(ChartDialog("  ".join(change_cells(series)[:2]), bars_over_time(series)))

    def idle(self) -> set[str]:
        """Without rows nothing is done to them; of a row only what it has."""
        left, right = self.bar.sides
        entry = self.rows.current
        does = {
            "swap": bool(left or right),
            "suggest": self.ready and bool(left),
            "suggest_left": self.ready and bool(right),
            "only_shared": self.rows.comparison is not None,
            "within": self.rows.comparison is not None,
            "export": self.rows.comparison is not None,
            "next_shared": bool(self.rows.shared),
            "last_shared": bool(self.rows.shared),
            "same": entry is not None and bool(entry.names),
            "differ": entry is not None and bool(entry.names),
            "change_chart": entry is not None and entry.series is not None,
            "next_source": self._turn is not None and self._turn.all > 1 and self.pane_of_focus() == "page-pane",
        }
        return super().idle() | {id for id, would in does.items() if not would}

    # ---- reading

    @on(ComparisonList.Opened)
    def _open(self, message: ComparisonList.Opened) -> None:
        """The left source; the same entry once more: the right one, then what further figures it has."""
        same = self._turn is not None and self._turn.entry == message.entry
        turn = self._turn.next() if self._turn and same else Turn(message.entry)
        self._read_source(turn, focus=self.app.size.width < TWO_PANES or turn.all < 2)

    def action_next_source(self) -> None:
        """In the page: the next source of the same entry."""
        if self._turn and self.pane_of_focus() == "page-pane":
            self._read_source(self._turn.next(), focus=True)

    def _read_source(self, turn: Turn, *, focus: bool) -> None:
        self._turn = turn
        self.read(turn.place, focus=focus)
        if turn.all > 1:
            self.say(hint("出处 {n}/{all}，{next_source} 看下一处", n=turn.number + 1, all=turn.all))

    # ---- moving and copying

    def action_focus_query(self) -> None:
        self._focus_field("left")

    def action_within(self) -> None:
        self._focus_field("within")

    def _focus_field(self, name: str) -> None:
        if self.in_use != "rows-pane":
            self.use("rows-pane", focus=False)
        self.set_focus(self.bar.field(name))

    @on(SidesBar.Left)
    def _to_rows(self) -> None:
        if self.rows.display:
            self.use("rows-pane", focus=False)
            self.set_focus(self.rows)
        else:
            self.set_focus(None)

    def action_peel(self) -> None:
        if self.pane_of_focus() == "page-pane" or self.in_use == "page-pane":
            if not self.page.clear_selected():
                self._turn = None
                self.use("rows-pane", focus=False)
                self.set_focus(self.rows)
        elif self.bar.words:
            self.bar.clear_words()
        else:
            self.peel_last()

    def lifted(self) -> list[Passage]:
        return self.from_page() if self.reading else []

    def collectable(self) -> list[Passage]:
        """Of a row its figures on both sides, of passages both."""
        entry, comparison = self.rows.current, self.rows.comparison
        if self.lifted() or entry is None or comparison is None:
            return self.lifted()
        return copying.lifted_from(comparison, entry)

    def copy_here(self) -> None:
        """On a row of figures: the row as a sentence with both sources; on anything else: its passages."""
        entry, comparison = self.rows.current, self.rows.comparison
        if self.reading or entry is None or comparison is None:
            super().copy_here()
        elif entry.row is not None:
            copy = partial(copying.copy_row, self.app, comparison, entry.row)
            self.run_worker(lambda: self.post_message(copy()), thread=True, group="copy", exit_on_error=False)
        elif passages := self.collectable():
            self.copy(passages)
        else:
            super().copy_here()

    def action_export(self) -> None:
        """Choose a format, then write the comparison into the current folder."""
        comparison = self.rows.comparison
        if comparison is None:
            self.say(_("还没有对照可导出。"))
            return

        def chosen(suffix: str | None) -> None:
            if suffix:
                folder = Path.cwd()
                self.export(lambda _reader, watch: exporting.export_comparison(comparison, suffix, folder, watch))

        self.app.push_screen(Choice(_("导出成什么格式"), exporting.FORMATS), chosen)
