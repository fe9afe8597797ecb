"""The layout part of a sidecar: what a person settles where the machine is unsure.

[layout]
joins = [[81, 55]]                  # the paragraph with line 81 goes on with the one that line 55 begins
splits = [57]                       # a new paragraph begins at line 57
kinds = { "7" = "caption", "29-33" = "noise" }
order = [83, 85]                    # the blocks with these first lines stand in this order
articles = [120]                    # a new article begins at line 120
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jbtui.errors import KnowledgeError
from jbtui.messages import say
from jbtui.records import Kind, LayoutHints, LineRange


def layout_hints(sidecar: Mapping[str, Any], name: str) -> LayoutHints | None:
    """The hints of a sidecar's `[layout]`, None where it has none. Raises KnowledgeError when they are malformed."""
    table = sidecar.get("layout")
    if table is None:
        return None
    try:
        return LayoutHints(
            joins=tuple((int(end), int(beginning)) for end, beginning in table.get("joins", ())),
            splits=tuple(int(line) for line in table.get("splits", ())),
            kinds=tuple((_range(lines), Kind(kind)) for lines, kind in table.get("kinds", {}).items()),
            order=tuple(int(line) for line in table.get("order", ())),
            articles=tuple(int(line) for line in table.get("articles", ())),
            origin=name,
        )
    except (TypeError, ValueError, AttributeError) as error:
        raise KnowledgeError(
            say("{path} 的 [layout] 有误：{error}", path=name, error=error),
            say("joins 为行号对，splits、order、articles 为行号，kinds 为“行号 = 类型”。"),
        ) from error


def _range(lines: str) -> LineRange:
    first, _, last = lines.partition("-")
    return int(first), int(last or first)
