"""A quantity of a text, with what it was taken for."""

from dataclasses import dataclass

from taizhang.quantity import Quantity


@dataclass(frozen=True)
class Promise:
    """A quantity at ``text[start:end]`` with what it was taken for.

    ``sort`` is target, money, rate or threshold; ``low`` and ``high`` border its clause.
    """

    sort: str
    quantity: Quantity
    start: int
    end: int
    low: int
    high: int
