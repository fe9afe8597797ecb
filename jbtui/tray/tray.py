"""A tray of collected passages and figures: what it holds, how it changes, and the file that keeps it.

A tray is a value: every change gives a new one, so that undoing is going back to the one before. An item keeps the
text it was collected with. Ids are stable, so an item finds its paragraph again after any re-ingest; one whose
paragraph is gone keeps its text and is said to have vanished.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from jbtui import locations
from jbtui.errors import JbtuiError
from jbtui.messages import say
from jbtui.text.cleaning import clean

VERSION = 1
UNDO_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Item:
    """One collected passage, or one figure of it."""

    paragraph: str
    """The paragraph's stable id."""
    text: str
    """The passage or selection as it was collected."""
    citation: str
    """The reference it had then, for the day the source is gone."""
    figure: str | None = None
    """The figure's stable id, where a figure was collected."""
    note: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What makes two items the same: a passage or selection counts once, a figure once."""
        return self.figure or self.paragraph, self.text


@dataclass(frozen=True, slots=True)
class Tray:
    """Collected items, in order."""

    items: tuple[Item, ...] = ()

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def holds(self, item: Item) -> bool:
        return any(held.key == item.key for held in self.items)

    def add(self, item: Item) -> Tray:
        """With the item at the end; one that is already held stays where it is."""
        return self if self.holds(item) else Tray((*self.items, item))

    def remove(self, place: int) -> Tray:
        return Tray(self.items[:place] + self.items[place + 1 :])

    def move(self, place: int, by: int) -> Tray:
        """With the item at `place` moved down (`by` > 0) or up, as far as the tray goes."""
        target = max(0, min(len(self.items) - 1, place + by))
        rest = self.items[:place] + self.items[place + 1 :]
        return Tray((*rest[:target], self.items[place], *rest[target:]))

    def annotate(self, place: int, note: str) -> Tray:
        items = list(self.items)
        items[place] = replace(items[place], note=clean(note).strip())
        return Tray(tuple(items))

    def vanished(self, known: Collection[str]) -> frozenset[int]:
        """The places of items whose paragraph is not among the known ids."""
        return frozenset(place for place, item in enumerate(self.items) if item.paragraph not in known)


class TrayFile:
    """The tray that is kept on disk, with the way back through this session's changes."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or locations.state() / "tray.json"
        self.tray = Tray()
        self._before: list[Tray] = []
        self._stamp: tuple[int, int] | None = None
        self.reread()

    def reread(self) -> bool:
        """Take over what another session kept meanwhile; undoing then begins anew. False where nothing changed.

        Raises JbtuiError for a file that cannot be read.
        """
        stamp = self._stamp_of_file()
        if stamp == self._stamp:
            return False
        self.tray, self._before, self._stamp = self._load(), [], stamp
        return True

    def _stamp_of_file(self) -> tuple[int, int] | None:
        """What changes whenever the file is replaced; None where there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns

    def change(self, tray: Tray) -> Tray:
        """Make `tray` the present one and keep it. When the disk refuses: JbtuiError, and the old one stays."""
        if tray == self.tray:
            return tray
        self._save(tray)
        self._before = [*self._before[-UNDO_LIMIT + 1 :], self.tray]
        self.tray = tray
        return tray

    def undo(self) -> bool:
        """Go back one change; False where there is none."""
        if not self._before:
            return False
        self._save(self._before[-1])
        self.tray = self._before.pop()
        return True

    def _load(self) -> Tray:
        if not self.path.is_file():
            return Tray()
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            items = tuple(map(_item, kept["items"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise JbtuiError(
                say("摘录文件 {path} 无法读取：{error}", path=self.path, error=error),
                say("请改正该文件，或移走它再试；其中的摘录未被改动。"),
            ) from error
        return Tray(items)

    def _save(self, tray: Tray) -> None:
        content = {"version": VERSION, "items": [asdict(item) for item in tray]}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=self.path.parent, prefix=".tray-", delete=False
            ) as file:
                json.dump(content, file, ensure_ascii=False, indent=1)
            Path(file.name).replace(self.path)
            self._stamp = self._stamp_of_file()
        except OSError as error:
            raise JbtuiError(
                say("摘录无法保存到 {path}：{error}", path=self.path, error=error),
                say("请腾出空间或改用可写的文件夹。"),
            ) from error


def _item(kept: dict[str, object]) -> Item:
    """An item as it was kept. Raises TypeError for fields of a wrong type, or unknown ones."""
    fields = {name: clean(value) if isinstance(value, str) else value for name, value in kept.items()}
    item = Item(**fields)  # type: ignore[arg-type]
    if not all(isinstance(text, str) for text in (item.paragraph, item.text, item.citation, item.note)):
        raise TypeError(kept)
    if not isinstance(item.figure, str | None):
        raise TypeError(item.figure)
    return item
