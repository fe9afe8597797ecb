"""Context: what an article and each of its paragraphs is about, when it speaks, and who made it."""

from __future__ import annotations

from jbtui.context.understanding import understand

__all__ = ["understand"]
