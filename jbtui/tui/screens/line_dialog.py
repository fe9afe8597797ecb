"""One line to write, over the screen: a note, a file's name."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from jbtui.messages import _
from jbtui.tui.content import fit, plain
from jbtui.tui.screens.dialog import Dialog
from jbtui.tui.widgets.query_input import QueryInput

_INNER = 72
"""Cells of a line in the dialog."""


class LineField(QueryInput):
    """The field; Enter takes the line."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", show=False)]

    def action_to_list(self) -> None:
        """There is none below it."""


class LineDialog(Dialog[str | None]):
    """Asks for a line, `about` it standing above; gives what was written, or None."""

    def __init__(self, title: str, about: str, value: str, placeholder: str = "") -> None:
        super().__init__()
        self._title, self._about, self._value, self._placeholder = title, about, value, placeholder

    def compose(self) -> ComposeResult:
        with Vertical(id="line", classes="dialog"):
            yield Static(plain(self._title, "bold"), classes="dialog-title", markup=False)
            yield Static(plain(fit(self._about, _INNER), "$quiet"), classes="dialog-about", markup=False)
            yield LineField(self._placeholder, id="line-field")
            yield Static(plain(_("Enter 确定  Esc 返回"), "$quiet"), classes="dialog-foot", markup=False)

    def on_mount(self) -> None:
        field = self.query_one(LineField)
        field.value = self._value
        field.cursor_position = len(self._value)
        self.set_focus(field)

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)

    @on(QueryInput.Leave)
    def _leave(self) -> None:
        self.dismiss(None)
