"""What a side holds: its figures, whole or the most reported of very many, and a readable number of its passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from pyroaring import BitMap

from jbtui.compare import spans, themes
from jbtui.compare.choosing import reported_year, within
from jbtui.compare.side import Side
from jbtui.compare.sources import Reported, Source
from jbtui.records import Figure, Kind, Paragraph

WHOLE = 6_000
"""A side of so many figures is read whole (0.1 s); of a larger one, the indicators most reported."""
INDICATORS = 300
"""So many indicators of a larger side are compared: more than anyone reads, few enough to answer at once."""
FIGURES_EACH = 12
"""So many figures of each of those, the latest."""
PASSAGES = 40
"""So many passages of each theme are looked at, spread over the whole side."""


class Chosen(TypedDict, total=False):
    """The part of a side that the store filters by."""

    district: str
    campaign: str
    article: str


@dataclass(frozen=True, slots=True)
class Held:
    """The figures of a side."""

    figures: tuple[Figure, ...]
    total: int
    """How many the side has, years aside; more than are here for a very large side."""
    cut_short: bool


def chosen(side: Side) -> Chosen:
    """The side as filters of the store."""
    found: Chosen = {}
    if side.district is not None:
        found["district"] = side.district
    if side.campaign is not None:
        found["campaign"] = side.campaign
    if side.article is not None:
        found["article"] = side.article
    return found


def figures(index: Source, sides: Sequence[Side]) -> tuple[Held, ...]:
    """The figures of each resolved side.

    Of sides too large to be read whole, the same indicators are read on all sides: those that the sides share, by how
    often the side that reports them least does, then the most reported of each.
    """
    totals = [index.count_figures(**chosen(side)) for side in sides]
    if max(totals) <= WHOLE:
        return tuple(
            Held(tuple(_of_years(index, side, index.figures(**chosen(side)))), total, False)
            for side, total in zip(sides, totals, strict=True)
        )
    lists = [
        index.reported(**chosen(side), years=side.years, limit=INDICATORS * 4, each=FIGURES_EACH) for side in sides
    ]
    wanted = _most_reported(lists)
    return tuple(
        Held(tuple(_of_years(index, side, _read(index, wanted, reported))), total, True)
        for side, total, reported in zip(sides, totals, lists, strict=True)
    )


_Name = tuple[str, str, str]


def name_of(reported: Reported) -> _Name:
    return reported.indicator, reported.kind, reported.base_unit


def _most_reported(lists: Sequence[Sequence[Reported]]) -> frozenset[_Name]:
    counts = [{name_of(reported): reported.count for reported in side} for side in lists]
    everywhere = set(counts[0]).intersection(*counts[1:])
    shared = sorted(everywhere, key=lambda name: (-min(side[name] for side in counts), name))
    alone = sorted(
        {name for side in counts for name in side} - everywhere,
        key=lambda name: (-max(side.get(name, 0) for side in counts), name),
    )
    return frozenset([*shared, *alone][:INDICATORS])


def _read(index: Source, wanted: frozenset[_Name], side: Sequence[Reported]) -> Sequence[Figure]:
    numbers = [number for reported in side if name_of(reported) in wanted for number in reported.latest]
    return index.reported_figures(numbers)


def _of_years(index: Source, side: Side, found: Iterable[Figure]) -> Iterator[Figure]:
    """Those figures whose period ends in the side's years; of unknown period, those of articles that report on them."""
    if side.years is None:
        yield from found
        return

    @cache
    def year_of(article: str) -> int | None:
        return reported_year(index.article(article).date)

    for figure in found:
        span = spans.span(figure.period)
        year = span.year if span else year_of(figure.article)
        if year is not None and within(year, side.years):
            yield figure


def passages(index: Source, documents: BitMap, theme: str | None = None) -> tuple[tuple[Paragraph, ...], bool]:
    """Body paragraphs of a side, at most `PASSAGES` under each theme, and whether that left any out."""
    postings = index.postings
    body = documents & postings.facet("kind", Kind.BODY.value)
    found, left_out = BitMap(), False
    rest = BitMap(body)
    for name in themes.order():
        under = rest if name == themes.OTHER else body & postings.facet("theme", name)
        rest = rest - under
        if theme is None or theme == name:
            found |= _spread(under)
            left_out = left_out or len(under) > PASSAGES
    records = postings.documents(list(found))
    return tuple(records[number][1] for number in found if number in records), left_out


def _spread(documents: BitMap) -> BitMap:
    """At most `PASSAGES` of the documents, evenly over all of them."""
    count = len(documents)
    if count <= PASSAGES:
        return documents
    return BitMap(documents[count * i // PASSAGES] for i in range(PASSAGES))
