"""Figures of the articles in tests/gold, read from paragraphs as the annotators cut them, against what they wrote."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Any

import pytest

from jbtui.figures import extract
from jbtui.figures.edtf import first_day, last_day
from jbtui.records import Article, Dating, Evidence, Figure, Kind, Named, Paragraph, Role
from tests.layout.annotated import NAMES, annotation

LEAST = {"found": 0.97, "value": 0.98, "kind": 0.97, "indicator": 0.93, "period": 0.93, "subject": 0.95, "record": 0.9}
"""What every article reaches: of its figures that were found, how many have the field right; `record`: all of them."""


def test_articles_are_there() -> None:
    assert len(NAMES) >= 11


@pytest.mark.parametrize("name", NAMES)
def test_figures_are_what_an_annotator_wrote(name: str) -> None:
    gold = annotation(name)
    article, paragraphs = _set(gold)
    found: dict[str, list[Figure]] = {}
    for figure in extract(article, paragraphs):
        found.setdefault(figure.paragraph, []).append(figure)
    wanted = [(_place(gold, one), one) for one in gold["metrics"]]
    required = [(place, one) for place, one in wanted if not one.get("optional")]
    right: Counter[str] = Counter()
    wrong: list[str] = []
    for (block, start, end), one in required:
        here = next((f for f in found.get(paragraphs[block].id, []) if f.start < end and start < f.end), None)
        if here is None:
            wrong.append(f"{one['quote']}: missed")
            continue
        right["found"] += 1
        fields = _right(one, here)
        right.update(name for name, good in fields.items() if good)
        right["record"] += all(fields.values())
        wrong += [f"{one['quote']}: {name}, wanted {one.get(name)}" for name, good in fields.items() if not good]
    spurious = sum(map(len, found.values())) - sum(
        any(f.start < end and start < f.end for f in found.get(paragraphs[block].id, []))
        for (block, start, end), _one in wanted
    )
    assert spurious <= 0.03 * len(required)
    shares = {key: right[key] / (len(required) if key in ("found", "record") else right["found"]) for key in LEAST}
    assert {key: share for key, share in shares.items() if share < LEAST[key]} == {}, "\n".join(wrong)


def _set(gold: dict[str, Any]) -> tuple[Article, list[Paragraph]]:
    names = [one if isinstance(one, str) else one["name"] for one in gold["districts"]]
    districts = tuple(
        Named(name, Role.MENTIONED if number else Role.MAIN, Evidence(name)) for number, name in enumerate(names)
    )
    date = gold["reference_date"]
    dating = Dating(date, True, "annotator") if date else None
    article = Article("ART", gold["file"], gold["file"], 1, "", None, dating, districts, (), (), (), "")
    paragraphs = [
        Paragraph(
            f"ART-{n:06d}", "ART", gold["file"], n, n, Kind(block["kind"]), None, block.get("section"), None,
            block["text"], (), tuple(name for name in names if name in block["text"] or name[:-1] in block["text"]),
        )
        for n, block in enumerate(gold["blocks"])
    ]  # fmt: skip
    return article, paragraphs


def _place(gold: dict[str, Any], one: dict[str, Any]) -> tuple[int, int, int]:
    """The block of a figure and where it stands there; texts are compared without white space."""
    text = gold["blocks"][one["block"]]["text"]
    places = [i for i, c in enumerate(text) if not c.isspace()]
    bare, context, quote = (re.sub(r"\s", "", part) for part in (text, one["context"], one["quote"]))
    start = bare.index(context) + context.index(quote)
    return one["block"], places[start], places[start + len(quote) - 1] + 1


def _right(one: dict[str, Any], figure: Figure) -> dict[str, bool]:
    units = {_folded(unit) for unit in _allowed(one, "norm_unit")}
    unitless = one["kind"] in ("rank", "multiple") or not one["norm_unit"]
    return {
        "value": abs(figure.value - float(one["norm_value"])) <= 1e-6 * max(1, abs(float(one["norm_value"])))
        and (unitless or _folded(figure.base_unit) in units),
        "kind": str(figure.kind) in _allowed(one, "kind"),
        "indicator": any(_folded(k) in _folded(figure.indicator) for k in (*one["indicator_keys"], one["indicator"])),
        "period": any(_alike(period, figure) for period in _allowed(one, "period")),
        "subject": any(_same_name(subject, figure.subject) for subject in _allowed(one, "subject")),
    }


def _allowed(one: dict[str, Any], field: str) -> list[Any]:
    return [one.get(field), *(one.get("alt") or {}).get(field, [])]


def _alike(period: str | None, figure: Figure) -> bool:
    """Whether both name the same days; an open beginning may stand for any."""
    if period is None or figure.period is None:
        return period is None and figure.period is None
    start, _, end = period.partition("/")
    first, last = first_day(start), last_day(end or start)
    own = figure.period
    return last == own.last and (first == own.first or (last is not None and None in (first, own.first)))


def _same_name(wanted: str | None, subject: str | None) -> bool:
    one, other = (_folded(re.sub("[区县市]$", "", name or "")) for name in (wanted, subject))
    return wanted is None or bool(other and (one in other or other in one))


def _folded(text: str | None) -> str:
    plain = unicodedata.normalize("NFKC", re.sub(r"\s", "", text or "")).lower()
    return re.sub("[“”\"'‘’「」『』《》()（）、,，·]", "", plain)
