"""Numbers, units, times and rhythms as a reader of either language says them."""

import re
from decimal import Decimal
from typing import Any

from taizhang.promises.labels import value_label, word
from taizhang.quantity.units import OWN_CURRENCY
from taizhang.registers import Registers

SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
"""Powers of ten by which English tells large amounts of money."""


class Wording:
    """Puts values of records into words of one language."""

    def __init__(self, lang: str, registers: Registers) -> None:
        self.lang = lang
        self.units = registers.tables["units"]

    def value(self, kind: str, fields: dict[str, Any]) -> str:
        """What a claim of a kind promises, in words; empty where it states neither value nor terms."""
        if kind == "targets":
            return self.target(fields) or str(fields.get("reference", ""))
        if kind == "funding":
            return self.money(fields) or self.rate(fields)
        every = self.rhythm(fields["every"]) if "every" in fields else ""
        return " ".join(part for part in (every, self.quota(fields)) if part)

    def rate(self, fields: dict[str, Any]) -> str:
        """At which share of what money is paid; empty where none is printed."""
        rate = fields.get("rate")
        percent = self.percent(rate) if rate else ""
        return word("of-rate", self.lang).format(of=rate["of"], rate=percent) if rate else ""

    def quota(self, fields: dict[str, Any]) -> str:
        """How many a duty asks for each time; empty where it does not say."""
        quota = fields.get("quota")
        return self.bounded(quota["comparator"], quota, quota["unit"]) if quota else ""

    def target(self, fields: dict[str, Any]) -> str:
        """What a target promises, in words: 不低于 2.0%, growth of at least 15%."""
        change = fields.get("change", {})
        kind = f"{change['kind']}-{fields['unit']}" if change.get("kind") == "increment" else ""
        unit = "percentage-point" if kind == "increment-percent" else fields.get("unit", "")
        if "value" not in fields:
            phrase = ""
        else:
            phrase = self.bounded(fields.get("comparator", "eq"), fields, unit)
        if not change:
            return phrase
        against = change.get("against")
        told = value_label("target.change.kind", change["kind"], self.lang)
        if against:
            against = value_label("target.change.against", against, self.lang)
            told = self._join(against, told) if self.lang == "zh" else f"{told} ({against})"
        return self._join(told, phrase) if self.lang == "zh" else f"{told}: {phrase}"

    def bounded(self, comparator: str, fields: dict[str, Any], unit: str) -> str:
        """A value with its bound and unit; a range where it has an upper end."""
        if "to" in fields:
            return self._for(self._range(fields["value"], fields["to"], unit), fields)
        told = self.quantity(fields["value"], unit)
        bound = "" if comparator == "eq" else value_label("comparator", comparator, self.lang)
        return self._for(self._join(bound, told), fields)

    def money(self, fields: dict[str, Any]) -> str:
        """An amount of public money with its bound; empty where none is printed."""
        if "amount" not in fields:
            return ""
        if "to" in fields:
            told = self._range(fields["amount"], fields["to"], fields["unit"])
            return self._for(told, fields)
        bound = fields.get("bound", "exact")
        told = "" if bound == "exact" else value_label("funding.bound", bound, self.lang)
        amount = self._join(told, self.quantity(fields["amount"], fields["unit"]))
        return self._for(amount, fields)

    def percent(self, rate: dict[str, Any]) -> str:
        """A rate in percent, or a range of two."""
        if "to" in rate:
            return self._range(rate["value"], rate["to"], "percent")
        return self.quantity(rate["value"], "percent")

    @staticmethod
    def _for(told: str, fields: dict[str, Any]) -> str:
        """A price with its denominator as printed: 100 元/亩, 每亩 200 元."""
        denominator = fields.get("denominator", "")
        if not denominator:
            return told
        return f"{denominator} {told}" if denominator.startswith("每") else f"{told}/{denominator}"

    def quantity(self, value: Any, unit: str) -> str:
        """A number with its unit: 2 亿元, CNY 200 million, 2.0%, 600 firms."""
        number = Decimal(value)
        if unit in ("percent", "percentage-point"):
            return f"{number:f}" + word(unit, self.lang)
        entry = self.units.get(unit)
        if entry is None:
            return f"{number:f} {unit}".strip()
        if self.lang == "zh":
            return f"{number:f} {entry['label']}"
        if entry["dimension"] == "money":
            code = entry.get("currency", OWN_CURRENCY)
            return money(number * Decimal(entry["factor"]), code)
        if number == 1:
            return f"1 ({entry['label_en']})"
        return f"{number:,f} {entry['label_en']}"

    def unit(self, unit: str) -> str:
        """The name of a unit."""
        entry = self.units.get(unit, {})
        return str(entry.get("label" if self.lang == "zh" else "label_en", unit))

    def when(self, fields: dict[str, Any]) -> str:
        """The year or years of a record, and how they bind: 到 2026 年, by 2026."""
        years = fields.get("period")
        timing = fields.get("timing", "")
        if "year" in fields:
            told = word(f"time-{timing or 'year'}", self.lang).format(year=fields["year"])
        elif years:
            told = self.years(years)
        else:
            due = self.due(fields["due"]) if "due" in fields else ""
            told = word("time-due", self.lang).format(due) if due else ""
        within = self.term(fields["within"]) if "within" in fields else ""
        every = self.rhythm(fields["every"]) if "every" in fields else ""
        parts = (told, within, every)
        return ("，" if self.lang == "zh" else ", ").join(part for part in parts if part)

    def due(self, due: str) -> str:
        """A deadline; of one that returns each year or month the month and the day."""
        if not due.startswith("--"):
            return due
        month, _, day = due[2:].partition("-")
        kind = "time-day" if not month else "time-month-day" if day else "time-month"
        named = {"month": int(month or 0), "day": int(day or 0)}
        return word(kind, self.lang).format(**named)

    def term(self, duration: str) -> str:
        """Within how long: 3 年内, within 3 years."""
        number, letter = duration[1:-1], duration[-1]
        told = word(f"every-{letter}", self.lang).format(number=number)
        return word("time-within", self.lang).format(told)

    def years(self, years: dict[str, Any]) -> str:
        """A span of years, or one year where it begins and ends in the same."""
        if years["start"] == years["end"]:
            return word("time-year", self.lang).format(year=years["start"])
        return word("time-years", self.lang).format(**years)

    def rhythm(self, duration: str) -> str:
        """An ISO 8601 duration as a rhythm: 每旬, every ten days."""
        known = value_label("rhythm", duration, self.lang)
        if known != duration:
            return known
        parts = re.findall(r"(\d+)([YMWD])", duration)
        told = [
            word(f"every-{letter}", self.lang).format(number=number) for number, letter in parts
        ]
        return word("every", self.lang).format(" ".join(told))

    def _range(self, low: Any, high: Any, unit: str) -> str:
        entry = self.units.get(unit, {})
        if self.lang == "en" and entry.get("dimension") == "money":
            return f"{self.quantity(low, unit)} to {self.quantity(high, unit)}"
        first = f"{Decimal(low):f}" if self.lang == "zh" else f"{Decimal(low):,f}"
        return f"{first}–{self.quantity(high, unit)}"

    @staticmethod
    def _join(first: str, second: str) -> str:
        return f"{first} {second}".strip()


def money(amount: Decimal, currency: str) -> str:
    """An amount as English tells it, exactly: CNY 200 million."""
    for power, name in SCALES:
        if amount >= Decimal(10) ** power:
            return f"{currency} {_plain(amount.scaleb(-power))} {name}"
    return f"{currency} {_plain(amount)}"


def _plain(number: Decimal) -> str:
    """A decimal with separators and without idle zeros."""
    told = f"{number:,f}"
    return told.rstrip("0").rstrip(".") if "." in told else told
