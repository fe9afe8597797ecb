"""Captions that are whole sentences though nothing marks them: `技术人员正在车间里调试设备。`

One stands by itself. It tells a scene as a picture shows it, and is short beside the page's paragraphs; or it parts a
sentence that goes on behind it and not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jbtui.layout import grammar, marks, seams
from jbtui.layout.piece import Piece
from jbtui.records import Kind

_LONGEST = 45
_ACCOUNT = re.compile(r"\d\s?(?:[%％万亿]|个百分点)")
"""What gives an account; a picture shows no such figures."""
_SHORT = 3
"""A caption is so many times shorter than a paragraph."""
_NEAR = 6
_CLEARLY = 2.0
"""How much rather, as a logarithm of odds, the sentence before must go on behind the caption than in it."""
_UNENDED = 2
_NO_ARTICLE = seams.Article("")


def is_scene(pieces: Sequence[Piece], index: int, usual: int) -> bool:
    """Whether the piece is such a caption; `usual` is the length of a paragraph of the page."""
    piece = pieces[index]
    if not _alone(pieces, index) or not _one_sentence(piece.text):
        return False
    scene = bool(marks.pattern("caption", "scenes").search(marks.simplified(piece.text)))
    before = _text(reversed(pieces[max(0, index - _NEAR) : index]))
    after = _text(pieces[index + 1 : index + _NEAR])
    if before is None or grammar.open_end(before.text) < _UNENDED:
        return scene and len(piece.text) * _SHORT <= usual
    if after is None:
        return False
    return _goes_on(before, after) > _goes_on(before, piece) + (0.0 if scene else _CLEARLY)


def _alone(pieces: Sequence[Piece], index: int) -> bool:
    """Whether it stands between empty lines."""
    return pieces[index].gap > 0 and (index + 1 == len(pieces) or pieces[index + 1].gap > 0)


def _one_sentence(text: str) -> bool:
    """Whether the text is one sentence that neither goes on from another nor says when or what somebody said."""
    if len(text) > _LONGEST or text[-1:] != "。" or any(mark in text[:-1] for mark in "。！？!?：:；;“"):
        return False
    if _ACCOUNT.search(text):
        return False
    return not (grammar.orphan(text) or grammar.starter(text) or grammar.remnant(text))


def _text(pieces: Iterable[Piece]) -> Piece | None:
    """The first text among the pieces, None where something that may be a heading comes before it."""
    for piece in pieces:
        if piece.kind in (Kind.HEADING, Kind.TITLE) or (piece.kind is None and grammar.headline(piece.text)):
            return None
        if piece.kind in (None, Kind.BODY):
            return piece
    return None


def _goes_on(end: Piece, beginning: Piece) -> float:
    return seams.link(end.text, beginning.text, _NO_ARTICLE) + seams.rest(beginning.text)
