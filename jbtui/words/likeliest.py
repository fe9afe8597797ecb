"""The likeliest way to cut a text, by jieba's dictionary and its model for unknown words: its method, its words, in
less than half its time, since each place is looked at once and nothing is computed that was computed before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from math import inf, log
from operator import add

_BLOCK = re.compile(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+)")
"""What may hold words; all else comes out character by character."""
_OTHER = re.compile(r"\r\n|.", re.DOTALL)
_HAN = re.compile("[\u4e00-\u9fd5]+")
_LATIN = re.compile("[a-zA-Z0-9]")
_REMEMBERED = 1 << 16
"""Runs of characters that are no words of the dictionary."""
_STATES = "BMES"
"""A character begins a word, stands amid one, ends one, is one."""
_WORD = re.compile("S|[BM]*E")
_NEVER = -3.14e100
"""jieba's logarithm of no probability."""
_NOWHERE = (_NEVER,) * len(_STATES)


class Cutter:
    """Cuts as a jieba tokenizer does that has these frequencies.

    `frequencies` has 0 for what is only the beginning of words; `total` is the sum that they are shares of.
    """

    def __init__(self, frequencies: Mapping[str, int], total: int) -> None:
        self._least = -log(total)
        """The weight of a character that the dictionary lacks."""
        shares = {count: log(count) - log(total) if count else 0.0 for count in {*frequencies.values()}}
        self._weights = {word: shares[count] for word, count in frequencies.items()}
        """The logarithm of each word's share, 0 for what is only the beginning of words."""
        self._unknown = lru_cache(_REMEMBERED)(self._cut_unknown)

    def cut(self, text: str) -> list[str]:
        """The words of the text, those found by the model among them: `"".join(cut(text)) == text`."""
        words: list[str] = []
        for number, block in enumerate(_BLOCK.split(text)):
            if number % 2:
                self._cut_block(block, words)
            else:
                words += _OTHER.findall(block)
        return words

    def cut_known(self, text: str) -> list[str]:
        """The same of the dictionary's words alone; Latin letters and digits stay together."""
        words: list[str] = []
        for number, block in enumerate(_BLOCK.split(text)):
            words += _latin_joined(self._steps(block), block) if number % 2 else _OTHER.findall(block)
        return words

    def _cut_block(self, block: str, words: list[str]) -> None:
        """Add the words of a block, runs of single characters cut by the model."""
        steps = self._steps(block)
        at = alone = 0
        while at < len(block):
            end = steps[at]
            if end - at > 1:
                if alone < at:
                    words += self._unknown(block[alone:at]) if at - alone > 1 else (block[alone],)
                words.append(block[at:end])
                alone = end
            at = end
        if alone < at:
            words += self._unknown(block[alone:])

    def _steps(self, block: str) -> list[int]:
        """For each place the end of the word that the likeliest way from there to the end of the block begins with."""
        known, least, size = self._weights.get, self._least, len(block)
        ends = list(range(1, size + 1))
        after = [0.0] * (size + 1)
        pairs = map(known, map(add, block[-2::-1], block[:0:-1]))
        told, at = 0.0, size
        for weight, pair in zip(map(known, reversed(block)), chain((None,), pairs), strict=False):
            at -= 1
            if pair is None:  # as at most places: no word of more than one character begins here
                after[at] = told = (weight or least) + told
                continue
            likeliest = weight + told if weight else -inf
            end = at + 2
            while pair is not None:
                # Of two ways alike the longer word.
                if pair and (told := pair + after[end]) >= likeliest:
                    likeliest = told
                    ends[at] = end
                if end == size:
                    break
                end += 1
                pair = known(block[at:end])
            after[at] = told = likeliest if likeliest > -inf else least + after[at + 1]
        return ends

    def _cut_unknown(self, run: str) -> tuple[str, ...]:
        """A run of characters that the dictionary gives one by one."""
        if len(run) == 1 or self._weights.get(run):
            return tuple(run)
        return self._model.cut(run)

    @cached_property
    def _model(self) -> _Model:
        return _Model()  # made for the first run that needs it


def _latin_joined(ends: list[int], block: str) -> Iterator[str]:
    """The words of a block, its single Latin letters and digits that follow each other as one."""
    at = latin = 0
    while at < len(block):
        end = ends[at]
        if end - at > 1 or not _LATIN.match(block[at]):
            if latin < at:
                yield block[latin:at]
            yield block[at:end]
            latin = end
        at = end
    if latin < at:
        yield block[latin:]


class _Model:
    """jieba's hidden Markov model: whether each character begins, goes on in, ends or is a word."""

    def __init__(self) -> None:
        from jieba import finalseg

        self._rest = finalseg.cut
        start, steps, emitted = finalseg.start_P, finalseg.trans_P, finalseg.emit_P
        self._start = tuple(start[state] for state in _STATES)
        self._steps = tuple(steps[before][after] for before, after in ("EB", "SB", "MM", "BM", "ME", "BE", "SS", "ES"))
        self._emitted = {
            character: tuple(emitted[state].get(character, _NEVER) for state in _STATES)
            for character in set().union(*emitted.values())
        }

    def cut(self, run: str) -> tuple[str, ...]:
        """The words of a run of characters."""
        if not _HAN.fullmatch(run):
            return tuple(self._rest(run))
        return tuple(run[found.start() : found.end()] for found in _WORD.finditer(self._states(run)))

    def _states(self, run: str) -> str:
        """The likeliest states of the characters; of two alike the later letter, as in jieba."""
        e_b, s_b, m_m, b_m, m_e, b_e, s_s, e_s = self._steps
        emitted = [self._emitted.get(character, _NOWHERE) for character in run]
        b, m, e, s = map(float.__add__, self._start, emitted[0])
        as_b, as_m, as_e, as_s = "B", "M", "E", "S"
        for to_b, to_m, to_e, to_s in emitted[1:]:
            begun = (s + s_b + to_b, as_s) if s + s_b + to_b >= e + e_b + to_b else (e + e_b + to_b, as_e)
            amid = (m + m_m + to_m, as_m) if m + m_m + to_m >= b + b_m + to_m else (b + b_m + to_m, as_b)
            ended = (m + m_e + to_e, as_m) if m + m_e + to_e >= b + b_e + to_e else (b + b_e + to_e, as_b)
            alone = (s + s_s + to_s, as_s) if s + s_s + to_s >= e + e_s + to_s else (e + e_s + to_s, as_e)
            (b, as_b), (m, as_m), (e, as_e), (s, as_s) = begun, amid, ended, alone
            as_b, as_m, as_e, as_s = as_b + "B", as_m + "M", as_e + "E", as_s + "S"
        return as_s if s >= e else as_e
