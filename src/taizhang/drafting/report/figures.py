"""The figure of a clause that tells how far a target has come, and what the next clauses add to it."""

import re
from typing import Any

from taizhang.drafting.report.clauses import NUMBER, any_of
from taizhang.drafting.report.promises import Known
from taizhang.drafting.report.tallies import plain
from taizhang.quantity import Quantity, read_quantities, unit_of, words_of
from taizhang.registers import Registers
from taizhang.words.governing_years import GoverningYears

MONEY = "money"
"""The dimension in which a figure in another unit is still one of the same thing, though not converted."""


class Figures:
    """Reads figures as the targets of a plan count them."""

    def __init__(self, registers: Registers) -> None:
        self.registers, self.words = registers, words_of(registers)
        self.lexicon: dict[str, Any] = registers.lexicon.get("reports", {})
        goals, assigned = (any_of(self.lexicon.get(key, ())) for key in ("goals", "assigned"))
        self._goal = re.compile(f"(?:{goals})$|(?:{assigned})")
        months = any_of(self.lexicon.get("months", ()))
        self._bare = re.compile(
            rf"{months}|[\d.%年月日\s~～—–-]|[至到底]|{any_of(self.lexicon.get('bare', ()))}"
        )

    def reached(self, clause: str) -> list[Quantity]:
        """The quantities of a clause but those from which something rose, and what was to be reached."""
        found = read_quantities(clause, self.words)
        years = GoverningYears(found, clause, self.registers)
        return [
            one
            for one in years.quantities()
            if one.promising
            and one.part("base") is None
            and not self._goal.search(clause[: one.start])
        ]

    def names_nothing_else(self, clause: str, told: Known) -> bool:
        """Whether a clause is but a time, a verb and a figure, so that it tells of what was named before."""
        units = {one.printed for one in read_quantities(clause, self.words) if one.promising}
        bare = self._bare.sub("", re.sub(any_of(units), "", clause))
        return bool(units) and set(bare) <= set(told.claim.quote)

    def fitting(self, about: Known, quantities: list[Quantity]) -> Quantity | None:
        """The first quantity of the kind and unit that a target counts; a level before an increment."""
        fields = about.claim.fields
        unit = self._unit_of(about)
        grows = fields.get("change", {}).get("kind") in ("growth", "average-growth")
        fit = [
            one
            for one in quantities
            if (one.change in ("growth", "average-growth")) == grows and self._unit(one, unit)
        ]
        return next((one for one in fit if one.change != "increment"), next(iter(fit), None))

    @staticmethod
    def _unit_of(about: Known) -> str:
        fields = about.claim.fields
        unit: str = fields.get("baseline", {}).get("unit") or fields.get("unit", "")
        return unit

    def _unit(self, quantity: Quantity, wanted: str) -> str:
        """The unit of a quantity that is counted as a wanted one, or in another currency; else empty."""
        units = self.registers.tables["units"]
        entry = units.get(wanted, {})
        bases = [wanted] if entry else []
        if entry.get("dimension") == MONEY:
            bases += [
                id for id, one in units.items() if one["base"] == id and one["dimension"] == MONEY
            ]
        found = (unit_of(quantity, one, self.words, units) for one in bases)
        return next((unit for unit in found if unit), "")

    def fields(self, about: Known, quantity: Quantity, quote: str) -> dict[str, Any]:
        """The fields of an observation that a quantity gives."""
        row: dict[str, Any] = {
            "comparator": quantity.bound,
            "value": quantity.number,
            "unit": self._unit(quantity, self._unit_of(about)),
        }
        if len(NUMBER.findall(quote)) > 1:
            row["printed"] = quantity.printed
        if quantity.change in ("growth", "average-growth"):
            against = quantity.says("against")
            row["change"] = {"kind": quantity.change} | ({"against": against} if against else {})
        return row

    def adds(self, clause: str, last: dict[str, Any]) -> bool:
        """Whether a clause only adds completion, margin or what is lacking to the figure before it."""
        number = re.search(r"(\d+(?:\.\d+)?)\s*(%|个百分点|[一-鿿]*)", clause)
        if number is None:
            return False
        said = self.lexicon.get("said", {})
        signs = {"": said.get("ahead", ()), "-": said.get("behind", ())}
        sign = next(
            (sign for sign, words in signs.items() if clause.startswith(tuple(words))), None
        )
        if clause.startswith(tuple(self.lexicon.get("completed", ()))) and number[2] == "%":
            last["completion"] = plain(number[1])
        elif clause.startswith(tuple(self.lexicon.get("lacking", ()))):
            last["shortfall"] = plain(number[1])
        elif sign is not None and number[2] == "个百分点":
            last["margin"] = plain(sign + number[1])
        else:
            return False
        return True
