"""Where campaigns are named in a text: known ones in every spelling, new ones by their marks.

A new one is a quoted name before 行动, 攻坚, 工程 and the like (“三提三争”行动), a quoted name that itself ends so
(“项目攻坚年”), or an unquoted one before 专项行动 and the like.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, islice
from types import MappingProxyType
from typing import Any, NamedTuple

from jbtui.context.called_out import MOST, OWN_WORDS, begun, called_out, declared, marked_below, repeated
from jbtui.context.sentences import Joined, Sentence, pattern
from jbtui.knowledge import table
from jbtui.text.han import is_han
from jbtui.text.one_pattern import alternatives, sought
from jbtui.text.spotting import Words

_OPEN, _CLOSE = '“‘「『"《', '”’」』"》'
_ORNAMENT = re.compile('[“”‘’「」『』《》"·・•\\s]')
_BETWEEN = re.compile('[“”‘’"·・•]')
"""What may stand between the characters of a name."""
_QUOTE = re.compile("[“「『]([^“”「」『』\n]+)[”」』]")
_RUN = re.compile("[\u4e00-\u9fff]{2,}$")
_VERSIONED = 16
"""Characters of the longest name with the number of its version."""
NONE_COINED: Mapping[str, str] = MappingProxyType({})


class Mention(NamedTuple):
    """A campaign's name in a text, its quotation marks and its mark (行动) included in the span."""

    start: int
    end: int
    name: str
    mark: str
    known: bool

    def back(self, by: int) -> Mention:
        """The same so many characters before."""
        return Mention(self.start - by, self.end - by, self.name, self.mark, self.known)


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
def _mark_behind() -> re.Pattern[str]:
    """A quoted name with a mark behind it."""
    marks = table("campaigns")["marks"]
    after = "|".join(sorted(marks["after_quote"], key=len, reverse=True))
    between, strong = "|".join(marks["between"]), "|".join(marks["after_between"])
    return re.compile(f"[“‘「『]([^“”‘’「」『』。；;\n]{{2,24}})[”’」』]({after}|(?:{between}){{1,2}}(?:{strong}))")


def mentions(text: str, coined: Mapping[str, str] = NONE_COINED, free: frozenset[str] = frozenset()) -> list[Mention]:
    """The campaigns named in the text (no white space within its lines), in order, not overlapping.

    `coined` are the words that stand for a name in this article without its mark, each with the name: in quotation
    marks, and without them where they are long or `free`.
    """
    found = list(_known_in(text))
    others = (*_new(text), *_coined_in(text, coined, free), *_versions(text), *_bare(text))
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
        if _straddles(text, first, last):
            continue
        mark = _mark_at(text, end)
        yield Mention(start, end + len(mark), by_alias[bare], mark, True)


def _straddles(text: str, first: int, last: int) -> bool:
    """Whether the words run out of a quotation that began before them, “大脱贫”攻坚战, or are a part of a name of
    several, “四在农家·美丽乡村”."""
    inside = text[first:last]
    close = next((at for at, character in enumerate(inside) if character in _CLOSE), None)
    if close is not None and "“" not in inside and "‘" not in inside:
        return first > 0 and text[first - 1] not in _OPEN
    return text[first - 1 : first] in ("·", "•", "・") and text[last : last + 1] in tuple(_CLOSE)


def _coined_in(text: str, coined: Mapping[str, str], free: frozenset[str]) -> Iterator[Mention]:
    for words in coined:
        if words not in text:
            continue
        bare = len(words) > OWN_WORDS or words in free
        for hit in (_spelt(words) if bare else _quoted(words)).finditer(text):
            yield Mention(hit.start(), hit.end(), coined[words], "", False)


def parts(name: str) -> tuple[str, ...]:
    """What a name made of several sayings consists of: 工业振兴、园区再造 → both."""
    found = tuple(part for part in re.split("[、，,·]", name) if len(part) >= OWN_WORDS)
    return found if len(found) > 1 else ()


def _new(text: str) -> Iterator[Mention]:
    """Quoted names with a mark behind them, then those that end in one."""
    rules = table("campaigns")["marks"]
    for hit in _marked(text):
        if hit[1] not in rules["not_quoted"]:
            yield Mention(hit.start(), hit.end(), _canonical(hit[1], hit[2]), hit[2], False)
    for hit in _QUOTE.finditer(text) if _quotes(text) else ():
        fits = rules["shortest"] < len(hit[1]) <= rules["longest"] and hit[1] not in rules["not_quoted"]
        inside = pattern(rules["inside_quote"]).search(hit[1]) if fits else None
        if inside and not pattern(rules["described"]).match(text, hit.end()):
            yield Mention(hit.start(), hit.end(), _undated(hit[1]), inside[0], False)


def _quotes(text: str) -> bool:
    """Whether there are quotation marks in the text: in half of all there are none."""
    return "“" in text or "‘" in text or "「" in text or "『" in text


def _marked(text: str) -> Iterable[re.Match[str]]:
    """The quoted names with a mark behind them."""
    return _mark_behind().finditer(text) if _quotes(text) else ()


def _mark_at(text: str, end: int) -> str:
    mark = _marks().match(text, end)
    return mark[0] if mark else ""


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(alternatives(table("campaigns")["marks"]["after_quote"]))


def _canonical(inner: str, mark: str) -> str:
    """The name without quotation marks and year; digits or two characters alone are none and keep their mark."""
    inner = _undated(inner)
    letters = sum(map(is_han, inner))
    return inner if letters > 2 or (letters and len(inner) > 3) else inner + mark


def _bare(text: str) -> Iterator[Mention]:
    """Unquoted names before 专项行动 and the like."""
    rules = table("campaigns")["marks"]
    end = 0
    for at, mark in dict(_unquoted().places(text)).items():  # the longest at each place
        run = _RUN.search(text, max(end, at - rules["longest"]), at) if at > end else None
        if not run:
            continue
        end = at + len(mark)
        words = text[run.start() : end]
        mark = max((mark for mark in rules["unquoted"] if words.endswith(mark)), key=len)
        stem = words.removesuffix(mark)
        before = text[run.start() - 1 : run.start()]
        lead = 0 if before and before in _OPEN else begun(stem)
        if not lead and is_han(before):
            continue
        stem = stem[lead:]
        name = stem + mark
        common = stem.startswith(tuple(rules["not_names"])) or name in rules["not_names"]
        if len(stem) < rules["shortest"] or common or pattern(rules["not_ends"]).search(stem):
            continue
        yield Mention(end - len(name), end, name, mark, False)


@cache
def _unquoted() -> Words:
    return Words(table("campaigns")["marks"]["unquoted"])


def _versions(text: str) -> Iterator[Mention]:
    """Names with the number of their version: 营商环境5.0版."""
    rules = table("campaigns")["marks"]
    end = 0
    for last in re.finditer("版", text):
        hit = pattern(rules["version"]).search(text, max(end, last.end() - _VERSIONED), last.end())
        if not hit:
            continue
        end = hit.end()
        stem = hit["stem"][begun(hit["stem"]) :]
        if len(stem) >= rules["shortest"]:
            start = hit.end("stem") - len(stem)
            mark = _mark_at(text, end)
            yield Mention(start, end + len(mark), stem + hit["version"], mark, False)


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


def coined(read: Sequence[Sentence], title: Sequence[Sentence], body: str) -> Mapping[str, str]:
    """Words that stand for a name in an article, with the name: words found somewhere with their mark (“三变” for
    三变改革), those declared the first of tasks, and those quoted in the title and again below; the longest first.
    `title` are the sentences of the headline, `body` is the text of the paragraphs."""
    rules = table("campaigns")["marks"]
    by_alias = known()[2]
    marked: dict[str, Counter[str]] = {}
    for hit in _marked(Joined(read).text):
        marked.setdefault(hit[1], Counter())[_canonical(hit[1], hit[2])] += 1
    found = {words: names.most_common(1)[0][0] for words, names in marked.items()}
    found |= {_undated(words): name for words, name in found.items()}
    found = dict(islice(found.items(), MOST)) | {n: n for n in declared(read, title, body) if n not in found}
    titled = {name for s in title for name in _QUOTE.findall(s.plain)}
    for name in titled:
        fits = rules["shortest_titled"] <= len(name) <= rules["longest"]
        if fits and (body.count(name) >= rules["title_recurs"] or len(_quoted(name).findall(body))):
            found.setdefault(name, name)
    for name in (*islice(called_out(read, body), MOST), *marked_below(read, body), *repeated(title, body)):
        found.setdefault(name, name)
    return {
        words: name
        for words, name in sorted(found.items(), key=lambda each: -len(each[0]))
        if words not in rules["not_quoted"]
        and words not in table("dates")["span"]["plans"]
        and _ORNAMENT.sub("", words) not in by_alias
    }


def free(title: Sequence[Sentence], coined: Mapping[str, str]) -> frozenset[str]:
    """The coined words that count without quotation marks though they are short: those of the headline."""
    above = "".join(sentence.plain for sentence in title)
    return frozenset(words for words in coined if len(words) >= OWN_WORDS and words in above)


def _undated(name: str) -> str:
    """The name without the year it was called out for: 2024年项目攻坚大会战 → 项目攻坚大会战."""
    return pattern(table("campaigns")["marks"]["year"]).sub("", name)
