"""Numerals, Arabic, Chinese and mixed: how they are written and what they are worth.

All text here is folded: simplified characters, half-width digits.  The grammar is strict, so that
百十亿, 一百二 or 3万4 is no numeral rather than a wrong one.
"""

import re
from decimal import Decimal
from typing import NamedTuple

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
TENS = {"廿": 20, "卅": 30}
LARGE = {"万": 10**4, "亿": 10**8}
SIGNS = "".join([*DIGITS, *SMALL, *TENS, *LARGE])

BLANK = " {0,2}"
"""May stand between a number, what multiplies it and its unit."""
OF_UNIT = "[瓦米克伏帕赫卡焦乏]|安时?培?(?!全)"
"""Behind 千 these make a unit of measure (千瓦, 千米), and 千 multiplies no number."""

MULTIPLIER = "[十百千]?[万亿]+"
"""What may multiply a number or stand in a printed unit (百万元)."""

_K = f"千(?!{OF_UNIT})"
_D = "[一二两三四五六七八九]"
_INTEGER = "[1-9][0-9]*+"
_ARABIC = rf"(?:0|{_INTEGER})(?:\.[0-9]++)?"
_LARGE = "(?:万亿|亿|万)"


def _below_ten_thousand(digit: str, tens: str) -> str:
    """Numerals whose figures have signs, each but the last behind a greater one: 三千零五十, 4千5百."""
    begins = f"(?={digit}(?:百|{_K})|{tens})"
    last = f"(?:零?{tens}|零(?={digit}))?(?:(?<=[十廿卅零]){digit})?"
    return f"{begins}(?:{digit}{_K})?(?:零?{digit}百)?{last}"


_SECTION = f"(?:{_D}(?!百|十|{_K})|{_below_ten_thousand(_D, f'(?:{_D}?十|[廿卅])')})"
_REST = f"(?:(?!{_D}(?!百|十|{_K}))零?{_SECTION})"
"""Behind 万: a figure without a sign needs 零, for 三万五 is 35,000."""
_WHOLE = f"{_SECTION}(?:万{_REST}?)?(?:亿(?:零?{_SECTION}万{_REST}?|零{_SECTION})?)?"
_DECIMAL = f"(?:{_SECTION}|零)点[零〇一二三四五六七八九]+{_LARGE}?"
_ROUND = f"(?:(?:百|{_K})?{_LARGE}|百|{_K})"

CHINESE = (
    f"(?<![{SIGNS}0-9])"
    f"(?:{_DECIMAL}|{_WHOLE}|{_ROUND}|[〇零一二三四五六七八九]{{3,}})"
    f"(?![0-9]|[{SIGNS}](?<!千)|{_K})"
)
_CHAIN = f"(?:{_below_ten_thousand('[1-9]', '[1-9]十')})"
"""4千5百: each figure with its own sign."""
_HEAD = f"(?:{_CHAIN}|{_INTEGER})"
_TAIL = f"(?:零?{_CHAIN}|零{_INTEGER}|[1-9][0-9]{{2,3}})(?:\\.[0-9]+)?"
"""Behind 万: what is left below it."""
_TEN_THOUSANDS_MIXED = f"{_HEAD}{BLANK}万(?:{_TAIL})?"
_MIXED = (
    f"(?:{_HEAD}万零?{_CHAIN}亿|{_HEAD}{BLANK}(?:万亿|亿)(?:零?{_TEN_THOUSANDS_MIXED}|零{_CHAIN}|零{_INTEGER})"
    f"|{_HEAD}{BLANK}万{_TAIL}|{_CHAIN}{BLANK}{_LARGE}(?:零?{_TEN_THOUSANDS_MIXED})?|{_CHAIN})"
)
_SINGLE = f"{_ARABIC}(?:{BLANK}(?:(?:[十百]|{_K})?{_LARGE}|百|{_K}))?"
MIXED = (
    f"(?<![0-9.])(?<![0-9{SIGNS}][百千万亿零])(?:{_MIXED}|{_SINGLE})"
    f"(?![0-9]|[{SIGNS}](?<!千)|{_K}|[.][0-9])"
)
NUMERAL = f"(?=[0-9{SIGNS}])(?:{MIXED}|{CHINESE})"

_PRINTED_MULTIPLIER = re.compile(f"({_ARABIC}){BLANK}([{''.join([*SMALL, *LARGE])}]+)$")
_PRINTED_DECIMAL = re.compile(f"(.+)点([零〇一二三四五六七八九]+)({_LARGE}?)$")
_TOKEN = re.compile(f"{_ARABIC}|[{SIGNS}]")

_ZEROS = dict.fromkeys(map(ord, "零○〇◯OОΟ0"), "〇")
_YEAR_IN_CHARACTERS = re.compile("[二一][零○〇◯OОΟ0一二三四五六七八九]{3}(?=[年—–~至到-])")
_FORMAL = str.maketrans("壹贰叁叄参肆伍陆柒捌玖拾佰仟圆", "一二三三三四五六七八九十百千元")
_FORMAL_NUMERAL = re.compile(
    "(?<![队大着登落水海行退入壹贰叁叄参肆伍陆柒捌玖拾佰仟零万亿])(?=[壹贰叁叄参肆伍陆柒捌玖拾])"
    "(?P<signs>[壹贰叁叄参肆伍陆柒捌玖拾佰仟零万亿]++)圆?(?P<money>(?<=圆)|(?=[元余多]|人民币))?"
)


class Numeral(NamedTuple):
    """What a numeral is worth, and how that is printed: 1.2万亿 is 1.2 and 万亿."""

    value: Decimal
    number: Decimal
    multiplier: str


def plain_numerals(text: str) -> str:
    """Text with the numerals of contracts (伍佰万元) and of years (二○二五年) in usual characters.

    Its length stays the same.
    """
    text = _YEAR_IN_CHARACTERS.sub(lambda match: match[0].translate(_ZEROS), text)
    return _FORMAL_NUMERAL.sub(_in_usual_characters, text)


def _in_usual_characters(match: re.Match[str]) -> str:
    """A run of such characters; without 拾, 佰 or 仟 (贰亿) only where it is money."""
    signs = match["signs"]
    formal = re.search("[拾佰仟]", signs[1:]) or (match["money"] is not None and signs[-1] in LARGE)
    return match[0].translate(_FORMAL) if formal else match[0]


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
        elif token in TENS:
            section += TENS[token]
        elif token in DIGITS:
            current = Decimal(DIGITS[token]) or None  # 零 only holds a place.
        else:
            current = Decimal(token)
    return total + section + (current or 0)


def _raise(total: Decimal, section: Decimal, token: str) -> Decimal:
    """What stands before 亿 is multiplied whole (万亿); before 万 only what follows 亿."""
    if token == "亿":
        return (total + section or Decimal(1)) * LARGE[token]
    return total + (section or Decimal(1)) * LARGE[token]
