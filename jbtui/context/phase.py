"""How far the year of an article has run: whether it looks back on a year that is over, tells of one that runs, or
accounts for one that ends. From that follows whether a year that it plans for is this one or the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from jbtui.context.months import running_month
from jbtui.context.sentences import Sentence, pattern
from jbtui.knowledge import table


class Phase:
    """What the article as a whole says of its own year; each thing is looked for when it is first asked for."""

    def __init__(self, read: Sequence[Sentence], told: str) -> None:
        """`told` is the text of all the sentences."""
        self._read, self._told = read, told

    def _says(self, what: str) -> bool:
        return bool(pattern(table("dates")["phase"][what]).search(self._told))

    @cached_property
    def month(self) -> int | None:
        """The latest month up to which it has figures of 今年; None where it has none."""
        return running_month(self._read, self._told)

    @cached_property
    def running(self) -> bool:
        """It tells what was done 今年."""
        return self._says("running")

    @cached_property
    def reviewing(self) -> bool:
        """It looks back on a year that is over, or the year has just begun."""
        return self._says("reviewing")

    @cached_property
    def _estimates(self) -> bool:
        return self._says("estimate")

    @cached_property
    def whole(self) -> bool:
        """It has figures of a full year, not estimates."""
        return self._says("whole") and not self._estimates

    @cached_property
    def closing(self) -> bool:
        """The year is about to end."""
        return self._estimates or self._says("closing")

    @property
    def late(self) -> bool:
        """Whether what is planned for a year is planned for the next one."""
        if self.month:
            return self.month >= int(table("dates")["phase"]["late"])
        return self.closing or (self.running and not self.reviewing)

    @property
    def early(self) -> bool:
        """Whether what is planned for a year is planned for this one."""
        if self.month and self.month <= int(table("dates")["phase"]["early"]):
            return not self.closing
        return self.reviewing and not self.late

    @property
    def over(self) -> bool:
        """Whether the year told of is over: figures of the full year, none of a year that runs."""
        return self.whole and not self.running and not self.closing
