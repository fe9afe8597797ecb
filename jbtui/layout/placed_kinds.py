"""What each piece is that does not say so itself, by the way it stands among the others of its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from jbtui.layout import captions, grammar, headings, joining, marks, seam_words, seams, titles
from jbtui.layout.piece import Piece, add_ranges, wrapped
from jbtui.layout.widths import cells
from jbtui.records import Kind

_PASSED = 6
"""Captions and credits that may stand inside a sentence."""
_WIDE_GAP = 2
"""So many empty lines more than usual before a short line mark the place of a picture."""
_FEW_MARKED = 2
"""An article with so many marked headings marks all of them."""
_FAMILY = 3
"""So many short lines of one length, or of about one length and with one gap, are headings of one make."""
_SIDEBAR = 12
"""Lines of the longest sidebar of figures."""
_COMPARED = 400
"""Headlines of one article that are compared with each other; more are no headlines."""
_UNENDED = 2
_SURELY_OPEN = 3
_COLUMN = 0.75
_HALF = 0.5
_OVER = 1.1
_SIDE = 2.0
"""What it counts for that a line heads a story beside the main one, also where the main one marks its headings."""
_CLEAR = 1.5
"""The likeness of a line with a heading's verb or ending."""


def by_place(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of one article, each with its kind: what is no short line is body, the first headline the title."""
    texts = [piece for piece in pieces if piece.kind is None and not grammar.headline(piece.text)]
    gap = sorted(piece.gap for piece in texts)[len(texts) // 2] if texts else 0
    columned = 2 * sum(map(wrapped, texts)) >= len(texts)
    indents = joining.indented([piece for piece in texts if piece.gap or wrapped(piece)], Kind.BODY, None)
    found = [
        piece
        if piece.kind or _short_line(pieces, index, columned, gap) or (indents and _outside(pieces, index))
        else piece.but(kind=Kind.BODY)
        for index, piece in enumerate(pieces)
    ]
    found = _headlines_on_several_lines(found)
    found = _one_title(titles.choose(found))
    style = _Style(found)
    for index, piece in enumerate(found):
        if piece.kind is None:
            found[index] = _settled(found, index, style)
    return found


def _short_line(pieces: Sequence[Piece], index: int, columned: bool, gap: int) -> bool:
    """Whether the piece could be a headline or caption; on a wrapped page a line as wide as its column is text.

    `gap` is how many empty lines usually stand before a text.
    """
    piece = pieces[index]
    if not grammar.headline(piece.text):
        return _short_sentence(piece) and not _closes_sentence(pieces, index)
    if marks.pattern("grammar", "notes").fullmatch(marks.simplified(piece.text)):
        return False
    if any(character.isdigit() for character in piece.text) and _in_sidebar(pieces, index):
        return False
    after = next((other for other in pieces[index + 1 : index + _PASSED] if other.kind in (None, Kind.BODY)), None)
    if after is not None and grammar.number_follows(piece.text, after.text):
        return False
    near = [other.width for other in pieces[max(0, index - 2) : index + 3] if other is not piece and wrapped(other)]
    # A line that ends well inside its column was not cut there, whatever word it makes with the next.
    inside = columned and near and piece.width < _HALF * max(near)
    plain = headings.likeness(piece.text) < _CLEAR and not inside
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
    return likely >= _CLEAR and not _comma(piece)


def _cut_before(pieces: Sequence[Piece], index: int, after: Piece) -> bool:
    """Whether a word goes on from the piece in the next text; after a text that ended, and before one that may well
    begin a paragraph, it came about by chance."""
    if not seam_words.across(pieces[index].text, after.text):
        return False
    before = next((other for other in reversed(pieces[:index]) if other.kind in (None, Kind.BODY)), None)
    ended = before is None or grammar.complete(before.text)
    return not ended or seams.rest(after.text) > 0


def _in_sidebar(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the piece stands under the heading of a sidebar, whose lines are often no sentences: 数说, 数读."""
    above = pieces[max(0, index - _SIDEBAR) : index]
    heading = next((piece for piece in reversed(above) if piece.kind is Kind.HEADING), None)
    return heading is not None and (heading.mark == headings.STANDING or headings.standing(heading.text))


def _set_off(pieces: Sequence[Piece], index: int, after: Piece | None, gap: int) -> bool:
    """Whether one line stands at the place of a picture, under a text that ended, and no text goes on from it."""
    piece, above = pieces[index], pieces[max(0, index - _PASSED) : index]
    before = next((other for other in reversed(above) if other.kind in (None, Kind.BODY)), None)
    if wrapped(piece) or piece.gap < gap + _WIDE_GAP or before is None or not grammar.complete(before.text):
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


def _outside(pieces: Sequence[Piece], index: int) -> bool:
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


def _headlines_on_several_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Short lines directly under each other are one headline, unless the upper looks like a caption.

    So is a number on a line of its own with the line that it counts; it is an ornament then.
    """
    stacks = _stacks(pieces)
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        before = found[-1] if found else None
        if before and piece.kind is None and piece.gap <= _WIDE_GAP and headings.number_alone(before):
            found[-1] = _one_headline(before, piece).but(text=piece.text)
        elif index in stacks or (
            before and piece.kind is None and not piece.gap and _headed(before, piece) and _reads_on(before, piece)
        ):
            found[-1] = _one_headline(found[-1], piece)
        else:
            found.append(piece)
    return found


def _stacks(pieces: Sequence[Piece]) -> frozenset[int]:
    """The lower lines where two short lines stand on each other, in an article that sets its headings so."""
    lower = [
        at + 1
        for at in range(len(pieces) - 1)
        if pieces[at].gap
        and pieces[at].kind is None
        and pieces[at + 1].kind is None
        and not pieces[at + 1].gap
        and (at + 2 == len(pieces) or pieces[at + 2].gap or pieces[at + 2].kind is not None)
    ]
    return frozenset(lower if len(lower) >= _FAMILY else ())


def _headed(before: Piece, piece: Piece) -> bool:
    """Whether a line under another one may belong to its headline: to one by its place, or behind a number, ornament
    or the name of a sidebar."""
    if before.kind is Kind.HEADING and before.mark == headings.STANDING:
        return headings.likeness(piece.text) >= _CLEAR and not any(character.isdigit() for character in piece.text)
    counted = before.kind is Kind.HEADING and before.mark not in ("", headings.BRACKETED)
    return before.kind is None or (counted and not before.mark.startswith("#"))


def _one_headline(upper: Piece, lower: Piece) -> Piece:
    both = upper.but(
        text=f"{upper.text} {lower.text}",
        lines=add_ranges(upper.lines, lower.lines),
        width=max(upper.width, lower.width),
        repairs=upper.repairs + lower.repairs,
    )
    return both.repaired("headline-lines")


def _one_title(pieces: Sequence[Piece]) -> list[Piece]:
    """The decks of the title, which follow each other but for noise, as one."""
    found: list[Piece] = []
    title: int | None = None
    for piece in pieces:
        if title is not None and piece.kind is Kind.TITLE:
            found[title] = _one_headline(found[title], piece)
            continue
        if piece.kind is not Kind.NOISE:
            title = len(found) if piece.kind is Kind.TITLE else None
        found.append(piece)
    return found


def _reads_on(before: Piece, after: Piece) -> bool:
    if len(before.text) + len(after.text) > 2 * grammar.MAX_HEADLINE:
        return False
    return not any(captions.named(each.text) > headings.likeness(each.text) for each in (before, after))


class _Style:
    """How the article sets its headings and gaps."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        bodies = Counter(piece.gap for piece in pieces if piece.kind is Kind.BODY)
        self.gap = min(bodies, key=lambda gap: (-bodies[gap], gap)) if bodies else 1
        self.marked = sum(
            1 for piece in pieces if piece.kind is Kind.HEADING and piece.mark not in ("", headings.STANDING)
        )
        open_ones = [piece.text for piece in pieces if piece.kind is None][:_COMPARED]
        self.parallel = {
            text
            for text in open_ones
            if any(headings.parallel(text, other) for other in open_ones if other is not text)
        }
        self.stacks = sum(1 for piece in pieces if piece.kind is None and _stacked(piece)) >= _FAMILY
        """Whether the article sets its headings on two lines."""
        self.lengths = Counter(_length(text) for text in open_ones)
        shapes = Counter((_length(piece.text), piece.gap) for piece in pieces if piece.kind is None)
        self.families = {
            shape for shape in shapes if sum(shapes[shape[0] + more, shape[1]] for more in (-1, 0, 1)) >= _FAMILY
        }
        """Lengths and gaps of short lines that are much alike."""
        gaps = {piece.gap for piece in pieces if piece.kind is None}
        self.gaps_differ = len(gaps) > 1 or self.marked >= _FEW_MARKED


def _settled(pieces: Sequence[Piece], index: int, style: _Style) -> Piece:
    piece = pieces[index]
    if grammar.complete(piece.text) and piece.text.endswith("。"):
        return piece.but(kind=Kind.CAPTION, mark="by its place")
    stacked = style.stacks and _stacked(piece)
    if not stacked and _cut_inside(pieces, index, style):
        return piece.but(kind=Kind.BODY)
    score = headings.likeness(piece.text) - captions.likeness(piece.text)
    score += 2.0 if score >= 0 and piece.text in style.parallel else 0.0
    score += 2.0 if stacked else 0.0
    score -= 3.0 if style.marked >= _FEW_MARKED else 0.0
    family = (_length(piece.text), piece.gap) in style.families
    if piece.gap >= style.gap + _WIDE_GAP and style.gaps_differ and not family:
        score += _SIDE if _heads_side_story(pieces, index, style) else -2.0
    if len(style.parallel) >= _FEW_MARKED and piece.text not in style.parallel and not headings.likeness(piece.text):
        score -= 1.5
    score += 1.0 if family or style.lengths[_length(piece.text)] >= _FAMILY else 0.0
    score += _neighbours(pieces, index)
    if score > 0:
        return piece.but(kind=Kind.HEADING)
    if grammar.complete(piece.text):
        return piece.but(kind=Kind.BODY)  # `战果如何？`: a caption neither asks nor exclaims
    return piece.but(kind=Kind.CAPTION, mark="by its place")


def _heads_side_story(pieces: Sequence[Piece], index: int, style: _Style) -> bool:
    """Whether a line far from the text above it, and not from the one below, heads a story beside the main one."""
    before = _nearest(pieces, range(index - 1, -1, -1))
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    if before is None or after is None or after.kind is not Kind.BODY or after.gap > style.gap:
        return False
    text = pieces[index].text
    ended = before.kind is Kind.BODY and grammar.complete(before.text)
    return ended and not grammar.orphan(after.text) and headings.likeness(text) > captions.likeness(text)


def _stacked(piece: Piece) -> bool:
    return any(repair.rule == "headline-lines" for repair in piece.repairs)


def _cut_inside(pieces: Sequence[Piece], index: int, style: _Style) -> bool:
    """Whether a short line that looks like nothing in particular is the middle of the sentence before it."""
    piece, before = pieces[index], pieces[index - 1] if index else None
    if before is None or before.kind is not Kind.BODY or grammar.open_end(before.text) < _SURELY_OPEN:
        return False
    like = headings.likeness(piece.text) >= _CLEAR or captions.likeness(piece.text) >= 1.0
    return not like and piece.text not in style.parallel and piece.gap < style.gap + _WIDE_GAP


def _neighbours(pieces: Sequence[Piece], index: int) -> float:
    """A heading stands before text; a caption anywhere, also inside a sentence."""
    after = _nearest(pieces, range(index + 1, len(pieces)))
    before = _nearest(pieces, range(index - 1, -1, -1))
    score = -1.0 if before is not None and before.kind is Kind.TITLE else 0.0
    if after is None or after.kind is Kind.BYLINE:
        score -= 1.0
    elif after.kind is Kind.BODY:
        score += -1.0 if grammar.orphan(after.text) else 1.0
    elif after.kind is Kind.HEADING and after.mark != headings.STANDING:
        score -= 2.0
    if before is not None and before.kind is Kind.BODY and grammar.open_end(before.text) >= 2:
        goes_on = after is not None and after.kind is Kind.BODY and not grammar.starter(after.text)
        score -= 1.5 if goes_on else 0.5
    return score


def _nearest(pieces: Sequence[Piece], places: Iterable[int]) -> Piece | None:
    return next((pieces[place] for place in places if pieces[place].kind is not Kind.NOISE), None)


def _length(text: str) -> int:
    return len(text.replace(" ", ""))
