"""How an index is asked: statements that may be stopped, counted, and see one state of it."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from jbtui.store.connection import faults

_VALUES = re.compile(r"'[^']*'|\b\d+\b")
STEPS = 500
"""Steps of SQLite between two looks at whether an answer is still wanted."""

_S = TypeVar("_S", bound="View")
_P = ParamSpec("_P")
_T = TypeVar("_T")


def at_one_moment(method: Callable[Concatenate[_S, _P], _T]) -> Callable[Concatenate[_S, _P], _T]:
    """Let all statements of a method see one state of the index, whatever another process writes meanwhile."""

    @wraps(method)
    def inside(self: _S, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        if self._connection.in_transaction:
            return method(self, *args, **kwargs)
        with faults(self.path):
            self._connection.execute("BEGIN")
            try:
                return method(self, *args, **kwargs)
            finally:
                self._connection.rollback()  # nothing was written: it only ends the view

    return inside


class View:
    """One connection to an index, by which it is asked."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self.stopped = False
        """Whether what is asked now is to end."""
        connection.set_progress_handler(lambda: self.stopped, STEPS)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def interrupt(self) -> None:
        """Make what is asked in another thread raise QueryCancelled, until `resume`: a search asks many times, and
        is between two of them when SQLite's own interrupt would miss it."""
        self.stopped = True
        self._connection.interrupt()

    def resume(self) -> None:
        """What is asked from now on is answered again."""
        self.stopped = False

    @contextmanager
    def statements(self) -> Iterator[Counter[str]]:
        """How often each SQL statement is run meanwhile, with ? for its values."""
        run: Counter[str] = Counter()
        self._connection.set_trace_callback(lambda sql: run.update((_VALUES.sub("?", sql),)))
        try:
            yield run
        finally:
            self._connection.set_trace_callback(None)

    def _all(self, sql: str, *values: Any) -> list[Any]:
        with faults(self.path):
            return self._connection.execute(sql, values).fetchall()

    def _one(self, sql: str, *values: Any) -> Any:
        with faults(self.path):
            return self._connection.execute(sql, values).fetchone()
