"""What accounts for each number: claims, dismissals, emendations, fixed forms."""

import re
from collections.abc import Iterator
from decimal import Decimal

from taizhang.numbers.fields import DATED, is_year, numeric_fields, printed_for
from taizhang.numbers.model import Account, Miss, Number, Use
from taizhang.numbers.multipliers import multiplier_pattern
from taizhang.numbers.periods import spans_of_period, unfitting_periods
from taizhang.numbers.phrases import Phrases
from taizhang.numbers.printed import (
    is_numbering,
    printed_numbers,
    read_number,
    restored_numbers,
)
from taizhang.plan import Claim, Plan
from taizhang.quantity import words_of
from taizhang.registers import Registers

LATIN = re.compile(r"[A-Za-z\uff21-\uff3a\uff41-\uff5a]")
BESIDE = 20
"""So far on either side the marks of its cell stand from a number."""
RETURNING = ("due.month", "due.day")
"""Parts of a date that returns each year: a rule of its own tells whether its words print it."""
AFTER = 20
"""What multiplies a number stands within so many characters behind it."""


def account(plan: Plan, registers: Registers) -> Account:
    """Find the numbers of a plan's source and what accounts for each of them."""
    ledger = _Ledger(plan, registers)
    for claim in plan.claims:
        if claim.kind != "dismissals":
            ledger.use(claim)
    ledger.use_period()
    for claim in plan.of_kind("dismissals"):
        ledger.dismiss(claim)
    ledger.settle()
    return Account(ledger.printed, ledger.restored, ledger.misses, ledger.unfitting)


class _Ledger:
    def __init__(self, plan: Plan, registers: Registers) -> None:
        self.plan, self.registers = plan, registers
        self.printed = list(printed_numbers(plan))
        self.restored = list(restored_numbers(plan, self.printed))
        self.numbers = [*self.printed, *self.restored]
        self.misses: list[Miss] = []
        self.unfitting: list[tuple[int, int]] = []
        self.units = registers.tables["units"]
        self.multipliers = registers.lexicon["multipliers"]
        self.multiplier = multiplier_pattern(registers)
        # A corpus may have no words of quantities.
        words = words_of(registers) if registers.lexicon.get("quantities") else None
        self.phrases = Phrases(plan.reading.text, words) if words else None
        self.latin_unit = re.compile(words.latin if words else "(?!)")
        """A unit in Latin letters (8kW), by which a number is a quantity and no part of a name."""

    def within(self, start: int, end: int) -> list[Number]:
        """Numbers of the reading text between two offsets."""
        return [n for n in self.numbers if start <= n.start and n.end <= end and n.start < n.end]

    def use(self, claim: Claim) -> None:
        """Find the number of each field of a claim in its words."""
        taken: list[Number] = []
        for key, value, unit in numeric_fields(claim):
            own = self._own_places(claim, key)
            found = self._find(own, value, unit, taken, key)
            numbers = [found] if found else self._spread(own, value, unit)
            for number in numbers:
                taken.append(number)
                elsewhere = not claim.start <= number.start < claim.end
                shared = elsewhere or claim.data.get("shared", False) is True
                number.uses.append(Use(claim.record, key, shared))
            if numbers:
                continue
            if self._must_be_printed(claim, key, own) and not self._is_worded(own, value, key):
                words = [self.plan.reading.text[start:end] for start, end in own]
                self.misses.append(Miss(claim, key, value, " … ".join(words)))
        self._use_words_of_time(claim)
        for share in self.plan.shares_of(claim) if claim.kind == "targets" else ():
            value = Decimal(share.data["value"])
            found = self._find(
                [(share.start, share.end)], value, claim.fields.get("unit"), [], "value"
            )
            if found:
                found.uses.append(Use(claim.record, "allocations", False))
            else:
                self.misses.append(Miss(claim, "allocations", value, share.data["quote"]))

    def _spread(
        self, places: list[tuple[int, int]], value: Decimal, unit: str | None
    ) -> list[Number]:
        """The numbers of a numeral that print a value together: 1万5千家."""
        entry = self.units.get(unit or "", {})
        scale = Decimal(entry["factor"]) if entry.get("dimension") == "money" else Decimal(1)
        span = self.phrases.spread(places, value * scale) if self.phrases else None
        return self.within(*span) if span else []

    def _use_words_of_time(self, claim: Claim) -> None:
        """The numbers in words of a rhythm, a term or a denominator: 每3个月, 3年内, 每100人."""
        places = [(claim.start, claim.end), *((p.start, p.end) for p in claim.context.values())]
        for place in places if self.phrases else ():
            assert self.phrases
            for field, span in self.phrases.of_time(claim, place):
                for number in self.within(*span):
                    if all(use.record != claim.record for use in number.uses):
                        number.uses.append(Use(claim.record, field, True))

    def _within(self, places: list[tuple[int, int]]) -> Iterator[Number]:
        return (number for start, end in places for number in self.within(start, end))

    def _own_places(self, claim: Claim, key: str) -> list[tuple[int, int]]:
        """Where in the claim's own quotes a field's number must stand."""
        printed = printed_for(claim, key)
        places = [(claim.start, claim.end)]
        if key.split(".")[0] in claim.context:
            context = claim.context[key.split(".")[0]]
            places.append((context.start, context.end))
        if printed is None:
            return places
        text = self.plan.reading.text
        return [
            (start + at, start + at + len(printed))
            for start, end in [*places, *((c.start, c.end) for c in claim.context.values())]
            if (at := text[start:end].find(printed)) >= 0
        ][:1]

    def _find(
        self,
        places: list[tuple[int, int]],
        value: Decimal,
        unit: str | None,
        taken: list[Number],
        key: str,
    ) -> Number | None:
        for number in self._within(places):
            free = is_year(key) or all(number is not other for other in taken)
            if free and self._means(number, value, unit, key):
                return number
        return None

    def _means(self, number: Number, value: Decimal, unit: str | None, key: str) -> bool:
        """Whether a printed number, with what multiplies it, can be this value in this unit."""
        printed = read_number(self.plan.reading.text[number.start : number.end])
        if is_year(key):
            return printed == value
        after = self.plan.folded[number.end : number.end + AFTER]
        multiplier = self.multiplier.match(after)
        factor = Decimal(self.multipliers[multiplier[1]] if multiplier else 1)
        entry = self.units.get(unit or "", {})
        is_money = entry.get("dimension") == "money"
        scale = Decimal(entry["factor"]) if is_money else Decimal(1)
        bare = not is_money or self._fills_cell(number)
        size = abs(value)  # Its sign is no part of the number.
        return printed * factor == size * scale or (bare and printed == size)

    def _fills_cell(self, number: Number) -> bool:
        """Whether a number stands alone in a cell, or on a line; the unit of its column holds."""
        text = self.plan.reading.text
        near = (
            slice(max(0, number.start - BESIDE), number.start),
            slice(number.end, number.end + BESIDE),
        )
        before, after = text[near[0]].rstrip(" "), text[near[1]].lstrip(" ")
        return before.endswith(("|", "\t", "\n")) and after[:1] in ("|", "\t", "\n", "\r", "")

    def _must_be_printed(self, claim: Claim, key: str, own: list[tuple[int, int]]) -> bool:
        """Whether a field's number must stand in its words in digits.

        Not so where it is taken over or inferred (of a rate only its base is), or where words
        without digits (全覆盖, 百家) are named as carrying it.
        """
        head = key.split(".")[0]
        inferred = claim.data.get("inferred", {})
        rated = key in ("rate.value", "rate.to")
        if (
            head in DATED
            or head not in claim.data
            or (head in inferred and not rated)
            or key in RETURNING
        ):
            return False
        return printed_for(claim, key) is None or any(self._within(own))

    def _is_worded(self, own: list[tuple[int, int]], value: Decimal, key: str) -> bool:
        """Whether characters print a rate or the base of a change: 百分之五.  No ``printed`` names them."""
        named = key in ("rate.value", "rate.to", "baseline.value")
        return named and self.phrases is not None and self.phrases.in_characters(own, value)

    def use_period(self) -> None:
        """The years of the plan's period, wherever the text prints them as a range or in its title."""
        self.unfitting = unfitting_periods(self.plan, self.registers)
        for key, span in spans_of_period(self.plan, self.registers):
            for number in self.within(*span):
                if not number.uses:
                    number.uses.append(Use(self.plan.id, key, True))

    def _join(self) -> None:
        """Numbers of the source that an emendation makes one number share their account."""
        first: dict[tuple[int, int], Number] = {}
        for number in self.numbers:
            if number.start < number.end:
                same = first.setdefault((number.start, number.end), number)
                number.uses, number.dismissals = same.uses, same.dismissals

    def dismiss(self, claim: Claim) -> None:
        for number in self.within(claim.start, claim.end):
            number.dismissals.append(claim)

    def settle(self) -> None:
        self._join()
        text, lexicon = self.plan.reading.text, self.registers.lexicon
        forms = [
            (form["form"], match.span())
            for form in lexicon["number_forms"]
            for match in re.finditer(form["pattern"], text)
        ]
        for number in self.numbers:
            if number.accounted_by:
                continue
            form = next(
                (name for name, (a, b) in forms if a <= number.start and number.end <= b), ""
            )
            if number.uses:
                number.accounted_by = "record"
            elif number.dismissals:
                number.accounted_by = "dismissal"
                number.reason = number.dismissals[0].data["reason"]
            elif form:
                number.accounted_by = form
            elif is_numbering(self.plan, number):
                number.accounted_by = "numbering"
            elif self._is_in_a_name(number, text):
                number.accounted_by = "latin"

    def _is_in_a_name(self, number: Number, text: str) -> bool:
        """Whether a number touches Latin letters that are no unit, and is no quantity (5G, T3)."""
        if LATIN.match(text[max(0, number.start - 1) : number.start]):
            place = (number.section.start, number.section.end)
            return not (self.phrases and self.phrases.is_quantity(place, number.start, number.end))
        return bool(LATIN.match(text, number.end) and not self.latin_unit.match(text, number.end))
