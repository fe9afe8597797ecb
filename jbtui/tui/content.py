"""Records made into Textual content: cleaned, with marks by underline, weight and colour, never read as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from jbtui.messages import _, say
from jbtui.records import Figure, FigureKind, Kind, Paragraph, Period, Status
from jbtui.text.cleaning import clean, one_line
from jbtui.tui import typeset

if TYPE_CHECKING:
    from jbtui.search.results import FacetValue, Hit, Snippet

HIT_STYLE = "bold underline $hit on $hit-ground"
QUIET = "$quiet"
CLIPPED = ".."
"""Says that a text was cut short; an ellipsis has no certain width."""

Marks = Sequence[tuple[int, int]]


def plain(text: str, style: str = "") -> Content:
    """The cleaned text as content; brackets are brackets."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def marked(text: str, marks: Marks, style: str = HIT_STYLE) -> Content:
    """The text with its marks. Where cleaning has to change the text, marks no longer fit and are left out."""
    safe = clean(text)
    content = Content(safe)
    if safe == text:
        for start, end in marks:
            content = content.stylize(style, start, end)
    return content


def fit(text: str, cells: int) -> str:
    """The text on one line of at most that many cells, its end cut away where it is longer."""
    safe = one_line(text)
    if cell_len(safe) <= cells:
        return safe
    room, kept = max(0, cells - len(CLIPPED)), []
    for character in safe:
        room -= cell_len(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept) + CLIPPED


def pad(text: str, cells: int) -> str:
    """The fitted text, filled with spaces to exactly that many cells."""
    safe = fit(text, cells)
    return safe + " " * (cells - cell_len(safe))


def kind_name(kind: Kind | str) -> str:
    """What a kind of paragraph is called."""
    return {
        "title": _("标题"),
        "heading": _("小标题"),
        "body": _("正文"),
        "caption": _("图片说明"),
        "byline": _("署名"),
        "noise": _("杂字"),
    }[str(kind)]


def field_name(field: str) -> str:
    """What a facet's field is called."""
    return {
        "campaign": _("专项行动"),
        "district": _("区县"),
        "year": _("年份"),
        "date": _("日期"),
        "theme": _("主题"),
        "article": _("篇目"),
        "kind": _("类别"),
        "unit": _("单位"),
        "indicator": _("指标"),
    }.get(field, field)


def place_name(paragraph: Paragraph) -> str:
    """Where a paragraph stands: its number, or its kind where it has none."""
    return say("第{n}段", n=paragraph.number) if paragraph.number else kind_name(paragraph.kind)


def lines_name(paragraph: Paragraph) -> str:
    """The source lines: 第3-4,9行."""
    ranges = ",".join(str(first) if first == last else f"{first}-{last}" for first, last in paragraph.lines)
    return say("第{lines}行", lines=ranges)


def hit_prompt(hit: Hit, snippet: Snippet, width: int) -> Content:
    """A result: title and date, place, and the stretch around its marks. `width` in cells."""
    article, paragraph = hit.article, hit.paragraph
    aside = joined((one_line(article.district or ""), typeset.dating_name(article)))
    room = max(8, width - cell_len(aside) - 2)
    head = Content.assemble((pad(article.title or article.file, room), "bold"), "  ", (aside, QUIET))
    where = "  ".join(filter(None, (place_name(paragraph), one_line(paragraph.section or ""))))
    stretch = marked(snippet.text.replace("\n", " "), snippet.marks)
    left, right = (CLIPPED if cut else "" for cut in (snippet.clipped_left, snippet.clipped_right))
    whole = Content.assemble((left, QUIET), stretch, (right, QUIET))
    body = [whole[start:end] for start, end in typeset.breaks(whole.plain, width)]
    return Content("\n").join([head, Content.styled(fit(where, width), QUIET), *body])


def facet_prompt(value: FacetValue, width: int) -> Content:
    """A facet's value: check mark, label, count at the right; quiet where nothing would be left."""
    count = f"{value.count:,}"
    label = pad(value.label or value.value, max(4, width - 6 - len(count)))
    style = QUIET if not value.count and not value.selected else "bold" if value.selected else ""
    return Content.assemble(
        ("[x] " if value.selected else "[ ] ", style), (label, style), (f"  {count}", QUIET if not value.count else "")
    )


def period_name(period: Period | None) -> str:
    """The period of a figure, as EDTF; empty where nothing fixes it."""
    return one_line(period.edtf) if period else ""


def status_name(figure: Figure) -> str:
    """Empty for what was achieved."""
    return _("计划") if figure.status is Status.PLANNED else ""


def figure_kind(figure: Figure) -> str:
    """What sort of measure it is."""
    return measure_name(figure.kind)


def measure_name(kind: FigureKind) -> str:
    """A kind of figure in the reader's language."""
    return {
        "level": _("水平"),
        "growth": _("增减"),
        "ratio": _("比率"),
        "rank": _("名次"),
        "multiple": _("倍数"),
    }[str(kind)]


def joined(parts: Iterable[str], gap: str = "  ") -> str:
    """The parts that say something, side by side."""
    return gap.join(part for part in parts if part)
