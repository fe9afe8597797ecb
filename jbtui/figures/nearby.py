"""Cuts out what stands around a figure: up to its neighbours, without times, and the clauses beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from jbtui.figures import phrases
from jbtui.figures.clause import Clause, Clauses
from jbtui.figures.moment import Time
from jbtui.figures.quantity import Quantity
from jbtui.figures.units import tail

# Texts of more characters than this are no sentence's neighbourhood; looking further would cost and tell nothing.
REACH = 64


@cache
def _used() -> re.Pattern[str]:
    """420户村民用45天完成签约: what leads over to the time is no part of the noun."""
    return re.compile(f"{phrases.one_of('used_adverbs')}?{phrases.one_of('used')}[了时]?$")


@cache
def _of_next() -> re.Pattern[str]:
    """What the next number measures of the same thing: 总投资 in 10个总投资297亿元的项目."""
    measure = f"{phrases.one_of('shared_adverbs')}{{0,2}}{phrases.one_of('shared_measures')}额?"
    return re.compile(f"^{measure}{phrases.one_of('shared_verbs')}*$")


@cache
def _next_level() -> re.Pattern[str]:
    """县级19名、乡镇级148名、村级505名河长: the noun stands behind the last."""
    return re.compile(f"[、和]{phrases.one_of('levels')}")


_NUMBER = re.compile("[近约超]?[0-9][0-9.,]*")
# There are no more levels than these.
_LEVELS = 6
# Between the ends of a range, whose noun stands behind the second.
_TO = ("至", "到", "-", "—", "–", "~", "～", "——")


class Nearby:
    """The surroundings of the figures of one paragraph."""

    def __init__(self, text: str, clauses: Clauses, times: Sequence[Time]) -> None:
        """`times`: the expressions of time that are no part of what is measured, in order."""
        self.text, self.clauses, self._times = text, clauses, times
        self._starts = [time.start for time in times]

    def sides(self, clause: Clause, here: Sequence[Quantity], i: int) -> tuple[str, str]:
        """The text left and right of the i-th figure of a clause, up to its neighbours."""
        q = here[i]
        left = self.timeless(max(here[i - 1].after if i else clause.start, q.before - REACH), q.before)
        if q is here[-1]:
            return left, self.timeless(q.after, min(clause.end, q.after + REACH))
        return left, self._up_to_next(clause, here[i : i + _LEVELS + 1])

    def _up_to_next(self, clause: Clause, here: Sequence[Quantity]) -> str:
        """The text right of a figure that others follow; of 县级19名、乡镇级148名 that behind the last level."""
        right = ""
        for q, following in pairwise(here):
            right = self.timeless(q.after, min(following.before, q.after + REACH))
            right = _used().sub("", right) if following.sort == "time" else right
            if q.base_unit != following.base_unit or not _next_level().fullmatch(right):
                return self._shared(q, following, right, clause)
        return self.timeless(here[-1].after, min(clause.end, here[-1].after + REACH)) if len(here) <= _LEVELS else right

    def head(self, number: int, first: Quantity) -> str:
        """A clause before its first figure."""
        start = self.clauses.starts[number]
        return self.timeless(start, min(first.before, start + REACH))

    def before(self, number: int) -> str:
        """The clause before; "" where none is."""
        if not number:
            return ""
        start, end = self.clauses.starts[number - 1], self.clauses.ends[number - 1]
        return self.timeless(max(start, end - REACH), end)

    def behind(self, number: int) -> str:
        """The clause behind; "" at the end of a sentence."""
        following = number + 1
        if following == len(self.clauses) or self.clauses.sentence[following] != self.clauses.sentence[number]:
            return ""
        start = self.clauses.starts[following]
        return self.timeless(start, min(self.clauses.ends[following], start + REACH))

    def rest(self, number: int, start: int) -> str:
        """A clause from a place on, without the numbers in it."""
        text = self.text[start : min(self.clauses.ends[number], start + REACH)]
        pieces, at = [], 0
        for m in _NUMBER.finditer(text):
            if m.start() >= at:
                pieces.append(text[at : m.start()])
                told = tail(text, m.end())
                at = told.end if told else m.end()
        return "".join((*pieces, text[at:]))

    def timeless(self, start: int, end: int) -> str:
        """The text of a stretch with its expressions of time taken out; of 比去年同期 stays that it compares."""
        behind = bisect_left(self._starts, end)
        if not behind or self._times[behind - 1].end <= start:  # most stretches have none
            return self.text[start:end]
        first = bisect_left(self._starts, start)
        if first and self._times[first - 1].end > start:
            first -= 1
        pieces, at = [], start
        for time in self._times[first:behind]:
            if time.start >= at:
                pieces.append(self.text[at : time.start])
                if time.sort == "basis" and time.words[0] in "比较" and self.text[time.end : time.end + 1] != "的":
                    pieces.append("同比")
                elif time.sort == "basis" and self.text[time.start - 1 : time.start] == "于":
                    pieces.append("同期")
            at = max(at, min(time.end, end))
        pieces.append(self.text[at:end])
        return "".join(pieces)

    def _shared(self, q: Quantity, following: Quantity, right: str, clause: Clause) -> str:
        """The noun that two figures share: 6批次共52个项目, 10个总投资297亿元的项目."""
        between = self.text[q.end : following.start]
        behind = self.text[following.after : min(clause.end, following.after + REACH)]
        if between in _TO:
            return behind
        if (
            not between
            or between in phrases.among("shared_sums")
            or (0 < len(between) <= 8 and behind.startswith("的") and _of_next().search(right))
        ):
            return behind.removeprefix("的")
        return right
