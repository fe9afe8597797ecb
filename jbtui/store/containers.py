"""Lists of document numbers, packed: three forms for one run of numbers, and one roaring bitmap over many.

A list holds increasing numbers from 0 to 65,535. A short one is packed as 16-bit numbers; one of 257 and
more as how many numbers there are with each high byte, from 0 to the last, and then the low bytes of all; one of 4,097
and more as bits, without the zeros at the end. The first and last are the containers of a roaring bitmap and the second
is made into one without a loop over its numbers, so lists of many batches become one bitmap by writing them one after
another. Lists of several runs of 65,536 numbers stand joined: u16 how many; u16 the run of each, its numbers less 1 and
its bytes; then the lists.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby
from operator import mul

from pyroaring import BitMap

SPACE = 1 << 16
"""Numbers of one run: those that share a roaring container."""
BITS = SPACE // 8
"""Bytes of a list as bits; a roaring bitmap has them from 4,097 documents on."""
ARRAY_MOST = 4096
PAGES = 256
"""High bytes, and numbers that share one."""
_HIGH = tuple(bytes([page]) for page in range(PAGES))
_NO_RUN_COOKIE = 12346
_SWAP = sys.byteorder == "big"


def is_wide(size: int) -> bool:
    """Whether a batch of so many numbers has joined lists, of several runs; any other lies within one."""
    return size > SPACE


def shorts(numbers: Iterable[int]) -> bytes:
    """16-bit little-endian numbers."""
    packed = array("H", numbers)
    if _SWAP:
        packed.byteswap()
    return packed.tobytes()


def from_shorts(data: bytes | memoryview) -> array[int]:
    numbers = array("H")
    numbers.frombytes(data)
    if _SWAP:
        numbers.byteswap()
    return numbers


def longs(numbers: array[int]) -> bytes:
    """32-bit little-endian numbers."""
    if _SWAP:
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def from_longs(data: bytes) -> array[int]:
    numbers = array("I", data)
    if _SWAP:
        numbers.byteswap()
    return numbers


def pack(numbers: Sequence[int]) -> bytes:
    """The shortest packing of increasing numbers below 65,536 that reads back fast."""
    return pack_shorts(shorts(numbers))


def pack_shorts(whole: bytes) -> bytes:
    """`pack`, of numbers that are u16 already."""
    if len(whole) <= 2 * PAGES:
        return whole
    if len(whole) > 2 * ARRAY_MOST:
        return _bits(from_shorts(whole)).rstrip(b"\0")
    high = whole[1::2]
    counts = [high.count(page) for page in range(high[-1] + 1)]
    return whole if max(counts) == PAGES else bytes(counts) + whole[::2]


def unpack(data: bytes, count: int) -> Sequence[int]:
    """The numbers of a list of `count`."""
    if count > ARRAY_MOST:
        return BitMap.deserialize(_assembled([(0, count, _container(data, count))])).to_array()
    return from_shorts(_container(data, count))


def _container(data: bytes, count: int) -> bytes:
    """The roaring container of a packed list."""
    if count > ARRAY_MOST:
        return data.ljust(BITS, b"\0")
    if len(data) == 2 * count:
        return data
    pages = len(data) - count
    whole = bytearray(2 * count)
    whole[1::2] = b"".join(map(mul, _HIGH, data[:pages]))
    whole[::2] = data[pages:]
    return bytes(whole)


def _bits(numbers: array[int]) -> bytes:
    numpy = sys.modules.get("numpy")
    if numpy:  # loaded where there is much to do
        bits = numpy.zeros(SPACE, dtype=bool)
        bits[numbers] = True
        return bytes(numpy.packbits(bits, bitorder="little"))
    # A roaring bitmap of one container: cookie, count, key and cardinality, offset, then the container itself.
    # Not optimised: neighbouring numbers would become runs, another kind of container.
    return BitMap(array("I", numbers), optimize=False).serialize()[-BITS:]


def distinct(docs: bytes) -> bytes:
    """Lists that stand one after another as one, each of its numbers once, as u16."""
    numpy = sys.modules.get("numpy")
    if numpy:
        bits = numpy.zeros(SPACE, dtype=bool)
        bits[numpy.frombuffer(docs, dtype="<u2")] = True
        return bytes(numpy.flatnonzero(bits).astype("<u2"))
    return shorts(sorted(set(from_shorts(docs))))


def scattered(docs: bytes) -> BitMap:
    """The set of lists that stand one after another, as u16: numbers in no order, and some of them again.

    A roaring bitmap takes such numbers six times as fast where it consists of bits already. So they are put among all
    even numbers, which leaves the odd ones of them to tell apart, and the other way round.
    """
    wide = bytearray(2 * len(docs))
    wide[::4], wide[1::4] = docs[::2], docs[1::2]
    numbers = from_longs(bytes(wide))
    among_even, among_odd = _EVEN.copy(), _ODD.copy()
    among_even.update(numbers)
    among_odd.update(numbers)
    return (among_even - _EVEN) | (among_odd - _ODD)


Placed = tuple[int, int, bytes]
"""(what is to be added to its numbers, how many they are, the packed list)"""


def joined(lists: Sequence[Placed]) -> bytes:
    """Lists of different runs, none of them empty, in order, as one."""
    head = array("H", [len(lists)])
    head.extend([first // SPACE for first, _, _ in lists])
    head.extend([count - 1 for _, count, _ in lists])
    head.extend([len(data) for _, _, data in lists])
    return shorts(head) + b"".join([data for _, _, data in lists])


def apart(data: bytes) -> list[Placed]:
    """The lists that were joined."""
    (many,) = from_shorts(data[:2])
    at = 2 + 6 * many
    head = from_shorts(data[2:at])
    found: list[Placed] = []
    for run, count, size in zip(head[:many], head[many : 2 * many], head[2 * many :], strict=True):
        found.append((run * SPACE, count + 1, data[at : at + size]))
        at += size
    return found


def by_run(docs: BitMap) -> list[Placed]:
    """The lists of a set, one for each run that has any of it."""
    runs = ((run, [doc % SPACE for doc in each]) for run, each in groupby(docs, lambda doc: doc // SPACE))
    return [(run * SPACE, len(each), pack(each)) for run, each in runs]


def bitmap(lists: Iterable[Placed]) -> BitMap:
    """One set of the document numbers in lists of different batches."""
    whole: list[Placed] = []
    parts: list[BitMap] = []
    for first, count, data in lists:
        if not count:
            continue
        data = _container(data, count)
        if first % SPACE:
            parts.append(BitMap.deserialize(_assembled([(first >> 16, count, data)])).shift(first % SPACE))
        else:
            whole.append((first >> 16, count, data))
    whole.sort()
    result = BitMap.deserialize(_assembled(whole)) if whole else BitMap()
    return BitMap.union(result, *parts) if parts else result


def _assembled(containers: Sequence[Placed]) -> bytes:
    """The portable form of a roaring bitmap from (key, cardinality, container), in order of key."""
    count = len(containers)
    head = struct.pack("<II", _NO_RUN_COOKIE, count)
    keys = struct.pack(f"<{2 * count}H", *(number for key, size, _ in containers for number in (key, size - 1)))
    start = len(head) + len(keys) + 4 * count
    offsets = list(accumulate((len(data) for _, _, data in containers), initial=start))[:count]
    return b"".join((head, keys, struct.pack(f"<{count}I", *offsets), *(data for _, _, data in containers)))


_EVEN, _ODD = (BitMap.deserialize(_assembled([(0, SPACE // 2, half * BITS)])) for half in (b"\x55", b"\xaa"))
"""Half of the numbers of a run each, as bits."""
