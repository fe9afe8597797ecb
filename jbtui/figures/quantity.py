"""What a quantity is: a number that measures, its unit, and its place in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from jbtui.figures import approx


@dataclass(slots=True)
class Quantity:
    """A number that measures, with its place in the compact text."""

    start: int
    end: int
    number: str
    unit: str
    value: float
    base_unit: str
    approx: str
    sort: str
    """The class of its unit, or rank, fraction, index."""
    rule: str
    before: int
    """Where the whole expression begins, words such as 近 and 超过 included."""
    after: int
    """Where it ends, words such as 以上 and 左右 included."""


class Spans:
    """Ordered spans, asked whether they cover a place."""

    __slots__ = ("ends", "spans", "starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans = sorted(spans)
        self.starts = [start for start, _ in self.spans]
        self.ends = list(accumulate([end for _, end in self.spans], max))

    def also(self, found: Sequence[Quantity]) -> Spans:
        """These and the spans of quantities."""
        return Spans([*self.spans, *((q.start, q.end) for q in found)]) if found else self

    def cover(self, start: int, end: int) -> bool:
        """Whether any span overlaps [start, end)."""
        i = bisect_right(self.starts, end - 1) - 1
        return i >= 0 and self.ends[i] > start


def finish(
    text: str, start: int, stop: int, number: str, unit: str, value: float, base: str, sort: str, rule: str,
    few: bool = False,
) -> Quantity:  # fmt: skip
    """A quantity with the words for about, more and less around it taken in."""
    sign, word = approx.before(text, start)
    sign = sign or approx.apart(text, start)
    if not sign and sort in ("percent", "multiple", "fraction"):
        sign = approx.of_whole(text, start)
    behind, suffix = approx.after(text, stop)
    if not behind and sort == "time" and approx.within(text, stop):
        behind = "<="
    if not sign or sign == "=":
        sign = ">" if few else behind or "="
    return Quantity(start, stop, number, unit, value, base, sign, sort, rule, start - len(word), stop + len(suffix))
