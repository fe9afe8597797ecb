"""Export: articles, paragraphs and figures as files for other programs."""

from __future__ import annotations

from jbtui.export.corpus import What
from jbtui.export.exporting import Exported, Format, export

__all__ = ["Exported", "Format", "What", "export"]
