"""Reads noun phrases around a number: what stands before it, cleaned, and what stands behind it, cut at the verb."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jbtui.figures import change, phrases
from jbtui.figures.lexicon import entries
from jbtui.figures.whole import one_word

# A label longer than this says more than a statistician would file it under.
LONGEST = 30
# An apposition before a name is no longer: 独角兽企业.
_APPOSITION = 6
# The words around numbers are few and come again: 同比增长, 个项目. So many readings of them are remembered.
_REMEMBERED = 16384
_OBJECT_ENDS = re.compile("[、，。(]|[和与及]一[个套张份条批]")
_SUFFERED = re.compile("(?:已|均|先后|全部)*被([^，。、；]{2,10})$")
_QUOTED = re.compile("“([^“”]*)”")
_PAREN = re.compile(r"\([^()]*\)")
_CONNECTORS = "、和及与)，,；;。”》共并或/至到-—~"
_AND_OTHERS = re.compile("(?<![一二三四特优上高中初同相平均])等(?![级待于候])")
_PAIRED = re.compile("[“”()（）《》]")
_SOONER = re.compile("(?:提前|推迟)[一二两三四五半0-9]{1,2}(?:年|个月)(?:多)?")
_SUCH = re.compile("^(?:像|如)[^，]{0,14}?(?:(?:这样|那样|一样|之类)的|(?:这样|那样)[^，的]{2,12}的)")
_LEVELS = re.compile(
    "(?:国家|[省市区县镇乡村]|街道|社区|、|和|[()])+[一二三四五]级|(?:国家|[省市区县])(?:、[省市区县镇])+(?=[重级属])"
)
_ENUMERATION = re.compile("^[一二三四五六七八九十]是")


def verb_phrase(right: str) -> str:
    """Verb and object right behind a quantity: 作出房屋征收决定 in 49天作出房屋征收决定."""
    return _OBJECT_ENDS.split(right.removeprefix("的"), maxsplit=1)[0][:16]


@cache
def _sets() -> tuple[frozenset[str], frozenset[str], int, int]:
    lead, trail = frozenset(phrases.words()["lead"]), frozenset(phrases.words()["trail"])
    return lead, trail, max(map(len, lead)), max(map(len, trail))


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that fillers begin and end with: most phrases have neither, and need no look for a filler."""
    lead, trail, _, _ = _sets()
    return frozenset(word[:1] for word in lead), frozenset(word[-1:] for word in trail)


@cache
def _kept() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Beginnings and endings that belong to a phrase although a filler stands in them: 有效, 许可."""
    return tuple(phrases.words()["lead_keep"]), tuple(phrases.words()["trail_keep"])


def _begins(right: str) -> bool:
    """Whether a stretch begins with a word although its first character could join: 和美乡村, 至少."""
    return one_word(right[:2]) or right.startswith(_kept()[0])


@cache
def _marks() -> tuple[str, ...]:
    """The marks that numbers pass, which are not what they count: 大关."""
    return tuple(phrases.words()["marks"])


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(phrases.one_of("stop"))


@cache
def _noun_trail() -> re.Pattern[str]:
    return re.compile(phrases.one_of("noun_trail") + "+$")


@cache
def _prepositions() -> tuple[str, ...]:
    return tuple(phrases.words()["prepositions"])


@cache
def _place() -> re.Pattern[str]:
    """在……中, 对……方面 before the noun."""
    return re.compile(
        f"^{phrases.one_of('prepositions')}[^、]{{2,26}}?{phrases.one_of('settings')}(?=[^国级市区外间部]{{2}})"
    )


@cache
def _done() -> re.Pattern[str]:
    return re.compile(f"^(?:项目|工程|全部)?{phrases.one_of('done')}后")


def _halves(filler: str, pair: str) -> bool:
    """Whether taking a one-character filler away would cut a word in half: 约 of 签约."""
    return filler in str(phrases.words()["halves"]) and one_word(pair)


@lru_cache(maxsize=_REMEMBERED)
def strip_lead(text: str) -> str:
    """Without adverbs, scopes and connectives at the beginning."""
    lead, _, longest, _ = _sets()
    keep, begins = _kept()[0], _edges()[0]
    while len(text) > 1 and text[0] in begins and not text.startswith(keep):
        if text in lead:
            return ""
        for n in range(min(longest, len(text) - 1), 0, -1):
            if text[:n] in lead and not _halves(text[n - 1], text[n - 1 : n + 1]):
                text = text[n:]
                break
        else:
            break
    return text


@lru_cache(maxsize=_REMEMBERED)
def strip_trail(text: str) -> str:
    """Without the verbs and adverbs that lead over to a number: 达到, 已, 约为, 位居."""
    _, trail, _, longest = _sets()
    keep, ends = _kept()[1], _edges()[1]
    while text and text[-1] in ends and not text.endswith(keep):
        for n in range(min(longest, len(text)), 0, -1):
            if text[-n:] in trail and not _halves(text[-n], text[-n - 1 : len(text) - n + 1]):
                text = text[:-n]
                break
        else:
            break
    return text


@cache
def _gone() -> re.Pattern[str]:
    return phrases.ending("moved")


def moved(clause: str) -> str:
    """What a clause without figures says has changed: 税收 in 税收却不降反升, of which 达到7.3亿元 then tells."""
    told = _gone().search(clause)
    return left_phrase(clause[: told.start()].rstrip("却也又均都还则反而"), ()) if told else ""


@cache
def _appositions() -> frozenset[str]:
    return frozenset(entries("entities", "subject", "appositions"))


@cache
def _roles() -> tuple[str, ...]:
    """What ends the words before somebody's name: 种植大户."""
    return tuple(entries("entities", "person", "roles"))


def left_phrase(left: str, names: tuple[str, ...]) -> str:
    """The noun phrase, or verb and noun, before a number; "" where nothing but filler stands there.

    Each article has `names` of its own, but few stretches have one: what is remembered then serves all articles.
    """
    return _left_phrase(left, tuple(filter(left.__contains__, names)) if names else ())


@lru_cache(maxsize=_REMEMBERED)
def _left_phrase(left: str, names: tuple[str, ...]) -> str:
    opening = left.rfind("(")
    if opening >= 0 and ")" not in left[opening:]:
        inside = left_phrase(left[opening + 1 :], names)
        return inside or left_phrase(left[:opening], names)
    left = _ENUMERATION.sub("", left) if left[1:2] == "是" else left
    others = max((m.end() for m in _AND_OTHERS.finditer(left)), default=0) if "等" in left else 0
    if others and len(left) - others >= 2:
        left = left[others:] if not _listing().match(left, others) else _listed(left[: others - 1])
    left = change.without_move(left)
    left = left.rpartition("基础上")[2].removeprefix("，") if "基础上" in left else left
    left = _done().sub("", left) if "后" in left else left
    left = _SOONER.sub("", left) if "提前" in left or "推迟" in left else left
    left = strip_trail(left.rstrip("“‘"))
    while True:
        before = left
        left = left.lstrip("，、的")
        left = strip_lead(_SUCH.sub("", left) if left[:1] in ("像", "如") else left)
        place = _place().match(left) if left.startswith(_prepositions()) else None
        left = left[place.end() :] if place else left
        for name in names:
            at = left.find(name, 0, len(name) + _APPOSITION)
            if at == 0 or (at > 0 and (left[:at] in _appositions() or left[:at].endswith(_roles()))):
                left = left[at + len(name) :].lstrip("的区县市")
                break
        if left == before:
            break
    left = left.rstrip("，、(")
    return "" if left in _sets()[0] else _shorten(left)


@cache
def _listing() -> re.Pattern[str]:
    """What only counts the indicators that were listed: 等多项指标."""
    return re.compile(phrases.one_of("listing"))


def _listed(items: str) -> str:
    """Indicators that were listed before 等多项指标, as many as a label holds."""
    listed = items[-(LONGEST - 3) :]
    return (listed if len(items) == len(listed) else listed.partition("、")[2] or listed) + "等指标"


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
    if not _PAIRED.search(phrase):
        return phrase
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
    if not right or (right[0] in _CONNECTORS and not _begins(right)) or right.startswith(_marks()):
        return ""
    if right[0] == "的":
        right = right[1:]
    if change.begins(right):
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
    levels = _LEVELS.match(masked, begin)  # 市、镇、村三级河长 are no list
    listed = masked.find("、", levels.end() if levels else begin)
    if 0 <= listed < cut and not phrases.is_verb(masked[begin:listed]):  # 新建、改扩建学校
        cut = listed
    closing = masked.find(")", 0, cut)
    if closing >= 0 and "(" not in masked[:closing]:
        cut = closing
    phrase = _noun_trail().sub("", right[:cut])
    return phrase[:LONGEST] if len(phrase) <= LONGEST else phrase[-LONGEST:]


def suffered(right: str, phrase: str) -> str:
    """What was done to the noun: 责令停产整治 in 64家企业被责令停产整治."""
    m = _SUFFERED.match(right, len(phrase)) if phrase else None
    return m[1] if m else ""


def predicate(right: str, phrase: str) -> str:
    """The verb that follows the noun phrase: 签约 in 18个项目又成功签约."""
    m = phrases.verb_head().match(right[len(phrase) :].lstrip("又也均已全部还都"))
    return m.group() if m and m.group() != "提供" else ""


@cache
def bare() -> frozenset[str]:
    """Rates and totals that do not say of what."""
    return frozenset(phrases.words()["bare"])


def spent(stem: str, right: str) -> str | None:
    """投入23.7亿元实施节水技改: the spending with what it is spent on; None where nothing says it."""
    if not phrases.ending("spent").search(stem) or not re.match(phrases.one_of("spent_on"), right):
        return None
    done = verb_phrase(right)
    return (stem + done)[-LONGEST:] if len(done) > 2 else None
