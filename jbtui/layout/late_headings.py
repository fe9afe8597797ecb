"""Headings that the extraction placed after their section's text: they still head that section.

The sign is a last heading with no text behind it while the first heading has text before it. Then every heading moves
up before the text that it ends; the first section begins where the column's width changes after the introduction, else
where its heading's words begin to be used.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from jbtui.layout.piece import Piece, wrapped
from jbtui.records import Kind

_MUCH = 0.5
"""Share of the greatest use of a heading's words that counts as using them."""
_NARROWER = 0.7
"""A column is another one where it is set this much narrower."""


def move_up(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with late headings before their sections, the move on record."""
    heads = [i for i, piece in enumerate(pieces) if piece.kind is Kind.HEADING]
    first_body = next((i for i, piece in enumerate(pieces) if piece.kind is Kind.BODY), None)
    if not heads or first_body is None or heads[0] < first_body or _bodies(pieces, heads[-1] + 1, len(pieces)):
        return list(pieces)
    if not _heads_what_precedes(pieces, heads):
        heads = heads[-1:]
    places = {}
    for number, head in enumerate(heads):
        start = heads[number - 1] + 1 if number else _section_start(pieces, head)
        body = next((i for i in range(start, head) if pieces[i].kind is Kind.BODY), None)
        if body is not None:
            places[body] = head
    found: list[Piece] = []
    for i, piece in enumerate(pieces):
        if i in places:
            found.append(pieces[places[i]].repaired("heading-moved"))
        if i not in places.values():
            found.append(piece)
    return found


def _bodies(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    return [piece for piece in pieces[start:end] if piece.kind is Kind.BODY]


def _heads_what_precedes(pieces: Sequence[Piece], heads: Sequence[int]) -> bool:
    """Whether the headings' words stand rather in the text before each than in the text after it."""
    before = after = 0.0
    for number, head in enumerate(heads):
        start = heads[number - 1] + 1 if number else 0
        end = heads[number + 1] if number + 1 < len(heads) else len(pieces)
        before += _shared(pieces[head].text, _bodies(pieces, start, head))
        after += _shared(pieces[head].text, _bodies(pieces, head + 1, end))
    return before >= after


def _section_start(pieces: Sequence[Piece], head: int) -> int:
    """Where the text of the first late heading begins: after the introduction."""
    bodies = [i for i in range(head) if pieces[i].kind is Kind.BODY]
    for before, at in itertools.pairwise(bodies):
        if wrapped(pieces[before]) and wrapped(pieces[at]) and pieces[at].width < _NARROWER * pieces[before].width:
            return at
    # No change of width: the first paragraph after the opening one that uses the heading's words about as much as any.
    if len(bodies) < 2:
        return bodies[0]
    shared = {i: _shared(pieces[head].text, [pieces[i]]) for i in bodies[1:]}
    return next(i for i in bodies[1:] if shared[i] >= _MUCH * max(shared.values()))


def _shared(heading: str, bodies: Sequence[Piece]) -> float:
    """The share of the heading's character pairs that stand in the bodies."""
    pairs = {heading[i : i + 2] for i in range(len(heading) - 1) if " " not in heading[i : i + 2]}
    if not pairs or not bodies:
        return 0.0
    text = "\n".join(piece.text for piece in bodies)
    return sum(pair in text for pair in pairs) / len(pairs)
