"""A concordance as a reader asks for it: the lines of a query in some order, with frequencies and collocates."""

from __future__ import annotations

from dataclasses import dataclass

from jbtui.concordance.collocates import Collocate, Run, collocates, runs, windows
from jbtui.concordance.lines import KwicLine, lines_of
from jbtui.concordance.ordering import Order, ordered
from jbtui.concordance.spread import Spread, spreads
from jbtui.messages import say
from jbtui.search import Filters, Sort, search
from jbtui.search.sources import Source

LIMIT = 2000
"""Paragraphs that are read for lines; more lines than that nobody sorts by eye."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """The lines of a query and what they tell together."""

    query: str
    lines: tuple[KwicLine, ...]
    paragraphs: int
    """Paragraphs that answer the query; `lines` may come from fewer, see `truncated`."""
    truncated: bool
    """True where more paragraphs answer than were read, or more than were counted."""
    spreads: tuple[Spread, ...]
    """By campaign, district and year, over all paragraphs that answer."""
    collocates: tuple[Collocate, ...]
    """From the lines read."""
    runs: tuple[Run, ...]
    notes: tuple[str, ...]


def kwic(
    index: Source,
    query: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    *,
    order: Order = Order.POSITION,
    limit: int = LIMIT,
) -> Concordance:
    """The concordance of a query over at most `limit` paragraphs. Any string is a query.

    A query that marks nothing (a field alone, or only what is excluded) has no lines, and a note says so.
    """
    results = search(index, query, filters, sort=Sort.POSITION, limit=limit)
    lines = lines_of(results.hits)
    notes = list(results.notes)
    truncated = results.truncated or results.total > len(results.hits)
    if results.hits and not lines:
        notes.append(say("这个检索式没有可对齐的词：请写出要看的词。"))
    if truncated and lines:
        notes.append(say("命中很多：语境行和搭配取自前 {n} 段，频次是全部。", n=len(results.hits)))
    near = windows(lines)
    return Concordance(
        query=query,
        lines=ordered(lines, order),
        paragraphs=results.total,
        truncated=truncated,
        spreads=spreads(index, query, filters) if lines else (),
        collocates=collocates(index, near, lines) if lines else (),
        runs=runs(near),
        notes=tuple(notes),
    )
