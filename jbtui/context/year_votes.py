"""What a sentence says about the year in which it was written: votes, by the rules of knowledge/dates.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jbtui.context.planned_years import future_spans, has_year
from jbtui.context.sentences import Sentence, pattern
from jbtui.knowledge import table

QUOTES = re.compile("[“”‘’「」『』《》]")
_NUMERAL = re.compile("([一二两三四五六七八九]?)十([一二三四五六七八九]?)|[一二两三四五六七八九]")
# The last clause, and a short one before it: 明年，我们将
_CLAUSE = re.compile("(?:(?<![^。;；,，:：])[^。;；,，:：]{2,5}[,，])?[^。;；,，:：]*$")
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


def sentence_votes(sentence: Sentence, spans: Mapping[str, tuple[int, int]]) -> Iterator[tuple[Vote, int]]:
    """Each vote with how often its rule may count in an article."""
    text = sentence.plain
    yield from _stated_years(sentence)
    if "周年" in text:
        yield from _anniversaries(sentence)
    if spans:
        yield from _spans_votes(sentence, spans)
    if "大" in text and "年" in text:
        yield from _meetings(sentence)
    if "年来" in text or "十年" in text or "五年" in text:
        yield from _counted(sentence)
    if "代表大会" in text or "党代会" in text:
        yield from _congresses(sentence)


def _stated_years(sentence: Sentence) -> Iterator[tuple[Vote, int]]:
    text = sentence.plain
    if not has_year(sentence):
        return
    future = future_spans(text)
    for rule in table("dates")["year"]:
        if "unless" in rule and pattern(rule["unless"]).search(text):
            continue
        for found in pattern(rule["pattern"]).finditer(text):
            groups = found.groupdict()
            name = "y" if groups.get("y") else "y2"
            if found.span(name) in future and rule.get("come", rule.get("plus", 0) > 0):
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
        later = _later(text, at)
        part = _part(text, at, name, first, last)
        if part and later is not None:
            year, rule = part
            weight = rules["weight_nth"] if rule == rules["rule_nth"] else rules["weight"]
            yield Vote(year - later, weight, f"{name}{rule}", sentence, 0), 1
        elif part is None:
            for year in range(first, last + 1):
                yield Vote(year, rules["weak"] / (last - first + 1), f"{name}年间", sentence, 0), last - first + 1


def _part(text: str, at: int, name: str, first: int, last: int) -> tuple[int, str] | None:
    """(year, rule) of the year of the plan or campaign that is spoken of: 开局之年, 第二年, 收官之年."""
    rules = table("dates")["span"]
    nth = pattern(rules["nth"]).match(text, at + len(name))
    if nth and (count := number(nth["n"])) and first + count - 1 <= last:
        return first + count - 1, rules["rule_nth"]
    near = text[max(0, at - rules["within"]) : at + len(name) + rules["within"]]
    for part, year in (("first", first), ("last", last), ("middle", (first + last) // 2)):
        if any(word in near for word in rules[part]):
            return year, rules[f"rule_{part}"]
    return None


def _later(text: str, at: int) -> int | None:
    """How many years after the present the clause before the offset speaks of; None where it names a year itself."""
    clause = _CLAUSE.findall(text[:at])[0]
    if re.search(r"20\d\d年", clause):
        return None
    words = table("dates")["relative"]["words"]
    last = max(words, key=clause.rfind)
    return int(words[last]) if last in clause else 0


def _meetings(sentence: Sentence) -> Iterator[tuple[Vote, int]]:
    """The year after a party congress (贯彻十九大精神的开局之年) and the year of it (召开之年)."""
    events = table("dates")["since"]["events"]
    for rule in table("dates")["meeting"]:
        found = pattern(rule["pattern"]).search(sentence.plain)
        later = _later(sentence.plain, found.start()) if found else None
        if found and later is not None and found["c"] in events:
            yield Vote(events[found["c"]] + rule["plus"] - later, rule["weight"], rule["rule"], sentence, 0), 1


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


def across(read: Sequence[Sentence], past: Sequence[Sequence[tuple[int, int]]]) -> Iterator[Vote]:
    """A year, and after it in the same or the next sentence how long ago that is: 三年来, 一周年.

    `past` holds (year, offset) of the years that each sentence treats as come.
    """
    rules = table("dates")["elapsed"]
    used: set[str] = set()
    before: tuple[int, ...] = ()
    for sentence, years in zip(read, past, strict=True):
        for words in rules["patterns"]:
            for found in pattern(words).finditer(sentence.plain) if years or before else ():
                anchors = [year for year, at in years if at < found.start()] or list(before)
                elapsed = number(found["n"])
                if anchors and elapsed and words not in used:
                    used.add(words)
                    yield Vote(anchors[0] + elapsed, rules["weight"], rules["rule"], sentence, found.start())
        before = tuple(year for year, _at in years)


def nth_votes(read: Sequence[Sentence]) -> Iterator[Vote]:
    """今年是三年行动的第二年, with the year in which it was begun named in the same or an earlier sentence."""
    rules = table("dates")["nth"]
    began: int | None = None
    for sentence in read:
        start = pattern(rules["start"]).search(sentence.plain)
        began = int(start["y"]) if start else began
        found = pattern(rules["now"]).search(sentence.plain)
        count = number(found["n"]) if found else None
        if found and count and began:
            later = _later(sentence.plain, found.start() + 2)
            yield Vote(began + count - 1 - (later or 0), rules["weight"], rules["rule"], sentence, found.start())
            return


def plan_votes(read: Sequence[Sentence], whole: str) -> Iterator[Vote]:
    """The year that something is planned for is the next one, where the article tells what was done 今年."""
    rules = table("dates")["future"]
    if not pattern(rules["done"]).search(whole) or pattern(rules["not_done"]).search(whole):
        return
    for key in ("topic", "dated"):
        hits = [
            (int(found["y"]), found.start("y"), sentence)
            for sentence in read
            if has_year(sentence)
            for found in pattern(rules[key]).finditer(sentence.plain)
        ]
        if hits:
            year, at, sentence = min(hits, key=lambda hit: hit[0])
            yield Vote(year - 1, rules[f"{key}_weight"], rules[f"{key}_rule"], sentence, at)


def eras(whole: str) -> list[Mapping[str, Any]]:
    """The times whose words an article uses."""
    return [era for era in table("dates")["era"] if any(word in whole for word in era["words"])]


def era_votes(read: Sequence[Sentence], spoken: Sequence[Mapping[str, Any]]) -> Iterator[Vote]:
    """The years in which the words of the times that the article speaks of were in use."""
    for era in spoken:
        for sentence in read:
            word = next((word for word in era["words"] if word in sentence.plain), None)
            if word:
                at = sentence.plain.find(word)
                for year in era["vote"]:
                    yield Vote(year, era["weight"], f"提到“{word}”", sentence, at)
                break
