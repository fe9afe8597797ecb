"""Layout: from source lines to the blocks that the printed page showed, every repair recorded."""

from __future__ import annotations

from jbtui.layout.page import lay_out

__all__ = ["lay_out"]
