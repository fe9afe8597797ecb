"""The kinds and signs of figures in the language of the interface."""

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
