"""The reading text of a plan or report as it is shown in a terminal."""

from taizhang.checking.result import PlanResult
from taizhang.plan import Plan, Section
from taizhang.segments import Segment


def reading_with_marks(result: PlanResult, section_id: str | None, *, plain: bool) -> str | None:
    """The reading text of a plan or report or one of its sections, claims in ⟦…⟧ with kind and id.

    Rows of reports have the promise that they are about.  A segment that nothing accounts for stands in ⟨…⟩.
    """
    plan = result.plan
    if plan is None:
        return None
    sections = [s for s in plan.sections if section_id in (None, s.id)]
    if not sections:
        return None
    if plain:
        return "".join(plan.text(section) for section in sections)
    return "\n".join(_marked(plan, section, result.segments) for section in sections)


def _marked(plan: Plan, section: Section, segments: list[Segment]) -> str:
    text = plan.text(section)
    inserts: list[tuple[int, int, str]] = []
    for segment in segments:
        if segment.section is section and not segment.paid_by:
            inserts.append((segment.start - section.start, 1, "⟨"))
            inserts.append((segment.end - section.start, 0, "⟩[?]"))
    for claim in plan.claims:
        if claim.section is section:
            inserts.append((claim.start - section.start, 1, "⟦"))
            name = claim.id or claim.data.get("of", "")
            told = name if isinstance(name, str) else ", ".join(name)
            label = f"⟧[{claim.kind} {told}".rstrip() + "]"
            inserts.append((claim.end - section.start, 0, label))
    pieces, last = [], 0
    for offset, _, mark in sorted(inserts):
        pieces += [text[last:offset], mark]
        last = offset
    told = "".join([*pieces, text[last:]]).rstrip()
    return f"── {section.id} ({section.role}) ──\n{told}\n"
