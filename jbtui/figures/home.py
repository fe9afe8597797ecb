"""Which district a paragraph is about, and the names under which the article knows its districts."""

from __future__ import annotations

import re

from jbtui.records import Article, Paragraph, Role

# Behind 在海曙区 that is no more than where something happens, as in 在滨海新区动工, stands no comma.
_APART = ("，", ",")
# A district beside the one that is written of: 与太仓市共建, 临浦镇, 在海曙区、江东区的配合下.
_BESIDE, _NOT_ALONE = "与和同跟对向从比往到赴于及、被由将把距离近邻去", re.compile("方向|籍|[、和与及跟同等]")


def names(article: Article) -> dict[str, str]:
    """Full and short names of the article's districts, each with the full name."""
    full = [d.name for d in article.districts]
    short = {re.sub("[区县市]$", "", name): name for name in reversed(full) if len(name) > 2}
    return {name: name for name in full} | short


def district(article: Article, paragraph: Paragraph, home: str | None) -> str | None:
    """The district a paragraph is about: `home`, the article's, or the only one it names, if more than a neighbour."""
    if len(paragraph.districts) != 1 or paragraph.districts[0] == home:
        return home
    own = paragraph.districts[0]
    if any(d.name == own and d.role is Role.MAIN for d in article.districts):
        return own
    return own if _speaks_of(paragraph.text, own) else home


def _speaks_of(text: str, name: str) -> bool:
    """Whether a text has a district's full name, or where a clause begins the short one: 37个西湖的淤泥 has none."""
    short = name[:-1] if len(name) > 2 else name
    at = text.find(short)
    while at >= 0:
        whole = text.startswith(name, at)
        end = at + len(name if whole else short)
        beside = text[at - 1 : at] in _BESIDE if whole else text[at - 1 : at] not in "。，；"
        beside = beside or (text[at - 1 : at] == "在" and text[end : end + 1] not in _APART)
        if not (at and beside) and not _NOT_ALONE.match(text, end):
            return True
        at = text.find(short, end)
    return False
