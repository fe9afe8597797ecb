"""Levels of headings, and for each body paragraph the heading it stands under."""

from __future__ import annotations

from collections.abc import Sequence

from jbtui.layout import headings, joining, letter_spacing
from jbtui.layout.piece import Piece, add_ranges
from jbtui.records import Block, Kind

_FIGURES = 2
"""Lines of a sidebar of figures, at least."""


def join_double_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """Two Markdown headings of neighbouring levels are one headline where each upper has just the one under it."""
    heads = [i for i, piece in enumerate(pieces) if piece.kind is Kind.HEADING and piece.mark.startswith("#")]
    depths = sorted({len(pieces[i].mark) for i in heads})
    if len(depths) != 2:
        return list(pieces)
    upper = [i for i in heads if len(pieces[i].mark) == depths[0]]
    lower = [i for i in heads if len(pieces[i].mark) == depths[1]]
    if [i + 1 for i in upper] != lower:
        return list(pieces)
    found: list[Piece] = []
    for i, piece in enumerate(pieces):
        if i in set(lower):
            above = found[-1]
            lines = add_ranges(above.lines, piece.lines)
            found[-1] = above.but(text=f"{above.text} {piece.text}", lines=lines).repaired("headline-lines")
        else:
            found.append(piece)
    return found


def blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """The finished blocks in reading order."""
    of_style = levels(pieces)
    section: str | None = None
    main: str | None = None
    figures = 0
    found: list[Block] = []
    for piece in pieces:
        kind = piece.kind or Kind.BODY
        text = letter_spacing.settle(piece.text) if kind is Kind.BODY else piece.text
        if kind is Kind.HEADING:
            section, figures = text, 0
            main = main if piece.mark == headings.STANDING else text
        elif kind is Kind.BODY and section != main:
            figures += joining.is_item(piece.text)
            if figures >= _FIGURES and len(text) > joining.LONGEST_ITEM:
                section = main  # behind the figures of a sidebar the text that it parted goes on
        found.append(
            Block(
                kind=kind,
                text=text,
                lines=piece.lines,
                level=of_style.get(piece.mark, 1) if kind is Kind.HEADING else None,
                section=section if kind is Kind.BODY else None,
                repairs=piece.repairs,
            )
        )
    return tuple(found)


def levels(pieces: Sequence[Piece]) -> dict[str, int]:
    """The level of each style of heading: Markdown by its depth, the others by which comes first."""
    styles: list[str] = []
    for piece in pieces:
        if piece.kind is Kind.HEADING and piece.mark not in styles:
            styles.append(piece.mark)
    depths = sorted(style for style in styles if style.startswith("#"))
    others = [style for style in styles if not style.startswith("#")]
    return {style: number for number, style in enumerate([*depths, *others], 1)}
