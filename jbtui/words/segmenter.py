"""The segmenter: jieba, or its twin rjieba where installed, fed so that both cut alike.

Both know the same dictionary and the same model for unknown words; they differ in runs of digits and Latin letters,
so those are taken out first and cut here. The dictionary is read directly: jieba's own cache is a file in the shared
temporary folder that it trusts whoever wrote it.
"""

from __future__ import annotations

import importlib.util
import re
import threading
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from jbtui.text.folding import key
from jbtui.words.own import FREQUENCY, fingerprint, own_words

_MARKS = "\n\r&+#%._\ud800-\udfff-"
_RUN = re.compile(
    f"([a-z0-9{_MARKS}]"  # one class, so that a text is scanned without trying twice
    f"(?:(?<=[a-z0-9])[a-z0-9]*(?:[.&+/-][a-z0-9]+)*[%‰]?|(?<=[{_MARKS}])[{_MARKS}]*))"
)
"""Digits and Latin in folded text, the marks that jieba would glue to its neighbours, lone surrogates."""
_CLAUSE = re.compile(r"([\w+#&.%-]+|\r\n)")
"""What jieba cuts without a look at its neighbours: all else comes out character by character."""
_REMEMBERED = 1 << 14
"""Clauses: those of a few hundred articles, as most that come again do so soon."""
_LONGEST = 40
"""Characters of a clause that is remembered."""
_STAND_IN = "\n"
"""Stands for a run while the segmenter works; it cuts there and gives it back alone."""

_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class _Engine:
    name: str
    cut: Callable[[str], Iterable[str]]
    cut_known: Callable[[str], Iterable[str]]
    """The same without the model for unknown words."""
    parts: dict[str, tuple[str, ...]]
    """Own word → the dictionary words it is made of."""


_loaded: _Engine | None = None


def load() -> None:
    """Read the dictionary now (0.1 to 0.6 s), rather than with the first word."""
    _engine()


@cache
def engine() -> str:
    """Name and version of the segmenter and a hash of the own words; an index stores it, mixing is refused.

    Does not load the dictionary.
    """
    name = "rjieba" if _has_rjieba() else "jieba"
    return f"{name} {_version(name)} {fingerprint()}"


def cut(text: str) -> list[str]:
    """A folded text as the words it is made of, white space and marks included: `"".join(cut(text)) == text`."""
    pieces = _RUN.split(text)
    words = _engine().cut(_STAND_IN.join(pieces[::2]))
    if len(pieces) == 1:
        return list(words)
    left = iter(pieces[1::2])
    return [next(left) if word == _STAND_IN else word for word in words]


def dictionary_words(text: str) -> list[str]:
    """A folded text as words of the dictionary alone: what it does not have comes out character by character."""
    return list(_engine().cut_known(text))


def terms(text: str) -> list[str]:
    """The words of a folded text by which it is found, as keys, in order, repeats included."""
    return [term for word in cut(text) if len(word) > 1 for term in terms_of(word)]


def terms_of(word: str) -> tuple[str, ...]:
    """What a text with that word is found by: words of two characters and more, as keys. A name from the knowledge
    tables is followed by the words it is made of (地区生产总值: 地区, 生产总值)."""
    if not word.isalnum():  # letters and numbers stand for themselves in a key
        word = key(word)
    return (word, *_engine().parts.get(word, ())) if len(word) > 1 else ()


def long_words(text: str) -> list[str]:
    """The words of two characters and more of a folded text, repeats included, in no order: half the work of `terms`,
    for those who gather many texts and ask `terms_of` once for each different word."""
    pieces = _RUN.split(text)
    words = [word for word in _engine().cut(_STAND_IN.join(pieces[::2])) if len(word) > 1]
    words += [run for run in pieces[1::2] if len(run) > 1]
    return words


def _version(name: str) -> str:
    """The installed version, from the name of the folder that says so beside the module; failing that, from
    importlib.metadata, which takes longer to load than an index to open."""
    spec = importlib.util.find_spec(name)
    if spec and spec.origin:
        for folder in Path(spec.origin).parent.parent.glob(f"{name}-*.dist-info"):
            return folder.name.removesuffix(".dist-info").partition("-")[2]
    from importlib.metadata import version

    return version(name)


def _has_rjieba() -> bool:
    return importlib.util.find_spec("rjieba") is not None


def _engine() -> _Engine:
    global _loaded
    if _loaded is None:
        with _lock:
            if _loaded is None:
                _loaded = rjieba_engine() if _has_rjieba() else jieba_engine()
    return _loaded


def jieba_engine() -> _Engine:
    """jieba with an own tokenizer that knows the own words."""
    tokenizer = plain_jieba()
    parts = _parts(tokenizer.lcut)
    for word in own_words():
        tokenizer.add_word(word, FREQUENCY)
    return _Engine("jieba", by_clauses(tokenizer.lcut), partial(tokenizer.lcut, HMM=False), parts)


def by_clauses(cut: Callable[[str], list[str]]) -> Callable[[str], list[str]]:
    """jieba's `cut`, to the same words, but clause by clause: names and phrases come again and again in an article, and
    to remember one takes far less than to cut it anew."""
    remembered = lru_cache(_REMEMBERED)(lambda clause: tuple(cut(clause)))

    def cut_clauses(text: str) -> list[str]:
        words: list[str] = []
        for number, piece in enumerate(_CLAUSE.split(text)):
            if number % 2:
                words += remembered(piece) if len(piece) <= _LONGEST else cut(piece)
            else:
                words += piece  # marks are words each
        return words

    return cut_clauses


def plain_jieba() -> Any:
    """jieba's own tokenizer, without own words; silent, without its cache file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its regular expressions are not raw strings
        import jieba

    jieba.setLogLevel(60)  # it would log over the screen
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


@cache
def rjieba_engine() -> _Engine:
    """rjieba, the same algorithm in Rust: the one of its own that the module reads a dictionary for when it is loaded,
    as one more would read it again."""
    import rjieba

    parts = _parts(rjieba.cut)
    for word in own_words():
        rjieba.add_word(word, FREQUENCY, None)
    return _Engine("rjieba", rjieba.cut, partial(rjieba.cut, hmm=False), parts)


def _parts(cut: Callable[[str], Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """What each own word is made of: dictionary words, and shorter own words inside it."""
    own = own_words()
    known = frozenset(own)
    made: dict[str, tuple[str, ...]] = {}
    for word in own:
        parts = [part for part in cut(word) if len(part) > 1 and part != word]
        inner = (word[a:b] for a in range(len(word) - 2) for b in range(a + 3, len(word) + 1))
        parts += [part for part in inner if part in known and part != word and part not in parts]
        if parts:
            made[word] = tuple(parts)
    return made
