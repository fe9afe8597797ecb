"""`jbtui metrics`: the figures of the articles, why each is as it is, and corrections by hand."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jbtui.cli import choosing, output
from jbtui.cli.opening import opened, place
from jbtui.cli.telling import tell
from jbtui.errors import Exit, UsageError
from jbtui.messages import _, count, say
from jbtui.text.cleaning import one_line

if TYPE_CHECKING:
    from jbtui.records import Figure
    from jbtui.store import Index

KINDS = ("level", "growth", "ratio", "rank", "multiple")


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help=_("指标、主体或原句里的词"))
    parser.add_argument("--indicator", metavar="I", help=_("指标，如 地区生产总值；GDP 等别名也可"))
    parser.add_argument("--district", metavar="D", help=_("区县，如 江北"))
    parser.add_argument("--campaign", metavar="C", help=_("专项行动，如 六争攻坚"))
    parser.add_argument("--year", type=choosing.years, metavar="Y", help=_("数字所说的年份，如 2018..2020"))
    parser.add_argument("--metric-kind", choices=KINDS, help=_("类型"))
    parser.add_argument("--limit", type=choosing.count, default=50, metavar="N", help=_("最多几个，默认 %(default)s"))
    parser.add_argument("--offset", type=choosing.count, default=0, metavar="N", help=_("跳过前几个"))
    parser.add_argument("--sort", default="position", choices=SORTS, help=_("次序，默认 %(default)s"))
    parser.add_argument("--explain", metavar="ID", help=_("说明一个数字的每一项从何而来"))
    parser.add_argument(
        "--fix",
        nargs="+",
        metavar=("ID", "FIELD=VALUE"),
        help=_("更正一个数字，如 --fix ID indicator=地区生产总值 period=2018；--fix ID reject 剔除它"),
    )
    output.add_format(parser)


SORTS = ("position", "indicator", "value", "period", "subject", "district", "theme", "kind", "unit", "date")


def run(chosen: argparse.Namespace) -> int:
    if chosen.explain:
        return _explain(chosen)
    if chosen.fix:
        return _fix(chosen)
    from jbtui.store.figure_shelf import FigureFilters

    with opened(chosen) as index:
        filters = FigureFilters(
            words=" ".join(chosen.query) or None,
            indicator=_indicator(index, chosen.indicator),
            district=choosing.one_called(index, "district", chosen.district),
            campaign=choosing.one_called(index, "campaign", chosen.campaign),
            year=_span(chosen.year),
            kind=chosen.metric_kind,
        )
        figures = index.figures(**filters, limit=chosen.limit, offset=chosen.offset, sort=chosen.sort)
        total = index.count_figures(**filters)
        write(figures, chosen.format, total)
    if not figures:
        if chosen.format not in ("json", "jsonl"):
            tell(_("没有这样的数字。"))
        return Exit.NOTHING_FOUND
    return Exit.DONE


def write(figures: Sequence[Figure], form: str, total: int) -> None:
    """The figures on standard output."""
    from jbtui.export.corpus import COLUMNS, What, record_table
    from jbtui.export.document import Table
    from jbtui.records_json import metric_record

    records = [metric_record(figure) for figure in figures]
    if form == "json":
        output.write_json({"total": total, "truncated": total > len(records), "metrics": records})
    elif form == "jsonl":
        output.write_jsonl(records)
    elif form == "csv":
        output.write_csv(record_table(iter(records), COLUMNS[What.METRICS]))
    elif form == "md":
        output.write_markdown([Table(_columns(), [_row(figure) for figure in figures])])
    elif figures:
        output.print_table(_columns(), [_row(figure) for figure in figures], fold=0)
        tell(count("共 {n:,} 个数字，这里 {shown:,} 个", total, shown=len(figures)))


def _columns() -> tuple[str, ...]:
    return (_("指标"), _("数值"), _("类型"), _("时期"), _("主体"), _("编号"))


def _row(figure: Figure) -> tuple[str, ...]:
    from jbtui import spans
    from jbtui.export.corpus import status_label
    from jbtui.records_words import kind_words

    kind = kind_words(figure.kind)
    if figure.status == "planned":
        kind = f"{kind} {status_label(figure.status)}"
    if figure.corrected:
        kind = f"{kind} {_('人工更正')}"
    period = spans.name(figure.period) if figure.period else ""
    return (figure.indicator or "", figure.quote, kind, period, figure.subject or figure.district or "", figure.id)


def _indicator(index: Index, typed: str | None) -> str | None:
    """What to ask the index for: the canonical name, else the words as typed. Raises NotFound with near names."""
    if typed is None:
        return None
    from jbtui.cli.nearest import unknown
    from jbtui.figures.indicator import canonical

    known = [name for name, _docs in index.postings.facet_values("indicator")]
    for name in [typed] if typed in known else dict.fromkeys((canonical(typed), typed)):
        if index.count_figures(indicator=name):
            if name != typed:
                tell(say("“{typed}”按“{name}”查找", typed=typed, name=name))
            return name
    raise unknown(_("指标"), typed, known)


def _span(years: choosing.Years | None) -> tuple[int, int] | None:
    """Years with their open ends closed, as the index takes them."""
    if years is None:
        return None
    return (0 if years[0] is None else years[0], 9999 if years[1] is None else years[1])


# ---- one figure ----------------------------------------------------------------------------------------------------


def _explain(chosen: argparse.Namespace) -> int:
    from jbtui.cite import source_line
    from jbtui.figures import explain

    with opened(chosen) as index:
        figure = index.figure(chosen.explain)
        paragraph = index.paragraph(figure.paragraph)
        lines = [*explain(figure, paragraph)]
        lines.append((_("出处"), source_line(paragraph, index.article(figure.article))))
    if chosen.format in ("json", "jsonl"):
        output.write_json({"metric": figure.id, "lines": [list(line) for line in lines]})
        return Exit.DONE
    from rich.cells import cell_len

    width = max(cell_len(name) for name, _said in lines)
    for name, said in lines:
        output.print_text(f"{one_line(name)}{' ' * (width - cell_len(name))}  {one_line(said)}")
    return Exit.DONE


def _fix(chosen: argparse.Namespace) -> int:
    from jbtui.figures import append, corrections
    from jbtui.figures.explain import sentence
    from jbtui.ingest import ingest

    ref, changes = chosen.fix[0], chosen.fix[1:]
    with opened(chosen) as index:
        figure = index.figure(ref)
        paragraph = index.paragraph(figure.paragraph)
        source = Path(index.article(figure.article).path)
    fields, reject = parse_changes(changes)
    correction = corrections.Correction(figure.id, figure.quote, sentence(figure, paragraph), reject, fields)
    written = append(source.parent, correction)
    tell(say("更正已写入 {file}", file=written))
    ingest([source], place(chosen))
    tell(_("索引已更新。"))
    return Exit.DONE


def parse_changes(changes: Sequence[str]) -> tuple[dict[str, str | float], bool]:
    """`field=value` words as fields, and whether the word `reject` stands there.

    Raises UsageError for a field that a figure does not have, a value that is no number, or no change at all.
    """
    from jbtui.figures.corrections import FIELDS
    from jbtui.text.nearest import nearest

    usage = say("可更正的项：{fields}；或写 reject 剔除。", fields=" ".join(FIELDS))
    if list(changes) == ["reject"]:
        return {}, True
    fields: dict[str, str | float] = {}
    for change in changes:
        name, equals, value = change.partition("=")
        if not equals or name not in FIELDS:
            near = nearest(name, FIELDS)
            raise UsageError(
                say("不认识“{change}”。", change=one_line(change)),
                (say("是不是 {names}？", names=near[0]) if near else "") + usage,
            )
        fields[name] = _number(value) if name == "value" else value
    if not fields:
        raise UsageError(_("没有写要更正什么。"), usage)
    return fields, False


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise UsageError(
            say("“{text}” 不是一个数。", text=one_line(text)), _("value 用基本单位，如 52060000000")
        ) from error
