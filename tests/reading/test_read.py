"""Reading a file of each kind to numbered lines, and refusing with a reason what is no article."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from jbtui.errors import JbtuiError, KnowledgeError, MissingExtra, UnreadableSource
from jbtui.layout import lay_out
from jbtui.reading import companion_names, read
from jbtui.reading.portable import Box, columns, page_lines
from jbtui.records import Kind

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, head: str = "") -> bytes:
    """A Word file with this XML inside its body."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"{head}<w:document {_W}><w:body>{body}</w:body></w:document>")
    return held.getvalue()


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_lines_are_numbered_cleaned_and_hashed(tmp_path: Path) -> None:
    source = read(put(tmp_path, "甲.txt", "\n江北\x1b]52;c;aGk=\x07攻坚\r\n\r\n[/foo]"))
    assert source.lines == ("", "江北攻坚", "", "[/foo]")
    assert (source.name, source.encoding, source.replacements, source.size) == ("甲.txt", "utf-8", 0, 35)
    assert len(source.sha256) == 64


def test_front_matter_states_facts_and_keeps_the_line_numbers(tmp_path: Path) -> None:
    source = read(put(tmp_path, "甲.md", "---\n标题: 江北攻坚\ndate: 2019-02\nauthors: [徐欣, 王涛]\n---\n\n正文。\n"))
    assert source.lines[:5] == ("",) * 5
    assert source.lines[6] == "正文。"
    assert [(fact.field, fact.value) for fact in source.stated] == [
        ("title", "江北攻坚"),
        ("date", "2019-02"),
        ("author", "徐欣"),
        ("author", "王涛"),
    ]


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert read(put(tmp_path, "甲.md", "---\n江北攻坚纪实\n---\n正文。")).lines[1] == "江北攻坚纪实"


def test_sidecar_and_corpus_file_state_facts_and_layout(tmp_path: Path) -> None:
    path = put(tmp_path, "甲.txt", "江北")
    put(
        tmp_path,
        "甲.toml",
        '[facts]\nnewspaper = { unknown = true }\n[layout]\njoins = [[3, 5]]\nkinds = { "7-9" = "caption" }\n',
    )
    put(
        tmp_path,
        "corpus.toml",
        '[articles."甲.txt"]\n'
        'date = { value = "2019-02", inferred = true, evidence = ["春节假期后", "2019年是"] }\n'
        'campaigns = [{ name = "六争攻坚", evidence = "行动推进大会" }, { name = "三服务", role = "mentioned" }]\n',
    )
    source = read(path)
    facts = {fact.field: fact for fact in source.stated}
    assert facts["newspaper"].value is None
    assert facts["newspaper"].origin == "甲.toml"
    assert (facts["date"].inferred, facts["date"].evidence) == (True, "春节假期后 / 2019年是")
    assert (facts["campaign.main"].value, facts["campaign.mentioned"].value) == ("六争攻坚", "三服务")
    assert source.hints is not None
    assert (source.hints.joins, source.hints.kinds) == (((3, 5),), (((7, 9), Kind.CAPTION),))
    assert companion_names(path.name) == ("甲.toml", "corpus.toml")


@pytest.mark.parametrize(
    "sidecar", ["[facts", "facts = 3", "[layout]\njoins = [3]", '[layout.kinds]\n"7" = "poem"', "[layout]\nsplits = 3"]
)
def test_a_damaged_sidecar_is_named(tmp_path: Path, sidecar: str) -> None:
    path = put(tmp_path, "甲.txt", "江北")
    put(tmp_path, "甲.toml", sidecar)
    with pytest.raises(KnowledgeError, match=r"甲\.toml"):
        read(path)


def test_a_saved_web_page(tmp_path: Path) -> None:
    page = """<html><head><meta charset="gbk"><title>江北攻坚 - 某报</title><style>p{}</style>
    <script>document.write("<p>假</p>")</script></head><body><h1>江北<br>攻坚</h1><p>完成投资12亿元，
    同比增长8%。<p>第二段&nbsp;&amp;续<img src=x onerror="alert(1)"></p><nav>首页</nav>
    <figure><img><figcaption>江北 夜景</figcaption></figure></body></html>"""
    source = read(put(tmp_path, "甲.html", page.encode("gbk")))
    assert source.encoding == "gb18030"
    assert source.lines == ("# 江北", "攻坚", "完成投资12亿元， 同比增长8%。", "第二段\xa0&续", "江北 夜景")


def test_a_page_that_lies_about_its_encoding_is_read_by_its_bytes(tmp_path: Path) -> None:
    source = read(put(tmp_path, "甲.html", '<meta charset="gbk"><p>江北完成投资，同比增长。</p>'.encode()))
    assert source.lines == ("江北完成投资，同比增长。",)


def test_deep_nesting_is_read_in_one_pass(tmp_path: Path) -> None:
    source = read(put(tmp_path, "甲.html", "<div>" * 50_000 + "江北" + "</div>" * 50_000))
    assert source.lines == ("江北",)


def test_a_word_file(tmp_path: Path) -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>江北攻坚</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>完成投资</w:t></w:r><w:r><w:t>12亿元。</w:t></w:r></w:p>"
        "<w:p/><w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r></w:p>"
    )
    source = read(put(tmp_path, "甲.docx", docx(body)))
    assert source.lines == ("# 江北攻坚", "完成投资12亿元。", "上", "下")
    (article,) = lay_out(source)
    assert [block.kind for block in article.blocks][:2] == [Kind.TITLE, Kind.BODY]


BOMB = docx("<w:p>" + " " * 30_000_000 + "</w:p>")
ENTITIES = docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", '<!DOCTYPE d [<!ENTITY a "江北"><!ENTITY b "&a;&a;&a;">]>')


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("空.txt", b"", "空文件"),
        ("白.txt", b" \n\n\t", "不含文字"),
        ("图.txt", bytes(range(256)) * 8, "二进制"),
        ("长.txt", "江".encode() * 1_000_001, "一行超过"),
        ("多.txt", "江\n".encode() * 100_001, "上限 100000 行"),
        ("炸弹.docx", BOMB, "炸弹"),
        ("实体.docx", ENTITIES, "实体声明"),
        ("假.docx", b"PK\x03\x04 not a zip", "不是完好的"),
        ("坏.docx", docx("<w:p>"), "已损坏"),
        ("空.docx", docx("<w:p/>"), "不含文字"),
        ("脚本.html", b"<script>alert(1)</script>", "不含文字"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_article_is_refused_with_its_name_and_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableSource, match=reason) as refused:
        read(put(tmp_path, name, data))
    assert name in refused.value.what
    assert refused.value.remedy


def test_a_zip_that_is_no_word_file(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "江北")
    with pytest.raises(UnreadableSource, match="不是 Word"):
        read(put(tmp_path, "甲.docx", held.getvalue()))


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(UnreadableSource, match="200 MB"):
        read(path)


def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, "甲.txt", "江北" * 100)
    told = os.fstat
    calls = []

    def grow(descriptor: int) -> os.stat_result:
        calls.append(descriptor)
        if len(calls) == 2:
            put(tmp_path, "甲.txt", "江北" * 200)
        return told(descriptor)

    monkeypatch.setattr(os, "fstat", grow)
    with pytest.raises(UnreadableSource, match="发生了变化"):
        read(path)


def test_a_name_that_is_no_utf8_can_be_read_and_shown(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xbd\xad.txt"))
    path.write_bytes("江北".encode())
    assert read(path).name.isprintable()


def test_special_and_missing_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    for name in ("管道.txt", "无.txt"):
        with pytest.raises(UnreadableSource, match=name):
            read(tmp_path / name)


def test_a_pdf_needs_the_extra_or_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, "甲.pdf", b"%PDF-1.4 broken")
    with pytest.raises(JbtuiError) as refused:
        read(path)
    assert isinstance(refused.value, MissingExtra | UnreadableSource)


def boxes(text: str, left: float, top: float) -> list[Box]:
    """Characters of 10 points in a row, with a hair of white between them."""
    return [Box(character, left + 10 * i, top - 10, left + 10 * i + 9, top) for i, character in enumerate(text)]


def test_columns_are_read_one_after_the_other() -> None:
    page = [
        *boxes("江北六争攻坚纪实全文", 0, 200),
        *boxes("走进江北", 0, 150),
        *boxes("区治理中", 0, 136),
        *boxes("心大厅。", 0, 122),
        *boxes("全区共有", 70, 150),
        *boxes("事项百个", 70, 136),
    ]
    assert [line for line in page_lines(page) if line] == [
        "江北六争攻坚纪实全文",
        "走进江北",
        "区治理中",
        "心大厅。",
        "全区共有",
        "事项百个",
    ]
    assert len(columns(page)) == 3


def test_a_page_cut_off_inside_a_tag_is_read_up_to_it(tmp_path: Path) -> None:
    assert read(put(tmp_path, "甲.html", "<p>江北完成投资。</p><p>江北增长。<a href=")).lines == (
        "江北完成投资。",
        "江北增长。",
    )


def test_tags_that_never_end_take_linear_time(tmp_path: Path) -> None:
    source = read(put(tmp_path, "甲.html", "<p>江北</p>" + "<a " * 300_000))
    assert source.lines == ("江北",)


def test_evidence_that_is_no_text_is_shown_as_written(tmp_path: Path) -> None:
    put(tmp_path, "corpus.toml", '[articles."甲.txt"]\ntitle = { value = "江北", evidence = ["第一版", 3] }')
    assert read(put(tmp_path, "甲.txt", "江北增长。")).stated[0].evidence == "第一版 / 3"


def test_lines_far_apart_are_cut_without_deep_recursion() -> None:
    page = [box for row in range(3000) for box in boxes("江北", 0, 100_000 - 30 * row)]
    assert len([line for line in page_lines(page) if line]) == 3000


def test_latin_words_keep_their_spaces() -> None:
    assert page_lines([*boxes("end", 0, 20), *boxes("of", 34, 20)])[0] == "end of"
