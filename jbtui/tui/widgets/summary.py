"""What concordance lines tell together: frequencies as bars, words that stand near, runs of words that come again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from jbtui.messages import _, say
from jbtui.tui.content import field_name, fit, pad, plain

if TYPE_CHECKING:
    from jbtui.concordance import Concordance
    from jbtui.concordance.collocates import Collocate
    from jbtui.concordance.spread import Spread

SHARES = 12
"""Values of a field that are drawn."""
COLLOCATES = 24
RUNS = 12
_LABEL = 18
"""Cells of a label at most."""
_NUMBER = 7
"""Cells of a column of numbers."""


class SummaryBody(VerticalScroll):
    """What the summary scrolls in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
    ]


def summary(found: Concordance, width: int, *, by_information: bool = False) -> Content:
    """The summary in lines of `width` cells; collocates by log-likelihood, or by mutual information."""
    blocks = [_bars(spread, width) for spread in found.spreads if spread.shares]
    if found.collocates:
        near = found.collocates
        if by_information:
            near = tuple(sorted(near, key=lambda one: -one.mutual_information))
        blocks.append(_near(near[:COLLOCATES], width, "MI" if by_information else "G2"))
    if found.runs:
        blocks.append(_runs(found, width))
    return Content("\n\n").join(blocks)


def _title(name: str, aside: str, width: int) -> Content:
    return Content.assemble((name, "bold $primary"), "  ", (fit(aside, max(4, width - cell_len(name) - 2)), "$quiet"))


def _bars(spread: Spread, width: int) -> Content:
    """Hits under each value, and hits in a hundred of its paragraphs."""
    aside = say("段数，每百段；不匀 {dp:.2f}", dp=spread.deviation)
    shown = spread.shares[:SHARES]
    label = min(_LABEL, max(cell_len(share.label) for share in shown))
    most = max(len(f"{share.hits:,}") for share in shown)
    numbers = [f"{share.hits:>{most},}{share.per_hundred:>{_NUMBER}.1f}" for share in shown]
    count = max(map(len, numbers))
    room = max(4, width - label - count - 4)
    largest = max(share.hits for share in shown)
    lines = [_title(field_name(spread.field), aside, width)]
    for share, number in zip(shown, numbers, strict=True):
        bar = max(1, round(room * share.hits / largest))
        lines.append(
            Content.assemble(
                pad(share.label, label),
                "  ",
                (" " * bar, "reverse $figure"),
                " " * (room - bar + 1),
                number.rjust(count),
            )
        )
    if len(spread.shares) > len(shown):
        lines.append(plain(say("另有 {n} 个", n=len(spread.shares) - len(shown)), "$quiet"))
    return Content("\n").join(lines)


def _near(collocates: tuple[Collocate, ...], width: int, order: str) -> Content:
    """The words within five words, with how often left and right, G² and MI."""
    word = max(8, min(_LABEL, width - 4 * _NUMBER))
    heads = (_("左"), _("右"), "G2", "MI")
    lines = [
        _title(_("搭配"), say("前后五词之内，按 {measure}", measure=order), width),
        Content.styled(" " * word + "".join(_right(head) for head in heads), "$quiet"),
    ]
    for one in collocates:
        numbers = (str(one.left), str(one.right), f"{one.log_likelihood:.1f}", f"{one.mutual_information:.1f}")
        lines.append(Content.assemble((pad(one.word, word), "bold"), "".join(map(_right, numbers))))
    return Content("\n").join(lines)


def _right(text: str) -> str:
    return " " * max(1, _NUMBER - cell_len(text)) + text


def _runs(found: Concordance, width: int) -> Content:
    lines = [_title(_("词串"), _("反复出现的"), width)]
    for run in found.runs[:RUNS]:
        lines.append(Content.assemble((pad(run.text, max(8, width - _NUMBER)), ""), _right(f"{run.count:,}")))
    return Content("\n").join(lines)
