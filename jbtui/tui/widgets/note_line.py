"""The one line that speaks: counts and notes of the query, what was copied, what went wrong. No timer clears it."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from jbtui.tui.content import plain


class NoteLine(Static):
    """A line of news; the newest replaces what stood there."""

    ALLOW_SELECT = True

    def __init__(self, id: str = "note") -> None:
        super().__init__("", id=id, markup=False)
        self.said = ""

    def say(self, text: str, tone: str = "") -> None:
        """Show the text; `tone` is empty, done or fault, each with a mark of its own."""
        self.said = text
        line = plain(" ".join(text.split("\n")))
        mark = {"done": "* ", "fault": "! "}.get(tone, "")
        style = {"done": "bold $success", "fault": "bold $error"}.get(tone, "")
        self.update(Content.assemble((mark, style), line.stylize(style) if style else line), layout=False)
