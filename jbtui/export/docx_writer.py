"""DOCX (extra `docx`): headings, passages and tables in a Chinese font, sources as real footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jbtui.errors import MissingExtra, UsageError
from jbtui.export.atomic import Packed, replacing
from jbtui.export.document import Block, Cell, Heading, Quote, Sourced, Table, Text, cell_text
from jbtui.messages import _, say

EAST_ASIA = "宋体"
"""Word picks the font of Han characters by w:eastAsia alone; without it they fall back to whatever is there."""
LATIN = "Times New Roman"
MOST_ROWS = 5_000
"""Of a table: word processors take minutes to open longer ones."""
_XML_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write_docx(blocks: Iterable[Block], target: Path, check: Callable[[], None] = lambda: None) -> None:
    """Write the blocks as one document. `check` is asked while it is packed and may raise.

    Raises MissingExtra without python-docx, UsageError for a table too long for a document, NotWritten.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingExtra(
            _("写 DOCX 需要可选组件 python-docx。"), _("请安装：pip install 'jbtui[docx]'，或改用 --format md。")
        ) from error

    writer = _Writer(docx.Document())
    for block in blocks:
        writer.add(block)
    writer.finish()
    packed = Packed(check)
    writer.document.save(packed)
    with replacing(target) as part:
        part.write_bytes(packed.getbuffer())


class _Writer:
    """A document that grows block by block, and the footnotes it refers to."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.footnotes: dict[str, int] = {}
        for style in document.styles:
            if style.name == "Normal" or getattr(style, "font", None) is not None:
                _set_fonts(style)

    def add(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                self.document.add_heading(_xml(text), min(level, 9))
            case Text(text, source):
                self._fill(self.document.add_paragraph(), Sourced(text, source))
            case Quote(text, source):
                self._fill(self.document.add_paragraph(style="Quote"), Sourced(text, source))
            case Table():
                self._table(block)

    def _table(self, table: Table) -> None:
        grid = self.document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
        for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
            cell.paragraphs[0].add_run(_xml(column)).bold = True
        for number, row in enumerate(table.rows, 1):
            if number > MOST_ROWS:
                raise UsageError(
                    say("表格超过 {n} 行，文字处理软件难以打开。", n=MOST_ROWS),
                    _("请用 --format csv 或 xlsx，或先缩小范围。"),
                )
            for cell, value in zip(grid.add_row().cells, row, strict=True):
                self._fill(cell.paragraphs[0], value)
        self.document.add_paragraph()

    def _fill(self, paragraph: Any, cell: Cell) -> None:
        paragraph.add_run(_xml(cell_text(cell)))
        if isinstance(cell, Sourced) and cell.source:
            self._refer(paragraph, self.footnotes.setdefault(cell.source, len(self.footnotes) + 1))

    def _refer(self, paragraph: Any, number: int) -> None:
        """A superscript reference to the footnote of that number."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        run = paragraph.add_run()
        run.font.superscript = True
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(number))
        run._r.append(mark)

    def finish(self) -> None:
        """Attach the footnotes: python-docx has no part for them, so it is written here."""
        if not self.footnotes:
            return
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        xml = _footnotes_xml(self.footnotes).encode("utf-8")
        package = self.document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml, package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _set_fonts(style: Any) -> None:
    """Latin and East Asian fonts of a style; theme fonts would win over them and go."""
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script, font in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", EAST_ASIA)):
        fonts.set(qn(f"w:{script}"), font)


def _footnotes_xml(footnotes: dict[str, int]) -> str:
    """The footnotes part: Word wants a separator (-1) and a continuation separator (0) before the notes."""
    from xml.sax.saxutils import escape

    kinds = (("separator", -1), ("continuationSeparator", 0))
    parts = [
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in kinds
    ]
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    fonts = f'<w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{EAST_ASIA}"/><w:sz w:val="18"/></w:rPr>'
    parts += [
        f'<w:footnote w:id="{number}"><w:p><w:r>{raised}<w:footnoteRef/></w:r>'
        f'<w:r>{fonts}<w:t xml:space="preserve"> {escape(_xml(source))}</w:t></w:r></w:p></w:footnote>'
        for source, number in footnotes.items()
    ]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:footnotes xmlns:w="{_W}">{"".join(parts)}</w:footnotes>'


def _xml(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _XML_FORBIDDEN.sub("", text)
