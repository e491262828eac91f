"""From a report tied to its words to its rows: days, windows, bodies, and what ``given`` brings."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from taizhang.plan import Claim, Plan
from taizhang.progress.days import window_of
from taizhang.progress.model import Fulfilment, Observation, Report, Row, Standing
from taizhang.promises.due import last_day
from taizhang.registers import Registers, simplify

GIVEN = ("as_of", "window", "organisation", "region", "scope", "provisional")
"""What rows take over from ``given``; a window, organisation or region of their own excludes it."""

KINDS: dict[str, type[Row]] = {
    "observations": Observation,
    "standings": Standing,
    "fulfilments": Fulfilment,
}


def report_of(text: Plan, registers: Registers) -> Report:
    """A report with all its rows."""
    named = registers.organisations_named(text.data.get("speaker", ""), text.data["region"])
    report = Report(text, named[0] if len(named) == 1 else None)
    report.rows += _rows(report, registers)
    return report


def address_of(claim: Claim) -> str:
    """The address of a row without its report: its section and eight digits of its words."""
    words = "".join(simplify(unicodedata.normalize("NFKC", claim.quote)).split())
    return f"{claim.section.id}:{sha256(words.encode()).hexdigest()[:8]}"


def addresses(text: Plan, *kinds: str) -> dict[str, str]:
    """The addresses of claims of some kinds by their pointers, repeats numbered in the order of the text."""
    taken: Counter[str] = Counter()
    found = {}
    for claim in sorted(text.of_kind(*kinds), key=lambda one: (one.start, one.pointer)):
        address = address_of(claim)
        taken[address] += 1
        number = f":{taken[address]}" if taken[address] > 1 else ""
        found[claim.pointer] = f"{text.id}/{address}{number}"
    return found


def _rows(report: Report, registers: Registers) -> Iterator[Row]:
    ids = {kind: addresses(report.text, kind) for kind in KINDS}
    for claim in sorted(report.text.of_kind(*KINDS), key=lambda one: (one.start, one.pointer)):
        fields = {**given_for(report.text, claim), **claim.data}
        window = window_of(fields["window"]) if "window" in fields else None
        of = fields.get("of", ())
        yield KINDS[claim.kind](
            ids[claim.kind][claim.pointer],
            report,
            claim,
            (of,) if isinstance(of, str) else tuple(of),
            fields,
            _day(report, claim, fields),
            window,
            _body(fields, report.data["region"], registers),
        )


def given_for(text: Plan, claim: Claim) -> dict[str, Any]:
    """What ``given`` of its section, then of those it lies in, bring to a row."""
    found: dict[str, Any] = {}
    for section in claim.section.ancestors():
        for given in text.of_kind("given"):
            if given.section is section:
                for key in GIVEN:
                    if key in given.data and key not in found:
                        found[key] = given.data[key]
    if "as_of" in claim.data or "window" in claim.data:
        found.pop("window", None)
        found.pop("as_of", None)
    if {"organisation", "region"} & claim.data.keys():
        found.pop("organisation", None)
        found.pop("region", None)
    return found


def _day(report: Report, claim: Claim, fields: dict[str, Any]) -> Any:
    """The day for which a row holds: its own, that of its window, else of the whole report."""
    if claim.kind == "standings" and "on" in fields:
        return last_day(str(fields["on"]))
    if claim.kind == "fulfilments" and "on" in fields:
        return last_day(str(fields["on"]))
    told = fields.get("as_of") or fields.get("window", {}).get("end") or report.data["as_of"]
    return last_day(str(told))


def _body(fields: dict[str, Any], region: str, registers: Registers) -> str:
    """The id of the body whose share a row tells, by its name or by its place; empty for the whole."""
    if "organisation" in fields:
        found = registers.organisations_named(fields["organisation"], region)
        return str(found[0]["id"] if len(found) == 1 else fields["organisation"])
    place = fields.get("region", "")
    if not place or place == region or "indicator" in fields:
        return ""
    governments = [
        entry["id"]
        for entry in registers.tables["organisations"].values()
        if (entry["region"], entry["kind"], entry["function"]) == (place, "body", "government")
    ]
    return str(governments[0]) if governments else f"region:{place}"
