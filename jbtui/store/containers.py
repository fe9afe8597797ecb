"""Lists of document numbers, packed: three forms for one batch, and one roaring bitmap over many.

A list of a batch holds increasing numbers from 0 to 65,535. It is packed as 16-bit numbers, as gaps of one byte each
(255 stands for “255 further, no document”) or as 65,536 bits, whichever is shortest. The first and last are the
containers of a roaring bitmap, so lists of many batches become one bitmap by writing them one after another.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, chain, compress
from operator import sub

from pyroaring import BitMap

SPACE = 1 << 16
"""Numbers in one batch at most: those that share a roaring container."""
BITS = SPACE // 8
"""Bytes of a list as bits; a roaring bitmap has them from 4,097 documents on."""
ARRAY_MOST = 4096
_STEP = 255
_NO_RUN_COOKIE = 12346
_EMITS = bytes([1] * _STEP + [0])
_SWAP = sys.byteorder == "big"


def shorts(numbers: Iterable[int]) -> bytes:
    """16-bit little-endian numbers."""
    packed = array("H", numbers)
    if _SWAP:
        packed.byteswap()
    return packed.tobytes()


def from_shorts(data: bytes) -> array[int]:
    numbers = array("H")
    numbers.frombytes(data)
    if _SWAP:
        numbers.byteswap()
    return numbers


@cache
def _gaps() -> tuple[bytes, ...]:
    """Each gap as bytes; made when the first list is packed, for readers need it not."""
    return tuple(bytes([_STEP]) * (gap // _STEP) + bytes([gap % _STEP]) for gap in range(SPACE))


def pack(numbers: Sequence[int]) -> bytes:
    """The shortest packing of increasing numbers below 65,536."""
    if len(numbers) > ARRAY_MOST:
        return _bits(numbers)
    if len(numbers) < SPACE // _STEP:
        return shorts(numbers)
    gaps = b"".join(map(_gaps().__getitem__, map(sub, numbers, chain((0,), numbers))))
    return gaps if len(gaps) < 2 * len(numbers) else shorts(numbers)


def unpack(data: bytes, count: int) -> Sequence[int]:
    """The numbers of a list of `count`."""
    if count > ARRAY_MOST:
        return BitMap.deserialize(_assembled([(0, count, data)])).to_array()
    if len(data) == 2 * count:
        return from_shorts(data)
    return list(compress(accumulate(data), data.translate(_EMITS)))


def _bits(numbers: Sequence[int]) -> bytes:
    # A roaring bitmap of one container: cookie, count, key and cardinality, offset, then the container itself.
    # Not optimised: neighbouring numbers would become runs, another kind of container.
    return BitMap(list(numbers), optimize=False).serialize()[-BITS:]


def bitmap(lists: Iterable[tuple[int, int, bytes]]) -> BitMap:
    """One set of the document numbers in (first_doc, count, packed) lists of different batches."""
    whole: list[tuple[int, int, bytes]] = []
    parts: list[BitMap] = []
    for first, count, data in lists:
        if not count:
            continue
        if count <= ARRAY_MOST and len(data) != 2 * count:
            data = shorts(compress(accumulate(data), data.translate(_EMITS)))
        if first % SPACE:
            parts.append(BitMap.deserialize(_assembled([(first >> 16, count, data)])).shift(first % SPACE))
        else:
            whole.append((first >> 16, count, data))
    whole.sort()
    result = BitMap.deserialize(_assembled(whole)) if whole else BitMap()
    return BitMap.union(result, *parts) if parts else result


def _assembled(containers: Sequence[tuple[int, int, bytes]]) -> bytes:
    """The portable form of a roaring bitmap from (key, cardinality, container), in order of key."""
    count = len(containers)
    head = struct.pack("<II", _NO_RUN_COOKIE, count)
    keys = b"".join(struct.pack("<HH", key, size - 1) for key, size, _ in containers)
    start = len(head) + len(keys) + 4 * count
    offsets = list(accumulate((len(data) for _, _, data in containers), initial=start))[:count]
    return b"".join((head, keys, struct.pack(f"<{count}I", *offsets), *(data for _, _, data in containers)))
