"""`jbtui doctor`: what of this machine matters to the tool: terminal, clipboard, index, versions."""

from __future__ import annotations

import argparse
import importlib.metadata
import importlib.util
import locale
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator

from jbtui import __version__, locations
from jbtui.cli import terminal
from jbtui.cli.opening import for_this_index, place
from jbtui.cli.output import print_table, print_text, write_json
from jbtui.errors import Exit, IndexFault
from jbtui.messages import _, holdings, language, say
from jbtui.text.cleaning import one_line

Line = tuple[str, str, bool]
"""Name, what was found, whether all is well."""
EXTRAS = {"fast": "rjieba", "pdf": "pypdfium2", "docx": "docx", "xlsx": "xlsxwriter", "web": "textual_serve"}


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("table", "json"), default="table", help=_("输出格式，默认 %(default)s"))
    parser.add_argument("--keys", action="store_true", help=_("列出阅览室的动作和键，名字可写进 config.toml"))


def run(chosen: argparse.Namespace) -> int:
    if chosen.keys:
        return _keys(chosen)
    index_lines, code = _index(chosen)
    lines = [*_versions(), *_terminal(), *_clipboard(), *_places(), *index_lines]
    if chosen.format == "json":
        write_json([{"name": name, "found": found, "ok": good} for name, found, good in lines])
    else:
        from rich.cells import cell_len

        width = max(cell_len(name) for name, _found, _good in lines)
        for name, found, good in lines:
            mark = " " if good else "!"
            print_text(f"{mark} {name}{' ' * (width - cell_len(name))}  {one_line(found)}")
    return code


def _keys(chosen: argparse.Namespace) -> int:
    """Every action of the reading room with its keys, the reader's own where there are some."""
    from jbtui.tui import keys, preferences

    keys.choose(preferences.load().keys)
    rows = [(one.id, [keys.display(key) for key in keys.keys_of(one.id)], one.does) for one in keys.ACTIONS]
    if chosen.format == "json":
        write_json([{"action": id, "keys": held, "does": does} for id, held, does in rows])
    else:
        print_table((_("动作"), _("键"), _("作用")), [(id, " ".join(held), does) for id, held, does in rows])
    return Exit.DONE


def _versions() -> Iterator[Line]:
    yield "jbtui", __version__, True
    yield "Python", sys.version.split()[0], True
    yield "SQLite", sqlite3.sqlite_version, True
    for name in ("textual", "rich", "sqlite-utils", "jieba", "OpenCC"):
        try:
            yield name, importlib.metadata.version(name), True
        except importlib.metadata.PackageNotFoundError:
            yield name, _("没有安装"), False
    there = [extra for extra, module in EXTRAS.items() if importlib.util.find_spec(module)]
    missing = [extra for extra in EXTRAS if extra not in there]
    yield _("可选组件"), say("有 {there}；无 {missing}", there=_names(there), missing=_names(missing)), True


def _terminal() -> Iterator[Line]:
    size = shutil.get_terminal_size()
    tty = sys.stdout.isatty()
    name = os.environ.get("TERM", "")
    where = " tmux" if os.environ.get("TMUX") else ""
    yield _("终端"), (name or _("无")) + (f" {size.columns}x{size.lines}" if tty else "") + where, name != "dumb"
    yield _("标准输出"), _("是终端") if tty else _("不是终端"), True
    encoding = (getattr(sys.stdout, "encoding", "") or locale.getpreferredencoding(False)).lower()
    yield _("编码"), encoding, encoding.replace("-", "") in ("utf8", "gb18030")
    yield _("颜色"), _colours(), True
    yield _("界面语言"), language(), True
    yield _ambiguous()


def _ambiguous() -> Line:
    """How wide the signs are on whose width terminals do not agree."""
    cells = terminal.ambiguous_cells()
    said = {
        1: _("“ ” … · 占一格，与阅览室所计相同"),
        2: _("“ ” … · 占两格，原文会错位；请在终端的设置里把歧义宽度改为一格"),
    }
    unknown = _("终端没有回答；“ ” … · 按一格计，若终端画成两格，原文会错位")
    return _("歧义宽度"), said.get(cells or 0, unknown), cells != 2


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "NO_COLOR"
    from jbtui.cli.output import console

    named = os.environ.get("COLORTERM")
    return (console().color_system or _("无")) + (f" (COLORTERM={named})" if named else "")


def _clipboard() -> Iterator[Line]:
    from jbtui import clipboard, settings

    chosen = settings.load()["clipboard.paths"]
    for path, there, why in clipboard.available():
        name = say("复制途径 {path}", path="OSC 52" if path == "osc52" else path)
        found = (_("可用") if there else _("不可用")) + (_("：") + why if why else "")
        yield name, found if path in (*chosen, "file") else say("{found}（配置里没有选它）", found=found), True


def _places() -> Iterator[Line]:
    yield _("配置"), str(locations.config()), True
    from jbtui.tui import preferences

    for note in preferences.load().notes:
        yield _("配置"), note, False
    yield _("所附文章"), str(locations.seeds()), locations.seeds().is_dir()


def _index(chosen: argparse.Namespace) -> tuple[list[Line], int]:
    """The state of the index, and the exit code: an index at fault is what the command is run for."""
    path = place(chosen)
    lines: list[Line] = [(_("索引文件"), str(path), path.exists())]
    if not path.exists():
        lines.append((_("索引状态"), _("还没有建立；运行 jbtui ingest 或打开 jbtui"), False))
        return lines, Exit.DONE
    from jbtui.store import open_index

    try:
        index = open_index(path)
    except IndexFault as fault:
        error = for_this_index(fault, chosen)
        lines.append((_("索引状态"), f"{error.what} {error.remedy}", False))
        return lines, error.exit
    try:
        counts = index.counts()
        held = _("、").join(holdings(counts.articles, counts.paragraphs, counts.figures))
        said = say("完好：{held}", held=held)
        lines.append((_("索引状态"), said, True))
        lines.append((_("索引大小"), f"{path.stat().st_size / 1_000_000:,.1f} MB", True))
        lines.append((_("建立于"), str(index.built()), True))
        lines.append((_("分词"), str(index.engine), True))
    finally:
        index.close()
    return lines, Exit.DONE


def _names(names: list[str]) -> str:
    return " ".join(names) or _("无")
