"""`jbtui ingest`: files and folders into the index, with progress and a summary of every file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from jbtui.cli import choosing
from jbtui.cli.opening import place
from jbtui.cli.output import print_text
from jbtui.cli.progress import Meter
from jbtui.errors import Exit
from jbtui.messages import _, holdings, say
from jbtui.text.cleaning import one_line

if TYPE_CHECKING:
    from jbtui.ingest import Summary

SHOWN = 50
"""Skipped files named one by one; of more, the number is told."""


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help=_("文件或文件夹；不写时是索引原来的来源，或所附的文章")
    )
    parser.add_argument("--rebuild", action="store_true", help=_("丢开旧索引，全部重新编入"))
    parser.add_argument("--encoding", metavar="E", help=_("不猜编码，一律用这个"))
    parser.add_argument("--jobs", type=choosing.count, metavar="N", help=_("几个进程同时处理"))


def run(chosen: argparse.Namespace) -> int:
    from jbtui.ingest import ingest

    paths = [Path(path).expanduser() for path in chosen.paths]
    with Meter() as meter:
        summary = ingest(
            paths,
            place(chosen),
            rebuild=chosen.rebuild,
            encoding=chosen.encoding,
            jobs=chosen.jobs or None,
            progress=meter,
        )
    for line in described(summary):
        print_text(line)
    nothing = summary.articles == 0 or (summary.skipped and not (summary.read or summary.unchanged))
    return Exit.DATA_AT_FAULT if nothing else Exit.DONE


def described(summary: Summary) -> list[str]:
    """What was done, a line each; what was skipped, with the reason."""
    lines = [
        say(
            "读入 {read} 个文件，未变 {unchanged}，改变 {changed}，移除 {removed}，跳过 {skipped}；用时 {seconds} 秒",
            read=summary.read,
            unchanged=summary.unchanged,
            changed=summary.changed,
            removed=summary.removed,
            skipped=len(summary.skipped),
            seconds=f"{summary.seconds:.1f}",
        )
    ]
    for one in summary.skipped[:SHOWN]:
        path = one_line(str(one.path))
        # Some reasons begin with the file's name, for places that show no path.
        reason = one_line(one.reason).removeprefix(f"{path} ").removeprefix(f"{one_line(one.path.name)} ")
        lines.append(say("  跳过 {path}：{reason}", path=path, reason=reason))
    if len(summary.skipped) > SHOWN:
        lines.append(say("  ……另外还跳过 {n} 个", n=len(summary.skipped) - SHOWN))
    lines.extend(one_line(note) for note in summary.notes)
    lines.append(
        say("索引现有 {held}", held=_("、").join(holdings(summary.articles, summary.paragraphs, summary.figures)))
    )
    return lines
