"""What is known of a passage's source, ready to print: unknown parts bracketed, inferred ones bracketed as inferred.

The words here belong to the citation, not to the interface: they follow the language of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jbtui.records import Article, Kind, LineRange, Paragraph
from jbtui.text.cleaning import one_line

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PLACES = {
    Kind.TITLE: ("标题", "title"),
    Kind.HEADING: ("小标题", "heading"),
    Kind.CAPTION: ("图注", "caption"),
    Kind.BYLINE: ("署名", "byline"),
    Kind.NOISE: ("杂字", "filler"),
    Kind.BODY: ("正文", "body"),
}
_REPAIRS = {
    "letter-spacing": ("字距复原", "letter spacing closed"),
    "hard-wrap": ("断行接合", "lines joined"),
    "blank-line": ("句中空行接合", "joined across a blank line"),
    "headline-lines": ("标题合行", "headline lines joined"),
    "caption-lines": ("图注合行", "caption lines joined"),
    "drop-cap": ("首字归位", "drop cap put back"),
    "fill": ("删去填充字", "fill taken out"),
    "column-jump": ("跨栏接合", "joined across columns"),
    "column-order": ("栏序调整", "columns put in order"),
    "heading-moved": ("标题移位", "heading moved to its section"),
    "across-furniture": ("隔图注接合", "joined across a caption"),
    "furniture-inside": ("抽去插入的图注", "inserted caption taken out"),
    "sidecar": ("据附注文件调整", "arranged by the sidecar file"),
}
_SILENT = frozenset(
    {"letter-spacing", "hard-wrap", "blank-line", "headline-lines", "caption-lines", "drop-cap", "fill"}
)
"""Repairs that change white space, line breaks and ornament only: the passage still reads as the source does."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The parts of a citation, each cleaned, each None where the source does not state it."""

    key: str
    """Stable: made from the article's id."""
    authors: tuple[str, ...]
    title: str
    newspaper: str | None
    date: str | None
    """`2019`, `2019-02` or `2020-11-03`."""
    inferred: bool
    page: str | None
    file: str
    chinese: bool
    """True where the source is Chinese, so that 等 and 第3段 stand instead of et al. and para. 3."""


def reference(article: Article) -> Reference:
    """What is known of an article as a source."""
    title = one_line(article.title)
    authors = tuple(one_line(author) for author in article.authors)
    date = article.dating.edtf.split("/")[-1].rstrip("~?%") if article.dating else None
    return Reference(
        key=f"jb-{article.id}",
        authors=authors,
        title=title,
        newspaper=one_line(article.newspaper) if article.newspaper else None,
        date=date or None,
        inferred=bool(article.dating and article.dating.inferred),
        page=one_line(article.page) if article.page else None,
        file=one_line(article.file),
        chinese=bool(_HAN.search(title + "".join(authors))),
    )


def place(paragraph: Paragraph, *, chinese: bool = True) -> str:
    """Where in the article: 第3段, or what kind of block it is."""
    if paragraph.number is not None:
        return f"第{paragraph.number}段" if chinese else f"para. {paragraph.number}"
    return _PLACES[paragraph.kind][0 if chinese else 1]


def lines(ranges: tuple[LineRange, ...], *, chinese: bool = True) -> str:
    """The source lines in reading order: 第13行, 第13-15、9行; "" where none are known."""
    if not ranges:
        return ""
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in ranges]
    if chinese:
        return f"第{'、'.join(shown)}行"
    one = len(ranges) == 1 and ranges[0][0] == ranges[0][1]
    return f"{'line' if one else 'lines'} {', '.join(shown)}"


def repair_words(rule: str, *, chinese: bool = True) -> str:
    """A repair of the layout in words: 跨栏接合, joined across columns. One that only another release knows, which made
    the index, goes by its code."""
    return _REPAIRS.get(rule, (rule, rule))[0 if chinese else 1]


def repairs(paragraph: Paragraph, *, chinese: bool = True) -> str:
    """All that was repaired in the paragraph's layout, each sort named once; "" where nothing was."""
    return _listed((repair.rule for repair in paragraph.repairs), chinese)


def moves(paragraph: Paragraph, *, chinese: bool = True) -> str:
    """How the printed page's passage was put together, where more than line breaks and spacing was repaired."""
    return _listed((repair.rule for repair in paragraph.repairs if repair.rule not in _SILENT), chinese)


def _listed(rules: Iterable[str], chinese: bool) -> str:
    return ("、" if chinese else ", ").join(repair_words(rule, chinese=chinese) for rule in dict.fromkeys(rules))


def whereabouts(file: str, paragraph: Paragraph, *, chinese: bool = True) -> str:
    """File, source lines and moves: what leads from the citation back to the source."""
    found = [part for part in (file, lines(paragraph.lines, chinese=chinese)) if part]
    told = moves(paragraph, chinese=chinese)
    return ", ".join(found) + (f"; {told}" if told else "")
