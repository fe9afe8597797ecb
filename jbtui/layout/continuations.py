"""Which text goes on from which open end: all ends and all texts of an article weighed together.

An open end is a paragraph that stops inside a sentence. The next text is its likeliest rest; where a column jumped it
may be another's. What the words of the two sides say for a seam is in seams.py, what their places say is in
seam_places.py. An end that nothing goes well with stays open, for a wrong seam is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jbtui.layout import assignment, grammar, joining, seam_places, seams
from jbtui.layout.piece import Piece
from jbtui.records import Kind

_CLEARLY = 1.5
"""What a text must be worth behind an end to be its rest beyond doubt."""
_SURELY = 2.5
"""So clearly must a text be the rest of a sentence to show that one jumped."""
_HARDLY = -3.0
"""A text that so clearly begins a paragraph, and stands behind no open end, goes on from none."""
_SCANNED = 60
"""Open ends and beginnings looked at; a page with more is beyond this kind of repair."""


@dataclass(frozen=True, slots=True)
class Continuations:
    """Places of open ends, with those of the texts that go on from them."""

    found: Mapping[int, int]
    following: Mapping[int, int]
    """The text behind each end that would be read on from it."""

    @property
    def apart(self) -> dict[int, int]:
        """Those that stand elsewhere than next to their beginnings."""
        return {end: at for end, at in self.found.items() if self.following.get(end) != at}

    @property
    def parted(self) -> frozenset[int]:
        """The texts behind ends that do not go on in them."""
        return frozenset(at for end, at in self.following.items() if self.found.get(end) != at)


def find(pieces: Sequence[Piece]) -> Continuations:
    """The continuation of each open end that has one."""
    ends = open_ends(pieces)
    if not ends:
        return Continuations({}, {})
    following = behind(pieces, ends)
    return Continuations(_assigned(pieces, ends[:_SCANNED], following), following)


def open_ends(pieces: Sequence[Piece]) -> list[int]:
    """The places of paragraphs that break off."""
    listed = joining.items(pieces)
    return [i for i, piece in enumerate(pieces) if i not in listed and _is_open(piece)]


def behind(pieces: Sequence[Piece], ends: Sequence[int]) -> dict[int, int]:
    """Each of the open ends that the next text goes on from, with that text."""
    return dict(_following(pieces, ends))


def _assigned(pieces: Sequence[Piece], ends: Sequence[int], following: Mapping[int, int]) -> dict[int, int]:
    """The best continuation of each end, all weighed together."""
    page = Page(pieces, following)
    if page.plain(ends):
        return dict(following)
    beginnings = page.likely()
    worth = [[page.worth(end, at) for at in beginnings] for end in ends]
    chosen = zip(ends, assignment.best(worth), strict=True)
    return {end: beginnings[column] for end, column in chosen if column is not None}


class Page:
    """What a pair of an end and a beginning is weighed by."""

    def __init__(self, pieces: Sequence[Piece], following: Mapping[int, int]) -> None:
        bodies = [i for i, piece in enumerate(pieces) if piece.kind is Kind.BODY]
        self._pieces = pieces
        self._following = following
        self._behind = frozenset(following.values())
        self.article = seams.Article("\n".join(pieces[i].text for i in bodies))
        self.places = seam_places.Places(pieces, following, joining.indented(pieces))
        self._rests = {i: seams.rest(pieces[i].text) + seams.placed(self.places.alone(i)) for i in bodies}

    def plain(self, ends: Sequence[int]) -> bool:
        """Whether no column jumped: every end goes on in the next text, and no rest stands elsewhere."""
        if len(self._following) < len(ends):
            return False
        if any(surely >= _SURELY for i, surely in self._rests.items() if i not in self._behind):
            return False
        return all(self.worth(end, at) >= _CLEARLY for end, at in self._following.items())

    def likely(self) -> list[int]:
        """The beginnings to weigh: those behind open ends and those that may begin no paragraph, in reading order."""
        possible = (i for i, surely in self._rests.items() if i in self._behind or surely > _HARDLY)
        likely = sorted(possible, key=lambda i: (i not in self._behind, -self._rests[i], i))
        return sorted(likely[: _SCANNED * 2])

    def worth(self, end: int, beginning: int) -> float:
        """How much speaks for the pair, 0 or less where it is not to be considered."""
        first, second = self._pieces[end].text, self._pieces[beginning].text
        if beginning == end or seams.contradict(first, second):
            return 0.0
        told = self._link(end, beginning) + self._rests[beginning]
        return told + seams.placed(self.places.between(end, beginning))

    def _link(self, end: int, beginning: int) -> float:
        return seams.link(self._pieces[end].text, self._pieces[beginning].text, self.article)


def _following(pieces: Sequence[Piece], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    indents = joining.indented(pieces)
    for end in ends:
        after = next((i for i in range(end + 1, len(pieces)) if pieces[i].kind not in joining.PASSED), None)
        if after is None or pieces[after].kind is not Kind.BODY:
            continue
        if joining.goes_on(pieces[end], pieces[after], indents):
            yield end, after


def _is_open(piece: Piece) -> bool:
    """Whether the paragraph breaks off; after a semicolon it does unless it is an item of a list."""
    if piece.kind is not Kind.BODY:
        return False
    cut = piece.text[-1] in "；;" and not grammar.enumerated(piece.text)
    return cut or grammar.open_end(piece.text) >= 2
