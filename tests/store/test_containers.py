"""Lists of numbers come out of their packing as they went in."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyroaring import BitMap

from jbtui.store.containers import SPACE, bitmap, distinct, from_shorts, pack, scattered, shorts, unpack

numbers = st.sets(st.integers(0, SPACE - 1), max_size=400).map(sorted)
SHAPES = {
    "none": [],
    "one": [0],
    "last": [SPACE - 1],
    "257 far apart": list(range(0, SPACE, 255)),
    "300 in gaps of 255 and more": list(range(7, SPACE, 218)),
    "4096 side by side": list(range(100, 4196)),
    "4096 apart": list(range(0, SPACE, 16)),
    "4097": list(range(4097)),
    "every second": list(range(0, SPACE, 2)),
    "all": list(range(SPACE)),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_shapes(shape: list[int]) -> None:
    packed = pack(shape)
    assert list(unpack(packed, len(shape))) == shape
    assert len(packed) <= max(8192, 2 * len(shape))
    for first in (0, SPACE * 3):
        assert list(bitmap([(first, len(shape), packed)])) == [first + number for number in shape]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_numpy_packs_as_it_is_packed_without(shape: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numpy")
    several = shorts(shape) + shorts(shape[::3]) + shorts([0, SPACE - 1])
    by_numpy = pack(shape), distinct(several)
    monkeypatch.delitem(sys.modules, "numpy")
    assert (pack(shape), distinct(several)) == by_numpy
    assert list(from_shorts(by_numpy[1])) == sorted({*shape, 0, SPACE - 1})


@given(numbers)
def test_any_list(docs: list[int]) -> None:
    assert list(unpack(pack(docs), len(docs))) == docs


@settings(max_examples=50)
@given(st.dictionaries(st.integers(0, 9), st.lists(st.sets(st.integers(0, 999), max_size=300), max_size=4)))
def test_lists_of_many_batches_become_one_set(runs: dict[int, list[set[int]]]) -> None:
    """Batches of one run of numbers stand one behind the other."""
    lists = [
        (run * SPACE + place * 1000, len(docs), pack(sorted(docs)))
        for run, batches in runs.items()
        for place, docs in enumerate(batches)
    ]
    wanted = {
        run * SPACE + place * 1000 + doc
        for run, batches in runs.items()
        for place, docs in enumerate(batches)
        for doc in docs
    }
    assert bitmap(lists) == BitMap(wanted)


@settings(deadline=None)
@given(st.lists(numbers, max_size=8))
def test_lists_one_after_another_are_one_set(lists: list[list[int]]) -> None:
    wanted = {number for each in lists for number in each}
    assert set(scattered(b"".join(map(shorts, lists)))) == wanted


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_list_that_comes_twice_is_one_set(shape: list[int]) -> None:
    assert list(scattered(shorts([*reversed(shape), *shape]))) == shape
