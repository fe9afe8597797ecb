"""The seam score: which of two texts goes on from an end, and what shows that a text is the rest of a sentence."""

from __future__ import annotations

import random

import pytest

from jbtui.layout import seams
from jbtui.records import Kind
from tests.layout.annotated import GOLD
from tests.layout.helpers import laid
from tests.studies import seam_weights, torn_pages
from tests.studies.seams import measured, paragraphs_of

_NO_ARTICLE = seams.Article("")


@pytest.mark.parametrize(
    ("end", "right", "wrong"),
    [
        # a list of figures goes on with a figure of its unit
        (
            "东街、南街、西街三地分别拆除12.6万平方米、",
            "9.3万平方米和8万平方米，占全区的一半。",
            "产量将由3万台提高到5万台。",
        ),
        ("三个镇分别新增民宿36家、", "28家和19家，床位过千。", "车间里机器声隆隆，工人忙着赶订单。"),
        ("签约、开工、投产率分别达到", "95%、88%和72%，好于上年。", "游客沿着绿道往山上走，一路看花。"),
        ("签约、开工、投产率分别", "达到95%、88%和72%，好于上年。", "游客沿着绿道往山上走，一路看花。"),
        # a list of names
        ("镇里的五金、纺织、", "塑料、食品四大行业都建起了协会。", "去了三趟才把证办下来，老陈直叹气。"),
        ("化解了土地、资金、用工等", "难题64个，企业连声说好。", "从2015年的9万元增加到14万元。"),
        # a number and its unit, a share and its number
        ("全县新建改建农村公路128", "公里，村村通上了客车。", "老支书说，往年想都不敢想。"),
        ("高新技术产业产值占规上工业的", "41.2%，列全市第二。", "村民围坐在一起，商量起公园的名字。"),
        ("前三季度完成投资86亿元，为年度计划", "的103%，提前一个季度交卷。", "小巷深处飘出阵阵饭菜香。"),
        ("农产品网上销售额突破", "20亿元，带动三千农户增收。", "和往常一样，他天不亮就出了门。"),
        # a word that the seam cuts
        ("改造以后，全县河流水质优", "良率升到九成以上。", "台三万块，订单排到了明年。"),
        ("政府把公共自行", "车停到了小区门口，站点有17个。", "同村民签下协议，三天后进场。"),
        ("新来的年轻人喜欢把咖", "啡馆开在老厂房里。", "河道清淤一百二十万方。"),
        ("这些年，县里最看重的是营商环", "境，办证的时限一减再减。", "灯亮了，广场上响起了音乐。"),
        # a subject and its predicate, a verb and its object
        ("但进出口总额", "同比下降4.2%，压力不小。", "完成了31个村的截污纳管。"),
        ("窗口干部主动上门，为企业", "代办了全部手续，老板只签了个字。", "%，好于全市平均。"),
        ("征迁组的干部已经", "在村里住了两个月，帮老人修过屋顶。", "座谈会上，大家的话都很直。"),
        ("股东人均分红3280元，", "比改造前多了900元，大家都说值。", "第三产业的门店一家挨着一家。"),
        # brackets and quotes
        ("全县推开“三进三", "服务”活动，干部走进企业、社区、田头。", "全年新增高新技术企业46家。"),
        ("“以前开会", "就吵，现在都问下一块地什么时候动工。”老徐说。", "垃圾分类覆盖了每一个村。"),
        ("他指着墙上的图（红色的是", "已经拆掉的厂房），一块一块数给我们听。", "上半年引进外资1.2亿美元。"),
        # what was done to something, and how much of it; a list whose next item has its number behind its name
        ("拆迁后补种树木，新增公园绿地", "84万平方米。水质也一年好过一年。", "上了岸，往后干什么？老余有点慌。"),
        ("确保规上工业增加值增长12%以上、", "工业投资突破200亿元。", "号角一响，人人都往工地赶。"),
        # a list of figures whose next item has its number behind its name
        ("力争财政收入增长8%以上、", "工业用电量增长6.5%。开局就要抓紧。", "老街的灯笼挂起来了，游客多了。"),
        # what a noun follows: a verb that was done with, a measure word, 的; no act upon so many of something
        ("新修的两条路打通了", "堵住老城多年的南大门，进城快了一刻钟。", "配备护林员46人，每天巡山两趟。"),
        ("五年前，河滩上还是一片", "没人肯要的荒地。", "配备护林员46人，每天巡山两趟。"),
        ("去年腊月，全长3公里的", "环山公路通了车，山货不愁卖。", "配备护林员46人，每天巡山两趟。"),
        ("镇里接着树立", "“凭实绩用干部”的导向，七名干部得到提拔。", "记者：光有劲头还不够，项目从哪里来？"),
        # so many of something and so many of others
        ("协会把几家老厂和", "三十多家作坊拢到一起，订单合着接。", "厂子活了，人心暖了。走进车间，机器响成一片。"),
        # the same words on both sides
        ("镇上的老茧站停产多年，去年", "茧站改成书吧，来的多半是学生。", "拖拉机开进大棚，一天能翻十五亩。"),
    ],
)
def test_the_right_text_goes_on(end: str, right: str, wrong: str) -> None:
    assert seams.link(end, right, _NO_ARTICLE) > seams.link(end, wrong, _NO_ARTICLE)


def test_what_stands_elsewhere_in_the_article_tells_less_of_characters_that_stand_everywhere() -> None:
    end, beginning = "路修到了谁家的", "老人家门口，雨天不再湿鞋。"
    told = {name for name, strength in seams.clues(end, beginning, seams.Article("村里的老人都说好。")) if strength}
    assert "seen_plain" in told
    assert "seen_2" not in told


def test_what_stands_elsewhere_in_the_article_tells_a_seam() -> None:
    article = seams.Article("村改办的干部挨家上门。\n村改办算了三笔账。")
    assert seams.link("上门的还是村改", "办的老面孔，账算得很细。", article) > seams.link(
        "上门的还是村改", "会上，大家都举了手。", article
    )


@pytest.mark.parametrize(
    ("rest", "paragraph"),
    [
        ("率由六成提高到九成，水清了。", "今年以来，全区改造老旧小区27个。"),
        ("274.5万平方米和241万平方米，合计占四成。", "2018年1月，全区启动村级工业园改造。"),
        ("”老支书说，村里添了公园。", "“以前开窗就是粉尘。”老支书说。"),
        ("比改造前的2015年多了900元，村民都说好。", "环境好了，客商也来了。前三季度，全县签约项目36个。"),
        ("增幅居全市第二。下半年，项目还要加快。", "作为制造业大县，这里每十个人就有一个在车间。"),
        ("走出了一条新路。", "改造的红利，要让村民看得见。去年，村集体收入翻了一番。"),
        ("岸，守船的人都搬进了新楼。", "拆、搬、改、绿，每一场硬仗都有党员冲在前头。"),
        ("产值达46亿元，增长一成。", "近年来，全县培育了一批小巨人企业。"),
        ("将在年底完工，家门口就有学上。", "将军路上，路灯换成了新的。"),
        ("又爬回了坡上。去年橘子卖了个好价。", "又是一年橘子红，坡上满是摘果的人。"),
        ("都按期交付，住进去一千多户。", "快，来自机制。全县的项目都有一张时间表。"),
        ("劲头在工地上一层层传下去。", "筑巢引凤，更要留凤。园区给年轻人备好了公寓。"),
        ("政策，把课堂搬进了车间。", "记者：人才从哪里来？"),
        ("要绕开的是：水发黑，味冲。", "老罗：水发黑，味冲，谁也不愿走近。"),
        ("道路通车以后，出行不再绕道。", "钱收上来了，怎么用？村里把账贴在墙上。"),
        ("老人都会到食堂坐一坐。", "每天上午，老人都会到食堂坐一坐。"),
        ("“实干得实惠”的导向，干部下了一线。", "“实干的人得实惠。”他说，干部都下了一线。"),
    ],
)
def test_the_rest_of_a_sentence_is_told_from_a_paragraph(rest: str, paragraph: str) -> None:
    assert seams.rest(rest) > seams.rest(paragraph)


_CIRCLE = """一张清单改到底

■ 拆 腾出新空间

县里今年拆除旧厂房1146万平方米，拆除量居全市第一；东溪、南浦、北岸三个镇分别拆除386万平方米、

产能将由1.5万台扩大到2.4万台，占全省的五分之一。

腾出空间的同时，门槛也在抬高。不达标的项目一律免谈。

■ 留 公园连成串

并非所有地块都用来盖厂房。关停小作坊以后，全县河流水质优良

274.5万平方米和241万平方米，合计占到全县的四成。

难啃的还在后头，明年要完成6500亩。

■ 建 厂房往上长

园区还没交付，企业已经排起队。一期的年产能只有万台，二期满产以后，工业机器人年

率从前年的46.2%升到今年的78.9%，三年提高三成多。

住在河边的梁伯说，晚饭后总要走上三圈。"""


def test_three_columns_in_a_circle_come_into_their_order_with_their_headings() -> None:
    blocks = [block for block in laid(_CIRCLE) if block.kind in (Kind.BODY, Kind.HEADING)]
    assert [block.text[-8:] for block in blocks] == [
        "拆 腾出新空间",
        "合计占到全县的四成。"[-8:],
        "完成6500亩。"[-8:],
        "建 厂房往上长",
        "占全省的五分之一。"[-8:],
        "的项目一律免谈。",
        "留 公园连成串",
        "三年提高三成多。",
        "后总要走上三圈。",
    ]
    joined = next(block for block in blocks if "386万平方米、274.5万平方米" in block.text)
    assert "column-order" in {repair.rule for repair in joined.repairs}


def test_of_five_rests_the_score_finds_the_right_one_for_most_ends() -> None:
    alone, together, pairs = measured(list(paragraphs_of(GOLD)))
    assert pairs > 1000
    assert alone > 0.65
    assert together > 0.78


def test_of_paragraphs_torn_on_purpose_most_come_out_whole() -> None:
    counts = torn_pages.measured(list(torn_pages.articles_of(GOLD)), rounds=2)
    assert counts["in_place"] > 100
    assert counts["in_place_whole"] > 0.92 * counts["in_place"]
    assert counts["moved"] > 40
    assert counts["moved_home"] > 0.4 * counts["moved"]
    assert counts["right"] > 0.9 * counts["wanted"]


@pytest.mark.parametrize("parts", [("江北区推进项目", "建设提速"), ("项", "目"), ("项目", ""), ("", "项目建设")])
def test_surroundings_that_grow_are_those_read_at_once(parts: tuple[str, str]) -> None:
    grown = seams.Surroundings(parts[0])
    grown.add(parts[1])
    whole = seams.Surroundings("".join(parts))
    assert grown.related("目建，项目建设") == whole.related("目建，项目建设") > 0


def test_of_the_seams_on_pages_most_are_found_and_few_are_wrong() -> None:
    pages = list(seam_weights.pages_of(GOLD, random.Random(3)))
    counts = seam_weights.measured(pages, seam_weights.table_weights())
    assert counts["true"] > 300
    assert counts["found"] > 0.87 * counts["true"]
    assert counts["wrong"] < 0.13 * counts["true"]


def test_weights_that_know_nothing_are_fitted_to_pages() -> None:
    pages = list(seam_weights.pages_of(GOLD, random.Random(3)))[:24]
    nothing = dict.fromkeys(seam_weights.table_weights(), 0.0)
    learned = seam_weights.fitted(pages, nothing, random.Random(3))
    assert seam_weights.measured(pages, nothing)["found"] == 0
    assert seam_weights.measured(pages, learned)["found"] > 0.8 * seam_weights.measured(pages, learned)["true"]
