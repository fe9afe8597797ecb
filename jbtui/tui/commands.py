"""What can be done now: the actions of the focus and of the screens around it, for the palette and the help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from jbtui.messages import _
from jbtui.tui.keys import ACTIONS, Action, display, keys_of

_BY_ID = {action.id: action for action in ACTIONS}
SECTIONS: Mapping[str, str] = {
    "query": _("查询框"),
    "facets": _("筛选栏"),
    "list": _("列表"),
    "page": _("原文"),
    "rows": _("对照的行"),
    "reading": _("段落"),
    "search": _("检索屏"),
    "figures": _("指标屏"),
    "compare": _("对照屏"),
    "kwic": _("语境屏"),
    "tray": _("摘录屏"),
    "room": _("各屏通用"),
}
"""What the scopes are called in the help, in its order."""

SYNTAX: Sequence[tuple[str, str]] = (
    (_("江北 项目"), _("两个词都在同一段")),
    (_("「最多跑一次」"), _("加引号：一字不差")),
    (_("甲|乙"), _("两者之一")),
    (_("-词"), _("不含这个词")),
    (_("区:江北"), _("限定区县；另有 专项: 年: 主题: 篇: 类: 单位:")),
    ("年:2018..2020", _("年份的起止")),
    ("lzgj", _("拼音或首字母")),
)
"""The query language in short."""


def valid(screen: Screen[Any]) -> Iterator[tuple[DOMNode, Action]]:
    """Each action that a key would do now, with the node that does it; the focus first, the app last."""
    start: DOMNode = screen.focused or screen
    taken: set[str] = set()
    for node in [*start.ancestors_with_self, *(() if screen.focused else (screen.app,))]:
        for kind in type(node).__mro__:
            for binding in kind.__dict__.get("BINDINGS", ()):
                if not isinstance(binding, Binding) or binding.id not in _BY_ID:
                    continue
                keys = set(keys_of(binding.id))
                if keys - taken:
                    taken |= keys
                    yield node, _BY_ID[binding.id]


def written(id: str) -> str:
    """The keys of an action as written on the keyboard."""
    return " ".join(map(display, keys_of(id)))


def sections(screen: Screen[Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The help: (section, rows of (keys, what they do)), then the query language."""
    actions = [action for _node, action in valid(screen)]
    found = [
        (name, [(written(action.id), action.help) for action in actions if action.scope == scope])
        for scope, name in SECTIONS.items()
    ]
    return [*((name, rows) for name, rows in found if rows), (_("查询的写法"), list(SYNTAX))]
