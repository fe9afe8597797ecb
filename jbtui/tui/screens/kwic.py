"""语境: every occurrence of the query on a line of its own, in some order; frequencies and collocates beside."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import ScreenResume
from textual.widgets import Static

from jbtui.messages import _, count, say
from jbtui.text.cleaning import one_line
from jbtui.tui import content, copying, exporting, typeset
from jbtui.tui.asking import ORDERS, Ask
from jbtui.tui.keys import bindings, hint
from jbtui.tui.messages import Concorded, Failed
from jbtui.tui.reader import Reader
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.passage_room import PassageRoom
from jbtui.tui.visited import Place
from jbtui.tui.widgets.chips import Chips
from jbtui.tui.widgets.kwic_lines import KwicLines
from jbtui.tui.widgets.pane import Pane
from jbtui.tui.widgets.query_bar import QueryBar
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.summary import SummaryBody, summary

if TYPE_CHECKING:
    from jbtui.cite import Passage
    from jbtui.concordance import Concordance

DEBOUNCE = 0.2
"""Seconds of quiet before the lines follow what is typed: they take longer to gather than results."""


class KwicRoom(PassageRoom):
    """The concordance screen."""

    ROOM = "kwic"
    BINDINGS: ClassVar[list[BindingType]] = bindings("reading", "kwic", "room")
    PAIRS: ClassVar[dict[str, tuple[str, ...]]] = {
        "lines-pane": ("lines-pane", "summary-pane"),
        "summary-pane": ("lines-pane", "summary-pane"),
    }
    FIRST_PANE = "lines-pane"

    def __init__(self) -> None:
        super().__init__()
        self.ask = Ask()
        self.order = ORDERS[0]
        self.found: Concordance | None = None
        self.by_information = False
        """Whether collocates stand by mutual information instead of log-likelihood."""

    def head(self) -> ComposeResult:
        yield QueryBar(_("查询"), _("要看上下文的词，如 攻坚"), quiet=DEBOUNCE)

    def panes(self) -> ComposeResult:
        yield Pane(_("语境"), KwicLines(id="lines"), id="lines-pane")
        yield Pane(
            _("频次与搭配"), SummaryBody(Static("", id="summary", markup=False), id="summary-body"), id="summary-pane"
        )

    def on_mount(self) -> None:
        self._show_nothing(_("正在打开索引"))
        self.order = self.house.session.concordance_order
        self._take_over()
        self.lay_panes()

    @property
    def bar(self) -> QueryBar:
        return self.query_one(QueryBar)

    @property
    def field(self) -> QueryInput:
        return self.bar.field

    @property
    def lines_pane(self) -> Pane:
        return self.query_one("#lines-pane", Pane)

    @property
    def lines(self) -> KwicLines:
        return self.query_one(KwicLines)

    # ---- the query in force

    def _take_over(self) -> None:
        """The query and filters of the search screen are these."""
        self.ask = self.house.session.ask
        self.field.write(self.ask.query)
        self._show_filters()

    @on(ScreenResume)
    def _come_back(self) -> None:
        if self.ask != self.house.session.ask:
            self._take_over()
            self.submit(self.ask)
        if not isinstance(self.focused, QueryInput):
            self.use(self.in_use)

    def idle(self) -> set[str]:
        nothing = self.found is None or not self.found.lines
        return super().idle() | ({"kwic_order", "kwic_summary", "kwic_export"} if nothing else set())

    def opened(self) -> None:
        self.submit(self.ask)

    @on(QueryInput.Paused, "#query")
    def _ask_typed(self) -> None:
        if self.field.value != self.ask.query:
            self.submit(Ask(self.field.value, self.ask.chosen, self.ask.sort))

    @on(Chips.Removed)
    def _remove_filter(self, message: Chips.Removed) -> None:
        self.submit(self.ask.toggle(message.field, message.value))

    def submit(self, ask: Ask) -> None:
        """Ask for the lines; what is shown stays until they are there."""
        self.ask = ask
        self.house.session.keep(ask)
        self._show_filters()
        if not self.ready:
            return
        if ask.query.strip():
            self.say(_("正在排列"))
            self.house.library.ask("context", partial(_concord, ask, self.order, None), self)
        else:
            self.house.library.cancel("context")
            self.found = None
            self.say("")
            self._show_nothing(_("还没有要看的词"), hint("{query} 写一个词，每一处都在这里排齐。"))

    def _show_filters(self) -> None:
        self.bar.show_filters(self.ask.chosen, self.house.filter_labels)

    @on(Concorded)
    def _show(self, message: Concorded) -> None:
        if (message.ask, message.order) != (self.ask, self.order):
            return
        same = self.found is message.found
        self.found = message.found
        if not message.found.lines:
            self._show_nothing(
                _("没有找到"), *message.found.notes, hint("{query} 改查询：少写几个字，或用 | 连接另一种说法")
            )
            return
        self.lines_pane.show_body()
        self.lines.show(message.lines)
        if not same:
            self._draw_summary()
        self.report(*message.found.notes, count("共 {n:,} 处", len(message.found.lines)))
        if not isinstance(self.focused, QueryInput) and self.in_use == "lines-pane":
            self.lines.focus()

    def _show_nothing(self, what: str, *steps: str, fault: bool = False) -> None:
        self.lines.show(())
        self.lines_pane.stand_in(what, *steps, fault=fault)
        self.lines_pane.title_bar.tell(_("语境"), "")
        self.query_one("#summary", Static).update("")

    def _draw_summary(self) -> None:
        body = self.query_one(SummaryBody)
        width = body.scrollable_content_region.width - 2
        if self.found is not None and self.found.lines and body.size.width:
            self.query_one("#summary", Static).update(summary(self.found, width, by_information=self.by_information))

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw_summary)

    @on(Failed)
    def _show_fault(self, message: Failed) -> None:
        if message.group in ("context", "open"):
            self._show_nothing(message.what, message.remedy, fault=True)

    @on(KwicLines.Highlighted)
    def _tell_place(self, message: KwicLines.Highlighted) -> None:
        line = self.lines.current
        if line is not None:
            where = (line.article.district or "", typeset.dating_name(line.article), content.place_name(line.paragraph))
            at = say("{at:,}/{all:,}", at=message.place + 1, all=len(self.lines.lines))
            name = say("语境  {order}", order=self._order_name())
            self.lines_pane.title_bar.tell(name, content.joined((*map(one_line, where), at)))

    # ---- orders

    def _order_name(self) -> str:
        names = (_("按原文"), _("按日期"), _("按左侧"), _("按右侧"))
        return names[ORDERS.index(self.order)]

    def action_order(self) -> None:
        """The next order of the lines that are there; in the summary, the other order of the collocates."""
        if self.in_use == "summary-pane":
            self.by_information = not self.by_information
            self._draw_summary()
            return
        self.order = self.house.session.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        if self.found is not None and self.found.lines:
            self.house.library.ask("context", partial(_concord, self.ask, self.order, self.found), self)

    # ---- moving

    def action_summary(self) -> None:
        """Between the lines and the summary."""
        self.use("lines-pane" if self.in_use == "summary-pane" else "summary-pane")
        self.call_after_refresh(self._draw_summary)

    def action_focus_query(self) -> None:
        if self.in_use != "lines-pane":
            self.use("lines-pane", focus=False)
        self.set_focus(self.field)

    @on(QueryInput.ToList)
    @on(QueryInput.Leave)
    def _to_lines(self, message: QueryInput.ToList | QueryInput.Leave) -> None:
        if isinstance(message, QueryInput.ToList):
            self.house.session.remember(self.field.value)
            self._ask_typed()
        if self.lines.display:
            self.use("lines-pane")
        else:
            self.set_focus(None)

    def action_peel(self) -> None:
        if self.in_use == "summary-pane":
            self.use("lines-pane")
        else:
            self.peel_last()

    @on(KwicLines.Opened)
    async def _open(self, message: KwicLines.Opened) -> None:
        """In the search screen's page; `[` comes back."""
        self.house.session.remember(self.ask.query)
        line, ask = message.line, replace(self.ask, offset=0)
        await self.house.read(Place("search", line.article.id, line.paragraph.id, ask=ask))

    # ---- copying and writing

    def lifted(self) -> list[Passage]:
        """The sentence of the line."""
        from jbtui.cite.passages import sentence

        line = self.lines.current if self.lines.display else None
        if line is None:
            return []
        return [copying.passage(line.paragraph, line.article, sentence(line.paragraph.text, line.start, line.end))]

    def show_taken(self) -> None:
        super().show_taken()
        self.lines.tell_taken(self.house.collection.ids(), self.house.marked.ids())

    def action_export(self) -> None:
        """Choose a format, then write all into the current folder, the lines in their order on the screen."""
        found, lines = self.found, self.lines.lines
        if found is None or not lines:
            self.say(_("还没有语境可导出。"))
            return

        def chosen(suffix: str | None) -> None:
            if suffix:
                shown, folder = replace(found, lines=lines), Path.cwd()
                self.export(lambda _reader, watch: exporting.export_concordance(shown, suffix, folder, watch))

        self.app.push_screen(Choice(_("导出成什么格式"), exporting.CONCORDANCE_FORMATS), chosen)


def _concord(ask: Ask, order: str, held: Concordance | None, reader: Reader) -> Concorded:
    """`held` is the concordance where only the order is another."""
    from jbtui.concordance import Order
    from jbtui.concordance.ordering import ordered

    found = held or reader.concordance(ask)
    return Concorded(ask, order, found, ordered(found.lines, Order(order)))
