"""Passages marked on any screen, to be copied or collected together; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jbtui.messages import count
from jbtui.tui.copying import Lifted
from jbtui.tui.keys import hint


class Marked:
    """The marked passages in the order they were marked."""

    def __init__(self) -> None:
        self.passages: tuple[Lifted, ...] = ()

    def toggle(self, passages: Sequence[Lifted]) -> str:
        """Mark the passages, or let go of them where all are marked; gives what to say."""
        keys = {one.key for one in self.passages}
        if all(one.key in keys for one in passages):
            gone = {one.key for one in passages}
            self.passages = tuple(one for one in self.passages if one.key not in gone)
        else:
            self.passages += tuple({one.key: one for one in passages if one.key not in keys}.values())
        marked = count("已标 {n:,} 段", len(self.passages))
        return hint("{marked}：{copy} 一起复制，{collect} 一起收入摘录，{back} 放开", marked=marked)

    def clear(self) -> bool:
        """Let go of all; False where nothing was marked."""
        had = bool(self.passages)
        self.passages = ()
        return had

    def ids(self) -> frozenset[str]:
        """Ids of the figures and paragraphs that are marked."""
        return frozenset(one.figure.id if one.figure else one.paragraph.id for one in self.passages)

    def selections(self) -> Mapping[str, tuple[str | None, ...]]:
        """What of each paragraph is marked; None for the whole of it."""
        found: dict[str, tuple[str | None, ...]] = {}
        for one in self.passages:
            words = one.figure.quote if one.figure else one.selection
            found[one.paragraph.id] = (*found.get(one.paragraph.id, ()), words)
        return found
