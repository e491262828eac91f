"""A report as reckoning sees it: who says what became of which promise, and for which day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from taizhang.plan import Claim, Plan
from taizhang.progress.days import Window
from taizhang.promises.due import last_day
from taizhang.registers import Entry


@dataclass(frozen=True, eq=False)
class Row:
    """One row of a report: its words, and the promises it is about.

    ``fields`` is what a person wrote together with what the ``given`` around it brings; ``day`` is that
    for which it holds.  ``organisation`` is the id of the body whose share it is.
    """

    id: str
    report: "Report"
    claim: Claim
    of: tuple[str, ...]
    fields: Mapping[str, Any]
    day: date
    window: Window | None = None
    organisation: str = ""

    @property
    def key(self) -> tuple[Any, ...]:
        """What a later row of the same speaker must have in common to correct this one."""
        return (self.report.said_by, self.of, self.organisation, self.day, self.window)


class Observation(Row):
    """A figure that was reached."""


class Standing(Row):
    """How far a thing without a figure has come."""


class Fulfilment(Row):
    """A duty done."""


@dataclass(eq=False)
class Report:
    """A report tied to its words (``text``), with its rows in the order of the text."""

    text: Plan
    speaker: Entry | None
    rows: list[Row] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.text.id

    @property
    def data(self) -> dict[str, Any]:
        return self.text.data

    @property
    def written(self) -> str:
        """The day by which the report is later than another: written, else published, else told of."""
        return str(self.data.get("written") or self.data.get("published") or self.data["as_of"])

    @property
    def as_of(self) -> date:
        """The day until which it tells."""
        return last_day(str(self.data["as_of"]))

    @property
    def said_by(self) -> str:
        """Who speaks: the id of the body, else the name as printed, else the report itself."""
        return self.speaker["id"] if self.speaker else str(self.data.get("speaker", self.id))

    def is_about(self, plan: str) -> bool:
        """Whether it reports on a plan, by its own word or by a row."""
        named = any(one.partition("/")[0] == plan for row in self.rows for one in row.of)
        return plan in self.data.get("plans", ()) or named
