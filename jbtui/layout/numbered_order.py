"""Columns that the extraction took in the wrong order, told by headings whose numbers run 一、三、二、.

The column that comes too early begins with that heading, or with the rest of a paragraph standing before it; the one
that comes too late begins likewise, or with a lower heading whose number goes on. The two change places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jbtui.layout import grammar
from jbtui.layout.piece import Piece, join
from jbtui.records import Kind

_LEAST = 3
"""Numbered headings of one kind; two say too little."""
_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")
_NUMERALS = "零一二三四五六七八九"


def restore(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with one pair of exchanged columns put right, the exchange on record."""
    heads = _numbered(pieces)
    order = [_value(pieces[i].text) or 0 for i in heads]
    if (
        len(heads) < _LEAST
        or sorted(order) != list(range(1, len(order) + 1))
        or order[0] != 1
        or order == sorted(order)
    ):
        return list(pieces)
    at = next(place for place in range(len(order)) if order[place] != place + 1)
    late = order.index(at + 1)
    start = _column_start(pieces, heads[at], heads[at - 1] + 1)
    turn = _lower_heading(pieces, start, heads[late]) or _column_start(pieces, heads[late], heads[late - 1] + 1)
    end = _end(pieces, heads, order, late)
    exchanged = [*pieces[:start], *_joined(pieces[turn:end], pieces[start:turn]), *pieces[end:]]
    return exchanged if _in_order(exchanged) else list(pieces)


def _numbered(pieces: Sequence[Piece]) -> list[int]:
    """The places of the headings whose numbers are of the first style that the article uses."""
    found = [i for i, piece in enumerate(pieces) if piece.kind is Kind.HEADING and _style(piece)]
    return [i for i in found if pieces[i].mark == pieces[found[0]].mark]


def _style(piece: Piece) -> bool:
    return bool(_NUMBER.search(piece.mark)) and _value(piece.text) is not None


def _value(text: str) -> int | None:
    """The number that a heading begins with: 12 of `十二、` and of `12.`."""
    found = _NUMBER.search(text[:4])
    if found is None:
        return None
    if found.group().isdigit():
        return int(found.group())
    tens, ten, ones = found.group().rpartition("十")
    if not ten:
        return _NUMERALS.index(ones[0]) if len(ones) == 1 else None
    return (_NUMERALS.index(tens[0]) if tens else 1) * 10 + (_NUMERALS.index(ones) if ones else 0)


def _column_start(pieces: Sequence[Piece], head: int, least: int) -> int:
    """Where the column of a heading begins: with the heading, or with the rest of a paragraph before it."""
    indented = sum(1 for piece in pieces if piece.kind is Kind.BODY and piece.indent) * 2 > sum(
        1 for piece in pieces if piece.kind is Kind.BODY
    )
    for place in range(head - 1, least - 1, -1):
        piece = pieces[place]
        if piece.kind is Kind.HEADING:
            break
        if piece.kind is Kind.BODY and piece.gap and (grammar.orphan(piece.text) or (indented and not piece.indent)):
            return place
    return head


def _lower_heading(pieces: Sequence[Piece], start: int, late: int) -> int | None:
    """The place after `start` of a heading of another style that goes on counting from before `start`."""
    before = [piece for piece in pieces[:start] if piece.kind is Kind.HEADING and _style(piece)]
    if not before:
        return None
    wanted = (_value(before[-1].text) or 0) + 1
    for place in range(start, late):
        piece = pieces[place]
        if piece.kind is Kind.HEADING and piece.mark == before[-1].mark and _style(piece):
            return place if _value(piece.text) == wanted else None
    return None


def _end(pieces: Sequence[Piece], heads: Sequence[int], order: Sequence[int], late: int) -> int:
    """Where the late column ends: before the next heading that does not go on counting."""
    while late + 1 < len(order) and order[late + 1] == order[late] + 1:
        late += 1
    if late + 1 < len(order):
        return heads[late + 1]
    return next((i for i in range(len(pieces), heads[late], -1) if pieces[i - 1].kind is Kind.BODY), len(pieces))


def _joined(first: Sequence[Piece], second: Sequence[Piece]) -> list[Piece]:
    """The two columns in their right order; a paragraph that went on in the second is made whole."""
    note = f"{second[0].first} → {first[-1].last}"
    moved = [piece.repaired("column-order", note) for piece in second]
    if first[-1].kind is Kind.BODY and second[0].kind is Kind.BODY:
        return [*first[:-1], join(first[-1], second[0], "column-jump", note), *moved[1:]]
    return [*first, *moved]


def _in_order(pieces: Sequence[Piece]) -> bool:
    order = [_value(pieces[i].text) for i in _numbered(pieces)]
    return order == list(range(1, len(order) + 1))
