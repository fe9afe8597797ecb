"""Drop caps (首字下沉): the first character of a text, printed large, stands on a line of its own after extraction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jbtui.layout import grammar
from jbtui.layout.piece import Piece, add_ranges
from jbtui.text.han import is_han

_NUMERAL = re.compile("[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]")
_LEAST = 6
"""Characters of the line that a drop cap begins."""
_SURELY = 3
"""No sentence can end so: the character ends that one."""


def restore(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with drop caps before the text that they begin."""
    numerals = sum(1 for piece in pieces if _NUMERAL.fullmatch(piece.text))
    found: list[Piece] = []
    cap: Piece | None = None
    for index, piece in enumerate(pieces):
        if cap is not None:
            found.append(_joined(cap, piece))
            cap = None
        elif _is_cap(pieces, index, numerals):
            cap = piece
        else:
            found.append(piece)
    return found


def _is_cap(pieces: Sequence[Piece], index: int, numerals: int) -> bool:
    """Whether a single character stands before text, and no text that it could end stands before it.

    Numerals on lines of their own that are several are headings of sections.
    """
    piece = pieces[index]
    if piece.kind is not None or not (len(piece.text) == 1 and is_han(piece.text)) or index + 1 == len(pieces):
        return False
    if _NUMERAL.fullmatch(piece.text) and numerals > 1:
        return False
    after, before = pieces[index + 1], pieces[index - 1] if index else None
    begins = before is None or before.kind is not None or piece.gap > 0 or grammar.complete(before.text)
    starts = after.kind is None and after.gap <= 1 and len(after.text) >= _LEAST and not grammar.complete(piece.text)
    return begins and starts and (before is None or before.kind is not None or grammar.open_end(before.text) < _SURELY)


def _joined(cap: Piece, rest: Piece) -> Piece:
    return rest.but(
        text=cap.text + rest.text,
        lines=add_ranges(cap.lines, rest.lines),
        gap=cap.gap,
        indent=max(cap.indent, rest.indent),
        width=rest.width,
        repairs=cap.repairs + rest.repairs,
    ).repaired("drop-cap")
