"""Bare `jbtui`: the reading room on a terminal, elsewhere an overview of the index and how to go on."""

from __future__ import annotations

import argparse
import codecs
import os
import sys
from pathlib import Path

from jbtui.cli.opening import opened, place
from jbtui.cli.output import print_table, print_text
from jbtui.cli.telling import tell
from jbtui.errors import Exit
from jbtui.messages import _, holdings, say


def run(chosen: argparse.Namespace) -> int:
    if not in_browser():
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            return overview(chosen)
        if why := unfit():
            code = overview(chosen)
            tell(why)
            return code
    from jbtui import tui

    named = getattr(chosen, "db", None)
    return tui.run(Path(named).expanduser() if named else None, mouse=chosen.mouse, restore=chosen.restore)


def unfit() -> str:
    """Why the reading room cannot be drawn on this terminal; "" where it can."""
    if os.environ.get("TERM") == "dumb":
        return _("这个终端（TERM=dumb）不能移动光标，打不开阅览室；只列出概览。命令行的各项照常可用。")
    encoding = sys.stdout.encoding or "ascii"
    if codecs.lookup(encoding).name != "utf-8":  # Textual reads and writes UTF-8 alone
        return say("这个终端的编码是 {name}，阅览室要 UTF-8；只列出概览。请试 LC_ALL=C.UTF-8 jbtui", name=encoding)
    return ""


def in_browser() -> bool:
    """Whether `jbtui serve` started this: no terminal then, but a page at the other end."""
    return os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")


def overview(chosen: argparse.Namespace) -> int:
    """What the index holds and how to go on."""
    from rich.cells import cell_len

    from jbtui.cite.prose import bracketed_date
    from jbtui.cite.reference import reference

    with opened(chosen) as index:
        counts = index.counts()
        articles = index.articles(limit=SHOWN)
    print_text(
        say(
            "索引 {path}：{held}",
            path=place(chosen),
            held=_("、").join(holdings(counts.articles, counts.paragraphs, counts.figures)),
        )
    )
    print_text("")
    rows = [
        (
            article.file,
            bracketed_date(reference(article)),
            article.district or _("不详"),
            article.campaign or _("不详"),
            article.title,
        )
        for article in articles
    ]
    print_table((_("文件"), _("日期"), _("区县"), _("专项行动"), _("题目")), rows)
    if counts.articles > len(articles):
        print_text(say("……另有 {n} 篇", n=counts.articles - len(articles)))
    print_text("")
    print_text(_("接下来："))
    for command, said in (
        ("jbtui search 最多跑一次", _("检索段落")),
        ("jbtui metrics --indicator 地区生产总值", _("列出指标")),
        ("jbtui compare 江北 北仑", _("对照两个区县")),
        ("jbtui ingest PATH", _("编入更多文章")),
        ("jbtui --help", _("全部命令")),
    ):
        print_text(f"  {command}{' ' * (42 - cell_len(command))}{said}")
    print_text(_("在终端里运行 jbtui 打开阅览室。"))
    return Exit.DONE


SHOWN = 20
"""Articles listed; of more, the number is told."""
