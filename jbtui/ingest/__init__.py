"""Ingest: files in, an index out; unchanged files skipped, vanished ones removed."""

from __future__ import annotations

from jbtui.ingest.ingesting import ensure_index, ingest
from jbtui.ingest.summary import Progress, Summary
from jbtui.reading import Skipped

__all__ = ["Progress", "Skipped", "Summary", "ensure_index", "ingest"]
