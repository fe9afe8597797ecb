"""The one line that speaks: counts and notes of the query, what was copied, what went wrong. No timer clears it."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from jbtui.tui.content import fit, plain


class NoteLine(Static):
    """A line of news; the newest replaces what stood there."""

    ALLOW_SELECT = True

    def __init__(self, id: str = "note") -> None:
        super().__init__("", id=id, markup=False)
        self.said = ""
        self._tone = ""

    def say(self, text: str, tone: str = "") -> None:
        """Show the text; `tone` is empty, done or fault, each with a mark of its own."""
        self.said, self._tone = text, tone
        self._paint()

    def on_resize(self) -> None:
        self._paint()

    def _paint(self) -> None:
        """What does not fit ends in two full stops, so that nobody takes a part for the whole."""
        tone = self._tone
        said = " ".join(self.said.split("\n"))
        room = self.content_size.width - 2
        line = plain(fit(said, room) if room > 0 else said)
        mark = {"done": "* ", "fault": "! "}.get(tone, "")
        style = {"done": "bold $success", "fault": "bold $error"}.get(tone, "")
        self.update(Content.assemble((mark, style), line.stylize(style) if style else line), layout=False)
