"""Corrections by hand: `figures.corrections.toml` beside the articles, which survives every re-ingest.

[[correction]]
id = "ARTICLE-PARAGRAPH.12"
quote = "520.6亿元"        # the figure's own words: a correction that no longer fits them is not applied
sentence = "…"            # for the person who reads the file
indicator = "地区生产总值"   # any of FIELDS
# or: reject = true
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from jbtui.errors import KnowledgeError
from jbtui.figures import edtf
from jbtui.locations import CORRECTIONS
from jbtui.messages import say
from jbtui.records import Figure, FigureKind, Status

FIELDS = ("value", "base_unit", "approx", "kind", "status", "indicator", "period", "subject", "district")
_SIGNS = ("=", "~", ">", "<", ">=", "<=")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of one figure."""

    id: str
    quote: str
    sentence: str = ""
    reject: bool = False
    fields: Mapping[str, str | float] = field(default_factory=dict)
    """Field name to its right value; period "" means there is none."""


def load(folder: Path) -> tuple[Correction, ...]:
    """The corrections kept in a folder of articles; () where there is no such file.

    Raises KnowledgeError when the file is no TOML or says something that no figure can be.
    """
    path = folder / CORRECTIONS
    if not path.is_file():
        return ()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("correction", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(
            say("更正文件 {path} 无法读取：{error}", path=path, error=error), say("请改正该文件，或移走它再试。")
        ) from error
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise _wrong(path, "correction")
    return tuple(_correction(path, entry) for entry in entries)


def apply(figures: Sequence[Figure], corrections: Iterable[Correction]) -> tuple[Figure, ...]:
    """The figures with the corrections applied, rejected ones left out; changed ones are marked `corrected`.

    A correction whose id or quote fits no figure changes nothing. Of two for one figure, the later wins field by field.
    """
    wanted: dict[str, list[Correction]] = {}
    for correction in corrections:
        wanted.setdefault(correction.id, []).append(correction)
    kept = []
    for figure in figures:
        mine = [c for c in wanted.get(figure.id, ()) if c.quote == figure.quote]
        if mine and mine[-1].reject:
            continue
        for correction in mine:
            if not correction.reject:
                figure = _corrected(figure, correction)
        kept.append(figure)
    return tuple(kept)


def unused(figures: Sequence[Figure], corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections that fit none of the figures: their source text has changed."""
    known = {(f.id, f.quote) for f in figures}
    return tuple(c for c in corrections if (c.id, c.quote) not in known)


def append(folder: Path, correction: Correction) -> Path:
    """Write a correction behind those already kept in the folder, and return the file's path.

    Raises KnowledgeError when the correction says something impossible or the file cannot be written.
    """
    path = folder / CORRECTIONS
    _check(path, correction)
    lines = ["", "[[correction]]", f"id = {_toml(correction.id)}", f"quote = {_toml(correction.quote)}"]
    if correction.sentence:
        lines.append(f"sentence = {_toml(correction.sentence)}")
    if correction.reject:
        lines.append("reject = true")
    lines.extend(f"{name} = {_toml(value)}" for name, value in correction.fields.items())
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError as error:
        raise KnowledgeError(
            say("更正文件 {path} 无法写入：{error}", path=path, error=error), say("请检查该文件夹的写入权限。")
        ) from error
    return path


def _correction(path: Path, entry: Mapping[str, Any]) -> Correction:
    known = {"id", "quote", "sentence", "reject", *FIELDS}
    for name in entry:
        if name not in known:
            raise _wrong(path, name)
    made = Correction(
        str(entry.get("id", "")),
        str(entry.get("quote", "")),
        str(entry.get("sentence", "")),
        entry.get("reject") is True,
        {name: entry[name] for name in FIELDS if name in entry},
    )
    _check(path, made)
    return made


def _check(path: Path, correction: Correction) -> None:
    if not correction.id or not correction.quote:
        raise _wrong(path, "id, quote")
    for name, value in correction.fields.items():
        good = {
            "value": lambda v: isinstance(v, int | float) and not isinstance(v, bool) and abs(v) < float("inf"),
            "kind": lambda v: v in list(FigureKind),
            "status": lambda v: v in list(Status),
            "approx": lambda v: v in _SIGNS,
            "period": _is_period,
        }.get(name, lambda v, name=name: name in FIELDS and isinstance(v, str))
        if not good(value):
            raise _wrong(path, f"{name} = {value!r}")


def _is_period(value: object) -> bool:
    if value == "":
        return True
    if not isinstance(value, str):
        return False
    return edtf.valid(value)


def _wrong(path: Path, what: str) -> KnowledgeError:
    return KnowledgeError(
        say("更正文件 {path} 中的“{what}”无法识别。", path=path, what=what), say("请改正该文件，或移走它再试。")
    )


def _corrected(figure: Figure, correction: Correction) -> Figure:
    changes: dict[str, Any] = dict(correction.fields)
    if "period" in changes:
        changes["period"] = edtf.period(str(changes["period"])) if changes["period"] else None
    if "kind" in changes:
        changes["kind"] = FigureKind(changes["kind"])
    if "status" in changes:
        changes["status"] = Status(changes["status"])
    if "value" in changes:
        changes["value"] = float(changes["value"])
    rules = dict(figure.rules) | dict.fromkeys(correction.fields, "人工更正")
    return replace(figure, **changes, rules=tuple(rules.items()), corrected=True)


def _toml(value: str | float) -> str:
    if not isinstance(value, str):
        return repr(value)
    safe = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in safe) + '"'
