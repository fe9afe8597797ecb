"""Each step of the layout alone, on tables of small cases."""

from __future__ import annotations

import pytest

from jbtui.layout import bylines, captions, fill, furniture, grammar, headings, lay_out, letter_spacing
from jbtui.layout.piece import Piece, add_ranges
from jbtui.records import Kind
from tests.layout.helpers import bodies, kinds, laid, source


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("走 进 江 北 区 社 会 治 理 中 心 指 挥 大", "走进江北区社会治理中心指挥大"),
        ("台 提 级 ， 激 发 内 生 活 力 ， 转", "台提级，激发内生活力，转"),
        ("地 工 作 着 。“ 一 屏 观 天 下 ， 一 网", "地工作着。“一屏观天下，一网"),
        ("走　进　江　北　区", "走进江北区"),
        ("經 濟 發 展", "經濟發展"),
        ("2 0 1 8 年 增 长 9 . 7 %", "2018年增长9.7%"),
        ("争 先 进 位  再 攀 新 高", "争先进位 再攀新高"),
        ("北仑 对标“重要窗口”模范生", "北仑 对标“重要窗口”模范生"),
        ("记者 徐欣 王 涛", "记者 徐欣 王 涛"),
        ("王 涛 摄", "王涛 摄"),
        ("Smart City 2025", "Smart City 2025"),
    ],
)
def test_letter_spacing_is_closed_and_words_stay_apart(spaced: str, closed: str) -> None:
    assert letter_spacing.close_up(spaced)[0] == closed


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("宁波 （江北） 高新技术产业园", "宁波（江北）高新技术产业园"),
        ("去年 12 月，共 48 个，占 99.85%。", "去年12月，共48个，占99.85%。"),
        ("国内首个全 5G 智慧工厂", "国内首个全5G智慧工厂"),
        ("Open Source 大会", "Open Source大会"),
        ("（记者 徐欣 通讯员 王涛）今天 上午", "（记者 徐欣 通讯员 王涛）今天上午"),
    ],
)
def test_running_text_has_no_space_beside_a_han_character(text: str, settled: str) -> None:
    assert letter_spacing.settle(letter_spacing.tidy(text)) == settled


@pytest.mark.parametrize(
    ("line", "text", "taken"),
    [
        ("江江江江江江江江", "", ("江江江江江江江江",)),
        ("建设崭新篇章江江江江江江", "建设崭新篇章", ("江江江江江江",)),
        ("★★★★★★", "", ("★★★★★★",)),
        ("------------", "", ("------------",)),
        ("江北江北江北江北江北江北", "", ("江北江北江北江北江北江北",)),
        ("实现“掌上办理”……", "实现“掌上办理”……", ()),
        ("。", "。", ()),
        ("100000000元", "100000000元", ()),
        ("家家户户", "家家户户", ()),
    ],
)
def test_fill_is_taken_off(line: str, text: str, taken: tuple[str, ...]) -> None:
    assert fill.split(line) == (text, taken)


def test_fill_longer_than_the_looked_at_end_goes_whole() -> None:
    assert fill.split("篇章" + "江北" * 5000) == ("篇章", ("江北" * 5000,))


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：张三 版式：李四",
        "本版责编 王丽  版式 赵强",
        "新闻热线：0574-87000000",
        "第03版",
        "A05 专版",
        "第02版：要闻",
        "2019年2月12日 星期二",
        "二〇二一年三月五日",
        "宁波日报 2019年2月12日",
        "国内统一刊号 CN33-0001",
        "www.example.cn",
        "（下转第5版）",
        "— 3 —",
        "責任編輯：張三",
    ],
)
def test_page_furniture(line: str) -> None:
    assert furniture.whole(line)


@pytest.mark.parametrize(
    "line",
    [
        "2018年6月29日江北迎来全国基层政务公开标准化规范化试点工作推进会",
        "电话销售额增长三成",
        "28家)。",
        "编辑出版大楼启用",
        "版图扩大到三个街道",
    ],
)
def test_text_that_only_looks_like_furniture(line: str) -> None:
    assert not furniture.whole(line)


@pytest.mark.parametrize(
    "line",
    [
        "撰文 记者 徐欣 江北区报道组 张落雁 顾筠",
        "本报记者 陈晓 通讯员 周莉莉",
        "记者徐欣 通讯员王涛",
        "见习记者 李明",
        "文字 徐欣 张落雁 郭传太",
        "图片 江北区抓落实专项行动办提供",
        "供图 江北区宣传部",
        "摄影：王磊",
        "文/张伟 图/刘洋",
        "徐欣 文/图",
        "成都日报记者 王萍",
        "本报讯（记者 徐欣）",
        "（徐欣 王涛）",
        "（临 宣）",
        "记者：徐欣、张落雁",
        "江北区报道组 张落雁",
        "記者 陳曉明",
    ],
)
def test_credits(line: str) -> None:
    assert bylines.whole(line)


@pytest.mark.parametrize(
    "line",
    [
        "记者了解到，江北区已完成投资",
        "记者调查发现新变化",
        "文创港崛起记",
        "图书馆里的新时尚",
        "通讯员培训班在江北举行",
        "（一）",
        "策划一场说走就走的旅行",
    ],
)
def test_text_that_only_looks_like_a_credit(line: str) -> None:
    assert not bylines.whole(line)


@pytest.mark.parametrize(
    "text",
    [
        "凤凰新城 (陈张坤 摄)",
        "北仑青年体育公园（蒋晓东 摄）",
        "智能生产线 李明 摄",
        "图为改造后的老旧小区。",
        "图①：萧山机场高速公路",
        "▲慈城古县城夜景",
        "△夜色中的钱江世纪城",
        "北外环路航拍图",
        "东部新城（资料图）",
        "智造車間（張三 攝）",
    ],
)
def test_marked_captions(text: str) -> None:
    assert captions.marked(text)


@pytest.mark.parametrize(
    ("heading", "caption"),
    [
        ("争活区域发展新动能", "宁波音乐港"),
        ("坚持实干引领不懈怠 “两整两提”力促区域质变", "旭升压铸车间"),
        ("撑起工业脊梁", "苕溪两岸风光"),
        ("抢出项目攻坚新速度", "正在快速发展的宁波文创港"),
        ("共享幸福新生活", "中兴大桥合龙"),
        ("壮产业 强筋骨", "滨河公园临水步道"),
        ("抓改革", "工人在流水线上装配电机"),
        ("村里有了新产业", "郁孤台下的棚改新居"),
    ],
)
def test_a_heading_is_likelier_a_heading_and_a_caption_a_caption(heading: str, caption: str) -> None:
    assert headings.likeness(heading) > captions.likeness(heading)
    assert captions.likeness(caption) > headings.likeness(caption)


@pytest.mark.parametrize(
    ("line", "text", "mark"),
    [
        ("# 跑出新速度 创出新经济", "跑出新速度 创出新经济", "#"),
        ("### 破旧之间绘美丽新江北 ###", "破旧之间绘美丽新江北", "###"),
        ("■ 抢出项目攻坚新速度", "抢出项目攻坚新速度", "■"),
        ("●减环节●", "减环节", "●"),
        ("十二、强链补链", "十二、强链补链", "一、"),
        ("（三）", "（三）", "（一）"),
        ("2．通勤更畅", "2．通勤更畅", "1．"),
        ("第三章 治水", "第三章 治水", "第一章"),
    ],
)
def test_marked_headings(line: str, text: str, mark: str) -> None:
    found = headings.marked(Piece(line, ((1, 1),)))
    assert found is not None
    assert (found.text, found.mark, found.kind) == (text, mark, Kind.HEADING)


@pytest.mark.parametrize("line", ["● 完成投资12亿元，同比增长8%。", "一、二、三产业协调发展，结构优化。", "3.5亿元"])
def test_marks_before_a_sentence_make_no_heading(line: str) -> None:
    assert headings.marked(Piece(line, ((1, 1),))) is None


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("全年全区实现生产总值520.6亿元。", 0),
        ("实现“掌上办理”……", 0),
        ("他说：“好。”", 0),
        ("新机制。（记者 徐欣）", 0),
        ("新增学位12个；", 1),
        ("形象进度、投资进度均按", 3),
        ("开工率分别达到85%、", 3),
        ("《企业投资项目", 3),
        ("“不仅要有加速", 3),
        ("更要有群众满意度", 2),
        ("增长3.5", 3),
    ],
)
def test_how_clearly_a_text_breaks_off(text: str, strength: int) -> None:
    assert grammar.open_end(text) == strength


@pytest.mark.parametrize(
    ("text", "cannot"),
    [
        ("100%、75%;累计拆建面积完成年度任务", True),
        ("”白峰村村民表示。", True),
        ("的新格局。", True),
        ("亿元，增长8%。", True),
        ("万亩千亿”6个重大产业平台。", True),
        ("21个省市集中开工项目全面复工。", False),
        ("2018年，江北在大力招引新项目。", False),
        ("“两整两提”工作成效明显。", False),
        ("3月，省市扩大有效投资。", False),
    ],
)
def test_how_clearly_a_text_cannot_begin_a_paragraph(text: str, cannot: bool) -> None:
    assert bool(grammar.orphan(text)) is cannot


@pytest.mark.parametrize(
    "text", ["在科技争投的引领下，江北", "开展小微企业纾困服务，截至", "今年以来，江北", "竣工87个，开竣工率", "完成。"]
)
def test_cut_sentences_are_no_headlines(text: str) -> None:
    assert not grammar.headline(text)


def test_line_ranges_grow_together_only_when_they_touch() -> None:
    assert add_ranges(((1, 2),), ((3, 4),)) == ((1, 4),)
    assert add_ranges(((1, 2),), ((4, 4),)) == ((1, 2), (4, 4))
    assert add_ranges(((81, 81),), ((55, 55),)) == ((81, 81), (55, 55))


@pytest.mark.parametrize("width", [16, 20, 24, 32, 41])
def test_hard_wraps_at_any_width(width: int) -> None:
    paragraphs = [
        "十年来，江北涌现了9家国家级制造业单项冠军和21家国家级专精特新小巨人企业，智能制造项目数量处于全市第一方阵。",
        "发展如逆水行舟，一篙松劲退千寻。未来，江北将重整行装再出发，深入贯彻落实省市部署的路线表和施工图，努力推动蓝图落地生根。",
        "今年以来，江北全力落实稳就业惠民生攻坚行动，截至9月，全区失业人员再就业7790人，失业登记率1.76%。",
    ]
    lines = [
        "\n".join(paragraph[at : at + width] for at in range(0, len(paragraph), width)) for paragraph in paragraphs
    ]
    assert bodies("\n\n".join(lines)) == paragraphs
    assert bodies("\n".join(f"　　{line}" for line in lines)) == paragraphs


def test_double_spaced_wraps() -> None:
    paragraph = (
        "十年来，江北涌现了9家国家级制造业单项冠军和21家国家级专精特新小巨人企业，智能制造项目数量处于全市第一方阵。"
    )
    lines = [paragraph[at : at + 18] for at in range(0, len(paragraph), 18)]
    assert bodies("\n\n".join([*lines, "", *lines, "", *lines, "", *lines])) == [paragraph] * 4


def test_crossed_columns_are_told_by_what_they_leave_open() -> None:
    text = """江北攻坚纪实

■ 项目

全区开展“三强三快

■ 民生

新增学位7560个，建成“15分钟健身圈”28个。

”作风建设活动，在500多个单位中展开。

■ 环境

拆除违建82万平方米。"""
    joined = [block for block in laid(text) if block.text.startswith("全区开展")]
    assert joined[0].text == "全区开展“三强三快”作风建设活动，在500多个单位中展开。"
    assert joined[0].section == "项目"
    assert joined[0].lines == ((5, 5), (11, 11))


def test_an_open_end_without_a_fitting_continuation_stays_open() -> None:
    text = "江北攻坚纪实\n\n■ 项目\n\n全区开工项目达到\n\n■ 民生\n\n新增学位7560个。\n\n建成公园28个。"
    assert "全区开工项目达到" in [block.text for block in laid(text)]


def test_articles_end_where_the_next_headline_with_its_credit_begins() -> None:
    text = "# 江北攻坚\n\n江北完成投资12亿元。\n\n# 北仑攻坚\n\n北仑完成投资15亿元。"

    first, second = lay_out(source(text))
    assert [block.text for block in first.blocks] == ["江北攻坚", "江北完成投资12亿元。"]
    assert (second.number, second.blocks[0].kind, second.blocks[0].text) == (2, Kind.TITLE, "北仑攻坚")


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("◆ 数 字 赋 能 , 打 造 产 业 升 级 新 引 擎", "数字赋能,打造产业升级新引擎"),
        ("◆数字赋能，打造产业升级新引擎", "数字赋能，打造产业升级新引擎"),
        ("二、数字赋能，打造产业升级新引擎", "二、数字赋能，打造产业升级新引擎"),
        ("■ 全区盘活土地1200亩，完成", None),
    ],
)
def test_an_ornament_tells_a_heading_however_its_halves_are(line: str, heading: str | None) -> None:
    text = f"德清攻坚\n\n全县完成投资12亿元。\n\n{line}\n\n机械臂上下翻飞，无人小车来回穿梭。"
    assert [text for kind, text in kinds(text) if kind == "heading"] == ([heading] if heading else [])


def test_an_ornament_and_a_colon_tell_a_heading_that_goes_on_in_the_line_below() -> None:
    text = (
        "太仓攻坚\n\n全市完成投资12亿元。\n\n▲ 政务服务:\n从“能办”到“好办”\n\n走进太仓，无人小车来回穿梭。\n\n"
        "B07 区域发展·专版\n\n▲ 产业生态:\n从 “ 一 棵 树 ” 到 “ 一 片 林 ”\n\n从1993年第一家德企落户，写就了现象。"
    )
    assert [(kind, text) for kind, text in kinds(text) if kind in ("heading", "noise", "caption")] == [
        ("heading", "政务服务:从“能办”到“好办”"),
        ("noise", "B07 区域发展·专版"),
        ("heading", "产业生态:从“一棵树”到“一片林”"),
    ]


def test_marked_headings_under_a_headline_without_a_mark_are_its_sections() -> None:
    text = "江北攻坚纪实\n\n江北完成投资12亿元。\n\n# 项目\n\n开工105个。\n\n# 民生\n\n新增学位7560个。"
    assert kinds(text) == [
        ("title", "江北攻坚纪实"),
        ("body", "江北完成投资12亿元。"),
        ("heading", "项目"),
        ("body", "开工105个。"),
        ("heading", "民生"),
        ("body", "新增学位7560个。"),
    ]


def test_a_file_without_a_headline_has_no_title() -> None:
    assert kinds("江北完成投资12亿元。\n\n北仑完成投资15亿元。") == [
        ("body", "江北完成投资12亿元。"),
        ("body", "北仑完成投资15亿元。"),
    ]


def test_a_continuation_before_its_beginning_in_one_section_moves_alone() -> None:
    text = "江北攻坚纪实\n\n■ 项目\n\n100%、75%；全部完成。\n\n建成公园28个。\n\n"
    text += "全区道路、管网开工率分别达到85%、\n\n■ 民生\n\n新增学位7560个。"
    assert bodies(text) == [
        "建成公园28个。",
        "全区道路、管网开工率分别达到85%、100%、75%；全部完成。",
        "新增学位7560个。",
    ]


def test_fill_inside_a_line_parts_what_stands_on_both_sides() -> None:
    text = "江北攻坚再发力江江江江江江江江江江\n\n今年以来，江北完成投资12亿元。江江江江江江江江北仑完成投资15亿元。"
    assert kinds(text) == [
        ("title", "江北攻坚再发力"),
        ("noise", "江" * 10),
        ("body", "今年以来，江北完成投资12亿元。"),
        ("body", "北仑完成投资15亿元。"),
        ("noise", "江" * 8),
    ]


def test_the_first_late_heading_begins_where_its_words_begin_to_be_used() -> None:
    text = """江北攻坚再发力

今年以来，江北全区上下奋力争先。

三年来，江北走过了不平凡的路。

一个项目接着一个项目开工，江北的速度不断刷新。

项目速度背后是服务的速度，开工提前324天。

跑出项目建设新速度

老百姓办事只跑一次，满意率99.8%。

擦亮民生服务新名片"""
    sections = [block.section for block in laid(text) if block.text.endswith("。")]
    assert sections == [None, None, "跑出项目建设新速度", "跑出项目建设新速度", "擦亮民生服务新名片"]


def test_one_heading_set_late_does_not_move_the_others() -> None:
    text = """江北攻坚再发力

今年以来，江北比项目、比服务、比作风，全区上下奋力争先。

■ 项目争出新速度

码头改造的工地上塔吊林立，投资12亿元。

■ 服务争出新效率

企业要办的事当天办完，服务专员有32名。

社区的食堂飘出饭菜香，老人说干部的作风变了。

■ 作风争出新气象"""
    sections = [block.section for block in laid(text) if block.text.endswith("。")]
    assert sections == [None, "项目争出新速度", "服务争出新效率", "作风争出新气象"]
