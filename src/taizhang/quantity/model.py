"""What was read: a quantity, and which words gave which part of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

Sure = Literal["certain", "likely", "doubtful"]

PROMISING = frozenset(
    ("amount", "count", "percentage", "rate", "multiple", "measure", "scale", "list-count")
)
"""Kinds that a target or an offer of money may state."""


class QuantityPart(NamedTuple):
    """Words, at ``text[start:end]``, and what they give to a quantity.

    ``near`` where they stand in the quantity's own clause; else only in its sentence.
    """

    gives: str
    value: str
    start: int
    end: int
    near: bool = True


@dataclass(frozen=True)
class Quantity:
    """A quantity at ``text[start:end]``: number, multiplier and unit; bounds lie around it.

    ``value`` has the multiplier folded in: 1.2万亿元 is 1200000000000 元, with ``number`` 1.2 and
    ``multiplier`` 万亿.  ``unit`` is in simplified characters.  ``value`` is None where no value is
    meant (a name, an ordinal, numbering).  ``parts`` are in the order in which they were found.
    """

    printed: str
    start: int
    end: int
    kind: str
    sure: Sure
    value: Decimal | None = None
    value_to: Decimal | None = None
    number: Decimal | None = None
    multiplier: str = ""
    unit: str = ""
    parts: tuple[QuantityPart, ...] = ()

    def part(self, gives: str) -> QuantityPart | None:
        """The words that give this part of the quantity."""
        return next((part for part in self.parts if part.gives == gives), None)

    def says(self, gives: str) -> str:
        """What the words give for this part; empty where they are silent."""
        part = self.part(gives)
        return part.value if part else ""

    @property
    def bound(self) -> str:
        """eq (no bound printed), gte, gt, lte, lt, approx or range."""
        return "range" if self.value_to is not None else self.says("bound") or "eq"

    @property
    def change(self) -> str:
        """growth, average-growth, increment or multiple; empty where the value is a level."""
        return self.says("change")

    @property
    def promising(self) -> bool:
        """Whether its kind is one that a target or an offer of money may state."""
        return self.kind in PROMISING

    def with_parts(self, parts: Iterable[QuantityPart], sure: Sure | None = None) -> "Quantity":
        """The same quantity with further parts, and no surer than ``sure``."""
        least = least_sure(self.sure, sure or self.sure)
        return replace(self, parts=(*self.parts, *parts), sure=least)


def least_sure(*grades: Sure) -> Sure:
    """The lowest of these grades."""
    order: tuple[Sure, ...] = ("doubtful", "likely", "certain")
    return min(grades, key=order.index)
