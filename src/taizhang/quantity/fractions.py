"""Shares in words: 百分之五, 千分之二点五, 三分之一, 两成, and doublings (翻两番).

A share that no decimal writes exactly is read to four places: 三分之一 is 33.3333 %.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from taizhang.quantity.model import Quantity, QuantityPart, Sure
from taizhang.quantity.numerals import DIGITS, NUMERAL, SIGNS, is_chinese, read_numeral

PLACES = Decimal("0.0001")
"""To so many places a share is read that no decimal writes exactly."""
SIGN_OF = {"百": "%", "千": "‰", "万": "‱"}
_ONE = "[一二两三四五六七八九1-9]"
_WHOLE = "(?:[百千万十二三四五六七八九]|[1-9][0-9]?)"


def share_pattern(dashes: str, more: str) -> re.Pattern[str]:
    """A pattern for a share of a whole, or a range of two."""
    dash = f" ?[{re.escape(dashes)}]{{1,2}} ?"
    return re.compile(
        f"(?<![{SIGNS}0-9])(?P<whole>{_WHOLE})分之(?P<first>{NUMERAL})"
        f"(?:{dash}(?:(?P=whole)分之)?(?P<second>{NUMERAL}))?(?P<more>(?:{more})(?=的|[^一-鿿]|$))?"
    )


def tenths_pattern(dashes: str, more: str) -> re.Pattern[str]:
    """A pattern for tenths (两成, 三成五), or a range of two (三到五成)."""
    dash = f" ?[{re.escape(dashes)}]{{1,2}} ?"
    return re.compile(
        f"(?<![{SIGNS}0-9.])(?:(?P<low>{_ONE})成?{dash})?(?P<first>{_ONE})成"
        f"(?P<half>[一二三四五六七八九半](?![{SIGNS}成批]))?(?P<more>{more})?"
    )


DOUBLED = re.compile(f"翻了?(?P<times>{_ONE})番")


def read_share(match: re.Match[str]) -> Quantity:
    """A share of a whole: in percent, per mille, per ten thousand, else as so many percent."""
    whole = match["whole"]
    unit = SIGN_OF.get(whole, "%")
    scale = Decimal(1) if whole in SIGN_OF else Decimal(100) / read_numeral(whole).value
    ends = [read_numeral(match[end]).value * scale for end in ("first", "second") if match[end]]
    sure: Sure = "likely" if is_chinese(match["first"]) else "certain"
    return _quantity(match, [_rounded(end) for end in ends], unit, sure)


def read_tenths(match: re.Match[str]) -> Quantity:
    """So many tenths, in percent."""
    half = match["half"] or ""
    ends = [_digit(match["low"]) * 10] if match["low"] else []
    ends.append(_digit(match["first"]) * 10 + (5 if half == "半" else DIGITS.get(half, 0)))
    return _quantity(match, [Decimal(end) for end in ends], "%", "likely")


def read_doubled(match: re.Match[str]) -> Quantity:
    """Doubled so many times: 翻三番 is eight times."""
    value = Decimal(2 ** _digit(match["times"]))
    parts = (
        QuantityPart("number", str(value), *match.span()),
        QuantityPart("change", "multiple", *match.span()),
    )
    return Quantity("", *match.span(), "multiple", "likely", value, None, value, "", "倍", parts)


def _digit(printed: str) -> int:
    return DIGITS[printed] if printed in DIGITS else int(printed)


def _rounded(value: Decimal) -> Decimal:
    rounded = value.quantize(PLACES)
    whole = rounded == rounded.to_integral_value()
    return Decimal(int(rounded)) if whole else rounded.normalize()


def _quantity(match: re.Match[str], ends: list[Decimal], unit: str, sure: Sure) -> Quantity:
    value, to = ends[0], ends[1] if len(ends) > 1 else None
    if to is not None and to <= value:
        sure = "doubtful"
    return Quantity(
        "",
        *match.span(),
        "percentage",
        sure,
        value,
        to,
        value,
        "",
        unit,
        tuple(_parts(match, ends)),
    )


def _parts(match: re.Match[str], ends: list[Decimal]) -> Iterator[QuantityPart]:
    yield QuantityPart("number", str(ends[0]), *match.span())
    if len(ends) > 1:
        yield QuantityPart("to", str(ends[1]), *match.span())
    if match["more"]:
        yield QuantityPart("bound", "gt", *match.span("more"))
