"""`jbtui cite`: passages and figures with a citation that holds."""

from __future__ import annotations

import argparse

from jbtui.cli import output
from jbtui.cli.opening import opened
from jbtui.cli.telling import tell
from jbtui.errors import Exit
from jbtui.messages import _

STYLES = ("gbt7714", "chicago", "markdown", "bibtex", "ris", "csl-json", "text")


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help=_("段落或指标的编号，见 search、metrics、show 的输出"))
    parser.add_argument("--style", choices=STYLES, default="gbt7714", help=_("引文格式，默认 %(default)s"))
    parser.add_argument("--selection", metavar="TEXT", help=_("只引段落里的这些字"))
    parser.add_argument("--copy", action="store_true", help=_("同时复制到剪贴板"))


def run(chosen: argparse.Namespace) -> int:
    from jbtui.cite import Passage, Style, cite_all

    passages = []
    with opened(chosen) as index:
        for ref in chosen.ids:
            figure = index.figure(ref) if "." in ref else None
            paragraph = index.paragraph(figure.paragraph if figure else ref)
            article = index.article(paragraph.article)
            passages.append(Passage(paragraph, article, chosen.selection, figure))
    style = Style(chosen.style)
    text = cite_all(passages, style)
    if style in (Style.BIBTEX, Style.RIS, Style.CSL_JSON):
        output.as_utf8()
    output.print_text(text.rstrip("\n"))
    if chosen.copy:
        from jbtui import clipboard, settings

        tell(clipboard.copy(text, paths=clipboard.allowed(settings.load()["clipboard.paths"])).note)
    return Exit.DONE
