"""What the reader decided about near matches: these two names mean the same, those two do not.

Kept in a readable file of the configuration folder, one table a decision, so that it can be read, edited and shared.
"""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jbtui import locations
from jbtui.errors import KnowledgeError
from jbtui.messages import say
from jbtui.text.cleaning import one_line

FILE = "comparison.pairs.toml"
HEAD = """\
# 对照时由读者确认或否定的相近指标。same = true：两名同指一事；same = false：不是一回事，不再提议。
# Indicator names that the reader confirmed (same = true) or refused (same = false) in comparisons.
"""


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs of indicator names, in either order, with what was decided."""

    pairs: Mapping[frozenset[str], bool] = field(default_factory=dict)

    def of(self, left: str, right: str) -> bool | None:
        """True where the two were confirmed to be the same, False where refused, None where nobody decided."""
        return self.pairs.get(frozenset((left, right)))


def path() -> Path:
    """The file of the decisions, which need not exist."""
    return locations.config() / FILE


def load() -> Decisions:
    """All decisions made so far.

    Raises KnowledgeError where the file is not TOML or holds something else than pairs.
    """
    file = path()
    if not file.is_file():
        return Decisions()
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8")).get("pairs", [])
        return Decisions({frozenset((str(e["left"]), str(e["right"]))): e["same"] is True for e in entries})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise KnowledgeError(
            say("对照的确认记录 {path} 无法读取：{error}", path=file, error=error),
            say("请改正该文件，或移走它再试。"),
        ) from error


def decide(left: str, right: str, same: bool | None) -> Decisions:
    """Remember a decision, or forget it with None; returns all decisions as they are now."""
    pairs = dict(load().pairs)
    pair = frozenset((one_line(left), one_line(right)))
    if same is None:
        pairs.pop(pair, None)
    else:
        pairs[pair] = same
    _save(pairs)
    return Decisions(pairs)


def _save(pairs: Mapping[frozenset[str], bool]) -> None:
    parts = [HEAD]
    for pair, same in pairs.items():
        names = sorted(pair)
        left, right = names[0], names[-1]
        parts.append(f"\n[[pairs]]\nleft = {_quoted(left)}\nright = {_quoted(right)}\nsame = {str(same).lower()}\n")
    file = path()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{FILE}.")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write("".join(parts))
        Path(beside).replace(file)
    except OSError as error:
        raise KnowledgeError(
            say("对照的确认记录 {path} 无法写入：{error}", path=file, error=error),
            say("请检查该文件夹是否可写、磁盘是否已满。"),
        ) from error


def _quoted(text: str) -> str:
    """A TOML basic string; JSON's escapes are a subset of its."""
    return json.dumps(text, ensure_ascii=False)
