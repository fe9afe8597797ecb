"""The tree of a query: what is to be found, and where in the query it was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch to be found as it stands, white space and punctuation aside."""

    text: str
    key: str
    quoted: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on what is known of a paragraph."""

    field: str
    value: str
    start: int
    end: int
    years: tuple[int | None, int | None] | None = None
    """Of `year`: an inclusive range, None where open."""


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


Node = Run | Field | And | Or | Not


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the query to colour: run, phrase, field, value, operator or ignored."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    text: str
    """What was read: the query, or the beginning of one that is too long."""
    tree: Node | None
    """None where there is nothing to look for."""
    notes: tuple[str, ...] = ()
    tokens: tuple[Token, ...] = ()

    @property
    def blank(self) -> bool:
        """Nothing at all was typed, as against nothing that could be looked for."""
        return not self.text.strip()


def runs(node: Node | None, *, wanted: bool = True) -> Iterator[Run]:
    """The runs of a tree that a hit holds; with `wanted` False those it must not hold."""
    match node:
        case Run() if wanted:
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from runs(part, wanted=wanted)
        case Not(part):
            yield from runs(part, wanted=not wanted)
