"""Headings that the extraction placed after their section's text: they still head that section.

The article as a whole decides: where its last heading has no text behind it, or was set into a sentence, while its
first has text before it, every heading moves up before the text that it ends. Else an empty heading alone moves up,
before the part of the text above it that a rule sets off or that uses its words. Headings of sidebars (数说, 链接,
记者手记) always head what follows.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence

from jbtui.layout import headings, sections
from jbtui.layout.piece import Piece, wrapped
from jbtui.records import Kind

_MUCH = 0.5
"""Share of the greatest use of a heading's words that counts as using them."""
_CLEARLY = 1.5
"""So many times as much must be shared with the one text as with the other."""
_SOME = 2
"""Paragraphs over the first late heading: the introduction, and a section's."""
_NARROWER = 0.7
"""A column is another one where it is set this much narrower."""


def move_up(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with late headings before their sections, the move on record."""
    heads = [i for i, piece in enumerate(pieces) if piece.kind is Kind.HEADING]
    empty = _empty(pieces, heads)
    bodies = [i for i, piece in enumerate(pieces) if piece.kind is Kind.BODY]
    if not empty and not any(_inside(pieces, bodies, head) for head in heads[-1:]):
        return list(pieces)
    places = dict(_all_late(pieces, bodies, heads, empty) or _empty_ones(pieces, heads, empty))
    moved = set(places.values())
    found: list[Piece] = []
    for i, piece in enumerate(pieces):
        if i in places:
            found.append(pieces[places[i]].repaired("heading-moved"))
        if i not in moved:
            found.append(piece)
    return found


def _empty(pieces: Sequence[Piece], heads: Sequence[int]) -> set[int]:
    """The headings without text before the next one of their level or above; sidebars' own are none."""
    levels = sections.levels(pieces)
    nearest: dict[int, int] = {}
    text = [*itertools.accumulate((piece.kind is Kind.BODY for piece in pieces), initial=0)]
    found = set()
    for head in reversed(heads):
        standing = pieces[head].mark == headings.STANDING
        level = 0 if standing else levels.get(pieces[head].mark, 1)
        end = min((place for other, place in nearest.items() if other <= level), default=len(pieces))
        if not standing and text[end] == text[head]:
            found.add(head)
        nearest[level] = head
    return found


def _all_late(
    pieces: Sequence[Piece], bodies: Sequence[int], heads: Sequence[int], empty: set[int]
) -> list[tuple[int, int]]:
    """The first text of each section with its heading, where all headings stand behind their sections."""
    main = [i for i in heads if pieces[i].mark != headings.STANDING]
    if not main or not (main[-1] in empty or _inside(pieces, bodies, main[-1])):
        return []
    if not _bodies(pieces, 0, main[0]) or not _heads_what_precedes(pieces, main, heads):
        return []
    starts = [_section_start(pieces, main[0])]
    for before, head in itertools.pairwise(main):
        # The section of a heading set into a sentence goes on after it.
        begins = _first_use(pieces, head, before + 1) if _inside(pieces, bodies, before) else None
        starts.append(begins if begins is not None else before + 1)
    found = ((_first_body(pieces, start, head), head) for start, head in zip(starts, main, strict=True))
    return [(body, head) for body, head in found if body is not None]


def _inside(pieces: Sequence[Piece], bodies: Sequence[int], head: int) -> bool:
    """Whether the heading was set into a sentence: the paragraph before it goes on right behind it."""
    following = bisect.bisect(bodies, head)
    if not following:
        return False
    before = pieces[bodies[following - 1]]
    if not before.first < pieces[head].first < before.last:
        return False
    return following == len(bodies) or pieces[bodies[following]].first > before.last


def _empty_ones(pieces: Sequence[Piece], heads: Sequence[int], empty: set[int]) -> Iterator[tuple[int, int]]:
    """The text that an empty heading heads, with that heading, where the text above it shows where it begins.

    It may be all the text up to the heading before, where that one heads what stands above it likewise.
    """
    late = set(empty)
    for number in reversed(range(len(heads))):
        head = heads[number]
        if head not in late:
            continue
        start = heads[number - 1] + 1 if number else 0
        place = _set_off(pieces, start, head)
        if place is None and number and _heads_above(pieces, heads, number - 1):
            place = _first_body(pieces, start, head)
            late.add(heads[number - 1])
        if place is None:
            place = _first_use(pieces, head, start)
        if place is not None:
            yield place, head


def _heads_above(pieces: Sequence[Piece], heads: Sequence[int], number: int) -> bool:
    """Whether a heading's words stand clearly rather in the text above it than in the text up to the next heading."""
    head, start = heads[number], heads[number - 1] + 1 if number else 0
    if pieces[head].mark == headings.STANDING or len(_bodies(pieces, start, head)) < _SOME:
        return False
    above = _shared(pieces[head].text, _bodies(pieces, start, head))
    return above >= _CLEARLY * _shared(pieces[head].text, _bodies(pieces, head + 1, heads[number + 1])) and above > 0


def _bodies(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    return [piece for piece in pieces[start:end] if piece.kind is Kind.BODY]


def _first_body(pieces: Sequence[Piece], start: int, end: int) -> int | None:
    return next((i for i in range(start, end) if pieces[i].kind is Kind.BODY), None)


def _heads_what_precedes(pieces: Sequence[Piece], main: Sequence[int], heads: Sequence[int]) -> bool:
    """Whether no heading's words stand rather in the text after it than in the text before it.

    Every one is asked: an introduction names them all, and the last has nothing after it to speak against.
    """
    for number, head in enumerate(main):
        start = main[number - 1] + 1 if number else 0
        following = bisect.bisect(heads, head)
        end = heads[following] if following < len(heads) else len(pieces)
        before = _shared(pieces[head].text, _bodies(pieces, start, head))
        if before < _shared(pieces[head].text, _bodies(pieces, head + 1, end)):
            return False
    return True


def _section_start(pieces: Sequence[Piece], head: int) -> int:
    """Where the text of the first late heading begins: after the introduction."""
    bodies = [i for i in range(head) if pieces[i].kind is Kind.BODY]
    for before, at in itertools.pairwise(bodies):
        if wrapped(pieces[before]) and wrapped(pieces[at]) and pieces[at].width < _NARROWER * pieces[before].width:
            return at
    place = _set_off(pieces, 0, head)
    if place is None:
        place = _first_use(pieces, head, 0)
    return place if place is not None else bodies[min(1, len(bodies) - 1)]


def _set_off(pieces: Sequence[Piece], start: int, head: int) -> int | None:
    """The first text behind the last rule or row of ornaments between the two places."""
    rules = [i for i in range(start, head) if pieces[i].kind is Kind.NOISE and pieces[i].mark in ("fill", "end")]
    if not rules or not _bodies(pieces, start, rules[-1]):
        return None
    return _first_body(pieces, rules[-1], head)


def _first_use(pieces: Sequence[Piece], head: int, start: int) -> int | None:
    """The first paragraph after the opening one that uses the heading's words about as much as any does."""
    bodies = [i for i in range(start, head) if pieces[i].kind is Kind.BODY]
    shared = {i: _shared(pieces[head].text, [pieces[i]]) for i in bodies}
    most = max(shared.values(), default=0.0)
    if not most:
        return None
    return next((i for i in bodies[1:] if shared[i] >= _MUCH * most), None)


def _shared(heading: str, bodies: Sequence[Piece]) -> float:
    """The share of the heading's character pairs that stand in the bodies."""
    pairs = {heading[i : i + 2] for i in range(len(heading) - 1) if " " not in heading[i : i + 2]}
    if not pairs or not bodies:
        return 0.0
    text = "\n".join(piece.text for piece in bodies)
    return sum(pair in text for pair in pairs) / len(pairs)
