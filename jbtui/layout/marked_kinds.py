"""What each piece says of itself that it is: by ornament, number, credit, caption mark, furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jbtui.layout import bylines, captions, furniture, grammar, headings, marks
from jbtui.layout.piece import Piece, add_ranges
from jbtui.records import Kind

_FEW_MARKED = 2
"""An article with so many marked headings marks all of them."""
_LONGEST = 160
"""Characters of the longest caption or credit."""
_NEAR = 2
"""Empty lines between the halves of a heading."""
_COLUMN = 0.75
_WRAPPED = 60
"""Characters. A longer line is a paragraph of its own, whose end may lack its mark."""


def by_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with those told that say themselves what they are."""
    usual = sorted(piece.width for piece in pieces)[len(pieces) // 2] if pieces else 0
    pieces = _headings_made_whole(pieces)
    told = [piece if piece.kind else _by_mark(piece) for piece in pieces]
    styles = Counter(piece.mark for piece in told if piece.kind is Kind.HEADING)
    found: list[Piece] = []
    for index, piece in enumerate(told):
        if piece.kind is None and _set_apart(told, index):
            like = headings.family(piece)
            if like and styles[like.mark]:
                found.append(like)
                continue
        inside = index > 0 and not piece.gap and not _written_out(piece) and _breaks_off(told[index - 1], usual)
        alone = piece.kind is not Kind.HEADING or (styles[piece.mark] < _FEW_MARKED and not piece.mark.startswith("#"))
        between = piece.kind is Kind.CAPTION and (_number_cut(told, index) or captions.credited(piece.text))
        found.append(pieces[index] if inside and alone and not between else piece)
    return found


def _headings_made_whole(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with headings that a mark tells and a colon or comma parts, `■ 服务群众：`, read on below."""
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        before = found[-1] if found else None
        if before is not None and headings.unfinished(before) and _second_half(pieces, index):
            whole = before.but(text=before.text + piece.text, lines=add_ranges(before.lines, piece.lines))
            found[-1] = headings.made_whole(whole).repaired("headline-lines")
        else:
            found.append(piece)
    return found


def _second_half(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the piece can be the rest of the heading over it: a headline by itself that nothing marks."""
    piece = pieces[index]
    plain = piece.kind is None and piece.gap <= _NEAR and grammar.headline(piece.text)
    if not plain or _by_mark(piece).kind is not None:
        return False
    return _followed_apart(pieces, index) or piece.width < _COLUMN * pieces[index + 1].width


def _number_cut(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the piece parts a number from its unit, so that it cannot belong between them."""
    if not 0 < index < len(pieces) - 1:
        return False
    units = marks.words("grammar", "units")
    return pieces[index - 1].text[-1].isdigit() and marks.simplified(pieces[index + 1].text[:4]).startswith(units)


def _written_out(piece: Piece) -> bool:
    """Whether a credit gives roles and names apart, as no line of a sentence does."""
    return piece.kind is Kind.BYLINE and len(piece.text.split(" ")) > 2


def _set_apart(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the piece stands by itself: no sentence before it goes on, and an empty line or an indent follows."""
    piece, before = pieces[index], pieces[index - 1] if index else None
    free = piece.gap > 0 or before is None or before.kind is not None or grammar.complete(before.text)
    return free and _followed_apart(pieces, index)


def _followed_apart(pieces: Sequence[Piece], index: int) -> bool:
    """Whether what follows the piece is set apart from it, by an empty line, an indent, or by what it is."""
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    return after is None or after.gap > 0 or after.kind is not None or after.indent > pieces[index].indent


def _breaks_off(before: Piece, usual: int) -> bool:
    """Whether the line above is a full one that ends inside a sentence, so that this one goes on in it."""
    full = before.width >= _COLUMN * usual
    return before.kind is None and full and not grammar.complete(before.text) and len(before.text) < _WRAPPED


def _by_mark(piece: Piece) -> Piece:
    if len(piece.text) > _LONGEST and piece.text[0] != "#":
        return piece
    if furniture.ends_article(piece.text):
        return piece.but(kind=Kind.NOISE, mark="end")
    heading = headings.marked(piece)
    if heading and (heading.mark.startswith("#") or not bylines.whole(heading.text)):
        return heading
    if bylines.whole(piece.text):
        return piece.but(kind=Kind.BYLINE, mark="credit")
    if captions.marked(piece.text):
        return piece.but(kind=Kind.CAPTION, mark="marked")
    return piece
