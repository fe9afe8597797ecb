"""One side of a comparison: a district, and optionally a campaign, years or one article.

Written `江北`, `江北@2018`, `北仑区@六争攻坚`, `江北@2018..2020`, `江北@001`, or any part alone: `@六争攻坚`, `2018`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jbtui.errors import UsageError
from jbtui.messages import _, say
from jbtui.text.cleaning import one_line
from jbtui.text.folding import fold

Years = tuple[int | None, int | None]
"""First and last year, inclusive; None is open."""

_YEARS = re.compile(r"((?:19|20)\d{2})?年?(?:(\.\.|[-—~至到])((?:19|20)\d{2})?年?)?")
_ARTICLE = re.compile(r"[\w.-]*[0-9_.][\w.-]*", re.ASCII)
"""Article ids and file names are ASCII; of those, only what holds a digit, a dot or a line cannot be a word."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a side consists of; None is no restriction. Names are as typed until they are looked up in an index."""

    district: str | None = None
    campaign: str | None = None
    years: Years | None = None
    article: str | None = None
    file: str | None = None
    """The file name of the article, once it is looked up."""

    @property
    def label(self) -> str:
        """The side as a reader would write it: 江北区@2018."""
        article = self.file.removesuffix(".txt") if self.file else self.article
        parts = (self.district, self.campaign, years_text(self.years), article)
        return "@".join(part for part in parts if part) or _("全部")

    @property
    def spoken(self) -> str:
        """The side in running text: 江北区（2018）."""
        name, *more = self.label.split("@")
        return say("{name}（{more}）", name=name, more=_("、").join(more)) if more else name


def parse_side(text: str) -> Side:
    """A side as typed, full-width ＠ included; what each part names is looked up later.

    Raises UsageError where nothing is named or one thing twice.
    """
    side = Side()
    parts = [one_line(part).strip() for part in re.split("[@＠]", text)]
    for position, part in enumerate(parts):
        if part:
            side = _add(side, part, first=position == 0, whole=text)
    if side == Side():
        raise UsageError(say("“{text}” 没有指明对照的一方。", text=one_line(text)), _form())
    return side


def _form() -> str:
    return _("请写成 江北、江北@2018、北仑区@六争攻坚 或 江北@001。")


def _add(side: Side, part: str, *, first: bool, whole: str) -> Side:
    years = _years(part)
    if years is not None:
        field, found = "years", replace(side, years=years)
    elif _ARTICLE.fullmatch(fold(part)):
        field, found = "article", replace(side, article=part)
    elif first:
        field, found = "district", replace(side, district=part)
    else:
        field, found = "campaign", replace(side, campaign=part)
    if getattr(side, field) is not None:
        raise UsageError(say("“{text}” 里同一项写了两次：{part}", text=one_line(whole), part=part), _form())
    return found


def _years(part: str) -> Years | None:
    match = _YEARS.fullmatch(fold(part))
    if not match or not (match[1] or match[3]):
        return None
    first = int(match[1]) if match[1] else None
    last = (int(match[3]) if match[3] else None) if match[2] else first
    if first is not None and last is not None and last < first:
        first, last = last, first
    return first, last


def years_text(years: Years | None) -> str:
    """2018, 2018..2020, 2018.., ..2020; "" for no restriction."""
    if years is None:
        return ""
    first, last = years
    if first == last:
        return str(first)
    return f"{'' if first is None else first}..{'' if last is None else last}"
