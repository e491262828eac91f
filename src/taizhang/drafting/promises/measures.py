"""Measures and asides for the segments of a draft that nothing accounts for, all to be reviewed."""

import re
from typing import Any

from taizhang.drafting.proposals import iter_sections
from taizhang.plan import Plan
from taizhang.registers import Registers
from taizhang.second_reading.facts import Facts
from taizhang.second_reading.measures import Measures
from taizhang.segments import Segment

Proposal = tuple[str, dict[str, Any]]
"""A claim, after its kind."""


def propose_measures(data: dict[str, Any], facts: Facts) -> None:
    """Write a measure or an aside for each open segment into the sections of a drafted plan."""
    proposer = _Proposer(facts.plan, facts.registers, facts)
    sections = {section["id"]: section for section in iter_sections(data["sections"])}
    counts: dict[str, int] = {}
    for segment in facts.segments:
        found = None if segment.paid_by else proposer.propose(segment)
        if not found:
            continue
        kind, claim = found
        id = segment.section.id
        if claim.get("grain") == "deliverable":
            counts[id] = counts.get(id, 0) + 1
            claim = {"id": f"{id}-measure-{counts[id]}", **claim}
        sections[id].setdefault(kind, []).append(claim)


class _Proposer:
    def __init__(self, plan: Plan, registers: Registers, facts: Facts) -> None:
        self.plan, self.facts = plan, facts
        self.measures: Measures = facts.measures
        lexicon = registers.lexicon.get("drafting", {}).get("measures", {})
        self.forms = [(one["reason"], one["patterns"]) for one in lexicon.get("asides", [])]
        self.openings = re.compile("|".join(lexicon.get("openings", [])) or "(?!)")
        self.plain: set[str] = set(lexicon.get("unnamed", []))

    def propose(self, segment: Segment) -> Proposal | None:
        """A measure, or an aside where the words look like one; None where they stand twice."""
        text = self.measures.text[segment.start : segment.end]
        reason = self._reason(segment, text)
        if reason:
            claim = self._quoted(segment, segment.start)
            return ("asides", {**claim, "reason": reason, "review": ["reason"]}) if claim else None
        opening = self.openings.match(text)
        start = segment.start + (opening.end() if opening else 0)
        claim = self._quoted(segment, start)
        return ("measures", {**claim, **self._said(start, segment.end)}) if claim else None

    def _reason(self, segment: Segment, text: str) -> str:
        """Why a segment promises nothing, by the first form that fits; empty for a measure."""
        first = not re.search(r"[^\s。；;]", self._sentence_before(segment))
        for reason, patterns in self.forms:
            for pattern in patterns:
                if pattern.startswith("{later}") and first:
                    continue
                if re.search(pattern.removeprefix("{later}"), text):
                    return str(reason)
        return "" if self.measures.reading(segment.start, segment.end).actions else "background"

    def _sentence_before(self, segment: Segment) -> str:
        """What stands before a segment in its sentence."""
        text = self.measures.text[segment.section.start : segment.start]
        return re.split("[。；;\n]", text)[-1]

    def _said(self, start: int, end: int) -> dict[str, Any]:
        """The fields of a measure as the machine reads them."""
        read = self.measures.reading(start, end)
        closes = read.verb is not None and read.verb.word in self.measures.words.closing
        grain = "deliverable" if closes or self._is_named(start, end) else "line"
        said: dict[str, Any] = {"action": read.actions[0]}
        if read.modality:
            said["modality"] = read.modality.says
        return {**said, "grain": grain, "review": ["action", "grain"]}

    def _is_named(self, start: int, end: int) -> bool:
        """Whether a verb of setting up is about one thing with a name of its own."""
        read = self.measures.reading(start, end)
        text = self.measures.text[start:end]
        words = self.measures.words
        verb = read.verb.word if read.verb else ""
        sets_up = verb in words.setting_up and verb not in words.light
        return (
            sets_up
            and read.actions[0] in ("build", "establish", "enact")
            and not any(word in text for word in self.plain)
        )

    def _quoted(self, segment: Segment, start: int) -> dict[str, Any]:
        """The quote of a segment from an offset on; nothing where it stands twice in its section."""
        plan, masked = self.plan, self.measures.text[start : segment.end].rstrip()
        quote = plan.reading.text[start : start + len(masked)]
        once = plan.text(segment.section).count(quote) == 1
        return {"quote": quote} if once and quote.strip() == quote != "" else {}
