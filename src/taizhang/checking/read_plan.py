"""From the bytes of one plan to all that can be known of it alone."""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from taizhang.checking.references import check_references
from taizhang.checking.result import PlanResult
from taizhang.checking.waivers import unasked, waive
from taizhang.evidence import Evidence, tie
from taizhang.files.places import is_reserved
from taizhang.files.schema import Schema
from taizhang.files.text import FileError, read_text, sha256
from taizhang.files.yaml_reader import Document, read_yaml
from taizhang.findings import TOP, Finding, Skip, finding
from taizhang.numbers import Account, account
from taizhang.plan import CLAIMS, Plan
from taizhang.registers import Registers
from taizhang.rules.loading import RulesLeftOut
from taizhang.rules.rule import Rule
from taizhang.second_reading.facts import Facts
from taizhang.segments import Segment


def read_plan(
    path: str,
    written: bytes | FileError,
    source: bytes | FileError | None,
    schema: Schema,
    registers: Registers,
    rules: list[Rule],
    released: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> PlanResult:
    """Everything that can be known of one plan alone: a pure function of what goes in.

    Checks run in the order bytes, YAML, schema, references, evidence, rules; what depends on
    something broken is skipped, and the result says so.
    """
    result = PlanResult(path)
    document = read_document(result, written, schema)
    text = read_source(result, document, source)
    if document is None:
        return result
    result.id, result.place = str(document.data["id"]), document.span("/id")
    result.region = str(document.data.get("region", ""))
    references = check_references(document, registers)
    result.findings += references
    result.findings += check_folder(document)
    missing = "source.txt" if text is None else "" if registers.lexicon else "lexicon"
    if text is None or missing:
        result.skips.append(Skip(path, ("sections", "quotes", "rules"), (missing,)))
        return result
    evidence = tie(document, text, path.rpartition("/")[0] + "/source.txt", registers)
    result.findings += evidence.findings
    result.skips += evidence.skips
    if evidence.plan.sections:
        _judge(result, evidence, registers, rules, released, dangling=bool(references))
    return result


def _judge(
    result: PlanResult,
    evidence: Evidence,
    registers: Registers,
    rules: list[Rule],
    released: Mapping[str, frozenset[str]],
    *,
    dangling: bool,
) -> None:
    """Account for the numbers, count, and apply the rules to a plan tied to its source."""
    plan = result.plan = evidence.plan
    result.account = account(plan, registers)
    facts = Facts(plan, registers, result.account, released.get(plan.id, frozenset()))
    result.segments = facts.segments
    result.counts = {**_count(plan, result.account), **_count_promises(plan, facts.segments)}
    _apply_rules(result, evidence, rules, facts, dangling)
    result.counts["waivers"] = len(result.waived)


def read_document(
    result: PlanResult, written: bytes | FileError, schema: Schema
) -> Document | None:
    """What a file of YAML holds that fits its schema; None, with findings, where it does not."""
    stage = "bytes"
    if isinstance(written, FileError):
        text, findings = "", [written.finding(result.path)]
    else:
        text, findings = read_text(written, result.path)
    document = Document(result.path, text)
    if not findings:
        document, findings = read_yaml(text, result.path)
        stage = "YAML"
    if not findings:
        findings = schema.check(document)
        stage = "schema"
    result.findings += findings
    if findings:
        result.skips.append(
            Skip(result.path, ("references", "sections", "quotes", "rules"), (stage,))
        )
        return None
    return document


def read_source(
    result: PlanResult, document: Document | None, source: bytes | FileError | None
) -> str | None:
    """The text of the source beside it; None, with findings, where it is not what was read."""
    path = result.path.rpartition("/")[0] + "/source.txt"
    if isinstance(source, FileError) and source.rule != "file-missing":
        result.findings.append(source.finding(path))
        return None
    if source is None or isinstance(source, FileError):
        result.findings.append(finding("source-missing", result.path, TOP, ""))
        return None
    if not source:
        result.findings.append(finding("source-empty", path, TOP, ""))
        return None
    text, findings = read_text(source, path)
    result.findings += findings
    if findings or document is None:
        return None
    actual = sha256(source)
    if document.data["source"]["sha256"] != actual:
        place = "/source/sha256"
        span = document.span(place)
        edit = document.replacement(place, actual)
        found = finding("source-hash", result.path, span, place, edit=edit, actual=actual)
        result.findings.append(found)
        return None
    return text


def check_folder(document: Document) -> Iterator[Finding]:
    """Whether the folder is called by the id, and no list of the site is."""
    if is_reserved(document.data["id"]):
        facts: dict[str, Any] = {"id": document.data["id"]}
        yield finding("id-reserved", document.path, document.span("/id"), "/id", **facts)
    folder = document.path.split("/")[-2] if "/" in document.path else document.data["id"]
    if folder != document.data["id"]:
        facts = {"id": document.data["id"], "folder": folder}
        yield finding("plan-folder", document.path, document.span("/id"), "/id", **facts)


def _apply_rules(
    result: PlanResult, evidence: Evidence, rules: list[Rule], facts: Facts, dangling: bool
) -> None:
    """Run the rules whose ground is sound, then take out what is waived."""
    plan = evidence.plan
    broken = {"sections": bool(evidence.broken), "references": dangling}
    broken["evidence"] = bool(evidence.findings or evidence.skips)
    found: list[Finding] = []
    skipped: dict[str, list[str]] = {}
    for rule in rules:
        if missing := [need for need in rule.requires if broken.get(need)]:
            skipped[rule.id] = missing
        else:
            found += rule.check(plan, facts)
    if isinstance(rules, RulesLeftOut):
        result.waived += unasked(plan)
        return
    if skipped:
        lacking = dict.fromkeys(need for missing in skipped.values() for need in missing)
        result.skips.append(Skip(result.path, ("rules",), tuple(lacking)))
    known = {rule.id for rule in rules}
    # A reference that leads nowhere may be the waiver's own: then it is no unused one as well.
    left, waived = waive(plan, found, known, known if dangling else skipped.keys())
    result.findings += left
    result.waived += waived


def _count(plan: Plan, numbers: Account) -> dict[str, Any]:
    """What is published of a plan's coverage; counted afresh by a test that shares no code."""
    spans = [plan.section_source_span(section) for section in plan.sections]
    return {
        "characters": len(plan.reading.source),
        "characters_in_sections": sum(end - start for start, end in spans),
        "numbers": len(numbers.numbers),
        "numbers_accounted": sum(1 for number in numbers.numbers if number.accounted_by),
        "numbers_by": dict(
            sorted(Counter(n.accounted_by for n in numbers.numbers if n.accounted_by).items())
        ),
        "dismissals": dict(
            sorted(Counter(c.data["reason"] for c in plan.of_kind("dismissals")).items())
        ),
        "sections": len(plan.sections),
        **{
            kind: sum(1 for _ in plan.of_kind(kind))
            for kind in CLAIMS
            if kind not in ("given", "dismissals")
        },
        "questions": len(plan.questions),
    }


def _count_promises(plan: Plan, segments: list[Segment]) -> dict[str, Any]:
    """How many segments are accounted for, and by what; how much of the plan can be checked.

    Numbers are targets, each once however often it is said, and money; deliverables can be closed,
    lines of work cannot.
    """
    paid = [segment.paid_by for segment in segments if segment.paid_by]
    grains = Counter(
        claim.data["grain"] for claim in plan.of_kind("measures") if "restates" not in claim.data
    )
    numbers = (c for c in plan.of_kind("targets", "funding") if "restates" not in c.data)
    return {
        "segments": len(segments),
        "segments_accounted": len(paid),
        "segments_by": dict(sorted(Counter(paid).items())),
        "checkable": {
            "numbers": sum(1 for _ in numbers),
            "deliverables": grains["deliverable"],
            "lines": grains["line"],
        },
    }
