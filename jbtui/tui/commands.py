"""What can be done now: the actions of the focus and of the screens around it, for the palette and the help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from jbtui.messages import _
from jbtui.tui.content import pad
from jbtui.tui.keys import ACTIONS, Action, display, keys_of

if TYPE_CHECKING:
    from jbtui.tui.screens.room import Room

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


MOVING = ("query", "list", "page", "rows")
"""Scopes that hold keys for moving about."""
_LABEL, _KEYS = 14, 11
"""Cells of the columns in the list of commands."""


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
                if not keys or keys - taken:
                    taken |= keys
                    yield node, _BY_ID[binding.id]


def offered(room: Room) -> list[tuple[DOMNode, Action]]:
    """What the list of commands offers: everything valid that would do something; merely moving comes last."""
    idle = {*room.idle(), "palette"}
    found = [(node, action) for node, action in valid(room) if action.id not in idle]
    return sorted(found, key=lambda one: one[1].scope in MOVING and not one[1].shown)


def line(action: Action) -> str:
    """An action in the list of commands: what it is called, its keys, what it does."""
    return f"{pad(action.label, _LABEL)} {pad(written(action.id), _KEYS)} {action.does}"


def theme_line(called: str) -> str:
    """A theme in the list of commands."""
    return f"{pad(_('配色'), _LABEL)} {' ' * _KEYS} {called}"


def written(id: str) -> str:
    """The keys of an action as written on the keyboard."""
    return " ".join(map(display, keys_of(id)))


def sections(screen: Screen[Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The help: (section, rows of (keys, what they do)), then the query language."""
    actions = [action for _node, action in valid(screen) if keys_of(action.id)]
    found = [
        (name, [(written(action.id), action.does) for action in actions if action.scope == scope])
        for scope, name in SECTIONS.items()
    ]
    return [*((name, rows) for name, rows in found if rows), (_("查询的写法"), list(SYNTAX))]
