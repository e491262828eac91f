"""From where a report speaks of a promise: own, internal, superior or independent."""

from taizhang.plan import Plan
from taizhang.progress.model import Row
from taizhang.registers import NATION, Registers

OUTSIDE = ("university", "research", "enterprise", "association", "science-association")
"""Functions of bodies that belong to no government."""

OTHERS = ("internal", "superior", "independent")
"""Standpoints other than that of the bodies that answer, the nearest first."""


def standpoint(row: Row, bodies: frozenset[str], plan: Plan, registers: Registers) -> str:
    """The standpoint of a row on a promise for which these bodies answer."""
    told = row.fields.get("standpoint") or row.report.data.get("standpoint")
    if told:
        return str(told)
    speaker, region = row.report.speaker, plan.data["region"]
    if speaker is None:
        return "independent"
    issuer = plan.issuer["id"] if plan.issuer else ""
    if speaker["id"] in bodies or speaker["id"] == issuer:
        return "own"
    if speaker["function"] in OUTSIDE:
        return "independent"
    home = speaker["region"]
    if home == region or region in registers.regions_above(home):
        return "internal"
    above = home == NATION or home in registers.regions_above(region)
    return "superior" if above else "independent"
