"""The units of a corpus: how they are printed, what they measure, and of what they are the price."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from taizhang.quantity.numerals import BLANK, LARGE, MULTIPLIER

KINDS = {"ratio": "percentage", "money": "amount", "count": "count"}
"""Kind of quantity by the dimension of its unit; other dimensions are measures."""
OWN_CURRENCY = "CNY"
"""An amount that prints no unit (5亿) can be in no other."""

SIGNED = ("ratio", "temperature")
"""Dimensions of which a value may lie below zero."""

HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xFE6A: 0x25}
HALF_WIDTH |= dict.fromkeys((0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F), 0x20)
_MULTIPLIER = re.compile(f"^{MULTIPLIER}")
_COUNTED = ("amount", "count", "percentage", "multiple", "measure")
"""Kinds whose unit shows that a number behind a Latin word (GDP8万元) is no part of a name."""

Entries = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, repr=False)
class Units:
    """Units by their id, and all words that name one."""

    printed: Mapping[str, frozenset[str]]
    """Printed forms without 万 or 亿, by id: 万元 is 元."""
    dimensions: Mapping[str, str]
    currencies: Mapping[str, str]
    """ISO 4217 codes of the units of money."""
    scales: Mapping[str, Decimal]
    """What a unit of money is worth in its base unit; 1 for every other unit."""
    kinds: Mapping[str, str]
    """The kind of quantity that each printed form makes."""
    bases: Mapping[str, str]
    """For each printed form of a currency its base unit: 港币 is 港元."""
    signed: Mapping[str, str]
    """Printed forms of units whose values may lie below zero, and what they measure."""
    own: str
    """The base unit of the currency that an amount is in which names no other."""
    latin: str
    """A pattern for a unit in Latin letters, whole."""
    pattern: str
    """A pattern for any unit behind a number."""
    tail: str
    """A pattern for what behind a number shows that it is a quantity, though a Latin word precedes."""
    before: re.Pattern[str]
    """A currency named before its number: 港币2000万元."""
    per: re.Pattern[str]
    """What an amount is paid for, behind its unit: /亩, /人·月, 每千瓦时."""
    each: re.Pattern[str]
    """A unit of measure for each of which something is paid: 每亩."""
    rhythms: Mapping[str, str]
    """Words of time among these, and how often they come: 月 is P1M."""

    @classmethod
    def of(cls, entries: Entries, words: Mapping[str, Any]) -> "Units":
        """The units of a register, with the counted things and denominators of the lexicon."""
        printed = {
            id: frozenset(map(bare, unit.get("printed", []))) for id, unit in entries.items()
        }
        money = {id: unit for id, unit in entries.items() if unit["dimension"] == "money"}
        bases = {
            form: str(unit["base"]) for id, unit in money.items() for form in printed[id] - {""}
        }
        before = {word: unit["base"] for unit in money.values() for word in unit.get("before", [])}
        kinds = dict.fromkeys(words.get("latin", []), "measure")
        kinds |= _kinds(printed, entries, words["counters"])
        latin = f"(?:{any_of(filter(is_latin, kinds))})(?![A-Za-z0-9²³])"
        measured = any_of(kind for kind in kinds if kinds[kind] == "measure")
        rhythms = words.get("rhythms", {})
        denominator = f"(?:{any_of({*kinds, *rhythms, *words.get('denominators', [])})})"
        return cls(
            printed=printed,
            dimensions={id: unit["dimension"] for id, unit in entries.items()},
            currencies={id: str(unit.get("currency", OWN_CURRENCY)) for id, unit in money.items()},
            scales={id: Decimal(money[id]["factor"] if id in money else 1) for id in entries},
            kinds=kinds,
            bases=bases | before,
            signed={
                form: entries[id]["dimension"]
                for id, forms in printed.items()
                for form in forms
                if entries[id]["dimension"] in SIGNED
            },
            own=next((str(one["base"]) for one in money.values() if _is_own(one)), ""),
            latin=latin,
            pattern=f"{latin}|{_behind_multipliers(entries, kinds)}",
            tail=f"{BLANK}(?:{MULTIPLIER}|{latin}|{any_of(_counted(kinds))})",
            before=re.compile(f"({any_of(before)})[ :]?$"),
            per=re.compile(
                f"/({denominator}(?:[/·•]{denominator})*)(?![0-9])|每({measured})(?![0-9])"
            ),
            each=re.compile(f"每(?:{measured})"),
            rhythms=rhythms,
        )

    def means(self, printed: str, unit: str) -> bool:
        """Whether a printed unit, or none, can be this unit of the register."""
        if printed:
            return printed in self.printed.get(unit, frozenset())
        return self.dimensions.get(unit) == "count" or self.currencies.get(unit) == OWN_CURRENCY

    def is_money(self, printed: str, unit: str) -> bool:
        """Whether this unit of the register is one of money, in the currency that is printed."""
        return unit in self.currencies and self.means(printed, unit)

    def is_of_another(self, printed: str, unit: str) -> bool:
        """Whether words print another unit of the same dimension: % is none per ten thousand."""
        dimension = self.dimensions.get(unit)
        return any(
            printed in forms and self.dimensions[other] == dimension
            for other, forms in self.printed.items()
        )


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first; one that never matches for none."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"


def bare(unit: str) -> str:
    """A printed unit without the multiplier that belongs to the number: 万元 is 元."""
    return _MULTIPLIER.sub("", unit.translate(HALF_WIDTH))


def is_latin(unit: str) -> bool:
    """Whether a unit begins with a Latin letter: kW, m³."""
    return unit[:1].isascii() and unit[:1].isalpha()


def _is_own(unit: Mapping[str, Any]) -> bool:
    return bool(unit.get("currency", OWN_CURRENCY) == OWN_CURRENCY)


def _counted(kinds: Mapping[str, str]) -> list[str]:
    """The Chinese words for what is counted."""
    return [word for word, kind in kinds.items() if kind in _COUNTED and not is_latin(word)]


def _kinds(
    printed: Mapping[str, frozenset[str]], units: Entries, counters: Mapping[str, list[str]]
) -> dict[str, str]:
    """The kind of quantity that each printed unit makes."""
    kinds = {word: kind for kind, listed in counters.items() for word in listed}
    for id, words in printed.items():
        dimension = units[id]["dimension"]
        kind = "multiple" if id == "times" else KINDS.get(dimension, "measure")
        kinds |= dict.fromkeys(words - {""}, kind)
    return kinds


def _behind_multipliers(entries: Entries, kinds: Mapping[str, str]) -> str:
    """A pattern for units in characters; what is only printed with 万 or 亿 (万方) needs one."""
    forms = {form for unit in entries.values() for form in unit.get("printed", [])}
    forms |= {kind for kind in kinds if kind not in map(bare, forms)}
    needy = {kind for kind in kinds if kind not in forms}
    free = any_of(kind for kind in kinds if kind not in needy and not is_latin(kind))
    return f"{free}|(?<=[{''.join(LARGE)}])(?:{any_of(needy)})"
