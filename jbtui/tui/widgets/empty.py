"""What stands where nothing is to be shown yet: what is the matter, and the next key to press."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from jbtui.tui.content import plain


class Empty(Static):
    """A word to the reader in the middle of an empty pane."""

    def __init__(self, id: str) -> None:
        super().__init__("", id=id, classes="empty", markup=False)

    def tell(self, what: str, *next_steps: str, fault: bool = False) -> None:
        """Say what is the matter, and under it what to do next."""
        lines = [plain(("! " if fault else "") + what, "bold $error" if fault else "bold")]
        lines += [plain(step, "" if fault else "$quiet") for step in next_steps]
        self.update(Content("\n\n").join(lines))
