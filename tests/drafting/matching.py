"""When a value of a draft is that of a truth: the same words, and the same worth."""

import re
from dataclasses import dataclass
from decimal import Decimal

from drafting.truth import Value
from taizhang.registers import Registers

SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2, "": 1}
MONEY = re.compile(r"(万亿|亿|万|千|百|)(元|人民币|美元|欧元|英镑|日元|港元|港币|澳门元)?")
CURRENCIES = {
    "美元": "USD",
    "欧元": "EUR",
    "英镑": "GBP",
    "日元": "JPY",
    "港元": "HKD",
    "港币": "HKD",
}
RHYTHMS = {
    "annual": "P1Y",
    "half-yearly": "P6M",
    "quarterly": "P3M",
    "monthly": "P1M",
    "weekly": "P7D",
    "daily": "P1D",
}
UNJUDGED = "?"
OF_OLD = frozenset(("firm", "institution", "person", "team", "patent", "item", "event", "percent"))
"""Units of the register when the truths were written: what each counts is a question of its own."""


@dataclass(frozen=True)
class Pairing:
    """Values of a truth beside those of a draft that are the same, and those left on either side."""

    pairs: list[tuple[Value, Value]]
    missed: list[Value]
    spurious: list[Value]


class Matcher:
    """Pairs values by place and worth, in the units of a register."""

    def __init__(self, registers: Registers, text: str) -> None:
        self.units = registers.tables["units"]
        self.text = text

    def pair(self, wanted: list[Value], drafted: list[Value]) -> Pairing:
        """Pair each value with the drafted one that is the same and agrees with it in most."""
        pairs, missed, left = [], [], list(drafted)
        for one in wanted:
            same = [two for two in left if overlaps(one, two) and self.same(one, two)]
            if same:
                best = max(same, key=lambda two: (two.year == one.year, two.bound == one.bound))
                pairs.append((one, best))
                left.remove(best)
            else:
                missed.append(one)
        return Pairing(pairs, missed, left)

    def same(self, one: Value, two: Value) -> bool:
        """Whether two values have the same worth in the same unit."""
        return self.same_unit(one, two) and self.worth(one) == self.worth(two)

    def same_unit(self, one: Value, two: Value) -> bool:
        """Whether a drafted unit is that of the truth, or one the register has gained since."""
        (_, base, currency), (_, other, drafted) = self._unit(one), self._unit(two)
        if currency != drafted:
            return False
        return base == other or self._gained(one, two)

    def worth(self, value: Value) -> tuple[Decimal | None, Decimal | None]:
        """Value and upper end in the base unit."""
        factor = self._unit(value)[0]
        one, to = (None if end is None else end * factor for end in (value.value, value.to))
        return one, to

    def _unit(self, value: Value) -> tuple[Decimal, str, str]:
        """Factor, base unit and currency of a unit, named by its id or as it is printed."""
        unit = value.unit or ""
        money = MONEY.fullmatch(unit) if unit else None
        if money:
            currency = value.currency or CURRENCIES.get(money[2] or "", "CNY")
            return Decimal(SCALES[money[1]]), "元", currency
        named = [one for one in self.units.values() if unit in one.get("printed", [])]
        entry = self.units.get(unit) or (named[0] if named else None)
        if entry:
            return Decimal(str(entry["factor"])), entry["base"], ""
        return Decimal(1), unit, ""

    def _gained(self, one: Value, two: Value) -> bool:
        """Whether the drafted unit prints more of the words in the text than that of the truth does."""
        if two.unit in OF_OLD:
            return False
        told = self.text[one.start : one.end + 3]
        old, new = (
            max((len(word) for word in self._printed(unit) if word in told), default=0)
            for unit in (one.unit, two.unit)
        )
        return new > old

    def _printed(self, unit: str | None) -> list[str]:
        return list(self.units.get(unit or "", {}).get("printed", []))


def overlaps(one: Value, two: Value) -> bool:
    """Whether the words of two values share a character."""
    return one.start < two.end and two.start < one.end


def bound_of(value: Value, plain: str) -> str | None:
    """The bound; where none is told that of a plain number, or none where there are two ends."""
    if value.to is not None:
        return "range"
    return value.bound or plain


def plain(fact: object) -> object:
    """A fact without the blanks of its print."""
    return "".join(fact.split()) if isinstance(fact, str) else fact


def rhythm_of(said: str | None) -> str | None:
    """How often, as a duration: P7D for a week."""
    weeks = re.fullmatch(r"P(\d+)W", said or "")
    return f"P{int(weeks[1]) * 7}D" if weeks else RHYTHMS.get(said or "", said)
