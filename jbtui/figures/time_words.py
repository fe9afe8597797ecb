"""The words in which times are told, from knowledge/periods.toml, as one pattern with a group for each sort."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jbtui.figures.lexicon import either
from jbtui.figures.yearpart import COUNT, DAY, DIGIT_MONTH, MONTH, TO
from jbtui.knowledge import table
from jbtui.text.one_pattern import alternatives, any_of

_NUMERALS, _DIGITS = "一二三四五六七八九十两", "0123456789"
_BEHIND_NUMBERS = "年月日季份多余-—–~～至到、和及"
PLAIN_YEAR = "(?:(?:19|20)[0-9]{2}|[一二][〇零○九一二三四五六七八]{3})"


def told(text: str) -> Iterator[re.Match[str]]:
    """The expressions of time in a compact text, in order; the group of each is its sort."""
    begins, whole = _patterns()
    at = 0
    for begin in begins.finditer(text):
        start = begin.start()
        if start >= at and (m := whole.match(text, start)):
            at = m.end()
            yield m


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What any expression of time begins with, and the whole of one."""
    words = table("periods")
    relative = "|".join(sorted(words["years"], key=len, reverse=True))
    year = f"(?:(?<![0-9]){PLAIN_YEAR}年|{relative})"
    now = "|".join(sorted(words["now"]["words"], key=len, reverse=True))
    since = "|".join(sorted(words["since"], key=len, reverse=True))
    plans = "|".join(sorted(words["plans"], key=len, reverse=True))
    festivals = "|".join(sorted((*words["festivals"], "春节"), key=len, reverse=True))
    sales = "|".join(sorted(words["sales"], key=len, reverse=True))
    days = "|".join(words["days"]["words"])
    coming = "|".join(f"(?<={before})" for before in words["coming"]["before"])
    then, same_day = "|".join(words["same"]["then"]), "|".join(words["same"]["day"])
    review = "|".join(sorted(words["frame"]["review"], key=len, reverse=True))
    # 升至今年 is no 至今年: the verb before it moves to the number.
    lead = "(?:截至|截止到?|自|从|(?<![升高加低少降长大短小涨跌缩落扩减增回])[到至])?"
    verbs, changes = either("phrases", "indicator", "verbs"), either("phrases", "indicator", "moves")
    after = "(?:以来|至今|起)?"
    part = "(?:份|底前?|末|初|上旬|中旬|下旬|中)?"
    inner = (
        f"{DIGIT_MONTH}月{DAY}日(?:{TO}(?:{DIGIT_MONTH}月)?{DAY}日)?"
        f"|{MONTH}月?份?{TO}(?:{year})?{MONTH}月{part}"
        f"|(?<![0-9.])(?:{MONTH}|{DIGIT_MONTH})月(?![龄季球亮光度]){part}"
        f"|(?:(?<!提)前|头){COUNT}个?月"
        "|(?:(?<!提)前[一二三两123]个?季度|[一1](?:至|到|-|—)[二三四234]季度|(?:第)?[一二三四1234]季度|首季度)[末底]?"
        "|上半年|下半年|半年(?:报|成绩单|答卷|账单)"
        f"|(?:[“‘]|(?<![第一二三四五六七八九]))(?:{festivals})(?:、?中秋)?[”’]?(?:假期|黄金周|小长假|期间|长假)(?:期间)?"
        f"|[“‘]?(?:{sales})[”’]?(?:期间|当天|当日|大促)"
    )
    options = {
        "basis": (
            f"(?:(?<!占)比|较|同|与)(?:(?:{year})(?:同期|同月|年?底|年?末|同比)?(?![、和])|上月|上季度?|年初(?!计划|目标|预)|"
            f"(?:{year})?(?:的)?(?:{MONTH}月?份?{TO}{MONTH}月|{MONTH}月份?|上半年|第?[一二三四]季度|前三季度))"
            f"|[到至]?(?:{year})同(?:期|月)|同期|(?:比|较)(?:{now})|(?:比|较|同|与)(?<![0-9.]){COUNT}(?:多|余)?(?:年|个月)(?:以)?前"
        ),
        "now": f"(?<![比较与])(?:{now})(?![年天日晚])",
        "course": f"(?:从|自)(?:{year})(?:起|开始)，?(?:再|连续)?(?:利?用){COUNT}年(?:左右)?的?时间",
        "years": f"{lead}(?<![0-9]){PLAIN_YEAR}年?(?:{TO}|、|和|及){PLAIN_YEAR}年(?:度|间|期间)?",
        "event": (
            f"(?:从|自)(?:{year})[^，。；、,;“”0-9]{{0,16}}?算起"
            f"|自(?:从)?[^，。；、,;“”]{{1,24}}?以来|(?:{since})[^，。；、,;“”]{{0,6}}?以来"
        ),
        "inner": f"{lead}(?:{year})?(?:的)?(?:{inner}){after}",
        "year": f"{lead}(?:{year})(?:全年|年底前?|底前?|末|年末|初|年初|度)?{after}",
        "coming": f"(?:{coming})一年",
        "review": f"(?:{review})",
        "run": f"连续(?:第)?{COUNT}年",
        "spell": (
            f"(?:全国|全省|全市|近|过去|这|最近|过去的|近的|短短)?(?<![0-9]){COUNT}(?:多|余)?年[多半]?"
            "(?:以来|来|间|(?<!后.年)(?<!来.年)(?<!来的.年)里)"  # not 今后三年里, 未来三年里
            f"|(?:过去|最近)的?{COUNT}年|(?:(?<=[，。；,;])|^)近{COUNT}年(?!的)"
        ),
        "done": (
            f"[两三四五六七八九十]年(?=(?:累计|共|已|一共)?(?:{verbs})(?:了|[0-9])|{changes}(?:了|近|约|超)?[0-9]"
            "|[一-鿿]{1,2}了[0-9])"
        ),
        "plan": (
            f"[“‘](?:{plans})[”’](?!规划|计划)(?:期间|时期|以来|期末|末|前[一二三四]年|开局之年|收官之年|第一年)?"
            f"|(?:{plans})(?:期间|时期|以来|期末|开局之年|收官之年)"
        ),
        "yearend": "(?:到|至|截至)?(?<![半一二三四五六七八九十两几0-9])年(?:底前?|末|内|初(?:以来|(?=[的，,])))",
        "half": "(?<![上下])半年(?:多)?(?:以来|时间|来|里|间|内)",
        "then": f"(?:{then})",
        "sameday": f"(?<![^，。；：！？,;:!?”“])(?:{same_day})(?=[，,])",
        "today": f"(?:{days})(?!的)",
        "dayonly": f"(?<![0-9月.]){DAY}日(?![本元均照])",
    }
    return _begins(), re.compile("|".join(f"(?P<{name}>{option})" for name, option in options.items()))


def _begins() -> re.Pattern[str]:
    """What an expression of time begins with: a number, 自, a word of the table, or characters that go together.

    A set of characters first, for the engine to skip to; then what the second may be, which passes over most of them.
    """
    words = table("periods")
    named = [*words["days"]["words"], *words["now"]["words"], *words["frame"]["review"]]
    named += [*words["same"]["then"], *words["same"]["day"]]
    named += [word for key in ("years", "since", "plans", "festivals", "sales") for word in words[key]]
    counts = _DIGITS + _NUMERALS
    first = (
        "".join(sorted({word[0] for word in named})) + f"截止自从到至前头第首上下近过这最短全比较同与连年春半“‘{counts}"
    )
    together = (
        ("截止从到至", first, ""),
        ("“‘", "".join(word[0] for key in ("plans", "sales", "festivals") for word in words[key]), ""),
        ("前头近这较比", f"{counts}今去上前年本同第现目如当眼", ""),
        (_NUMERALS, f"年月多余〇零○{_NUMERALS}至到—季份-", ""),
        ("同与", "期去上前今" + _DIGITS, ""),
        ("第", counts, "季"),
        ("全", "国省市", f"[{counts}]"),
        *(("年", "底末内初", ""), ("上下", "半", ""), ("过", "去", ""), ("最", "近", ""), ("短", "短", "")),
        *(("连", "续", ""), ("春", "节", ""), ("半", "年", ""), ("首", "季", "")),
    )
    number = f"(?<=[0-9])(?<![0-9]{{2}})(?=[0-9]{{0,3}}{any_of(_BEHIND_NUMBERS)})"
    since = f"(?<=自)(?=[{first}]|[^，。；、,;“”]{{1,25}}以来)"
    second = {*(word[1:2] for word in named), *(character for _, seconds, _ in together for character in seconds)}
    second |= {*_DIGITS, *_BEHIND_NUMBERS}
    behind = "|".join(any_of(before) + any_of(seconds) + third for before, seconds, third in together)
    told = f"(?={any_of(sorted(second))})(?:{number}|(?<=(?={alternatives(named)}|{behind}).))|{since}"
    alone = [word for word in named if len(word) == 1]
    return re.compile(f"[{first}](?:{told}|(?<={any_of(alone)}))" if alone else f"[{first}](?:{told})")
