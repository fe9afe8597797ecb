"""How long a time was that is told by its length up to now: 三年来, 一年半来, 两年多来, 半年里."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jbtui.figures import edtf, numerals
from jbtui.figures.moment import Reference
from jbtui.figures.yearpart import COUNT

# An article of up to this month tells of the first half of its year.
_SUMMER = 8


@dataclass(frozen=True, slots=True)
class Spell:
    """From a year or month to another."""

    opening: str
    last: str
    one: bool = False
    """Whether it is one year, no more and no less."""


def years(words: str, reference: Reference, started: str | None) -> Spell | None:
    """The years that the words count back from the article, or from the year it reviews.

    `started`: when what the article tells of began, where that was told: 三年来 may well be since then.
    """
    written = re.search(COUNT, words)
    count = numerals.integer(written.group()) if written else None
    if not count:
        return None
    last, today = reference.reviewed, reference.date
    if "半" in words and reference.month:
        return Spell(_back(reference, count * 12 + 6), today)
    reviewed = edtf.date(last) if last < reference.year else today
    if "多" in words or "余" in words:
        return Spell(edtf.date(reference.year - count), today if "多" in words else reviewed)
    first = int(started[:4]) if started and started[:1] != "." else 0
    opening = started if started and last - count <= first <= last - count + 1 else edtf.date(last - count + 1)
    return Spell(opening, reviewed, one=count == 1)


def half(reference: Reference) -> str | None:
    """半年里: the first half, of which an article of the summer tells; else the six months before."""
    if not reference.month:
        return None
    year, month = reference.year, reference.month
    first = edtf.date(year, 1) if month <= _SUMMER else edtf.date(year, month - 6)
    return edtf.interval(first, edtf.date(year, 6) if 6 < month <= _SUMMER else reference.date)


def _back(reference: Reference, months: int) -> str:
    """The month so many months before that of the article."""
    whole = reference.year * 12 + (reference.month or 1) - 1 - months
    return edtf.date(whole // 12, whole % 12 + 1)
