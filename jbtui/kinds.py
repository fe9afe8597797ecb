"""The kinds of things that records tell apart; by themselves, for who shows them needs them before any record."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a block of a printed page is."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    NOISE = "noise"


class Role(StrEnum):
    """Whether an article is about a district or campaign, or only mentions it."""

    MAIN = "main"
    MENTIONED = "mentioned"


class FigureKind(StrEnum):
    """How a figure measures."""

    LEVEL = "level"
    GROWTH = "growth"
    RATIO = "ratio"
    RANK = "rank"
    MULTIPLE = "multiple"


class Status(StrEnum):
    """Whether a figure is reported as achieved or as intended."""

    ACTUAL = "actual"
    PLANNED = "planned"
