"""Which years a text speaks of as come and which as planned: the bounds between which the year of writing lies."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jbtui.context.rules import year_rules
from jbtui.context.sentences import Sentence, pattern
from jbtui.knowledge import table

_YEAR = re.compile(r"年(?<=(?<!\d)((?:19|20)\d\d)年)")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Years before which and after which an article was not written, or hardly."""

    earliest: int
    """No year before it."""
    latest: int
    """No year after it."""
    come: frozenset[int]
    """Years named without a word that they are over: an earlier year is hardly the one."""
    planned: frozenset[int]
    """Years that something is planned for: a later year is hardly the one."""

    def against(self, year: int) -> float:
        """What is to be taken from a year's votes."""
        rules = table("dates")
        before = any(year < come for come in self.come) * float(rules["past"]["weight"])
        after = sum(year > planned for planned in self.planned) * float(rules["future"]["weight"])
        far = bool(self.planned) and year < min(self.planned) - int(rules["future"]["horizon"])
        return before + after + far * float(rules["future"]["beyond"])


def past_years(text: str) -> Iterator[tuple[int, int]]:
    """(year, offset) of the years that the text treats as come, not as planned; none that is yet to come today."""
    named = [*_YEAR.finditer(text)]
    future = future_spans(text) if named else ()
    for found in named:
        if found.span(1) not in future and int(found[1]) <= this_year():
            yield int(found[1]), found.start(1)


@cache
def this_year() -> int:
    """The year in which the program runs: nothing was written after it."""
    return datetime.datetime.now(tz=datetime.UTC).year


@lru_cache(maxsize=512)
def future_spans(text: str) -> frozenset[tuple[int, int]]:
    """The spans of the years that the text speaks of as to come."""
    asked = year_rules().asked_of(text, "future")
    spans = {found.span("y") for rule in asked for found in pattern(rule["pattern"]).finditer(text)}
    for rule in year_rules().asked_of(text, "lead"):
        if lead := pattern(rule["pattern"]).search(text):
            spans.update(found.span(1) for found in _YEAR.finditer(text, lead.end()))
    return frozenset(spans)


def bounds(read: Sequence[Sentence], past: Sequence[tuple[int, int, Sentence]]) -> Bounds:
    """The bounds from all sentences; `past` holds (year, offset, sentence) of the years that have come."""
    rules = table("dates")
    plain = {year for year, at, sentence in past if plainly_past(sentence.plain, at)}
    least = [rules["earliest"], *plain]
    planned: set[int] = set()
    for sentence in read:
        text = sentence.plain
        if not sentence.dated:
            continue
        least += [year for year, _at in compared(text)]
        for rule in year_rules().asked_of(text, "plans"):
            planned.update(int(found["y"]) for found in pattern(rule["pattern"]).finditer(text))
    come = {year for year, _at, _sentence in past}
    return Bounds(max(least), min(rules["latest"], this_year()), frozenset(come), frozenset(planned))


def plainly_past(text: str, at: int) -> bool:
    """Whether the text tells what was done in the year at the offset."""
    return at in _plainly(text)


@lru_cache(maxsize=512)
def _plainly(text: str) -> frozenset[int]:
    return frozenset(found.start("y") for found in pattern(table("dates")["past"]["plain"]).finditer(text))


@lru_cache(maxsize=512)
def topics(text: str) -> frozenset[int]:
    """The offsets of the years that are only named for what they are (2020年是收官之年), be they come or not."""
    asked = year_rules().asked_of(text, "topics")
    return frozenset(found.start("y") for rule in asked for found in pattern(rule["pattern"]).finditer(text))


def compared(text: str) -> Iterator[tuple[int, int]]:
    """(earliest year of writing, offset) for each year that is compared with 去年 or 今年."""
    for rule in year_rules().asked_of(text, "compared"):
        for found in pattern(rule["pattern"]).finditer(text):
            yield int(next(year for year in found.groups() if year)) + rule["plus"], found.start()


def ahead(read: Sequence[Sentence]) -> dict[int, tuple[int, int]]:
    """The sentences that name the year to come: place among the sentences → (year, offset of the year).

    “2020年是收官之年。……明年全市计划”: 明年 goes on from that year, which is therefore the next one.
    """
    rules = table("dates")["ahead"]
    found: dict[int, tuple[int, int]] = {}
    for place, sentence in enumerate(read):
        named = pattern(rules["year"]).search(sentence.plain) if sentence.dated else None
        if named is None or pattern(rules["not_with"]).search(sentence.plain):
            continue
        after = read[place + 1].plain if place + 1 < len(read) else ""
        before = read[place - 1].plain if place else ""
        follows = pattern(rules["next"]).search(after) and not pattern(rules["not_with"]).search(after)
        if (
            follows
            or pattern(rules["same"]).search(sentence.plain, named.end())
            or pattern(rules["before"]).search(before)
        ):
            found[place] = (int(named["y"]), named.start())
    return found
