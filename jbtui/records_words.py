"""The kinds and signs of figures, and the rules that made their fields, in the language of the interface."""

from __future__ import annotations

from jbtui.messages import _
from jbtui.records import FigureKind


def sign_words(sign: str) -> str:
    """The sign of an approximation in the interface's language; "" for an exact number."""
    return {"~": _("约"), ">": _("大于"), "<": _("小于"), ">=": _("不少于"), "<=": _("不超过")}.get(sign, "")


def kind_words(kind: FigureKind) -> str:
    """The kind in the interface's language."""
    return {
        FigureKind.LEVEL: _("水平"),
        FigureKind.GROWTH: _("增减"),
        FigureKind.RATIO: _("比率"),
        FigureKind.RANK: _("位次"),
        FigureKind.MULTIPLE: _("倍数"),
    }[kind]


def rule_words(rule: str) -> str:
    """The rule that made a field, as figures keep it (数词之前的名词；指标表, 同句中的时间词：去年), in the interface's
    language; the article's words behind the colon stay as they are."""
    said = _(rule)
    if said != rule:
        return said
    name, colon, words = rule.partition("：")
    return _by_endings(name) + (_("：") + words if colon else "")


def _by_endings(name: str) -> str:
    """A rule's name with what may stand behind any: ，前补主语, ；指标表."""
    said = _(name)
    cut = max(name.rfind("，"), name.rfind("；"))
    return said if said != name or cut < 0 else _by_endings(name[:cut]) + _(name[cut:])
