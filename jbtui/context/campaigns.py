"""Which campaign (专项行动) an article is about, and which others it and each paragraph mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from typing import Any

from jbtui.context.called_out import OWN_WORDS, headline
from jbtui.context.campaign_names import Mention, coined, free, known, mentions, parts, version_stem
from jbtui.context.sentences import Joined, Sentence, evidence
from jbtui.knowledge import table
from jbtui.records import Kind, Named, Role, SourceText

_HEADLINES = (Kind.TITLE, Kind.HEADING)


@dataclass(slots=True)
class _Case:
    """What speaks for a campaign as the article's own."""

    score: float = 0.0
    mentions: int = 0
    factor: float = 1.0
    policy: bool = False
    """A policy of long standing rather than a campaign."""
    where: list[str] = field(default_factory=list)
    shown: tuple[Sentence, int] | None = None

    @property
    def enough(self) -> bool:
        """Whether enough speaks for it to be the article's own."""
        return self.score >= float(table("campaigns")["main"]["least_policy" if self.policy else "least"])


@dataclass(frozen=True, slots=True)
class Campaigns:
    """The campaigns of an article, its own first, each with the sentence that shows it."""

    named: tuple[Named, ...]
    spoken: Mapping[int, tuple[str, ...]]
    """A block's 0-based place in the article → the campaigns it names, in order."""


def campaigns_of(read: Sequence[Sentence], source: SourceText) -> Campaigns:
    """The campaigns of an article from all its sentences."""
    title = headline(read)
    body = "\n".join(s.plain for s in read if s.block.kind is Kind.BODY)
    names = coined(read, title, body)
    bare = free(title, names)
    short = frozenset(words for words in names if len(words) == OWN_WORDS)
    told_in = [s for s in read if s.block.kind is not Kind.NOISE]
    above = iter(_mentioned([s for s in told_in if s.block.kind in _HEADLINES], names, short))
    below = iter(_mentioned([s for s in told_in if s.block.kind not in _HEADLINES], names, bare))
    found = [(s, next(above if s.block.kind in _HEADLINES else below)) for s in told_in]
    titles = frozenset(s.place for s in title)
    told = {mention.name for s, each in found if s.place not in titles for mention in each}
    told.update(name for name in names.values() if any(part in body for part in parts(name)))
    titled = {m.name for s, each in found if s.place in titles for m in each if _headed(m, s.plain, body)}
    told |= {name for name in titled if not any(name in longer for longer in told)}  # “腾笼换鸟”攻坚 is the longer one
    found = [(s, [mention for mention in each if mention.known or mention.name in told]) for s, each in found]
    cases = _cases(found, titles)
    spoken: dict[int, dict[str, None]] = {}
    for sentence, each in found:
        for mention in each:
            spoken.setdefault(sentence.place, {}).setdefault(mention.name)
    own = max((name for name in cases if cases[name].enough), key=lambda name: cases[name].score, default=None)
    own = own or _alone(cases)
    own = _first_in_title(own, cases, found, titles)
    named = [_named(name, case, name == own, source) for name, case in cases.items()]
    named.sort(key=lambda item: item.role is not Role.MAIN if own else cases[item.name].policy)
    return Campaigns(tuple(named), {place: tuple(each) for place, each in spoken.items()})


def _mentioned(read: Sequence[Sentence], coined: Mapping[str, str], free: frozenset[str]) -> list[list[Mention]]:
    """The campaigns that each of the sentences names."""
    joined = Joined(read)
    return joined.apart(mentions(joined.text, coined, free))


def _headed(mention: Mention, title: str, body: str) -> bool:
    """Whether the headline alone names it and the text calls it by its mark: “决战四季度”百日攻坚, 攻坚启动以来."""
    quoted = title[mention.start] in "“「『" and not mention.name[0].isdigit()
    return quoted and mention.mark not in ("", mention.name) and mention.mark[-2:] in body


def _alone(cases: Mapping[str, _Case]) -> str | None:
    """The only campaign that an article names, where it is marked as one, or that which outweighs the others, or the
    only policy; for it less is enough."""
    if len(cases) == 1:
        name, case = next(iter(cases.items()))
        if case.policy and case.score >= float(table("campaigns")["main"]["least_alone_policy"]):
            return name
    weight = table("campaigns")["main"]
    scores = sorted(((case.score, name) for name, case in cases.items() if not case.policy), reverse=True)
    if not scores or scores[0][0] < float(weight["least_alone"]):
        return None
    return scores[0][1] if len(scores) == 1 or scores[0][0] >= scores[1][0] * float(weight["alone_margin"]) else None


def campaign_years(campaigns: Sequence[Named]) -> dict[str, tuple[int, int]]:
    """The years of the article's campaigns, where they are known."""
    known = {entry["name"]: entry for entry in table("campaigns")["known"]}
    dated = [known[named.name] for named in campaigns if "first" in known.get(named.name, {})]
    return {
        name: (entry["first"], entry["last"]) for entry in dated for name in (entry["name"], *entry.get("aliases", ()))
    }


def _first_in_title(
    own: str | None,
    cases: Mapping[str, _Case],
    read: Sequence[tuple[Sentence, Sequence[Mention]]],
    titles: frozenset[int],
) -> str | None:
    """Of campaigns that the title names together, the first, unless another far outweighs it or it is a mere policy."""
    titled = [mention.name for s, found in read if s.place in titles for mention in _apart(found, s.plain)]
    if own not in titled:
        return own
    near = cases[own].score * table("campaigns")["main"]["title_margin"]
    fitting = (name for name in titled if cases[name].policy <= cases[own].policy)
    return next(name for name in fitting if cases[name].score >= near)


def _apart(found: Sequence[Mention], title: str) -> Iterator[Mention]:
    """The mentions without those that only say of which kind the next one is: 城乡环境整治“百日攻坚”."""
    for mention, following in zip_longest(found, found[1:]):
        if following is None or following.start > mention.end or title[mention.start] in "“「『":
            yield mention


def _named(name: str, case: _Case, main: bool, source: SourceText) -> Named:
    assert case.shown is not None
    sentence, at = case.shown
    rule = "、".join(dict.fromkeys(case.where)) + f"，全文 {case.mentions} 次" if main else "文中提到"
    return Named(name, Role.MAIN if main else Role.MENTIONED, evidence(sentence, source, at), rule)


def _cases(read: Sequence[tuple[Sentence, Sequence[Mention]]], titles: frozenset[int]) -> dict[str, _Case]:
    weight = table("campaigns")["main"]
    entries = known()[1]
    cases: dict[str, _Case] = defaultdict(_Case)
    intro_seen: set[tuple[str, int]] = set()
    above = {s.block.text for s, _found in read if s.place in titles} | {None}
    headed = any(s.block.kind is Kind.HEADING and s.place not in titles for s, _found in read)
    bodies: list[int] = []
    for sentence, found in read:
        block = sentence.block
        if block.kind is Kind.BODY and sentence.place not in bodies[-1:]:
            bodies.append(sentence.place)
        for mention in found:
            case = cases[mention.name]
            case.mentions += 1
            case.policy = mention.known and entries[mention.name]["kind"] == "policy"
            case.factor = max(case.factor if case.mentions > 1 else 0.0, _factor(mention, entries))
            value = weight["mention"] if case.mentions <= weight["most_mentions"] else 0
            opening = block.kind is Kind.BODY and (block.section in above if headed else len(bodies) <= 3)
            if sentence.place in titles:
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
                case.factor = case.factor if case.policy else max(case.factor, float(weight["new"]))
                case.where.append("总抓手之类的说法")
            case.score += value
            if case.shown is None or (case.shown[0].block.kind is not Kind.BODY and block.kind is Kind.BODY):
                case.shown = (sentence, mention.start)
    heads = [s.plain for s, _found in read if s.block.kind in _HEADLINES]
    title = "".join(s.plain for s, _found in read if s.place in titles)
    for name, case in cases.items():
        stem = version_stem(name)
        if stem and stem in title:
            case.score += weight["stem"]
            case.where.append("名称见于标题")
        pieces = parts(name)
        named = sum(1 for head in heads if name not in head and any(part in head for part in pieces)) if pieces else 0
        if named:
            case.score += weight["part"] * named
            case.where.append("名称的一部分见于小标题")
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


@cache
def _frames() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What may stand before a name, with all that may then stand after it."""
    frames: dict[str, list[str]] = {}
    for frame in table("campaigns")["main"]["frames"]:
        before, _name, after = frame.partition("{}")
        frames.setdefault(before, []).append(after)
    return tuple((before, tuple(after)) for before, after in frames.items())


def _framed(text: str, mention: Mention) -> bool:
    return any(
        text.endswith(before, 0, mention.start) and text.startswith(after, mention.end) for before, after in _frames()
    )
