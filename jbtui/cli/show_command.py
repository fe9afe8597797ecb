"""`jbtui show`: one article as printed, with what is known of it and how its layout was repaired."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jbtui.cli import output
from jbtui.cli.opening import opened
from jbtui.errors import Exit
from jbtui.messages import _, language, say
from jbtui.text.cleaning import one_line

if TYPE_CHECKING:
    from jbtui.records import Article, Named, Paragraph


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help=_("编号、文件名，或其开头，如 001"))
    parser.add_argument("--repairs", action="store_true", help=_("在每段之后列出版面修复"))
    parser.add_argument("--ids", action="store_true", help=_("在每段之前写出编号和源行"))
    output.add_format(parser, ("table", "json", "jsonl", "md"))


def run(chosen: argparse.Namespace) -> int:
    with opened(chosen) as index:
        article = index.article(chosen.article)
        paragraphs = index.paragraphs(article.id)
    if chosen.format in ("json", "jsonl"):
        _records(article, paragraphs, chosen.format)
    elif chosen.format == "md":
        from jbtui.export.corpus import printed

        output.write_markdown(printed(article, paragraphs))
    else:
        for line in _lines(article, paragraphs, repairs=chosen.repairs, ids=chosen.ids):
            output.print_text(line)
    return Exit.DONE


def _records(article: Article, paragraphs: Sequence[Paragraph], form: str) -> None:
    from jbtui.records_json import article_record, paragraph_record

    records = [
        {
            **paragraph_record(paragraph),
            "repairs": [
                {"rule": repair.rule, "lines": [list(lines) for lines in repair.lines], "note": repair.note}
                for repair in paragraph.repairs
            ],
        }
        for paragraph in paragraphs
    ]
    if form == "jsonl":
        output.write_jsonl(records)
    else:
        output.write_json({**article_record(article), "evidence": _evidence(article), "paragraphs": records})


def _evidence(article: Article) -> dict[str, object]:
    """The words of the article that show what is said of it."""
    dating = article.dating
    return {
        "date": [found.words for found in dating.evidence] if dating else [],
        "date_rule": dating.rule if dating else None,
        "districts": {named.name: named.evidence.words for named in article.districts},
        "campaigns": {named.name: named.evidence.words for named in article.campaigns},
    }


def _lines(article: Article, paragraphs: Sequence[Paragraph], *, repairs: bool, ids: bool) -> Iterator[str]:
    from jbtui.cite.reference import lines as line_words
    from jbtui.cite.reference import place, repair_words
    from jbtui.export.corpus import block_label

    zh = language() == "zh"
    yield one_line(article.title)
    yield ""
    yield from facts(article)
    for paragraph in paragraphs:
        if paragraph.kind in ("title", "noise") and not repairs:
            continue
        yield ""
        if ids:
            yield f"{paragraph.id}  {place(paragraph, chinese=zh)}  {line_words(paragraph.lines, chinese=zh)}"
        text = one_line(paragraph.text)
        match paragraph.kind:
            case "heading":
                yield f"{'#' * (paragraph.level or 1)} {text}"
            case "body":
                yield f"　　{text}"
            case kind:
                yield f"[{block_label(kind)}] {text}"
        if repairs:
            for repair in paragraph.repairs:
                note = _("：") + one_line(repair.note) if repair.note else ""
                said = repair_words(repair.rule, chinese=zh)
                yield f"    · {said}  {line_words(repair.lines, chinese=zh)}{note}"


def facts(article: Article) -> Iterator[str]:
    """What is known of an article, one fact a line; what was inferred is in brackets with its evidence."""
    from jbtui.cite.prose import bracketed_date
    from jbtui.cite.reference import reference

    yield say("编号：{id}", id=article.id)
    yield say("文件：{file}", file=article.file)
    yield say("报名：{newspaper}", newspaper=one_line(article.newspaper or _("不详")))
    evidence = ""
    if article.dating and article.dating.inferred and article.dating.evidence:
        evidence = say("（据“{words}”推定）", words=one_line(article.dating.evidence[0].words))
    yield say("日期：{date}", date=bracketed_date(reference(article))) + evidence
    yield say("区县：{names}", names=_named(article.districts))
    yield say("专项行动：{names}", names=_named(article.campaigns))
    yield say("作者：{names}", names=one_line(_("、").join(article.authors)) or _("不详"))
    if article.photographers:
        yield say("摄影：{names}", names=one_line(_("、").join(article.photographers)))


def _named(found: Sequence[Named]) -> str:
    own = [one_line(named.name) for named in found if named.role == "main"]
    mentioned = [one_line(named.name) for named in found if named.role != "main"]
    said = _("、").join(own) or _("不详")
    return said + (say("；提到 {names}", names=_("、").join(mentioned)) if mentioned else "")
