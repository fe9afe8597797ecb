"""The index that a command reads: the one named by --db, else the usual one, built from the bundled articles if new."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jbtui import locations
from jbtui.errors import IndexFault
from jbtui.messages import _

if TYPE_CHECKING:
    from jbtui.store import Index


def place(options: argparse.Namespace) -> Path:
    """The path of the index."""
    return locations.index(getattr(options, "db", None))


def for_this_index(error: IndexFault, options: argparse.Namespace) -> IndexFault:
    """The fault with a remedy that mends the index named by --db, not the usual one."""
    named = getattr(options, "db", None)
    return error.of(named) if named else error


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Index]:
    """The index, closed at the end. Raises IndexMissing for a --db that does not exist, and the other IndexFaults.

    An index that nobody named is built on first use, as the app does.
    """
    from jbtui.store import open_index

    path = place(options)
    if not getattr(options, "db", None) and not path.exists():
        from jbtui.cli.progress import Meter
        from jbtui.cli.telling import tell
        from jbtui.ingest import ensure_index

        tell(_("第一次使用：正在用所附文章建立索引……"))
        with Meter() as meter:
            ensure_index(path, progress=meter)
    index = open_index(path)
    try:
        yield index
    finally:
        index.close()
