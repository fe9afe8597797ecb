"""The grammar of the command line. Only the options of the command in use are read in, so that starting stays fast."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from typing import Any, NoReturn

from jbtui import __version__
from jbtui.cli import argparse_words
from jbtui.errors import Exit
from jbtui.messages import LANGUAGES, _, say
from jbtui.text.cleaning import clean
from jbtui.text.nearest import nearest


def helps() -> dict[str, str]:
    """One line for each command, in the interface's language."""
    return {
        "ingest": _("把文件和文件夹编入索引"),
        "search": _("检索段落"),
        "metrics": _("列出指标数据，说明或更正它们"),
        "compare": _("两个区县（或年份、专项行动）对照"),
        "kwic": _("一词逐处排齐，看上下文、频次和搭配"),
        "cite": _("段落或指标的引文"),
        "export": _("导出篇目、段落或指标"),
        "show": _("打印一篇文章"),
        "serve": _("在本机的浏览器里打开阅览室"),
        "doctor": _("检查终端、剪贴板、索引和版本"),
        "locate": _("索引、配置、缓存、最后一次复制在哪里"),
    }


class Parser(argparse.ArgumentParser):
    """argparse that speaks the interface's language, knows near names, and allows no guessed abbreviations."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("allow_abbrev", False)
        options["add_help"] = False
        super().__init__(*args, **options)
        self.add_argument("-h", "--help", action="help", help=_("显示这份说明"))

    def error(self, message: str) -> NoReturn:
        self.print_usage(_stderr())
        self.exit(Exit.WRONG_USAGE, clean(say("错误：{what}", what=message)) + "\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        choices = [str(choice) for choice in action.choices or ()]
        if action.choices is None or value in action.choices:
            return
        near = nearest(str(value), choices)
        if isinstance(action, argparse._SubParsersAction):
            what = say("没有叫“{name}”的命令。", name=value)
            advice = [*([say("是不是 {names}？", names=_("、").join(near))] if near else [])]
            advice.append(say("要检索它，请写：jbtui search {name}", name=value))
            raise argparse.ArgumentError(None, what + "\n" + "\n".join(advice))
        what = say("没有“{name}”这个选择。", name=value)
        raise argparse.ArgumentError(action, what + say("可用：{names}", names=_("、").join(near or choices)))


def build(arguments: Sequence[str]) -> Parser:
    """The parser for these arguments, in the language chosen before."""
    argparse_words.install()
    parser = Parser(
        prog="jbtui",
        description=_("区县报道终端阅览室：检索、比较、引用。不带命令时打开阅览室。"),
        epilog=_("退出码：0 完成，1 没有找到，2 用法不对，3 数据或索引有问题。"),
    )
    parser.add_argument("--version", action="version", version=f"jbtui {__version__}", help=_("显示版本"))
    _shared(parser)
    parser.add_argument("--no-mouse", dest="mouse", action="store_false", help=_("阅览室不用鼠标"))
    parser.add_argument("--no-restore", dest="restore", action="store_false", help=_("阅览室不回到上次的位置"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title=_("命令"), parser_class=Parser)
    asked = set(arguments)
    for name, said in helps().items():
        one = commands.add_parser(name, help=said, description=said)
        _shared(one)
        if name in asked:
            importlib.import_module(f"jbtui.cli.{name}_command").options(one)
    return parser


def _shared(parser: argparse.ArgumentParser) -> None:
    """Options that may stand before the command and after it; the later one counts."""
    group = parser.add_argument_group(_("通用选项"))
    group.add_argument("--db", metavar="FILE", default=argparse.SUPPRESS, help=_("用这个索引文件"))
    group.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=_("界面语言"))


def _stderr() -> Any:
    import sys

    return sys.stderr
