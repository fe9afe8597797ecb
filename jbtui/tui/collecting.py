"""The tray as the app uses it: what is put in and taken out, undone, and said of it in one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from jbtui.errors import JbtuiError
from jbtui.messages import _, say
from jbtui.tray import Item, Tray, TrayFile
from jbtui.tui.keys import hint

if TYPE_CHECKING:
    from jbtui.cite import Passage


class Collection:
    """The tray on disk, opened at its first use. Every change is kept at once and takes other sessions' in."""

    def __init__(self) -> None:
        self._file: TrayFile | None = None

    def _opened(self) -> TrayFile:
        """Raises JbtuiError for a file that cannot be read; it is left as it is."""
        if self._file is None:
            self._file = TrayFile()
        else:
            self._file.reread()
        return self._file

    @property
    def tray(self) -> Tray:
        """What is collected. Raises JbtuiError."""
        return self._opened().tray

    def ids(self) -> frozenset[str]:
        """Ids of the figures and paragraphs that are in the tray; none where it cannot be read."""
        try:
            return frozenset(item.figure or item.paragraph for item in self.tray)
        except JbtuiError:
            return frozenset()

    def toggle(self, passages: Sequence[Passage]) -> str:
        """Put the passages in, or take them out where all are in; gives what was done. Raises JbtuiError."""
        from jbtui.export.tray import collected

        items = list(dict.fromkeys(map(collected, passages)))
        file = self._opened()
        tray = file.tray
        if all(tray.holds(item) for item in items):
            for item in items:
                tray = tray.remove(place_of(tray, item))
            file.change(tray)
            return say("已从摘录取出 {n} 条，摘录共 {all} 条", n=len(items), all=len(tray))
        for item in items:
            tray = tray.add(item)
        added = len(tray) - len(file.tray)
        file.change(tray)
        return hint("已收入摘录 {n} 条，摘录共 {all} 条，按 {screen_5} 查看", n=added, all=len(tray))

    def change(self, item: Item, how: Callable[[Tray, int], Tray]) -> Tray:
        """Do something to an item wherever it stands now. Raises JbtuiError."""
        file = self._opened()
        place = place_of(file.tray, item)
        return file.change(how(file.tray, place)) if place >= 0 else file.tray

    def undo(self) -> str:
        """Go back one change; gives what was done. Raises JbtuiError."""
        return _("已撤销") if self._opened().undo() else _("没有可撤销的改动。")


def place_of(tray: Tray, item: Item) -> int:
    """Where an item stands; -1 where it is not in."""
    return next((place for place, held in enumerate(tray) if held.key == item.key), -1)
