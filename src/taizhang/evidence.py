"""Tying a plan to its source: emendations applied, sections laid, quotes found, names resolved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from rapidfuzz import fuzz

from taizhang.emendation import Reading, emend
from taizhang.entered import Entered
from taizhang.findings import Finding, Mark, Skip, Span, finding
from taizhang.names import ROLES, read_names, resolve, written_names
from taizhang.plan import CLAIMS, Claim, Place, Plan, Responsible, Section, Share
from taizhang.registers import Entry, Registers
from taizhang.yaml_reader import Document

TITLE_ENDS = " \t|。:："

INHERITED = ("year", "period", "modality", "nature", "scope")
"""Fields that targets take over from ``given``; a year and a period exclude each other."""

NEVER_RESTATED = (
    "id",
    "quote",
    "printed",
    "restates",
    "context",
    "inferred",
    "shared",
    "allocations",
)
"""Fields of a target that one which restates it does not take over."""


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

    def skip(self, check: str, because: str) -> None:
        skip = Skip(self.plan.path, check, because)
        if skip not in self.skips:
            self.skips.append(skip)


def tie(document: Document, source: str, source_path: str, registers: Registers) -> Evidence:
    """Tie a plan that fits its schema to its source text."""
    data = document.data
    plan = Plan(data["id"], document.path, source_path, document, Reading(source, source))
    evidence = Evidence(plan, registers)
    if not _read(evidence, source):
        evidence.skip("sections, quotes, rules", "emendations")
        return evidence
    lay_sections(evidence)
    if not plan.sections:
        evidence.skip("quotes, rules", "sections")
        return evidence
    for section in plan.sections:
        if section.id in evidence.broken:
            evidence.skip(f"quotes of {section.id}", "sections")
        else:
            _find_claims(evidence, section)
    _find_plan_quotes(evidence)
    plan.claims = _inherit(plan)
    _resolve_organisations(evidence)
    return evidence


def _read(evidence: Evidence, source: str) -> bool:
    emendations = evidence.plan.data.get("emendations", [])
    for index, emendation in enumerate(emendations):
        rule = _malformed(emendation)
        if rule:
            evidence.report(rule, f"/emendations/{index}")
    if evidence.findings:
        return False
    evidence.plan.reading, troubles = emend(source, emendations)
    for trouble in troubles:
        key = "series" if "series" in emendations[trouble.emendation] else "find"
        if trouble.rule == "emendation-times" and "times" in emendations[trouble.emendation]:
            key = "times"
        pointer = f"/emendations/{trouble.emendation}/{key}"
        evidence.report(trouble.rule, pointer, **trouble.facts)
    return not troubles


def _malformed(emendation: dict[str, Any]) -> str | None:
    if ("find" in emendation) == ("series" in emendation):
        return "emendation-find"
    if (emendation["kind"] == "gap") == ("read" in emendation):
        return "emendation-read"
    if "find" in emendation and emendation.get("read") == emendation["find"]:
        return "emendation-nothing"
    return None


# Sections


def _walk(
    sections: list[dict[str, Any]], pointer: str, parent: str | None, depth: int
) -> Iterator[tuple[dict[str, Any], str, str | None, int]]:
    for index, data in enumerate(sections):
        place = f"{pointer}/{index}"
        yield data, place, parent, depth
        yield from _walk(data.get("sections", []), f"{place}/sections", place, depth + 1)


def lay_sections(evidence: Evidence) -> None:
    """Find where each section begins; each ends where the next of any depth begins."""
    plan, text = evidence.plan, evidence.plan.reading.text
    laid: list[tuple[dict[str, Any], str, str | None, int, int]] = []
    before, doubtful = 0, False
    for data, pointer, parent, depth in _walk(plan.data["sections"], "/sections", None, 1):
        start = _begin(evidence, data, pointer, before, first=not laid and not doubtful)
        if start is None:
            evidence.broken.add(data["id"])
            if laid:
                evidence.broken.add(laid[-1][0]["id"])
            doubtful = True
            continue
        laid.append((data, pointer, parent, depth, start))
        before = start
    built: dict[str, Section] = {}
    for position, (data, pointer, parent, depth, start) in enumerate(laid):
        end = laid[position + 1][4] if position + 1 < len(laid) else len(text)
        above = built.get(parent) if parent else None
        section = _section(evidence, data, pointer, above, depth, position + 1, start, end)
        built[pointer] = section
        plan.sections.append(section)


def _begin(
    evidence: Evidence, data: dict[str, Any], pointer: str, before: int, first: bool
) -> int | None:
    text = evidence.plan.reading.text
    keys = [key for key in ("heading", "starts") if key in data]
    if len(keys) != 1:
        evidence.report("section-without-start", pointer, record=data["id"], id=data["id"])
        return None
    words, place = data[keys[0]], f"{pointer}/{keys[0]}"
    facts = {"record": data["id"], "words": words, "quoted": words}
    start = text.find(words, before)
    if start < 0:
        earlier = text.find(words)
        near = _nearest(words, text[before:])
        missing = "heading-not-found-near" if near else "heading-not-found"
        evidence.report(
            missing if earlier < 0 else "heading-out-of-order", place, near=near, **facts
        )
        return None
    if text.find(words, start + 1) >= 0:
        evidence.report("heading-twice", place, **facts)
        return None
    change = evidence.plan.reading.splits(start)
    if change:
        evidence.report("quote-cuts-emendation", place, found=change.found, **facts)
        return None
    if first and start:
        evidence.report("text-before-first-section", place, text=text[:start], **facts)
        return None
    return start


def _section(
    evidence: Evidence,
    data: dict[str, Any],
    pointer: str,
    parent: Section | None,
    depth: int,
    position: int,
    start: int,
    end: int,
) -> Section:
    text = evidence.plan.reading.text[start:end]
    heading = number = title = ""
    if "heading" in data:
        heading = (
            data["heading"]
            if "title" in data
            else re.split("(?<=。)|\n", text.lstrip(), maxsplit=1)[0]
        )
        heading = heading.strip()
        pattern = "|".join(f"(?:{p})" for p in evidence.registers.lexicon["numbering"])
        match = re.match(pattern, heading)
        number = match[0].strip() if match else ""
        title = heading[match.end() if match else 0 :].strip(TITLE_ENDS)
    title = data.get("title", title)
    return Section(
        data["id"],
        data["role"],
        parent,
        position,
        depth,
        start,
        end,
        heading,
        number,
        title,
        pointer,
        data,
    )


# Quotes


def _find_claims(evidence: Evidence, section: Section) -> None:
    for kind in CLAIMS:
        for index, data in enumerate(section.data.get(kind, [])):
            pointer = f"{section.pointer}/{kind}/{index}"
            claim = _claim(evidence, section, kind, data, pointer)
            if claim is None:  # Its shares have lost their target.
                evidence.broken.add(section.id)
                shares = evidence.plan.shares
                evidence.plan.shares = [
                    s for s in shares if not s.pointer.startswith(f"{pointer}/")
                ]
            else:
                evidence.plan.claims.append(claim)


def _claim(
    evidence: Evidence, section: Section, kind: str, data: Any, pointer: str
) -> Claim | None:
    if isinstance(data, str):
        data, quote_pointer = {"quote": data}, pointer
    else:
        quote_pointer = f"{pointer}/quote"
    record = data.get("id", section.id)
    place = locate(evidence, data["quote"], quote_pointer, record, section)
    context = {
        name: locate(evidence, words, f"{pointer}/context/{name}", record)
        for name, words in data.get("context", {}).items()
    }
    inside = _check_inside(evidence, data, pointer, record)
    divided = _find_shares(evidence, section, data, pointer)
    if place is None or None in context.values() or not inside or not divided:
        return None
    return Claim(
        kind=kind,
        id=data.get("id", ""),
        section=section,
        pointer=pointer,
        data=data,
        quote=data["quote"],
        start=place.start,
        end=place.end,
        context={name: found for name, found in context.items() if found},
    )


def _find_shares(evidence: Evidence, section: Section, data: dict[str, Any], pointer: str) -> bool:
    """Find the words of a target's shares; whether all were found."""
    sound = True
    for index, share in enumerate(data.get("allocations", [])):
        where = f"{pointer}/allocations/{index}"
        place = locate(evidence, share["quote"], f"{where}/quote", data["id"], section)
        if place:
            found = Share(data["id"], where, share, place.start, place.end, {})
            evidence.plan.shares.append(found)
        sound = sound and place is not None
    return sound


def _check_inside(evidence: Evidence, data: dict[str, Any], pointer: str, record: str) -> bool:
    """Whether words that must stand inside the claim's quotes (``printed``, ``name``) do."""
    allowed = [data["quote"], *data.get("context", {}).values()]
    wanted = {f"{pointer}/{key}": data[key] for key in ("printed", "name") if key in data}
    for index, threshold in enumerate(data.get("thresholds", [])):
        wanted[f"{pointer}/thresholds/{index}/printed"] = threshold["printed"]
    sound = True
    for place, words in wanted.items():
        counts = [quote.count(words) for quote in allowed]
        times = counts[0] or sum(counts)
        if times == 0 or (times > 1 and place.endswith("/printed")):
            rule = "words-not-in-quote" if times == 0 else "words-twice-in-quote"
            evidence.report(rule, place, record=record, words=words, quote=data["quote"])
            sound = False
    return sound


def locate(
    evidence: Evidence, quote: str, pointer: str, record: str, section: Section | None = None
) -> Place | None:
    """The one place of a quote in its section's own text (or the whole reading), or a finding."""
    reading = evidence.plan.reading
    text = reading.text
    low, high = (section.start, section.end) if section else (0, len(text))
    facts = {"record": record, "quote": quote, "quoted": quote}
    start = text.find(quote, low, high)
    if start < 0:
        elsewhere = text.find(quote)
        if elsewhere >= 0 and section:
            other = next(
                (s for s in evidence.plan.sections if s.start <= elsewhere < s.end), section
            )
            evidence.report("quote-elsewhere", pointer, section=section.id, other=other.id, **facts)
        else:
            near = _nearest(quote, text[low:high])
            rule = "quote-not-found-near" if near else "quote-not-found"
            evidence.report(rule, pointer, near=near, **facts)
        return None
    end = start + len(quote)
    if text.find(quote, start + 1, high) >= 0:
        evidence.report("quote-twice", pointer, times=text.count(quote, low, high), **facts)
        return None
    for border in (start, end):
        if cuts_number(text, border):
            around = text[max(low, border - 6) : border + 6]
            evidence.report("quote-cuts-number", pointer, around=around, **facts)
            return None
        change = reading.splits(border)
        if change:
            evidence.report(
                "quote-cuts-emendation", pointer, words=quote, found=change.found, **facts
            )
            return None
    return Place(start, end)


def cuts_number(text: str, border: int) -> bool:
    """Whether a border falls inside a number (its digits and decimals)."""
    before, after = text[max(0, border - 2) : border], text[border : border + 2]
    return bool(re.search(r"\d[.．]?$", before) and re.match(r"[.．]?\d", after))


def _nearest(words: str, text: str) -> str:
    """The run of the text that looks most like the words, for advice."""
    if not text:
        return ""
    aligned = fuzz.partial_ratio_alignment(words, text, score_cutoff=50)
    return text[aligned.dest_start : aligned.dest_end].strip() if aligned else ""


def _find_plan_quotes(evidence: Evidence) -> None:
    plan = evidence.plan
    for index, relation in enumerate(plan.data.get("relations", [])):
        place = locate(evidence, relation["quote"], f"/relations/{index}/quote", plan.id)
        if place:
            plan.relations.append((relation, place))
    for index, question in enumerate(plan.data.get("questions", [])):
        pointer = f"/questions/{index}/quote"
        if "quote" in question:
            found = locate(evidence, question["quote"], pointer, question["id"])
            if found:
                plan.questions.append((question, found))
        else:
            plan.questions.append((question, None))


# Inheritance


def _inherit(plan: Plan) -> list[Claim]:
    """Fill in what targets take over: from ``given`` around them, then from what they restate."""
    givens: dict[str, list[Claim]] = {}
    for claim in plan.of_kind("given"):
        givens.setdefault(claim.section.id, []).append(claim)
    targets = {claim.id: claim for claim in plan.of_kind("targets")}
    return [
        _inherited(claim, givens, targets)
        if claim.kind == "targets"
        else replace(claim, fields=claim.data)
        for claim in plan.claims
    ]


def _inherited(
    claim: Claim, givens: dict[str, list[Claim]], targets: dict[str, Claim], depth: int = 0
) -> Claim:
    fields, sources = Entered(claim.data), {}
    for section in claim.section.ancestors():
        for given in givens.get(section.id, []):
            for key in INHERITED:
                if key in given.data and not _has(fields, key):
                    fields[key] = given.data[key]
                    sources[key] = given
    restated = targets.get(claim.data.get("restates", ""))
    if restated and restated is not claim and depth < 8:
        for key, value in _inherited(restated, givens, targets, depth + 1).fields.items():
            if key not in NEVER_RESTATED and not _has(fields, key):
                fields[key] = value
    return replace(claim, fields=fields, given=sources)


def _has(fields: dict[str, Any], key: str) -> bool:
    timed = ("year", "period")
    return any(name in fields for name in timed) if key in timed else key in fields


# Organisations


def _resolve_organisations(evidence: Evidence) -> None:
    plan, registers = evidence.plan, evidence.registers
    region = plan.data["region"]
    fitting = _fitting_region(plan, registers) if region in registers.regions else None
    if fitting:
        facts = {"region": region, "code": fitting, "name": registers.regions[fitting]["name"]}
        evidence.report("region-of-other-names", "/region", record=plan.id, **facts)
    if fitting or region not in registers.regions:
        evidence.skip("names", "region")
        return
    for claim in plan.of_kind("responsibilities"):
        written = _is_written(claim)
        named = written_names(claim.data) if written else read_names(claim.quote, registers)
        if not named.names:
            evidence.report("names-none", claim.pointer, record=claim.record, quote=claim.quote)
        for name, entries in zip(named.names, resolve(named.names, registers, region), strict=True):
            pointer = _name_pointer(claim, name.role, name.printed) if written else claim.pointer
            entry = _one(evidence, entries, name.printed, pointer, claim.record, claim.quote)
            same = [r for r in plan.responsibles if r.claim is claim and r.organisation is entry]
            if any(other.named.role == name.role for other in same):
                told = {"name": name.printed, "other": same[0].named.printed, "role": name.role}
                evidence.report("name-twice", pointer, record=claim.record, **told)
            elif entry:
                is_open = named.open or "open" in claim.data
                plan.responsibles.append(Responsible(claim, name, entry, is_open))
    shares, plan.shares = plan.shares, []
    for share in shares:
        name = share.data["organisation"]
        entries = registers.organisations_named(name, region)
        pointer, words = f"{share.pointer}/organisation", share.data["quote"]
        entry = _one(evidence, entries, name, pointer, share.target, words)
        if entry:
            plan.shares.append(replace(share, organisation=entry))
    for claim in plan.of_kind("duties"):
        for index, name in enumerate(claim.data.get("organisations", [])):
            entries = registers.organisations_named(name, region)
            pointer = f"{claim.pointer}/organisations/{index}"
            entry = _one(evidence, entries, name, pointer, claim.id, claim.quote)
            if entry:
                plan.bound.setdefault(claim.id, []).append(entry)
    if "issuer" in plan.data:
        name, words = plan.data["issuer"], plan.reading.text
        entries = registers.organisations_named(name, region)
        plan.issuer = _one(evidence, entries, name, "/issuer", plan.id, words)


def _fitting_region(plan: Plan, registers: Registers) -> str | None:
    """A region that the text names more often, and where more of its bodies are known.

    Asked only where a name is not known in the plan's own region: then that is the one cause.
    """
    lists = [
        (written_names(claim.data) if _is_written(claim) else read_names(claim.quote, registers))
        for claim in plan.of_kind("responsibilities")
    ]
    text, region = registers.fold(plan.reading.text), plan.data["region"]
    shortened = registers.lexicon["shortened"]

    def known(code: str) -> int:
        found = (entries for one in lists for entries in resolve(one.names, registers, code))
        return sum(len(entries) == 1 for entries in found)

    def told(code: str) -> int:
        return text.count(registers.regions[code]["name"].rstrip(shortened))

    here = known(region)
    if here == sum(len(one.names) for one in lists):
        return None
    homes = {entry["region"] for entry in registers.tables["organisations"].values()}
    better = [
        (known(code), told(code), code)
        for code in sorted(homes & registers.regions.keys())
        if told(code) > told(region)
    ]
    most = max(better, default=(0, 0, ""))
    return most[2] if most[0] > here else None


def _is_written(claim: Claim) -> bool:
    return any(role in claim.data for role in ROLES)


def _name_pointer(claim: Claim, role: str, name: str) -> str:
    return f"{claim.pointer}/{role}/{claim.data[role].index(name)}"


def _one(
    evidence: Evidence, entries: list[Entry], name: str, pointer: str, record: str, words: str
) -> Entry | None:
    """The one entry that a name, entered for what the words print, means, or a finding."""
    if len(entries) == 1:
        return entries[0]
    if "organisations" in evidence.registers.broken:
        evidence.skip("names", "organisations")
        return None
    plan = evidence.plan
    span = narrow(plan, pointer, name)
    if entries:
        meant = ", ".join(entry["id"] for entry in entries)
        evidence.report("name-ambiguous", pointer, span=span, record=record, name=name, meant=meant)
        return None
    if name in evidence.registers.tables["organisations"]:
        known = _names_of(evidence.registers, name, plan.data["region"])
        printed = max((one for one in known if one in words), key=len, default="")
        edit = plan.document.replacement(pointer, printed) if printed else None
        facts = {"name": name, "known": printed or ", ".join(known)}
        evidence.report("name-is-an-id", pointer, record=record, edit=edit, **facts)
        return None
    near = evidence.registers.nearest_names(name, plan.data["region"])
    rule = "name-unknown-near" if near else "name-unknown"
    facts = {"name": name, "near": ", ".join(near), "region": plan.data["region"]}
    evidence.report(rule, pointer, span=span, record=record, quoted=name, **facts)
    return None


def _names_of(registers: Registers, id: str, region: str) -> list[str]:
    """The names by which the region calls the organisation of this id, and no other."""
    entry = registers.tables["organisations"][id]
    names = [entry["name"], *entry.get("aliases", [])]
    return [name for name in names if registers.organisations_named(name, region) == [entry]]


def narrow(plan: Plan, pointer: str, words: str) -> Span:
    """The place of words inside the value at a pointer, or of the whole value."""
    keyed = f"{pointer}/quote" if f"{pointer}/quote" in plan.document.values else pointer
    span = plan.document.values.get(keyed, plan.place(pointer))
    if span.start.line == span.end.line:
        written = plan.document.written(span)
        if written.count(words) == 1:
            start = span.start.column + written.index(words)
            line = span.start.line
            return Span(Mark(line, start), Mark(line, start + len(words)))
    return plan.place(pointer)
