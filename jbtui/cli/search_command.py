"""`jbtui search`: the passages that answer a query."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jbtui.cli import choosing, output
from jbtui.cli.opening import opened
from jbtui.cli.telling import tell
from jbtui.errors import Exit
from jbtui.messages import _, count, language
from jbtui.text.cleaning import one_line

if TYPE_CHECKING:
    from jbtui.search import Filters, Hit, Results
    from jbtui.store import Index

COUNTED = 4_000
"""Paragraphs read to tell how many there are: a tenth of a second, which nobody who types a command minds."""
COLUMNS = ("paragraph", "article", "file", "title", "date", "districts", "campaigns", "kind", "section", "theme")


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="+", metavar="QUERY", help=_("查询语言见 README；几个词表示都要有"))
    add_filters(parser)
    parser.add_argument(
        "--sort", choices=("relevance", "date", "position"), default="relevance", help=_("次序，默认 %(default)s")
    )
    parser.add_argument("--limit", type=choosing.count, default=20, metavar="N", help=_("最多几段，默认 %(default)s"))
    parser.add_argument("--offset", type=choosing.count, default=0, metavar="N", help=_("跳过前几段"))
    parser.add_argument("--explain", action="store_true", help=_("说明怎样理解这个查询，各步用时多少"))
    output.add_format(parser)


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Filters; each may be given several times, as alternatives."""
    parser.add_argument("--campaign", action="append", default=[], metavar="C", help=_("专项行动，如 六争攻坚"))
    parser.add_argument("--district", action="append", default=[], metavar="D", help=_("区县，如 江北"))
    parser.add_argument(
        "--year", action="append", default=[], type=choosing.years, metavar="Y", help=_("年份，如 2018..2020")
    )
    parser.add_argument("--theme", action="append", default=[], metavar="T", help=_("主题，如 项目争速"))
    parser.add_argument("--kind", action="append", default=[], metavar="K", help=_("段落类别，如 body、caption"))


def filters(index: Index, chosen: argparse.Namespace) -> Filters:
    """The filters with the names of the index. Raises NotFound with the nearest names."""
    from jbtui.search import Filters

    return Filters(
        campaigns=choosing.all_called(index, "campaign", chosen.campaign),
        districts=choosing.all_called(index, "district", chosen.district),
        years=tuple(chosen.year),
        themes=choosing.all_called(index, "theme", chosen.theme),
        kinds=choosing.all_called(index, "kind", chosen.kind),
    )


def run(chosen: argparse.Namespace) -> int:
    from jbtui.search import Sort, explain, search

    query = " ".join(chosen.query)
    with opened(chosen) as index:
        narrowed = filters(index, chosen)
        if chosen.explain:
            output.print_text(explain(index, query, narrowed))
            return Exit.DONE
        results = search(
            index,
            query,
            narrowed,
            sort=Sort(chosen.sort),
            limit=chosen.limit,
            offset=chosen.offset,
            counting=COUNTED,
        )
        if chosen.format not in ("json", "jsonl"):
            for note in results.notes:
                tell(note)
        write(results, chosen.format)
    if not results.hits:
        if chosen.format not in ("json", "jsonl"):
            tell(_("没有找到。") if not results.total else count("共 {n:,} 段，这一页没有了。", results.total))
        return Exit.NOTHING_FOUND
    return Exit.DONE


def write(results: Results, form: str) -> None:
    """The results on standard output."""
    if form == "json":
        output.write_json(results_record(results))
    elif form == "jsonl":
        output.write_jsonl(hit_record(hit) for hit in results.hits)
    elif form == "csv":
        _csv(results)
    elif form == "md":
        _markdown(results)
    elif results.hits:
        _table(results)


def results_record(results: Results) -> dict[str, Any]:
    """The page as the public contract has it."""
    return {
        "query": results.query,
        "total": results.total,
        "truncated": results.truncated,
        "notes": list(results.notes),
        "hits": [hit_record(hit) for hit in results.hits],
    }


def hit_record(hit: Hit) -> dict[str, Any]:
    """One hit as the public contract has it; districts and campaigns are the paragraph's."""
    paragraph, article = hit.paragraph, hit.card
    return {
        "paragraph": paragraph.id,
        "article": article.id,
        "file": article.file,
        "title": article.title,
        "date": article.date,
        "districts": list(paragraph.districts),
        "campaigns": list(paragraph.campaigns),
        "kind": paragraph.kind.value,
        "section": paragraph.section,
        "theme": paragraph.theme,
        "text": paragraph.text,
        "lines": [list(lines) for lines in paragraph.lines],
        "marks": [list(mark) for mark in hit.marks],
        "score": round(hit.score, 6),
    }


def _csv(results: Results) -> None:
    from jbtui.export.corpus import flat
    from jbtui.export.document import Table

    columns = (*COLUMNS, "text", "lines", "score")
    records = (hit_record(hit) for hit in results.hits)
    output.write_csv(Table(columns, ([flat(record[name]) for name in columns] for record in records)))


def _markdown(results: Results) -> None:
    from jbtui.cite import source_line
    from jbtui.export.document import Block, Heading, Quote

    def blocks() -> Iterator[Block]:
        yield Heading(one_line(results.query))
        for hit in results.hits:
            yield Quote(hit.paragraph.text, source_line(hit.paragraph, hit.article))

    output.write_markdown(blocks())


def _table(results: Results) -> None:
    from jbtui.cite.reference import place
    from jbtui.search import snippet

    on = output.console()
    width = max(40, 2 * (on.width - 46)) if on.is_terminal else 160
    rows = []
    for hit in results.hits:
        shown = snippet(hit, width)
        text = output.marked(shown.text, shown.marks, on)
        before, after = ("…" if shown.clipped_left else ""), ("…" if shown.clipped_right else "")
        at = " ".join(
            part
            for part in (
                hit.card.district or hit.card.file[:12],
                dated(hit),
                place(hit.paragraph, chinese=language() == "zh"),
            )
            if part
        )
        rows.append((at, text.__class__(before) + text + after, hit.paragraph.id))
    output.print_table((_("出处"), _("段落"), _("编号")), rows, on=on, fold=1)
    shown_all = len(results.hits) == results.total
    least = "" if results.exact else "≥ "
    if shown_all:
        tell(least + count("共 {n:,} 段", results.total))
    else:
        tell(least + count("共 {n:,} 段，这里 {shown:,} 段", results.total, shown=len(results.hits)))


def dated(hit: Hit) -> str:
    """The date, in brackets where it was inferred."""
    dating = hit.article.dating
    if dating is None:
        return ""
    return f"[{dating.edtf}]" if dating.inferred else dating.edtf
