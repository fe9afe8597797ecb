"""The rows of a batch's articles: paragraphs, texts and figures, and what many of them share, each written once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from jbtui.store.batch import ArticleRows, Batch
from jbtui.store.columns import Ids, Row


class SharedRows:
    """The numbers of rows that articles share: settings, rules, periods, subjects, places."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ids: dict[str, dict[Row, int]] = {}
        self.looked_up = True
        """Whether a table is read before it is written to: for a few files it is quicker to write some rows again."""

    def forget(self) -> None:
        """Another process wrote, or a change was taken back: what is remembered may be stale."""
        self._ids.clear()

    def number(self, table: str, row: Row) -> int:
        """The number of a shared row, made where it is new."""
        ids = self._ids.get(table)
        if ids is None:
            ids = self._ids[table] = self._known(table) if self.looked_up else {}
        id_ = ids.get(row)
        if id_ is None:
            marks = ", ".join("?" * len(row))
            id_ = self._connection.execute(f"INSERT INTO {table} VALUES (NULL, {marks})", row).lastrowid or 0
            ids[row] = id_
        return id_

    def ids(self, table: str, rows: Iterable[Row]) -> Ids:
        """The ids of shared rows by their numbers in a batch; number 0 is none."""
        return [None, *(self.number(table, row) for row in rows)]

    def _known(self, table: str) -> dict[Row, int]:
        rows = self._connection.execute(f"SELECT * FROM {table}")  # one of the tables that are shared
        return {tuple(columns): id_ for id_, *columns in rows}


def write_article(connection: sqlite3.Connection, file: int | None, article: ArticleRows, first: int) -> None:
    """Write what is known of an article as a whole; the batch's first document has that number."""
    documents = article.paragraphs
    connection.execute(
        "INSERT INTO article (code, file, number, title, date, district, campaign, more, characters, figures,"
        " first_doc, last_doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (article.code, file, *article.columns, first + documents.start, first + documents.stop - 1),
    )


def write(
    connection: sqlite3.Connection, shared: SharedRows, batch: Batch, articles: Sequence[ArticleRows], first: int
) -> None:
    """Write the paragraphs, texts and figures of some of a batch's articles, given in order."""
    figures = batch.figures
    settings = shared.ids("setting", batch.paragraphs.setting_rows())
    forms = shared.ids("form", ((*row, shared.number("rules", (rules,))) for row, rules in figures.form_rows()))
    periods = shared.ids("period", figures.alike_periods)
    subjects = shared.ids("subject", figures.alike_subjects)
    places = shared.ids("place", figures.alike_places)
    for paragraphs, texts, counted in _stretches(articles):
        connection.executemany(
            "INSERT INTO paragraph VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            batch.paragraphs.rows(first, paragraphs, settings),
        )
        connection.executemany(
            "INSERT INTO text VALUES (?, ?)", [(first + doc, packed) for doc, packed in batch.texts[texts]]
        )
        connection.executemany(
            "INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            figures.rows(first, counted, forms, periods, subjects, places),
        )


def _stretches(articles: Sequence[ArticleRows]) -> Iterator[tuple[slice, slice, slice]]:
    """The rows of articles that come one after another in the batch, together."""
    begin = 0
    for at, article in enumerate(articles, 1):
        if at == len(articles) or articles[at].paragraphs.start != article.paragraphs.stop:
            one = articles[begin]
            yield (
                slice(one.paragraphs.start, article.paragraphs.stop),
                slice(one.texts.start, article.texts.stop),
                slice(one.figures.start, article.figures.stop),
            )
            begin = at
