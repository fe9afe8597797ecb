"""What the lists say is what a scan of the texts says, however the documents came and went."""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from pyroaring import BitMap

from jbtui.errors import QueryCancelled
from jbtui.records import Kind
from jbtui.store import Index, facet_gathering, lexicon, open_index, pairs, widening
from jbtui.store import writer as writing
from jbtui.store.containers import is_wide
from jbtui.store.writer import Writer
from jbtui.text.folding import fold, key
from jbtui.words import spell, terms
from tests.store.making import make_article, make_paragraph, reading, write

WORDS = (
    "经济",
    "经济社会",
    "江北区",
    "的",
    "发展",
    "𠮷野",
    "𠮷",
    "GDP",
    "520.6",
    "%",
    "六争攻坚",
    "經濟",
    "a",
    "国人",
    "中国人民",
)


def invented(number: int, count: int, seed: int = 0) -> list[str]:
    rng = random.Random(f"{number} {seed}")
    return ["，".join(rng.choices(WORDS, k=rng.randint(1, 9))) + "。" for _ in range(count)]


def scan(index: Index) -> dict[int, str]:
    """Search key of every living document, read one by one."""
    return dict(index.postings.keys(index.postings.everything()))


def check(index: Index) -> None:
    """Every run, word and facet against a scan."""
    texts = scan(index)
    found = index.postings.documents(list(texts))
    assert {doc: key(paragraph.text) for doc, (_, paragraph) in found.items()} == texts
    runs = set(WORDS) | {"济发", "区的", "吉", "没", "北区，经", "𠮷经", "野"}
    for run in map(key, runs):
        holding = {doc for doc, text in texts.items() if run in text}
        got = set(index.postings.run(run))
        assert (got == holding) if len(run) <= 2 else (got >= holding), run
    counts = {doc: Counter(terms(fold(paragraph.text))) for doc, (_, paragraph) in found.items()}
    for word in {word for count in counts.values() for word in count} | {"没有的词", ""}:
        for doc in list(counts)[:: max(1, len(counts) // 5)]:  # before all are asked for: then those are kept
            once, more = index.postings.word(word, BitMap([doc]))
            assert (doc in once, doc in more) == (counts[doc][word] == 1, counts[doc][word] > 1), word
        once, more = index.postings.word(word)
        assert set(once) == {doc for doc, count in counts.items() if count[word] == 1}, word
        assert set(more) == {doc for doc, count in counts.items() if count[word] > 1}, word
    for field in ("kind", "district", "campaign", "year", "date", "theme", "article"):
        wanted: dict[str, set[int]] = {}
        for doc, (article, paragraph) in found.items():
            values = {
                value
                for name, value in facet_gathering.facets_of(facet_gathering.shared(article, paragraph))
                if name == field
            }
            for value in values | ({article.id} if field == "article" else set()):
                wanted.setdefault(value, set()).add(doc)
        if field == "article":
            counts_of = dict(index.postings.article_counts(index.postings.everything()))
            assert {value: count for value, count in counts_of.items() if count} == {
                value: len(docs) for value, docs in wanted.items() if docs
            }
        else:
            assert {value: set(docs) for value, docs in index.postings.facet_values(field)} == wanted
            assert dict(index.postings.facet_counts(field)) == {value: len(docs) for value, docs in wanted.items()}
        for value, docs in wanted.items():
            assert set(index.postings.facet(field, value)) == docs


@pytest.mark.parametrize("together", [True, False])
def test_lists_agree_with_a_scan(tmp_path: Path, together: bool) -> None:
    path = tmp_path / "index.db"
    readings = [reading(make_article(f"{number:03}"), invented(number, 30)) for number in range(5)]
    write(path, *readings, together=together)
    check(open_index(path))


def test_long_lists_and_frequent_characters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "LONG", 20)
    path = tmp_path / "index.db"
    write(path, reading(make_article("001"), invented(1, 400)), reading(make_article("002"), invented(2, 300)))
    check(open_index(path))


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every batch counts as a large one, which has a run of numbers for itself."""
    monkeypatch.setattr(writing, "ALONE", 1)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("long", [20, pairs.LONG])
@pytest.mark.parametrize("block", [300, widening.PAIR_BLOCK])
def test_many_large_batches_are_made_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long: int, block: int
) -> None:
    """Lists in blocks of any size, and lists that stand alone in some of the batches only."""
    monkeypatch.setattr(pairs, "LONG", long)
    monkeypatch.setattr(widening, "PAIR_BLOCK", block)
    monkeypatch.setattr(widening, "WORD_BLOCK", block)
    path = tmp_path / "index.db"
    for number in range(2 * widening.MANY):
        write(path, reading(make_article(f"{number:03}"), [*invented(number, 5 + 40 * (number % 3)), f"只有{number}"]))
        with open_index(path) as index:
            check(index)
    with sqlite3.connect(path) as connection:
        sizes = [size for (size,) in connection.execute("SELECT size FROM batch ORDER BY first_doc")]
    assert len(sizes) < widening.MANY
    assert is_wide(sizes[0])


@pytest.mark.parametrize("alone", [1, writing.ALONE])
def test_files_that_come_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: int) -> None:
    """Many changes, small or counted as large: merged batches, dead documents, numbers that are never used twice."""
    monkeypatch.setattr(writing, "ALONE", alone)
    path = tmp_path / "index.db"
    rng = random.Random(7)
    for step in range(30):
        number = rng.randint(0, 6)
        if step % 7 == 6:
            writer = Writer(path)
            known = writer.files([Path("/")], "rules")
            writer.remove([known[rng.choice(sorted(known))].id])
            writer.finish("rules")
            writer.close()
        else:
            article = make_article(f"{number:03}", id=f"{number}{step:02}AAAAAAAA"[:10])
            write(path, reading(article, invented(number, rng.randint(1, 40), step)))
        if step % 5 == 4:
            with open_index(path) as index:
                check(index)
                assert index.counts().paragraphs == len(index.postings.everything())
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM batch").fetchone()[0] < 16
        orphans = "SELECT count(*) FROM {} WHERE {} NOT IN (SELECT id FROM batch)"
        for table, batch in (
            ("facet", "batch"),
            ("word_block", "batch"),
            ("pair_block", "id >> 32"),
            ("pair_set", "id >> 32"),
        ):
            assert connection.execute(orphans.format(table, batch)).fetchone()[0] == 0, table


def test_what_an_index_no_longer_holds_takes_no_room(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    articles = [make_article(f"a{number}") for number in range(20)]
    write(path, *(reading(each, invented(at, 80)) for at, each in enumerate(articles)))
    full = path.stat().st_size
    writer = Writer(path)
    writer.remove(range(2, 21))
    writer.finish("rules")
    writer.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert path.stat().st_size < full


def test_noise_is_kept_but_not_found(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    article = make_article("001")
    noise = make_paragraph(article, 2, "责编某某", kind=Kind.NOISE)
    write(path, reading(article, ["正文", noise]))
    index = open_index(path)
    assert [paragraph.text for paragraph in index.paragraphs(article.id)] == ["正文", "责编某某"]
    assert len(index.postings.everything()) == 1
    assert not index.postings.run("责编")


def test_a_reader_sees_what_is_written_while_it_is_open(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    write(path, reading(make_article("001"), ["甲乙"]))
    index = open_index(path)
    assert len(index.postings.run("甲乙")) == 1
    write(path, reading(make_article("002"), ["甲乙丙"]))
    assert len(index.postings.run("甲乙")) == 2
    assert len(index.postings.everything()) == 2
    assert not index.postings.run("")


def test_words_like(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    write(path, reading(make_article("001"), ["六争攻坚促发展", "六争攻坚", "经济发展"]))
    postings = open_index(path).postings
    assert ("六争攻坚", 2) in postings.words_like(begins="六争")
    assert ("六争攻坚", 2) in postings.words_like(pinyin=spell("六争攻坚")[0][:5])
    assert ("六争攻坚", 2) in postings.words_like(initials="lzgj")
    assert postings.words_like(begins="没有") == []
    assert postings.words_like() == []
    assert len(postings.words_like(initials="f", limit=1)) == 1


def test_the_index_knows_how_its_words_and_names_are_spelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "index.db"
    write(path, reading(make_article("001"), ["经济发展"]))
    postings = open_index(path).postings
    known = ["经济", "江北区", "六争攻坚"]
    wanted = {word: spell(word) for word in known}
    monkeypatch.setattr(lexicon, "spell", lambda word: (word, "spelled anew"))
    assert postings.spellings(known) == wanted
    assert postings.spellings(["济江"]) == {"济江": ("jijiang", "jj")}
    assert postings.spellings(["别处"]) == {"别处": ("别处", "spelled anew")}
    assert postings.words_like(begins="六争") == []  # a name of the article, which its text does not have


def test_every_character_of_the_basic_plane_comes_back(tmp_path: Path) -> None:
    characters = [chr(code) for code in range(1, 0x10000) if not 0xD800 <= code < 0xE000] + ["𠮷", "\U0010fffd"]
    texts = ["".join(characters[at : at + 4000]) for at in range(0, len(characters), 4000)]
    path = tmp_path / "index.db"
    article = make_article("001")
    write(path, reading(article, texts))
    assert [paragraph.text for paragraph in open_index(path).paragraphs(article.id)] == texts


def test_what_is_interrupted_ends_at_the_next_set(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    write(path, reading(make_article("001"), invented(1, 5)))
    with open_index(path) as index:
        index.interrupt()
        with pytest.raises(QueryCancelled):
            index.postings.everything()
        index.resume()
        assert index.postings.everything()
