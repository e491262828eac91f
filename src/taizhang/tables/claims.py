"""Rows of what a plan promises and announces, and of the words that bear it out."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from taizhang.files.table_schemas import Row
from taizhang.plan import Claim
from taizhang.plan.kinds import PLAIN
from taizhang.quantity.units import OWN_CURRENCY
from taizhang.tables.known_plan import KnownPlan, NamedRow, listed, plain

RENAMED = {"indicator": "indicator_id", "to": "value_to"}
NESTED: dict[str, Callable[[Row], Iterable[str]]] = {
    "period": lambda value: [f"period_{key}" for key in value],
    "baseline": lambda value: [f"baseline_{key}" for key in value],
    "change": lambda value: ["change", *(f"change_{key}" for key in value if key == "against")],
}
"""Fields of a target under other names in its table, and those that fill several columns."""

MADE = ("targets", "funding", "measures", "entities", "duties")
"""Kinds some of whose columns are made below."""

PERCENT = Decimal("0.0001")
"""To so many places the part of a payer is given in percent."""

THRESHOLD = ("of", "comparator", "value", "value_to", "unit", "printed")


def targets(known: KnownPlan) -> Iterator[NamedRow]:
    for claim in known.plan.of_kind("targets"):
        fields = claim.fields
        change = fields.get("change", {})
        compared = "change" not in fields and "reference" not in fields
        value, unit = known.in_base_unit(
            fields.get("value") if compared else None, fields.get("unit")
        )
        yield (
            "targets",
            {
                **known.claimed(claim),
                "target_id": known.full(claim.id),
                "indicator_id": fields.get("indicator"),
                "value_to": fields.get("to"),
                "value_base": value,
                "unit_base": unit,
                "currency": known.currency(fields.get("unit")),
                "change": change.get("kind"),
                "change_against": change.get("against"),
                **{f"period_{key}": year for key, year in fields.get("period", {}).items()},
                **{f"baseline_{key}": one for key, one in fields.get("baseline", {}).items()},
                "cumulative": bool(fields.get("cumulative")),
                "inclusive": bool(fields.get("inclusive")),
                "shared": bool(fields.get("shared")),
                "part_of": known.full(fields.get("part_of")),
                "restates": known.full(fields.get("restates")),
                "is_restatement": "restates" in fields,
                "derived": listed(sorted(_taken_over(claim))),
            },
        )
        yield from thresholds(known, claim)
    yield from allocations(known)


def allocations(known: KnownPlan) -> Iterator[NamedRow]:
    units = {claim.id: claim.fields.get("unit") for claim in known.plan.of_kind("targets")}
    for share in known.plan.shares:
        yield (
            "allocations",
            {
                **plain(share.data),
                "address": known.full(known.addresses.share(share)),
                "target_id": known.full(share.target),
                "plan_id": known.plan.id,
                "organisation_id": share.organisation["id"],
                "printed": share.data["organisation"],
                "unit": units[share.target],
                **known.quoted(share.data["quote"], share.start, share.end),
            },
        )


def thresholds(known: KnownPlan, claim: Claim) -> Iterator[NamedRow]:
    for threshold in claim.fields.get("thresholds", []):
        row = {**plain(threshold), "value_to": threshold.get("to")}
        row |= {"record_id": known.full(claim.id), "plan_id": known.plan.id}
        row["derived"] = None if "thresholds" in claim.data else listed(THRESHOLD)
        yield "thresholds", row


def funding(known: KnownPlan) -> Iterator[NamedRow]:
    for claim in known.plan.of_kind("funding"):
        fields = claim.fields
        unit, currency = fields.get("unit"), known.currency(fields.get("unit"))
        amount, _ = known.in_base_unit(fields.get("amount"), unit)
        rate = fields.get("rate", {})
        yield (
            "funding",
            {
                **known.claimed(claim),
                "funding_id": known.full(claim.id),
                "amount_to": fields.get("to"),
                "amount_cny": amount if currency == OWN_CURRENCY else None,
                "currency": currency,
                "rate": rate.get("value"),
                "rate_to": rate.get("to"),
                "rate_of": rate.get("of"),
                **{f"year_{key}": year for key, year in fields.get("years", {}).items()},
                "shared": bool(fields.get("shared")),
                "with": known.full(fields.get("with")),
            },
        )
        yield from thresholds(known, claim)
        yield from cost_shares(known, claim)


def cost_shares(known: KnownPlan, claim: Claim) -> Iterator[NamedRow]:
    shares = claim.fields.get("cost_shares", [])
    whole = sum((Decimal(one["share"]) for one in shares), Decimal(0))
    for share in shares:
        percent = (100 * Decimal(share["share"]) / whole).quantize(PERCENT) if whole else None
        owner = {"funding_id": known.full(claim.id), "plan_id": known.plan.id}
        yield "cost_shares", {**plain(share), **owner, "percent": percent}


def entities(known: KnownPlan) -> Iterator[NamedRow]:
    for claim in known.plan.of_kind("entities"):
        yield (
            "entities",
            {
                **known.claimed(claim),
                "address": known.full(known.addresses.claim(claim)),
                "name": claim.fields.get("name", claim.quote),
                "entity_id": claim.fields.get("entity"),
                "region_code": claim.fields.get("region"),
                **{f"period_{key}": year for key, year in claim.fields.get("period", {}).items()},
                "derived": None if "name" in claim.fields else listed(["name"]),
            },
        )


def duties(known: KnownPlan) -> Iterator[NamedRow]:
    for claim in known.plan.of_kind("duties"):
        quota = claim.fields.get("quota", {})
        yield (
            "duties",
            {
                **known.claimed(claim),
                "duty_id": known.full(claim.id),
                "quota": quota.get("value"),
                "quota_comparator": quota.get("comparator"),
                "quota_unit": quota.get("unit"),
                "shared": bool(claim.fields.get("shared")),
            },
        )
        names = claim.data.get("organisations", [])
        for name, entry in zip(names, known.plan.bound.get(claim.id, []), strict=True):
            yield (
                "duty_organisations",
                {
                    "duty_id": known.full(claim.id),
                    "plan_id": known.plan.id,
                    "organisation_id": entry["id"],
                    "printed": name,
                },
            )


def others(known: KnownPlan) -> Iterator[NamedRow]:
    """Claims of kinds whose columns are their fields, or what all claims have."""
    for kind in PLAIN:
        if kind.name not in MADE:
            for claim in known.plan.of_kind(kind.name):
                address = known.full(known.addresses.claim(claim))
                yield kind.name, {**known.claimed(claim), "address": address}


def evidence(known: KnownPlan) -> Iterator[NamedRow]:
    for claim in known.plan.claims:
        record = {"record_id": known.record_id(claim), "plan_id": known.plan.id}
        if claim.kind == "given":
            words = known.quoted(claim.quote, claim.start, claim.end)
            for key, value in claim.data.items():
                if key != "quote":
                    years = key == "period"
                    stated = f"{value['start']}/{value['end']}" if years else str(value)
                    given = {"field": key, "kind": "given", "value": stated}
                    yield "evidence", {**record, **given, **words}
        for key, place in claim.context.items():
            words = known.quoted(claim.data["context"][key], place.start, place.end)
            yield "evidence", {**record, "field": key, "kind": "context", **words}
        for key, reason in claim.data.get("inferred", {}).items():
            yield "evidence", {**record, "field": key, "kind": "inferred", "reason": reason}


def _taken_over(claim: Claim) -> Iterator[str]:
    """The columns of a target whose fields others state: ``given`` words or what it restates."""
    for key, value in claim.fields.items():
        if key not in claim.data and key != "thresholds":
            yield from NESTED[key](value) if key in NESTED else [RENAMED.get(key, key)]
