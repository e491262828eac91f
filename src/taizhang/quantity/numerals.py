"""Numerals, Arabic, Chinese and mixed: how they are written and what they are worth.

All text here is folded: simplified characters, half-width digits.  The grammar is strict, so that
百十亿 or 一百二 is no numeral rather than a wrong one.
"""

import re
from decimal import Decimal
from typing import NamedTuple

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
SIGNS = "".join([*DIGITS, *SMALL, *LARGE])

BLANK = " {0,2}"
"""May stand between a number, what multiplies it and its unit."""
_ARABIC = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_LARGE = "(?:万亿|亿|万)"
_D = "[一二两三四五六七八九]"
_TENS = f"{_D}?十{_D}?"
_HUNDREDS = f"{_D}百(?:零{_D}|{_D}十{_D}?)?"
_THOUSANDS = f"{_D}千(?:零(?:{_TENS}|{_D})|{_HUNDREDS})?"
_SECTION = f"(?:{_THOUSANDS}|{_HUNDREDS}|{_TENS}|{_D})"
_TEN_THOUSANDS = f"{_SECTION}万(?:{_THOUSANDS}|零(?:{_HUNDREDS}|{_TENS}|{_D}))?"
_HUNDRED_MILLIONS = f"{_SECTION}(?:万亿|亿(?:零?{_TEN_THOUSANDS}|零{_SECTION})?)"
_DECIMAL = f"{_SECTION}点[零〇一二三四五六七八九]+{_LARGE}?"
_ROUND = f"(?:[百千]?{_LARGE}|[百千])"

CHINESE = (
    f"(?<![{SIGNS}0-9])"
    f"(?:{_DECIMAL}|{_HUNDRED_MILLIONS}|{_TEN_THOUSANDS}|{_SECTION}|{_ROUND}|[〇零一二三四五六七八九]{{3,}})"
    f"(?![{SIGNS}](?![瓦米克伏]))"  # 千瓦, 千米 … are units
)
MIXED = f"(?<![0-9.]){_ARABIC}(?:{BLANK}(?:亿{_ARABIC}万|[十百千]?{_LARGE}|[百千]))?(?![0-9{SIGNS}]|[.][0-9])"
NUMERAL = f"(?:{MIXED}|{CHINESE})"

_PRINTED_MULTIPLIER = re.compile(f"({_ARABIC}){BLANK}([{''.join([*SMALL, *LARGE])}]+)$")
_PRINTED_DECIMAL = re.compile(f"(.+)点([零〇一二三四五六七八九]+)({_LARGE}?)$")
_TOKEN = re.compile(f"{_ARABIC}|[{SIGNS}]")


class Numeral(NamedTuple):
    """What a numeral is worth, and how that is printed: 1.2万亿 is 1.2 and 万亿."""

    value: Decimal
    number: Decimal
    multiplier: str


def read_numeral(text: str) -> Numeral:
    """The value of a numeral that matches ``NUMERAL``; a Chinese one has no multiplier apart."""
    value = _worth(text)
    printed = _PRINTED_MULTIPLIER.match(text)
    if printed:
        whole = value == value.to_integral_value()
        return Numeral(Decimal(int(value)) if whole else value, Decimal(printed[1]), printed[2])
    return Numeral(value, value, "")


def is_chinese(text: str) -> bool:
    """Whether a numeral holds no Arabic digit."""
    return not any("0" <= character <= "9" for character in text)


def _worth(text: str) -> Decimal:
    if len(text) > 2 and all(character in DIGITS for character in text):
        return Decimal("".join(str(DIGITS[character]) for character in text))
    decimal = _PRINTED_DECIMAL.match(text)
    if decimal:
        fraction = "".join(str(DIGITS[digit]) for digit in decimal[2])
        worth = Decimal(f"{_worth(decimal[1])}.{fraction}") * (_worth(decimal[3]) or 1)
        return Decimal(int(worth)) if worth == int(worth) else worth.normalize()
    total, section = Decimal(0), Decimal(0)
    current: Decimal | None = None
    for token in _TOKEN.findall(text):
        if token in SMALL:
            section += (Decimal(1) if current is None else current) * SMALL[token]
            current = None
        elif token in LARGE:
            total, section = _raise(total, section + (current or 0), token), Decimal(0)
            current = None
        else:
            current = Decimal(DIGITS[token]) if token in DIGITS else Decimal(token)
    return total + section + (current or 0)


def _raise(total: Decimal, section: Decimal, token: str) -> Decimal:
    """What stands before 亿 is multiplied whole (万亿); before 万 only what follows 亿."""
    if token == "亿":
        return (total + section or Decimal(1)) * LARGE[token]
    return total + (section or Decimal(1)) * LARGE[token]
