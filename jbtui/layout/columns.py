"""Column jumps: a paragraph that breaks off, and its continuation far away, before or after.

An open end is a paragraph that stops inside a sentence; a beginning may be its continuation. The next text is the
likeliest, but where a column jumped it may be another's: all ends and beginnings of an article are weighed together,
and only clear pairs accepted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jbtui.layout import assignment, grammar, joining, seams
from jbtui.layout.piece import Piece, join
from jbtui.records import Kind

_ENOUGH = 3.0
"""An end and a seam, or an end and an orphan; an end alone is not enough."""
_FLOOR = 1.5
"""What no pair is worth less than to be better than none: two poor pairs do not outweigh a good one."""
_EXCHANGED = 2.5
"""What two pairs must gain by changing places, where nothing else shows that a column jumped."""
_NEXT = 2.5
"""What standing next to each other counts for."""
_REMNANT = 2.0
"""What it counts for besides that the next text is too little for a paragraph; farther off that says nothing."""
_OTHER_WORD = 1.5
"""What a pair loses where one of the two makes a word with another text."""
_FAR = 0.01
"""What a paragraph of distance costs: it decides only between equals."""
_BARE = 3.0
"""A paragraph without white before it, on a page that indents them all, is the rest of one."""
_CLEARLY = 1.0
"""So much more must the interrupted text have in common with a paragraph to end the column before it."""
_SCANNED = 60
"""Open ends and beginnings looked at; a page with more is beyond this kind of repair."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A paragraph whose last line is `end` goes on in the one whose first line is `beginning`.

    The column that moved with it reaches to the line `until`.
    """

    end: int
    beginning: int
    until: int
    after: int | None
    """The first line of the text that stands behind the end and would be read on from it, None for none."""


def jumps(pieces: Sequence[Piece]) -> tuple[Jump, ...]:
    """The continuations that stand elsewhere than next to their beginnings."""
    listed = joining.items(pieces)
    ends = [i for i, piece in enumerate(pieces) if i not in listed and _is_open(piece)]
    following = dict(_following(pieces, ends)) if ends else {}
    if len(following) == len(ends):
        pairs = _exchanged(pieces, following)
    else:
        pairs = _assigned(pieces, ends[:_SCANNED], following)
    apart = {end: at for end, at in pairs.items() if following.get(end) != at and not _circular(pairs, end)}
    breaks = frozenset(apart) | frozenset(apart.values())
    return tuple(
        Jump(
            pieces[end].last,
            pieces[at].first,
            _until(pieces, end, at, breaks),
            pieces[following[end]].first if end in following else None,
        )
        for end, at in apart.items()
    )


def _assigned(pieces: Sequence[Piece], ends: Sequence[int], following: Mapping[int, int]) -> dict[int, int]:
    """The best continuation of each end, all weighed together; for articles where an end has none beside it."""
    bodies = [i for i, piece in enumerate(pieces) if piece.kind is Kind.BODY]
    text = "\n".join(pieces[i].text for i in bodies)
    indented = joining.indented(pieces)
    beginnings = _likely(pieces, bodies, following)
    worth = [[_worth(pieces, end, at, text, indented, following) for at in beginnings] for end in ends]
    worth = _explained(pieces, ends, beginnings, worth, text)
    chosen = zip(ends, assignment.best(worth), strict=True)
    return {end: beginnings[column] for end, column in chosen if column is not None}


def _exchanged(pieces: Sequence[Piece], following: Mapping[int, int]) -> dict[int, int]:
    """Where every end has a text beside it: ends whose texts change places, told by a word that one of them cuts."""
    pairs = dict(following)
    text = "\n".join(piece.text for piece in pieces if piece.kind is Kind.BODY)
    whole = [end for end in following if not _cuts_word(pieces, end, following[end], text)][:_SCANNED]
    crossed = [(a, b) for a in whole for b in whole if a != b and _cuts_word(pieces, a, following[b], text)]
    if not crossed:
        return pairs

    def both(first: tuple[int, int], second: tuple[int, int]) -> float:
        seam = [(pieces[end].text, pieces[at].text) for end, at in (first, second)]
        return sum(seams.fit(end, at, text) + seams.kinship(end, at, text) for end, at in seam)

    for a, b in crossed:
        gain = both((a, following[b]), (b, following[a])) - both((a, following[a]), (b, following[b]))
        if gain >= _EXCHANGED and (pairs[a], pairs[b]) == (following[a], following[b]):
            pairs[a], pairs[b] = following[b], following[a]
    return pairs


def _cuts_word(pieces: Sequence[Piece], end: int, beginning: int, text: str) -> bool:
    return bool(seams.cut_word(pieces[end].text, pieces[beginning].text, text))


def _following(pieces: Sequence[Piece], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each of the open ends that the next text goes on from, with that text."""
    indents = joining.indented(pieces)
    for end in ends:
        after = next((i for i in range(end + 1, len(pieces)) if pieces[i].kind not in joining.PASSED), None)
        if after is None or pieces[after].kind is not Kind.BODY:
            continue
        if joining.goes_on(pieces[end], pieces[after], indents):
            yield end, after


def _likely(pieces: Sequence[Piece], bodies: Sequence[int], following: Mapping[int, int]) -> list[int]:
    """The beginnings to weigh: those that cannot begin a paragraph first, then the others, in reading order."""
    known = frozenset(following.values())
    likely = sorted(bodies, key=lambda i: (i not in known and not grammar.orphan(pieces[i].text), i))
    return sorted(likely[: _SCANNED * 2])


def _worth(
    pieces: Sequence[Piece], end: int, beginning: int, text: str, indented: bool, following: Mapping[int, int]
) -> float:
    """How much speaks for the pair, 0 where it is not to be considered."""
    if beginning == end:
        return 0.0
    adjacent = following.get(end) == beginning
    first, second = pieces[end], pieces[beginning]
    score = seams.fit(first.text, second.text, text) - _FAR * abs(beginning - end)
    bare = indented and not second.indent and second.gap > 0
    if bare and beginning not in following.values():
        score += _BARE
    if adjacent or score + seams.KIN >= _ENOUGH:
        score += seams.kinship(first.text, second.text, text)
    if adjacent:
        return max(score, 0.0) + _NEXT + _REMNANT * grammar.remnant(second.text)
    return score - _FLOOR if score >= _ENOUGH else 0.0


def _explained(
    pieces: Sequence[Piece],
    ends: Sequence[int],
    beginnings: Sequence[int],
    worth: Sequence[Sequence[float]],
    text: str,
) -> list[list[float]]:
    """The worth of all pairs, less for those of an end or beginning that makes a word with another one."""
    cut = [[_cuts_word(pieces, end, at, text) for at in beginnings] for end in ends]
    ends_cut = [any(row) for row in cut]
    starts_cut = [any(column) for column in zip(*cut, strict=True)]
    return [
        [
            value - _OTHER_WORD * ((ends_cut[i] or starts_cut[j]) and not cut[i][j]) if value > 0 else value
            for j, value in enumerate(row)
        ]
        for i, row in enumerate(worth)
    ]


def _circular(pairs: dict[int, int], end: int) -> bool:
    """Whether the text that goes on from here comes back here."""
    at = pairs.get(end)
    for _step in range(len(pairs)):
        if at is None or at == end:
            break
        at = pairs.get(at)
    return at == end


def _is_open(piece: Piece) -> bool:
    """Whether the paragraph breaks off; after a semicolon it does unless it is an item of a list."""
    if piece.kind is not Kind.BODY:
        return False
    cut = piece.text[-1] in "；;" and not grammar.enumerated(piece.text)
    return cut or grammar.open_end(piece.text) >= 2


def _until(pieces: Sequence[Piece], end: int, beginning: int, breaks: frozenset[int]) -> int:
    """The last line of the column that begins here.

    It reaches to a heading, to the place of another jump, or to a paragraph that goes better with the text which the
    column interrupts than with the section that it belongs to. An unbroken run of lines is one column.
    """
    low, high = sorted((end, beginning))
    if all(piece.kind is not Kind.HEADING for piece in pieces[low:high]):
        return pieces[beginning].last  # within one section a continuation moves alone
    host = _section_text(pieces, beginning)
    home = _section_text(pieces, end) + pieces[end].text + pieces[beginning].text
    last = at = beginning
    while (at == beginning or at not in breaks) and at + 1 < len(pieces) and at + 1 not in breaks:
        at += 1
        if pieces[at].kind is Kind.HEADING:
            break
        if pieces[at].kind is Kind.BODY:
            unbroken = pieces[beginning].gap > 0 and not pieces[at].gap
            if not unbroken and seams.related(pieces[at].text, host) > _CLEARLY * seams.related(pieces[at].text, home):
                break
            last = at
            home += pieces[at].text
    return pieces[last].last


def _section_text(pieces: Sequence[Piece], index: int) -> str:
    """The heading that a place stands under, with the text between it and the place."""
    start = next((i for i in range(index - 1, -1, -1) if pieces[i].kind is Kind.HEADING), 0)
    return "\n".join(piece.text for piece in pieces[start:index] if piece.kind in (Kind.BODY, Kind.HEADING))


def reconnect(pieces: Sequence[Piece], found: Sequence[Jump]) -> list[Piece]:
    """The pieces with moved continuations brought home, and the column that followed them."""
    out = list(pieces)
    for jump in found:
        end = next((i for i, piece in enumerate(out) if piece.kind is Kind.BODY and piece.last == jump.end), None)
        at = next((i for i, piece in enumerate(out) if piece.kind is Kind.BODY and piece.first == jump.beginning), None)
        if end is not None and at is not None and end != at:
            out = _moved(out, end, at, jump.until)
    return out


def _moved(pieces: list[Piece], end: int, beginning: int, until: int) -> list[Piece]:
    """The continuation joined to the open end; where that closed its section, the rest of the column follows."""
    first, second = pieces[end], pieces[beginning]
    note = f"{second.first} → {first.last}"
    whole = join(first, second, "column-jump", note)
    tail_end = beginning + 1
    if _closes_section(pieces, end):
        while tail_end < len(pieces) and second.first < pieces[tail_end].first <= until:
            tail_end += 1
        # Behind the very next heading the rest is that heading's; up to the open end itself, it is the same section's.
        if (beginning == end + 2 and pieces[end + 1].kind is Kind.HEADING) or beginning < end < tail_end:
            tail_end = beginning + 1
    rest = [piece.repaired("column-jump", note) for piece in pieces[beginning + 1 : tail_end]]
    if beginning > end:
        return [*pieces[:end], whole, *rest, *pieces[end + 1 : beginning], *pieces[tail_end:]]
    return [*pieces[:beginning], *pieces[tail_end:end], whole, *rest, *pieces[end + 1 :]]


def _closes_section(pieces: Sequence[Piece], index: int) -> bool:
    after = next((i for i in range(index + 1, len(pieces)) if pieces[i].kind in (Kind.BODY, Kind.HEADING)), None)
    return after is None or pieces[after].kind is Kind.HEADING
