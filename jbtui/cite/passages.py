"""A passage to be cited: a paragraph of an article, a selection of it, or a figure in its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jbtui.errors import UsageError
from jbtui.messages import say
from jbtui.records import Article, Figure, Paragraph
from jbtui.text.cleaning import clean, one_line

_SENTENCE_END = re.compile("[。！？!?…]+[”’」』）)]*|\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """What is copied, with all that its citation needs."""

    paragraph: Paragraph
    article: Article
    selection: str | None = None
    """The words selected in the paragraph; None for the whole."""
    figure: Figure | None = None
    """The figure that is cited; its sentence is the passage unless a selection is given."""
    note: str = ""
    """What the reader wrote beside it."""

    @property
    def key(self) -> tuple[str, str | None]:
        """What makes two of them the same."""
        return self.figure.id if self.figure else self.paragraph.id, self.selection

    @property
    def text(self) -> str:
        """The words that stand between the quotation marks, as in the source.

        Raises UsageError where the selection does not stand in the paragraph.
        """
        if self.selection is not None:
            return selected(self.paragraph, self.selection)
        if self.figure is not None:
            return sentence(self.paragraph.text, self.figure.start, self.figure.end)
        return clean(self.paragraph.text).strip()


def selected(paragraph: Paragraph, selection: str) -> str:
    """The selection as it stands in the paragraph, whatever line breaks the screen put into it.

    Raises UsageError where it does not stand there: a citation must not name a paragraph for another one's words.
    """
    wanted = re.sub(r"\s+", "", clean(selection))
    text = clean(paragraph.text)
    kept = [(offset, character) for offset, character in enumerate(text) if not character.isspace()]
    at = "".join(character for _offset, character in kept).find(wanted) if wanted else -1
    if at < 0:
        raise UsageError(say("选中的文字不在段落 {id} 中。", id=paragraph.id), say("请在同一段内选择，或复制整段。"))
    return text[kept[at][0] : kept[at + len(wanted) - 1][0] + 1]


def sentence(text: str, start: int, end: int) -> str:
    """The sentence of the text around a range of characters."""
    first, last = 0, len(text)
    for stop in _SENTENCE_END.finditer(text):
        if stop.end() <= start:
            first = stop.end()
        elif stop.end() >= end:
            last = stop.end()
            break
    return clean(text[first:last]).strip()


def figure_line(figure: Figure, when: str | None = None) -> str:
    """The figure in one line: 江北区 地区生产总值: 520.6亿元 (2018). `when` names its period; without it EDTF does."""
    name = " ".join(part for part in (figure.subject or figure.district, figure.indicator) if part)
    period = f" ({figure.period.edtf if when is None else when})" if figure.period else ""
    planned = " [计划]" if figure.status == "planned" else ""
    return one_line(f"{name}: {figure.quote}{period}{planned}" if name else f"{figure.quote}{period}{planned}")
