"""What checking finds out: of one plan, and of a whole corpus."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from taizhang.findings import TOP, Finding, Skip, Span

if TYPE_CHECKING:  # What was found before is told without what finding it takes.
    from taizhang.numbers import Account
    from taizhang.plan import Plan
    from taizhang.segments import Segment


class Waived(NamedTuple):
    """A finding that a waiver of the plan accepts, and the reason."""

    finding: Finding
    reason: str


@dataclass
class PlanResult:
    """What is known of one plan from itself, the registers, the schema and the rules."""

    path: str
    id: str = ""
    findings: list[Finding] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)
    waived: list[Waived] = field(default_factory=list)
    counts: dict[str, Any] = field(default_factory=dict)
    plan: "Plan | None" = None
    account: "Account | None" = None
    segments: "list[Segment]" = field(default_factory=list)
    region: str = ""
    place: Span = TOP
    """Where the id is written."""

    @property
    def sound(self) -> bool:
        """Whether no finding of severity error stands against the plan."""
        return all(found.severity != "error" for found in self.findings)


@dataclass
class Report:
    """The findings of a whole corpus, in order, with what was counted and what was skipped."""

    findings: list[Finding]
    skips: list[Skip]
    results: list[PlanResult]
    left_out: tuple[Skip, ...] = ()
    """What was not looked at because the user asked for that."""

    @property
    def waived(self) -> list[Waived]:
        return [waived for result in self.results for waived in result.waived]

    def as_json(self) -> dict[str, Any]:
        """The form of ``check --format json``."""
        return {
            "findings": [found.as_json() for found in self.findings],
            "plans": {result.id: result.counts for result in self.results if result.counts},
            "skipped": [skip.as_json() for skip in (*self.skips, *self.left_out)],
        }
