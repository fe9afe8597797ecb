"""Headlines that the page sets on several lines, made one."""

from __future__ import annotations

from collections.abc import Sequence

from jbtui.layout import captions, grammar, headings
from jbtui.layout.piece import Piece, add_ranges
from jbtui.layout.short_lines import WIDE_GAP
from jbtui.records import Kind

_HARDLY = 1.0
"""How much a line right under a marked heading may look like a caption; few captions stand there."""
_SHORTER, _LONGER = 0.6, 1.4
"""How much shorter than the others a heading's first half is, and how much longer the whole may be."""
FAMILY = 3
"""So many short lines of one length, or of about one length and with one gap, are headings of one make."""


def gather(pieces: Sequence[Piece]) -> list[Piece]:
    """Short lines directly under each other are one headline, unless the upper looks like a caption.

    So is a number on a line of its own with the line that it counts; it is an ornament then.
    """
    stacks = _stacks(pieces)
    usual = _usual_lengths(pieces)
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        before = found[-1] if found else None
        if before and piece.kind is None and piece.gap <= WIDE_GAP and headings.number_alone(before):
            found[-1] = _one_headline(before, piece).but(text=piece.text)
        elif before and piece.kind is None and _second_half(before, piece, usual.get(before.mark, 0)):
            found[-1] = _one_headline(before, piece)
        elif index in stacks or (
            before and piece.kind is None and not piece.gap and _headed(before, piece) and _reads_on(before, piece)
        ):
            found[-1] = _one_headline(found[-1], piece)
        else:
            found.append(piece)
    return found


def one_title(pieces: Sequence[Piece]) -> list[Piece]:
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


def stacked(piece: Piece) -> bool:
    return any(repair.rule == "headline-lines" for repair in piece.repairs)


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
    return frozenset(lower if len(lower) >= FAMILY else ())


def _usual_lengths(pieces: Sequence[Piece]) -> dict[str, int]:
    """For each mark with several headings the length that most of them have about."""
    lengths: dict[str, list[int]] = {}
    for piece in pieces:
        if piece.kind is Kind.HEADING and piece.mark not in ("", headings.STANDING):
            lengths.setdefault(piece.mark, []).append(len(piece.text))
    return {mark: sorted(found)[len(found) // 2] for mark, found in lengths.items() if len(found) >= FAMILY}


def _second_half(before: Piece, piece: Piece, usual: int) -> bool:
    """Whether a line near a marked heading, much shorter than the others of its mark, is the other half of it."""
    if piece.gap > WIDE_GAP or len(before.text) > _SHORTER * usual:
        return False
    both = len(before.text) + len(piece.text)
    return both <= _LONGER * usual and headings.likeness(piece.text) >= captions.named(piece.text)


def _headed(before: Piece, piece: Piece) -> bool:
    """Whether a line under another one may belong to its headline: to one by its place, or behind a number, ornament
    or the name of a sidebar."""
    if before.kind is Kind.HEADING and before.mark == headings.STANDING:
        return headings.likeness(piece.text) >= headings.CLEAR and not any(
            character.isdigit() for character in piece.text
        )
    counted = before.kind is Kind.HEADING and before.mark != ""
    return before.kind is None or (counted and not before.mark.startswith("#"))


def _one_headline(upper: Piece, lower: Piece) -> Piece:
    both = upper.but(
        text=f"{upper.text} {lower.text}",
        lines=add_ranges(upper.lines, lower.lines),
        width=max(upper.width, lower.width),
        repairs=upper.repairs + lower.repairs,
    )
    return both.repaired("headline-lines")


def _reads_on(before: Piece, after: Piece) -> bool:
    if len(before.text) + len(after.text) > 2 * grammar.MAX_HEADLINE:
        return False
    if before.kind is not None:  # a number or an ornament marks a heading, whatever it names
        return captions.named(after.text) <= headings.likeness(after.text) + _HARDLY
    return not any(captions.named(each.text) > headings.likeness(each.text) for each in (before, after))
