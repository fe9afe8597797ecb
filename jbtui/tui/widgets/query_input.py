"""The query line: coloured as it was read, with words that may be typed next; the input method's window stands at the
caret, and pasted lines are joined."""

from __future__ import annotations

from os.path import commonprefix
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.timer import Timer
from textual.widgets import Input

from jbtui.text.cleaning import one_line
from jbtui.tui.keys import bindings

if TYPE_CHECKING:
    from jbtui.search.tree import Token

LONGEST = 20_000
"""Characters that a paste may bring; a query of more is an accident."""
GAP = "  "
BORDERS = ' \u3000(（|｜-－"“「'
"""What stands before a term: offers are shown from the last of these on."""


class _Colours(Highlighter):
    """Colours the line by what search read it as. Where more was typed since, the colours of the beginning stand."""

    def __init__(self, field: QueryInput) -> None:
        self._field = field

    def highlight(self, text: Text) -> None:
        for token in self._field.tokens:
            if token.role in ROLES and token.end <= len(text):
                style = self._field.get_component_rich_style(f"query-input--{token.role}", partial=True)
                text.stylize(style, token.start, token.end)


ROLES = ("operator", "field", "value", "phrase", "ignored")


class QueryInput(Input):
    """An input for Chinese typed through an input method."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"query-input--{role}" for role in ROLES}
    virtual_size = Reactive(Size(0, 0))
    """Its text may outgrow the line, which stays as it is: Textual would lay out the screen anew at every key."""
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
        self.highlighter = _Colours(self)
        self.tokens: tuple[Token, ...] = ()
        self._offers: tuple[str, ...] = ()
        """Whole lines; those that Tab goes through, with what was typed at the end, once it has begun."""
        self._taken = -1

    def colour(self, tokens: tuple[Token, ...]) -> None:
        """Colour the line as search read it."""
        if tokens != self.tokens:
            self.tokens = tokens
            self.refresh()

    def offer(self, lines: tuple[str, ...]) -> None:
        """Show lines that continue what was typed; Tab takes them one after another."""
        if self._taken < 0:
            self._offers = lines
            self._show_offers()

    def _show_offers(self) -> None:
        """Behind the caret, in the way that Textual shows its suggestion, which would have to begin with the line."""
        shown = ""
        if self._offers and self.cursor_at_end:
            same = commonprefix((self.value, *self._offers))  # noqa: RUF071 - character by character, as it says
            start = max(same.rfind(border) for border in BORDERS) + 1
            room = self.content_size.width - self._value.cell_len - len(GAP)
            after = self._taken + 1
            for line in (*self._offers[after:], *self._offers[: max(0, after - 1)]):
                one = f"{GAP}{'' if shown else 'Tab '}{one_line(line[start:])}"
                room -= cell_len(one)
                if room < 0:
                    break
                shown += one
        self._suggestion = self.value + shown if shown else ""

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
        self._go_on(value)

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

    def _go_on(self, value: str) -> None:
        """Offers that still continue the line stay until new ones come."""
        if self._taken >= 0 and value == self._offers[self._taken]:
            self._show_offers()
            return
        self._taken = -1
        self._offers = tuple(line for line in self._offers if line.startswith(value) and line != value and value)
        self._show_offers()

    def action_complete(self) -> None:
        if not self._offers:
            self.screen.focus_next()
            return
        if self._taken < 0:
            self._offers = (*self._offers, self.value)
        self._taken = (self._taken + 1) % len(self._offers)
        self.value = self._offers[self._taken]
        self.cursor_position = len(self.value)
        self._show_offers()

    def action_cursor_right(self, select: bool = False) -> None:
        self._suggestion = ""  # it is not what Textual would take for the value
        super().action_cursor_right(select)

    def _on_paste(self, event: events.Paste) -> None:
        # Textual keeps the first line only; a phrase copied from a page is broken over several.
        event.stop()
        event.prevent_default()
        text = "".join(one_line(event.text[:LONGEST]).split("\r")).strip()
        if text:
            self.replace(text, *self.selection)

    def action_to_list(self) -> None:
        self._let_go()
        self.post_message(self.ToList())

    def action_leave(self) -> None:
        self._let_go()
        self.post_message(self.Leave())

    async def on_key(self, event: events.Key) -> None:
        """Keys that come faster than they are taken keep their order: Textual would put what is typed after Ctrl+U in
        before it deletes, and what is typed after Enter in here."""
        if self.screen.focused is not self:  # a key ahead of this one left
            event.stop()
            event.prevent_default()
            self.app.post_message(events.Key(event.key, event.character))
            return
        mine = next((bindings for node, bindings in self.screen._binding_chain if node is self), None)
        for binding in mine.key_to_bindings.get(event.key, ()) if mine else ():
            if await self.app.run_action(binding.action, self):
                event.stop()
                return

    def take_late(self, event: events.Key) -> None:
        """Take a character that was sent to a list before a key ahead of it moved the focus here."""
        self.replace(event.character or "", *self.selection)

    def _let_go(self) -> None:
        """Now, not two messages later: the next key, 2 say, is none of the query's."""
        self.screen.set_focus(None)

    def action_older(self) -> None:
        self.post_message(self.Older())
