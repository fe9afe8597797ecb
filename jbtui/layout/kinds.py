"""What each piece is: first by its own marks, then, for short unmarked ones, by how it stands among the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jbtui.layout import bylines, captions, furniture, grammar, headings
from jbtui.layout.piece import Piece, add_ranges, wrapped
from jbtui.records import Kind

_WIDE_GAP = 2
"""So many empty lines more than usual before a short line mark the place of a picture."""
_FEW_MARKED = 2
"""An article with so many marked headings marks all of them."""
_COMPARED = 400
"""Headlines of one article that are compared with each other; more are no headlines."""
_COLUMN = 0.75
_CLEAR = 1.5
"""The likeness of a line with a heading's verb or ending."""


def by_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with those told that say themselves what they are."""
    return [piece if piece.kind else _by_mark(piece) for piece in pieces]


def _by_mark(piece: Piece) -> Piece:
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


def by_place(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of one article, each with its kind: what is no short line is body, the first headline the title."""
    found = [
        piece if piece.kind or _short_line(pieces, index) else piece.but(kind=Kind.BODY)
        for index, piece in enumerate(pieces)
    ]
    found = _headlines_on_several_lines(found)
    found = _title(found)
    style = _Style(found)
    return [_settled(found, index, style) if piece.kind is None else piece for index, piece in enumerate(found)]


def _short_line(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the piece could be a headline or caption; on a wrapped page a line as wide as its column is text."""
    piece = pieces[index]
    if not grammar.headline(piece.text):
        return False
    near = [other.width for other in pieces[max(0, index - 2) : index + 3] if other is not piece and wrapped(other)]
    if not near or piece.width < _COLUMN * max(near):
        return True
    likely = max(headings.likeness(piece.text), captions.likeness(piece.text))
    return likely >= _CLEAR and not any(mark in piece.text for mark in "，,")


def _headlines_on_several_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Short lines directly under each other are one headline, unless the upper looks like a caption."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before and before.kind is None and piece.kind is None and not piece.gap and _reads_on(before, piece):
            found[-1] = before.but(
                text=f"{before.text} {piece.text}",
                lines=add_ranges(before.lines, piece.lines),
                width=max(before.width, piece.width),
                repairs=before.repairs + piece.repairs,
            ).repaired("headline-lines")
        else:
            found.append(piece)
    return found


def _reads_on(before: Piece, after: Piece) -> bool:
    if len(before.text) + len(after.text) > 2 * grammar.MAX_HEADLINE:
        return False
    return not any(captions.likeness(each.text) > headings.likeness(each.text) for each in (before, after))


class _Style:
    """How the article sets its headings and gaps."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        bodies = Counter(piece.gap for piece in pieces if piece.kind is Kind.BODY)
        self.gap = min(bodies, key=lambda gap: (-bodies[gap], gap)) if bodies else 1
        self.marked = sum(1 for piece in pieces if piece.kind is Kind.HEADING and piece.mark)
        open_ones = [piece.text for piece in pieces if piece.kind is None][:_COMPARED]
        self.parallel = {
            text
            for text in open_ones
            if any(headings.parallel(text, other) for other in open_ones if other is not text)
        }
        gaps = {piece.gap for piece in pieces if piece.kind is None}
        self.gaps_differ = len(gaps) > 1 or self.marked >= _FEW_MARKED


def _settled(pieces: Sequence[Piece], index: int, style: _Style) -> Piece:
    piece = pieces[index]
    score = headings.likeness(piece.text) - captions.likeness(piece.text)
    score += 2.0 if score >= 0 and piece.text in style.parallel else 0.0
    score -= 3.0 if style.marked >= _FEW_MARKED else 0.0
    if piece.gap >= style.gap + _WIDE_GAP and style.gaps_differ:
        score -= 2.0
    score += _neighbours(pieces, index)
    if score > 0:
        return piece.but(kind=Kind.HEADING)
    return piece.but(kind=Kind.CAPTION, mark="by its place")


def _neighbours(pieces: Sequence[Piece], index: int) -> float:
    """A heading stands before text; a caption anywhere, also inside a sentence."""
    after = next((piece for piece in pieces[index + 1 :] if piece.kind is not Kind.NOISE), None)
    before = next((piece for piece in reversed(pieces[:index]) if piece.kind is not Kind.NOISE), None)
    score = 0.0
    if after is None or after.kind is Kind.BYLINE:
        score -= 1.0
    elif after.kind is Kind.BODY:
        score += -1.0 if grammar.orphan(after.text) else 1.0
    elif after.kind is Kind.HEADING:
        score -= 2.0
    if before is not None and before.kind is Kind.BODY and grammar.open_end(before.text) >= 2:
        score -= 0.5
    return score


def _title(pieces: Sequence[Piece]) -> list[Piece]:
    """The headline before the first text is the title: the marked one, else the likeliest of the short lines."""
    found = list(pieces)
    first_body = next((i for i, piece in enumerate(found) if piece.kind is Kind.BODY), len(found))
    leading = [i for i in range(first_body) if found[i].kind in (None, Kind.HEADING)]
    if not leading:
        return found
    marked = [i for i in leading if found[i].kind is Kind.HEADING]
    tops = [i for i in marked if found[i].mark == "#"] or [i for i in marked if found[i].mark.startswith("#")]
    unmarked = [i for i in leading if found[i].kind is None]
    if tops:
        chosen = tops[0]
    elif unmarked:
        chosen = max(unmarked, key=lambda i: _title_likeness(found[i].text) - 0.3 * unmarked.index(i))
    else:
        return found
    found[chosen] = found[chosen].but(kind=Kind.TITLE)
    for i in unmarked:
        if i == chosen or abs(i - chosen) > 2:
            continue
        text = found[i].text
        subtitle = text.startswith(("——", "—", "－－", "--")) or headings.likeness(text) > captions.likeness(text) + 0.5
        close = found[max(i, chosen)].gap <= 1
        if subtitle and close and all(found[k].kind is Kind.TITLE for k in range(min(i, chosen) + 1, max(i, chosen))):
            found[i] = found[i].but(kind=Kind.TITLE)
    return found


def _title_likeness(text: str) -> float:
    score = headings.likeness(text) - captions.likeness(text)
    score += 1.0 if len(text) >= 10 else 0.0
    return score + (0.5 if len(text) >= 16 else 0.0)
