"""The chart of one indicator over time, over the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from jbtui.messages import _
from jbtui.tui.content import plain
from jbtui.tui.screens.dialog import Dialog
from jbtui.tui.widgets.chart import Bar, chart


class ChartDialog(Dialog[None]):
    """Bars of one indicator."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,g,q", "leave", _("返回"))]

    def __init__(self, title: str, bars: Sequence[Bar]) -> None:
        super().__init__()
        self._title, self._bars = title, bars

    def compose(self) -> ComposeResult:
        with Vertical(id="chart", classes="dialog"):
            yield Static(plain(self._title, "bold"), classes="dialog-title", markup=False)
            with VerticalScroll(id="chart-body"):
                yield Static("", id="bars", markup=False)
            yield Static(
                plain(_("条形按数值画，不同主体、不同长短的时期不可直接相比。Esc 返回"), "$quiet"),
                classes="dialog-foot",
                markup=False,
            )

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        self.query_one("#bars", Static).update(chart(self._bars, self.query_one("#chart-body").size.width - 2))

    def action_leave(self) -> None:
        self.dismiss(None)
