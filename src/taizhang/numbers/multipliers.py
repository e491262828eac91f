"""What multiplies the number before it: 万, 亿, 千 …"""

import re

from taizhang.quantity.numerals import OF_UNIT
from taizhang.registers import Registers

BLANK = r"[^\S\n\r\t]{0,2}"


def multiplier_pattern(registers: Registers) -> re.Pattern[str]:
    """What multiplies the number before it; of 30-50万 both ends.  千 of 千瓦 multiplies none."""
    words = sorted(registers.lexicon["multipliers"], key=len, reverse=True)
    quantities = registers.lexicon.get("quantities", {})
    dashes = re.escape(quantities.get("dashes", "")) or "-"
    second = rf"{BLANK}[{dashes}]{{1,2}}{BLANK}\d+(?:\.\d+)?{BLANK}"
    more = "|".join(map(re.escape, quantities.get("more", [])))
    listed = "|".join(map(re.escape, words)) or "(?!)"
    return re.compile(rf"{BLANK}(?:{second}|{more})?({listed})(?<!千(?={OF_UNIT}))")
