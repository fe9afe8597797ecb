"""Titles, headings, captions and credits of small pages, told apart as a reader of Chinese newspapers tells them."""

from __future__ import annotations

import pytest

from tests.layout.helpers import kinds

_TEXTS = (
    "初春的兴隆街道，推土机来回作业，工人们正在平整土地。这个占地三百亩的产业园，从签约到开工只用了四十天。",
    "全年新增规模以上企业26家，完成工业投资38.6亿元，增速位居全市第三。一批企业脱颖而出，挑起了全区工业的大梁。",
    "入夜，滨河路上灯火通明，散步的居民三三两两。两年前，这里还是一条臭水沟，附近的住户连窗户都不敢开。",
    "“过去办一张证要跑三趟，现在一趟就够。”个体户孙桂芳说，窗口的同志还帮她把材料补齐，当天就拿到了执照。",
    "区里把人才公寓建到厂门口，首批三百套已经入住。年轻人下了班，走几步就能到食堂和图书室，周末还有球赛看。",
)


def _page(*lines: str) -> str:
    """The lines, with a text in the place of each `…`."""
    texts = iter(_TEXTS)
    return "\n\n".join(next(texts) if line == "…" else line for line in lines)


_TITLES = {
    "a kicker above, a subtitle below": (
        ("锚定目标不放松 比学赶超抓落实", "兴隆：二十项重点工程跑出加速度", "——全区“百日攻坚”专项行动综述"),
        "锚定目标不放松 比学赶超抓落实 兴隆：二十项重点工程跑出加速度 ——全区“百日攻坚”专项行动综述",
    ),
    "three lines": (
        ("向改革要动力\n以创新增活力\n兴隆“三比三看”活动结硕果",),
        "向改革要动力 以创新增活力 兴隆“三比三看”活动结硕果",
    ),
    "a couplet above": (
        ("千条溪涧汇平湖 千亩滩涂起新城\n兴隆以“八大会战”\n推动高质量发展开新局",),
        "千条溪涧汇平湖 千亩滩涂起新城 兴隆以“八大会战” 推动高质量发展开新局",
    ),
    "a couplet of what is done": (
        ("鏖战十里滨江路 问鼎百亿产业园\n兴隆以“八大会战”\n推动高质量发展开新局",),
        "鏖战十里滨江路 问鼎百亿产业园 兴隆以“八大会战” 推动高质量发展开新局",
    ),
    "a caption above": (("滨河公园临水步道", "兴隆：一条河的重生"), "兴隆：一条河的重生"),
    "a caption with 的 above": (("郁孤台下的棚改新居", "章贡“攻坚十战”战出老城新气象"), "章贡“攻坚十战”战出老城新气象"),
    "fill behind it": (("兴隆“双百攻坚”交出亮眼答卷兴隆兴隆兴隆兴隆兴隆兴隆",), "兴隆“双百攻坚”交出亮眼答卷"),
    "a credit above": (
        ("图片由区委宣传部提供", "兴隆：把“问题清单”变成“满意清单”"),
        "兴隆：把“问题清单”变成“满意清单”",
    ),
}


@pytest.mark.parametrize("name", _TITLES)
def test_titles(name: str) -> None:
    lines, title = _TITLES[name]
    page = _page(*lines, "…", "水里清淤", "…", "岸上治污", "…", "还岸于民", "…")
    assert [text for kind, text in kinds(page) if kind == "title"] == [title]


@pytest.mark.parametrize(
    "headings",
    [
        ("壮产业", "优环境", "惠民生"),
        ("抓 项 目", "促 改 革", "惠 民 生"),
        ("向海图强", "逐绿而行", "聚链成势"),
        ("之一：如何破解用地之困", "之二：如何留住年轻人", "之三：如何把水治好"),
        ("地从哪里来？", "钱往哪里投？", "人往哪里去？"),
        ("孙桂芳：窗口里的“活字典”", "周铁山：工地上的“老黄牛”", "沈一鸣：河道边的“啄木鸟”"),
        ("“链”上聚力，老厂焕发第二春", "“绿”上做文，荒滩变身聚宝盆", "“暖”字当头，小事办成贴心事"),
        ("01\n产业之变", "02\n生态之变", "03\n民生之变"),
        ("项目大会战\n拼出加速度", "城乡大提升\n焕发新气象", "服务大优化\n暖了万家心"),
    ],
)
def test_headings(headings: tuple[str, ...]) -> None:
    first, second, third = headings
    page = _page("兴隆加快建设现代化新城区", "…", first, "…", second, "…", "…", third, "…")
    bare = ["".join(line.split()).lstrip("0123") for line in headings]
    assert ["".join(text.split()) for kind, text in kinds(page) if kind == "heading"] == bare


@pytest.mark.parametrize(
    "caption",
    [
        "繁忙的集装箱堆场",
        "雨后的滨河公园",
        "工人在流水线上装配电机",
        "志愿者为老人理发",
        "快递小哥在分拣包裹",
        "航拍下的万亩粮田",
        "图为改造后的滨河夜市。",
        "上图：街道综合文化站里，孩子们在学习剪纸。",
    ],
)
def test_captions(caption: str) -> None:
    page = _page(
        "兴隆加快建设现代化新城区",
        "…",
        "产业提质 制造业挺起脊梁",
        "…",
        caption,
        "…",
        "城市提颜 老街区换了模样",
        "…",
        "…",
    )
    assert [text for kind, text in kinds(page) if kind == "caption"] == [caption]


@pytest.mark.parametrize(
    "credit",
    [
        "□本报记者 孙明远 见习记者 周洁",
        "记者 孙明远/文 周洁/图",
        "兴隆融媒记者 孙明远",
        "策划 区委办 文 孙明远 周洁 摄影 沈一",
        "统筹/孙明远 撰文/周洁 制图/沈一",
        "文字 孙明远 图片 周洁",
    ],
)
@pytest.mark.parametrize("place", ["under the title", "at the end"])
def test_credits(credit: str, place: str) -> None:
    lines = ["…", "地从哪里来？", "…", "人往哪里去？", "…"]
    lines = [credit, *lines] if place == "under the title" else [*lines, credit]
    assert [text for kind, text in kinds(_page("兴隆加快建设现代化新城区", *lines)) if kind == "byline"] == [credit]


@pytest.mark.parametrize("rest", ["交付，带动周边居民在家门口就业。", "投产，预计年销售收入45亿元，村民在厂里就业。"])
def test_the_rest_of_a_sentence_is_no_caption_for_naming_people(rest: str) -> None:
    page = _page(
        "兴隆加快建设现代化新城区",
        "…",
        "一期4.6万平方米厂房明年6月可全部",
        rest,
        "…",
        "■ 聚才有道",
        "…",
        "■ 沃土生金",
        "…",
    )
    assert "一期4.6万平方米厂房明年6月可全部" + rest in [text for kind, text in kinds(page) if kind == "body"]


@pytest.mark.parametrize(
    "headings",
    [
        ("腾笼换鸟，国际纺都挺起脊梁", "民生为大，共富路上一个都不掉队", "生态为基，千年水乡重现诗意画卷"),
        (
            "把最好的资源留给实体经济和一线企业",
            "让创新的种子在园区的土壤里生根发芽",
            "用绣花的功夫做好城市里的每一件小事",
        ),
    ],
)
def test_headings_that_look_like_captions_or_text(headings: tuple[str, ...]) -> None:
    first, second, third = headings
    page = _page("兴隆加快建设现代化新城区", "…", first, "…", second, "…", "…", third, "…")
    assert [text for kind, text in kinds(page) if kind == "heading"] == list(headings)


def test_a_question_closes_the_sentence_that_was_wrapped_before_it() -> None:
    page = (
        "　　年终已近，向存量要空间，向环境要效益，这场历时11个\n月的攻坚交出了怎样的答卷？\n"
        "　　河水清了，岸边修起了步道，老人们每天都要来走上几圈，\n孩子们在草地上放风筝，谁也不愿早早回家。"
    )
    assert [kind for kind, _text in kinds("兴隆加快建设现代化新城区\n\n" + page)] == ["title", "body", "body"]


def test_an_ornament_marks_a_heading_as_wide_as_its_column() -> None:
    """Another heading of its kind is shorter than the column, so that this one is no line of a list either."""
    first = (
        "■ 跑断了腿磨破了嘴也要请进来\n河水清了，岸边修起了步道，老人\n们每天都要来走上几圈，孩子们\n在草地上放风筝。"
    )
    second = "■ 塔吊转起来\n推土机来回作业，工人们正在平整\n土地，一座占地三百亩的产业园，\n从签约到开工只用了四十天。"
    page = "\n\n".join(["兴隆加快建设现代化新城区", first, second])
    assert [text for kind, text in kinds(page) if kind == "heading"] == ["跑断了腿磨破了嘴也要请进来", "塔吊转起来"]
