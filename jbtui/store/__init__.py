"""The store: the index in SQLite. SQL stands here and in db/, nowhere else."""

from __future__ import annotations

from jbtui.store.index import Counts, Index, open_index
from jbtui.store.postings import Postings

__all__ = ["Counts", "Index", "Postings", "open_index"]
