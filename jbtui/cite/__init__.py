"""Citation: a passage with a reference that holds, in the styles that people must use."""

from __future__ import annotations

from jbtui.cite.citation import cite, cite_all, source_line
from jbtui.cite.passages import Passage
from jbtui.cite.styles import Style

__all__ = ["Passage", "Style", "cite", "cite_all", "source_line"]
