"""`jbtui export`: articles, paragraphs or figures as files for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from jbtui.cli import output
from jbtui.cli.opening import opened
from jbtui.cli.telling import tell
from jbtui.errors import Exit
from jbtui.messages import _, count, say


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        choices=("articles", "paragraphs", "metrics"),
        metavar="WHAT",
        help=_("articles 篇目、paragraphs 段落、metrics 指标"),
    )
    parser.add_argument("--format", choices=FORMATS, help=_("格式；不写时看文件名，否则是 jsonl"))
    parser.add_argument("-o", "--output", metavar="FILE", help=_("写到文件；不写时写到标准输出"))


FORMATS = ("jsonl", "csv", "xlsx", "md", "docx")


def run(chosen: argparse.Namespace) -> int:
    from jbtui.export import export

    out = Path(chosen.output).expanduser() if chosen.output and chosen.output != "-" else None
    form = chosen.format or _by_suffix(out)
    if out is None:
        output.as_utf8()
    with opened(chosen) as index:
        exported = export(index, chosen.what, form, out)
    for note in exported.notes:
        tell(note)
    if out is not None:
        if exported.records is None:
            tell(say("已写入 {file}", file=out))
        else:
            tell(count("已把 {n:,} 条写入 {file}", exported.records, file=out))
    return Exit.NOTHING_FOUND if exported.records == 0 else Exit.DONE


def _by_suffix(out: Path | None) -> str:
    """The format that the file's name asks for."""
    suffix = out.suffix.lower().lstrip(".") if out else ""
    return suffix if suffix in FORMATS else "jsonl"
