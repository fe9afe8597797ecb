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
    ("新增城市公园42个，新增城区绿地", []),
    ("广东增城市的荔枝", ["增城市"]),
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
    # 题目里有全称，另一截开头的“天山”“山城”就不是区
    ("# 天山脚下 沙湾县“结亲”活动一年间\n沙湾县干部走村入户。", ("沙湾县", [])),
    ("# 山城焕新 永定区环境整治直击\n永定区发动整治。", ("永定区", [])),
    # 新旧名称都有：看文章站在哪一级；“全市”也可以是上面的市
    ("# 玉环扫描\n玉环以净美为主题。全县清运垃圾。\n全市测评第一，玉环再鼓劲。玉环人期待着。", ("玉环县", [])),
    # 题目领头的简称，正文写全称
    ("# 鄞州 打造一流强区\n鄞州区委区政府全力以赴。\n鄞州经济稳中有进。", ("鄞州区", [])),
    # 只有简称，也不说“全市”：全国只有一处这样叫，一再说起
    ("# 拆出通途 晋江“两违”治理\n晋江拆除旧厂房。\n在晋江办赛。\n晋江还要再拆。", ("晋江市", [])),
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


REPORTS = [
    (
        "# 武侯：大会战拼出加速度"
        "\n10月的成都，秋意渐浓。武侯区召开誓师大会。"
        "\n锦江区、青羊区也在行动，武侯完成投资236亿元。",
        "武侯区",
    ),
    (
        "# 一座小城的突围\n本报讯 走进句容市华阳街道，热潮涌动。句容市实施“突围”行动。\n丹阳市、扬中市紧随其后。",
        "句容市",
    ),
    (
        "# 泗门：一张清单解心结\n余姚市泗门镇后塘河社区，停车难。泗门镇组建小分队。",
        "余姚市",
    ),
    (
        "# 昆山对标深圳南山"
        "\n昆山市组团赴深圳市南山区学习。南山区有上市公司150家，南山区的创新密度令人惊叹。"
        "\n昆山开发区签约项目31个。昆山要做强创新。",
        "昆山市",
    ),
    (
        "# 溧水：临空之翼\n溧水区召开推进会。\n种植大户芮小华签下长约。秦淮源头的步道。\n溧水区委主要负责人表示。",
        "溧水区",
    ),
    (
        "# 山海宁海\n宁海县以“五水共治”为突破口。\n退休职工镇海塘边散步。宁海全县整治河道。",
        "宁海县",
    ),
    (
        "# 海曙、江北携手共建姚江新城\n海曙区和江北区签约。海曙投入12亿元，江北投入8亿元。海曙区牵头。",
        "海曙区",
    ),
    (
        "# 宁波再出发"
        "\n宁波市委召开大会。鄞州区、海曙区、江北区、北仑区各展所长，宁波港吞吐量第一，宁波GDP破万亿。"
        "\n宁波全市上下奋力争先。",
        "宁波市",
    ),
    (
        "# 郑东新区的黄昏与黎明\n郑州市金水区如意湖办事处，灯火通明。金水区投资14亿元。\n金水区政府说。",
        "金水区",
    ),
    (
        "# 大庆龙凤：石化之城的转身\n大庆市龙凤区，管廊林立。龙凤区技改投资8.8亿元。",
        "龙凤区",
    ),
    (
        "# 走进新时代的新昌\n新昌县研发强度全省第一。新昌轴承远销海外。\n绍兴市柯桥区、越城区。",
        "新昌县",
    ),
    (
        "# 桃源深处有人家\n常德市桃源县，茶香四溢。桃源县茶园面积25万亩。",
        "桃源县",
    ),
    (
        "# 长三角的桥头堡"
        "\n嘉善县紧邻上海市青浦区、苏州市吴江区。嘉善县与青浦区、吴江区共建示范区，青浦区、吴江区各派干部。"
        "\n嘉善县落地项目41个。",
        "嘉善县",
    ),
    (
        "# 凉州葡萄美酒香\n武威市凉州区，葡萄成熟。凉州区种植葡萄5万亩。",
        "凉州区",
    ),
    (
        "# 高淳慢城\n南京市高淳区桠溪街道，游人如织。\n高淳全区接待游客800万人次。",
        "高淳区",
    ),
    (
        "# 通州湾的浪潮"
        "\n南通市通州区金沙街道，家纺企业转型。通州区家纺产值700亿元。"
        "\n与北京市通州区同名，却走出不同的路。",
        "通州区",
    ),
    (
        "# 图说发展\n本报通讯员 平湖市报道组 李明\n## 项目\n平湖市新埭镇的车间里，机器轰鸣。平湖完成投资。",
        "平湖市",
    ),
    (
        "# 瓯海对口帮扶马边记"
        "\n温州市瓯海区与四川省马边彝族自治县结对。瓯海区投入帮扶资金3000万元。瓯海干部住在马边。"
        "\n马边彝族自治县脱贫。马边的茶叶卖到瓯海。",
        "瓯海区",
    ),
    (
        "# 西湖区治水记\n杭州市西湖区五水共治。西湖区关停企业30家。拱墅区同样行动。",
        "西湖区",
    ),
    (
        "# 东阳木雕香天下\n东阳市横店镇，影视基地。东阳实现产值500亿元。义乌市、永康市客商云集。",
        "东阳市",
    ),
    (
        "# 大港的春天\n天津港口繁忙。滨海新区大港街道，石化产业集聚。滨海新区投资增长8%。滨海新区政府推出新政。",
        "滨海新区",
    ),
    (
        "# 浦东：再当先锋\n浦东新区引领区建设提速。浦东新区生产总值1.5万亿元。",
        "浦东新区",
    ),
    (
        "# 庆元：一朵香菇的传奇\n丽水市庆元县是香菇之源。庆元香菇年产值30亿元。全县香菇从业者7万人。",
        "庆元县",
    ),
    (
        "# 章丘大葱甲天下\n济南市章丘区绣惠街道。章丘大葱种植面积12万亩，章丘区品牌价值140亿元。",
        "章丘区",
    ),
    # 只有简称：标题的一截以它开头，全文站在那一级说话
    ("# 千名干部敲门去 顺德“暖企”故事\n全区走访企业2873家，一季度订单回升。", "顺德区"),
    ("# 山下的答卷\n金寨的秋茶采完了。金寨的路修到了组。县里说，金寨要再加把劲。霍山县也来取经。", "金寨县"),
    # 标题的第二行印成小标题
    ("# 亮剑钧都\n## 禹州扫黑除恶头一年\n截至11月底，全市打掉团伙21个。长葛、襄城先后前来交流。", "禹州市"),
    # 像平常词语的简称，起在标题开头，文中又说到它的市
    ("# 朝阳：留白增绿\n北京的秋天，朝阳的公园多了。全区新增绿地120公顷，朝阳人出门见绿。", "朝阳区"),
    # 撤县设区：站在新设的区里说话
    ("# 新区新步伐\n去年，国务院批复撤销綦江县和万盛区，设立綦江区。区委说，綦江要快走。", "綦江区"),
]


@pytest.mark.parametrize(("text", "wanted"), REPORTS)
def test_the_district_a_report_is_about(text: str, wanted: str) -> None:
    """Not its partner, the one it learns from, its neighbours, nor the city around it."""
    assert names(text)[0] == wanted


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
