"""The query line: the input method's window stands at the caret, and pasted lines are joined."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from jbtui.text.cleaning import one_line
from jbtui.tui.keys import bindings

LONGEST = 20_000
"""Characters that a paste may bring; a query of more is an accident."""


class QueryInput(Input):
    """An input for Chinese typed through an input method."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("query")

    class ToList(Message):
        """The reader goes on to the list below."""

    class Leave(Message):
        """The reader leaves the input; letters are commands from here."""

    class Older(Message):
        """The reader asks for an earlier query."""

    class Paused(Message):
        """What is typed stands for the moment."""

        def __init__(self, field: QueryInput) -> None:
            self.field, self.value = field, field.value
            super().__init__()

        @property
        def control(self) -> QueryInput:
            return self.field

    def __init__(self, placeholder: str, id: str, *, quiet: float | None = None) -> None:
        """`quiet` is the seconds without a key after which `Paused` is told; None for never."""
        super().__init__(placeholder=placeholder, id=id, compact=True, select_on_focus=False, max_length=LONGEST)
        self._quiet = quiet
        self._pausing: Timer | None = None
        self.cursor_blink = False  # a blinking caret repaints, and a repaint moves the input method's window

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the caret is drawn: Textual's own answer is one cell off at the end of the text."""
        region = self.content_region
        return Offset(region.x + self._position_to_cell(self.cursor_position) - self.scroll_offset.x, region.y)

    def watch_value(self, value: str) -> None:
        if self._pausing:
            self._pausing.stop()
            self._pausing = None
        if self._quiet is not None and self.is_attached:
            self._pausing = self.set_timer(self._quiet, self.pause)

    def pause(self) -> None:
        """Tell what is typed now."""
        self.post_message(self.Paused(self))

    def write(self, text: str) -> None:
        """Put a text into the field that the reader did not type: nothing follows from it."""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)
        if self._pausing:
            self._pausing.stop()
            self._pausing = None

    def check_consume_key(self, key: str, character: str | None) -> bool:
        # Textual does not see that the key named slash types a character.
        return key == "slash" or super().check_consume_key(key, character)

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_x(old_value, new_value)
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def _on_paste(self, event: events.Paste) -> None:
        # Textual keeps the first line only; a phrase copied from a page is broken over several.
        event.stop()
        event.prevent_default()
        text = "".join(one_line(event.text[:LONGEST]).split("\r")).strip()
        if text:
            self.replace(text, *self.selection)

    def action_to_list(self) -> None:
        self.post_message(self.ToList())

    def action_leave(self) -> None:
        self.post_message(self.Leave())

    def action_older(self) -> None:
        self.post_message(self.Older())
