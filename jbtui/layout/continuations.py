"""Which text goes on from which open end: all ends and all texts of an article weighed together.

An open end is a paragraph that stops inside a sentence. The next text is its likeliest rest; where a column jumped it
may be another's. What speaks for a seam is in seams.py; here comes to it where the two texts stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jbtui.layout import assignment, grammar, joining, seams
from jbtui.layout.piece import Piece
from jbtui.records import Kind

_NEXT = 1.0
"""What standing next to each other counts for, on a page where a column is known to have jumped."""
_BEHIND = 2.0
"""A text right behind one that breaks off is likely the rest of a sentence, be it another one's."""
_ELSEWHERE = -2.5
"""A text that stands elsewhere hardly is."""
_ASTRAY = -1.5
"""One that surely is belongs to some end, and there are not many."""
_SECOND = -0.5
"""The second text behind an open end, where the first may be another's."""
_HARDLY_OPEN = -1.0
"""An end that only lacks its full stop, with nothing behind it, may be a line of a list."""
_PARTED = -1.5
"""A seam so poor is none: the column jumped."""
_OVER_HEADING = -1.5
"""A text behind a heading that stands behind an open end may be its rest: the heading was set into the column."""
_FOR_IT = 1.0
"""What must speak for a seam between texts that do not stand next to each other; or else …"""
_FOR_BOTH = 1.5
"""… for the seam and for the text's being the rest of a sentence, together."""
_EXCHANGED = 2.0
"""What must be gained on a page where nothing else shows that a column jumped."""
_REMNANT = 2.0
"""What it counts for besides that the next text is too little for a paragraph; farther off that says nothing."""
_FAR = 0.01
"""What a paragraph of distance costs: it decides only between equals."""
_BARE = 6.0
"""A paragraph without white before it, on a page that indents them all, is the rest of one."""
_SURELY = 2.5
"""So clearly must a text be the rest of a sentence to show that one jumped."""
_SURELY_OPEN = 3
_HARDLY = -1.0
"""A text that begins as paragraphs do, and stands behind no open end, goes on from none."""
_NEAR = 6
"""Places within which the second text behind an end is looked for."""
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


def find(pieces: Sequence[Piece]) -> Continuations:
    """The continuation of each open end that has one."""
    listed = joining.items(pieces)
    ends = [i for i, piece in enumerate(pieces) if i not in listed and _is_open(piece)]
    if not ends:
        return Continuations({}, {})
    following = dict(_following(pieces, ends))
    return Continuations(_assigned(pieces, ends[:_SCANNED], following), following)


def _assigned(pieces: Sequence[Piece], ends: Sequence[int], following: Mapping[int, int]) -> dict[int, int]:
    """The best continuation of each end, all weighed together."""
    bodies = [i for i, piece in enumerate(pieces) if piece.kind is Kind.BODY]
    article = seams.Article("\n".join(pieces[i].text for i in bodies))
    indented = joining.indented(pieces)
    rests = {i: _rest(pieces, i, indented) for i in bodies}
    page = _Page(pieces, article, following, frozenset(following.values()), rests)
    if page.jumbled(ends):
        return _best(page, ends, _likely(rests, following))
    pairs = _best(page, ends, [*following.values()]) if len(ends) > 1 else following
    gained = sum(page.worth(*pair) for pair in pairs.items()) - sum(page.worth(*pair) for pair in following.items())
    return dict(pairs if gained >= _EXCHANGED else following)


def _best(page: _Page, ends: Sequence[int], beginnings: Sequence[int]) -> dict[int, int]:
    worth = [[page.worth(end, at) for at in beginnings] for end in ends]
    chosen = zip(ends, assignment.best(worth), strict=True)
    found = {end: beginnings[column] for end, column in chosen if column is not None}
    left = [end for end in page.following if end not in found and end in ends]
    free = [at for at in page.following.values() if at not in found.values()]
    if len(left) == len(free) == 1 and page.may_be(left[0], free[0]):
        found[left[0]] = free[0]  # of the ends and of the texts behind them one is left each
    return found


def _rest(pieces: Sequence[Piece], index: int, indented: bool) -> float:
    """How surely the text is the rest of a sentence: by its words, and by its place on the page."""
    piece = pieces[index]
    bare = indented and not piece.indent and piece.gap > 0 and not grammar.headline(piece.text)
    return seams.rest(piece.text) + _BARE * bare


@dataclass(frozen=True, slots=True)
class _Page:
    """What a pair of an end and a beginning is weighed by."""

    pieces: Sequence[Piece]
    article: seams.Article
    following: Mapping[int, int]
    behind: frozenset[int]
    """The texts that stand behind an end."""
    rests: Mapping[int, float]
    """How surely each text is the rest of a sentence, by itself."""

    def jumbled(self, ends: Sequence[int]) -> bool:
        """Whether a column jumped: an end has nothing after it, a rest nothing before it, or neighbours do not fit."""
        if len(self.following) < len(ends):
            return True
        if any(surely >= _SURELY for i, surely in self.rests.items() if i not in self.behind):
            return True
        return any(self._link(end, at) < _PARTED for end, at in self.following.items())

    def may_be(self, end: int, beginning: int) -> bool:
        """Whether nothing speaks much against the pair."""
        return self._link(end, beginning) > _PARTED and self.rests[beginning] > _PARTED

    def worth(self, end: int, beginning: int) -> float:
        """How much speaks for the pair, 0 or less where it is not to be considered."""
        first, second = self.pieces[end].text, self.pieces[beginning].text
        if beginning == end or seams.contradict(first, second):
            return 0.0
        link, rest = self._link(end, beginning), self.rests[beginning]
        known = beginning in self.behind and end in self.following
        if not known and link < _FOR_IT and link + rest < _FOR_BOTH:
            return 0.0
        score = link + rest
        score += self._place(end, beginning)
        if end not in self.following and grammar.open_end(first) < _SURELY_OPEN:
            score += _HARDLY_OPEN
        if self.following.get(end) == beginning:
            return score + _NEXT + _REMNANT * grammar.remnant(second)
        return score - _FAR * abs(beginning - end)

    def _place(self, end: int, beginning: int) -> float:
        """How likely the text is a rest, and this end's, by where it stands."""
        if beginning in self.behind:
            return _BEHIND
        if beginning == end + 2 and self.pieces[end + 1].kind is Kind.HEADING:
            return _OVER_HEADING
        first = self.following.get(end)
        near = first is not None and first < beginning <= first + _NEAR
        if near and all(piece.kind in joining.PASSED for piece in self.pieces[(first or 0) + 1 : beginning]):
            return _SECOND
        return _ELSEWHERE if self.rests[beginning] < _SURELY else _ASTRAY

    def _link(self, end: int, beginning: int) -> float:
        return seams.link(self.pieces[end].text, self.pieces[beginning].text, self.article)


def _following(pieces: Sequence[Piece], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each of the open ends that the next text goes on from, with that text."""
    indents = joining.indented(pieces)
    for end in ends:
        after = next((i for i in range(end + 1, len(pieces)) if pieces[i].kind not in joining.PASSED), None)
        if after is None or pieces[after].kind is not Kind.BODY:
            continue
        if joining.goes_on(pieces[end], pieces[after], indents):
            yield end, after


def _likely(rests: Mapping[int, float], following: Mapping[int, int]) -> list[int]:
    """The beginnings to weigh: those that cannot begin a paragraph first, then the others, in reading order."""
    known = frozenset(following.values())
    possible = (i for i, surely in rests.items() if i in known or surely > _HARDLY)
    likely = sorted(possible, key=lambda i: (i not in known, -rests[i], i))
    return sorted(likely[: _SCANNED * 2])


def _is_open(piece: Piece) -> bool:
    """Whether the paragraph breaks off; after a semicolon it does unless it is an item of a list."""
    if piece.kind is not Kind.BODY:
        return False
    cut = piece.text[-1] in "；;" and not grammar.enumerated(piece.text)
    return cut or grammar.open_end(piece.text) >= 2
