"""Which quantity of its words a claim's value refers to, and whether value and unit are its own."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from taizhang.quantity.model import Quantity
from taizhang.quantity.words import Words


def quantity_for(
    quantities: Iterable[Quantity],
    value: Decimal,
    words: Words,
    *,
    to: Decimal | None = None,
    unit: str = "",
    span: tuple[int, int] | None = None,
) -> Quantity | None:
    """The quantity to which a claim's value refers, or None.

    ``span`` is where the ``printed`` words of the claim stand, if a person named them: then only
    quantities that touch it are asked, and the nearest in value is returned even if it differs,
    so that the difference can be told.  Without it the value must agree; of several, one with the
    claim's unit and a promising kind comes first.
    """
    asked = [
        quantity
        for quantity in quantities
        if quantity.value is not None
        and (span is None or (quantity.start < span[1] and span[0] < quantity.end))
    ]
    agreeing = [quantity for quantity in asked if means(quantity, value, to, unit, words)]
    named = [quantity for quantity in asked if quantity.promising] or asked if span else []
    return max(
        agreeing or named,
        key=lambda quantity: (quantity.promising, fits_unit(quantity, unit, words)),
        default=None,
    )


def fits_unit(quantity: Quantity, unit: str, words: Words) -> bool:
    """Whether the printed unit can be this unit of the register; true where none is printed."""
    units = words.measures
    printed = units.printed.get(unit, frozenset())
    if quantity.unit in printed or not unit or _is_bare(quantity):
        return True
    if not printed:
        return not units.is_of_another(quantity.unit, unit)
    return units.means("" if quantity.kind == "scale" else quantity.unit, unit)


def unit_of(
    quantity: Quantity, wanted: str, words: Words, units: Mapping[str, Mapping[str, Any]]
) -> str:
    """The unit of a register in which a quantity is printed, counted as a wanted one is; else nothing."""
    base = units.get(wanted, {}).get("base")
    same = [id for id, entry in units.items() if entry["base"] == base]
    printed = [id for id in same if quantity.unit in words.measures.printed.get(id, ())]
    exact = [
        id
        for id in printed
        if quantity.value is not None
        and quantity.number == quantity.value / words.scales.get(id, 1)
    ]
    return next(iter([*(id for id in exact if id == wanted), *exact, *printed]), "")


def means(quantity: Quantity, value: Decimal, to: Decimal | None, unit: str, words: Words) -> bool:
    """Whether a value in a unit is what the quantity is worth."""
    scale = scale_of(quantity, unit, words)
    stated = (value * scale, None if to is None else to * scale)
    return stated == (quantity.value, quantity.value_to) or _is_rounded(quantity, value, to)


def scale_of(quantity: Quantity, unit: str, words: Words) -> Decimal:
    """What a unit multiplies a stated value by; a number without unit has that of its column."""
    return Decimal(1) if _is_bare(quantity) else words.scales.get(unit, Decimal(1))


def _is_bare(quantity: Quantity) -> bool:
    """Whether nothing but digits is printed, as in the cells of tables."""
    return quantity.kind == "unknown"


def _is_rounded(quantity: Quantity, value: Decimal, to: Decimal | None) -> bool:
    """Whether a value is a share that no decimal writes exactly (三分之一), to one place or more."""
    read, places = quantity.value, -int(value.as_tuple().exponent)
    exact = read is None or read == read.quantize(Decimal("0.001")) or to is not None
    if exact or "分之" not in quantity.printed or places < 1:
        return False
    return read is not None and round(read, places) == value
