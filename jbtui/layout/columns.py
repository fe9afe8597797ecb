"""Column jumps: a paragraph that breaks off, and its continuation far away, before or after.

The continuation is brought home, and with it the column that followed it. Columns that only changed places are put
in order before, as wholes: column_order.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jbtui.layout import seams
from jbtui.layout.continuations import Continuations
from jbtui.layout.heading_words import HeadingWords
from jbtui.layout.piece import Piece, join
from jbtui.records import Kind

_WHOLE = 0.2
"""So much less in common a column may have with its section that would reach to the next heading as a whole."""

_RATHER = 0.3
"""So much more of a heading's words shows that a text is under it."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A paragraph whose last line is `end` goes on in the one whose first line is `beginning`.

    The column that moved with it reaches to the line `until`.
    """

    end: int
    beginning: int
    until: int


def jumps(pieces: Sequence[Piece], found: Continuations) -> tuple[Jump, ...]:
    """The continuations that stand elsewhere than next to their beginnings."""
    apart = {end: at for end, at in found.apart.items() if not _circular(found.found, end)}
    breaks = frozenset(apart) | frozenset(apart.values())
    return tuple(Jump(pieces[end].last, pieces[at].first, _until(pieces, end, at, breaks)) for end, at in apart.items())


def _circular(pairs: Mapping[int, int], end: int) -> bool:
    """Whether the text that goes on from here comes back here."""
    at = pairs.get(end)
    for _step in range(len(pairs)):
        if at is None or at == end:
            break
        at = pairs.get(at)
    return at == end


def _until(pieces: Sequence[Piece], end: int, beginning: int, breaks: frozenset[int]) -> int:
    """The last line of the column that begins here.

    It reaches to a heading, to the place of another jump, or to where the paragraphs begin to go better with the text
    which the column interrupts than with the section that it belongs to. An unbroken run of lines is one column.
    """
    low, high = sorted((end, beginning))
    if all(piece.kind is not Kind.HEADING for piece in pieces[low:high]):
        return pieces[beginning].last  # within one section a continuation moves alone
    host = seams.Surroundings(_section_text(pieces, beginning))
    home = seams.Surroundings(_section_text(pieces, end) + pieces[end].text + pieces[beginning].text)
    last = at = bodies = beginning
    gained = best = 0.0
    whole = False
    while not whole and (at == beginning or at not in breaks) and at + 1 not in breaks:
        at += 1
        whole = at == len(pieces) or pieces[at].kind is Kind.HEADING
        if not whole and pieces[at].kind is Kind.BODY:
            bodies = at
            gained += home.related(pieces[at].text) - host.related(pieces[at].text)
            if gained > best or (pieces[beginning].gap > 0 and not pieces[at].gap and last == at - 1):
                last, best = at, max(best, gained)
                home.add(pieces[at].text)
    if whole and gained + _WHOLE > best:
        last = bodies
    if last != beginning and not any(piece.kind is Kind.BODY for piece in pieces[last + 1 :]):
        # The page's last paragraphs close the article: they stay, unless they speak of the heading they would join.
        last = last if _speaks_of(pieces, last, end, beginning) else beginning
    return pieces[last].last


def _speaks_of(pieces: Sequence[Piece], text: int, end: int, beginning: int) -> bool:
    """Whether a text uses rather the words of the heading over `end` than those of the one over `beginning`."""
    home, host = _heading_above(pieces, end), _heading_above(pieces, beginning)
    if home is None:
        return False
    words = HeadingWords(pieces)
    return words.use(text, home) > (words.use(text, host) if host is not None else 0.0) + _RATHER


def _heading_above(pieces: Sequence[Piece], index: int) -> int | None:
    return next((i for i in range(index - 1, -1, -1) if pieces[i].kind is Kind.HEADING), None)


def _section_text(pieces: Sequence[Piece], index: int) -> str:
    """The heading that a place stands under, with the text between it and the place."""
    start = _heading_above(pieces, index) or 0
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
