"""What the app asks of the core, and its answer from the index; all heavy imports happen here, in a thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jbtui.tui.asking import PAGE, Ask, FigureAsk
from jbtui.tui.messages import FigureRow, Overview, Volume

if TYPE_CHECKING:
    from jbtui.compare import Comparison
    from jbtui.compare.table import Line
    from jbtui.concordance import Concordance
    from jbtui.export.tray import Kept
    from jbtui.records import Figure
    from jbtui.search.results import Counts, Hit, Results
    from jbtui.store import Index
    from jbtui.tray import Item

ARTICLE_HITS = 2000
"""Hits marked in one article; more than any newspaper page has paragraphs."""
SIDES = 12
"""Sides offered for a comparison."""
SERIES_FIGURES = 200
"""Values drawn in one chart."""


class Reader(Protocol):
    """One thread's way to the index. Each method may raise JbtuiError."""

    def overview(self) -> Overview: ...
    def search(self, ask: Ask, first: int | None = None) -> Results:
        """The page, or only its first hits, as soon as they are known: how many more there are is then not counted."""

    def complete(self, typed: str) -> tuple[str, ...]: ...
    def counts(self, ask: Ask) -> Counts: ...
    def volume(self, article: str) -> Volume: ...
    def hits_in(self, article: str, query: str) -> tuple[Hit, ...]: ...
    def figures(self, ask: FigureAsk) -> tuple[tuple[FigureRow, ...], int]: ...
    def series(self, figure: Figure) -> tuple[FigureRow, ...]: ...
    def suggested(self, side: str) -> tuple[str, tuple[tuple[str, int], ...]]: ...
    def compare(self, left: str, right: str) -> tuple[Comparison, tuple[Line, ...]]: ...
    def concordance(self, ask: Ask) -> Concordance: ...
    def recognise(self, items: tuple[Item, ...]) -> tuple[Kept, ...]: ...
    @property
    def stopped(self) -> bool:
        """Whether what it does now is to end."""

    def interrupt(self) -> None: ...
    def resume(self) -> None: ...
    def close(self) -> None: ...


class IndexReader:
    """The reader over the index file."""

    def __init__(self, path: Path) -> None:
        from jbtui.store import open_index

        self._index: Index = open_index(path)
        self.stopped = False

    def overview(self) -> Overview:
        counts = self._index.counts()
        return Overview(counts.articles, counts.paragraphs, counts.figures)

    def search(self, ask: Ask, first: int | None = None) -> Results:
        from jbtui.search import Sort, search

        filters, sort = ask.filters(), Sort(ask.sort)
        if first is not None:
            return search(self._index, ask.query, filters, sort=sort, limit=first, counting=0)
        return search(self._index, ask.query, filters, sort=sort, limit=PAGE, offset=ask.offset)

    def complete(self, typed: str) -> tuple[str, ...]:
        from jbtui.search import complete

        return complete(self._index, typed)

    def counts(self, ask: Ask) -> Counts:
        from jbtui.search import counts

        return counts(self._index, ask.query, ask.filters())

    def volume(self, article: str) -> Volume:
        return Volume(
            self._index.article(article), self._index.paragraphs(article), self._index.figures(article=article)
        )

    def hits_in(self, article: str, query: str) -> tuple[Hit, ...]:
        from jbtui.search import Filters, Sort, search

        if not query.strip():
            return ()
        found = search(self._index, query, Filters(articles=(article,)), sort=Sort.POSITION, limit=ARTICLE_HITS)
        return found.hits

    def figures(self, ask: FigureAsk) -> tuple[tuple[FigureRow, ...], int]:
        from jbtui.tui.filtering import cells

        wanted = cells(ask.words)
        found = self._index.figures(cells=wanted, limit=PAGE * 5, offset=ask.offset, sort=ask.sort)
        return self._rows(found), self._index.count_figures(cells=wanted)

    def series(self, figure: Figure) -> tuple[FigureRow, ...]:
        found = self._index.figures(indicator=figure.indicator, kind=figure.kind.value, limit=SERIES_FIGURES)
        alike = tuple(one for one in found if one.base_unit == figure.base_unit)
        return self._rows(alike)

    def suggested(self, side: str) -> tuple[str, tuple[tuple[str, int], ...]]:
        """A side as the index knows it (the most reported district for "") and those with most in common with it,
        each with how many indicators both report."""
        from jbtui.compare import Side, parse_side, suggest
        from jbtui.compare.choosing import resolve

        known = self._index.districts()
        if not side and not known:
            return "", ()
        left = resolve(self._index, parse_side(side)) if side else Side(known[0][0])
        found = suggest(self._index, left, SIDES)
        return left.label, tuple((one.side.label, one.shared) for one in found if one.shared)

    def compare(self, left: str, right: str) -> tuple[Comparison, tuple[Line, ...]]:
        from jbtui.compare import compare, parse_side, table

        comparison = compare(self._index, parse_side(left), parse_side(right))
        return comparison, table.lines(comparison)

    def concordance(self, ask: Ask) -> Concordance:
        """The lines of a query in reading order."""
        from jbtui.concordance import kwic

        return kwic(self._index, ask.query, ask.filters())

    def recognise(self, items: tuple[Item, ...]) -> tuple[Kept, ...]:
        """The items of the tray with the passages they are found as."""
        from jbtui.export.tray import find

        return find(self._index, items)

    def _rows(self, figures: tuple[Figure, ...]) -> tuple[FigureRow, ...]:
        ids = tuple(dict.fromkeys(figure.paragraph for figure in figures))
        paragraphs = {paragraph.id: paragraph for paragraph in self._index.paragraphs_by_ids(ids)}
        articles = self._index.articles_by_ids(dict.fromkeys(figure.article for figure in figures))
        return tuple(FigureRow(one, articles[one.article], paragraphs[one.paragraph]) for one in figures)

    def interrupt(self) -> None:
        self.stopped = True
        self._index.interrupt()

    def resume(self) -> None:
        self.stopped = False
        self._index.resume()

    def close(self) -> None:
        self._index.close()


def prepare(path: Path | None, progress: Callable[[int, int, str], None]) -> Path:
    """The index to open. The default one is built from the bundled articles where there is none yet."""
    from jbtui import locations

    if path is not None and path != locations.index():
        return path
    target = locations.index()
    if not target.exists():
        from jbtui.ingest import Progress, ensure_index

        def tell(step: Progress) -> None:
            progress(step.files_done, step.files_total, step.current)

        ensure_index(target, tell)
    return target
