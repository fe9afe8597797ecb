"""What a sentence says about the year in which it was written: votes, by the rules of knowledge/dates.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jbtui.context.sentences import Sentence, pattern
from jbtui.knowledge import table

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
QUOTES = re.compile("[“”‘’「」『』《》]")
_NUMERAL = re.compile("([一二两三四五六七八九]?)十([一二三四五六七八九]?)|[一二两三四五六七八九]")
_DIGITS = {"两": 2} | {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True, slots=True)
class Vote:
    """What one sentence says about the year."""

    year: int
    weight: float
    rule: str
    sentence: Sentence
    at: int
    """Offset in the sentence's plain text."""


def number(words: str) -> int | None:
    """A small number in Arabic or Chinese numerals: 11, 十一, 三十; None for what is none (一二三)."""
    if words.isascii() and words.isdigit():
        return int(words)
    found = _NUMERAL.fullmatch(words)
    if not found:
        return None
    if "十" not in words:
        return _DIGITS[words]
    return (_DIGITS[found[1]] if found[1] else 1) * 10 + (_DIGITS[found[2]] if found[2] else 0)


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


def sentence_votes(sentence: Sentence, spans: Mapping[str, tuple[int, int]]) -> Iterator[tuple[Vote, int]]:
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
                year += (number(groups.get("n") or groups["n2"]) or 0) + rule["plus_n"]
            yield Vote(year, rule["weight"], rule["rule"], sentence, found.start()), rule.get("once", 3)


def _anniversaries(sentence: Sentence) -> Iterator[tuple[Vote, int]]:
    rules = table("dates")["anniversary"]
    for event, year in rules["events"].items():
        found = pattern(
            f"{event}[^。，,]{{0,{rules['within']}}}?(?P<n>\\d{{1,3}}|[一二三四五六七八九十]{{1,4}})周年"
        ).search(sentence.plain)
        if found and (elapsed := number(found["n"])):
            yield Vote(year + elapsed, rules["weight"], rules["rule"], sentence, found.start()), 1


def _spans_votes(sentence: Sentence, spans: Mapping[str, tuple[int, int]]) -> Iterator[tuple[Vote, int]]:
    """Plans and campaigns of known years: their opening, middle and closing year; a bare mention weighs little."""
    rules = table("dates")["span"]
    text = QUOTES.sub("", sentence.plain)
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
        if found and (elapsed := number(found["n"])):
            yield Vote(year + elapsed, rules["weight"], rules["rule"], sentence, found.start()), 1


def _congresses(sentence: Sentence) -> Iterator[tuple[Vote, int]]:
    rules = table("dates")["congress"]
    for name, plus in (("pattern_last", 1), ("pattern_this", 0)):
        found = pattern(rules[name]).search(sentence.plain)
        if found:
            for year in rules["years"]:
                yield Vote(year + plus, rules["weight"], rules["rule"], sentence, found.start()), len(rules["years"])


def across(read: Sequence[Sentence]) -> Iterator[Vote]:
    """A year, and after it in the same or the next sentence how long ago that is: 三年来, 一周年."""
    rules = table("dates")["elapsed"]
    used: set[str] = set()
    before: tuple[int, ...] = ()
    for sentence in read:
        years = tuple(past_years(sentence))
        for words in rules["patterns"]:
            for found in pattern(words).finditer(sentence.plain):
                anchors = [year for year, at in years if at < found.start()] or list(before)
                elapsed = number(found["n"])
                if anchors and elapsed and words not in used:
                    used.add(words)
                    yield Vote(anchors[0] + elapsed, rules["weight"], rules["rule"], sentence, found.start())
        before = tuple(year for year, _at in years)


def era_votes(read: Sequence[Sentence], whole: str) -> Iterator[Vote]:
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
