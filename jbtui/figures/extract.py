"""Turns the paragraphs of one article into figures: the room's one door, `extract`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from jbtui.figures import framing, home
from jbtui.figures.cast import Cast
from jbtui.figures.compact import compact
from jbtui.figures.moment import Reference
from jbtui.figures.passage import Passage, Read
from jbtui.figures.times import Reader
from jbtui.knowledge import table
from jbtui.records import Article, Figure, Kind, Paragraph

_KINDS = (Kind.BODY, Kind.CAPTION, Kind.HEADING, Kind.TITLE)
_DIGIT = re.compile("[0-9０-９]")
_WORTH_READING = re.compile(
    "翻|倍增|第[一二三四五六七八九十]|前[一二三四五六七八九十]|连冠|首位|榜首|[近上超逾约破过][十百千万亿]|百分之|分之|[一二三四五六七八九两]成|[十百千万亿]"
)
_NOTE = re.compile("[(（]?(?:注[:：])?(?:以上|上述|文中|本版|本文)?数据(?:均|统计|均为)?(?:截至|截止|为)")
_HEADED = re.compile("(?<![0-9-])(20[0-9]{2})(?![0-9-])(?!年?(?:行动|计划|专项|规划|目标|版))")
# A list of figures has at most so many lines, each of at most so many characters.
_LISTED, _LINE = 12, 80
_TIMELY = re.compile("[0-9０-９]{4}年|今年|去年|全年|过去|年来|以来|前[一二三]|目前|月|半年|季度")


def extract(article: Article, paragraphs: Sequence[Paragraph]) -> tuple[Figure, ...]:
    """The figures of an article, in reading order.

    Numbers that measure nothing (dates, names, codes) and numbers too odd to be read make no figure.
    """
    reader = Reader(Reference.of(article.date))
    reads = [read for p in paragraphs if p.kind in _KINDS and (read := _read(p, reader))]
    whole = framing.frame([t for r in reads for t in r.times * (2 if r.paragraph.kind is Kind.TITLE else 1)])
    now = _speaking_now(reads, whole)
    notes: dict[str | None, str] = {r.paragraph.text: part for r in reads if (part := _part_of_year(r))}
    notes |= {r.paragraph.section: noted for r in reads if (noted := _noted(r))}
    cast = Cast(article.district, home.names(article))
    found: list[Figure] = []
    for at, read in enumerate(reads):
        if read.measures:
            found.extend(
                Passage(article, read, _setting(reads, at, whole, now, notes), cast, reader.reference).figures()
            )
        else:
            cast.notice(read.compact.text[:40])
    return tuple(found)


def _measures(text: str) -> bool:
    """Whether a text may hold a figure at all."""
    return bool(_DIGIT.search(text) or _WORTH_READING.search(text))


def _read(paragraph: Paragraph, reader: Reader) -> Read | None:
    measures = _measures(paragraph.text)
    if not measures and not _TIMELY.search(paragraph.text):
        return None
    reader.anchor = reader.month = reader.whole = None
    text = compact(paragraph.text)
    return Read(paragraph, text, reader.read(text.text), measures)


def _setting(
    reads: Sequence[Read],
    at: int,
    whole: str | None,
    speaking_now: frozenset[str | None],
    notes: Mapping[str | None, str],
) -> framing.Setting:
    """The period that the section before this paragraph, or the article, gives to what is undated here."""
    here = reads[at].paragraph
    inherited = notes.get(here.section) or _headed(here.section)
    inherited = inherited or _announced(reads, at)
    if not inherited and here.text.lstrip().startswith("其中"):
        for earlier in reversed(reads[:at][-4:]):
            if earlier.paragraph.section != here.section:
                break
            dated = [t for t in earlier.times if t.edtf and t.sort in ("year", "span", "review", "since")]
            if dated:
                inherited = dated[-1].edtf
                break
    return framing.Setting(inherited, whole, here.section in speaking_now)


@lru_cache(maxsize=256)
def _headed(section: str | None) -> str | None:
    """The year that the heading of a list of figures names: 数字里的2022."""
    years = set(_HEADED.findall(section or ""))
    return years.pop() if len(years) == 1 else None


def _part_of_year(read: Read) -> str | None:
    """The part of a year that a heading names, which its section then tells of: 数说“半年报”."""
    if read.paragraph.kind is not Kind.HEADING or len(read.times) != 1:
        return None
    return read.times[0].edtf if read.times[0].sort == "span" else None


def _announced(reads: Sequence[Read], at: int) -> str | None:
    """The period of a list of figures, a line each, told in the paragraph that announces it: 上半年的一组数据传来。"""
    section = reads[at].paragraph.section
    for read in reversed(reads[max(0, at - _LISTED) : at + 1]):
        if read.paragraph.section != section or read.paragraph.kind is not Kind.BODY:
            return None
        if read.times:
            told = next((t.edtf for t in reversed(read.times) if t.sort in ("year", "span", "review")), None)
            return told if read is not reads[at] and _announces().search(read.compact.text) else None
        if len(read.compact.text) > _LINE:
            return None
    return None


@cache
def _announces() -> re.Pattern[str]:
    return re.compile(table("periods")["announced"]["ends"])


def _noted(read: Read) -> str | None:
    """The period that a note under a section's figures gives to all of them: (数据截至2024年9月底)."""
    if not _NOTE.match(read.compact.text):
        return None
    return next((t.edtf for t in read.times if t.edtf), None)


def _speaking_now(reads: Sequence[Read], whole: str | None) -> frozenset[str | None]:
    """The sections that speak of 目前 and never of the period that the article reviews."""
    now = {r.paragraph.section for r in reads for t in r.times if t.sort == "now"}
    then = {r.paragraph.section for r in reads for t in r.times if t.edtf == whole and t.sort != "label"}
    return frozenset(now - then - {None, ""})
