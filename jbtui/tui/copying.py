"""Copies passages with their citations, by every path that is there, and says in one line which took them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from textual.message import Message

from jbtui.messages import _, count, say
from jbtui.tui.content import joined, place_name

if TYPE_CHECKING:
    from textual.app import App

    from jbtui.cite import Passage
    from jbtui.compare import Comparison, Row
    from jbtui.export.tray import Kept
    from jbtui.records import Article, Figure, Paragraph
    from jbtui.tui.app import ReadingRoom
    from jbtui.tui.entries import Entry

STYLES: tuple[tuple[str, str], ...] = (
    ("gbt7714", _("GB/T 7714 引文")),
    ("chicago", _("Chicago 注")),
    ("markdown", _("Markdown 引用")),
    ("text", _("只要文字")),
    ("bibtex", "BibTeX"),
    ("ris", "RIS"),
    ("csl-json", "CSL-JSON"),
)
"""Every form of a copy: its name on the command line, and what it is called."""


def passage(
    paragraph: Paragraph, article: Article, selection: str | None = None, figure: Figure | None = None
) -> Passage:
    """A passage to copy or collect: the paragraph, or a selection or a figure of it. What cites is loaded with the
    first one."""
    from jbtui.cite import Passage

    return Passage(paragraph, article, selection, figure)


class Copied(Message, bubble=False):
    """The copy was made; `note` says of what and where to, `passages` are those that were copied."""

    def __init__(self, note: str, *, fault: bool = False, passages: Sequence[Passage] = ()) -> None:
        self.note, self.fault, self.passages = note, fault, tuple(passages)
        super().__init__()


def copy(app: App[Any], passages: Sequence[Passage], style: str) -> Copied:
    """Copy the passages. Runs in a thread: outside programs take their time."""
    from jbtui.cite import Style, cite_all
    from jbtui.errors import JbtuiError

    try:
        text = cite_all(passages, Style(style))
    except JbtuiError as error:
        return Copied(joined((error.what, error.remedy)), fault=True)
    what = say("{what}，{style}", what=_what(passages), style=dict(STYLES)[style])
    return Copied(copy_text(app, text, what).note, passages=passages)


def copy_kept(app: App[Any], kept: Sequence[Kept], style: str) -> Copied:
    """Copy items of the tray. Runs in a thread."""
    from jbtui.cite import Style
    from jbtui.errors import JbtuiError
    from jbtui.export.tray import copied

    try:
        text = copied(kept, Style(style))
    except JbtuiError as error:
        return Copied(joined((error.what, error.remedy)), fault=True)
    return copy_text(app, text, count("{n:,} 条摘录，{style}", len(kept), style=dict(STYLES)[style]))


def lifted_from(comparison: Comparison, entry: Entry) -> list[Passage]:
    """What an entry of a comparison shows, as passages to copy or collect."""
    known = comparison.paragraphs
    if entry.opposite:
        known = {side.id: side for side in (entry.opposite.left, entry.opposite.right) if side}
    return [
        passage(known[place.paragraph], comparison.articles[place.article], None, place.figure)
        for place in entry.shown()
        if place.paragraph in known and place.article in comparison.articles
    ]


def copy_row(app: App[Any], comparison: Comparison, row: Row) -> Copied:
    """Copy a row of a comparison as a sentence with both sources. Runs in a thread."""
    from jbtui.cite import source_line
    from jbtui.compare.sentence import sentence

    def source(figure: Figure) -> str:
        paragraph = comparison.paragraphs.get(figure.paragraph)
        article = comparison.articles.get(figure.article)
        return source_line(paragraph, article) if paragraph and article else figure.file

    return copy_text(app, sentence(comparison, row, source), _("这一行，附两侧出处"))


def copy_text(app: App[Any], text: str, what: str) -> Copied:
    """Copy a text by every path that is there and that config.toml allows; `what` names it. Runs in a thread."""
    from jbtui import clipboard

    chosen = cast("ReadingRoom", app).preferences.paths
    copied = clipboard.copy(text, paths=clipboard.allowed(chosen))
    if "osc52" in chosen and clipboard.osc52(text) is not None:
        app.call_from_thread(app.copy_to_clipboard, text)
        copied = copied.also("osc52")
    elif "osc52" in chosen and not {"tmux", "system"} & set(copied.paths):
        copied = copied.but(_("太长，终端剪贴板收不下"))
    return Copied(say("{what}：{note}", what=what, note=copied.note))


def _what(passages: Sequence[Passage]) -> str:
    if len(passages) > 1:
        return count("{n:,} 段", len(passages))
    one = passages[0]
    if one.figure:
        return _("数字")
    where = place_name(one.paragraph)
    return say("{where}的选文", where=where) if one.selection else where
