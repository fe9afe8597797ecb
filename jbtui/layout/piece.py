"""A piece of a page on its way to become a block: text, where it comes from, and what is known of it so far."""

from __future__ import annotations

from typing import Any, NamedTuple

from jbtui.records import Kind, LineRange, Repair


class Piece(NamedTuple):
    """One or more source lines that belong together."""

    text: str
    lines: tuple[LineRange, ...]
    gap: int = 0
    """Empty lines before it."""
    indent: int = 0
    """Cells of white before its text."""
    kind: Kind | None = None
    """None until it is known."""
    level: int | None = None
    mark: str = ""
    """The style of its heading mark: `##`, `■`, `一、`; "" for none. For other kinds, the rule that told the kind."""
    width: int = 0
    """Cells of its longest source line."""
    repairs: tuple[Repair, ...] = ()

    @property
    def first(self) -> int:
        return self.lines[0][0]

    @property
    def last(self) -> int:
        return self.lines[-1][1]

    def but(self, **changes: Any) -> Piece:
        """The same piece with other fields."""
        return self._replace(**changes)

    def repaired(self, rule: str, note: str = "", lines: tuple[LineRange, ...] | None = None) -> Piece:
        """The same piece with one more repair on record."""
        return self._replace(repairs=(*self.repairs, Repair(rule, lines or self.lines, note)))


def add_ranges(first: tuple[LineRange, ...], second: tuple[LineRange, ...]) -> tuple[LineRange, ...]:
    """The ranges in reading order; where one goes on in the very next line they become one."""
    if first and second and second[0][0] in (first[-1][1], first[-1][1] + 1) and second[0][1] >= first[-1][1]:
        return (*first[:-1], (first[-1][0], second[0][1]), *second[1:])
    return first + second


def wrapped(piece: Piece) -> bool:
    """Whether the piece was joined from hard-wrapped lines, so that its width is its column's."""
    return any(repair.rule == "hard-wrap" for repair in piece.repairs)


def glue(first: str, second: str) -> str:
    """Two halves of a line: Latin words keep a space between them, nothing else does."""
    between = (
        " " if first[-1:].isascii() and first[-1:].isalpha() and second[:1].isascii() and second[:1].isalpha() else ""
    )
    return first + between + second


def join(first: Piece, second: Piece, rule: str, note: str = "") -> Piece:
    """The second read on from the first, with the repair on record."""
    lines = add_ranges(first.lines, second.lines)
    return first.but(
        text=glue(first.text, second.text),
        lines=lines,
        width=max(first.width, second.width),
        repairs=(*first.repairs, *second.repairs, Repair(rule, ((first.last, second.first),), note)),
    )
