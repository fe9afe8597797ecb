"""What surrounds a paragraph: the period and the owner that its figures take from the rest of the article."""

from __future__ import annotations

from dataclasses import replace

from jbtui.figures import extract
from jbtui.records import Figure, Kind, Role
from tests.figures.builders import article, paragraph

REVIEW = ["2018年，全区开局良好，新增企业300家。", "过去一年，完成投资20亿元。", "全年接待游客30万人次。"]


def of(texts: list[str], date: str = "2019-02", sections: list[str | None] | None = None) -> list[Figure]:
    places = sections or [None] * len(texts)
    made = [paragraph(t, n, s) for n, (t, s) in enumerate(zip(texts, places, strict=True), 1)]
    return list(extract(article(date), made))


def periods(figures: list[Figure]) -> list[str | None]:
    return [f.period.edtf if f.period else None for f in figures]


def test_a_review_lends_its_year_to_what_is_undated() -> None:
    assert periods(of([*REVIEW, "778名机关干部下沉一线。"])) == ["2018", "2018", "2018", "2018"]


def test_a_review_of_the_district_dates_no_scene_from_one_village_or_firm() -> None:
    scenes = ["在洪塘街道上邵村，王阿姨守着240平方米的院子。", "银河纺织有限公司的车间里，36台织机一字排开。"]
    assert periods(of([*REVIEW, *scenes]))[-2:] == [None, None]


def test_a_review_dates_how_long_a_project_had_lain_idle_but_not_what_it_costs() -> None:
    found = of([*REVIEW, "停工4年的姚江1号项目复工。", "总投资8亿元的姚江1号项目复工。"])
    assert periods(found)[-2:] == ["2018", None]


def test_without_a_review_nothing_is_lent() -> None:
    assert periods(of(["2018年，新增企业300家。", "778名机关干部下沉一线。"])) == ["2018", None]


def test_a_plan_takes_no_time_from_the_past() -> None:
    assert periods(of([*REVIEW, "计划总投资10亿元的产业园即将开工。"]))[-1] is None


def test_a_section_that_speaks_of_now_is_not_placed_in_the_reviewed_year() -> None:
    texts = [*REVIEW, "减少事项64项。", "目前已实现事项1238项。"]
    found = of(texts, sections=["甲", "甲", "甲", "乙", "乙"])
    assert periods(found)[-2:] == [None, "../2019-02"]


def test_a_paragraph_that_announces_figures_dates_the_lines_that_list_them() -> None:
    texts = [
        "今年上半年，全区增势强劲，一组数据从推进会上传来。",
        "地区生产总值218.6亿元，增长13.9%。",
        "招商项目31个。",
    ]
    assert periods(of([*texts, "这座老城曾有3条铁路。去年开工2条。", "另有5个项目开工。"], "2021-07")) == [
        *["2021-01/2021-06"] * 3,
        *[None, "2020", None],
    ]


def test_a_heading_that_names_a_part_of_the_year_dates_its_section() -> None:
    heading = replace(paragraph("数说“半年报”", 1), kind=Kind.HEADING)
    listed = [paragraph("【工业】规上工业总产值416.2亿元。", n, "数说“半年报”") for n in (2, 3)]
    found = extract(article("2021-07"), [heading, *listed, paragraph("全区有3个园区。", 4, "别的")])
    assert periods(list(found)) == ["2021-01/2021-06", "2021-01/2021-06", None]


def test_among_them_goes_on_from_the_paragraph_before() -> None:
    assert periods(of(["去年，全区新引进项目11个。", "其中，外资项目3个。"], "2020-11")) == ["2019", "2019"]


def test_a_sentence_goes_on_in_the_time_of_the_one_before() -> None:
    found = of(["今年以来，新增企业12家。培育上市公司3家。3月，新开工项目5个。另有8个项目竣工。"], "2020-11")
    assert periods(found) == ["2020-01/2020-11", "2020-01/2020-11", "2020-03", "2020-01/2020-11"]


def test_what_is_already_so_is_not_dated_by_a_year_that_is_over() -> None:
    found = of(["截至目前，新招引企业90家，去年营收增长20%。江北已拥有相关企业250家。"], "2022-10")
    assert periods(found) == ["../2022-10", "2021", "../2022-10"]


def test_the_base_of_a_comparison_dates_nothing() -> None:
    found = of(["今年前三季度，营收8亿元，比2019年同期增长12%，较去年底提高3个百分点。"], "2020-11")
    assert periods(found) == ["2020-01/2020-09"] * 3


def test_an_entity_owns_the_sentences_that_follow_until_the_district_is_named() -> None:
    text = "前洋电商小镇加快建设。园内企业超过6500家。全区新增企业300家。"
    assert [f.subject for f in of([text])] == ["前洋电商小镇", "江北区"]


def test_the_owner_may_be_named_after_its_figures() -> None:
    text = "面积仅3平方公里，年产值达78亿元。一组数据彰显活力。在膜幻动力小镇，企业云集。"
    assert [f.subject for f in of([text])] == ["膜幻动力小镇", "膜幻动力小镇"]


def test_examples_in_a_list_own_nothing() -> None:
    (figure,) = of(["吉利汽车有限公司、激智科技等12家企业入选。"])
    assert figure.subject == "江北区"


def test_a_whole_owns_the_count_of_its_members() -> None:
    (figure,) = of(["医院获得先进称号（全国仅28家）。"])
    assert (figure.subject, figure.district) == ("全国", "江北区")


def test_another_district_owns_what_is_said_of_it() -> None:
    found = extract(article("2019-02", ("江北区", "北仑区")), [paragraph("江北新增企业3家。北仑区新增企业5家。")])
    assert [(f.subject, f.district) for f in found] == [("江北区", "江北区"), ("北仑区", "北仑区")]


def test_headings_and_captions_are_read_and_bylines_are_not() -> None:
    kinds = [Kind.TITLE, Kind.HEADING, Kind.CAPTION, Kind.BYLINE, Kind.NOISE]
    made = [paragraph("新增企业3家", n, kind=kind) for n, kind in enumerate(kinds)]
    assert [f.paragraph for f in extract(article(), made)] == [p.id for p in made[:3]]


def test_white_space_inside_does_not_hide_a_figure() -> None:
    text = "截 至 9 月 ， 全 区 新 增 企 业 1 2 0 0 余 家 。"
    (figure,) = of([text], "2022-10")
    assert (figure.quote, figure.value, figure.approx) == ("1 2 0 0 余 家", 1200, ">")
    assert figure.period is not None and figure.period.edtf == "../2022-09"


def test_an_undated_article_dates_only_what_is_absolute() -> None:
    found = list(extract(article(None), [paragraph("2018年新增企业3家。今年新增企业5家。")]))
    assert periods(found) == ["2018", None]


def test_a_district_compared_with_owns_its_own_clause_only() -> None:
    text = "海曙区增长6.1%。全区新增专利120件；在海曙区的配合下，拥堵指数下降7.3%。与海曙区签约项目3个。"
    found = extract(article("2016-12", ("鄞州区", "海曙区")), [paragraph(text)])
    assert [f.subject for f in found] == ["海曙区", "鄞州区", "鄞州区", "鄞州区"]


def test_a_paragraph_about_the_second_district_is_its_own() -> None:
    own = replace(paragraph("新津区建成人才公寓1800套。"), districts=("新津区",))
    beside = replace(paragraph("与新津区共建项目3个。", 2), districts=("新津区",))
    site = replace(paragraph("基地在新津区动工。全区新增企业63家。", 3), districts=("新津区",))
    there = replace(paragraph("在新津区，新增企业48家。", 4), districts=("新津区",))
    about = article("2022-09", ("武侯区", "新津区"))
    first, second = about.districts
    about = replace(about, districts=(first, replace(second, role=Role.MENTIONED)))
    found = extract(about, [own, beside, site, there])
    assert [f.district for f in found] == ["新津区", "武侯区", "武侯区", "新津区"]


def test_a_slogan_of_doubling_is_no_figure() -> None:
    assert not of(["产业倍增看昆山。"]) and not of(["“产业倍增”三年行动启动。"])
