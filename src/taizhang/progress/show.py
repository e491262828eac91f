"""A reckoning as JSON, as a flat table and as words."""

import csv
import io
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from taizhang.progress.because import Because, as_decimal, in_unit
from taizhang.progress.others import read_until
from taizhang.progress.reckon import Reckoning
from taizhang.progress.targets import Judged
from taizhang.promises.labels import value_label

COLUMNS = (
    "kind",
    "id",
    "organisation_id",
    "period",
    "state",
    "state_own",
    "state_others",
    "calendar",
    "due",
    "due_by",
    "goal",
    "attained",
    "progress",
    "share_of_goal",
    "pace",
    "margin",
    "observed",
    "stale",
    "observations",
    "expected",
    "fulfilled",
    "because",
    "because_zh",
)
"""Columns of the flat table, one row for each line of each promise."""


def as_json(reckonings: Iterable[Reckoning], as_of: str) -> dict[str, Any]:
    """What became of promises: decimals are strings with four places at most."""
    told: dict[str, Any] = {"as_of": as_of}
    told |= {key: [] for key in ("targets", "deliverables", "duties", "funding")}
    for one in reckonings:
        told["targets"] += target_rows(one)
        told["deliverables"] += deliverable_rows(one)
        told["duties"] += [
            {"duty_id": d.id, "expected": d.expected, "fulfilled": d.fulfilled, "state": d.state}
            for d in one.duties
        ]
        told["funding"] += [{"funding_id": f.id, "state": f.state} for f in one.funding]
    return told


def sentences(one: Reckoning) -> tuple[Because, Because]:
    """What says why, in English and in Chinese."""
    read = read_until(one.reports)
    return Because("en", one.registers, read), Because("zh", one.registers, read)


def target_rows(one: Reckoning) -> Iterator[dict[str, Any]]:
    """One row for each line of each target."""
    en, zh = sentences(one)
    for judged in one.targets:
        yield {
            **_figures(one, judged),
            "because": en.target(judged),
            "because_zh": zh.target(judged),
        }


def _figures(one: Reckoning, judged: Judged) -> dict[str, Any]:
    line, shown = judged.line, judged.shown
    figure = shown.figure
    unit = judged.goal.unit if judged.goal else line.fields.get("unit", "")

    def counted(value: Fraction | None) -> str | None:
        return _told(None if value is None else in_unit(value, unit, one.registers))

    return {
        "target_id": f"{one.plan.id}/{line.promise.claim.id}",
        "organisation_id": line.organisation or None,
        "period": line.period,
        "state": judged.state,
        "state_own": judged.own.name if judged.own else None,
        "state_others": judged.others.name if judged.others else None,
        "calendar": judged.calendar,
        "due": line.due.when or None,
        "due_by": line.due.by or None,
        "goal": counted(judged.goal.value if judged.goal else None),
        "attained": counted(figure.told if figure else None),
        "progress": _told(shown.progress),
        "share_of_goal": _told(shown.share),
        "pace": _told(shown.pace),
        "margin": _told(shown.margin),
        "observed": figure.day.isoformat() if figure else None,
        "stale": judged.stale,
        "observations": [row.id for row in judged.observations],
    }


def _told(number: Fraction | None) -> str | None:
    told = as_decimal(number)
    return None if told is None else f"{told:f}"


def deliverable_rows(one: Reckoning) -> Iterator[dict[str, Any]]:
    """One row for each deliverable and deadline."""
    en, zh = sentences(one)
    for each in one.deliverables:
        yield {
            "record_id": each.id,
            "state": each.state,
            "observed": each.standing.day.isoformat() if each.standing else None,
            "because": en.deliverable(each),
            "because_zh": zh.deliverable(each),
        }


def flat_rows(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of ``as_json`` under one another."""
    kinds = {
        "targets": ("target", "target_id"),
        "deliverables": ("deliverable", "record_id"),
        "duties": ("duty", "duty_id"),
        "funding": ("funding", "funding_id"),
    }
    for key, (kind, id) in kinds.items():
        for row in told[key]:
            flat = {name: value for name, value in row.items() if name != id}
            if "observations" in flat:
                flat["observations"] = "|".join(flat["observations"])
            yield {"kind": kind, "id": row[id], **flat}


def as_csv(told: dict[str, Any]) -> str:
    """The flat table, with CRLF as RFC 4180 has it."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, COLUMNS, restval="")
    writer.writeheader()
    for row in flat_rows(told):
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return stream.getvalue()


def _cell(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else value


def as_text(told: dict[str, Any], lang: str) -> str:
    """One promise after the other: its state and why."""
    key = "because_zh" if lang == "zh" else "because"
    lines = []
    for row in flat_rows(told):
        label = value_label("state", row["state"], lang)
        whose = " ".join(str(row[k]) for k in ("organisation_id", "period") if row.get(k))
        count = f" {row['fulfilled']}/{row['expected'] or '—'}" if row["kind"] == "duty" else ""
        head = " ".join(part for part in (row["id"], whose) if part)
        lines.append(f"{head}: {label}{count}")
        if row.get(key):
            lines.append(f"    {row[key]}")
    return "\n".join(lines)
