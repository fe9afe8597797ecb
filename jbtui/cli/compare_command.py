"""`jbtui compare`: two sides beside each other, with the reason wherever they may not be compared."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from jbtui.cli import choosing, output
from jbtui.cli.comparison_print import print_comparison
from jbtui.cli.opening import opened
from jbtui.cli.telling import tell
from jbtui.errors import Exit, UsageError
from jbtui.messages import _, say

if TYPE_CHECKING:
    from jbtui.compare import Comparison, Side


def options(parser: argparse.ArgumentParser) -> None:
    form = _("江北、北仑区、江北@2018 或 北仑@六争攻坚")
    parser.add_argument("left", metavar="A", help=form)
    parser.add_argument(
        "right", metavar="B", nargs="*", help=_("另一方；给出几个时，逐一与 A 对照；不写则列出最可比的")
    )
    parser.add_argument("--campaign", metavar="C", help=_("两侧都限于这个专项行动"))
    parser.add_argument("--year", type=choosing.years, metavar="Y", help=_("两侧都限于这些年份"))
    parser.add_argument("--theme", metavar="T", help=_("只看这个主题"))
    parser.add_argument("--only-shared", action="store_true", help=_("只看两侧都有的"))
    for flag, help_ in (
        ("--same", _("这两个指标名是一回事，记下来（X 与 Y 即 ≈ 后的两个名字）")),
        ("--different", _("这两个指标名不是一回事，不再提议")),
        ("--undecided", _("忘掉对这两个指标名的决定")),
    ):
        parser.add_argument(flag, nargs=2, action="append", default=[], metavar=("X", "Y"), help=help_)
    output.add_format(parser)


def run(chosen: argparse.Namespace) -> int:
    from jbtui.compare import compare, parse_side
    from jbtui.compare.choosing import resolve
    from jbtui.compare.comparing import others

    _remember(chosen)
    left, *rights = (_narrowed(parse_side(text), chosen) for text in (chosen.left, *chosen.right))
    with opened(chosen) as index:
        if not rights:
            side = resolve(index, left)
            raise UsageError(say("还缺与 {side} 对照的一方。", side=side.label), others(index, side))
        comparisons = [
            compare(index, left, right, theme=chosen.theme, only_shared=chosen.only_shared) for right in rights
        ]
    if chosen.format == "json":
        _write_json(comparisons)
    else:
        for comparison in comparisons:
            for note in comparison.notes:
                tell(note)
            _write(comparison, chosen.format)
    return Exit.DONE if any(one.rows or one.passages for one in comparisons) else Exit.NOTHING_FOUND


def _remember(chosen: argparse.Namespace) -> None:
    """Keep what the reader decided about near names."""
    from jbtui.compare import decide

    for pairs, same in ((chosen.same, True), (chosen.different, False), (chosen.undecided, None)):
        for one, other in pairs:
            decide(one, other, same)


def _write_json(comparisons: list[Comparison]) -> None:
    """One comparison as it is; of several, a list of them."""
    from jbtui.compare import to_json

    records = [to_json(comparison) for comparison in comparisons]
    output.write_json(records[0] if len(records) == 1 else {"comparisons": records})


def _narrowed(side: Side, chosen: argparse.Namespace) -> Side:
    """The side with the campaign and the years given for both, where it names none of its own."""
    if chosen.campaign and side.campaign is None:
        side = replace(side, campaign=chosen.campaign)
    if chosen.year and side.years is None:
        side = replace(side, years=chosen.year)
    return side


def _write(comparison: Comparison, form: str) -> None:
    from jbtui.compare import to_json
    from jbtui.export.comparison import comparison_document, comparison_table

    if form == "jsonl":
        output.write_jsonl(to_json(comparison)["rows"])
    elif form == "csv":
        output.write_csv(comparison_table(comparison))
    elif form == "md":
        output.write_markdown(comparison_document(comparison))
    else:
        print_comparison(comparison)
