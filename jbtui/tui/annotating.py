"""What stands out in a set article: the hits of the query, in their order, and the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jbtui.text.cleaning import clean
from jbtui.tui.content import Marks
from jbtui.tui.inking import FIGURE, HIT, Span
from jbtui.tui.messages import Volume
from jbtui.tui.selecting import Place
from jbtui.tui.typeset import Sheet

if TYPE_CHECKING:
    from jbtui.records import Figure


@dataclass(frozen=True, slots=True)
class Annotations:
    """The hits of an article and the spans of all that stands out, by the place of the paragraph in the sheet."""

    hits: tuple[Place, ...] = ()
    spans: Mapping[int, Sequence[Span]] = field(default_factory=dict)

    def first_in(self, paragraph: int) -> int:
        """Which hit is the paragraph's first; -1 where it has none."""
        return next((n for n, hit in enumerate(self.hits) if hit.paragraph == paragraph), -1)

    def beside(self, hit: int, paragraph: int, by: int) -> int:
        """Which hit comes after or before that one, or, where one is in another paragraph, after or before that.

        Round the ends of the article; -1 where it has no hit.
        """
        if not self.hits:
            return -1
        if hit < 0 or self.hits[hit].paragraph != paragraph:
            earlier = sum(one.paragraph < paragraph for one in self.hits)
            hit = earlier - 1 if by > 0 else earlier
        return (hit + by) % len(self.hits)


def annotate(volume: Volume, sheet: Sheet, marks: Mapping[str, Marks], figure: Figure | None) -> Annotations:
    """The article with `marks` by paragraph as its hits; a figure that was asked for is a hit as well."""
    order = {paragraph.id: n for n, paragraph in enumerate(sheet.paragraphs)}
    # Where cleaning had to change a text, marks no longer fit and are left out.
    whole = {p.id for p in volume.paragraphs if p.id in order and clean(p.text) == p.text}
    spans: dict[int, list[Span]] = {}
    for one in volume.figures:
        if one.paragraph in whole:
            spans.setdefault(order[one.paragraph], []).append(Span(one.start, one.end, FIGURE))
    if figure is not None:
        marks = {**marks, figure.paragraph: [(figure.start, figure.end)]}
    hits = [Place(order[id], start, end) for id, found in marks.items() if id in whole for start, end in found]
    hits.sort(key=lambda hit: (hit.paragraph, hit.start))
    for hit in hits:
        spans.setdefault(hit.paragraph, []).append(Span(hit.start, hit.end, HIT))
    return Annotations(tuple(hits), spans)
