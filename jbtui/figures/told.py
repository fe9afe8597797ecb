"""Of whom a figure is told: the review of a district's year dates no scene from the life of one firm or village."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """How far the times around a figure reach it."""

    at: int | None = None
    """Where the one of whom it is told was named; None where it is told of the district."""
    lasting: bool = False
    """Whether it is the size or the cost of a thing, as in 总投资10亿元的万科产业园: the same at any time."""


EVERYBODY = Told()
