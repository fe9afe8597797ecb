"""Whether a short line that nothing marks is a heading or a caption: by its words, its place and its likes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from jbtui.layout import captions, grammar, headings
from jbtui.layout.headline_lines import FAMILY, stacked
from jbtui.layout.piece import Piece
from jbtui.layout.short_lines import WIDE_GAP
from jbtui.records import Kind

_FEW_MARKED = 2
"""An article with so many marked headings marks all of them."""
_COMPARED = 400
"""Headlines of one article that are compared with each other; more are no headlines."""
_SURELY_OPEN = 3
_BOTH = (Kind.HEADING, Kind.CAPTION)
_PLACED = 1.0
"""What a line counts that stands where a heading does: over a text that begins, and under one that ended."""
_NAMING = 2.0
"""What a line that names a scene loses; one of a row that loses less heads its section all the same."""
_SIDE = 2.0
"""What it counts for that a line heads a story beside the main one, also where the main one marks its headings."""


class Style:
    """How the article sets its headings and gaps."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        bodies = Counter(piece.gap for piece in pieces if piece.kind is Kind.BODY)
        self.gap = min(bodies, key=lambda gap: (-bodies[gap], gap)) if bodies else 1
        self.marked = sum(
            1 for piece in pieces if piece.kind is Kind.HEADING and piece.mark not in ("", headings.STANDING)
        )
        open_ones = [piece.text for piece in pieces if piece.kind is None][:_COMPARED]
        likes = {
            text: sum(headings.parallel(text, other) for other in open_ones if other is not text) for text in open_ones
        }
        self.parallel = {text for text, count in likes.items() if count}
        self.row = {text for text, count in likes.items() if count + 1 >= FAMILY}
        """Lines of one make, so many that they head the sections, whatever each of them names."""
        self.stacks = sum(1 for piece in pieces if piece.kind is None and stacked(piece)) >= FAMILY
        """Whether the article sets its headings on two lines."""
        self.lengths = Counter(_length(text) for text in open_ones)
        shapes = Counter((_length(piece.text), piece.gap) for piece in pieces if piece.kind is None and _likely(piece))
        self.families = {
            shape for shape in shapes if sum(shapes[shape[0] + more, shape[1]] for more in (-1, 0, 1)) >= FAMILY
        }
        """Lengths and gaps of short lines that are much alike, but for those that rather name a scene."""
        self.by_shape: dict[tuple[int, int], list[int]] = {}
        """The places of the short lines of each length and gap."""
        for index, piece in enumerate(pieces):
            if piece.kind is None:
                self.by_shape.setdefault((_length(piece.text), piece.gap), []).append(index)
        gaps = {piece.gap for piece in pieces if piece.kind is None}
        self.gaps_differ = len(gaps) > 1 or self.marked >= _FEW_MARKED

    def rows(self) -> Iterator[list[int]]:
        """The places of the lines that are much alike, for each family of them."""
        if self.marked >= _FEW_MARKED:
            return
        for length, gap in sorted(self.families):
            yield sorted(index for more in (-1, 0, 1) for index in self.by_shape.get((length + more, gap), ()))


def settle(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with those told that nothing marks; what most of a family are, all of it are."""
    style = Style(pieces)
    found = list(pieces)
    for index, piece in enumerate(pieces):
        if piece.kind is None:
            found[index] = _settled(found, index, style)
    for family in style.rows():
        told = [index for index in family if found[index].kind is Kind.HEADING]
        others = [index for index in family if found[index].kind is Kind.CAPTION]
        if len(told) > len(others) or _over_headings(found, family):
            lengths = Counter(_length(found[index].text) for index in told)
            for index in others:
                text = found[index].text
                even = lengths[_length(text)] >= FAMILY and not captions.shows(text)
                if even or headings.likeness(text) >= captions.named(text):
                    found[index] = found[index].but(kind=Kind.HEADING, mark="")
    for index in _set_as_headings(pieces, found):
        found[index] = found[index].but(kind=Kind.HEADING, mark="")
    return found


def _set_as_headings(pieces: Sequence[Piece], found: Sequence[Piece]) -> list[int]:
    """The lines that name no scene and are set as all headings are, on a page that sets its captions otherwise."""
    told = {
        kind: [i for i, piece in enumerate(pieces) if piece.kind is None and found[i].kind is kind] for kind in _BOTH
    }
    gaps = Counter(pieces[index].gap for index in told[Kind.HEADING])
    usual = gaps.most_common(1)[0][0] if gaps else 0
    alike = [index for index in told[Kind.CAPTION] if pieces[index].gap == usual]
    if gaps[usual] < FAMILY or len(alike) == len(told[Kind.CAPTION]) or not all(_nameless(found[i]) for i in alike):
        return []
    return [index for index in alike if _neighbours(found, index) >= _PLACED]


def _likely(piece: Piece) -> bool:
    """Whether the words of the line are rather a heading's than a caption's."""
    return captions.named(piece.text) <= headings.likeness(piece.text)


def _nameless(piece: Piece) -> bool:
    return not captions.named(piece.text) and not grammar.complete(piece.text)


def _over_headings(pieces: Sequence[Piece], family: Sequence[int]) -> bool:
    """Whether each of them stands right over a heading, as the short name of a part does: `产业扶贫`."""
    following = (_nearest(pieces, range(index + 1, len(pieces))) for index in family)
    return all(after is not None and after.kind is Kind.HEADING for after in following)


def _settled(pieces: Sequence[Piece], index: int, style: Style) -> Piece:
    piece = pieces[index]
    if grammar.complete(piece.text) and piece.text.endswith("。"):
        return piece.but(kind=Kind.CAPTION, mark="by its place")
    set_so = style.stacks and stacked(piece)
    if not set_so and _cut_inside(pieces, index, style):
        return piece.but(kind=Kind.BODY)
    score = headings.likeness(piece.text) - captions.likeness(piece.text)
    in_row = piece.text in style.row and score > -_NAMING
    score += 2.0 if in_row or (score >= 0 and piece.text in style.parallel) else 0.0
    score += 2.0 if set_so else 0.0
    score -= 3.0 if style.marked >= _FEW_MARKED else 0.0
    family = (_length(piece.text), piece.gap) in style.families
    if piece.gap >= style.gap + WIDE_GAP and style.gaps_differ and not family:
        score += _SIDE if _heads_side_story(pieces, index, style) else -2.0
    if len(style.parallel) >= _FEW_MARKED and piece.text not in style.parallel and not headings.likeness(piece.text):
        score -= 1.5
    score += 1.0 if family or style.lengths[_length(piece.text)] >= FAMILY else 0.0
    score += _neighbours(pieces, index)
    if score > 0:
        return piece.but(kind=Kind.HEADING)
    if grammar.complete(piece.text):
        return piece.but(kind=Kind.BODY)  # `战果如何？`: a caption neither asks nor exclaims
    return piece.but(kind=Kind.CAPTION, mark="by its place")


def _heads_side_story(pieces: Sequence[Piece], index: int, style: Style) -> bool:
    """Whether a line far from the text above it, and not from the one below, heads a story beside the main one."""
    before = _nearest(pieces, range(index - 1, -1, -1))
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    if before is None or after is None or after.kind is not Kind.BODY or after.gap > style.gap:
        return False
    text = pieces[index].text
    ended = before.kind is Kind.BODY and grammar.complete(before.text)
    return ended and not grammar.orphan(after.text) and headings.likeness(text) > captions.likeness(text)


def _cut_inside(pieces: Sequence[Piece], index: int, style: Style) -> bool:
    """Whether a short line that looks like nothing in particular is the middle of the sentence before it."""
    piece, before = pieces[index], pieces[index - 1] if index else None
    if before is None or before.kind is not Kind.BODY or grammar.open_end(before.text) < _SURELY_OPEN:
        return False
    like = headings.likeness(piece.text) >= headings.CLEAR or captions.likeness(piece.text) >= 1.0
    return not like and piece.text not in style.parallel and piece.gap < style.gap + WIDE_GAP


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
