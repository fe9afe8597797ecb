"""Columns that changed places: each breaks off inside a sentence that goes on at the head of another.

Where the texts behind some broken ends are, all of them, the rests of one another's sentences, the page was cut there
and read in the wrong order: the columns are put in order as wholes, with the headings that stand in them.
"""

from __future__ import annotations

from collections.abc import Sequence

from jbtui.layout.continuations import Continuations
from jbtui.layout.piece import Piece


def restore(pieces: Sequence[Piece], found: Continuations) -> list[Piece]:
    """The pieces with exchanged columns in the order in which their sentences go on; as they were where none are."""
    swapped = _closed(found)
    starts = sorted(found.following[end] for end in swapped)
    order = _order(starts, {found.following[end]: found.found[end] for end in swapped})
    if not order:
        return list(pieces)
    ends = dict(zip([0, *starts], [*starts, len(pieces)], strict=True))
    columns = {start: list(pieces[start : ends[start]]) for start in order}
    last = columns[0][-1]
    out = columns[0]
    for start in order[1:]:
        column = columns[start]
        if column[0].first != last.last + 1:
            note = f"{column[0].first} → {last.last}"
            column = [piece.repaired("column-order", note) for piece in column]
        out += column
        last = column[-1]
    return out


def _closed(found: Continuations) -> set[int]:
    """The ends among which the texts behind them only change places."""
    ends = {end for end in found.apart if end in found.following}
    while True:
        behind = {found.following[end] for end in ends}
        kept = {end for end in ends if found.found[end] in behind}
        taken = {found.found[end] for end in kept}
        kept = {end for end in kept if found.following[end] in taken}
        if kept == ends:
            return ends
        ends = kept


def _order(starts: Sequence[int], goes_on: dict[int, int]) -> list[int]:
    """The columns, by where they start, as they follow each other; nothing where they make no one row.

    `goes_on` has, for the column that a broken end stands before, the column that its sentence goes on in.
    """
    if not starts:
        return []
    after = dict(zip([0, *starts[:-1]], (goes_on[start] for start in starts), strict=True))
    order = [0]
    while order[-1] in after and after[order[-1]] not in order:
        order.append(after[order[-1]])
    return order if len(order) == len(starts) + 1 else []
