"""Hard wraps: which lines of an unbroken run belong to one paragraph, at whatever width the page was set.

A line goes on in the next unless it ends a sentence short of the column's edge, the next is indented, or either is a
headline, caption or credit. The width is measured around each line, since a page has wide and narrow columns.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from jbtui.layout import grammar
from jbtui.layout.piece import Piece, add_ranges
from jbtui.records import Kind

_AROUND = 8
_FULL = 0.8
"""Ragged print leaves lines this much of the column's width when figures and quotes are narrower than Han."""
_WRAPPED = 0.4
"""Share of lines ending inside a sentence above which a run of lines is wrapped, and no list of paragraphs."""
_SHORT = 0.75
_HEADLINES = 4


def unwrap(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the lines of each paragraph joined, a hard-wrap repair on each that was."""
    found: list[Piece] = []
    start = 0
    document = _Document(_wrapped_share(pieces), _usual_width(pieces))
    for end in range(1, len(pieces) + 1):
        if end == len(pieces) or pieces[end].gap:
            found += _unwrap_run(pieces[start:end], document)
            start = end
    return found


@dataclass(frozen=True, slots=True)
class _Document:
    """The share of lines that end inside a sentence, and the width that most lines have, over the whole page."""

    wrapped: float
    width: int


def _unwrap_run(run: Sequence[Piece], document: _Document) -> list[Piece]:
    if len(run) == 1 or _only_headlines(run, document.width):
        return list(run)
    widths = _column_widths(run)
    share = _wrapped_share(run)
    wrapped = share > _WRAPPED if len(run) > 3 else max(share, document.wrapped) > _WRAPPED
    margin = min(piece.indent for piece in run)
    parts: list[list[Piece]] = [[run[0]]]
    for index in range(1, len(run)):
        before, after = run[index - 1], run[index]
        if _goes_on(before, after, parts[-1], widths[index - 1], wrapped, margin):
            parts[-1].append(after)
        else:
            parts.append([after])
    return [_joined(part) for part in parts]


def _only_headlines(run: Sequence[Piece], width: int) -> bool:
    """Whether all lines are short ones that could be headlines, well inside the column."""
    return len(run) <= _HEADLINES and all(
        piece.width < _SHORT * width and (piece.kind is not None or grammar.headline(piece.text)) for piece in run
    )


def _goes_on(before: Piece, after: Piece, part: Sequence[Piece], width: int, wrapped: bool, margin: int) -> bool:
    heading_goes_on = before.kind is Kind.HEADING and before.width >= _FULL * width and wrapped
    if before.kind is not None and not heading_goes_on:
        return False
    if after.kind is not None:
        return False
    full = before.width + before.indent - margin >= _FULL * width
    ends = grammar.complete(before.text)
    if after.indent >= margin + 2 or (after.indent > margin and (ends or not full)):
        return False
    if ends:
        # Inside a paragraph no line is short, so a short headline under a full line is a heading.
        return wrapped and full and not (after.width < _SHORT * width and grammar.headline(after.text))
    if full and wrapped:
        return True
    alone = len(part) == 1 and grammar.headline(before.text)
    if alone and not full:
        return False
    return not (alone and grammar.headline(after.text) and not wrapped)


def _joined(part: Sequence[Piece]) -> Piece:
    if len(part) == 1:
        return part[0]
    lines = part[0].lines
    for piece in part[1:]:
        lines = add_ranges(lines, piece.lines)
    whole = part[0].but(
        text=_glue_all([piece.text for piece in part]),
        lines=lines,
        kind=None,
        mark="",
        width=max(piece.width for piece in part),
        repairs=tuple(repair for piece in part for repair in piece.repairs),
    )
    return whole.repaired("hard-wrap")


def _glue_all(texts: Sequence[str]) -> str:
    out = [texts[0]]
    for before, after in itertools.pairwise(texts):
        latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
        out.append(f" {after}" if latin else after)
    return "".join(out)


def _column_widths(run: Sequence[Piece]) -> list[int]:
    """The column's width at each line: the second widest around it, so that one overlong line does not count."""
    sizes = [piece.width + piece.indent for piece in run]
    widths = []
    for index in range(len(run)):
        near = sorted(sizes[max(0, index - _AROUND) : index + _AROUND + 1], reverse=True)
        widths.append(near[1] if len(near) > 3 else near[0])
    return widths


def _usual_width(pieces: Sequence[Piece]) -> int:
    """The width of the middle line, which on a wrapped page is a full one."""
    widths = sorted(piece.width for piece in pieces if piece.kind is None)
    return widths[len(widths) // 2] if widths else 0


def _wrapped_share(run: Sequence[Piece]) -> float:
    """The share of lines followed directly by another that end inside a sentence."""
    inner = [
        before
        for before, after in itertools.pairwise(run)
        if not after.gap and before.kind is None and after.kind is None
    ]
    if not inner:
        return 0.0
    return sum(1 for piece in inner if not grammar.complete(piece.text)) / len(inner)
