"""What a rule is, and the error of one that breaks its contract."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from taizhang.findings import Finding, TaizhangError

if TYPE_CHECKING:
    from taizhang.plan import Plan
    from taizhang.second_reading.facts import Facts

_NO_MORE: Any = object()
SEVERITIES = ("error", "warning", "note")
MARK = "# <- finding"


class RuleError(TaizhangError):
    """A rule file that breaks the contract; the message says in both languages what to mend."""


@dataclass(frozen=True)
class Example:
    """A plan in YAML from a rule's docstring, with the lines (from 1) that must have a finding."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Rule:
    """A rule: what it protects, how bad a breach is, what it needs, how it checks."""

    id: str
    path: Path
    severity: str
    requires: tuple[str, ...]
    doc: str
    examples: tuple[Example, ...]
    function: "Callable[[Plan, Facts], Iterator[Finding]]"

    def check(self, plan: "Plan", facts: "Facts") -> Iterator[Finding]:
        """The findings of this rule, stamped with its id and severity.

        Raises RuleError where the rule itself breaks.
        """
        iterator: Iterator[Finding] | None = None
        while True:
            try:
                iterator = iter(self.function(plan, facts)) if iterator is None else iterator
                found = next(iterator, _NO_MORE)
                if found is _NO_MORE:
                    return
                stamped = replace(found, rule=self.id, severity=found.severity or self.severity)
                if stamped.severity not in SEVERITIES:
                    raise ValueError(f"severity {stamped.severity}")
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # sys.exit() would end the run as if all were well
                told = f"{type(error).__name__}: {error}"
                raise RuleError(
                    f"{self.path} broke down on {plan.path}. "
                    f"{self.path} 在 {plan.path} 上出错。 ({told})"
                ) from error
            yield stamped

    @property
    def promise(self) -> tuple[str, str]:
        """The first line of the docstring in English, the second in Chinese, if there is one."""
        english, second = self.doc.splitlines()[:2]
        return english.strip(), second.strip() or english.strip()
