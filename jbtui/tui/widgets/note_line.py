"""The line that speaks: counts and notes of the query, what was copied, what went wrong. No timer clears it.

What is longer than the terminal is wide goes on below: what to do next stands at the end of what is said.
"""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from jbtui.text.cleaning import one_line
from jbtui.tui.content import fit, plain
from jbtui.tui.typeset import breaks

MOST_LINES = 5
"""Lines of news at most, and never more than a quarter of the screen: the panes below keep the rest."""


class NoteLine(Static):
    """A line of news; the newest replaces what stood there."""

    ALLOW_SELECT = True

    def __init__(self, id: str = "note") -> None:
        super().__init__("", id=id, markup=False)
        self.said = ""
        self._tone = ""
        self._lines = 1

    def say(self, text: str, tone: str = "") -> None:
        """Show the text; `tone` is empty, done or fault, each with a mark of its own."""
        self.said, self._tone = text, tone
        self._paint()

    def on_resize(self) -> None:
        self._paint()

    def _paint(self) -> None:
        mark = {"done": "* ", "fault": "! "}.get(self._tone, "")
        style = {"done": "bold $success", "fault": "bold $error"}.get(self._tone, "")
        rows = self._rows(self.content_size.width - len(mark))
        indent = "\n" + " " * len(mark)
        drawn = Content.assemble(mark, Content(indent).join(plain(row) for row in rows))
        grown, self._lines = len(rows) != self._lines, len(rows)
        self.update(drawn.stylize(style) if style else drawn, layout=grown)

    def _rows(self, room: int) -> list[str]:
        """What is said in lines of so many cells; what does not fit into the last one ends in two full stops, so that
        nobody takes a part for the whole."""
        said = one_line(self.said)
        if room <= 0:
            return [said]
        most = max(1, min(MOST_LINES, self.app.size.height // 4))
        spans = breaks(said, room)[:most]
        rows = [said[start:end].rstrip() for start, end in spans]
        return [*rows[:-1], fit(said[spans[-1][0] :], room)]
