"""From a side as typed to names that the index knows, and which sides would be worth comparing with it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pyroaring import BitMap

from jbtui.compare import scope
from jbtui.compare.side import Side
from jbtui.compare.sources import Source
from jbtui.errors import NotFound, UsageError
from jbtui.messages import _, say
from jbtui.search import names as called_names
from jbtui.text.folding import fold

NEAREST = 5
FIRST_QUARTER = 3
"""An article dated in January to March reports on the year before: the year review of the genre."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A side worth comparing with another one."""

    side: Side
    shared: int
    """How many indicators both report in the same kind and unit."""


def resolve(index: Source, side: Side) -> Side:
    """The side with the names of the index in place of those typed.

    A single name that is no district may be a campaign or an article. Raises NotFound with the nearest names, and
    UsageError where a name could mean several.
    """
    if side.article is not None:
        article = index.article(side.article)
        side = replace(side, article=article.id, file=article.file)
    if side.district is not None:
        side = _place_first(index, side, side.district)
    if side.campaign is not None:
        side = _place_later(index, side, side.campaign)
    return side


def _place_first(index: Source, side: Side, typed: str) -> Side:
    name = _one(index, "district", typed)
    if name is not None:
        return replace(side, district=name)
    if side.campaign is None and _one(index, "campaign", typed) is not None:
        return replace(side, district=None, campaign=typed)
    article = _article(index, typed) if side.article is None else None
    if article is not None:
        return replace(side, district=None, article=article[0], file=article[1])
    raise NotFound(say("没有叫“{name}”的区县。", name=typed), _nearest(typed, [name for name, _n in index.districts()]))


def _place_later(index: Source, side: Side, typed: str) -> Side:
    name = _one(index, "campaign", typed)
    if name is not None:
        return replace(side, campaign=name)
    article = _article(index, typed) if side.article is None else None
    if article is not None:
        return replace(side, campaign=None, article=article[0], file=article[1])
    known = [name for name, _n in index.campaigns()]
    raise NotFound(say("没有叫“{name}”的专项行动或篇目。", name=typed), _nearest(typed, known))


def _article(index: Source, ref: str) -> tuple[str, str] | None:
    try:
        found = index.article(ref)
    except NotFound:
        return None
    return found.id, found.file


def _one(index: Source, field: str, typed: str) -> str | None:
    """The one value that a typed name calls; None where it calls none."""
    found = [name for name, _docs in called_names.called(index.postings, field, typed)]
    if len(found) > 1:
        # A name that is typed in full, or but for its 区 or 县, is meant.
        exact = [name for name in found if scope.short(name) == scope.short(typed)]
        if len(exact) != 1:
            raise UsageError(
                say("“{name}” 可指几个：{found}。", name=typed, found=_("、").join(found[:NEAREST])),
                say("请写全名。"),
            )
        found = exact
    return found[0] if found else None


def _nearest(typed: str, known: Sequence[str]) -> str:
    """A remedy that names what comes nearest, or what there is."""
    by_form = {fold(form): name for name in known for form in (name, scope.short(name))}
    near = difflib.get_close_matches(fold(typed), by_form, n=NEAREST, cutoff=0.4)
    found = list(dict.fromkeys(by_form[form] for form in near)) or list(known[:NEAREST])
    if not found:
        return say("索引是空的；请先运行 jbtui ingest。")
    names = _("、").join(found)
    return say("最接近的：{names}", names=names) if near else say("现有：{names}", names=names)


def documents(index: Source, side: Side) -> BitMap:
    """The documents of a resolved side: its paragraphs, numbered."""
    postings = index.postings
    parts = [
        postings.facet(field, value)
        for field, value in (("district", side.district), ("campaign", side.campaign), ("article", side.article))
        if value is not None
    ]
    if side.years is not None:
        parts.append(_reporting_on(index, side.years))
    if not parts:
        return postings.everything()
    found = parts[0]
    for part in parts[1:]:
        found = found & part
    return found


def _reporting_on(index: Source, years: tuple[int | None, int | None]) -> BitMap:
    """Documents of the articles that report on the years, by their reference date."""
    found = [
        docs
        for date, docs in index.postings.facet_values("date")
        if (year := reported_year(date)) is not None and within(year, years)
    ]
    return BitMap.union(BitMap(), *found)


def reported_year(date: str | None) -> int | None:
    """The year that an article of that reference date (EDTF) reports on."""
    if not date or not date[:4].isdecimal():
        return None
    month = int(date[5:7]) if date[5:7].isdecimal() else None
    return int(date[:4]) - (1 if month is not None and month <= FIRST_QUARTER else 0)


def within(year: int, years: tuple[int | None, int | None]) -> bool:
    low, high = years
    return (low is None or year >= low) and (high is None or year <= high)


def reported_years(dates: Iterable[str]) -> tuple[int, ...]:
    """The years that articles of those dates report on, in order, each once."""
    return tuple(sorted({year for date in dates if (year := reported_year(date)) is not None}))
