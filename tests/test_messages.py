"""Every message that a user can see has its English with the same parts, and no visible text bypasses the catalogue."""

from __future__ import annotations

import ast
import gettext
import re
import string
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import jbtui
from jbtui import messages

PACKAGE = Path(jbtui.__file__).parent
HAN = re.compile("[\u3400-\u9fff]")
CHINESE = re.compile("[\u3400-\u9fff，。；：？！、（）]")
"""With punctuation: what English must have a text of its own for."""
FACES = ("cli", "tui")
"""The rooms whose every Chinese literal is there to be seen."""
EXAMPLES = re.compile(r"jbtui .*|\w+:[\w.]+")
"""Commands and queries to type: their Chinese words are data of the articles and the same in every language."""


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(PACKAGE.rglob("*.py")))


def _is_message(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Attribute):
        return node.func.attr in ("_", "say")
    return getattr(node.func, "id", "") in ("_", "say", "hint", "count")


def msgids() -> Iterator[tuple[str, str]]:
    """(message, file) of every literal given to `_`, `say` or `count`."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if _is_message(node):
                assert isinstance(node, ast.Call)
                for literal in ast.walk(node.args[0]) if node.args else ():
                    if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
                        yield literal.value, path.relative_to(PACKAGE).as_posix()


def _parts(message: str) -> set[str]:
    """The names of the `{parts}`, and the `%(parts)s` of argparse's help."""
    try:
        named = {name for _text, name, _spec, _conversion in string.Formatter().parse(message) if name is not None}
    except ValueError:
        named = set()
    return named | set(re.findall(r"%\((\w+)\)", message))


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    """The English catalogue as it stands in the .po, so that an old compiled one hides nothing; plurals for counts."""
    return _read_po(PACKAGE / "locale" / "en" / "LC_MESSAGES" / "jbtui.po")


def _read_po(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    field = ""
    texts = {"msgid": "", "msgstr": ""}
    for line in [*path.read_text(encoding="utf-8").splitlines(), 'msgid ""']:
        if line.startswith("msgid "):
            if texts["msgid"]:
                assert texts["msgid"] not in found, f"twice: {texts['msgid']}"
                found[texts["msgid"]] = texts["msgstr"]
            texts = {"msgid": "", "msgstr": ""}
        match = re.fullmatch(r'(?:(msgid|msgid_plural|msgstr)(?:\[\d\])? )?(".*")', line)
        if match:
            if match[1]:
                field = match[1]
                texts[field] = ""  # of the forms of a count the last, the one for many, stands for all
            texts[field] += ast.literal_eval(match[2])
    return found


def test_every_message_has_its_english(english: dict[str, str]) -> None:
    missing = {
        f"{file}: {message}" for message, file in msgids() if CHINESE.search(message) and not english.get(message)
    }
    assert sorted(missing) == []


def test_english_keeps_the_parts_of_the_message(english: dict[str, str]) -> None:
    different = [message for message, said in english.items() if message and _parts(message) != _parts(said)]
    assert different == []


def test_english_holds_no_chinese_but_what_a_reader_would_type(english: dict[str, str]) -> None:
    """Names of the articles (江北) may stand in examples of what to type; sentences may not."""
    chinese = [said for said in english.values() if re.search("[\u3400-\u9fff]{7,}|[，。；：？！]", said)]
    assert chinese == []


def test_the_catalogue_keeps_nothing_that_nobody_says(english: dict[str, str]) -> None:
    said = {message for message, _file in msgids()} | set(_labels())
    assert sorted(message for message in english if message not in said) == []


def _labels() -> Iterator[str]:
    """Chinese literals that reach `_` through a variable: labels kept in tables and translated when they are shown."""
    for _path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and HAN.search(node.value):
                yield node.value


def _bypassing() -> Iterator[str]:
    for path, tree in modules():
        room = path.relative_to(PACKAGE).parts[0]
        if room not in FACES:
            continue
        allowed = {id(part) for node in ast.walk(tree) if _is_message(node) for part in ast.walk(node)}
        allowed |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Constant) and isinstance(node.value, str)) or id(node) in allowed:
                continue
            if HAN.search(node.value) and not EXAMPLES.fullmatch(node.value):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}: {node.value}"


def test_no_visible_text_bypasses_the_catalogue(english: dict[str, str]) -> None:
    """In the faces a Chinese literal goes through `_` or `say`, or is a label of a table that the catalogue knows."""
    assert [found for found in _bypassing() if found.split(": ", 1)[1] not in english] == []


SINKS = frozenset(
    {"Static", "Content", "plain", "styled", "tell", "stand_in", "say", "update", "print_text", "Binding", "Choice"}
)
"""What puts a text before a reader, in the faces."""
NAMES = re.compile(
    r"jbtui.*|.*LC_ALL=C\.UTF-8|Ctrl\+\w|Enter|Esc|[$\[({#]?.{0,2}|[a-z#$][\w$,.()-]*"
    r"|((bold|underline|reverse|on|\$[\w-]+) ?)+"
)
"""Keys, styles, ids, and what a terminal without Chinese is told in ASCII: the same in every language."""


def _spoken_past_the_catalogue() -> Iterator[str]:
    """Words of any language that reach a reader as literals: Latin ones in the faces, Chinese ones in any error."""
    for path, tree in modules():
        room = path.relative_to(PACKAGE).parts[0]
        told = {id(part) for node in ast.walk(tree) if _is_message(node) for part in ast.walk(node)}
        for node in ast.walk(tree):
            said: list[ast.AST]
            if isinstance(node, ast.Raise):
                said, wanted = [node], HAN
            elif room in FACES and isinstance(node, ast.Call) and _name(node) in SINKS:
                said, wanted = [*node.args, *(one.value for one in node.keywords)], re.compile("[A-Za-z]{2,}")
            else:
                continue
            for part in (inner for one in said for inner in ast.walk(one)):
                if not isinstance(part, ast.Constant) or not isinstance(part.value, str) or id(part) in told:
                    continue
                if wanted.search(part.value) and not NAMES.fullmatch(part.value):
                    yield f"{path.relative_to(PACKAGE)}:{part.lineno}: {part.value}"


def _name(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_no_words_reach_a_reader_past_the_catalogue() -> None:
    assert sorted(set(_spoken_past_the_catalogue())) == []


def test_the_app_speaks_without_glyphs_of_uncertain_width(english: dict[str, str]) -> None:
    """Terminals do not agree on how wide “ ” … · are: what stands on the app's own screens has none."""
    said = {
        text for message, file in msgids() if file.startswith("tui/") for text in (message, english.get(message, ""))
    }
    assert [text for text in sorted(said) if any(unicodedata.east_asian_width(one) == "A" for one in text)] == []


def test_the_compiled_catalogue_is_the_written_one(english: dict[str, str]) -> None:
    compiled = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "jbtui.mo"
    with compiled.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    stale = [
        message
        for message, said in english.items()
        if message and said not in (catalogue.gettext(message), catalogue.ngettext(message, message, 2))
    ]
    assert stale == [], "compile the catalogues: pip install -e ."


def test_english_is_spoken_when_it_is_chosen() -> None:
    messages.speak("en")
    assert messages._("没有找到。") == "Nothing found."
    assert messages.say("错误：{what}", what="x") == "Error: x"


def test_counts_have_a_form_for_one_and_one_for_many() -> None:
    messages.speak("en")
    assert [messages.count("{n:,} 条", n) for n in (0, 1, 2, 1000)] == ["0 items", "1 item", "2 items", "1,000 items"]
    messages.speak("zh")
    assert messages.count("{n:,} 条", 1) == "1 条"


def test_every_count_has_both_forms_in_english() -> None:
    """A message that counts `{n}` is written with both forms, unless they are the same in English."""
    text = (PACKAGE / "locale" / "en" / "LC_MESSAGES" / "jbtui.po").read_text(encoding="utf-8")
    counted = {
        node.args[0].value
        for _path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "count" and node.args
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str)
    }
    assert counted
    assert [message for message in sorted(counted) if f'msgid_plural "{message}"' not in text] == []
