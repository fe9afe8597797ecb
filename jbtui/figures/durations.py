"""Names what lasted, took or paused for a time: 历时, 用了20天, 4小时就退干净, 做了18年童装生意."""

from __future__ import annotations

import re

from jbtui.figures import change, noun, phrases
from jbtui.figures.filing import filed, says_what
from jbtui.figures.measurement import SAYS, Measurement
from jbtui.figures.scene import Label
from jbtui.figures.sound import sound, tidy
from jbtui.figures.topic import topic
from jbtui.text.later import later

_TRADE = re.compile("([^，的]{2,8})的[^，]")
_WITHIN = re.compile("^(?:之内|以内|内|之后|以后|后)?(?:就|便|即可|即|才)(?:可以|可|能)?")
# 45天里开了31场说明会, 21天全部签约: what leads over to what was done in the time.
_IN_IT = re.compile("^(?:[之以]?[里内间])?(?:全部|均|都|全)?")
# 啃下征收任务, 开了说明会: a verb that its complement tells for one.
_ACTED = later("(?![就便即才已])[一-鿿](?:[了下掉好]|完(?!成))(?=[一-鿿]{2})")
# A verb with its object has at least so many characters; with less, who did it belongs to the label.
_WHOLE = 4
_FROM_TO = re.compile("(?<=从)[^，。“”]{2,12}到[^，。“”]{2,12}$")


def in_course(m: Measurement) -> Label | None:
    """从提出诉求到拿到产权证，前后不到20天."""
    if m.place.number or not m.scene.fresh or m.stem not in phrases.among("course"):
        return None
    whole = _FROM_TO.search(m.scene.before)
    return filed(whole.group() + "时间", "前一分句所说的从头到尾") if whole else None


def lasting(m: Measurement) -> Label | None:
    """历时3年的改造."""
    if m.of and m.right and phrases.ending("lasting").search(m.place.left):
        return filed(m.right + "历时", "历时若干的事")
    return None


def taking(m: Measurement) -> Label | None:
    """用了20天完成签约; 前后用了20天: what such words as 前后 stand for, other rules must find."""
    place = m.place
    if not phrases.ending("taking").search(place.left):
        return None
    done = noun.verb_phrase(place.right)
    waited = not place.right and place.left.endswith("等了")
    if waited or (place.right in ("时间", "的时间") and len(m.stem) < SAYS):
        done = noun.verb_phrase("" if place.followed else m.scene.behind)
    done = _WITHIN.sub("", done)
    if len(done) > 2 and done[:1] not in "可的":
        return filed(done + "时间", "用时之后的词")
    m.stem = "" if m.stem in phrases.among("course") else m.stem
    return None


def pausing(m: Measurement) -> Label | None:
    """老旧厂房、停工6年."""
    paused = m.stem.rpartition("、")[2]
    return filed(paused + "时间", "停顿、延续了多久") if paused and phrases.ending("pausing").search(paused) else None


def soon(m: Measurement) -> Label | None:
    """积水4小时就退干净."""
    within = None if m.place.number else _WITHIN.match(m.place.right)
    if not within or len(m.place.right) <= within.end() + 1 or says_what(m.stem):
        return None
    carry = m.scene.carry if m.scene.carry and not m.scene.carry.endswith("数") else ""
    over = m.stem if sound(m.stem) and len(m.stem) >= SAYS else carry or topic(m.scene.before)
    done = tidy(noun.verb_phrase(m.place.right[within.end() :]))
    return filed((over + done)[-noun.LONGEST :] + "时间", "多久就怎样")


def titled(m: Measurement) -> Label | None:
    """从立项到取得许可的时间由20天压缩到5天. No label yet: the next rules go on with it."""
    if m.stem.endswith("的时间"):
        m.stem = m.stem.removesuffix("的时间") + "时间"
    return None


def doing(m: Measurement) -> Label | None:
    """党员带头，40天完成236户房屋的签约; 132户居民21天全部签约."""
    if m.of or says_what(m.stem) or change.is_move(m.place.left):
        return None
    rest = m.scene.nearby.rest(m.scene.number, m.quantity.after)
    done = noun.verb_phrase(_IN_IT.sub("", rest, count=1))
    if not (phrases.verb_head().match(done) or _ACTED.match(done)):
        return None
    words = done if len(done) >= _WHOLE else m.stem + done
    return filed(words[-noun.LONGEST :] + "时间", "时长之后所做的事") if len(words) >= _WHOLE else None


def trade(m: Measurement) -> Label | None:
    """做了18年童装生意的老板."""
    done = _TRADE.match(m.place.right) if m.place.left.endswith("了") else None
    return filed(done[1] + "时间", "做了多久的事") if done else None


def spell(m: Measurement) -> Label | None:
    """30天的公示; 一次性办结，15分钟: nothing before the number says what took so long."""
    if m.stem or (m.place.number and m.scene.carry and change.leads_to(m.place.left)):
        return None
    told = m.right if m.of and m.right else noun.verb_phrase(m.place.right)
    if not m.place.right and m.scene.behind and not phrases.ending("taking").search(m.place.left):
        told = noun.verb_phrase(m.scene.behind)  # 短短18天，全村签约完毕
    if len(told) < SAYS and m.scene.fresh:
        told = noun.left_phrase(m.scene.before, m.names)
    return filed(told + "时间", "时长之后的词") if len(told) >= SAYS else None
