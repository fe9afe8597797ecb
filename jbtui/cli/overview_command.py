"""Bare `jbtui`: the reading room on a terminal, elsewhere an overview of the index and how to go on."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from jbtui.cli.opening import opened, place
from jbtui.cli.output import print_table, print_text
from jbtui.errors import Exit
from jbtui.messages import _, say


def run(chosen: argparse.Namespace) -> int:
    if in_browser() or (sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"):
        from jbtui import tui

        named = getattr(chosen, "db", None)
        return tui.run(Path(named).expanduser() if named else None, mouse=chosen.mouse)
    return overview(chosen)


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
        articles = index.articles()
    print_text(
        say(
            "索引 {path}：{articles} 篇、{paragraphs} 段、{figures} 个数字",
            path=place(chosen),
            articles=counts.articles,
            paragraphs=counts.paragraphs,
            figures=counts.figures,
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
        for article in articles[:SHOWN]
    ]
    print_table((_("文件"), _("日期"), _("区县"), _("专项行动"), _("题目")), rows)
    if len(articles) > SHOWN:
        print_text(say("……另有 {n} 篇", n=len(articles) - SHOWN))
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
