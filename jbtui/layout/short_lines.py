"""Whether a piece is so short, and stands so, that it could be a headline or a caption; else it is text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jbtui.layout import captions, grammar, headings, marks, scene_sentences, seam_words, seams
from jbtui.layout.piece import Piece, wrapped
from jbtui.layout.widths import cells
from jbtui.records import Kind

_PASSED = 6
"""Captions and credits that may stand inside a sentence."""
WIDE_GAP = 2
"""So many empty lines more than usual before a short line mark the place of a picture."""
_SIDEBAR = 12
"""Lines of the longest sidebar of figures."""
_LED_IN = re.compile(r"[^\d，,、]{4,6}[，,][^\d，,、]{7,14}")
"""`数字赋能，打造产业升级新引擎`: a few characters lead in."""
_UNENDED = 2
_COLUMN = 0.85
_HALF = 0.5
_OVER = 1.1


def could_be(pieces: Sequence[Piece], index: int, columned: bool, gap: int, usual: int) -> bool:
    """Whether the piece could be a headline or caption; on a wrapped page a line as wide as its column is text.

    `gap` is how many empty lines usually stand before a text, `usual` how many characters it has.
    """
    piece = pieces[index]
    if not grammar.headline(piece.text) and not _uneven(pieces, index):
        scene = scene_sentences.is_scene(pieces, index, usual)
        return scene or (_short_sentence(piece) and not _closes_sentence(pieces, index))
    if grammar.orphan(piece.text) and not _behind_end(pieces, index):
        return False
    if marks.pattern("grammar", "notes").fullmatch(marks.simplified(piece.text)):
        return False
    if any(character.isdigit() for character in piece.text) and _in_sidebar(pieces, index):
        return False
    after = next((other for other in pieces[index + 1 : index + _PASSED] if other.kind in (None, Kind.BODY)), None)
    if after is not None and grammar.number_follows(piece.text, after.text):
        return False
    near = _columns(pieces, index, 2) or _columns(pieces, index, _PASSED)
    # A line that ends well inside its column was not cut there, whatever word it makes with the next.
    inside = columned and near and piece.width < _HALF * max(near)
    plain = headings.likeness(piece.text) < headings.CLEAR and not inside
    cut = after is not None and plain and _cut_before(pieces, index, after)
    if cut or _begins_sentence(pieces, index, after):
        return False
    if _set_off(pieces, index, after, gap):
        return True
    if not columned or not near or not _COLUMN * max(near) <= piece.width <= _OVER * max(near):
        return True
    if wrapped(piece) and cells(piece.text) % max(piece.width, 1) < _COLUMN * piece.width:
        return True  # two lines, the second short: a fragment of text would end at the column's edge
    if headings.halves(piece.text) or _deck(pieces, index):
        return True
    likely = max(headings.likeness(piece.text), captions.likeness(piece.text))
    return likely >= headings.CLEAR and not _comma(piece)


def _columns(pieces: Sequence[Piece], index: int, far: int) -> list[int]:
    """The widths of the wrapped texts so near to the piece."""
    around = (*pieces[max(0, index - far) : index], *pieces[index + 1 : index + 1 + far])
    return [other.width for other in around if wrapped(other)]


def _uneven(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line set apart is put as a headline, though the comma parts it unevenly: `数字赋能，打造……新引擎`."""
    piece, after = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
    if not _LED_IN.fullmatch(piece.text) or not piece.gap or (after is not None and not after.gap):
        return False
    if not grammar.headline(piece.text, even=False):
        return False
    if headings.likeness(piece.text) < headings.CLEAR and not _led_in_alike(pieces, index):
        return False
    if after is not None and (grammar.remnant(after.text) or seam_words.across(piece.text, after.text)):
        return False
    return _behind_end(pieces, index) and (after is None or not grammar.orphan(after.text))


def _led_in_alike(pieces: Sequence[Piece], index: int) -> bool:
    """Whether another line set apart is led in by as many characters: `腾笼换鸟，……`, `民生为大，……`."""
    lead = pieces[index].text.replace(",", "，").index("，")
    return any(
        other.kind is None
        and other.gap > 0
        and other.text[lead : lead + 1] in ("，", ",")
        and bool(_LED_IN.fullmatch(other.text))
        for place, other in enumerate(pieces)
        if place != index
    )


def _behind_end(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the text before the piece, if there is any, came to its end."""
    above = pieces[max(0, index - _PASSED) : index]
    before = next((other for other in reversed(above) if other.kind in (None, Kind.BODY)), None)
    return before is None or grammar.complete(before.text)


def outside(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a short text stands by itself at the margin of a page that indents its paragraphs: `……，` over `……`."""
    piece = pieces[index]
    if (
        piece.indent
        or not piece.gap
        or len(piece.text) > grammar.MAX_UNBROKEN
        or grammar.open_end(piece.text) != _UNENDED
    ):
        return False
    before = next((other for other in reversed(pieces[:index]) if other.kind in (None, Kind.BODY)), None)
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    ended = before is None or grammar.complete(before.text)
    return ended and after is not None and after.gap > 0 and after.indent > 0 and not grammar.orphan(piece.text)


def _cut_before(pieces: Sequence[Piece], index: int, after: Piece) -> bool:
    """Whether a word goes on from the piece in the next text; after a text that ended, and before one that may well
    begin a paragraph, it came about by chance."""
    if not seam_words.across(pieces[index].text, after.text):
        return False
    return not _behind_end(pieces, index) or seams.rest(after.text) > 0


def _in_sidebar(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the piece stands under the heading of a sidebar, whose lines are often no sentences: 数说, 数读."""
    above = pieces[max(0, index - _SIDEBAR) : index]
    heading = next((piece for piece in reversed(above) if piece.kind is Kind.HEADING), None)
    return heading is not None and (heading.mark == headings.STANDING or headings.standing(heading.text))


def _set_off(pieces: Sequence[Piece], index: int, after: Piece | None, gap: int) -> bool:
    """Whether one line stands at the place of a picture, under a text that ended, and no text goes on from it."""
    piece, above = pieces[index], pieces[max(0, index - _PASSED) : index]
    before = next((other for other in reversed(above) if other.kind in (None, Kind.BODY)), None)
    if wrapped(piece) or piece.gap < gap + WIDE_GAP or before is None or not grammar.complete(before.text):
        return False
    return not _comma(piece) and (after is None or not grammar.orphan(after.text))


def _comma(piece: Piece) -> bool:
    return "，" in piece.text or "," in piece.text


def _begins_sentence(pieces: Sequence[Piece], index: int, after: Piece | None) -> bool:
    """Whether the next text is the rest of a sentence that can only have begun with this piece."""
    if after is None or not grammar.orphan(after.text) or grammar.open_end(pieces[index].text) < _UNENDED:
        return False
    before = next((other for other in reversed(pieces[:index]) if _no_short_line(other)), None)
    if before is None or (captions.likeness(pieces[index].text) >= 1.0 and not _comma(pieces[index])):
        return False
    return before.kind is Kind.HEADING or grammar.complete(before.text)


def _no_short_line(piece: Piece) -> bool:
    """Whether the piece is a heading, or text that is too much for one."""
    return piece.kind is Kind.HEADING or (piece.kind in (None, Kind.BODY) and not grammar.headline(piece.text))


def _deck(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a line over the first text is put as the line under a title is: `……五年回眸`."""
    told = any(not grammar.headline(piece.text) for piece in pieces[:index] if piece.kind is None)
    return not told and bool(marks.pattern("heading", "subtitles").search(marks.simplified(pieces[index].text)))


def _short_sentence(piece: Piece) -> bool:
    """A noun phrase with a full stop, on its own: `杭海城际铁路临平段。`"""
    bare = piece.text.rstrip("。")
    if len(bare) + 1 != len(piece.text) or not piece.gap or not grammar.headline(bare) or "，" in bare:
        return False
    # A short sentence with one of these words tells something; a caption names something.
    telling = marks.characters("caption", "telling")
    told = any(character in telling or character.isdigit() for character in marks.simplified(bare))
    return not told and captions.names_place(bare) and not headings.likeness(bare)


def _closes_sentence(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the piece, which ends with a full stop, is the rest of the cut sentence right before it."""
    above = pieces[max(0, index - _PASSED) : index]
    before = next((other for other in reversed(above) if other.kind is not Kind.NOISE), None)
    if before is None or before.kind not in (None, Kind.BODY) or grammar.headline(before.text):
        return False
    after = next((other for other in pieces[index + 1 : index + _PASSED] if other.kind in (None, Kind.BODY)), None)
    return grammar.open_end(before.text) >= _UNENDED and not (after is not None and grammar.orphan(after.text))
