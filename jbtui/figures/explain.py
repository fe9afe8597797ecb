"""Says why a figure is as it is: its sentence with the parts marked, and the rule that made each field."""

from __future__ import annotations

import re

from jbtui import spans
from jbtui.figures.units import in_digits
from jbtui.messages import _, say
from jbtui.records import Figure, Paragraph, Status
from jbtui.records_words import kind_words, rule_words, sign_words

_STOP = re.compile("[。！？；!?;]")


def explain(figure: Figure, paragraph: Paragraph) -> tuple[tuple[str, str], ...]:
    """Lines of (field, what it is and why), ready to print; the first is the sentence with its parts marked."""
    rules = dict(figure.rules)
    period = figure.period
    span = f"{spans.name(period)} = {period.edtf}" if period else _("未说明")
    value = f"{in_digits(figure.value)} {figure.base_unit}"
    lines = [
        (_("原句"), marked(figure, paragraph)),
        (_("标记"), _("【数值】〔指标〕〈时期〉｛主体｝")),
        (_("数值"), _why(f"{sign_words(figure.approx)}{value}", rules.get("value"))),
        (_("写法"), f"{figure.number} {figure.unit}".strip()),
        (_("指标"), _why(figure.indicator or _("未说明"), rules.get("indicator"))),
        (_("类别"), _why(kind_words(figure.kind), rules.get("kind"))),
        (_("状态"), _why(_("计划") if figure.status is Status.PLANNED else _("实绩"), rules.get("status"))),
        (_("时期"), _why(span, rules.get("period"))),
        (_("主体"), _why(figure.subject or _("未说明"), rules.get("subject"))),
    ]
    if figure.indicator_words and figure.indicator_words != figure.indicator:
        lines.insert(5, (_("指标原词"), figure.indicator_words))
    if figure.district:
        lines.append((_("区县"), figure.district))
    if figure.corrected:
        lines.append((_("更正"), _("已经人工更正")))
    return tuple(lines)


def sentence(figure: Figure, paragraph: Paragraph) -> str:
    """The sentence of a figure, the figure in 【】."""
    begin, end = _bounds(figure, paragraph.text)
    return _bracketed(paragraph.text, begin, end, [(figure.start, figure.end, "【】")])


def marked(figure: Figure, paragraph: Paragraph) -> str:
    """The sentence of a figure: the figure in 【】, and in brackets of their own what else of it is said."""
    text = paragraph.text
    begin, end = _bounds(figure, text)
    spans = [(figure.start, figure.end, "【】")]
    period = figure.period.words if figure.period else None
    for words, brackets in ((figure.indicator_words, "〔〕"), (period, "〈〉"), (figure.subject, "｛｝")):
        near = _nearest(text, words, begin, end, figure.start) if words else None
        if near and all(near[1] <= start or near[0] >= stop for start, stop, _ in spans):
            spans.append((*near, brackets))
    return _bracketed(text, begin, end, spans)


def _bounds(figure: Figure, text: str) -> tuple[int, int]:
    """Where the sentence of a figure begins and ends."""
    begin = max((m.end() for m in _STOP.finditer(text, 0, figure.start)), default=0)
    stop = _STOP.search(text, figure.end)
    return begin, stop.end() if stop else len(text)


def _nearest(text: str, words: str, begin: int, end: int, place: int) -> tuple[int, int] | None:
    """Where in a stretch words stand nearest to a place, whatever white space the page put between their letters."""
    spaced = re.compile(r"\s*".join(map(re.escape, words)))
    found = [m.span() for m in spaced.finditer(text, begin, end)]
    return min(found, key=lambda span: abs(span[0] - place), default=None)


def _bracketed(text: str, begin: int, end: int, spans: list[tuple[int, int, str]]) -> str:
    pieces, at = [], begin
    for start, stop, brackets in sorted(spans):
        pieces += [text[at:start], brackets[0], text[start:stop], brackets[1]]
        at = stop
    return "".join([*pieces, text[at:end]]).strip()


def _why(value: str, rule: str | None) -> str:
    return say("{text}（{why}）", text=value, why=rule_words(rule)) if rule else value
