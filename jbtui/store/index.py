"""The read side of an index: counts and choices, records, figures, and the postings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jbtui.store import sources
from jbtui.store.connection import faults, open_to_read
from jbtui.store.figure_shelf import FigureShelf


@dataclass(frozen=True, slots=True)
class Counts:
    """How much an index holds."""

    articles: int
    paragraphs: int
    figures: int
    files: int


def open_index(path: Path) -> Index:
    """The index, to read. Raises IndexMissing, IndexLocked, IndexDamaged or IndexOutdated."""
    return Index(path, open_to_read(path))


class Index(FigureShelf):
    """One connection to an index; use it from one thread at a time. `interrupt` may be called from any."""

    def counts(self) -> Counts:
        one = self._one
        (files,) = one("SELECT count(*) FROM file")
        # All of it stands in the index article_by_doc: no article is read for it.
        articles, paragraphs, figures = one(
            "SELECT count(*), coalesce(sum(last_doc - first_doc + 1), 0), coalesce(sum(figures), 0) FROM article"
        )
        return Counts(articles, paragraphs, figures, files)

    def characters(self) -> int:
        """Of all paragraphs' texts; every article is read for it."""
        (characters,) = self._one("SELECT coalesce(sum(characters), 0) FROM article")
        return int(characters)

    def built(self) -> datetime | None:
        """When the last ingest ended, UTC; None before the first one did."""
        (text,) = self._one("SELECT value FROM meta WHERE key = 'built'")
        return datetime.fromisoformat(text) if text else None

    def districts(self) -> tuple[tuple[str, int], ...]:
        """(name, number of articles about it), most first."""
        return self._named("district")

    def campaigns(self) -> tuple[tuple[str, int], ...]:
        """(name, number of articles whose own it is), most first."""
        return self._named("campaign")

    def years(self) -> tuple[tuple[int, int], ...]:
        """(year, number of articles dated in it), latest first."""
        rows = self._all(
            "SELECT CAST(substr(date, 1, 4) AS INTEGER) AS year, count(*) FROM article WHERE date IS NOT NULL"
            " GROUP BY year ORDER BY year DESC"
        )
        return tuple((year, count) for year, count in rows)

    def themes(self) -> tuple[tuple[str, int], ...]:
        """(theme, number of articles with paragraphs on it), most first."""
        found = []
        for name, docs in self.postings.facet_values("theme"):
            found.append((name, sum(1 for _code, count in self.postings.article_counts(docs) if count)))
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))

    def _named(self, column: str) -> tuple[tuple[str, int], ...]:
        return tuple(
            self._all(
                f"SELECT {column}, count(*) FROM article WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
            )
        )

    def sources(self) -> list[Path]:
        """The folders that were ingested, and the files that were given by name."""
        with faults(self.path):
            return sources.sources(self._connection)
