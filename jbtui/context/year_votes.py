"""What a sentence says about the year in which it was written: votes, by the rules of knowledge/dates.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from jbtui.context.planned_years import future_spans
from jbtui.context.rules import year_rules
from jbtui.context.sentences import Sentence, pattern
from jbtui.context.vote import Vote, later, number
from jbtui.context.watchwords import spoken
from jbtui.knowledge import table

if TYPE_CHECKING:
    from jbtui.context.phase import Phase

_QUOTES = "“”‘’「」『』《》"
_YEAR = re.compile(r"20\d\d(?=年)")
_UNTIL = re.compile(r"[到至]20\d\d年")
_COMMAS = re.compile("[。；;，,]")


def unquoted(text: str) -> str:
    """The text without its quotation marks."""
    for mark in _QUOTES:
        text = text.replace(mark, "")
    return text


def sentence_votes(sentence: Sentence, bare: str, spans: Mapping[str, tuple[int, int]]) -> Iterator[tuple[Vote, int]]:
    """Each vote with how often its rule may count in an article; `bare` is the sentence without quotation marks,
    `spans` gives the years of the plans and campaigns that the article names."""
    text = sentence.plain
    if sentence.dated:
        yield from _stated_years(sentence)
    for name, years in spans.items():
        at = bare.find(name)
        if at >= 0:
            yield from _span_votes(sentence, bare, at, name, *years)
    if sentence.dated:
        yield from _ranges(sentence)
    if "年" in text:
        yield from _meetings(sentence)
    if "年来" in text or "十年" in text or "五年" in text:
        yield from _counted(sentence)
    if "代表大会" in text or "党代会" in text:
        yield from _congresses(sentence)


def _stated_years(sentence: Sentence) -> Iterator[tuple[Vote, int]]:
    text = sentence.plain
    future = future_spans(text)
    for rule in year_rules().asked_of(text, "year"):
        if "unless" in rule and pattern(rule["unless"]).search(text):
            continue
        for found in pattern(rule["pattern"]).finditer(text):
            groups = found.groupdict()
            name = "y" if groups.get("y") else "y2"
            if found.span(name) in future and rule.get("come", rule.get("plus", 0) > 0):
                continue
            year = int(groups[name]) + rule.get("plus", 0)
            if "plus_n" in rule:
                year += (number(groups.get("n") or groups["n2"]) or 0) * rule.get("times", 1) + rule["plus_n"]
            yield Vote(year, rule["weight"], rule["rule"], sentence, found.start()), rule.get("once", 3)


def _span_votes(sentence: Sentence, text: str, at: int, name: str, first: int, last: int) -> Iterator[tuple[Vote, int]]:
    """A plan or campaign of known years: its opening, middle and closing year; a bare mention weighs little.

    `text` is the sentence without quotation marks, `at` the place of the name in it.
    """
    rules = table("dates")["span"]
    said = text.replace(name, "NAME")  # as the table writes it: one pattern for whatever is named
    begun, preparing, drawn_up, left = (
        pattern(rules[way]).search(said) for way in ("begun", "preparing", "drawn_up", "left")
    )
    if pattern(rules["now_over"]).search(text):
        yield Vote(last + 1, rules["weight_now_over"], f"{name}{rules['rule_now_over']}", sentence, 0), 1
    part = _part(text, at, name, first, last)
    if begun and part is None:
        since = int(table("dates")["relative"]["words"][begun["rel"] or "今年"])
        declared = rules["declared"].get(name, first) if begun["late"] else first
        yield Vote(declared - since, rules["weight_begun"], f"{name}{rules['rule_begun']}", sentence, 0), 1
        return
    if preparing:
        yield Vote(first - 1, rules["weight_preparing"], f"{name}{rules['rule_preparing']}", sentence, 0), 1
        yield Vote(first, rules["weight_opening"] / 2, f"{name}{rules['rule_preparing']}", sentence, 0), 1
        return
    if drawn_up:
        yield Vote(first - 1, rules["weight_drawn_up"], f"{name}{rules['rule_drawn_up']}", sentence, 0), 1
        return
    if left:
        year = last - (number(left["n"]) or 0) + bool(left["less"])
        yield Vote(year, rules["weight_left"], f"{name}{rules['rule_left']}", sentence, 0), 1
        return
    if part:
        years_on = later(text, at)
        year, rule = part
        weights = {rules[f"rule_{each}"]: rules[f"weight_{each}"] for each in ("nth", "opening", "starting")}
        weight = weights.get(rule, rules["weight"])
        if years_on is not None:
            yield Vote(year - years_on, weight, f"{name}{rule}", sentence, 0), 1
    elif pattern(rules["end"]).match(text, at + len(name)):
        yield Vote(last, rules["weight_end"], f"{name}{rules['rule_end']}", sentence, 0), 1
    elif pattern(rules["over"]).match(text, at + len(name)):
        for year in (last, last + 1):
            yield Vote(year, rules["weight_over"], f"{name}{rules['rule_over']}", sentence, 0), 2
    else:
        for year in range(first, last + 1):
            yield Vote(year, rules["weak"] / (last - first + 1), f"{name}年间", sentence, 0), last - first + 1


def _ranges(sentence: Sentence) -> Iterator[tuple[Vote, int]]:
    """去年是三年行动（2015—2017年）的收尾: a plan whose years the sentence names, and which of them is spoken of."""
    rules = table("dates")["span"]
    found = pattern(rules["range"]).search(sentence.plain)
    if found is None:
        return
    words = table("dates")["relative"]["words"]
    around = sentence.plain[: found.start()] + sentence.plain[found.end() :]
    spoken = next((word for word in words if word in around), None)
    for part, year in (("last_more", found["y2"]), ("first_more", found["y"])):
        if spoken and any(word in sentence.plain[found.end() :] for word in rules[part]):
            since = int(words[spoken])
            yield Vote(int(year) - since, rules["weight_range"], rules["rule_range"], sentence, found.start()), 1
            return


def _part(text: str, at: int, name: str, first: int, last: int) -> tuple[int, str] | None:
    """(year, rule) of the year of the plan or campaign that is spoken of: 开局之年, 第二年, 收官之年."""
    rules = table("dates")["span"]
    last_but = pattern(rules["last_but"]).match(text, at + len(name))
    if last_but and (count := number(last_but["n"])):
        return last - count + 1, rules["rule_nth"]
    nth = pattern(rules["nth"]).match(text, at + len(name))
    if nth and (count := number(nth["n"])) and first + count - 1 <= last:
        return first + count - 1, rules["rule_nth"]
    near = text[max(0, at - rules["within"]) : at + len(name) + rules["within"]]
    for part, year in (
        ("first", first),
        ("last", last),
        ("middle", (first + last) // 2),
        ("opening", first),
        ("starting", first),
    ):
        word = next((word for word in rules[part] if word in near), None)
        if word:
            # Another year in its clause: the words are of that one, 到2015年收官.
            clause = next(clause for clause in _COMMAS.split(near.replace(word, f"\0{word}", 1)) if "\0" in clause)
            told = {int(year) for year in _YEAR.findall(clause)}
            goal = _UNTIL.search(clause)
            return (year, rules[f"rule_{part}"]) if not goal and (not told or year in told) else None
    return None


def _meetings(sentence: Sentence) -> Iterator[tuple[Vote, int]]:
    """The year after a party congress (贯彻十九大精神的开局之年) and the year of it (召开之年)."""
    events = table("dates")["since"]["events"]
    if not any(event in sentence.plain for event in events):
        return
    for rule in table("dates")["meeting"]:
        found = pattern(rule["pattern"]).search(sentence.plain)
        years_on = later(sentence.plain, found.start()) if found else None
        if found and years_on is not None and found["c"] in events:
            yield Vote(events[found["c"]] + rule["plus"] - years_on, rule["weight"], rule["rule"], sentence, 0), 1


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


def plan_votes(read: Sequence[Sentence], phase: Phase, latest: int | None) -> Iterator[Vote]:
    """The year that something is planned for: the next one once the year has run far, this one where it has begun.

    `latest` is the last year that the article speaks of as come; a plan for a later year than the one after next is
    hardly one for the next.
    """
    rules = table("dates")["future"]
    if not phase.late and not phase.early:
        return
    for key in ("topic", "dated") if phase.late else ("topic",):
        hits = [
            (int(found["y"]), found.start("y"), sentence)
            for sentence in read
            if sentence.dated
            for rule in year_rules().asked_of(sentence.plain, key)
            for found in pattern(rule["pattern"]).finditer(sentence.plain)
        ]
        if hits:
            year, at, sentence = min(hits, key=lambda hit: hit[0])
            far = latest is not None and year > latest + 2
            weight = rules[f"{key}_weight"] * (rules["far"] if far else 1)
            rule = rules[f"{key}_rule"] if phase.late else rules["topic_rule_same"]
            yield Vote(year - phase.late, weight, rule, sentence, at)


def succession(read: Sequence[Sentence]) -> Iterator[Vote]:
    """2017年3月，……；今年3月，……: the sentence after the year goes on to 今年."""
    rules = table("dates")["succession"]
    for before, after in pairwise(read):
        named = pattern(rules["before"]).search(before.plain) if before.place == after.place else None
        for key, years in (("now", 1), ("last", 2)):
            if named and pattern(rules[key]).search(after.plain):
                yield Vote(int(named["y"]) + years, rules["weight"], rules["rule"], before, named.start())


def eras(whole: str) -> list[Mapping[str, Any]]:
    """The times whose words an article uses."""
    words = spoken(whole)
    return [era for era in table("events")["era"] if not words.isdisjoint(era["words"])]


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
