"""What extraction does to a page, one artefact a test, on the whole way from lines to blocks."""

from __future__ import annotations

import pytest

from jbtui.layout import bylines, furniture, grammar, lay_out
from jbtui.records import Kind
from tests.layout.helpers import bodies, kinds, laid, source


@pytest.mark.parametrize(
    "caption",
    [
        "▲运河畔高楼林立，\n新城面貌日新月异。\n金涛 摄",
        "↑ 工人在车间作业。\n周小雨 供图",
        "图为新建的南门小学操场上，孩子们正在\n上体育课。 李雷 摄",
        "南门小学的操场。\n（李雷 摄）",
        "新城展示中心施工现场。 李雷 摄",
    ],
)
def test_a_caption_takes_its_lines_and_its_photographer(caption: str) -> None:
    text = f"今年以来，全区新建学校8所。\n\n全区完成投资\n\n\n{caption}\n\n\n45亿元，增长一成。"
    found = kinds(text)
    assert [kind for kind, _text in found] == ["body", "body", "caption"]
    assert found[1][1] == "全区完成投资45亿元，增长一成。"


def test_an_author_under_a_paragraph_makes_no_caption_of_it() -> None:
    text = "今年以来，全区新建学校8所。\n\n下一步将继续努力。（本报记者 陈晓）\n摄影 王磊"
    assert [kind for kind, _text in kinds(text)] == ["body", "body", "byline"]


def test_a_heading_of_a_marked_family_may_end_on_any_word() -> None:
    text = "◆ 向新而行\n\n开工8个项目。\n\n◆ 迎难而上，样样都要争第\n\n完成投资3亿元。"
    assert [kind for kind, _text in kinds(text)] == ["heading", "body", "heading", "body"]


@pytest.mark.parametrize(
    ("text", "degree"), [("奋力争当改革闯将", 2), ("各部门将", 3), ("奋起直追实现赶超", 2), ("增速超", 3)]
)
def test_a_word_that_ends_on_a_dangling_character_is_whole(text: str, degree: int) -> None:
    assert grammar.open_end(text) == degree


def test_a_markdown_subtitle_is_no_section() -> None:
    text = "# 稽山鉴水起新潮\n## ——越城“三大攻坚”一年间\n\n全年完成投资412亿元。\n\n### 环境整治\n\n拆违86万平方米。"
    assert [kind for kind, _text in kinds(text)] == ["title", "body", "heading", "body"]


def test_a_credit_under_the_title_is_not_read_on_from_it() -> None:
    text = "开放之城的新坐标\n拱墅区“三年行动”收官观察\n见习记者 吴越 通讯员 何佳\n\n全年增长19.3%，列第一。"
    assert [kind for kind, _text in kinds(text)] == ["title", "byline", "body"]


def test_a_name_printed_with_a_space_inside_is_a_name() -> None:
    assert bylines.whole("□ 本报记者 何 川")
    assert bylines.whole("文/何 川 图/王小明")


def test_the_rest_of_a_sentence_is_no_caption_for_being_short() -> None:
    text = "改革再出发\n\n全年新增上市企业8家，占全市的\n\n三分之二。\n\n新投用学校12所。"
    assert bodies(text) == ["全年新增上市企业8家，占全市的三分之二。", "新投用学校12所。"]


def test_a_second_title_names_its_place() -> None:
    text = "奋进新时代 建功“十四五”\n\n镇海：绿色石化挺起产业脊梁\n\n去年，全区规上工业总产值增长28.4%。"
    assert [kind for kind, _text in kinds(text)] == ["title", "body"]


def test_three_short_reports_in_a_file_are_three_articles() -> None:
    text = (
        "余姚推进“五水共治”\n本报讯（记者 孙吉晶）三年来，余姚累计投入治水资金86亿元，完成河道清淤412公里。\n"
        "截至11月底，全市市控以上断面水质优良率达94.4%。\n（余姚市委宣传部）\n\n"
        "慈溪“最多跑一次”再提速\n昨天，慈溪市行政服务中心推出首批“一件事”28项，办理时间平均缩短65%。（记者 何峰）\n\n"
        "象山两项指标全市第一\n今年上半年，象山县固定资产投资增长21.7%，增幅居全市第一。"
    )
    articles = lay_out(source(text))
    assert [article.blocks[0].text for article in articles] == [
        "余姚推进“五水共治”",
        "慈溪“最多跑一次”再提速",
        "象山两项指标全市第一",
    ]
    assert [sum(block.kind is Kind.BODY for block in article.blocks) for article in articles] == [2, 1, 1]


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("全区上下正奋力争先。（记者 徐欣）", True),
        ("全区上下正奋力争先。（徐欣 王涛）", True),
        ("全区上下正奋力争先。（徐欣 摄）", False),
        ("投资12亿元（含二期）", False),
        ("投资12亿元。（含二期工程）", False),
    ],
)
def test_a_paragraph_may_end_with_its_writer(text: str, signed: bool) -> None:
    assert bylines.closes(text) is signed


def test_a_standing_title_is_a_heading_and_no_credit() -> None:
    text = "城南新事\n\n全年新建学校8所，新增学位2.3万个。\n\n记者手记\n\n变化写在百姓的笑脸上。"
    assert kinds(text)[2] == ("heading", "记者手记")


def test_the_last_character_of_a_sentence_begins_no_paragraph() -> None:
    text = "今年以来，全区完成投资12亿元。\n\n城际铁路开通运营，到萧山仅需18分\n\n钟。体育馆总投资23.3亿元。"
    assert bodies(text)[1:] == ["城际铁路开通运营，到萧山仅需18分钟。体育馆总投资23.3亿元。"]


def test_a_caption_between_a_number_and_its_unit_in_an_unbroken_column() -> None:
    text = (
        "走进大丰港新材料产业园区，总投资一\n百三十五亿元的项目正在安装设备，这\n个项目全部投产后可实现年销售150\n"
        "大丰港新材料产业园全景图\n亿元、税收12亿元。"
    )
    assert [kind for kind, _text in kinds(text)] == ["body", "caption"]


def test_an_exclamation_at_the_end_is_text() -> None:
    text = "城南新事\n\n三年以来，全区新建学校8所。\n\n每一份付出，都值得期待！"
    assert bodies(text)[1] == "每一份付出，都值得期待！"


def test_a_line_over_the_first_text_that_closes_as_subtitles_do_belongs_to_the_title() -> None:
    text = "全面推进“二次创业”\n\n北仑区五年巡礼\n\n本报记者 周琼\n\n五年来，北仑累计引进项目48个。"
    assert kinds(text)[0] == ("title", "全面推进“二次创业” 北仑区五年巡礼")


@pytest.mark.parametrize(
    "line", ["第8版 专版 责编:王琳 版式:许军", "A06 要闻 2020年3月5日 星期四", "责编：王琳 电话：87654321"]
)
def test_furniture_stands_side_by_side(line: str) -> None:
    assert furniture.whole(line)


def test_a_page_that_indents_paragraphs_begins_none_without_white() -> None:
    start = "　　今年以来，全市完成固定资产投资总\n额达三百亿元。\n"
    last = "　　前三季度新开工项目六十个，拆除旧\n厂房118.6万平米。\n完成工业投资额和技改投资额都是\n两位数增长。\n"
    text = start * 6 + last
    assert bodies(text)[-1].endswith("118.6万平米。完成工业投资额和技改投资额都是两位数增长。")


def test_names_run_together_with_their_roles_are_a_credit() -> None:
    assert bylines.whole("本报记者查金忠通讯员杨维斌")


def test_a_numbered_heading_may_have_halves_of_unlike_length() -> None:
    text = (
        "一、招商引资“一号工程”，引来源头活水\n　　全区新签约项目二百一十六个，投资千\n亿元以上。\n"
        "二、服务企业“一线工作法”，优化发展生态\n　　全年净增高新技术企业三百二十六家，\n列第一。"
    )
    assert [kind for kind, _text in kinds(text)] == ["heading", "body", "heading", "body"]


def test_numbered_headings_put_exchanged_columns_right() -> None:
    text = (
        "　　一、引来活水\n　　全区新签约项目二百一十六个，投资千\n亿元以上。\n\n"
        "隐性壁垒的清理行动，力争再压缩三成。\n　　三、积蓄动能\n　　全年净增高新技术企业三百二十六家，\n列第一。\n\n"
        "　　二、优化生态\n　　今年一月新登记经营主体四千八百户，\n实现“开门红”。江宁还将继续开展针对\n"
    )
    found = [(block.kind.value, block.text[:6]) for block in laid(text)]
    assert found == [
        ("heading", "一、引来活水"),
        ("body", "全区新签约项"),
        ("heading", "二、优化生态"),
        ("body", "今年一月新登"),
        ("heading", "三、积蓄动能"),
        ("body", "全年净增高新"),
    ]
    assert bodies(text)[1].endswith("继续开展针对隐性壁垒的清理行动，力争再压缩三成。")


def test_reports_behind_bracketed_places_are_articles() -> None:
    text = (
        "武侯区创意产业功能区 摄影 周建\n\n【武侯】聚焦企业感受 打造产业高地\n\n武侯区新设企业3.2万户，增长一成。\n\n"
        "吴怡霏 成都日报记者 黄欢\n\n\n【新津】下沉服务到园区\n\n新津区授权下沉审批事项213项。"
    )
    articles = lay_out(source(text))
    assert [[block.kind.value for block in article.blocks] for article in articles] == [
        ["caption", "title", "body", "byline"],
        ["title", "body"],
    ]


def test_a_short_run_at_the_margin_of_an_indented_page_is_a_heading() -> None:
    text = (
        "　　今年以来，全市完成固定资产投资总\n额达三百亿元。\n\n腾笼换鸟，\n国际纺都挺起产业脊梁\n\n"
        "　　纺织是全市的根与魂，产能却占全国\n近四成。\n\n民生为大，\n共富路上一个都不掉队\n\n"
        "　　全市民生支出占比连续五年保持在七\n成五以上。"
    )
    assert [kind for kind, _text in kinds(text)] == ["body", "heading", "body", "heading", "body"]


def test_a_paragraph_without_white_is_the_rest_of_one_on_an_indented_page() -> None:
    text = (
        "◆产业造血\n　　特产馆销售额增长八成六；网上订单九\n万单，是\n\n◆志智双扶\n　　全年转移就业三千人，达成意向千\n"
        "多人。\n　　明年安排资金一亿元，助力百村出列摘\n帽。\n\n去年全年的1.5倍。销售额明年力争突破\n三千万元。\n\n"
        "◆易地搬迁\n　　全县安置点入住五千多户，户户有房。\n"
    )
    assert bodies(text)[0].endswith("网上订单九万单，是去年全年的1.5倍。销售额明年力争突破三千万元。")


def test_pictures_with_numbers_keep_their_own_photographers() -> None:
    text = (
        "全区新建学校8所，新增学位2.3万个，占全市两成。\n\n图①：港区一派繁忙。\n韩加君摄（人民视觉）\n"
        "图②：影视基地\n图③：游客在琅琊台游览。\n资料图片"
    )
    assert kinds(text)[1:] == [
        ("caption", "图①：港区一派繁忙。 韩加君摄（人民视觉）"),
        ("caption", "图②：影视基地"),
        ("caption", "图③：游客在琅琊台游览。 资料图片"),
    ]


def test_a_wrapped_caption_over_its_photographer_does_not_end_the_sentence_around_it() -> None:
    text = (
        "咖啡馆里坐满了客人，收成一年好过一年。村支书说，\n\n"
        "　　蔬菜基地内，村民在采\n摘辣椒。\n　　　　本报记者 魏星摄\n\n"
        "去年村集体收入首次突破100万元。"
    )
    assert kinds(text) == [
        ("body", "咖啡馆里坐满了客人，收成一年好过一年。村支书说，去年村集体收入首次突破100万元。"),
        ("caption", "蔬菜基地内，村民在采摘辣椒。 本报记者 魏星摄"),
    ]


def test_a_short_upper_line_of_a_heading_is_no_caption() -> None:
    text = (
        "红色热土\n\n七月，记者来到瑞金，这里在赣南率先脱贫摘帽。\n\n产业扶贫\n一片绿叶富一方\n\n全市建成大棚2.6万亩。\n\n"
        "民生改善\n人人笑开颜\n\n全市新建学校156所。"
    )
    assert [text for kind, text in kinds(text) if kind == "heading"] == [
        "产业扶贫 一片绿叶富一方",
        "民生改善 人人笑开颜",
    ]


def test_a_title_may_end_with_a_full_stop_over_its_subtitle() -> None:
    text = "党建聚合力，提升开新局。\n\n——东宝区发展纪实\n\n本报记者 肖锋\n\n三年来，全区引进项目153个。"
    assert [kind for kind, _text in kinds(text)] == ["title", "byline", "body"]


@pytest.mark.parametrize("credit", ["□本报记者 魏 星 通讯员 刘 明亮", "（日报社 张莉莉 / 文 王志明 / 摄）"])
def test_credits_however_they_are_spaced(credit: str) -> None:
    assert bylines.whole(credit)


def test_markdown_marks_inside_an_article_are_not_printed() -> None:
    text = (
        "# 从“制造”到“智造”\n\n2019年，全区提出攻坚计划。\n\n*基地内的机器人。受访者供图*\n\n"
        "> “一年增资扩产3次。”负责人说。\n\n"
        "* 拆除改造1.2万亩；\n* 复垦复绿3530亩；\n* 引进项目102个。"
    )
    assert kinds(text)[1:] == [
        ("body", "2019年，全区提出攻坚计划。"),
        ("caption", "基地内的机器人。受访者供图"),
        ("body", "“一年增资扩产3次。”负责人说。"),
        ("body", "•拆除改造1.2万亩；"),
        ("body", "•复垦复绿3530亩；"),
        ("body", "•引进项目102个。"),
    ]


def test_an_outlet_may_have_two_names() -> None:
    assert bylines.whole("春城晚报-开屏新闻记者 闵婕")


def test_a_column_is_measured_with_the_spaces_that_it_was_set_with() -> None:
    """The fourth line is full, spaces and all, so that its full stop ends no paragraph."""
    page = (
        "新的一年，全区新增规模以上工业企业十",
        "余家，总数突破三百。家门口的岗位多了，",
        "外出的人又回来了，返乡就业的排着队，",
        "去年 8 月 9 日招了 3 批共 120 人。",
        "一位木工学会编程，工资从 4200 元涨到",
        "6800 元，他又把同乡的后生们一个个领",
        "进了厂，手把手教他们看图纸、调机床。",
        "",
        "区里把人才公寓建到厂门口，年轻人下了",
        "班，走几步就能到食堂和图书室。",
    )
    assert len(bodies("\n".join(page))) == 2


def test_lines_before_fill_are_a_banner_however_wide() -> None:
    column = ["河水清了，岸边修起了步道，老人们每天都", "要来走上几圈，孩子们在草地上放风筝，谁", "也不愿早早回家。"]
    banner = ["兴隆：“五比五看”比出追赶超越的新气象", "滨河两岸书写高质量发展新答卷兴兴兴兴兴兴兴兴"]
    assert kinds("\n".join([*banner, "", *column]))[0] == (
        "title",
        "兴隆：“五比五看”比出追赶超越的新气象 滨河两岸书写高质量发展新答卷",
    )


def test_a_full_line_over_one_without_white_ends_no_paragraph_on_an_indented_page() -> None:
    """The blank line came of the extraction: the page begins its paragraphs with white, and this one has none."""
    whole = "　　一位村民说，过去雨天出门要换胶鞋，如今柏油路一直修到了各家门口。街坊们饭后都爱出来走走，一路说到桥头。"
    lines = [f"　　村里的第{number}条路也修好了，乡亲们都说，\n走夜路再不怕摔跤。" for number in "一二三四五六七八"]
    cut = "\n".join([whole[:17], whole[17:34], "", whole[34:51], whole[51:]])
    assert whole.strip() in bodies("\n\n".join([*lines[:4], cut, *lines[4:]]))


def test_a_numbered_heading_may_go_on_below_its_comma() -> None:
    text = (
        "招商引资这一年，区里换了打法，也尝到了甜头。\n\n1.招引，\n从“捡到篮里都是菜”到“择优录取”\n"
        "专员带着图谱上门，企业缺什么就补什么，落户的项目个个都有来头，也个个都有去处。\n\n"
        "2.服务，\n从“等上门”到“送上门”\n窗口推出错时服务，办证的群众不用再请假，周末也能把事情办妥当。"
    )
    assert [text for kind, text in kinds(text) if kind == "heading"] == [
        "1.招引，从“捡到篮里都是菜”到“择优录取”",
        "2.服务，从“等上门”到“送上门”",
    ]


def test_a_line_well_inside_its_column_was_not_cut_there() -> None:
    text = (
        "河水清了，岸边修起了步道，老人们每天都\n要来走上几圈，孩子们在草地上放风筝，谁\n也不愿早早回家。\n\n"
        "“链”上聚力，老厂焕发第二春\n\n推土机来回作业，工人们正在平整土地，一\n座占地三百亩的产业园，从签约到开工只用\n了四十天。"
    )
    assert [kind for kind, _text in kinds(text)] == ["body", "heading", "body"]


def test_a_line_is_full_where_the_next_word_would_not_have_gone_into_it() -> None:
    """No line ends on an opening quote, so that the first one, a character short, does not end its paragraph."""
    text = (
        "所有的突破，归根到底是人的突破。\n“攻坚突破年”活动开展以来，任城区\n大力推行一线工作法，干部在一线考察、\n"
        "情况在一线掌握、问题在一线解决，对\n敢闯敢试的撑腰鼓劲，对推诿扯皮的动\n真碰硬，查处的问题件件有回音。\n\n"
        "第五代传人苏德旺说，老手艺不能丢，\n可做买卖的脑筋必须换。"
    )
    assert len(bodies(text)) == 2


def test_a_wide_introduction_does_not_hide_that_the_columns_are_wrapped() -> None:
    wide = (
        "今年是攻坚行动的收官之年，全区上下把任务逐项列成清单，明确牵头领导、责任单位和完成的时限，一月一通报、\n"
        "一季一评比，掀起了大抓工业、大抓项目的热潮，处处都是你追我赶的景象。"
    )
    narrow = (
        "“食堂的菜软烂又清淡，一顿才八元钱。”\n每天上午十一点，家住东山社区的罗阿婆\n"
        "都会准时到社区的老年食堂里来报个到。\n今年，区里又把食堂开到了山那边的村口。"
    )
    other = "区里把人才公寓建到厂门口，年轻人下了\n班，走几步就能到食堂和图书室，周末还\n有球赛看，来了的人都说不想走。"
    assert len(bodies("\n\n".join([wide, other, narrow]))) == 3


def test_ordinal_words_begin_no_item_of_a_list() -> None:
    assert not grammar.enumerated("第五代传人苏德旺说") and not grammar.enumerated("第一书记来了")
    assert grammar.enumerated("第一，抓项目") and grammar.enumerated("第二是抓环境")
