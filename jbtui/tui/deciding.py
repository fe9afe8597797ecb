"""What the reader says of near names on the comparison screen: one thing or two; remembered in a readable file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jbtui.errors import JbtuiError
from jbtui.messages import _, say
from jbtui.tui import content


@dataclass(frozen=True, slots=True)
class Told:
    """What to say of it."""

    note: str
    fault: bool = False


def decide(names: Sequence[str], same: bool) -> Told:
    """Remember that the first name means the same as each of the others, or that it does not. Never raises."""
    from jbtui.compare import decide as remember

    try:
        for other in names[1:]:
            remember(names[0], other, same)
    except JbtuiError as error:
        return Told(content.joined((error.what, error.remedy)), fault=True)
    left, right = names[0], _("、").join(names[1:])
    if same:
        return Told(say("已记住：{left} 与 {right} 是一回事。", left=left, right=right))
    return Told(say("已记住：{left} 与 {right} 不是一回事。", left=left, right=right))
