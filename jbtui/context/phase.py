"""How far the year of an article has run: whether it looks back on a year that is over, tells of one that runs, or
accounts for one that ends. From that follows whether a year that it plans for is this one or the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jbtui.context.months import running_month
from jbtui.context.sentences import Sentence, pattern
from jbtui.knowledge import table


@dataclass(frozen=True, slots=True)
class Phase:
    """What the article as a whole says of its own year."""

    month: int | None
    """The latest month up to which it has figures of 今年; None where it has none."""
    running: bool
    """It tells what was done 今年."""
    reviewing: bool
    """It looks back on a year that is over, or the year has just begun."""
    whole: bool
    """It has figures of a full year, not estimates."""
    closing: bool
    """The year is about to end."""

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


def phase_of(read: Sequence[Sentence], told: str) -> Phase:
    """The phase that the sentences of an article show; `told` is the text of all of them."""
    rules = table("dates")["phase"]
    estimate = bool(pattern(rules["estimate"]).search(told))
    return Phase(
        month=running_month(read),
        running=bool(pattern(rules["running"]).search(told)),
        reviewing=bool(pattern(rules["reviewing"]).search(told)),
        whole=not estimate and bool(pattern(rules["whole"]).search(told)),
        closing=estimate or bool(pattern(rules["closing"]).search(told)),
    )
