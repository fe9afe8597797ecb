"""Reading: from a file's bytes to numbered, cleaned source lines."""

from __future__ import annotations

from jbtui.reading.finding import Found, Skipped, find
from jbtui.reading.source import companion_names, read

__all__ = ["Found", "Skipped", "companion_names", "find", "read"]
