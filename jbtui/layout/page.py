"""The whole way from numbered source lines to articles of blocks, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from jbtui.layout import (
    articles,
    bylines,
    captions,
    column_order,
    columns,
    continuations,
    drop_caps,
    joining,
    late_headings,
    marked_kinds,
    numbered_order,
    placed_kinds,
    repeated,
    sections,
    sidecar,
    source_lines,
    wraps,
)
from jbtui.layout.piece import Piece
from jbtui.records import LaidArticle, LayoutHints, SourceText

_NO_HINTS = LayoutHints()


def lay_out(source: SourceText) -> tuple[LaidArticle, ...]:
    """The articles of a source, each with its blocks in reading order and every repair on record."""
    hints = source.hints or _NO_HINTS
    found = source_lines.pieces(source.lines)
    found = drop_caps.restore(found)
    found = marked_kinds.by_marks(sidecar.kinds(sidecar.splits(found, hints), hints))
    found = marked_kinds.by_marks(wraps.unwrap(captions.gather(bylines.gather(found))))
    parts = articles.split(found, hints.articles)
    return tuple(LaidArticle(number, sections.blocks(_article(part, hints))) for number, part in enumerate(parts, 1))


def _article(pieces: Sequence[Piece], hints: LayoutHints) -> list[Piece]:
    found = placed_kinds.by_place(repeated.tell(pieces))
    found = sidecar.joins(found, hints)
    goes_on = continuations.find(found)
    ordered = column_order.restore(found, goes_on)
    if ordered != found:
        found, goes_on = ordered, continuations.find(ordered)
    jumps = columns.jumps(found, goes_on)
    parted = (found[place].first for place in goes_on.parted)
    apart = {*hints.splits, *parted, *(jump.beginning for jump in jumps)}
    found = numbered_order.restore(columns.reconnect(joining.rejoin(found, apart), jumps))
    found = late_headings.move_up(sections.join_double_headings(found))
    return sidecar.order(found, hints)
