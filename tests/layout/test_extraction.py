"""What the extraction of a page can do to it, one artefact a test: it comes out as it was printed all the same."""

from __future__ import annotations

import pytest

from jbtui.layout import drop_caps, letter_spacing, seam_words, seams, source_lines
from jbtui.records import Kind
from tests.layout.helpers import bodies, kinds, laid

_NO_ARTICLE = seams.Article("")
_TALE = "今年以来，全区新建学校8所，新增学位2.3万个，群众说好。"


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("新增公共自行", "车网点17个。", "自行车"),
        ("指挥大", "厅里灯火通明。", "大厅"),
        ("规上工业", "总产值1803亿元。", "工业总产值"),
        ("优良天数297天", "色渐晚。", ""),
        ("擦亮“金名片”", "车间里很忙。", ""),
        ("绘就新图景", "拆，是第一仗。", ""),
    ],
)
def test_a_seam_that_cuts_a_word(first: str, second: str, word: str) -> None:
    assert seam_words.across(first, second) == word


@pytest.mark.parametrize(
    ("end", "right", "wrong"),
    [
        ("覆盖率和治理率分别达到", "98.6%和92%；空气优良。", "均超过100%，实现双超。"),
        ("17个项目投资完成率", "均超过100%，实现双超。", "98.6%和92%；空气优良。"),
        ("但实到内资", "同比增长22.4%，一降一升。", "完成31个城中村截污。"),
        ("断面水质比例提升至90.9%；", "完成31个城中村截污。", "同比增长22.4%，一降一升。"),
        ("化解土地、资金、审批等", "难题387个，办结12个。", "从2012年的28万元增加。"),
        ("水质优良率由2017年的", "78.6%提高到91.7%。", "下半年的路线图已经铺开。"),
        ("淘汰落后产能项目118个,腾出", "用能空间15.8万吨标准煤。", "管网是治水的“血管”。一年来，"),
        ("可办事项1386项，占全部事项的", "98.1%。上半年新登记市场主体1.5万户。", "落户高新区的项目开工。"),
    ],
)
def test_a_continuation_is_told_by_its_clause(end: str, right: str, wrong: str) -> None:
    assert seams.link(end, right, _NO_ARTICLE) > seams.link(end, wrong, _NO_ARTICLE)


def test_crossed_continuations_are_matched_all_together() -> None:
    text = (
        "■ 项目争速\n\n全区安排重点项目168个，其中17个省市重点项目投资完成率\n\n"
        "98.6%和92%；浓度为28微克，下降9.7%。\n\n\n\n"
        "改造后的社区\n\n\n\n均超过100%，形象进度和投资进度“双超前”。\n\n招商280余次，引进大项目26个。\n\n"
        "■ 城乡争优\n\n垃圾分类覆盖率和污水治理率分别达到\n\n■ 服务争效\n\n1572项政务服务事项网上可办。"
    )
    assert [(block.section, block.text) for block in laid(text) if block.kind is Kind.BODY][:3] == [
        (
            "项目争速",
            "全区安排重点项目168个，其中17个省市重点项目投资完成率均超过100%，形象进度和投资进度“双超前”。",
        ),
        ("项目争速", "招商280余次，引进大项目26个。"),
        ("城乡争优", "垃圾分类覆盖率和污水治理率分别达到98.6%和92%；浓度为28微克，下降9.7%。"),
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("隆\n冬时节，走进城南，工地上一派繁忙。", "隆冬时节，走进城南，工地上一派繁忙。"),
        ("　　十\n\n月的港区，巨轮往来如梭，塔吊林立。", "十月的港区，巨轮往来如梭，塔吊林立。"),
    ],
)
def test_a_drop_cap_begins_the_text_under_it(text: str, first: str) -> None:
    (block, *_rest) = laid(f"城南新事\n\n{text}\n\n{_TALE}")[1:]
    assert block.text == first
    assert "drop-cap" in [repair.rule for repair in block.repairs]


def test_numerals_on_lines_of_their_own_are_no_drop_caps() -> None:
    pieces = source_lines.pieces(["壹", "一株草长成一条链", "贰", "一座园托起千家企"])
    assert [piece.text for piece in drop_caps.restore(pieces)] == [piece.text for piece in pieces]


def test_a_number_alone_is_an_ornament_of_the_headline_under_it() -> None:
    text = (
        f"山里有宝\n\n壹\n\n一株草　长成一条链\n\n{_TALE}\n\n贰\n\n一座园　托起千家企\n\n{_TALE}\n\n"
        f"01　铸件里的“冠军”\n\n{_TALE}"
    )
    assert [text for kind, text in kinds(text) if kind == "heading"] == [
        "一株草 长成一条链",
        "一座园 托起千家企",
        "铸件里的“冠军”",
    ]


def test_headings_after_their_sections_with_sidebars_behind_them() -> None:
    text = (
        f"城南新事\n\n{_TALE}\n\n"
        "招商引资引来好项目，签约38个。\n\n项目为王 栽树成林\n\n"
        "便民服务办到家门口，办件8万件。\n\n民有所呼 我有所应\n\n"
        "返乡青年把老宅改成咖啡馆，共57家。\n\n乡村焕新 留住青年\n\n"
        "数说城南\n\n全年完成投资12亿元。\n\n记者手记\n\n变化写在百姓的笑脸上。"
    )
    sections = [block.section for block in laid(text) if block.kind is Kind.BODY]
    assert sections == [None, "项目为王 栽树成林", "民有所呼 我有所应", "乡村焕新 留住青年", "数说城南", "记者手记"]


def test_an_empty_heading_heads_what_a_rule_sets_off_above_it() -> None:
    text = (
        f"# 城南新事\n\n## 一、破旧\n\n{_TALE}\n\n◆ ◆ ◆ ◆ ◆ ◆\n\n办证窗口并成一个，8天拿证。\n\n"
        "帮办员半夜也把意见发回去。\n\n"
        f"## 二、优服务\n\n## 三、惠民生\n\n{_TALE}"
    )
    found = [block.section for block in laid(text) if block.kind is Kind.BODY]
    assert found == ["一、破旧", "二、优服务", "二、优服务", "三、惠民生"]


@pytest.mark.parametrize(
    "headline",
    [
        "破旧立新再出发\n\n——城南以城市更新\n\n撬动全域转型纪实",
        "破  旧  立  新  再  出  发\n\n——城南以城市更新\n\n撬动全域转型纪实",
        "# 破旧立新再出发川川川川川川川川川川\n\n——城南以城市更新撬动全域转型纪实",
    ],
)
def test_a_title_on_several_lines_set_apart(headline: str) -> None:
    title = laid(f"{headline}\n\n{_TALE}\n\n{_TALE}")[0]
    assert title.kind is Kind.TITLE
    assert "".join(title.text.split()) == "破旧立新再出发——城南以城市更新撬动全域转型纪实"


_COLUMN = "　　全区印染企业由两百多家减少到一百零\n八家，累计关停淘汰落后产能两千两百万\n米，腾出土地五千八百多亩。\n"


@pytest.mark.parametrize(
    ("inserted", "kind"),
    [
        ("数码印花智能车间\n", "caption"),
        ("图为小镇一角。（俞建明 摄）\n", "caption"),
    ],
)
def test_a_caption_in_an_unbroken_column(inserted: str, kind: str) -> None:
    text = (
        _COLUMN * 5
        + f"　　企业投入研发经费三千多万元，产品附\n{inserted}加值是普通产品的三倍，远销三十多个国\n家和地区。\n"
        + _COLUMN
    )
    assert bodies(text)[5] == "企业投入研发经费三千多万元，产品附加值是普通产品的三倍，远销三十多个国家和地区。"
    assert kind in [found for found, _text in kinds(text)]


def test_a_heading_under_a_cut_sentence_in_an_unbroken_column() -> None:
    cut = "　　水清了，岸绿了，白鹭又飞回来了。空\n气平均浓度四十六微克，比上年同期下降\n腾笼换鸟：重镇迈向时尚之都\n"
    text = _COLUMN * 5 + cut + _COLUMN
    assert ("heading", "腾笼换鸟：重镇迈向时尚之都") in kinds(text)


def test_lines_of_a_list_without_marks_stay_apart() -> None:
    text = f"{_TALE}\n\n数说城南\n\n工业增加值增长5.2%\n\n进出口总额341.5亿元，同比下降2.7%\n\n新增高新技术企业94家"
    assert bodies(text)[1:] == ["工业增加值增长5.2%", "进出口总额341.5亿元，同比下降2.7%", "新增高新技术企业94家"]
    assert bodies(f"{text}\n\n（数据截至2024年9月底）")[-1] == "（数据截至2024年9月底）"


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("全区选派2 1 3 名 企 业 服 务 专 员，对口联系", "全区选派213名企业服务专员，对口联系"),
        ("生产总值1 1 6 8 . 3亿元，同比增长", "生产总值1168.3亿元，同比增长"),
        ("办结3 1 9 8 件，办结率9 7 . 6 %，", "办结3198件，办结率97.6%，"),
        ("破  旧  立  新", "破旧立新"),
        ("2018 2019 两年", "2018 2019两年"),
    ],
)
def test_numbers_set_digit_by_digit(spaced: str, closed: str) -> None:
    assert letter_spacing.settle(letter_spacing.close_up(spaced)[0]) == closed


def test_a_pull_quote_is_printed_once() -> None:
    text = (
        "城南新事\n\n“机器不睡觉，我才睡得着。”总经理打趣道。按照档案打分，A类企业拿地，\n\n机器不睡觉，\n我才睡得着。\n\n"
        "最多可优惠20%。进度56.9%。"
    )
    assert ("noise", "机器不睡觉，我才睡得着。") in kinds(text)
    assert bodies(text)[0].endswith("A类企业拿地，最多可优惠20%。进度56.9%。")


@pytest.mark.parametrize("label", ["B3　区域·南京", "06　专版", "城事 A5"])
def test_a_label_at_the_head_of_the_page_is_no_title(label: str) -> None:
    assert kinds(f"{label}\n\n城南新事攀新高\n\n{_TALE}")[0][0] == "noise"


def test_a_line_that_says_where_the_pictures_come_from_is_a_credit() -> None:
    text = f"城南新事\n\n{_TALE}\n\n本版图片除署名外均由城南区委宣传部提供"
    assert kinds(text)[-1][0] == "byline"


def test_a_running_head_stands_where_it_is_first() -> None:
    text = f"城南争先创优纪实\n\n{_TALE}\n\n城南争先创优纪实\n\n{_TALE}\n\n城南争先创优纪实\n\n{_TALE}"
    assert [kind for kind, _text in kinds(text)] == ["title", "body", "noise", "body", "noise", "body"]


def test_a_remnant_goes_on_from_the_cut_sentence_over_it_though_another_text_would_make_a_word() -> None:
    text = (
        "今年以来，全区组建攻坚专班46个，\n\n\n\n三门湾大桥\n\n\n\n化解难题310个，办结率为\n\n■ 跑出速度\n\n"
        "99.2%，干部群众齐声叫好。\n\n"
        "在拆迁现场，干部白天丈量、晚上入户，跑出了征迁工作的新\n\n速度。\n\n"
        "风劲帆满海天阔。明年，全区计划实施重点项目90个。"
    )
    assert "在拆迁现场，干部白天丈量、晚上入户，跑出了征迁工作的新速度。" in bodies(text)
    assert "风劲帆满海天阔。明年，全区计划实施重点项目90个。" in bodies(text)


def _told(end: str, beginning: str, article: str) -> set[str]:
    return {name for name, strength in seams.clues(end, beginning, seams.Article(article)) if strength}


def test_the_name_of_a_place_that_the_article_has_elsewhere_is_not_cut_by_a_seam() -> None:
    article = "漫步在方家坞村，溪水潺潺。方家坞村的蝶变，是全区的缩影。"
    assert "own_word" in _told("这些项目累计完成投资", "方家坞村的蝶变，是全区的缩影。", article)
    assert "own_word" not in _told("这些项目累计完成投资", "方纷纷看好这里。", "这些项目。方纷纷看好这里。")
    assert "word_in_text" in _told("新增公共自行", "车网点17个。", "车网点17个。车网密布，自行车真多。")


@pytest.mark.parametrize(("cut", "rest"), [("成果从实验室", "走上生产线。"), ("一批老旧厂房变身为", "文创产业园。")])
def test_the_rest_of_a_cut_sentence_is_no_caption(cut: str, rest: str) -> None:
    text = f"{_TALE}\n\n政府搭台，越来越多的{cut}\n\n{rest}\n\n\n\n湖畔新城一角\n\n{_TALE}"
    assert kinds(text)[1:3] == [("body", f"政府搭台，越来越多的{cut}{rest}"), ("caption", "湖畔新城一角")]


def test_a_short_paragraph_is_not_read_on_from_a_cut_sentence_far_away() -> None:
    cut = "园区建成后，已经引进了一批企业，并在"
    text = f"{_TALE}\n\n{cut}\n\n■ 跑出速度\n\n学校多了吗，家长说好。\n\n答案是肯定的。\n\n■ 再上台阶\n\n{_TALE[5:]}"
    assert "答案是肯定的。" in bodies(text)


def test_a_line_at_the_place_of_a_picture_is_no_text_though_nearly_as_wide_as_the_column() -> None:
    paragraph = "今年以来，全区新建学校8所，新增学位\n2.3万个，群众说，孩子上学近了，生活越\n来越方便了。"
    other = "下半年，全区将新建公园6个，新增绿地\n1.2万平方米，让群众出门见绿、推窗见\n景。"
    text = f"城南争先\n\n{paragraph}\n\n{other}\n\n\n\n城南区行政服务中心企业服务区"
    assert ("caption", "城南区行政服务中心企业服务区") in kinds(text)
