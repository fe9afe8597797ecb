"""The one door of the room: passages in, the text to copy out, in the style that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jbtui.cite import interchange, prose
from jbtui.cite.passages import Passage
from jbtui.cite.styles import Style
from jbtui.records import Article, Figure, Paragraph

_PROSE: dict[Style, Callable[[Passage], str]] = {
    Style.GBT7714: prose.gbt7714,
    Style.CHICAGO: prose.chicago,
    Style.MARKDOWN: prose.markdown,
    Style.TEXT: prose.text_only,
}
_INTERCHANGE: dict[Style, Callable[[Sequence[Passage]], str]] = {
    Style.BIBTEX: interchange.bibtex,
    Style.RIS: interchange.ris,
    Style.CSL_JSON: interchange.csl_json,
}


def cite_all(passages: Sequence[Passage], style: Style) -> str:
    """Several passages, in their order; notes of the reader follow their passage.

    The styles for import give one entry for each article. Raises UsageError for a selection outside its paragraph.
    """
    if style in _INTERCHANGE:
        return _INTERCHANGE[style](passages)
    write = _PROSE[style]
    return "\n\n".join(write(one) + (f"\n\n{one.note}" if one.note else "") for one in passages)


def cite(
    paragraph: Paragraph,
    article: Article,
    style: Style = Style.GBT7714,
    *,
    selection: str | None = None,
    figure: Figure | None = None,
) -> str:
    """One passage with its citation, no line feed at its end.

    With a selection, just the selected words; with a figure, the figure and its sentence. Raises UsageError where the
    selection does not stand in the paragraph.
    """
    return cite_all([Passage(paragraph, article, selection, figure)], style)


def source_line(paragraph: Paragraph, article: Article) -> str:
    """The source after GB/T 7714—2015 on one line, for footnotes and tables."""
    return prose.gbt7714_source(Passage(paragraph, article))
