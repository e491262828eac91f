"""The lines of a body's workbook: one for each promise that it answers for, with what may be entered."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from taizhang.files.text import sha256
from taizhang.plan import Plan, Share
from taizhang.promises import Promise, Promises
from taizhang.promises.labels import value_label
from taizhang.promises.wording import Wording
from taizhang.registers import Entry, Registers
from taizhang.tables.called import what

FORM = "taizhang-workbook-1"
"""What a workbook of this layout calls itself."""

COLUMNS = (
    ("序号 No.", 6),
    ("任务 Task", 15),
    ("承诺（举措） Promise", 34),
    ("指标 Value", 13),
    ("时限 Due", 11),
    ("牵头/配合 Bodies", 32),
    ("进展状态 State", 12),
    ("当前进展 Progress", 24),
    ("日期 Date", 12),
    ("佐证 Evidence", 18),
    ("备注 Notes", 16),
    ("编号 Id", 18),
)
"""The columns with their headings and widths."""

PROMISED, VALUE = 2, 3
STATE, PROGRESS, DATE, EVIDENCE, NOTES = range(6, 11)
"""The columns to be filled in, counted from 0; all others are locked."""
ID = 11
OPEN = (STATE, PROGRESS, DATE, EVIDENCE, NOTES)
LOCKED = tuple(column for column in range(len(COLUMNS)) if column not in OPEN)

SAID = ("met", "ahead", "on-pace", "behind", "missed")
"""How a body may judge a target."""
STATES = (
    "not-started",
    "preparing",
    "under-way",
    "delivered",
    "suspended",
    "dropped",
    "changed",
)
"""How far a thing without a figure may have come."""

ROLES = (
    ("牵头", ("lead", "convener", "deputy-convener", "office")),
    ("配合", ("support", "member")),
    ("负责", ("responsible", "share", "payer")),
)


@dataclass(frozen=True)
class Line:
    """One line: the promise, or the body's share of it, and the text of every locked cell."""

    plan: Plan
    promise: Promise
    share: Share | None
    cells: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.cells[ID]

    @property
    def is_figure(self) -> bool:
        """Whether what is reported is a value in a unit; a target without one has states alone."""
        return self.promise.kind == "target" and "value" in self.promise.claim.fields

    @property
    def is_counted(self) -> bool:
        """Whether what is reported is how often something was done."""
        fields = self.promise.claim.fields
        deadline = fields.get("kind") == "deadline" and "every" not in fields
        return self.promise.kind == "duty" and not deadline

    @property
    def states(self) -> dict[str, str]:
        """The choices of its state, by what they are called."""
        codes = () if self.is_counted else SAID if self.is_figure else STATES
        return {value_label("state", code, "zh"): code for code in codes}


@dataclass(frozen=True)
class Book:
    """All that a workbook of a body says before anybody fills it in."""

    body: Entry
    as_of: str
    lines: tuple[Line, ...]

    @property
    def digest(self) -> str:
        """Tells this ledger from that of other data."""
        told = "\n".join("\t".join(line.cells) for line in self.lines)
        return sha256(f"{self.body['id']}\n{told}".encode())[:12]

    @property
    def marks(self) -> tuple[str, str, str]:
        """By which a workbook is known again: its layout, its body, its data."""
        return FORM, str(self.body["id"]), self.digest

    @property
    def title(self) -> str:
        return f"{self.body['name']}承诺台账"


def make_book(
    body: Entry, plans: Iterable[Promises], registers: Registers, as_of: str = ""
) -> Book:
    """The workbook of a body: what it answers for in any role, in the order of dates."""
    found = [
        (promises.plan, promise, share)
        for promises in plans
        for promise in promises.all
        for share in _shares(promises.plan, promise, str(body["id"]))
    ]
    found.sort(key=lambda one: (one[1].due.day or date.max, one[0].id, one[1].claim.start))
    wording = Wording("zh", registers)
    lines = [Line(*one, _cells(number, *one, wording)) for number, one in enumerate(found, 1)]
    counted = Counter((line.plan.id, line.cells[PROMISED]) for line in lines)
    return Book(body, as_of, tuple(_told_apart(one, counted, registers) for one in lines))


def _told_apart(line: Line, counted: Counter[tuple[str, str]], registers: Registers) -> Line:
    """A line whose words promise several things says which of them it is."""
    words = line.cells[PROMISED]
    if counted[line.plan.id, words] == 1:
        return line
    claim = line.promise.claim
    said = f"{words}（{what(registers, claim)[0]} {line.cells[VALUE]} · {claim.id}）"
    return replace(line, cells=(*line.cells[:PROMISED], said, *line.cells[PROMISED + 1 :]))


def _shares(plan: Plan, promise: Promise, body: str) -> Iterator[Share | None]:
    """The shares of a body in a promise; nothing in their place where it answers for the whole."""
    if any(answer.organisation["id"] == body for answer in promise.answers):
        shares = (share for record in promise.records for share in plan.shares_of(record))
        own: list[Share | None] = [share for share in shares if share.organisation["id"] == body]
        yield from own or [None]


def _cells(
    number: int, plan: Plan, promise: Promise, share: Share | None, wording: Wording
) -> tuple[str, ...]:
    claim = promise.claim
    task = next((one for one in claim.section.ancestors() if one.title), claim.section)
    value = (
        wording.quantity(share.data["value"], claim.fields.get("unit", ""))
        if share
        else wording.value(claim.kind, claim.fields)
    )
    words = [str(share.data["quote"])] if share and share.data["quote"] not in claim.quote else []
    told = "；".join([claim.quote, *words])
    id = f"{plan.id}/{claim.id}" + (f"#{share.data['organisation']}" if share else "")
    when = wording.when(claim.fields) or promise.due.when
    cells = (str(number), task.numbered_title, told, value, when, _bodies(promise))
    texts = (*cells, *("" for _ in OPEN), id)
    return tuple(" ".join(text.split()) for text in texts)


def _bodies(promise: Promise) -> str:
    parts = []
    for label, roles in ROLES:
        names = [one.organisation["name"] for one in promise.answers if one.role in roles]
        if names:
            parts.append(f"{label}：{'、'.join(dict.fromkeys(names))}")
    return "；".join(parts)
