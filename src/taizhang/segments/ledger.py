"""What accounts for each segment of a plan."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from taizhang.numbers import NUMBER
from taizhang.plan import Claim, Plan, Section
from taizhang.plan.kinds import PAYING
from taizhang.registers import Registers
from taizhang.segments.cut import cut, mask
from taizhang.segments.model import PAYERS, Segment
from taizhang.speed.touching import Touching
from taizhang.words.names import has_label
from taizhang.words.section_roles import is_segmented

OPENING, CLOSING = tuple("(（【[〔"), tuple(")）】]〕")
"""What stands around a list of bodies."""

DATES_AND_MODALS = (
    "year",
    "as_of",
    "window",
    "period",
    "due",
    "timing",
    "every",
    "modality",
    "nature",
)
"""Fields whose words, quoted alone, pay for their segment."""


class Payer(NamedTuple):
    """Words at ``reading[start:end]`` that may pay; ``names`` where they must name a body."""

    kind: str
    start: int
    end: int
    names: tuple[str, ...] = ()


def segments_of(plan: Plan, registers: Registers) -> list[Segment]:
    """The segments of the parts that promise, in the order of the text, each with what pays."""
    ledger = _Ledger(plan, registers)
    return [
        Segment(section, start, end, ledger.account(section, start, end))
        for section in plan.sections
        if is_segmented(section.role, registers)
        for start, end in cut(ledger.text, section)
    ]


def masked_text(plan: Plan, registers: Registers) -> str:
    """The reading with blanks for headings and brackets of bodies; its length stays the same."""
    brackets = [
        _with_brackets(plan.reading.text, claim)
        for claim in plan.of_kind("responsibilities")
        if _is_bracket(plan, claim, registers)
    ]
    headings = [_heading(plan, section) for section in plan.sections]
    return mask(plan.reading.text, [*brackets, *headings])


class _Ledger:
    def __init__(self, plan: Plan, registers: Registers) -> None:
        self.plan, self.registers = plan, registers
        self.text = masked_text(plan, registers)
        self.simple = registers.simplify(self.text)
        self.verbs, self.modals = verbs_of(registers), _modals(registers)
        payers = sorted(_payers(plan), key=lambda payer: PAYERS.index(payer.kind))
        self.payers = Touching(payers)

    def account(self, section: Section, start: int, end: int) -> str:
        """What pays for the segment, or nothing."""
        for payer in self.payers.find(start, end):
            if self._pays(payer, section, start, end):
                return payer.kind
        return ""

    def _pays(self, payer: Payer, section: Section, start: int, end: int) -> bool:
        if section.role == "row":
            return payer.kind not in ("given", "context", "responsibility")
        if payer.kind == "responsibility":
            both = self.text[max(start, payer.start) : min(end, payer.end)]
            return any(name in both for name in payer.names)
        said = self.verbs.findall(self.simple, start, end)
        if payer.kind in ("given", "context") and set(said) - self.modals:
            return False
        return self._holds(payer, start, end)

    def _holds(self, payer: Payer, start: int, end: int) -> bool:
        """Whether words hold the last verb or number of a segment; without one, half of it."""
        said = [match.span() for match in self.verbs.finditer(self.simple, start, end)]
        said += [match.span() for match in NUMBER.finditer(self.text, start, end)]
        if said:
            first, last = max(said, key=lambda span: (span[1], -span[0]))
            return payer.start <= first and last <= payer.end
        return 2 * (min(end, payer.end) - max(start, payer.start)) >= end - start


def verbs_of(registers: Registers) -> re.Pattern[str]:
    """The verbs that the corpus knows: those of actions, light ones, and those of setting up."""
    words = {word for entry in registers.tables["actions"].values() for word in entry["words"]}
    lexicon = registers.lexicon.get("measures", {})
    words |= {word for kind in ("light", "setting_up") for word in lexicon.get(kind, [])}
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)) or "(?!)")


def _modals(registers: Registers) -> set[str]:
    """The words that say how strongly, and nothing of what is done."""
    entries = registers.lexicon.get("measures", {}).get("modality", [])
    return {word for entry in entries for word in entry["words"]}


def _payers(plan: Plan) -> Iterator[Payer]:
    named: dict[str, list[str]] = {}
    for one in plan.responsibles:
        named.setdefault(one.claim.pointer, []).append(one.named.printed)
    for claim in plan.claims:
        dated = claim.kind != "given" or any(key in claim.data for key in DATES_AND_MODALS)
        if claim.kind in PAYING and dated:
            names = tuple(named.get(claim.pointer, ()))
            yield Payer(PAYING[claim.kind], claim.start, claim.end, names)
        for key, place in claim.context.items():
            if key in DATES_AND_MODALS:
                yield Payer("context", place.start, place.end)
    for share in plan.shares:
        yield Payer("target", share.start, share.end)
    for _, place in plan.relations:
        yield Payer("relation", place.start, place.end)


def _heading(plan: Plan, section: Section) -> tuple[int, int]:
    """Where the heading of a section stands."""
    text = plan.text(section)
    start = section.start + len(text) - len(text.lstrip())
    return start, start + len(section.heading)


def _is_bracket(plan: Plan, claim: Claim, registers: Registers) -> bool:
    """Whether a responsibility is a bracket or a labelled list, and no running text."""
    start, end = _with_brackets(plan.reading.text, claim)
    opens = plan.reading.text[start:end].lstrip().startswith(OPENING)
    return opens or has_label(claim.quote, registers)


def _with_brackets(text: str, claim: Claim) -> tuple[int, int]:
    """The place of a claim, with the brackets directly around it."""
    start, end = claim.start, claim.end
    if text[:start].endswith(OPENING) and text[end:].startswith(CLOSING):
        return start - 1, end + 1
    return start, end
