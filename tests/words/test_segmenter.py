"""Both segmenters cut alike, silently, and know the names of the field."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jbtui import locations
from jbtui.text.folding import fold
from jbtui.words import cut, engine, long_words, own, terms, terms_of
from jbtui.words import segmenter as segmenters

NAMES = ("六争攻坚", "地区生产总值", "江北区")


@pytest.fixture(scope="module")
def both(home: object) -> tuple[segmenters._Engine, segmenters._Engine]:
    pytest.importorskip("rjieba")
    return segmenters.jieba_engine(), segmenters.rjieba_engine()


def with_engine(engine: segmenters._Engine, text: str, patch: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    patch.setattr(segmenters, "_loaded", engine)
    return cut(text), terms(text)


def test_both_engines_cut_the_articles_alike(
    both: tuple[segmenters._Engine, segmenters._Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n".join(path.read_text("utf-8") for path in sorted(locations.seeds().glob("*.txt")))
    for line in map(fold, text.split("\n")):
        assert with_engine(both[0], line, monkeypatch) == with_engine(both[1], line, monkeypatch)


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.sampled_from("江北区经济生产总值的了在1-11月5gr&d.%+/#_ \r\n，。“a\x00\ud800龘𠮷éの㐂ﬁ"), max_size=60)
)
def test_clauses_cut_by_themselves_are_what_jieba_makes_of_the_whole(text: str) -> None:
    plain, clauses = plain_and_by_clauses()
    assert clauses(text) == plain(text)
    assert clauses(text) == plain(text), "the second time too"


def test_a_clause_that_comes_again_is_not_cut_again() -> None:
    asked: list[str] = []

    def cut_noting(text: str) -> list[str]:
        asked.append(text)
        return [text]

    clauses = segmenters.by_clauses(cut_noting)
    endless = "江" * 1000
    assert clauses(f"江北区，{endless}。江北区，{endless}") == ["江北区", "，", endless, "。", "江北区", "，", endless]
    assert asked == ["江北区", endless, endless], "only what is short is remembered"


@cache
def plain_and_by_clauses() -> tuple[Callable[[str], list[str]], Callable[[str], list[str]]]:
    plain = segmenters.plain_jieba().lcut
    return plain, segmenters.by_clauses(plain)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="江北区经济1-11月5gr&d.%+/#_ \n，。“”（）a\x00\ud800龘𠮷", max_size=40))
def test_nothing_is_lost_in_cutting(text: str) -> None:
    assert "".join(cut(text)) == text


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="江北区经济地区生产总值1-11月5gr&d.%+/#_ \n，。“”（）a\ud800龘𠮷", max_size=40))
def test_long_words_are_those_that_terms_come_from(text: str) -> None:
    assert sorted(term for word in long_words(text) for term in terms_of(word)) == sorted(terms(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江北经济增长9.7%", ["江北", "经济", "增长", "9.7%"]),
        ("r&d经费1-11月", ["r&d", "经费", "1-11"]),
        ("5g工厂", ["5g", "工厂"]),
        ("的", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_an_own_word_is_found_whole_and_by_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmenters, "own_words", lambda: NAMES)
    monkeypatch.setattr(segmenters, "_loaded", segmenters.jieba_engine())
    assert cut("实现地区生产总值") == ["实现", "地区生产总值"]
    assert terms("实现地区生产总值") == ["实现", "地区生产总值", "地区", "生产总值"]
    assert "六争攻坚" in cut("推进六争攻坚行动")


def test_own_words_are_names_and_nothing_else() -> None:
    found = set(
        own._names("x", {"name": "六争攻坚", "cues": ["全力推进"], "aliases": ["甲乙丙丁", "R&D"]}, listed=False)
    )
    assert found == {"六争攻坚", "甲乙丙丁"}
    assert set(own._names("current", {"浙江省 宁波市": "江北区 北仑区"}, listed=True)) >= {"江北区", "北仑区"}


def test_the_engine_is_named_without_loading_it() -> None:
    program = (
        "import sys; from jbtui.words import engine; print(engine());"
        "print('jieba' in sys.modules, 'rjieba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True)
    named, loaded = done.stdout.splitlines()
    assert named == engine()
    assert loaded == "False False"


def test_the_version_is_that_of_the_package() -> None:
    name, version, _ = engine().split()
    assert version == importlib.metadata.version(name)


def test_cutting_from_several_threads_loads_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def make() -> segmenters._Engine:
        made.append(1)
        return segmenters._Engine("test", list, list, {})

    monkeypatch.setattr(segmenters, "_loaded", None)
    monkeypatch.setattr(segmenters, "jieba_engine", make)
    monkeypatch.setattr(segmenters, "rjieba_engine", make)
    threads = [threading.Thread(target=cut, args=("江北",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_jieba_is_silent_and_leaves_no_cache_file() -> None:
    program = (
        "import tempfile, os; from jbtui.words import segmenter as s; s.jieba_engine().cut('江北');"
        "print(sorted(n for n in os.listdir(tempfile.gettempdir()) if 'jieba' in n))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=_empty_temp()
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def _empty_temp() -> dict[str, str]:
    import os
    import tempfile

    return {**os.environ, "TMPDIR": tempfile.mkdtemp()}
