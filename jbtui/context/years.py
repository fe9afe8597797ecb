"""In which year an article was written: every sentence that speaks for a year casts a weighted vote.

Years that the article treats as past or present are a lower bound, years that it makes plans for an upper one.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from jbtui.context.anniversaries import anniversary_votes, upgrade_votes, upgraded
from jbtui.context.elapsed_years import across, nth_votes
from jbtui.context.known_events import event_votes, spoken_since
from jbtui.context.phase import Phase
from jbtui.context.planned_years import ahead, bounds, compared, future_spans, past_years, plainly_past, topics
from jbtui.context.sentences import Sentence, pattern
from jbtui.context.vote import Vote
from jbtui.context.year_frames import frame_votes
from jbtui.context.year_votes import (
    era_votes,
    eras,
    plan_votes,
    sentence_votes,
    succession,
    unquoted,
)
from jbtui.knowledge import table
from jbtui.records import Kind


@dataclass(frozen=True, slots=True)
class Verdict:
    """The year that won, and the votes that carried it, the weightiest first."""

    year: int
    votes: tuple[Vote, ...]


def year_of(read: Sequence[Sentence], spans: Mapping[str, tuple[int, int]]) -> Verdict | None:
    """The year in which the article speaks, or None where nothing fixes it.

    `spans` gives the first and last year of the article's campaigns, by name.
    """
    rules = table("dates")
    whole = "\n".join(sentence.plain for sentence in read)
    come = _come(read)
    coming = ahead(read)
    past = [
        (year, at, sentence)
        for place, (sentence, years) in enumerate(zip(read, come, strict=True))
        for year, at in years
        if (year, at) != coming.get(place)
    ]
    spoken = eras(whole)
    phase = Phase(read, whole)
    votes = [*_own_votes(read, whole, spans, phase, coming, past), *across(read, come, phase.month)]
    votes += era_votes(read, spoken)
    limits = bounds(read, past)
    raised = upgraded(whole)
    votes += upgrade_votes(read, raised)
    floor = max((spoken_since(whole, spoken, spans), *raised.values()))
    valid = [vote for vote in votes if limits.earliest <= vote.year <= limits.latest]
    spoken_for = _totals(valid)
    totals = {year: total for year, total in spoken_for.items() if total >= rules["least"]}
    if not totals:
        return None
    before = table("events")["eras"]["before"]
    against = {year: limits.against(year) + (year < floor) * before for year in totals}
    best = max(totals, key=lambda year: (totals[year] - against[year], -year))
    if best < floor and totals[best] - against[best] < table("events")["eras"]["left"]:
        later = {year: total for year, total in spoken_for.items() if year >= floor}
        best = max(later, key=lambda year: (later[year] - limits.against(year), -year), default=best)
    alike = [
        year
        for year in totals.keys() - limits.planned
        if totals[year] - against[year] == totals.get(best, 0) - against.get(best, 0)
    ]
    if len(alike) > 1 and {vote.rule for vote in valid if vote.year == best} == {rules["congress"]["rule"]}:
        return None  # 去年的党代会: of any of the years in which districts have theirs
    return Verdict(best, tuple(sorted((v for v in valid if v.year == best), key=lambda v: -v.weight)))


def _totals(votes: Sequence[Vote]) -> dict[int, float]:
    """What speaks for each year. Rules of a family read the same few words in several ways: the weightiest counts in
    full, of the others a share."""
    families = table("dates")["families"]
    family_of = {rule: name for name, rules in families["rules"].items() for rule in rules}
    heaps: defaultdict[tuple[int, str | int], list[float]] = defaultdict(list)
    for place, vote in enumerate(votes):
        heaps[vote.year, family_of.get(vote.rule, place)].append(vote.weight)
    totals: defaultdict[int, float] = defaultdict(float)
    for (year, _family), weights in heaps.items():
        most = max(weights)
        totals[year] += most + (sum(weights) - most) * float(families["share"])
    return dict(totals)


def _come(read: Sequence[Sentence]) -> list[tuple[tuple[int, int], ...]]:
    """(year, offset) of the years that each sentence treats as come, but for those that are named for what they are
    and those that go on from what is planned: 目标是2018年……；2020年，……."""
    goes_on = pattern(table("dates")["future"]["goes_on"])
    come: list[tuple[tuple[int, int], ...]] = []
    planned = False
    for sentence in read:
        text = sentence.plain
        planned = planned and bool(goes_on.match(text))
        years = () if planned or "年" not in text else past_years(text)
        come.append(tuple(named for named in years if named[1] not in topics(text)))
        planned = text[-1:] in "；;" and sentence.dated and (planned or (not come[-1] and bool(future_spans(text))))
    return come


def _own_votes(
    read: Sequence[Sentence],
    whole: str,
    spans: Mapping[str, tuple[int, int]],
    phase: Phase,
    coming: Mapping[int, tuple[int, int]],
    past: Sequence[tuple[int, int, Sentence]],
) -> Iterator[Vote]:
    """The votes of what the article says of its own year; `whole` is its text, the rest as in `year_of`."""
    rules = table("dates")
    unmarked = unquoted(whole)
    spans = {name: years for name, years in {**_plans(), **spans}.items() if name in unmarked}
    speaks_of_last = bool(pattern(rules["relative"]["last"]).search(whole))
    latest = max((year for year, at, shown in past if at not in _background(shown.plain)), default=None)
    once: Counter[str] = Counter()
    lines = zip(read, unmarked.split("\n"), strict=False)  # a text of no sentences still is one line
    for place, (sentence, bare) in enumerate(lines):
        for vote, most in sentence_votes(sentence, bare, spans):
            once[vote.rule] += 1
            if once[vote.rule] <= most and (vote.year, vote.at) != coming.get(place):
                yield _weighed(vote, phase, latest, speaks_of_last)
    for place, (year, at) in coming.items():
        yield Vote(year - 1, rules["ahead"]["weight"], rules["ahead"]["rule"], read[place], at)
    yield from anniversary_votes(read, whole)
    yield from event_votes(read, whole, phase.month)
    yield from succession(read)
    yield from nth_votes(read)
    yield from plan_votes(read, phase, latest)
    yield from frame_votes(read, latest)
    yield from _dated_later(past, phase)
    yield from _annual(read, past, phase)
    yield from _prior(read, past, phase)


@lru_cache(maxsize=512)
def _background(text: str) -> frozenset[int]:
    """The offsets of the years in the text that only say since when or of old."""
    return frozenset(found.start("y") for found in pattern(table("dates")["prior"]["background"]).finditer(text))


def _second_half(vote: Vote) -> bool:
    """Whether the sentence tells of the second half of its year."""
    return bool(pattern(table("dates")["phase"]["second_half"]).search(vote.sentence.plain, vote.at))


def _done(vote: Vote) -> bool:
    """Whether the sentence goes on from the year to how much was done in it."""
    return bool(pattern(table("dates")["phase"]["done"]).search(vote.sentence.plain, vote.at))


def _intends(vote: Vote) -> bool:
    """Whether the sentence goes on from the year to what is meant to be done."""
    return bool(pattern(table("dates")["phase"]["intends"]).search(vote.sentence.plain, vote.at))


@cache
def _plans() -> Mapping[str, tuple[int, int]]:
    return {name: (first, last) for name, (first, last) in table("dates")["span"]["plans"].items()}


@cache
def _rules() -> Mapping[str, Mapping[str, Any]]:
    return {rule["rule"]: rule for rule in table("dates")["year"]}


def _weighed(vote: Vote, phase: Phase, latest: int | None, speaks_of_last: bool) -> Vote:
    """A year that is called 之年 weighs less where the article reviews it, or has not come near it; one that 今年 is
    compared with weighs less where it is not the latest, or where the article calls the last year 去年."""
    rules = table("dates")
    rule = _rules().get(vote.rule, {})
    if rule.get("latest") and latest is not None and vote.year - rule["plus"] < latest:
        return dataclasses.replace(vote, weight=vote.weight * rules["prior"]["stale"])
    if rule.get("unlike_last") and speaks_of_last:
        return dataclasses.replace(vote, weight=vote.weight * rule["unlike_last"])
    closing = vote.rule.endswith(rules["span"]["rule_last"]) and phase.reviewing
    if not rule.get("topic") and not closing:
        return vote
    if phase.month and phase.month <= rules["phase"]["early"] and _second_half(vote):
        return dataclasses.replace(vote, year=vote.year + 1)  # this year has not come so far
    if rule.get("topic") and phase.early and not phase.reviewing and _done(vote):
        return dataclasses.replace(vote, year=vote.year + 1)  # what it is named for has been done
    if phase.closing and phase.late and _intends(vote):
        return dataclasses.replace(vote, year=vote.year - 1)  # named for what is to be done in it
    share = 1.0
    if (phase.over or closing) and latest in (vote.year, None):
        share *= rules["phase"]["reviewed_year"]
    if rule.get("topic") and latest is not None and vote.year > latest + 1:
        share *= rules["phase"]["distant_year"]
    return dataclasses.replace(vote, weight=vote.weight * share)


def _dated_later(past: Sequence[tuple[int, int, Sentence]], phase: Phase) -> Iterator[Vote]:
    """What was done in a month that this year has not reached yet was done in an earlier year."""
    rules = table("dates")["phase"]
    if phase.month is None or phase.reviewing:
        return
    latest = max((year for year, _at, _shown in past), default=None)
    for year, at, shown in past:
        month = pattern(r"20\d\d年(?P<m>1[0-2]|[1-9])月(?!底|末)").match(shown.plain, at) if year == latest else None
        if month and int(month["m"]) > phase.month:
            yield Vote(year, -rules["later"], rules["rule_later"], shown, at)
            return


def _annual(read: Sequence[Sentence], past: Sequence[tuple[int, int, Sentence]], phase: Phase) -> Iterator[Vote]:
    """The last year of which the article has a figure of the whole: the year after it is likely that of writing, all
    the more where that one is named by its months alone."""
    rules = table("dates")["prior"]
    known = {(year, at, id(shown)) for year, at, shown in past}
    hits = [
        (int(found["y"]), found.start("y"), sentence)
        for sentence in read
        if sentence.dated
        for found in pattern(rules["annual"]).finditer(sentence.plain)
        if (int(found["y"]), found.start("y"), id(sentence)) in known
        and found.start("y") not in _background(sentence.plain)
    ]
    if not hits or phase.closing:
        return
    year, at, shown = max(hits, key=lambda hit: hit[0])
    latest = max(past, key=lambda each: each[0])
    if latest[0] == year:
        yield Vote(year + 1, rules["annual_weight"], rules["annual_rule"], shown, at)
    elif latest[0] == year + 1:
        yield Vote(year + 1, rules["dated_weight"], rules["dated_rule"], latest[2], latest[1])


def _prior(read: Sequence[Sentence], past: Sequence[tuple[int, int, Sentence]], phase: Phase) -> Iterator[Vote]:
    """The latest year the article names is the year itself or the one before; 背景 years do not count."""
    rules = table("dates")["prior"]
    named = [(year, at, s) for year, at, s in past if at not in _background(s.plain)]
    relative = any("今年" in s.plain or "去年" in s.plain for s in read)
    if not named:
        since = [(year, at, s) for year, at, s in past if pattern(rules["lasting"]).match(s.plain, at)]
        if since:
            year, at, shown = max(since, key=lambda each: each[0])
            weights = rules["since_relative"] if relative else (rules["since"],)
            for later, weight in enumerate(weights):
                yield Vote(year + later, weight, rules["rule_since"], shown, at)
        return
    least = [(*hit, s) for s in read if s.dated for hit in compared(s.plain)]
    if least:
        year, at, shown = max(least, key=lambda hit: hit[0])
        yield Vote(year, rules["compared"], rules["rule_compared"], shown, at)
    latest_named = max(year for year, _at, _s in named)
    if newer := [each for each in past if each[0] > latest_named]:
        year, at, shown = max(newer, key=lambda each: each[0])
        for later, weight in enumerate(rules["since_relative"] if relative else (rules["since"],)):
            yield Vote(year + later, weight, rules["rule_since_more"], shown, at)
    same, following = ("with_relative_same", "with_relative_next") if relative else ("alone_same", "alone_next")
    plain = [each for each in named if plainly_past(each[2].plain, each[1])]
    floor = max(year for year, _at, _shown in plain or named)
    vague = max(year for year, _at, _shown in named)
    for latest, share in {vague: table("dates")["past"]["vague"], floor: 1}.items():
        at, shown = next((at, shown) for year, at, shown in named if year == latest)
        if relative and pattern(rules["dated"]).match(shown.plain, at):
            same, following = "dated_same", "dated_next"
        yield Vote(latest, rules[same] * share, rules["rule_same"], shown, at)
        yield Vote(latest + 1, rules[following] * share, rules["rule_next"], shown, at)
    if phase.over or (phase.reviewing and not phase.running and not phase.closing):
        yield Vote(floor + 1, rules["over_next"], rules["over_rule"], shown, at)
    for sentence in read:
        if "一年" not in sentence.plain or sentence.block.kind is not Kind.BODY:
            continue
        if found := pattern(rules["past_year"]).search(sentence.plain):
            yield Vote(floor + 1, rules["past_year_weight"], rules["past_year_rule"], sentence, found.start())
            break
    for sentence in read:
        begins = "全年" in sentence.plain[:3] and sentence.block.kind is Kind.BODY
        if begins and pattern(rules["whole_year"]).match(sentence.plain):
            yield Vote(floor + 1, rules["whole_year_weight"], rules["whole_year_rule"], sentence, 0)
            break
