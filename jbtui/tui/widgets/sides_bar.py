"""The line above a comparison: its two sides, and words that its rows must hold."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from jbtui.messages import _
from jbtui.tui import content
from jbtui.tui.widgets.query_input import QueryInput


class SidesBar(Horizontal):
    """Fields for the sides; a side is asked for when it is whole, on Enter, and the words at every key."""

    class Asked(Message):
        """The reader has written the sides that are to be compared."""

    class Narrowed(Message):
        """Only rows with these words are wanted."""

        def __init__(self, words: str) -> None:
            self.words = words
            super().__init__()

    class Left(Message):
        """The reader goes on to the rows."""

    def __init__(self) -> None:
        super().__init__(id="sides-bar")

    def compose(self) -> ComposeResult:
        fields = (
            (_("左"), QueryInput(_("区县@年份，如 江北@2018"), id="left")),
            (_("右"), QueryInput(_("如 北仑@六争攻坚"), id="right")),
            (_("只看含"), QueryInput(_("行中的字"), id="within")),
        )
        for label, field in fields:
            yield Static(content.plain(label), classes="side-label", markup=False)
            yield field

    def field(self, name: str) -> QueryInput:
        return self.query_one(f"#{name}", QueryInput)

    @property
    def sides(self) -> tuple[str, str]:
        """The two sides as they are written."""
        return self.field("left").value.strip(), self.field("right").value.strip()

    @property
    def words(self) -> str:
        return self.field("within").value

    def write(self, left: str, right: str) -> None:
        """Write two sides into the fields; nothing is asked for yet."""
        self.field("left").write(left)
        self.field("right").write(right)

    def clear_words(self) -> None:
        self.field("within").value = ""

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        event.stop()
        if event.input.id == "within":
            self.post_message(self.Narrowed(event.value))

    @on(Input.Submitted)
    @on(QueryInput.ToList)
    def _whole(self, message: Input.Submitted | QueryInput.ToList) -> None:
        message.stop()
        self.post_message(self.Asked())
        self.post_message(self.Left())

    @on(QueryInput.Leave)
    def _leave(self, message: QueryInput.Leave) -> None:
        message.stop()
        self.post_message(self.Left())
