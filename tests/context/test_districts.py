"""The district an article is about, those it mentions, and the names that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbtui.context.districts import districts_of
from jbtui.context.places import full_names, gazetteer, seat, short_form
from jbtui.records import Role
from tests.context.making import read_made


def names(text: str) -> tuple[str | None, list[str]]:
    """The article's own district, and the mentioned ones."""
    found = districts_of(*read_made(text)).named
    own = next((named.name for named in found if named.role is Role.MAIN), None)
    return own, [named.name for named in found if named.role is Role.MENTIONED]


FULL = [
    ("中共宁波市江北区第十次代表大会", ["江北区"]),
    ("余姚市、慈溪市和象山县", ["余姚市", "慈溪市", "象山县"]),
    ("景宁畲族自治县澄照乡", ["景宁畲族自治县"]),
    ("南京江北新区", ["江北新区"]),
    ("江东区撤并入鄞州区", ["江东区", "鄞州区"]),
    # 不是区划
    ("江北区域城乡品质", []),
    ("振兴县域经济", []),
    ("义乌市场", []),
    ("老城区改造、新城区建设、城区厕所", []),
    ("慈城古县城", []),
    ("“平安县市区”称号", []),
    ("全省十强县（市、区）", []),
    ("新建区域、开发区、高新区、工业区", []),
    # 写明所属市的通名
    ("晋城市城区的街道", ["城区"]),
    # 两个字的县名要在词的边上
    ("河北省赵县的梨", ["赵县"]),
    ("兴县，吕梁的大县", ["兴县"]),
]


@pytest.mark.parametrize(("text", "wanted"), FULL)
def test_full_names(text: str, wanted: list[str]) -> None:
    assert [mention.name for mention in full_names(text)] == wanted


@given(st.text(alphabet="江北区县市旗城新兴宁波，a", max_size=40))
def test_full_names_stand_where_they_say_and_do_not_overlap(text: str) -> None:
    end = 0
    for mention in full_names(text):
        assert text[mention.start : mention.end] == mention.name
        assert mention.name in gazetteer().seats
        assert mention.start >= end
        end = mention.end


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("江北区", "江北"),
        ("慈溪市", "慈溪"),
        ("景宁畲族自治县", "景宁"),
        ("木垒哈萨克自治县", "木垒"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("阿鲁科尔沁旗", "阿鲁科尔沁"),
        ("赵县", ""),
        ("江北新区", ""),
    ],
)
def test_short_forms(name: str, short: str) -> None:
    assert short_form(name) == short


@pytest.mark.parametrize(
    ("text", "city"), [("宁波的江北区", "宁波市"), ("重庆江北区", "重庆市"), ("江北区在行动", None)]
)
def test_the_city_is_the_one_the_text_names(text: str, city: str | None) -> None:
    assert seat("江北区", text) == city


OWN = [
    # 题目领头的简称，正文写全称
    ("# 鄞州 打造一流强区\n鄞州区委区政府全力以赴。\n鄞州经济稳中有进。", ("鄞州区", [])),
    # 只有简称：题目领头，正文说“全县”
    ("# 象山：海洋强县再出发\n象山坚持项目为王。全县完成投资50亿元。", ("象山县", [])),
    ("# 义乌 商贸之都再出发\n义乌实现跨越。全市进出口增长一成。", ("义乌市", [])),
    # 提到别的区县
    (
        "# 海曙争当排头兵\n海曙区排名超过鄞州区。\n海曙、江北、北仑等区县共同发力，宁波再出发。",
        ("海曙区", ["鄞州区", "江北区", "北仑区"]),
    ),
    # 平常词语不是区县
    ("# 奋进的海曙\n海曙区新建项目20个，资源合作、绿水青山，朝阳产业复兴。", ("海曙区", [])),
    # 港口、道路、大桥的名字不是提到该区县
    ("# 奋进的海曙\n海曙区位于宁波，经象山港大桥，过鄞州大道，直达北仑港。", ("海曙区", [])),
    # 湖和山，作比的单位
    ("# 奋进的萧山\n杭州市萧山区清淤相当于37个西湖的淤泥量。从西湖出发，游人如织。", ("萧山区", [])),
    ("# 奋进的萧山\n杭州市萧山区和西湖区共建绿道，相当于3个西湖区的绿地。", ("萧山区", ["西湖区"])),
    ("# 奋进的萧山\n杭州市萧山区超过西湖、余杭，居全市第一。", ("萧山区", ["西湖区", "余杭区"])),
    # 写的是一个市
    ("# 宁波 奋力争先\n宁波市委市政府部署，宁波港货物吞吐量第一，宁波经济领跑。", ("宁波市", [])),
    # 谁也不是
    ("# 春天来了\n花儿开了。", (None, [])),
    # 别省
    ("# 朝阳区的一年\n长春市朝阳区全区完成投资10亿元。朝阳区再攀高峰，朝阳产业兴旺。", ("朝阳区", [])),
]


@pytest.mark.parametrize(("text", "wanted"), OWN)
def test_own_and_mentioned(text: str, wanted: tuple[str | None, list[str]]) -> None:
    assert names(text) == wanted


def test_evidence_is_a_sentence_with_the_full_name() -> None:
    found = districts_of(*read_made("# 鄞州争先\n鄞州在路上。\n春风里，鄞州区政府开会。")).named
    assert (found[0].evidence.words, found[0].evidence.lines) == ("春风里，鄞州区政府开会。", ((3, 3),))


def test_a_paragraph_speaks_of_the_districts_it_names() -> None:
    districts = districts_of(
        *read_made("# 海曙争先\n宁波市海曙区在路上。\n海曙学习鄞州区。\n江北与镇海。\n全区一盘棋。")
    )
    assert districts.spoken == {0: ("海曙区",), 1: ("海曙区",), 2: ("海曙区", "鄞州区"), 3: ("江北区", "镇海区")}


def test_every_county_of_the_list_is_found_by_its_full_name() -> None:
    lost = [
        name
        for name, places in gazetteer().seats.items()
        if name not in {mention.name for mention in full_names(f"{places[0].split()[-1]}{name}")}
    ]
    assert lost == []
