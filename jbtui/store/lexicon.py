"""The words of the corpus: in how many paragraphs each stands, and how it is spelled in Latin letters.

The names that paragraphs are found under are spelled too; those that are no words of the corpus are counted 0.
Only for completion and “did you mean”: counts may stay a little high after files left, until the next rebuild.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from jbtui.words import spell

NAMED = ("campaign", "district", "theme", "unit")
"""The facets whose values a reader may type in Latin letters."""
_LISTED = "SELECT value FROM json_each(?)"
LONGEST = 12
"""Characters of a word; longer ones are runs of Latin letters or digits that nobody completes."""


def count(connection: sqlite3.Connection, words: Iterable[tuple[str, int]]) -> None:
    """Add the number of paragraphs of each word in a batch."""
    connection.executemany(
        "INSERT INTO word (word, docs) VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET docs = docs + excluded.docs",
        words,
    )


def is_offered(word: str) -> bool:
    """Whether a word is one to complete."""
    if len(word) > LONGEST:
        return False
    return word.isalpha() or not any(character.isdigit() or character in ".%" for character in word)


def least(documents: int) -> int:
    """In how many paragraphs a word must stand to be kept: 1 in a small corpus, 25 in one of a million."""
    return 1 if documents < 20_000 else max(2, documents // 40_000)


def spell_words(connection: sqlite3.Connection) -> None:
    """Forget words too rare for the size of the corpus, and spell those that are new, the names of facets and the
    characters of all."""
    (documents,) = connection.execute("SELECT coalesce(sum(living), 0) FROM batch").fetchone()
    rare = ("docs BETWEEN 1 AND ? - 1", (least(documents),))
    forgotten = connection.execute(f"SELECT word, pinyin, initials FROM word WHERE {rare[0]}", rare[1]).fetchall()
    connection.execute(f"DELETE FROM word WHERE {rare[0]}", rare[1])
    connection.execute(
        f"INSERT OR IGNORE INTO word (word, docs) SELECT DISTINCT value, 0 FROM facet WHERE field IN ({_LISTED})",
        (json.dumps(NAMED),),
    )
    # Words that were spelled before have their characters in the list, but for those that have just been forgotten.
    spelled = {word: (pinyin, initials) for word, pinyin, initials in forgotten if pinyin is not None}
    characters = {one for word in _unspelled(connection) for one in word if not one.isascii()}
    characters |= {word for word in spelled if len(word) == 1 and _used(connection, word)}
    connection.executemany("INSERT OR IGNORE INTO word (word, docs) VALUES (?, 0)", ((one,) for one in characters))
    connection.executemany(
        "UPDATE word SET pinyin = ?, initials = ? WHERE word = ?",
        # Past its small cache: each word comes once.
        [(*(spelled.get(word) or spell.__wrapped__(word)), word) for word in _unspelled(connection)],
    )


def _unspelled(connection: sqlite3.Connection) -> list[str]:
    """The words that have not been spelled yet."""
    return [word for (word,) in connection.execute("SELECT word FROM word WHERE pinyin IS NULL")]


def _used(connection: sqlite3.Connection, character: str) -> bool:
    """Whether a word of the list has the character."""
    return connection.execute("SELECT 1 FROM word WHERE instr(word, ?) LIMIT 1", (character,)).fetchone() is not None


def words_like(
    connection: sqlite3.Connection, *, begins: str, pinyin: str, initials: str, limit: int
) -> Sequence[tuple[str, int]]:
    """Words with their counts, most frequent first, that begin, sound or are abbreviated as given."""
    for column, value in (("word", begins), ("pinyin", pinyin), ("initials", initials)):
        if value:
            return connection.execute(
                f"SELECT word, docs FROM word WHERE {column} >= ? AND {column} < ? AND docs"
                " ORDER BY docs DESC, word LIMIT ?",
                (value, value + "\U0010ffff", limit),
            ).fetchall()
    return []


def spellings(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, tuple[str, str]]:
    """(pinyin, initials) of words and names, as they were spelled when they came; of others by their characters, and
    where one of those is new too, as they are spelled now."""
    wanted = list(dict.fromkeys(words))
    known = _known(connection, wanted)
    read = _known(connection, {one for word in wanted if word not in known for one in word})
    for word in wanted:
        if word not in known:
            parts = [read.get(one, ("", "")) for one in word]
            full, initials = ("".join(part[at] for part in parts) for at in (0, 1))
            known[word] = (full, initials) if parts and all(first for first, _ in parts) else spell(word)
    return {word: known[word] for word in wanted}


def _known(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, tuple[str, str]]:
    rows = connection.execute(
        f"SELECT word, pinyin, initials FROM word WHERE pinyin > '' AND word IN ({_LISTED})", (json.dumps(list(words)),)
    )
    return {word: (pinyin, initials) for word, pinyin, initials in rows}
