"""Reading: from a file's bytes to numbered, cleaned source lines."""

from __future__ import annotations

from jbtui.reading.finding import Skipped, find
from jbtui.reading.source import companions, read

__all__ = ["Skipped", "companions", "find", "read"]
