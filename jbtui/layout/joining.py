"""Sentences cut by blank lines, captions, credits and furniture: an open end goes on in the next text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from jbtui.layout import grammar
from jbtui.layout.piece import Piece, join, wrapped
from jbtui.records import Kind

PASSED = frozenset({Kind.CAPTION, Kind.BYLINE, Kind.NOISE})
"""What may stand inside a sentence."""

_ITEMS = 3
"""Lines. Fewer may be the pieces of a cut sentence."""
LONGEST_ITEM = 60
_UNENDED = 2


def rejoin(pieces: Sequence[Piece], settled: Collection[int] = ()) -> list[Piece]:
    """The pieces with cut paragraphs made whole; what stood inside a paragraph comes after it.

    `settled` are first lines that a sidecar names as beginnings.
    """
    found: list[Piece] = []
    waiting: list[Piece] = []
    indents = indented(pieces)
    listed = items(pieces)
    item = False
    for index, piece in enumerate(pieces):
        if piece.kind in PASSED:
            waiting.append(piece)
            continue
        body = found[-1] if found and found[-1].kind is Kind.BODY else None
        begins = piece.kind is not Kind.BODY or piece.first in settled or index in listed or item
        item = index in listed
        if body is not None and not begins and goes_on(body, piece, indents):
            rule = "across-furniture" if waiting else "blank-line" if piece.gap else "hard-wrap"
            found[-1] = join(body, piece, rule, _between(waiting))
            continue
        found += [*waiting, piece]
        waiting = []
    return found + waiting


def items(pieces: Sequence[Piece]) -> frozenset[int]:
    """The places of lines of a list that ends none of them with a mark: `规上工业增加值增长5.2%` over `……`.

    A cut sentence comes to its end in a piece or two; so many in a row without any full stop are lines of their own.
    """
    found: set[int] = set()
    run: list[int] = []
    for index, piece in enumerate([*pieces, None]):
        if piece is not None and piece.kind is Kind.BODY and is_item(piece.text) and (piece.gap or not wrapped(piece)):
            run.append(index)
        elif piece is None or piece.kind not in PASSED:
            found.update(run if len(run) >= _ITEMS else ())
            run = []
    return frozenset(found)


def is_item(text: str) -> bool:
    """Whether the text is short, has no full stop, and does not break off."""
    if len(text) > LONGEST_ITEM or any(mark in text for mark in "。！？；") or grammar.orphan(text):
        return False
    return grammar.open_end(text) == _UNENDED or text[-1] in "%％‰"


def goes_on(body: Piece, following: Piece, indents: bool = False) -> bool:
    """Whether the second paragraph is the rest of the first."""
    if grammar.contradict(body.text, following.text):
        return False
    end, beginning = grammar.open_end(body.text), grammar.orphan(following.text)
    if end == 3:
        return True
    if end == 2:
        new = indents and following.indent >= 2 and grammar.starter(following.text)
        return not new and not grammar.enumerated(following.text)
    if end == 1:
        return body.text[-1] in "；;" and not grammar.enumerated(following.text) and not grammar.enumerated(body.text)
    return bool(beginning) and following.text[0] in "”’」』" and bool(grammar.unclosed(body.text))


def indented(pieces: Sequence[Piece], *kinds: Kind | None) -> bool:
    """Whether the page indents its paragraphs: the pieces of these kinds, body if none is given."""
    bodies = [piece for piece in pieces if piece.kind in (kinds or (Kind.BODY,))]
    return bool(bodies) and sum(1 for piece in bodies if piece.indent >= 2) > len(bodies) / 2


def _between(waiting: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in waiting)[:40]
