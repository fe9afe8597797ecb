"""A short list to choose from, over the screen: copy styles, headings, commands. Typing narrows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from jbtui.messages import _
from jbtui.tui.content import fit, plain
from jbtui.tui.screens.dialog import Dialog
from jbtui.tui.widgets.lists import MarkedList
from jbtui.tui.widgets.query_input import QueryInput

_WIDEST = 68
"""Cells of a line in the widest dialog."""


class Choice(Dialog[str | None]):
    """A list of (value, name); gives the value chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", _("返回"))]

    def __init__(
        self, title: str, choices: Sequence[tuple[str, str]], current: str | None = None, *, typing: bool = False
    ) -> None:
        super().__init__()
        self._title, self._choices, self._current, self._typing = title, list(choices), current, typing
        self._shown = self._choices
        self._width = _WIDEST

    def compose(self) -> ComposeResult:
        with Vertical(id="choice", classes="dialog"):
            yield Static(plain(self._title, "bold"), classes="dialog-title", markup=False)
            field = QueryInput(_("输入几个字缩小范围"), id="choice-field")
            field.display = self._typing
            yield field
            yield MarkedList(*self._options(), id="choice-list")
            yield Static(plain(_("Enter 选定  Esc 返回"), "$quiet"), classes="dialog-foot", markup=False)

    def _options(self) -> list[Option]:
        return [Option(plain(" " + fit(name, self._width))) for _value, name in self._shown]

    def on_resize(self) -> None:
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """Cut the lines to the width that the list has by now."""
        options = self.query_one(MarkedList)
        if options.text_width - 1 != self._width:
            self._width, place = options.text_width - 1, options.highlighted
            options.set_options(self._options())
            options.highlighted = place

    def on_mount(self) -> None:
        options = self.query_one(MarkedList)
        values = [value for value, _name in self._shown]
        options.highlighted = values.index(self._current) if self._current in values else 0
        self.set_focus(self.query_one(QueryInput) if self._typing else options)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        words = event.value.casefold().split()
        self._shown = [(v, n) for v, n in self._choices if all(word in n.casefold() for word in words)]
        options = self.query_one(MarkedList)
        options.set_options(self._options())
        options.highlighted = 0 if self._shown else None

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._shown[event.option_index][0])

    @on(Input.Submitted)
    @on(QueryInput.ToList)
    def _go_to_list(self) -> None:
        options = self.query_one(MarkedList)
        if len(self._shown) == 1:
            self.dismiss(self._shown[0][0])
        else:
            self.set_focus(options if self._shown else self.query_one(QueryInput))

    @on(QueryInput.Leave)
    def action_leave(self) -> None:
        self.dismiss(None)
