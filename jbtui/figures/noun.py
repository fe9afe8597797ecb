"""Reads noun phrases around a number: what stands before it, cleaned, and what stands behind it, cut at the verb."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from jbtui.knowledge import table

# A label longer than this says more than a statistician would file it under.
LONGEST = 30
# The words around numbers are few and come again: 同比增长, 个项目. So many readings of them are remembered.
_REMEMBERED = 16384
_QUOTED = re.compile("“([^“”]*)”")
_PAREN = re.compile(r"\([^()]*\)")
_CONNECTORS = "、和及与)，,；;。”》共并或/至到-—~"
_PLACE = re.compile(
    "^(?:在|对|经过|随着|按照|根据|通过|依托|围绕|以|面对)[^、]{2,26}?(?:中|(?<!以)[上下]|后|期间|方面|以来|过程中|(?<!以)内)(?=[^国级市区外间部]{2})"
)
_AND_OTHERS = re.compile("等(?![级待于候])")
# What a round number passes; it is not what the number counts.
_MARKS = ("大关", "关口", "台阶", "门槛", "大台阶", "新台阶", "关卡", "整数关")
_BASE = re.compile("^.*基础上，?")
_CHANGED = re.compile(
    "(?:迅速|快速|逐步|大幅|稳步|再)?(?:增加|增长|提升|提高|上升|扩大|下降|降低|减少|缩短|压缩|压减|跃升|攀升|升|降|增|变|扩容|精简)"
    "(?:了)?(?:[到至为成]|的?$)"
)
_DONE = re.compile("^(?:项目|工程|全部)?(?:建成|投产|达产|满产|完工|投用|投运|全部建成)后")
_CHANGED_TO = re.compile(
    "(?:迅速|快速|逐步|大幅|稳步|再|已)?(?:增加|增长|提升|提高|上升|扩大|下降|降低|减少|缩短|压缩|压减|跃升|攀升|回升|回落|收窄|前移|进位|猛增|激增|扩容|精简|调整|增|降|升)"
    "(?:了)?[到至为成](?:了)?的?$"
)
_SOONER = re.compile("(?:提前|推迟)[一二两三四五半0-9]{1,2}(?:年|个月)(?:多)?")
_ENUMERATION = re.compile("^[一二三四五六七八九十]是")


@cache
def words() -> dict[str, Any]:
    return dict(table("figures")["indicator"])


def verb_phrase(right: str) -> str:
    """Verb and object right behind a quantity: 作出房屋征收决定 in 49天作出房屋征收决定."""
    return re.split("[、，。(]", right.removeprefix("的"), maxsplit=1)[0][:16]


@cache
def _sets() -> tuple[frozenset[str], frozenset[str], int, int]:
    lead, trail = frozenset(words()["lead"]), frozenset(words()["trail"])
    return lead, trail, max(map(len, lead)), max(map(len, trail))


@cache
def _kept() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Beginnings and endings that belong to a phrase although a filler stands in them: 有效, 许可."""
    return tuple(words()["lead_keep"]), tuple(words()["trail_keep"])


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(words()["stop"])


@cache
def verb_tail() -> re.Pattern[str]:
    """The verbs that end a stretch of text: 新引进, 改造完成."""
    return re.compile(words()["verbs"] + "(?:了|出了?|起了?|各类|各级|各项|各种)?$")


@cache
def verb_head() -> re.Pattern[str]:
    return re.compile(words()["verbs"])


@cache
def _noun_trail() -> re.Pattern[str]:
    return re.compile(words()["noun_trail"])


@lru_cache(maxsize=_REMEMBERED)
def strip_lead(text: str) -> str:
    """Without adverbs, scopes and connectives at the beginning."""
    lead, _, longest, _ = _sets()
    keep = _kept()[0]
    while len(text) > 1 and not text.startswith(keep):
        for n in range(min(longest, len(text) - 1), 0, -1):
            if text[:n] in lead:
                text = text[n:]
                break
        else:
            break
    return text


@lru_cache(maxsize=_REMEMBERED)
def strip_trail(text: str) -> str:
    """Without the verbs and adverbs that lead over to a number: 达到, 已, 约为, 位居."""
    _, trail, _, longest = _sets()
    keep = _kept()[1]
    while text and not text.endswith(keep):
        for n in range(min(longest, len(text)), 0, -1):
            if text[-n:] in trail:
                text = text[:-n]
                break
        else:
            break
    return text


def changed_to(left: str) -> bool:
    """Whether a stretch ends by saying that something changed to the number behind it: 压缩至."""
    return bool(_CHANGED_TO.search(left))


@lru_cache(maxsize=_REMEMBERED)
def left_phrase(left: str, names: tuple[str, ...]) -> str:
    """The noun phrase, or verb and noun, before a number; "" where nothing but filler stands there."""
    opening = left.rfind("(")
    if opening >= 0 and ")" not in left[opening:]:
        inside = left_phrase(left[opening + 1 :], names)
        return inside or left_phrase(left[:opening], names)
    left = _ENUMERATION.sub("", left)
    others = max((m.end() for m in _AND_OTHERS.finditer(left)), default=0)
    if len(left) - others >= 2:
        left = left[others:]
    left = _CHANGED_TO.sub("", left)
    left = _SOONER.sub("", _DONE.sub("", _BASE.sub("", left)))
    left = strip_trail(left.rstrip("“‘"))
    while True:
        before = left
        left = _PLACE.sub("", strip_lead(left.lstrip("，、的")))
        for name in names:
            if left.startswith(name):
                left = left[len(name) :].lstrip("的区县市")
                break
        if left == before:
            break
    left = left.rstrip("，、(")
    return "" if left in _sets()[0] else _shorten(left)


def _shorten(phrase: str) -> str:
    if len(phrase) <= LONGEST:
        return _balanced(phrase)
    cut = phrase[-LONGEST:]
    for mark in "，、的":
        at = cut.find(mark)
        if 0 <= at < LONGEST // 2:
            return _balanced(cut[at + 1 :])
    return _balanced(cut)


def _balanced(phrase: str) -> str:
    """Without half a pair of quotation marks or brackets."""
    for opening, closing in (("“", "”"), ("(", ")"), ("（", "）"), ("《", "》")):
        if phrase.count(opening) != phrase.count(closing):
            at = phrase.find(closing)
            first = phrase.find(opening)
            if at >= 0 and (first < 0 or at < first):
                phrase = phrase[at + 1 :] if at < len(phrase) - 2 else phrase[:at]
            else:
                phrase = phrase.replace(opening, "").replace(closing, "")
    return phrase


@lru_cache(maxsize=_REMEMBERED)
def right_phrase(right: str) -> str:
    """The noun phrase that begins right behind a quantity; "" where none does."""
    if not right or right[0] in _CONNECTORS or right.startswith(_MARKS):
        return ""
    if right[0] == "的":
        right = right[1:]
    if _CHANGED.match(right):
        return ""
    masked = _QUOTED.sub(lambda m: "“" + "□" * len(m[1]) + "”", right) if "“" in right else right
    masked = _PAREN.sub(lambda m: "(" + "□" * (len(m.group()) - 2) + ")", masked) if "(" in masked else masked
    of = masked.find("的", 1, 26)
    comma = masked.find("，", 0, max(of, 0))
    begin = of + 1 if of > 0 and comma < 0 and of + 1 < len(masked) else 0
    stop = _stop().search(masked)
    if begin and stop and stop.start() <= 1:  # a verb opens a clause that 的 closes: 涉及审批的部门
        stop = _stop().search(masked, begin)
    elif stop and stop.start() < begin:
        begin = 0
    cut = stop.start() if stop else len(masked)
    listed = masked.find("、", begin)
    if 0 <= listed < cut:
        cut = listed
    closing = masked.find(")", 0, cut)
    if closing >= 0 and "(" not in masked[:closing]:
        cut = closing
    phrase = _noun_trail().sub("", right[:cut])
    return phrase[:LONGEST] if len(phrase) <= LONGEST else phrase[-LONGEST:]


def predicate(right: str, phrase: str) -> str:
    """The verb that follows the noun phrase: 签约 in 18个项目又成功签约."""
    m = verb_head().match(right[len(phrase) :].lstrip("又也均已全部还都"))
    return m.group() if m and m.group() != "提供" else ""


@cache
def change() -> re.Pattern[str]:
    """增加到 and its like: a new level of what the figure before measured."""
    return re.compile(str(words()["change"]))


@cache
def growth_tail() -> re.Pattern[str]:
    """The words of growth at the end of a phrase, which are no part of an indicator."""
    return re.compile(str(words()["growth_tail"]))


@cache
def bare() -> frozenset[str]:
    """Rates and totals that do not say of what."""
    return frozenset(words()["bare"])


def spent(stem: str, right: str) -> str | None:
    """投入23.7亿元实施节水技改: the spending with what it is spent on; None where nothing says it."""
    if not re.search(words()["spent"], stem) or not re.match(words()["spent_on"], right):
        return None
    done = verb_phrase(right)
    return (stem + done)[-LONGEST:] if len(done) > 2 else None
