"""An article's rows: its paragraphs, texts and figures, and the rows that many of them share, written once each."""

from __future__ import annotations

import sqlite3
from typing import Any

from jbtui.store.batch import START_BITS, ArticleRows


class SharedRows:
    """The numbers of rows that articles share: settings, rules, periods, subjects, places."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ids: dict[str, dict[tuple[Any, ...], int]] = {}
        self.looked_up = True
        """Whether a table is read before it is written to: for a few files it is quicker to write some rows again."""

    def forget(self) -> None:
        """Another process wrote, or a change was taken back: what is remembered may be stale."""
        self._ids.clear()

    def number(self, table: str, row: tuple[Any, ...]) -> int:
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

    def _known(self, table: str) -> dict[tuple[Any, ...], int]:
        rows = self._connection.execute(f"SELECT * FROM {table}")  # one of the tables that are shared
        return {tuple(columns): id_ for id_, *columns in rows}


def write(
    connection: sqlite3.Connection, shared: SharedRows, file: int | None, article: ArticleRows, batch_first: int
) -> None:
    """Write an article whose batch begins at that document."""
    first = batch_first + article.first
    connection.execute(
        "INSERT INTO article (code, file, number, title, date, district, campaign, more, characters, figures,"
        " first_doc, last_doc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (article.code, file, *article.columns, first, first + len(article.paragraphs) - 1),
    )
    connection.executemany(
        "INSERT INTO paragraph VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (doc, mark, kind, number, level, section, shared.number("setting", setting), lines, repairs)
            for doc, (mark, kind, number, level, section, setting, lines, repairs) in enumerate(
                article.paragraphs, first
            )
        ],
    )
    connection.executemany("INSERT INTO text VALUES (?, ?)", [(first + at, texts) for at, texts in article.texts])
    connection.executemany(
        "INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                (batch_first + doc) << START_BITS | start,
                length,
                number,
                value,
                shared.number("form", (*form[:-1], shared.number("rules", form[-1:]))),
                period and shared.number("period", period),
                subject and shared.number("subject", (subject,)),
                shared.number("place", place),
                quote,
                corrected,
            )
            for doc, start, length, number, value, form, period, subject, place, quote, corrected in article.figures
        ],
    )
