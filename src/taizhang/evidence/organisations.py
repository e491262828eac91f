"""The organisations that names mean, in the plan's region."""

from collections.abc import Iterator
from dataclasses import replace

from taizhang.evidence.model import Evidence
from taizhang.findings import Mark, Span
from taizhang.plan import Claim, Plan, Responsible
from taizhang.registers import Entry, Registers
from taizhang.words.names import ROLES, read_names, resolve, written_names


def resolve_organisations(evidence: Evidence) -> None:
    """Resolve every name in responsibilities, shares, duties and measures, and that of the issuer."""
    plan, registers = evidence.plan, evidence.registers
    region = plan.data["region"]
    fitting = _fitting_region(plan, registers) if region in registers.regions else None
    if fitting:
        facts = {"region": region, "code": fitting, "name": registers.regions[fitting]["name"]}
        evidence.report("region-of-other-names", "/region", record=plan.id, **facts)
    if fitting or region not in registers.regions:
        evidence.skip("region", "names")
        return
    _resolve_responsibilities(evidence)
    _resolve_shares(evidence)
    _resolve_duties(evidence)
    _resolve_doers(evidence)
    _resolve_leading(evidence)
    if "issuer" in plan.data:
        name, words = plan.data["issuer"], plan.reading.text
        entries = registers.organisations_named(name, region)
        plan.issuer = _one(evidence, entries, name, "/issuer", plan.id, words)


def _resolve_responsibilities(evidence: Evidence) -> None:
    plan, registers, region = evidence.plan, evidence.registers, evidence.plan.data["region"]
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


def _resolve_shares(evidence: Evidence) -> None:
    plan, registers, region = evidence.plan, evidence.registers, evidence.plan.data["region"]
    shares, plan.shares = plan.shares, []
    for share in shares:
        name = share.data["organisation"]
        entries = registers.organisations_named(name, region)
        pointer, words = f"{share.pointer}/organisation", share.data["quote"]
        entry = _one(evidence, entries, name, pointer, share.target, words)
        if entry:
            plan.shares.append(replace(share, organisation=entry))


def _resolve_duties(evidence: Evidence) -> None:
    for claim, entry in _listed(evidence, "duties", "organisations"):
        evidence.plan.bound.setdefault(claim.id, []).append(entry)


def _resolve_doers(evidence: Evidence) -> None:
    for claim, entry in _listed(evidence, "measures", "by"):
        evidence.plan.doers.setdefault(claim.pointer, []).append(entry)


def _listed(evidence: Evidence, kind: str, key: str) -> Iterator[tuple[Claim, Entry]]:
    """The organisations that claims of a kind list under a key, each with its claim."""
    plan, registers, region = evidence.plan, evidence.registers, evidence.plan.data["region"]
    for claim in plan.of_kind(kind):
        for index, name in enumerate(claim.data.get(key, [])):
            entries = registers.organisations_named(name, region)
            pointer = f"{claim.pointer}/{key}/{index}"
            entry = _one(evidence, entries, name, pointer, claim.record, claim.quote)
            if entry:
                yield claim, entry


def _resolve_leading(evidence: Evidence) -> None:
    plan, registers, region = evidence.plan, evidence.registers, evidence.plan.data["region"]
    for index, relation in enumerate(plan.data.get("relations", [])):
        if "lead" in relation:
            name, words = relation["lead"], relation["quote"]
            entries = registers.organisations_named(name, region)
            entry = _one(evidence, entries, name, f"/relations/{index}/lead", plan.id, words)
            plan.leading |= {words: entry} if entry else {}


def _fitting_region(plan: Plan, registers: Registers) -> str | None:
    """A region that the text names more often, and where more of its bodies are known.

    Asked only where a name is not known in the plan's own region: then that is the one cause.
    """
    lists = [
        (written_names(claim.data) if _is_written(claim) else read_names(claim.quote, registers))
        for claim in plan.of_kind("responsibilities")
    ]
    text, region = plan.folded, plan.data["region"]
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
        evidence.skip("organisations", "names")
        return None
    plan = evidence.plan
    span = _narrow(plan, pointer, name)
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


def _narrow(plan: Plan, pointer: str, words: str) -> Span:
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
