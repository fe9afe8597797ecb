"""Why a figure is as it is: its sentence, each field with the rule that made it; from here it is corrected."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from jbtui.messages import _
from jbtui.tui.content import pad, plain
from jbtui.tui.messages import FigureRow
from jbtui.tui.screens.dialog import Dialog


class WhyDialog(Dialog[str | None]):
    """The reasons of one figure; gives `correct` or `reject` where the reader disagrees."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,w,q", "leave", _("返回")),
        Binding("c", "correct", _("更正")),
        Binding("d", "reject", _("剔除")),
    ]

    def __init__(self, row: FigureRow) -> None:
        super().__init__()
        self._row = row

    def compose(self) -> ComposeResult:
        from jbtui.figures import explain

        lines = explain(self._row.figure, self._row.paragraph)
        width = max(cell_len(name) for name, _said in lines)
        with Vertical(id="why", classes="dialog"):
            yield Static(plain(self._row.figure.quote, "bold"), classes="dialog-title", markup=False)
            with VerticalScroll(id="why-body"):
                for name, said in lines:
                    head = (pad(name, width) + "  ", "$quiet")
                    yield Static(Content.assemble(head, _marked(said)), classes="why-line", markup=False)
            yield Static(plain(_("c 更正  d 剔除  Esc 返回"), "$quiet"), classes="dialog-foot", markup=False)

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_correct(self) -> None:
        self.dismiss("correct")

    def action_reject(self) -> None:
        self.dismiss("reject")


def _marked(said: str) -> Content:
    """The words, with what stands in 【】 set apart."""
    line = plain(" ".join(said.split("\n")))
    start, end = line.plain.find("【"), line.plain.find("】")
    return line.stylize("bold underline $figure", start, end + 1) if 0 <= start < end else line
