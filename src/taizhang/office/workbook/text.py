"""The text of a form, which is what was filled in, and the reading that is laid over it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from taizhang.files.text import sha256
from taizhang.numbers import Number
from taizhang.office.workbook.figures import Row
from taizhang.office.workbook.filled import Filled, Reading
from taizhang.office.workbook.lines import PROMISED, Book
from taizhang.plan import Plan

BY_ID = "填报表以编号对应承诺"
SINCE_JANUARY = "填报表的次数自当年1月1日起计"
CITED, TOLD = "citation", "background"
"""Why numbers of the plan's words, and further numbers of what was filled in, count for nothing."""
REMARKS = "佐证和备注"

Pairs = tuple[Filled, Row]
"""A line and the row of the report that it makes."""
Dismissals = dict[str, list[dict[str, str]]]


@dataclass(frozen=True)
class FormText:
    """The form of a body: what its lines say, under the titles of the plans."""

    book: Book
    reading: Reading
    id: str
    rows: list[Pairs]

    @property
    def name(self) -> str:
        return str(self.book.body["name"])

    @property
    def title(self) -> str:
        return f"{self.name}承诺进展填报表"

    @property
    def until(self) -> str:
        return f"截至{_in_words(self.reading.as_of)}"

    @property
    def plans(self) -> list[tuple[Plan, list[Pairs]]]:
        """The plans in the order of their ids, each with its rows in the order of the sheet."""
        ordered = sorted(self.rows, key=lambda pair: pair[0].line.plan.id)
        groups = groupby(ordered, key=lambda pair: pair[0].line.plan.id)
        parted = [list(of_plan) for _, of_plan in groups]
        return [(of_plan[0][0].line.plan, of_plan) for of_plan in parted]

    @property
    def text(self) -> str:
        """What was filled in, a line each; then evidence and notes, and who signs."""
        lines = [self.title, self.until]
        for plan, of_plan in self.plans:
            lines += [_heading(plan), *(line_of(one) for one, _ in of_plan)]
        told = [f"■ {_promised(one)}：{_remarks(one)}" for one, _ in self.rows if _remarks(one)]
        lines += [REMARKS, *told] if told else []
        written = self.reading.written
        lines += [self.name, _in_words(written)] if written else []
        return "\n".join(lines) + "\n"

    def data(self, left: Iterable[Number] = ()) -> dict[str, Any]:
        """The reading of that text; ``left`` are numbers that nothing accounts for."""
        written, plans = self.reading.written, [plan.id for plan, _ in self.plans]
        missing = {"published": "not-in-source", "source_url": "not-transcribed"}
        return {
            "id": self.id,
            "title": self.title,
            "genre": "form",
            "speaker": self.name,
            "region": self.book.body["region"],
            **({"written": written} if written else {}),
            "as_of": self.reading.as_of,
            "missing": missing if written else {**missing, "written": "not-in-source"},
            **({"plans": plans} if plans else {}),
            "source": {
                "sha256": sha256(self.text.encode()),
                "url": None,
                "publisher": None,
                "retrieved": None,
                "capture": "transcription",
                "script": "Hans",
            },
            "sections": list(self._sections(self._dismissed(left))),
        }

    def _sections(self, left: Dismissals) -> Iterator[dict[str, Any]]:
        yield {"id": "title", "role": "cover", "starts": self.title}
        given = [{"quote": self.until, "as_of": self.reading.as_of}]
        yield {"id": "day", "role": "body", "starts": self.until, "given": given}
        for number, (plan, of_plan) in enumerate(self.plans, 1):
            id, inside = f"plan-{number}", [self._row(*pair, left) for pair in of_plan]
            part = {"id": id, "role": "body", "heading": _heading(plan)}
            yield {**part, **_listed(left, id), "sections": inside}
        if any(_remarks(one) for one, _ in self.rows):
            yield {"id": "evidence", "role": "unrelated", "heading": REMARKS}
        if self.reading.written:
            yield {"id": "signature", "role": "signature", "starts": f"{self.name}\n"}

    def _row(self, one: Filled, row: Row, left: Dismissals) -> dict[str, Any]:
        kind, fields = row
        inferred, more = {"of": BY_ID}, dict[str, Any]()
        if one.line.share:
            more, inferred["organisation"] = self._share(one), BY_ID
        if kind == "fulfilments":
            until = one.day or self.reading.as_of
            more["window"] = {"start": f"{until[:4]}-01", "end": until}
            inferred["window"] = SINCE_JANUARY
        elif one.day:
            more["on" if fields.get("state") == "delivered" else "as_of"] = one.day
        of = f"{one.line.plan.id}/{one.line.promise.claim.id}"
        record = {"of": of, "quote": _told(one), **fields, **more, "inferred": inferred}
        part = {"id": id_of(one), "role": "row", "starts": line_of(one)}
        return {**part, kind: [record], **_listed(left, id_of(one))}

    def _share(self, one: Filled) -> dict[str, Any]:
        assert one.line.share
        return {"organisation": one.line.share.data["organisation"]}

    def _dismissed(self, left: Iterable[Number]) -> Dismissals:
        """A dismissal for each number of a row or of the title of a plan that nothing accounts for."""
        found: Dismissals = {}
        numbers, text = list(left), self.text
        for number in numbers:
            section = number.section
            own, start = text[section.start : section.end], number.start - section.start
            if section.id.startswith(("row-", "plan-")):
                cited = section.role == "body" or start < own.find(" | ")
                others = [one.start - section.start for one in numbers if one.section is section]
                quote = _around(own, start, number.end - section.start, others)
                reason = CITED if cited else TOLD
                found.setdefault(section.id, []).append({"quote": quote, "reason": reason})
        return found


def id_of(one: Filled) -> str:
    """The id of the part of the report that a line makes: that of its row in the sheet."""
    return f"row-{one.row + 1}"


def line_of(one: Filled) -> str:
    """A line as it stands in the text."""
    return f"■ {_promised(one)} | {_told(one)}"


def _told(one: Filled) -> str:
    """What was filled in: state, progress and day."""
    parts = (("状态", one.state_word), ("进展", one.progress), ("日期", _in_words(one.day)))
    return " | ".join(f"{label}:{told}" for label, told in parts if told)


def _remarks(one: Filled) -> str:
    parts = (("佐证", one.evidence), ("备注", one.notes))
    return "；".join(f"{label}:{told}" for label, told in parts if told)


def _promised(one: Filled) -> str:
    return one.line.cells[PROMISED]


def _heading(plan: Plan) -> str:
    return f"《{plan.data['title']}》"


def _listed(left: Dismissals, id: str) -> dict[str, Any]:
    return {"dismissals": left[id]} if id in left else {}


def _in_words(day: str) -> str:
    """A day as documents print it; nothing for none."""
    year, month, date = (day or "0-0-0").split("-")
    return f"{year}年{int(month)}月{int(date)}日" if day else ""


def _around(own: str, start: int, end: int, others: list[int]) -> str:
    """A number with so many characters around it that they stand once, and hold no other if they can."""
    low = max((one for one in others if one < start), default=-1) + 1
    high = min((one for one in others if one >= end), default=len(own))
    first, last = start, end
    while own.count(own[first:last].strip()) > 1 and (first > low or last < high):
        first, last = max(low, first - 1), min(high, last + 1)
    return own[first:last].strip()
