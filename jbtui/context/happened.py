"""What an article tells of its own year as done: it was not written before that month."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from jbtui.context.anniversaries import series, times
from jbtui.context.reckoned import said, spoken
from jbtui.context.sentences import Sentence, pattern
from jbtui.knowledge import table

_SPOKEN_OF = datetime.timedelta(days=7)
"""What happened on the last days of a month is spoken of in the next."""


def happened(read: Sequence[Sentence], whole: str, year: int) -> Iterator[tuple[int, Sentence, int]]:
    """(month, sentence, offset) of each event of that year that the article tells of as over.

    `whole` is the text of all the sentences.
    """
    told = spoken(whole)
    yield from _dated(read, whole, year, told)
    yield from _coming_round(read, year, told)


def _dated(
    read: Sequence[Sentence], whole: str, year: int, told: frozenset[str]
) -> Iterator[tuple[int, Sentence, int]]:
    """Events whose day is known: the Congress, a plenary session, an opening."""
    for event, day in table("events")["event"]["known"].items():
        if event not in told or not isinstance(day, datetime.date) or day.year != year:
            continue
        ways = [way for way in _ways_of_telling(event, whole) if way.search(whole)]
        places = ((sentence, m.start()) for sentence in read for way in ways if (m := way.search(sentence.plain)))
        for sentence, at in places:
            if not _to_come(event, sentence, at):
                yield min(day + _SPOKEN_OF, datetime.date(year, 12, 31)).month, sentence, at
                break


def _coming_round(read: Sequence[Sentence], year: int, told: frozenset[str]) -> Iterator[tuple[int, Sentence, int]]:
    """What comes round in the same month each time: 第六届进博会刚刚落幕."""
    for event, month in table("events")["ordinal"]["months"].items():
        for sentence in read if event in told else ():
            for held, at in times(sentence, {event: series()[event]}):
                over = any(way.search(sentence.plain) for way in _when_over(event))
                if held == year and over and not _to_come(event, sentence, at):
                    yield month, sentence, at


def _ways_of_telling(event: str, whole: str) -> tuple[re.Pattern[str], ...]:
    """How a sentence tells that the event has been; what was long expected is only over where that is said."""
    if event in table("events")["event"]["foreseen"]:
        return _when_over(event)
    return () if said(event, "expected").search(whole) else (pattern(event),)


def _when_over(event: str) -> tuple[re.Pattern[str], ...]:
    return said(event, "over"), said(event, "done")


def _to_come(event: str, sentence: Sentence, at: int) -> bool:
    """Whether the sentence speaks of it beforehand: 迎接, 筹备, 人口普查准备工作."""
    not_over = pattern(table("events")["event"]["not_over"])
    return bool(not_over.search(sentence.plain[:at]) or said(event, "preparing").search(sentence.plain))
