"""What a person settled in the sidecar, laid over what the rules found."""

from __future__ import annotations

from collections.abc import Sequence

from jbtui.layout.piece import Piece, join
from jbtui.records import Kind, LayoutHints


def kinds(pieces: Sequence[Piece], hints: LayoutHints) -> list[Piece]:
    """Pieces whose lines lie in a named range get its kind."""
    found = []
    for piece in pieces:
        named = next((kind for (first, last), kind in hints.kinds if first <= piece.first and piece.last <= last), None)
        found.append(piece if named is None else _as(piece, named, hints))
    return found


def _as(piece: Piece, kind: Kind, hints: LayoutHints) -> Piece:
    return piece.but(kind=kind).repaired("sidecar", f"{hints.origin}: kinds")


def splits(pieces: Sequence[Piece], hints: LayoutHints) -> list[Piece]:
    """A gap is put before every line at which a new block begins, so that no wrap joins it."""
    return [piece.but(gap=max(piece.gap, 1)) if piece.first in hints.splits else piece for piece in pieces]


def joins(pieces: Sequence[Piece], hints: LayoutHints) -> list[Piece]:
    """The named continuations joined to their beginnings."""
    found = list(pieces)
    for end, beginning in hints.joins:
        first = next((i for i, piece in enumerate(found) if _holds(piece, end)), None)
        second = next((i for i, piece in enumerate(found) if _holds(piece, beginning)), None)
        if first is None or second is None or first == second:
            continue
        whole = join(found[first], found[second], "sidecar", f"{hints.origin}: joins")
        found = [whole if i == first else piece for i, piece in enumerate(found) if i != second]
    return found


def order(pieces: Sequence[Piece], hints: LayoutHints) -> list[Piece]:
    """The named blocks in the named order, at the place of the first of them."""
    chosen = [piece for line in hints.order for piece in pieces if piece.first == line]
    if len(chosen) < 2:
        return list(pieces)
    moved = [piece.repaired("sidecar", f"{hints.origin}: order") for piece in chosen]
    at = min(i for i, piece in enumerate(pieces) if piece in chosen)
    rest_before = [piece for piece in pieces[:at] if piece not in chosen]
    rest_after = [piece for piece in pieces[at:] if piece not in chosen]
    return [*rest_before, *moved, *rest_after]


def _holds(piece: Piece, line: int) -> bool:
    return any(first <= line <= last for first, last in piece.lines)
