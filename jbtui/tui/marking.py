"""Passages marked on any screen, to be copied or collected together; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from jbtui.messages import count

if TYPE_CHECKING:
    from jbtui.cite import Passage


class Marked:
    """The marked passages in the order they were marked."""

    def __init__(self) -> None:
        self.passages: tuple[Passage, ...] = ()

    def toggle(self, passages: Sequence[Passage]) -> None:
        """Mark the passages, or let go of them where all are marked."""
        keys = {one.key for one in self.passages}
        if all(one.key in keys for one in passages):
            self.let_go(passages)
        else:
            self.passages += tuple({one.key: one for one in passages if one.key not in keys}.values())

    def let_go(self, passages: Sequence[Passage]) -> None:
        """Mark these no longer."""
        gone = {one.key for one in passages}
        self.passages = tuple(one for one in self.passages if one.key not in gone)

    def holds(self, passage: Passage) -> bool:
        return any(one.key == passage.key for one in self.passages)

    @property
    def counted(self) -> str:
        """How many are marked, in words."""
        return count("已标 {n:,} 段", len(self.passages))

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
