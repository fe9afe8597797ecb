"""Where campaigns are named in a text: known ones in every spelling, new ones by their marks.

A new one is a quoted name before 行动, 攻坚, 工程 and the like (“三提三争”行动), a quoted name that itself ends so
(“项目攻坚年”), or an unquoted one before 专项行动 and the like.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice
from types import MappingProxyType
from typing import Any

from jbtui.context.places import full_names, gazetteer
from jbtui.context.rules import Rules
from jbtui.context.sentences import Sentence, pattern
from jbtui.knowledge import table
from jbtui.records import Kind
from jbtui.text.trie import sought

_OPEN, _CLOSE = '“‘「『"《', '”’」』"》'
_ORNAMENT = re.compile('[“”‘’「」『』《》"·・•\\s]')
_BETWEEN = re.compile('[“”‘’"·・•]')
"""What may stand between the characters of a name."""
_QUOTE = re.compile("[“「『]([^“”「」『』]+)[”」』]")
_HAN = re.compile("[\u4e00-\u9fff]")
_MOST = 100
"""Names that an article may coin, and may declare: no article has more, and each costs a reading of the text."""
_OWN_WORDS = 4
"""Characters from which a name is hardly a common word."""
NONE_COINED: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mention:
    """A campaign's name in a text, its quotation marks and its mark (行动) included in the span."""

    start: int
    end: int
    name: str
    mark: str
    known: bool


@cache
def known() -> tuple[re.Pattern[str], Mapping[str, Mapping[str, Any]], Mapping[str, str], frozenset[str]]:
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
    return re.compile(sought(by_alias)), entries, by_alias, frozenset(quoted)


@cache
def _marks() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    marks = table("campaigns")["marks"]
    after = "|".join(sorted(marks["after_quote"], key=len, reverse=True))
    between, strong = "|".join(marks["between"]), "|".join(marks["after_between"])
    new = re.compile(f"[“‘「『]([^“”‘’「」『』。；;]{{2,24}})[”’」』]({after}|(?:{between}){{1,2}}(?:{strong}))")
    plain = "|".join(marks["unquoted"])
    begins = "|".join(sorted(marks["begins_after"], key=len, reverse=True))
    return new, re.compile(f"[\u4e00-\u9fff]{{2,{marks['longest']}}}?(?:{plain})"), re.compile(f".*(?:{begins})")


def mentions(text: str, coined: Mapping[str, str] = NONE_COINED, headline: bool = False) -> list[Mention]:
    """The campaigns named in the text (no white space in it), in order, not overlapping.

    `coined` are the words that stand for a name in this article without its mark, each with the name: in quotation
    marks, and long ones without.
    """
    found = list(_known_in(text))
    others = (*_new(text), *_coined_in(text, coined, headline), *_versions(text), *_bare(text))
    if not others:
        return found
    taken = bytearray(len(text))
    for mention in found:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    for mention in others:
        if taken.find(1, mention.start, mention.end) < 0:
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            found.append(mention)
    return sorted(found, key=lambda m: m.start)


def _known_in(text: str) -> Iterator[Mention]:
    """The known campaigns; those whose name is a common word or a number only in quotation marks."""
    spelt, _entries, by_alias, quoted = known()
    pieces = _BETWEEN.split(text)
    # Where the marks taken out would stand in what is left: so many a place lies further on in the text.
    taken = [*accumulate(map(len, pieces[:-1]))]
    for hit in spelt.finditer("".join(pieces)):
        bare = hit[0]
        first = hit.start() + bisect_right(taken, hit.start())
        last = hit.end() + bisect_right(taken, hit.end() - 1)
        start = first - (first > 0 and text[first - 1] in _OPEN)
        end = last + (last < len(text) and text[last] in _CLOSE)
        if bare in quoted and (start == first or end == last):
            continue
        mark = _mark_at(text, end)
        yield Mention(start, end + len(mark), by_alias[bare], mark, True)


def _coined_in(text: str, coined: Mapping[str, str], headline: bool) -> Iterator[Mention]:
    for words in coined:
        if words not in text:
            continue
        bare = len(words) >= (_OWN_WORDS if headline else _OWN_WORDS + 1)
        for hit in (_spelt(words) if bare else _quoted(words)).finditer(text):
            yield Mention(hit.start(), hit.end(), coined[words], "", False)


def parts(name: str) -> tuple[str, ...]:
    """What a name made of several sayings consists of: 工业振兴、园区再造 → both."""
    found = tuple(part for part in re.split("[、，,·]", name) if len(part) >= _OWN_WORDS)
    return found if len(found) > 1 else ()


def _new(text: str) -> Iterator[Mention]:
    """Quoted names with a mark behind them, then those that end in one."""
    rules = table("campaigns")["marks"]
    for hit in _marked(text):
        if hit[1] not in rules["not_quoted"]:
            yield Mention(hit.start(), hit.end(), _canonical(hit[1], hit[2]), hit[2], False)
    for hit in _QUOTE.finditer(text) if _quotes(text) else ():
        fits = rules["shortest"] < len(hit[1]) <= rules["longest"] and hit[1] not in rules["not_quoted"]
        if fits and (inside := pattern(rules["inside_quote"]).search(hit[1])):
            yield Mention(hit.start(), hit.end(), _undated(hit[1]), inside[0], False)


def _quotes(text: str) -> bool:
    """Whether there are quotation marks in the text: in half of all there are none."""
    return "“" in text or "‘" in text or "「" in text or "『" in text


def _marked(text: str) -> Iterable[re.Match[str]]:
    """The quoted names with a mark behind them."""
    return _marks()[0].finditer(text) if _quotes(text) else ()


def _mark_at(text: str, end: int) -> str:
    marks = table("campaigns")["marks"]["after_quote"]
    return max((mark for mark in marks if text.startswith(mark, end)), key=len, default="")


def _canonical(inner: str, mark: str) -> str:
    """The name without quotation marks and year; digits or two characters alone are none and keep their mark."""
    inner = _undated(inner)
    letters = len(_HAN.findall(inner))
    return inner if letters > 2 or (letters and len(inner) > 3) else inner + mark


def _bare(text: str) -> Iterator[Mention]:
    """Unquoted names before 专项行动 and the like."""
    rules = table("campaigns")["marks"]
    if not _unquoted().search(text):
        return
    for hit in _marks()[1].finditer(text):
        mark = next(mark for mark in sorted(rules["unquoted"], key=len, reverse=True) if hit[0].endswith(mark))
        stem = hit[0].removesuffix(mark)
        before = text[hit.start() - 1 : hit.start()]
        begun = 0 if before and before in _OPEN else _begun(stem)
        if not begun and _HAN.match(before):
            continue
        stem = stem[begun:]
        name = stem + mark
        if len(stem) < rules["shortest"] or stem.startswith(tuple(rules["not_names"])) or name in rules["not_names"]:
            continue
        yield Mention(hit.end() - len(name), hit.end(), name, mark, False)


@cache
def _unquoted() -> re.Pattern[str]:
    return re.compile(sought(table("campaigns")["marks"]["unquoted"]))


def _begun(stem: str) -> int:
    """Where a name begins that nothing sets off: after the last word that leads to one (开展), after a place's name."""
    lead = _marks()[2].match(stem)
    place = max((mention.end for mention in full_names(stem)), default=0)
    return max(lead.end() if lead else 0, place)


def _versions(text: str) -> Iterator[Mention]:
    """Names with the number of their version: 营商环境5.0版."""
    if "版" not in text:
        return
    rules = table("campaigns")["marks"]
    for hit in pattern(rules["version"]).finditer(text):
        stem = hit["stem"][_begun(hit["stem"]) :]
        if len(stem) >= rules["shortest"]:
            start = hit.end("stem") - len(stem)
            mark = _mark_at(text, hit.end())
            yield Mention(start, hit.end() + len(mark), stem + hit["version"], mark, False)


def version_stem(name: str) -> str | None:
    """营商环境5.0版 → 营商环境; None for a name without a version."""
    found = pattern(table("campaigns")["marks"]["version"]).fullmatch(name)
    return found["stem"] if found else None


@cache
def _quoted(name: str) -> re.Pattern[str]:
    return re.compile(f"[{_OPEN}‘]{re.escape(name)}[{_CLOSE}’]")


@cache
def _spelt(name: str) -> re.Pattern[str]:
    return re.compile(f"[{_OPEN}‘]?{re.escape(name)}[{_CLOSE}’]?")


def coined(read: Sequence[Sentence]) -> Mapping[str, str]:
    """Words that stand for a name in an article, with the name: words found somewhere with their mark (“三变” for
    三变改革), those declared the first of tasks, and those quoted in the title and again below; the longest first."""
    rules = table("campaigns")["marks"]
    by_alias = known()[2]
    marked: dict[str, Counter[str]] = {}
    for sentence in read:
        for hit in _marked(sentence.plain):
            marked.setdefault(hit[1], Counter())[_canonical(hit[1], hit[2])] += 1
    found = {words: names.most_common(1)[0][0] for words, names in marked.items()}
    found |= {_undated(words): name for words, name in found.items()}
    found = dict(islice(found.items(), _MOST)) | {name: name for name in _declared(read) if name not in found}
    titled = {name for s in read if s.block.kind is Kind.TITLE for name in _QUOTE.findall(s.plain)}
    whole = "".join(s.plain for s in read if s.block.kind is Kind.BODY) if titled else ""
    for name in titled:
        fits = rules["shortest_titled"] <= len(name) <= rules["longest"]
        if fits and len(_quoted(name).findall(whole)) >= rules["title_recurs"]:
            found.setdefault(name, name)
    return {
        words: name
        for words, name in sorted(found.items(), key=lambda each: -len(each[0]))
        if words not in rules["not_quoted"] and _ORNAMENT.sub("", words) not in by_alias
    }


def _declared(read: Sequence[Sentence]) -> Iterator[str]:
    """Names without quotation marks or 专项行动 that an article treats as a campaign: 把……定为“头号工程”, 实施……工程,
    ……巡礼 in the title; each said again in the text."""
    rules = table("campaigns")["marks"]
    body = "\n".join(sentence.plain for sentence in read if sentence.block.kind is Kind.BODY)
    asked: set[str] = set()
    for sentence in read:
        if sentence.block.kind is Kind.TITLE and (found := pattern(rules["titled"]).search(sentence.plain)):
            name = found["name"][_begun(found["name"]) :]
            short = next((size for size in (3, 2) if name[:size] in gazetteer().shorts), 0)
            name = name[short:]
            if name.endswith(tuple(rules["titled_ends"])) and len(name) >= _OWN_WORDS and name in body:
                yield name
        for declared in _declarations().asked_of(sentence.plain):
            for found in pattern(declared["pattern"]).finditer(sentence.plain):
                words = found["name"][_begun(found["name"]) :]
                if words in asked or len(asked) >= _MOST:
                    continue
                asked.add(words)
                name = _said_again(words, body, declared["recurs"])
                if name and not name.startswith(tuple(rules["not_names"])):
                    yield name


@cache
def _declarations() -> Rules:
    return Rules(table("campaigns")["marks"]["declared"])


def _said_again(name: str, body: str, times: int) -> str:
    """The name, or the longest ending of it by which the text calls it so often: 河道排污口百日清零行动, and then
    百日清零行动; "" for none."""
    if len(name) >= _OWN_WORDS and body.count(name) >= times:
        return name
    endings = (name[at:] for at in range(1, len(name) - _OWN_WORDS))
    return next((ending for ending in endings if body.count(ending) >= max(2, times)), "")


def _undated(name: str) -> str:
    """The name without the year it was called out for: 2024年项目攻坚大会战 → 项目攻坚大会战."""
    return pattern(table("campaigns")["marks"]["year"]).sub("", name)
