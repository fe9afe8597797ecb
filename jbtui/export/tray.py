"""Writes the tray: its passages with notes and sources as a document, as a table, or as references to import.

A passage whose paragraph is gone from the index is written with the text and the citation it was collected with, and
said to have vanished.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from jbtui.cite import Passage, Style, cite_all, source_line
from jbtui.cite.interchange import escape_latex
from jbtui.cite.passages import figure_line
from jbtui.cite.prose import escape_markdown, quoted
from jbtui.errors import NotFound, UsageError
from jbtui.export import writing
from jbtui.export.atomic import text_file
from jbtui.export.document import Block, Cell, Heading, Quote, Table, Text
from jbtui.messages import _, say
from jbtui.records import Article, Figure, Paragraph
from jbtui.text.cleaning import clean, one_line
from jbtui.tray import Item


class Source(Protocol):
    """What is asked of the index."""

    def paragraphs_by_ids(self, ids: Iterable[str]) -> tuple[Paragraph, ...]: ...
    def articles_by_ids(self, ids: Iterable[str]) -> dict[str, Article]: ...
    def figure(self, id: str) -> Figure: ...


@dataclass(frozen=True, slots=True)
class Kept:
    """An item of the tray with the passage it is found as today."""

    item: Item
    passage: Passage | None
    """None where the paragraph is gone."""

    @property
    def source(self) -> str:
        """The source on one line: today's, else the one it was collected with."""
        passage = self.passage
        return source_line(passage.paragraph, passage.article) if passage else one_line(self.item.citation)


class TrayFormat(StrEnum):
    """A file format of the tray; the value is the file's suffix."""

    MARKDOWN = "md"
    DOCX = "docx"
    CSV = "csv"
    XLSX = "xlsx"
    BIBTEX = "bib"
    RIS = "ris"
    CSL_JSON = "json"


_STYLES = {TrayFormat.BIBTEX: Style.BIBTEX, TrayFormat.RIS: Style.RIS, TrayFormat.CSL_JSON: Style.CSL_JSON}


def collected(passage: Passage) -> Item:
    """A passage as the tray keeps it. Raises UsageError for a selection outside its paragraph."""
    return Item(
        paragraph=passage.paragraph.id,
        text=passage.text,
        citation=source_line(passage.paragraph, passage.article),
        figure=passage.figure.id if passage.figure else None,
    )


def find(index: Source, items: Iterable[Item]) -> tuple[Kept, ...]:
    """The items as they stand in the index today, in their order."""
    wanted = list(items)
    paragraphs = {one.id: one for one in index.paragraphs_by_ids({item.paragraph: None for item in wanted})}
    articles = index.articles_by_ids({one.article: None for one in paragraphs.values()})
    return tuple(Kept(item, _passage(index, item, paragraphs, articles)) for item in wanted)


def _passage(
    index: Source, item: Item, paragraphs: dict[str, Paragraph], articles: dict[str, Article]
) -> Passage | None:
    paragraph = paragraphs.get(item.paragraph)
    if paragraph is None or paragraph.article not in articles:
        return None
    figure = _figure(index, item.figure) if item.figure else None
    whole = item.text == clean(paragraph.text).strip()
    passage = Passage(paragraph, articles[paragraph.article], None if whole or figure else item.text, figure, item.note)
    try:
        passage.text  # noqa: B018 - raises where the collected words stand there no longer
    except UsageError:
        return None
    return passage


def _figure(index: Source, id: str) -> Figure | None:
    """The figure; None where it is read no longer: its sentence stays a passage."""
    try:
        return index.figure(id)
    except NotFound:
        return None


# ---- to copy -------------------------------------------------------------------------------------------------------


def copied(kept: Sequence[Kept], style: Style) -> str:
    """The items in that style, in their order, notes under their passage."""
    found = [one.passage for one in kept if one.passage]
    if style in _STYLES.values():
        return _references(kept, style)
    if len(found) == len(kept):
        return cite_all(found, style)
    return "\n\n".join(cite_all([one.passage], style) if one.passage else _lost_prose(one, style) for one in kept)


def _lost_prose(one: Kept, style: Style) -> str:
    text, note = clean(one.item.text), f"\n\n{one.item.note}" if one.item.note else ""
    if style is Style.TEXT:
        return text + note
    if style is Style.MARKDOWN:
        return f"> {escape_markdown(one_line(text))}\n>\n> ——{escape_markdown(one.source)} {lost()}{note}"
    return f"{quoted(text)}\n——{one.source} {lost()}{note}"


def lost() -> str:
    """What marks a passage that is gone."""
    return _("（原段落已不在索引中）")


# ---- to a file -----------------------------------------------------------------------------------------------------


def write(
    kept: Sequence[Kept], form: TrayFormat | str, target: Path, watch: writing.Watch | None = None
) -> tuple[str, ...]:
    """Write the tray whole or not at all; returns what the format could not hold.

    Raises MissingExtra, NotWritten, and QueryCancelled where the watch stopped it.
    """
    form = TrayFormat(form)
    if form in _STYLES:
        with text_file(target) as stream:
            stream.write(_references(kept, _STYLES[form]) + "\n")
        return ()
    matter = writing.Exportable(lambda: table(kept), lambda: document(kept), lambda: [(_("摘录"), table(kept))])
    return writing.write(matter, form.value, target, watch)


def document(kept: Sequence[Kept]) -> Iterator[Block]:
    """The tray to read: each passage with its source as a footnote, the reader's note under it."""
    yield Heading(_("摘录"))
    for one in kept:
        if one.passage and one.passage.figure:
            yield Text(figure_line(one.passage.figure))
        yield Quote(clean(one.item.text), one.source if one.passage else f"{one.source} {lost()}")
        if one.item.note:
            yield Text(say("按：{note}", note=one_line(one.item.note)))


def table(kept: Sequence[Kept]) -> Table:
    """The tray with a row for each item."""
    columns = (_("序号"), _("文字"), _("数字"), _("注"), _("出处"), _("段落编号"), _("状态"))
    return Table(columns, [_row(number, one) for number, one in enumerate(kept, 1)])


def _row(number: int, one: Kept) -> Sequence[Cell]:
    figure = figure_line(one.passage.figure) if one.passage and one.passage.figure else ""
    state = "" if one.passage else _("原段落已不在索引中")
    return (number, one_line(one.item.text), figure, one.item.note, one.source, one.item.paragraph, state)


# ---- references to import ------------------------------------------------------------------------------------------


def _references(kept: Sequence[Kept], style: Style) -> str:
    """One entry for each article; a vanished passage is an entry of its own with what is still known of it."""
    found = [one.passage for one in kept if one.passage]
    gone = [one for one in kept if not one.passage]
    if style is Style.CSL_JSON:
        entries = json.loads(cite_all(found, style)) if found else []
        return json.dumps([*entries, *(_lost_csl(*one) for one in enumerate(gone, 1))], ensure_ascii=False, indent=1)
    write_one = _lost_bibtex if style is Style.BIBTEX else _lost_ris
    parts = [cite_all(found, style)] if found else []
    return ("\n\n" if style is Style.BIBTEX else "\n").join([*parts, *(write_one(*one) for one in enumerate(gone, 1))])


def _annotation(one: Kept) -> str:
    note = f" [{one.item.note}]" if one.item.note else ""
    return one_line(f"{quoted(one.item.text)}{note} {lost()}")


def _lost_key(number: int, one: Kept) -> str:
    article = "".join(c for c in one.item.paragraph.partition("-")[0] if c.isascii() and c.isalnum())
    return f"jb-{article}-gone-{number}"


def _lost_bibtex(number: int, one: Kept) -> str:
    fields = {"title": one.source, "annote": _annotation(one)}
    lines = ",\n".join(f"  {name} = {{{escape_latex(value)}}}" for name, value in fields.items())
    return f"@misc{{{_lost_key(number, one)},\n{lines}\n}}"


def _lost_ris(number: int, one: Kept) -> str:
    return f"TY  - GEN\nID  - {_lost_key(number, one)}\nTI  - {one.source}\nN1  - {_annotation(one)}\nER  - \n"


def _lost_csl(number: int, one: Kept) -> dict[str, str]:
    return {"id": _lost_key(number, one), "type": "document", "title": one.source, "annote": _annotation(one)}
