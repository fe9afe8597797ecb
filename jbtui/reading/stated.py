"""Facts that a person states beside the text: front matter, a sidecar `NAME.toml`, the folder's `corpus.toml`.

Each becomes StatedFacts with one of these fields, one fact an item: `title`, `newspaper`, `date`, `page`, `district`,
`campaign.main`, `campaign.mentioned`, `author`, `photographer`. A value of None states that it is unknown.

A table of facts, in the sidecar under `[facts]`, in corpus.toml under `[articles."FILE NAME"]`:

    title     = "…"                                                     # a plain value
    date      = { value = "2019-02", inferred = true, evidence = ["…"] }
    newspaper = { unknown = true }
    districts = [{ name = "江北区", evidence = "…" }, "北仑区"]
    campaigns = [{ name = "六争攻坚", role = "main", evidence = "…" }]   # role: main (the default) or mentioned
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jbtui.errors import KnowledgeError
from jbtui.messages import say
from jbtui.reading.bounded import shown
from jbtui.records import StatedFact
from jbtui.text.cleaning import one_line

CORPUS = "corpus.toml"
SIDECAR = ".toml"
_FIELDS = {
    "title": "title", "标题": "title", "题目": "title",
    "newspaper": "newspaper", "报纸": "newspaper", "报名": "newspaper", "来源": "newspaper", "source": "newspaper",
    "date": "date", "日期": "date", "发表日期": "date",
    "page": "page", "版次": "page", "版": "page",
    "district": "district", "districts": "district", "区县": "district", "区": "district",
    "campaign": "campaign", "campaigns": "campaign", "专项": "campaign", "专项行动": "campaign",
    "author": "author", "authors": "author", "作者": "author", "记者": "author",
    "photographer": "photographer", "photographers": "photographer", "摄影": "photographer",
}  # fmt: skip


def facts(table: Mapping[str, Any], origin: str) -> tuple[StatedFact, ...]:
    """The facts of a table; keys that name no field are ignored."""
    return tuple(fact for key, value in table.items() for fact in _field(key.strip().lower(), value, origin))


def beside(path: Path) -> tuple[StatedFact, ...]:
    """What the sidecar and the folder's corpus file state of the article file."""
    side, corpus = sidecar(path), path.parent / CORPUS
    own = _table(load(side), "facts", side)
    common = _table(_table(load(corpus), "articles", corpus), path.name, corpus)
    return (*facts(own, side.name), *facts(common, CORPUS))


def _table(table: Mapping[str, Any], key: str, path: Path) -> Mapping[str, Any]:
    """The table of that name inside a table, empty where there is none. Raises KnowledgeError where it is no table."""
    found = table.get(key, {})
    if not isinstance(found, Mapping):
        raise KnowledgeError(
            say("{path} 里的 {key} 应是一张表", path=shown(path), key=key), say("请改正该文件，或移走它再试。")
        )
    return found


def sidecar(path: Path) -> Path:
    """Where the sidecar of an article file would stand."""
    return path.with_suffix(SIDECAR)


def load(path: Path) -> Mapping[str, Any]:
    """The TOML file at the path; empty where there is none. Raises KnowledgeError when it is no TOML."""
    try:
        status = path.stat()
    except OSError:
        return {}
    return _load(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _load(path: Path, _modified: int, _size: int) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(
            say("{path} 无法读取：{error}", path=shown(path), error=error), say("请改正该文件，或移走它再试。")
        ) from error


def _field(key: str, value: Any, origin: str) -> Iterator[StatedFact]:
    field = _FIELDS.get(key)
    if field is None:
        return
    for item in value if isinstance(value, list) else [value]:
        table = item if isinstance(item, Mapping) else {"value": item}
        name = field
        if field == "campaign":
            name = "campaign.mentioned" if table.get("role") == "mentioned" else "campaign.main"
        evidence = table.get("evidence", "")
        yield StatedFact(
            field=name,
            value=None if table.get("unknown") else _words(table.get("value", table.get("name"))),
            origin=origin,
            evidence=one_line(" / ".join(map(str, evidence)) if isinstance(evidence, list) else str(evidence)),
            inferred=bool(table.get("inferred")),
        )


def _words(value: Any) -> str | None:
    if value is None or value == "":
        return None
    return one_line(value.isoformat() if isinstance(value, datetime.date) else str(value)).strip()
