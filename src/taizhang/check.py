"""Checking: from plans, registers, schemas and rules to findings, counts and rows."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from taizhang.corpus import Corpus, CorpusError
from taizhang.evidence import Evidence, tie
from taizhang.facts import Facts
from taizhang.files.places import is_reserved, is_taken
from taizhang.findings import TOP, Finding, Skip, Span, finding, in_order
from taizhang.numbers import Account, account
from taizhang.plan import CLAIMS, Plan
from taizhang.references import check_references
from taizhang.registers import Registers
from taizhang.rules import Rule, RulesLeftOut
from taizhang.schema import Schema
from taizhang.source import FileError, read_file, read_text, sha256
from taizhang.table_schemas import check_tables
from taizhang.yaml_reader import Document, read_yaml

MANY = 40
"""From this many plans on, they are checked side by side in several processes."""


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
    plan: Plan | None = None
    account: Account | None = None
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
            "skipped": [skip._asdict() for skip in (*self.skips, *self.left_out)],
        }


def check_corpus(
    corpus: Corpus,
    paths: Iterable[Path] | None = None,
    progress: Callable[[Iterable[Any], int], Iterable[Any]] = lambda items, total: items,
    *,
    findings_only: bool = False,
) -> Report:
    """Check the registers and the plans (all, or those at ``paths``) of a corpus.

    Of bodies elsewhere, where none of the chosen plans is, nothing is told that is only to be
    reviewed; what is wrong is, since names cannot be resolved then.
    With ``findings_only`` the report holds no plans: thousands would not fit in memory.
    """
    chosen = corpus.plan_paths() if paths is None else list(paths)
    corpus.rules  # noqa: B018  A rule that cannot load stops the run before anything is said.
    if len(chosen) < MANY:
        work = map(partial(_check_one, corpus, findings_only), chosen)
        results = list(progress(work, len(chosen)))
    else:
        with ProcessPoolExecutor() as pool:
            side_by_side = partial(_check_in_worker, corpus.root, corpus.with_rules, findings_only)
            results = list(progress(pool.map(side_by_side, chosen, chunksize=16), len(chosen)))
    findings = [
        *(
            one
            for one in corpus.register_findings
            if paths is None or not _is_elsewhere(one, corpus, results)
        ),
        *_check_package(corpus),
        *check_tables(corpus.root, corpus.root / "schemas" / "tables"),
        *_check_together(corpus, results),
    ]
    if paths is None:
        lonely = list(_lonely_sources(corpus))
        if not (chosen or lonely):
            _refuse_unless_empty(corpus)
        findings += lonely
    findings += [found for result in results for found in result.findings]
    skips = [skip for result in results for skip in result.skips]
    left_out = () if corpus.with_rules else (Skip("validators", "rules", "--no-rules"),)
    return Report(in_order(findings), skips, results, left_out)


def _refuse_unless_empty(corpus: Corpus) -> None:
    """Without plans nothing is wrong with them; that there are none must be what was meant."""
    if not corpus.has_empty_plans:
        folder = corpus.shown(corpus.plans_folder)
        raise CorpusError(
            f"{folder} is not empty, yet holds no plan: each belongs into a folder of its own, in a "
            f"file called plan.yaml. {folder} 不是空的，却没有规划：每份规划放在自己的文件夹里，"
            "文件名为 plan.yaml。"
        )


def _is_elsewhere(found: Finding, corpus: Corpus, results: list[PlanResult]) -> bool:
    """Whether a finding asks to review a body of a region in which none of the plans is."""
    body = corpus.registers.tables["organisations"].get(found.record)
    if found.rule != "register-review" or body is None:
        return False
    above, regions = corpus.registers.regions_above, {result.region for result in results}
    return "" not in regions and not any(
        body["region"] in (region, *above(region)) or region in above(body["region"])
        for region in regions
    )


def _check_one(corpus: Corpus, findings_only: bool, path: Path) -> PlanResult:
    result = check_plan_at(corpus, path)
    return replace(result, plan=None, account=None) if findings_only else result


def _check_in_worker(root: Path, with_rules: bool, findings_only: bool, path: Path) -> PlanResult:
    return _check_one(_loaded(root, with_rules), findings_only, path)


@lru_cache(maxsize=1)
def _loaded(root: Path, with_rules: bool) -> Corpus:
    """The corpus as a worker reads it, once: rules cannot be sent from one process to another."""
    return Corpus(root, with_rules)


def check_plan_at(corpus: Corpus, path: Path) -> PlanResult:
    """Check the plan whose ``plan.yaml`` is at ``path``."""
    return read_plan(
        corpus.shown(path),
        _opened(corpus, path),
        _opened(corpus, path.with_name("source.txt")),
        corpus.schemas["plan.schema.json"],
        corpus.registers,
        corpus.rules,
        corpus.released,
    )


def _opened(corpus: Corpus, path: Path) -> bytes | FileError:
    """What a file of a plan holds, or what keeps it from being read."""
    try:
        return corpus.read(path)
    except FileError as error:
        return error


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
    document = _read_document(result, written, schema)
    text = _read_source(result, document, source)
    if document is None:
        return result
    result.id, result.place = str(document.data["id"]), document.span("/id")
    result.region = str(document.data.get("region", ""))
    references = check_references(document, registers)
    result.findings += references
    result.findings += _check_folder(document)
    if text is None:
        result.skips.append(Skip(path, "sections, quotes, rules", "source.txt"))
        return result
    if not registers.lexicon:
        result.skips.append(Skip(path, "sections, quotes, rules", "lexicon"))
        return result
    source_path = path.rpartition("/")[0] + "/source.txt"
    evidence = tie(document, text, source_path, registers)
    result.findings += evidence.findings
    result.skips += evidence.skips
    plan = evidence.plan
    if not plan.sections:
        return result
    result.plan, result.account = plan, account(plan, registers)
    result.counts = _count(plan, result.account)
    _apply_rules(
        result,
        evidence,
        rules,
        Facts(plan, registers, result.account, released.get(plan.id, frozenset())),
        bool(references),
    )
    result.counts["waivers"] = len(result.waived)
    return result


def _read_document(
    result: PlanResult, written: bytes | FileError, schema: Schema
) -> Document | None:
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
        result.skips.append(Skip(result.path, "references, sections, quotes, rules", stage))
        return None
    return document


def _read_source(
    result: PlanResult, document: Document | None, source: bytes | FileError | None
) -> str | None:
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


def _check_folder(document: Document) -> Iterator[Finding]:
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
    skipped: set[str] = set()
    for rule in rules:
        missing = [need for need in rule.requires if broken.get(need)]
        if missing:
            skipped.add(rule.id)
            skip = Skip(result.path, "rules", ", ".join(missing))
            result.skips += [] if skip in result.skips else [skip]
        else:
            found += rule.check(plan, facts)
    if isinstance(rules, RulesLeftOut):
        result.waived += _unasked(plan)
        return
    known = {rule.id for rule in rules}
    # A reference that leads nowhere may be the waiver's own: then it is no unused one as well.
    result.findings += _waive(result, plan, found, known, known if dangling else skipped)


def _unasked(plan: Plan) -> Iterator[Waived]:
    """The waivers of a plan where no rule ran: what they accept is not known."""
    for index, waiver in enumerate(plan.data.get("waivers", [])):
        pointer = f"/waivers/{index}/rule"
        span = plan.document.span(pointer)
        found = finding("rules-left-out", plan.path, span, pointer, record=waiver["at"])
        yield Waived(replace(found, rule=waiver["rule"]), waiver["reason"])


def _waive(
    result: PlanResult, plan: Plan, found: list[Finding], known: set[str], skipped: set[str]
) -> list[Finding]:
    for index, waiver in enumerate(plan.data.get("waivers", [])):
        pointer = f"/waivers/{index}/rule"
        report = partial(
            finding,
            path=plan.path,
            span=plan.document.span(pointer),
            pointer=pointer,
            record=waiver["at"],
            rule_id=waiver["rule"],
            at=waiver["at"],
        )
        covered = [one for one in found if _covers(waiver, one)]
        if waiver["rule"] not in known:
            near = get_close_matches(waiver["rule"], known, n=3) or sorted(known)
            found.append(report("waiver-unknown-rule", known=", ".join(near)))
        elif len(covered) == 1:
            found = [one for one in found if one is not covered[0]]
            result.waived.append(Waived(covered[0], waiver["reason"]))
        elif covered:
            found.append(report("waiver-several", count=len(covered)))
        elif waiver["rule"] not in skipped:
            found.append(report("waiver-unused"))
    return found


def _covers(waiver: dict[str, Any], found: Finding) -> bool:
    same = waiver["rule"] == found.rule and waiver["at"] == found.record
    return same and waiver.get("quote", "") in found.quote


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


# What spans plans


def _check_together(corpus: Corpus, results: list[PlanResult]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for result in results:
        if not result.id or any(found.rule == "plan-folder" for found in result.findings):
            continue
        if result.id in first:
            facts: dict[str, Any] = {"id": result.id, "other": first[result.id]}
            yield finding("plan-id-twice", result.path, result.place, "/id", **facts)
        first.setdefault(result.id, result.path)


def _lonely_sources(corpus: Corpus) -> Iterator[Finding]:
    """Files and folders of plans that would be passed over in silence."""
    files = corpus.plan_files()
    known = {one for one in files if isinstance(one, Path)}
    for path in files:
        if isinstance(path, FileError):
            yield path.finding(corpus.shown(path.path))
        elif path.name == "plan.yml":
            yield finding("plan-yml", corpus.shown(path), TOP, "")
        elif path.name == "source.txt" and not known.intersection(
            path.with_name(name) for name in ("plan.yaml", "plan.yml")
        ):
            yield finding("plan-missing", corpus.shown(path), TOP, "")


def _check_package(corpus: Corpus) -> list[Finding]:
    """The hand-written metadata of the package."""
    path = corpus.root / "datapackage" / "datapackage.yaml"
    shown = corpus.shown(path)
    if not is_taken(path):
        return [finding("package-metadata-missing", shown, TOP, "")]
    text, findings = read_file(path, shown, path.parent)
    if findings:
        return findings
    document, findings = read_yaml(text, shown)
    return findings or corpus.schemas["datapackage.schema.json"].check(document)
