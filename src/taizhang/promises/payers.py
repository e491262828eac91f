"""Whose purse public money comes from: the level of government that a payer's words name."""

from taizhang.plan import Plan
from taizhang.registers import Registers


def payer_level(payer: str, plan: Plan, registers: Registers) -> str | None:
    """The level of a payer as printed (country, province …); none where its words name none or several.

    That of a registered body is its region's.  A word for a kind of place that the plan's own region
    is (市 in a county-level city, too) means that region.
    """
    region = plan.data["region"]
    bodies = registers.organisations_named(payer, region) if payer else []
    if len(bodies) == 1:
        return _level(bodies[0]["region"], registers)
    own, words = registers.regions.get(region, {}).get("name", ""), registers.fold(payer)
    levels = registers.lexicon.get("levels", {})
    named = {
        _level(region, registers) if own.endswith(word) else level
        for level, known in levels.items()
        for word in known
        if word in words
    }
    return named.pop() if len(named) == 1 else None


def _level(region: str, registers: Registers) -> str | None:
    return registers.regions.get(region, {}).get("level")
