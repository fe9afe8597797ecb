"""Which campaign (专项行动) an article is about, and which others it and each paragraph mention.

Known campaigns stand in knowledge/campaigns.toml. New ones are found by their marks: a quoted name before 行动, 攻坚,
工程 and the like (“三提三争”行动), or an unquoted one before 专项行动 and the like.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jbtui.context.sentences import Sentence, evidence
from jbtui.knowledge import table
from jbtui.records import Kind, Named, Role, SourceText

_OPEN, _CLOSE = '“‘「『"', '”’」』"'
_ORNAMENT = re.compile('[“”‘’「」『』《》"·・•\\s]')
_QUOTE = re.compile("[“「『]([^“”「」『』]+)[”」』]")
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A campaign's name in a text, its quotation marks and its mark (行动) included in the span."""

    start: int
    end: int
    name: str
    mark: str
    known: bool


@dataclass(slots=True)
class _Case:
    """What speaks for a campaign as the article's own."""

    score: float = 0.0
    mentions: int = 0
    factor: float = 1.0
    where: list[str] = field(default_factory=list)
    shown: tuple[Sentence, int] | None = None


@cache
def _known() -> tuple[re.Pattern[str], Mapping[str, Mapping[str, Any]], Mapping[str, str], frozenset[str]]:
    """A pattern of all known names; the table by name; name by bare alias; the aliases that must stand in quotes."""
    entries = {entry["name"]: entry for entry in table("campaigns")["known"]}
    by_alias: dict[str, str] = {}
    quoted: set[str] = set()
    for name, entry in entries.items():
        for alias in (name, *entry.get("aliases", ())):
            bare = _ORNAMENT.sub("", alias)
            by_alias.setdefault(bare, name)
            if entry.get("quoted", False) or bare.isdigit():
                quoted.add(bare)
    gap = '[“”‘’"·・•]*'
    order = sorted(by_alias, key=len, reverse=True)
    # Every branch begins with a character of its own, so that the search can leap from one possible start to the next.
    found = re.compile("|".join(gap.join(map(re.escape, bare)) for bare in order))
    return found, entries, by_alias, frozenset(quoted)


@cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    marks = table("campaigns")["marks"]
    after = "|".join(sorted(marks["after_quote"], key=len, reverse=True))
    new = re.compile(f"[“‘「『]([^“”‘’「」『』。；;]{{2,24}})[”’」』]({after})")
    plain = "|".join(marks["unquoted"])
    begins = "|".join(sorted(marks["begins_after"], key=len, reverse=True))
    return new, re.compile(f"[\u4e00-\u9fff]{{2,{marks['longest']}}}?(?:{plain})"), re.compile(f".*(?:{begins})")


def mentions(text: str, coined: frozenset[str] = frozenset()) -> list[Mention]:
    """The campaigns named in the text (no white space in it), in order, not overlapping.

    `coined` are quoted names that count in this article without a mark.
    """
    known, _entries, by_alias, quoted = _known()
    found: list[Mention] = []
    for hit in known.finditer(text):
        bare = _ORNAMENT.sub("", hit[0])
        start, end = hit.span()
        start -= start > 0 and text[start - 1] in _OPEN
        end += end < len(text) and text[end] in _CLOSE
        if bare in quoted and (start == hit.start() or end == hit.end()):
            continue
        mark = _mark_at(text, end)
        found.append(Mention(start, end + len(mark), by_alias[bare], mark, True))
    new, _unquoted, _begins = _marks()
    for hit in new.finditer(text):
        if hit[1] not in table("campaigns")["marks"]["not_quoted"] and not _overlaps(found, hit.start(), hit.end()):
            found.append(Mention(hit.start(), hit.end(), _canonical(hit[1], hit[2]), hit[2], False))
    for name in coined:
        for hit in _quoted(name).finditer(text):
            if not _overlaps(found, hit.start(), hit.end()):
                found.append(Mention(hit.start(), hit.end(), name, "", False))
    for start, end, name, mark in _bare(text):
        if not _overlaps(found, start, end):
            found.append(Mention(start, end, name, mark, False))
    return sorted(found, key=lambda m: m.start)


def _overlaps(found: Sequence[Mention], start: int, end: int) -> bool:
    return any(m.start < end and start < m.end for m in found)


def _mark_at(text: str, end: int) -> str:
    marks = table("campaigns")["marks"]["after_quote"]
    return max((mark for mark in marks if text.startswith(mark, end)), key=len, default="")


def _canonical(inner: str, mark: str) -> str:
    """The name without quotation marks; digits or two characters alone would not be one and keep their mark."""
    return inner if len(_HAN.findall(inner)) > 2 else inner + mark


def _bare(text: str) -> Iterable[tuple[int, int, str, str]]:
    """Unquoted names before 专项行动 and the like."""
    rules = table("campaigns")["marks"]
    if not any(mark in text for mark in rules["unquoted"]):
        return
    _new, unquoted, begins = _marks()
    for hit in unquoted.finditer(text):
        mark = next(mark for mark in sorted(rules["unquoted"], key=len, reverse=True) if hit[0].endswith(mark))
        stem = hit[0].removesuffix(mark)
        lead = begins.match(stem)
        if lead is None and hit.start() and _HAN.match(text[hit.start() - 1]):
            continue
        stem = stem[lead.end() :] if lead else stem
        name = stem + mark
        if len(stem) < rules["shortest"] or stem.startswith(tuple(rules["not_names"])) or name in rules["not_names"]:
            continue
        yield hit.end() - len(name), hit.end(), name, mark


@cache
def _quoted(name: str) -> re.Pattern[str]:
    return re.compile(f"[{_OPEN}‘]{re.escape(name)}[{_CLOSE}’]")


def _coined(read: Sequence[Sentence]) -> frozenset[str]:
    """Quoted names that an article coins: found somewhere with their mark, or quoted in the title and again below."""
    rules = table("campaigns")["marks"]
    known = _known()[2]
    marked = {hit[1] for s in read for hit in _marks()[0].finditer(s.plain) if _canonical(hit[1], hit[2]) == hit[1]}
    titled = {name for s in read if s.block.kind is Kind.TITLE for name in _QUOTE.findall(s.plain)}
    whole = "".join(s.plain for s in read if s.block.kind is Kind.BODY) if titled else ""
    recurring = {
        name
        for name in titled
        if rules["shortest"] <= len(name) <= rules["longest"]
        and len(_quoted(name).findall(whole)) >= rules["title_recurs"]
    }
    return frozenset(
        name for name in marked | recurring if name not in rules["not_quoted"] and _ORNAMENT.sub("", name) not in known
    )


@dataclass(frozen=True, slots=True)
class Campaigns:
    """The campaigns of an article, its own first, each with the sentence that shows it."""

    named: tuple[Named, ...]
    spoken: Mapping[int, tuple[str, ...]]
    """A block's 0-based place in the article → the campaigns it names, in order."""


def campaigns_of(read: Sequence[Sentence], source: SourceText) -> Campaigns:
    """The campaigns of an article from all its sentences."""
    coined = _coined(read)
    found = [(s, mentions(s.plain, coined)) for s in read if s.block.kind is not Kind.NOISE]
    cases = _cases(found)
    spoken: dict[int, dict[str, None]] = {}
    for sentence, each in found:
        for mention in each:
            spoken.setdefault(sentence.place, {}).setdefault(mention.name)
    weight = table("campaigns")["main"]
    best = max(cases, key=lambda name: cases[name].score, default=None)
    own = best if best is not None and cases[best].score >= weight["least"] else None
    named = [_named(name, case, name == own, source) for name, case in cases.items()]
    named.sort(key=lambda item: item.role is not Role.MAIN)
    return Campaigns(tuple(named), {place: tuple(names) for place, names in spoken.items()})


def _named(name: str, case: _Case, main: bool, source: SourceText) -> Named:
    assert case.shown is not None
    sentence, at = case.shown
    rule = "、".join(dict.fromkeys(case.where)) + f"，全文 {case.mentions} 次" if main else "文中提到"
    return Named(name, Role.MAIN if main else Role.MENTIONED, evidence(sentence, source, at), rule)


def _cases(read: Sequence[tuple[Sentence, Sequence[Mention]]]) -> dict[str, _Case]:
    weight = table("campaigns")["main"]
    entries = _known()[1]
    cases: dict[str, _Case] = defaultdict(_Case)
    intro_seen: set[tuple[str, int]] = set()
    headed = any(s.block.kind is Kind.HEADING for s, _found in read)
    bodies: list[int] = []
    for sentence, found in read:
        block = sentence.block
        if block.kind is Kind.BODY and sentence.place not in bodies[-1:]:
            bodies.append(sentence.place)
        for mention in found:
            case = cases[mention.name]
            case.mentions += 1
            case.factor = max(case.factor if case.mentions > 1 else 0.0, _factor(mention, entries))
            value = weight["mention"] if case.mentions <= weight["most_mentions"] else 0
            opening = block.kind is Kind.BODY and (block.section is None if headed else len(bodies) <= 3)
            if block.kind is Kind.TITLE:
                value += weight["title"]
                case.where.append("标题")
            elif block.kind is Kind.HEADING:
                value += weight["heading"]
                case.where.append("小标题")
            elif opening and (mention.name, sentence.place) not in intro_seen:
                intro_seen.add((mention.name, sentence.place))
                value += weight["intro"]
                case.where.append("开头")
            if _framed(sentence.plain, mention):
                value += weight["frame"]
                case.where.append("总抓手之类的说法")
            case.score += value
            if case.shown is None or (case.shown[0].block.kind is not Kind.BODY and block.kind is Kind.BODY):
                case.shown = (sentence, mention.start)
    for case in cases.values():
        case.score *= case.factor
    return dict(cases)


def _factor(mention: Mention, entries: Mapping[str, Mapping[str, Any]]) -> float:
    weight = table("campaigns")["main"]
    mark = float(weight["mark"].get(mention.mark, 1.0))
    if not mention.known:
        return float(weight["new"]) * mark
    entry = entries[mention.name]
    if entry["kind"] == "policy":
        return float(weight["policy"])
    return float(entry.get("weight", 1.0)) * max(mark, 1.0)


def _framed(text: str, mention: Mention) -> bool:
    for frame in table("campaigns")["main"]["frames"]:
        before, after = frame.split("{}")
        if text.endswith(before, 0, mention.start) and text.startswith(after, mention.end):
            return True
    return False
