"""Names what money was given, spent or paid for: 投入3亿元改造, 给予50万元补助, 茶叶均价."""

from __future__ import annotations

from jbtui.figures import change, noun, phrases
from jbtui.figures.filing import filed, says_what
from jbtui.figures.measurement import SAYS, Measurement
from jbtui.figures.scene import Label


def price(m: Measurement) -> Label | None:
    """茶叶均价每公斤60元，龙井涨到90元: of another thing what the figure before measured."""
    what = m.scene.alike.get(m.quantity.base_unit, "").rpartition("的")[2]
    priced = phrases.ending("prices")
    if not what or not change.leads_to(m.place.left) or not priced.search(what):
        return None
    return None if says_what(m.stem) or priced.search(m.stem) else filed(m.stem + what, "变化之物＋前一指标")


def spent_on(m: Measurement) -> Label | None:
    """投入3亿元改造老旧小区."""
    spent = noun.spent(m.stem, m.place.right)
    return filed(spent, "花钱的动词＋所做之事") if spent else None


def spent_for(m: Measurement) -> Label | None:
    """投资50亿元的动力电池项目."""
    thing = noun.strip_trail(m.right) if m.of and m.stem in phrases.among("spent") else ""
    return filed((thing + m.stem)[-noun.LONGEST :], "钱所花的事＋花钱的动词") if len(thing) >= SAYS else None


def given(m: Measurement) -> Label | None:
    """给予50万元创业补助."""
    if len(m.right) >= SAYS and phrases.ending("giving").search(m.stem):
        return filed(m.right, "所给予的钱")
    return None


def earned(m: Measurement) -> Label | None:
    """去年挣了3.2万元; 今年能卖8万元."""
    did = "" if m.right else noun.strip_lead(m.stem)
    if did in phrases.among("selling"):
        return filed("销售收入", "挣钱的动词")
    return filed("收入", "挣钱的动词") if did in phrases.among("earning") else None


def spent_as(m: Measurement) -> Label | None:
    """投入300万元治理费用."""
    if m.right and not m.of and phrases.ending("spent").search(m.stem):
        return filed((m.stem + m.right)[-noun.LONGEST :], "花钱的动词＋钱的名目")
    return None
