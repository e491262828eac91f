"""Rows of promises without a number, and of who does them."""

from collections.abc import Iterator

from taizhang.plan import Claim
from taizhang.tables.known_plan import KnownPlan, NamedRow, listed

AND = "、"


def measures(known: KnownPlan) -> Iterator[NamedRow]:
    registered = {
        claim.fields.get("name", claim.quote): claim.fields["entity"]
        for claim in known.plan.of_kind("entities")
        if "entity" in claim.fields
    }
    for claim in known.plan.of_kind("measures"):
        # In the order of the words: that of a list says nothing.
        entries = known.plan.doers.get(claim.pointer, [])
        doers = sorted(
            zip(claim.data.get("by", []), entries, strict=True),
            key=lambda one: (claim.quote.find(one[0]), one[0]),
        )
        names = sorted(
            claim.data.get("entities", []), key=lambda name: (claim.quote.find(name), name)
        )
        period = claim.data.get("period", {})
        yield (
            "measures",
            {
                **known.claimed(claim),
                "measure_id": known.record_id(claim),
                "strength": claim.data.get("modality", "commit"),
                "by": AND.join(entry["name"] for _, entry in doers) or None,
                "entities": AND.join(names) or None,
                **{f"period_{key}": year for key, year in period.items()},
                "serves": known.full(claim.data.get("serves")),
                "restates": known.full(claim.data.get("restates")),
                "derived": listed(_not_written(claim)),
            },
        )
        part = {"measure_id": known.record_id(claim), "plan_id": known.plan.id}
        for printed, entry in doers:
            organisation = {"organisation_id": entry["id"], "printed": printed}
            yield "measure_organisations", {**part, **organisation}
        for name in names:
            thing = {"name": name, "entity_id": registered.get(name)}
            yield "measure_entities", {**part, **thing}


def _not_written(claim: Claim) -> Iterator[str]:
    if not claim.id:
        yield "measure_id"
    if "modality" not in claim.data:
        yield "strength"
