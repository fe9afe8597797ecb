"""Names that an article treats as a campaign though no mark stands behind them: by the words before and after them
(以“……”为抓手, 打响“……”, “……”动员大会), or by the headline, whose words the text says again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from jbtui.context.places import full_names, gazetteer
from jbtui.context.rules import Rules
from jbtui.context.sentences import Sentence, pattern
from jbtui.knowledge import table
from jbtui.records import Kind

_QUOTED = re.compile("“([\u4e00-\u9fff]{4,14})”")
OWN_WORDS = 4
"""Characters from which a name is hardly a common word."""
_LONGEST = 24
"""Characters of a headline before the end of a name that may be a part of it."""
MOST = 100
"""Names that an article may coin, and may declare: no article has more, and each costs a reading of the text."""


def headline(read: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of the headline, its second line included where the page has it as a heading above the text."""
    first = next((s.place for s in read if s.block.kind is Kind.BODY), 0)
    return [s for s in read if s.block.kind is Kind.TITLE or (s.block.kind is Kind.HEADING and s.place < first)]


def called_out(read: Sequence[Sentence], body: str) -> Iterator[str]:
    """Quoted names with a word beside them that is only said of a campaign; `body` is the text of the paragraphs."""
    rules = table("campaigns")["called"]
    asked: set[str] = set()
    for sentence in read:
        if "“" not in sentence.plain and "「" not in sentence.plain:
            continue
        for rule in _beside().asked_of(sentence.plain, "beside"):
            for found in pattern(rule["pattern"]).finditer(sentence.plain):
                name = found["name"]
                if name in asked or len(asked) >= MOST:
                    continue
                asked.add(name)
                strong = pattern(rules["strong"]).search(found[0]) or sentence.block.kind is Kind.TITLE
                if strong or body.count(name) >= rules["recurs"]:
                    yield name


@cache
def _beside() -> Rules:
    return Rules(beside=table("campaigns")["called"]["beside"])


def marked_below(read: Sequence[Sentence], body: str) -> Iterator[str]:
    """Quoted names that the text elsewhere calls a campaign without the quotation marks: 重建美好家园行动启动以来."""
    rules = table("campaigns")["called"]
    asked: set[str] = set()
    for sentence in read:
        for name in _QUOTED.findall(sentence.plain) if "“" in sentence.plain else ():
            if name not in asked and len(asked) < MOST:
                asked.add(name)
                if any(name + mark in body for mark in rules["marked_below"]):
                    yield name


def repeated(title: Sequence[Sentence], body: str) -> Iterator[str]:
    """What the headline names without quotation marks and the text says again: 江北坡坎崖绿化美化扮靓两江四岸."""
    rules = table("campaigns")["called"]
    for sentence in title:
        for end in _ends().finditer(sentence.plain):
            run = pattern("[\u4e00-\u9fff]+$").search(sentence.plain[max(0, end.end() - _LONGEST) : end.end()])
            words = run[0] if run else ""
            said = next((words[at:] for at in range(len(words) - OWN_WORDS + 1) if words[at:] in body), "")
            short = _short_name(said)
            rest = said[short:].lstrip("区县市旗")
            name = rest if short and len(rest) >= OWN_WORDS else said  # 通州平原造林: 平原 is no county here
            common = name in rules["generic"] or name.startswith(tuple(rules["not_start"]))
            if len(name) >= OWN_WORDS and not common:
                yield name


@cache
def _ends() -> re.Pattern[str]:
    return pattern("|".join(table("campaigns")["called"]["ends"]))


def declared(read: Sequence[Sentence], title: Sequence[Sentence], body: str) -> Iterator[str]:
    """Names without quotation marks or 专项行动 that an article treats as a campaign: 把……定为“头号工程”, 实施……工程,
    ……巡礼 in the title; each said again in the text."""
    rules = table("campaigns")["marks"]
    above = "\n".join(sentence.plain for sentence in title)
    asked: set[str] = set()
    may_declare = _declarations().asked_of_lines("\n".join(sentence.plain for sentence in read), "declared")
    for place, sentence in enumerate(read):
        if sentence.block.kind is Kind.TITLE and (found := pattern(rules["titled"]).search(sentence.plain)):
            name = found["name"][begun(found["name"]) :]
            name = name[_short_name(name) :]
            if name.endswith(tuple(rules["titled_ends"])) and len(name) >= OWN_WORDS and name in body:
                yield name
        for rule in may_declare.get(place, ()):
            for found in pattern(rule["pattern"]).finditer(sentence.plain):
                words = found["name"][begun(found["name"]) :]
                if words in asked or len(asked) >= MOST:
                    continue
                asked.add(words)
                name = words if words[:OWN_WORDS] in above else _said_again(words, body, rule["recurs"])
                if name and not name.startswith(tuple(rules["not_names"])):
                    yield name


@cache
def _declarations() -> Rules:
    return Rules(declared=table("campaigns")["marks"]["declared"])


def _short_name(words: str) -> int:
    """How many characters of the words are a district's short name that they begin with."""
    return next((size for size in (3, 2) if words[:size] in gazetteer().shorts), 0)


def _said_again(name: str, body: str, times: int) -> str:
    """The name, or the longest ending of it by which the text calls it so often: 河道排污口百日清零行动, and then
    百日清零行动; "" for none."""
    if len(name) >= OWN_WORDS and body.count(name) >= times:
        return name
    endings = (name[at:] for at in range(1, len(name) - OWN_WORDS))
    return next((ending for ending in endings if body.count(ending) >= max(2, times)), "")


def begun(stem: str) -> int:
    """Where a name begins that nothing sets off: after the last word that leads to one (开展), after a place's name."""
    lead = _leads_to().match(stem)
    place = max((mention.end for mention in full_names(stem)), default=0)
    return max(lead.end() if lead else 0, place)


@cache
def _leads_to() -> re.Pattern[str]:
    begins = "|".join(sorted(table("campaigns")["marks"]["begins_after"], key=len, reverse=True))
    return re.compile(f".*(?:{begins})")
