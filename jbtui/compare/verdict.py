"""Whether two figures may be compared, and if not, why not, in the words a reader needs.

The reasons in order: they measure in different ways (level, growth, rank …), in different units, on different
definitions, of different subjects, one as plan and one as result, of different or unknown periods.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jbtui import spans
from jbtui.compare import scope
from jbtui.messages import _, say
from jbtui.records import Figure, FigureKind, Status
from jbtui.records_words import kind_words
from jbtui.spans import Likeness


class Reason(StrEnum):
    """Why two figures may not be set against each other."""

    NATURE = "nature"
    UNIT = "unit"
    SCOPE = "scope"
    SUBJECT = "subject"
    STATUS = "status"
    PERIOD = "period"
    PERIOD_UNKNOWN = "period unknown"
    UNCONFIRMED = "unconfirmed"
    """The two names are only proposed to mean the same."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one pair of figures."""

    reasons: tuple[Reason, ...]
    why: str
    """The reasons in words, one after another; for comparable figures a remark, often empty."""
    likeness: Likeness

    @property
    def comparable(self) -> bool:
        return not self.reasons


def judge(left: Figure, right: Figure, *, unconfirmed: bool = False, confirmed: bool = False) -> Verdict:
    """May the two be compared?

    `unconfirmed` where their indicators are only proposed to be the same; `confirmed` where the reader said that they
    are, so that the words of their names no longer count against them.
    """
    found: list[tuple[Reason, str]] = []
    if left.kind is not right.kind:
        parts = {"left": kind_words(left.kind), "right": kind_words(right.kind)}
        found.append((Reason.NATURE, say("性质不同：{left} 对 {right}", **parts)))
    else:
        found += _unit(left, right) + _scope(left, right, names=not confirmed)
    found += _subject(left, right) + _status(left, right)
    likeness = spans.likeness(left.period, right.period)
    found += _period(left, right, likeness)
    if unconfirmed:
        found.append((Reason.UNCONFIRMED, _("指标相近，待确认")))
    why = _("；").join(words for _reason, words in found) or _remark(left, right, likeness)
    return Verdict(tuple(reason for reason, _words in found), why, likeness)


def _unit(left: Figure, right: Figure) -> list[tuple[Reason, str]]:
    if scope.same_unit(left, right):
        return []
    units = {"left": left.base_unit or "—", "right": right.base_unit or "—"}
    return [(Reason.UNIT, say("单位不同：{left} 对 {right}", **units))]


def _scope(left: Figure, right: Figure, *, names: bool) -> list[tuple[Reason, str]]:
    if left.kind is FigureKind.RANK:
        one, other = scope.reach(left), scope.reach(right)
        # A sentence names the reach once: 从第37名提升到全省第6名.
        named_once = left.paragraph == right.paragraph and None in (one, other)
        if one != other and not named_once:
            among = {"left": one or _("范围未注明"), "right": other or _("范围未注明")}
            return [(Reason.SCOPE, say("口径不同：{left}排名 对 {right}排名", **among))]
    differing = scope.differing(left, right) if names else None
    if differing is None:
        return []
    words = {"left": differing[0] or _("未注明"), "right": differing[1] or _("未注明")}
    return [(Reason.SCOPE, say("口径不同：{left} 对 {right}", **words))]


def _subject(left: Figure, right: Figure) -> list[tuple[Reason, str]]:
    one, other = scope.owner(left), scope.owner(right)
    if one is not None and one == other:
        return []
    if one is None or other is None:
        return [(Reason.SUBJECT, _("主体不明"))]
    names = {"left": one or left.district, "right": other or right.district}
    return [(Reason.SUBJECT, say("主体不同：{left} 对 {right}", **names))]


def _status(left: Figure, right: Figure) -> list[tuple[Reason, str]]:
    if left.status is right.status:
        return []
    return [(Reason.STATUS, _("计划对实绩") if left.status is Status.PLANNED else _("实绩对计划"))]


def _period(left: Figure, right: Figure, likeness: Likeness) -> list[tuple[Reason, str]]:
    names = [spans.name(figure.period) if spans.span(figure.period) else _("未注明") for figure in (left, right)]
    if likeness is Likeness.DIFFERENT:
        return [(Reason.PERIOD, say("时期不同：{left} 对 {right}", left=names[0], right=names[1]))]
    if likeness is Likeness.UNKNOWN:
        if names[0] == names[1]:
            return [(Reason.PERIOD_UNKNOWN, _("时期不明"))]
        return [(Reason.PERIOD_UNKNOWN, say("时期不明：{left} 对 {right}", left=names[0], right=names[1]))]
    return []


def _remark(left: Figure, right: Figure, likeness: Likeness) -> str:
    if likeness is not Likeness.SHIFTED:
        return ""
    names = {"left": spans.name(left.period), "right": spans.name(right.period)}
    return say("时期同长同季、年份不同：{left} 对 {right}", **names)
