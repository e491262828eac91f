"""Which measures and offers a compendium holds, plan by plan, and the parts of the text they stand in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from taizhang.findings import TaizhangError
from taizhang.plan import Claim, Plan, Section
from taizhang.promises import Promises
from taizhang.registers import Registers

KINDS = {"measure": "measures", "funding": "funding"}
"""What is collected, and the kind of claim it is."""


class CompendiumError(TaizhangError):
    """What is asked for is unknown, or nothing fits."""


@dataclass(frozen=True)
class Chosen:
    """What is asked for; empty for all."""

    theme: str = ""
    region: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Piece:
    """A run of the text of a part; ``anchors`` are of the entries whose words begin here."""

    text: str
    marked: bool
    anchors: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    """The entries of one plan, by the parts in which they stand."""

    promises: Promises
    parts: tuple[tuple[Section, tuple[Claim, ...]], ...]

    @property
    def plan(self) -> Plan:
        return self.promises.plan

    @property
    def count(self) -> int:
        return sum(len(claims) for _, claims in self.parts)


@dataclass(frozen=True)
class Compendium:
    """The chapters, by region and plan."""

    chosen: Chosen
    chapters: tuple[Chapter, ...]
    registers: Registers

    @property
    def count(self) -> int:
        return sum(one.count for one in self.chapters)


def gather(plans: Sequence[Promises], registers: Registers, chosen: Chosen) -> Compendium:
    """Collect what was asked for.  Raises CompendiumError where it is unknown or nothing fits."""
    for register, key in (("themes", chosen.theme), ("regions", chosen.region)):
        known = registers.regions if register == "regions" else registers.tables[register]
        if key and key not in known:
            near = ", ".join(registers.nearest_ids(register, key)) or "—"
            raise CompendiumError(
                f"There is no {key} in {register}. {register} 中没有 {key}。 ({near})"
            )
    ordered = sorted(plans, key=lambda one: (one.plan.data["region"], one.plan.id))
    chapters = [Chapter(one, tuple(_parts(one, chosen))) for one in ordered if _in(one, chosen)]
    found = tuple(one for one in chapters if one.parts)
    if not found:
        raise CompendiumError(
            "No measure and no offer fits; ask for another theme, region or kind. "
            "没有符合条件的举措和资金；请换一个主题、地区或种类。"
        )
    return Compendium(chosen, found, registers)


def _in(promises: Promises, chosen: Chosen) -> bool:
    """Whether a plan is of a region, or of one that lies in it."""
    own = promises.plan.data["region"]
    return chosen.region in ("", own, *promises.registers.regions_above(own))


def _parts(promises: Promises, chosen: Chosen) -> Iterator[tuple[Section, tuple[Claim, ...]]]:
    kinds = [KINDS[chosen.kind]] if chosen.kind else list(KINDS.values())
    claims = [one.claim for one in promises.all if one.claim.kind in kinds]
    for section in promises.plan.sections:
        own = tuple(one for one in claims if one.section is section)
        if own and (not chosen.theme or chosen.theme in _themes(section)):
            yield section, own


def _themes(section: Section) -> set[str]:
    """The themes of a part and of those it lies in."""
    return {theme for one in section.ancestors() for theme in one.data.get("themes", ())}


def pieces(plan: Plan, section: Section, claims: Sequence[Claim]) -> Iterator[Piece]:
    """The text of a part, cut where the words of its entries begin and end."""
    cuts = sorted(
        {section.start, section.end, *(place for one in claims for place in (one.start, one.end))}
    )
    for start, end in pairwise(cuts):
        anchors = tuple(anchor(plan, one) for one in claims if one.start == start)
        marked = any(one.start <= start and end <= one.end for one in claims)
        yield Piece(plan.reading.text[start:end], marked, anchors)


def anchor(plan: Plan, claim: Claim) -> str:
    """What an entry is called within the document."""
    return f"{plan.id}.{claim.id}"
