"""The documents of every pair of neighbouring characters, gathered a key at a time."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest

from jbtui.store import groups, pairs
from jbtui.store.containers import ARRAY_MOST, from_shorts
from jbtui.store.pair_lists import Gathered, PairLists

KEYS = ["江北区江北", "北区", "", "区", "𠀀江北", "a𠀀"]
MANY = ["江北" + chr(0x4E00 + doc % 3000) for doc in range(ARRAY_MOST + 500)]


def plainly(keys: Sequence[str]) -> Mapping[int, list[int]]:
    """Pair → documents, the obvious way."""
    found: dict[int, list[int]] = {}
    for doc, key in enumerate(keys):
        for pair in sorted(set(pairs.pairs_of(key))):
            found.setdefault(pair, []).append(doc)
    return found


WAYS = {"numpy": 0, "bitmap": 1 << 40}


@pytest.fixture(params=WAYS, autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of putting the numbers in order, numpy where it is installed."""
    if request.param == "numpy":
        pytest.importorskip("numpy")
    monkeypatch.setattr(groups, "MANY", WAYS[request.param])


def gathered(keys: Sequence[str]) -> PairLists:
    lists = Gathered()
    for doc, key in enumerate(keys):
        lists.add(doc, key)
    return lists.lists()


def listed(lists: PairLists) -> Mapping[int, list[int]]:
    return {group.first << 16 | second: list(group.find(second)) for group in lists.groups for second in group.seconds}


def test_every_pair_has_the_documents_that_hold_it() -> None:
    for keys in (KEYS, MANY):
        assert listed(gathered(keys)) == plainly(keys)


def test_lists_made_before_are_taken_as_they_are() -> None:
    assert listed(PairLists.of(plainly(KEYS))) == plainly(KEYS)


def test_a_pair_that_no_document_holds_has_none() -> None:
    lists = gathered(KEYS)
    assert not lists.find(ord("江") << 16 | ord("区"))
    assert not lists.find(ord("无") << 16 | ord("区"))


def test_short_lists_stand_in_blocks_and_long_ones_alone() -> None:
    chance = random.Random(7)
    keys = ["".join(chance.choices("一丁七万丈三上下不与丐丑专且丕世丘丙业丛东丝丞", k=60)) for _ in range(900)]
    keys += ["项目"] * 400 + ["很少"] * 40
    short, large = pairs.split(gathered(keys), len(keys))
    found = {pair: list(docs) for _, block in pairs.blocks(short) for pair, docs in pairs.Block(block).lists()}
    alone = {pair: list(from_shorts(docs)) for pair, docs in large if pair >> 16}
    assert alone and found
    assert max(map(len, found.values())) < pairs.LONG <= min(map(len, alone.values()))
    assert found | alone == plainly(keys)
    units = {pair: list(from_shorts(docs)) for pair, docs in large if not pair >> 16}
    every = {unit: [doc for doc, key in enumerate(keys) if unit in key] for unit in sorted(set("".join(keys)))}
    often = {ord(unit): docs for unit, docs in every.items() if len(docs) >= len(keys) // pairs.FREQUENT}
    assert units == often
    assert len(every) == len(often) + len("很少")


def test_blocks_begin_where_the_one_before_is_full() -> None:
    short, _ = pairs.split(gathered([chr(0x4E00 + n) + chr(0x5000 + n * 7 % 5000) for n in range(9000)]), 9000)
    blocks = list(pairs.blocks(short))
    assert len(blocks) > 2
    for first, block in blocks:
        assert next(pairs.Block(block).lists())[0] == first
        assert len(block) < 2 * pairs.BLOCK
