"""What keys do: one table of actions, from which bindings, the footer, the help and the palette are made.

Labels are read when this module is imported, so the language must be chosen before. What a reader changes in
config.toml is checked in `keymap`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingType
from textual.keys import REPLACED_KEYS

from jbtui.messages import _, say

ALWAYS_QUITS = "ctrl+q"
"""The key that quits whatever the configuration says."""
NO_KEY = "no-key-"
"""What the name begins with that stands for a key where an action has none; no keyboard sends it."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something the reader can do by a key."""

    id: str
    scope: str
    """Where it is valid: room (every screen), search, figures, compare, query, list, facets, page."""
    keys: str
    """Textual's names, separated by commas; the first is the one that is shown."""
    action: str
    label: str
    """Two or three words, for the footer and the palette."""
    help: str
    """What it does, in a sentence; `{id}` stands for the key of another action."""
    shown: bool = True
    """Whether the footer names it."""
    priority: bool = False

    @property
    def does(self) -> str:
        """What it does, with the keys as they are set now."""
        return self.help.format(**{id: first_key(id) for id in _BY_ID if f"{{{id}}}" in self.help})


ACTIONS: tuple[Action, ...] = (
    Action("query", "room", "slash", "focus_query", _("查询"), _("把光标放进查询框。")),
    Action("screen_1", "room", "1", "app.room('search')", _("检索"), _("检索屏：查找段落，读原文。"), shown=False),
    Action("screen_2", "room", "2", "app.room('figures')", _("指标"), _("指标屏：文章里的每一个数字。"), shown=False),
    Action("screen_3", "room", "3", "app.room('compare')", _("对照"), _("对照屏：两个区县并排。"), shown=False),
    Action("screen_4", "room", "4", "app.room('kwic')", _("语境"), _("语境屏：查询词的每一处排齐。"), shown=False),
    Action("screen_5", "room", "5", "app.room('tray')", _("摘录"), _("摘录屏：收集的段落和数字。"), shown=False),
    Action("help", "room", "question_mark,f1", "app.help", _("帮助"), _("说明当前所在之处的按键。")),
    Action("palette", "room", "ctrl+p", "app.palette", _("命令表"), _("列出此刻能做的一切。"), priority=True),
    Action("back", "room", "escape", "back", _("返回"), _("退回一层；正忙时停下。"), shown=False),
    Action("place_back", "room", "left_square_bracket", "place(-1)", _("后退"), _("回到先前读过的位置。"), shown=False),
    Action("place_on", "room", "right_square_bracket", "place(1)", _("前进"), _("再到后来读过的位置。"), shown=False),
    Action("theme", "room", "f2", "app.next_theme", _("换配色"), _("换下一种配色。"), shown=False),
    Action("quit", "room", f"q,{ALWAYS_QUITS}", "app.quit", _("退出"), _("离开；下次打开时回到此处。")),
    Action("copy", "reading", "y", "copy", _("复制"), _("复制选中的句子或当前段落，附引文。")),
    Action("copy_as", "reading", "Y", "copy_as", _("换格式复制"), _("选一种引文格式再复制，并记住它。"), shown=False),
    Action("mark", "reading", "m", "mark", _("标记"), _("标记这一处或放开；{copy} 把标记的一起复制。")),
    Action("collect", "reading", "space", "collect", _("收入摘录"), _("收入摘录；已在其中的取出。")),
    Action("facets", "search", "f", "facets", _("筛选"), _("到筛选栏：按专项行动、区县、年份、主题、篇目收窄。")),
    Action("sort", "search", "s", "sort", _("排序"), _("换次序：相关、日期、原文顺序。"), shown=False),
    Action("keep_search", "search", "b", "keep_search", _("存下检索"), _("存下这个检索，或不再存。"), shown=False),
    Action(
        "searches", "search", "B,ctrl+r", "searches", _("先前的检索"), _("列出存下的检索和先前的查询。"), shown=False
    ),
    Action("clear", "search", "x", "clear_filters", _("清除筛选"), _("去掉全部筛选。"), shown=False),
    Action("row_sort", "figures", "s", "sort", _("排序"), _("换排序的列。")),
    Action("chart", "figures", "g", "chart", _("画图"), _("把所选指标的各期数值画成条形。")),
    Action("why", "figures", "w", "why", _("为何"), _("这个数字从哪句话、按什么规则来；可更正或剔除。")),
    Action("units", "figures", "u", "units", _("换单位"), _("换显示的单位：原文、亿元、万元、亩。")),
    Action("group", "figures", "i", "group", _("分组"), _("按指标分组，再按恢复。")),
    Action("swap", "compare", "w", "swap", _("互换"), _("左右互换。")),
    Action("only_shared", "compare", "o", "only_shared", _("共有"), _("只列两侧都有的，再按列出全部。")),
    Action("within", "compare", "f", "within", _("行内找"), _("到行中的字一栏：只列含这些字的行。"), shown=False),
    Action(
        "suggest",
        "compare",
        "c",
        "suggest('right')",
        _("换右侧"),
        _("列出与左侧最可比的各方，选一个放到右侧。"),
        shown=False,
    ),
    Action(
        "suggest_left",
        "compare",
        "C",
        "suggest('left')",
        _("换左侧"),
        _("列出与右侧最可比的各方，选一个放到左侧。"),
        shown=False,
    ),
    Action("change_chart", "compare", "g", "chart", _("图"), _("把一个指标随时间的变化画成条形。"), shown=False),
    Action(
        "next_source",
        "compare",
        "enter",
        "next_source",
        _("另一出处"),
        _("在原文里：看这一行的下一处出处。"),
        shown=False,
    ),
    Action(
        "same",
        "compare",
        "equals_sign",
        "decide(True)",
        _("同指"),
        _("确认相近的两个指标是一回事，记住并重新对照。"),
        shown=False,
    ),
    Action(
        "differ",
        "compare",
        "minus",
        "decide(False)",
        _("不同"),
        _("否定相近的两个指标，以后不再提议。"),
        shown=False,
    ),
    Action("export", "compare", "e", "export", _("导出"), _("把整份对照存成文件：Markdown、Word、Excel、CSV。")),
    Action("kwic_order", "kwic", "s", "order", _("排序"), _("换语境行的次序；在频次栏换搭配的次序。")),
    Action("kwic_summary", "kwic", "f", "summary", _("频次"), _("在语境行与频次、搭配之间来回。")),
    Action("kwic_export", "kwic", "e", "export", _("导出"), _("把语境存成文件：CSV、Excel、JSON。")),
    Action("tray_note", "tray", "e", "annotate", _("写注"), _("给这一条写注。")),
    Action("tray_export", "tray", "x", "export", _("导出"), _("把摘录存成文件：文档、表格或参考文献。")),
    Action("tray_copy", "tray", "y", "copy", _("复制"), _("复制这一条，附引文。")),
    Action("tray_mark", "tray", "m", "mark", _("标记"), _("标记这一条或原文的这一处，或放开；{tray_copy} 一起复制。")),
    Action(
        "tray_copy_all",
        "tray",
        "Y",
        "copy_as",
        _("复制全部"),
        _("选一种引文格式，复制全部摘录；有标记的只复制标记的。"),
    ),
    Action("tray_remove", "tray", "d", "remove", _("取出"), _("从摘录取出这一条。")),
    Action("tray_undo", "tray", "u", "undo", _("撤销"), _("撤销上一次改动。")),
    Action("tray_down", "tray", "J", "shift(1)", _("移后"), _("把这一条往后移。"), shown=False),
    Action("tray_up", "tray", "K", "shift(-1)", _("移前"), _("把这一条往前移。"), shown=False),
    Action("next_shared", "rows", "n", "shared(1)", _("下个共有"), _("到下一行两侧都有的。"), shown=False),
    Action("last_shared", "rows", "N", "shared(-1)", _("上个共有"), _("到上一行两侧都有的。"), shown=False),
    Action("list_down", "list", "j", "cursor_down", _("下一条"), _("下移。"), shown=False),
    Action("list_up", "list", "k", "cursor_up", _("上一条"), _("上移。"), shown=False),
    Action("list_open", "list", "enter", "select", _("打开"), _("打开所选。")),
    Action("facet_toggle", "facets", "space,enter", "select", _("勾选"), _("加上或去掉这一项筛选。")),
    Action("page_down", "page", "j,down", "step(1)", _("下移"), _("下移：到下一段，长段先滚动。"), shown=False),
    Action("page_up", "page", "k,up", "step(-1)", _("上移"), _("上移：到上一段，长段先滚动。"), shown=False),
    Action("next_hit", "page", "n", "next_hit(1)", _("下个命中"), _("到下一处命中。")),
    Action("last_hit", "page", "N", "next_hit(-1)", _("上个命中"), _("到上一处命中。"), shown=False),
    Action("sentence", "page", "v", "sentence(1)", _("选句"), _("从当前命中起选中一句；再按多选一句，可选过段尾。")),
    Action("sentence_less", "page", "V", "sentence(-1)", _("少选一句"), _("少选一句。"), shown=False),
    Action(
        "sentence_next",
        "page",
        "right_parenthesis",
        "next_sentence(1)",
        _("下一句"),
        _("改选下一句。"),
        shown=False,
    ),
    Action(
        "sentence_last", "page", "left_parenthesis", "next_sentence(-1)", _("上一句"), _("改选上一句。"), shown=False
    ),
    Action("outline", "page", "o", "screen.outline", _("提纲"), _("列出小标题，选一个跳过去。"), shown=False),
    Action("page_top", "page", "home,g", "edge(0)", _("篇首"), _("到文章开头。"), shown=False),
    Action("page_end", "page", "end,G", "edge(-1)", _("篇末"), _("到文章末尾。"), shown=False),
    Action("to_list", "query", "down,enter", "to_list", _("到结果"), _("到结果列表。")),
    Action("complete", "query", "tab", "complete", _("补全"), _("接上给出的词，再按换下一个。"), shown=False),
    Action("older", "query", "up", "older", _("前一查询"), _("取回先前的查询。"), shown=False),
    Action("leave", "query", "escape", "leave", _("离开输入"), _("离开查询框；其后字母键是命令。")),
)
"""Everything that has a key. A scope's order is the order of the footer."""
_BY_ID = {action.id: action for action in ACTIONS}


WIDGETS = frozenset({"query", "facets", "list", "page", "rows"})
"""Scopes of what can have the focus: of these one is in force at a time, but a list of facets is a list as well."""
SCREENS: Mapping[str, tuple[str, ...]] = {
    "search": ("room", "search", "reading"),
    "figures": ("room", "figures", "reading"),
    "compare": ("room", "compare", "reading"),
    "kwic": ("room", "kwic", "reading"),
    "tray": ("room", "tray"),
}
"""The scopes that are in force on each screen, whatever has the focus."""


def in_scope(*scopes: str) -> tuple[Action, ...]:
    """The actions of the scopes, in their order."""
    return tuple(action for scope in scopes for action in ACTIONS if action.scope == scope)


def bindings(*scopes: str, without: tuple[str, ...] = ()) -> list[BindingType]:
    """Textual bindings for the scopes."""
    return [
        Binding(
            action.keys,
            action.action,
            action.label,
            show=action.shown,
            tooltip=action.does,
            id=action.id,
            priority=action.priority,
        )
        for action in in_scope(*scopes)
        if action.id not in without
    ]


_chosen: dict[str, str] = {}
"""The reader's own keys by action id, as the texts name them."""


def choose(keys: Mapping[str, str]) -> None:
    """Let the texts name these keys, which the reader set for actions."""
    _chosen.clear()
    _chosen.update(keys)


def keys_of(id: str) -> list[str]:
    """The keys of an action in Textual's names, the reader's own where they set them; none where they want none."""
    return [key for key in _chosen.get(id, _BY_ID[id].keys).split(",") if key]


def first_key(id: str) -> str:
    """The key of an action as it is written on the keyboard, the first of several; without any what it is called."""
    keys = keys_of(id)
    return display(keys[0]) if keys else say("命令表里的「{label}」", label=_BY_ID[id].label)


def hint(message: str, /, **parts: object) -> str:
    """The message in the chosen language; parts that are ids of actions become their keys."""
    return say(message, **{id: first_key(id) for id in _BY_ID if f"{{{id}}}" in message}, **parts)


_NAMES: Mapping[str, str] = {
    "minus": "-",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "up": "Up",
    "down": "Down",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def display(key: str) -> str:
    """A key as it is written on the keyboard, without glyphs of uncertain width: `ctrl+p` → `Ctrl+P`."""
    *modifiers, last = key.split("+")
    name = _NAMES.get(last) or _ascii(last) or (last.upper() if len(last) > 1 or modifiers else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def _ascii(name: str) -> str:
    """The sign that a key named in words stands for, where ASCII has it; "" for other keys."""
    called = REPLACED_KEYS.get(name, name).replace("_", " ")
    try:
        sign = unicodedata.lookup(called)
    except KeyError:
        return ""
    return sign if sign.isascii() and len(name) > 1 else ""
