"""A finished draft is the frozen record itself."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from jbtui.drafts import draft_of


@dataclass(frozen=True, slots=True)
class Count:
    thing: str
    value: float
    rules: tuple[str, ...] = ()


def finished() -> Count:
    draft = draft_of(Count)(thing="企业", value=13.0)
    draft.__class__ = Count
    return draft


def test_a_finished_draft_is_a_record_like_any_other() -> None:
    made = finished()
    assert type(made) is Count
    assert made == Count("企业", 13.0) and hash(made) == hash(Count("企业", 13.0))
    assert replace(made, thing="项目") == Count("项目", 13.0)
    assert pickle.loads(pickle.dumps(made)) == made


def test_a_finished_draft_cannot_be_changed() -> None:
    made = finished()
    with pytest.raises(FrozenInstanceError):
        made.value = 14.0  # type: ignore[misc]
