"""A plan under construction, and what is wrong with it."""

from dataclasses import dataclass, field
from typing import Any

from taizhang.findings import Finding, Skip, finding
from taizhang.plan import Plan
from taizhang.registers import Registers


@dataclass
class Evidence:
    """A plan under construction: what was found so far, and what is too broken to go on."""

    plan: Plan
    registers: Registers
    findings: list[Finding] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """Ids of sections whose extent or claims are not certain."""

    def report(self, rule: str, pointer: str, **facts: Any) -> None:
        span = facts.pop("span", None) or self.plan.place(pointer)
        told = {"plan": self.plan.id, **facts}
        self.findings.append(finding(rule, self.plan.path, span, pointer, **told))

    def skip(self, because: str, *checks: str) -> None:
        skip = Skip(self.plan.path, checks, (because,))
        if skip not in self.skips:
            self.skips.append(skip)
