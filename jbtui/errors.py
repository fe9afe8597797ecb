"""The one tree of exceptions: each says what happened, to which file or query, and what to do next."""

from __future__ import annotations

import shlex
from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of the command line, a public contract."""

    DONE = 0
    NOTHING_FOUND = 1
    WRONG_USAGE = 2
    DATA_AT_FAULT = 3


class JbtuiError(Exception):
    """Something the user should be told of, in one line and a remedy.

    `what` names the thing and what befell it; `remedy` is the next step, often a command to type.
    """

    exit = Exit.DATA_AT_FAULT

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what}\n{self.remedy}" if self.remedy else self.what


class UsageError(JbtuiError):
    """The command line asks for something that does not exist or does not fit together."""

    exit = Exit.WRONG_USAGE


class UnreadableSource(JbtuiError):
    """A file or folder that cannot become an article; ingest names it in the summary and goes on."""


class KnowledgeError(JbtuiError):
    """A knowledge or configuration table that cannot be read or says something unknown."""


class IndexFault(JbtuiError):
    """The index cannot serve: see the subclasses."""

    def of(self, named: str) -> IndexFault:
        """The fault with a remedy that mends the index file of that name, not the usual one."""
        remedy = self.remedy.replace("jbtui ingest", f"jbtui --db {shlex.quote(named)} ingest")
        return type(self)(self.what, remedy)


class IndexMissing(IndexFault):
    """There is no index at the place asked for."""


class IndexLocked(IndexFault):
    """Another process is writing the index and did not finish in time."""


class IndexDamaged(IndexFault):
    """The file is no index, or one that SQLite cannot read."""


class IndexOutdated(IndexFault):
    """The index was built by another version of the schema or another segmenter."""


class NotFound(JbtuiError):
    """An article, paragraph, figure, district or campaign by that name is not in the index."""

    exit = Exit.NOTHING_FOUND


class MissingExtra(JbtuiError):
    """A feature that needs an optional dependency which is not installed."""

    exit = Exit.WRONG_USAGE


class NotWritten(JbtuiError):
    """A file that cannot be written: full disk, no permission, no such folder. What stood there still does."""


class QueryCancelled(JbtuiError):
    """A running query was interrupted, because a later one made it stale or its time was up."""
