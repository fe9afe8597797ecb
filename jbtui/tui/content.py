"""Records made into Textual content: cleaned, with marks by underline, weight and colour, never read as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from jbtui.kinds import FigureKind, Kind, Status
from jbtui.messages import _, language, say
from jbtui.text.cleaning import clean, one_line
from jbtui.tui import typeset
from jbtui.tui.set_lines import SetLine, SetLines, Stretch

if TYPE_CHECKING:
    from jbtui.records import Figure, Paragraph, Period
    from jbtui.search.results import FacetValue, Hit, Snippet

HIT_STYLE = "bold underline $hit on $hit-ground"
QUIET = "$quiet"
CLIPPED = ".."
"""Says that a text was cut short; an ellipsis has no certain width."""

Marks = Sequence[tuple[int, int]]


def plain(text: str, style: str = "") -> Content:
    """The cleaned text as content; brackets are brackets."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


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


def repairs_name(paragraph: Paragraph) -> str:
    """What was repaired in the paragraph's layout, each sort once."""
    from jbtui.cite.reference import repairs  # only who reads an article asks

    return repairs(paragraph, chinese=language() == "zh")


def hit_prompt(hit: Hit, snippet: Snippet, width: int) -> SetLines:
    """A result: title and date, place, the stretch around its marks, an empty line. `width` in cells."""
    article, paragraph = hit.article, hit.paragraph
    aside = joined((one_line(article.district or ""), typeset.dating_name(article)))
    room = max(8, width - cell_len(aside) - 2)
    where = "  ".join(filter(None, (place_name(paragraph), one_line(paragraph.section or ""))))
    left, right = (CLIPPED if cut else "" for cut in (snippet.clipped_left, snippet.clipped_right))
    stretch = [(left, QUIET), *stretches(snippet.text.replace("\n", " "), snippet.marks), (right, QUIET)]
    whole = "".join(text for text, _ in stretch)
    return SetLines(
        (
            ((pad(article.title or article.file, room), "bold"), ("  ", ""), (aside, QUIET)),
            ((fit(where, width), QUIET),),
            *(part_of(stretch, start, end) for start, end in typeset.breaks(whole, width)),
            (),
        )
    )


def stretches(text: str, marks: Marks) -> list[Stretch]:
    """The text as stretches of what is marked and what is not. Where cleaning has to change the text, marks no longer
    fit and are left out."""
    safe = clean(text)
    if safe != text:
        return [(safe, "")]
    cuts = [0, *(place for mark in marks for place in mark), len(text)]
    return [(text[start:end], HIT_STYLE if at % 2 else "") for at, (start, end) in enumerate(pairwise(cuts))]


def part_of(line: Sequence[Stretch], start: int, end: int) -> SetLine:
    """The characters from `start` to `end` of a line."""
    part, at = [], 0
    for text, style in line:
        if at < end and start < at + len(text):
            part.append((text[max(0, start - at) : end - at], style))
        at += len(text)
    return tuple(part)


def facet_prompt(value: FacetValue, width: int) -> SetLines:
    """A facet's value: check mark, label, count at the right; quiet where nothing would be left."""
    count = f"{value.count:,}"
    label = pad(value.label or value.value, max(4, width - 6 - len(count)))
    style = QUIET if not value.count and not value.selected else "bold" if value.selected else ""
    tick = "[x] " if value.selected else "[ ] "
    return SetLines([((tick, style), (label, style), (f"  {count}", QUIET if not value.count else ""))])


def period_name(period: Period | None) -> str:
    """The period of a figure in words; empty where nothing fixes it."""
    from jbtui import spans

    return spans.name(period) if period else ""


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
