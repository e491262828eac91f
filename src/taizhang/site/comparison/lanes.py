"""Under which region the plans of each region are told, so that tables across regions stay readable."""

from collections.abc import Iterable

from taizhang.registers import Registers

LANES = 40
"""Where more regions than these have plans, tables across regions tell their provinces."""


def lanes(registers: Registers, codes: Iterable[str]) -> dict[str, str]:
    """Under which region each region is told: itself, or its province where there are too many."""
    known = sorted(set(codes))
    if len(known) <= LANES:
        return dict(zip(known, known, strict=True))
    return {code: [code, *registers.regions_above(code)[:-1]][-1] for code in known}
