"""Options that narrow a search or a list of figures, and the names of the index that they mean."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from jbtui.cli.nearest import unknown
from jbtui.errors import UsageError
from jbtui.messages import _, say

if TYPE_CHECKING:
    from jbtui.store import Index

Years = tuple[int | None, int | None]
_YEARS = re.compile(r"(\d{4})?(?:(\.\.|-|—|~)(\d{4})?)?")


def count(text: str) -> int:
    """A whole number from 0 up, for --limit and --offset."""
    if not text.isdecimal() or len(text) > 9:
        raise argparse.ArgumentTypeError(say("“{text}” 不是一个数。", text=text))
    return int(text)


def years(text: str) -> Years:
    """2018, 2018..2020, 2018.. or ..2020."""
    match = _YEARS.fullmatch(text.strip())
    if not match or not (match[1] or match[3]):
        raise argparse.ArgumentTypeError(say("“{text}” 不是年份；请写成 2018 或 2018..2020。", text=text))
    first = int(match[1]) if match[1] else None
    last = (int(match[3]) if match[3] else None) if match[2] else first
    if first is not None and last is not None and last < first:
        first, last = last, first
    return first, last


def called(index: Index, field: str, typed: str) -> tuple[str, ...]:
    """The names of the index that `typed` means. Raises NotFound with the nearest ones."""
    from jbtui.search import names

    found = tuple(name for name, _docs in names.called(index.postings, field, typed))
    if found:
        return found
    words = {"district": _("区县"), "campaign": _("专项行动"), "theme": _("主题"), "kind": _("段落类别")}
    raise unknown(words.get(field, field), typed, [name for name, _docs in index.postings.facet_values(field)])


def one_called(index: Index, field: str, typed: str | None) -> str | None:
    """The one name that `typed` means; None for None. Raises NotFound, and UsageError where it means several."""
    if typed is None:
        return None
    found = called(index, field, typed)
    if len(found) > 1:
        raise UsageError(
            say("“{name}”可以指好几个：{names}", name=typed, names=_("、").join(found[:8])), _("请写得更全一些。")
        )
    return found[0]


def all_called(index: Index, field: str, typed: list[str]) -> tuple[str, ...]:
    """The names that any of the words mean, for filters whose values are alternatives."""
    return tuple(dict.fromkeys(name for one in typed for name in called(index, field, one)))
