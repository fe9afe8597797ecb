"""In which year an article was written: every sentence that speaks for a year casts a weighted vote.

The rules stand in knowledge/dates.toml. Years that the article treats as past or present are a lower bound; a vote
below it is void.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jbtui.context.sentences import Sentence, pattern
from jbtui.knowledge import table
from jbtui.records import Kind

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_QUOTES = re.compile("[“”‘’「」『』《》]")
_DIGITS = {"十": 10, "两": 2} | {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True, slots=True)
class Vote:
    """What one sentence says about the year."""

    year: int
    weight: float
    rule: str
    sentence: Sentence
    at: int
    """Offset in the sentence's plain text."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The year that won, and the votes that carried it, the weightiest first."""

    year: int
    votes: tuple[Vote, ...]


def number(words: str) -> int:
    """A small number in Arabic or Chinese numerals: 11, 十一, 三十."""
    if words.isdigit():
        return int(words)
    if "十" in words:
        tens, units = words.split("十")
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[units] if units else 0)
    return sum(_DIGITS[digit] for digit in words)


def year_of(read: Sequence[Sentence], spans: Mapping[str, tuple[int, int]]) -> Verdict | None:
    """The year in which the article speaks, or None where nothing fixes it.

    `spans` gives the first and last year of the article's campaigns, by name.
    """
    rules = table("dates")
    whole = "\n".join(sentence.plain for sentence in read)
    bare = _QUOTES.sub("", whole)
    spans = {name: years for name, years in {**_plans(), **spans}.items() if name in bare}
    floor, floor_sentence = _floor(read)
    votes: list[Vote] = []
    once: Counter[str] = Counter()
    for sentence in read:
        for vote, most in _sentence_votes(sentence, spans):
            once[vote.rule] += 1
            if once[vote.rule] <= most:
                votes.append(vote)
    votes += _era_votes(read, whole)
    votes += _prior(read, floor, floor_sentence)
    earliest = max([rules["earliest"], floor or 0, *_since(whole)])
    valid = [vote for vote in votes if earliest <= vote.year <= rules["latest"]]
    totals: defaultdict[int, float] = defaultdict(float)
    for vote in valid:
        totals[vote.year] += vote.weight
    if not totals:
        return None
    best = max(totals, key=lambda year: (totals[year], -year))
    if totals[best] < rules["least"]:
        return None
    return Verdict(best, tuple(sorted((v for v in valid if v.year == best), key=lambda v: -v.weight)))


# ---- the lower bound -----------------------------------------------------------------------------------------------


def past_years(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """(year, offset) of the years that the sentence treats as come, not as planned."""
    text = sentence.plain
    if "年" not in text:
        return
    future = _future(text)
    for found in _YEAR.finditer(text):
        if found.span(1) not in future:
            yield int(found[1]), found.start()


@lru_cache(maxsize=512)
def _future(text: str) -> frozenset[tuple[int, int]]:
    """The spans of the years that the text speaks of as to come."""
    patterns = table("dates")["future"]["patterns"]
    return frozenset(found.span("y") for words in patterns for found in pattern(words).finditer(text))


def _floor(read: Sequence[Sentence]) -> tuple[int | None, Sentence | None]:
    """The latest year that has come, and the sentence that says so; 背景 years do not count."""
    background = pattern(table("dates")["prior"]["background"])
    best: tuple[int | None, Sentence | None] = (None, None)
    for sentence in read:
        if "20" not in sentence.plain and "19" not in sentence.plain:
            continue
        aside = {found.span(name)[0] for found in background.finditer(sentence.plain) for name in ("y", "y2")}
        for year, at in past_years(sentence):
            if at not in aside and (best[0] is None or year > best[0]):
                best = (year, sentence)
    return best


def _since(whole: str) -> list[int]:
    """The first years in which words that the article uses were in use."""
    return [era["since"] for era in table("dates")["era"] if any(word in whole for word in era["words"])]


# ---- votes ---------------------------------------------------------------------------------------------------------


def _sentence_votes(sentence: Sentence, spans: Mapping[str, tuple[int, int]]) -> Iterator[tuple[Vote, int]]:
    """Each vote with how often its rule may count in an article."""
    text = sentence.plain
    yield from _stated_years(sentence)
    if "周年" in text:
        yield from _anniversaries(sentence)
    if spans:
        yield from _spans_votes(sentence, spans)
    if "年来" in text or "十年" in text or "五年" in text:
        yield from _counted(sentence)
    if "代表大会" in text or "党代会" in text:
        yield from _congresses(sentence)


def _stated_years(sentence: Sentence) -> Iterator[tuple[Vote, int]]:
    text = sentence.plain
    if "20" not in text:
        return
    future = _future(text)
    for rule in table("dates")["year"]:
        if "unless" in rule and pattern(rule["unless"]).search(text):
            continue
        for found in pattern(rule["pattern"]).finditer(text):
            groups = found.groupdict()
            name = "y" if groups.get("y") else "y2"
            if found.span(name) in future and rule.get("plus"):
                continue
            year = int(groups[name]) + rule.get("plus", 0)
            if "plus_n" in rule:
                year += number(groups.get("n") or groups["n2"]) + rule["plus_n"]
            yield Vote(year, rule["weight"], rule["rule"], sentence, found.start()), rule.get("once", 3)


def _anniversaries(sentence: Sentence) -> Iterator[tuple[Vote, int]]:
    rules = table("dates")["anniversary"]
    for event, year in rules["events"].items():
        found = pattern(f"{event}[^。，,]{{0,{rules['within']}}}?(?P<n>\\d+|[一二三四五六七八九十]+)周年").search(
            sentence.plain
        )
        if found:
            yield Vote(year + number(found["n"]), rules["weight"], rules["rule"], sentence, found.start()), 1


@cache
def _plans() -> Mapping[str, tuple[int, int]]:
    return {name: (first, last) for name, (first, last) in table("dates")["span"]["plans"].items()}


def _spans_votes(sentence: Sentence, spans: Mapping[str, tuple[int, int]]) -> Iterator[tuple[Vote, int]]:
    """Plans and campaigns of known years: their opening, middle and closing year; a bare mention weighs little."""
    rules = table("dates")["span"]
    text = _QUOTES.sub("", sentence.plain)
    for name, (first, last) in spans.items():
        at = text.find(name)
        if at < 0:
            continue
        near = text[max(0, at - rules["within"]) : at + len(name) + rules["within"]]
        for part, year in (("first", first), ("last", last), ("middle", (first + last) // 2)):
            if any(word in near for word in rules[part]):
                rule = f"{name}{rules[f'rule_{part}']}"
                yield Vote(year, rules["weight"], rule, sentence, 0), 1
                break
        else:
            for year in range(first, last + 1):
                yield Vote(year, rules["weak"] / (last - first + 1), f"{name}年间", sentence, 0), last - first + 1


def _counted(sentence: Sentence) -> Iterator[tuple[Vote, int]]:
    """党的十八大以来……十年来."""
    rules = table("dates")["since"]
    for event, year in rules["events"].items():
        found = pattern(f"{event}(?:召开)?以来[^。]{{0,60}}?(?P<n>[五十])年").search(sentence.plain)
        if found:
            yield Vote(year + number(found["n"]), rules["weight"], rules["rule"], sentence, found.start()), 1


def _congresses(sentence: Sentence) -> Iterator[tuple[Vote, int]]:
    rules = table("dates")["congress"]
    for name, plus in (("pattern_last", 1), ("pattern_this", 0)):
        found = pattern(rules[name]).search(sentence.plain)
        if found:
            for year in rules["years"]:
                yield Vote(year + plus, rules["weight"], rules["rule"], sentence, found.start()), len(rules["years"])


def _era_votes(read: Sequence[Sentence], whole: str) -> Iterator[Vote]:
    for era in table("dates")["era"]:
        if not any(word in whole for word in era["words"]):
            continue
        for sentence in read:
            word = next((word for word in era["words"] if word in sentence.plain), None)
            if word:
                at = sentence.plain.find(word)
                for year in era["vote"]:
                    yield Vote(year, era["weight"], f"提到“{word}”", sentence, at)
                break


def _prior(read: Sequence[Sentence], floor: int | None, shown: Sentence | None) -> Iterator[Vote]:
    """The latest year the article names is the year itself or the one before."""
    if floor is None or shown is None:
        return
    rules = table("dates")["prior"]
    at = shown.plain.find(str(floor))
    relative = any("今年" in s.plain or "去年" in s.plain for s in read)
    same, following = ("with_relative_same", "with_relative_next") if relative else ("alone_same", "alone_next")
    yield Vote(floor, rules[same], rules["rule_same"], shown, at)
    yield Vote(floor + 1, rules[following], rules["rule_next"], shown, at)
    for sentence in read:
        if sentence.block.kind is Kind.BODY and (found := pattern(rules["past_year"]).search(sentence.plain)):
            yield Vote(floor + 1, rules["past_year_weight"], rules["past_year_rule"], sentence, found.start())
            break
    for sentence in read:
        if sentence.block.kind is Kind.BODY and pattern(rules["whole_year"]).search(sentence.plain):
            yield Vote(floor + 1, rules["whole_year_weight"], rules["whole_year_rule"], sentence, 0)
            break
