"""The date that the articles of one page share: one that says nothing of its own takes that of its neighbour."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache

from jbtui.context.campaigns import campaign_years, campaigns_of
from jbtui.context.dating import dating_of
from jbtui.context.planned_years import bounds, past_years
from jbtui.context.sentences import sentences
from jbtui.knowledge import table
from jbtui.layout import lay_out
from jbtui.records import Dating, LaidArticle, SourceText


def shared_dating(laid: LaidArticle, source: SourceText) -> Dating | None:
    """The date of the article before it in the file, else of the one after; None where none has a date that fits.

    It is marked as inferred and as another article's. A date earlier than a year that the article itself speaks of as
    past is not its date.
    """
    if _alone(laid, source):
        return None
    others = _datings(source)
    if not others:
        return None
    read = tuple(sentences(laid.blocks))
    past = [(year, at, sentence) for sentence in read for year, at in past_years(sentence.plain)]
    limits = bounds(read, past)
    dated = [*others]
    here = bisect_left(dated, laid.number)
    for number in (*reversed(dated[:here]), *dated[here:]):
        dating = others[number]
        if number != laid.number and int(dating.edtf[:4]) >= max([limits.earliest, *limits.come]):
            rule = f"{table('dates')['shared']['rule']}：{dating.rule}"
            return dataclasses.replace(dating, inferred=True, rule=rule)
    return None


def _alone(laid: LaidArticle, source: SourceText) -> bool:
    """Whether the article reaches to the last line of the file, which then need not be laid out again."""
    if laid.number > 1:
        return False
    lines = [number for block in laid.blocks for reach in block.lines for number in reach]
    last = max((number for number, line in enumerate(source.lines, 1) if line.strip()), default=0)
    return max(lines, default=0) >= last


@lru_cache(maxsize=4)
def _datings(source: SourceText) -> Mapping[int, Dating]:
    """The dates of the articles of a file that have one, by the article's number, in order."""
    found: dict[int, Dating] = {}
    pages = lay_out(source)
    for laid in pages if len(pages) > 1 else ():
        read = tuple(sentences(laid.blocks))
        dating = dating_of(read, source, (), campaign_years(campaigns_of(read, source).named))
        if dating:
            found[laid.number] = dating
    return found
