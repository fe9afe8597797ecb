"""What each piece is that does not say so itself, by the way it stands among the others of its article."""

from __future__ import annotations

from collections.abc import Sequence

from jbtui.layout import grammar, heading_or_caption, headline_lines, joining, short_lines, titles
from jbtui.layout.piece import Piece, wrapped
from jbtui.records import Kind


def by_place(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of one article, each with its kind: what is no short line is body, the first headline the title."""
    texts = [piece for piece in pieces if piece.kind is None and not grammar.headline(piece.text)]
    gap = sorted(piece.gap for piece in texts)[len(texts) // 2] if texts else 0
    usual = sorted(len(piece.text) for piece in texts)[len(texts) // 2] if texts else 0
    columned = 2 * sum(map(wrapped, texts)) >= len(texts)
    indents = joining.indented([piece for piece in texts if piece.gap or wrapped(piece)], Kind.BODY, None)
    found = [
        piece
        if piece.kind
        or short_lines.could_be(pieces, index, columned, gap, usual)
        or (indents and short_lines.outside(pieces, index))
        else piece.but(kind=Kind.BODY)
        for index, piece in enumerate(pieces)
    ]
    found = headline_lines.gather(found)
    found = headline_lines.one_title(titles.choose(found))
    return heading_or_caption.settle(found)
