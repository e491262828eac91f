"""Where a table holds what a person wrote, and which columns a corpus cannot be made again without."""

from typing import Any

from taizhang.findings import TaizhangError
from taizhang.plan.kinds import KINDS, PLAIN

Record = dict[str, Any]

YEARS = {"start": "period_start", "end": "period_end"}
COLUMNS: dict[str, dict[str, str | dict[str, str]]] = {
    "target": {
        "indicator": "indicator_id",
        "to": "value_to",
        "change": {"kind": "change", "against": "change_against"},
        "baseline": {"year": "baseline_year", "value": "baseline_value", "unit": "baseline_unit"},
        "period": YEARS,
    },
    "threshold": {"to": "value_to"},
    "allocation": {"organisation": "printed"},
    "measure": {"period": YEARS, "modality": "strength"},
    "funding": {
        "to": "amount_to",
        "rate": {"value": "rate", "to": "rate_to", "of": "rate_of"},
        "years": {"start": "year_start", "end": "year_end"},
    },
    "entity": {"entity": "entity_id", "region": "region_code", "period": YEARS},
    "duty": {"quota": {"comparator": "quota_comparator", "value": "quota", "unit": "quota_unit"}},
    "relation": {"plan": "target_plan_id"},
    "waiver": {"at": "record_id"},
    "question": {"id": "question_id", "at": "record_id"},
}
"""Where a field of ``plan.schema.json`` stands in a table under another name, or in several."""

CLAIM_TABLES = {kind.name: kind.definition for kind in PLAIN}
"""Tables whose rows are claims of a section, and the definition of their fields."""

WRITTEN = {
    **CLAIM_TABLES,
    "thresholds": "threshold",
    "allocations": "allocation",
    "relations": "relation",
    "waivers": "waiver",
    "questions": "question",
    "tombstones": "tombstone",
    "readings": "reading",
}
"""Tables whose rows a person wrote, and the definition of their fields."""

OWN_IDS = {kind.definition: kind.own_id for kind in KINDS if kind.own_id}

NEEDED = {
    **{
        kind.name: f"plan_id section_id {kind.own_id} {'derived' if kind.derivable else ''}"
        for kind in PLAIN
    },
    "plans": "plan_id path region_code source_sha256",
    "sections": "plan_id section_id parent_id role heading begins text derived",
    "responsibilities": "plan_id section_id role printed open derived quote",
    "section_instruments": "plan_id section_id instrument_id",
    "section_themes": "plan_id section_id theme_id",
    "thresholds": "plan_id record_id derived",
    "allocations": "plan_id target_id printed",
    "cost_shares": "plan_id funding_id payer share",
    "measures": "plan_id section_id measure_id strength derived",
    "measure_organisations": "plan_id measure_id printed",
    "measure_entities": "plan_id measure_id name",
    "entities": "plan_id section_id address derived",
    "duty_organisations": "plan_id duty_id printed",
    "relations": "plan_id target_plan_id",
    "emendations": "plan_id emendation pattern pattern_read series_from series_to found "
    "reading_start reading_end kind cause certainty note",
    "evidence": "plan_id record_id field kind value quote reason",
    "questions": "plan_id question_id record_id",
    "waivers": "plan_id record_id",
    "missing": "plan_id field reason",
    "tombstones": "plan_id",
    "readings": "plan_id reader date kind",
    "agreement": "plan_id reader date reading kind agree differ only_first only_second",
}
"""The columns without which what a person wrote cannot be told from a table."""

MUST_BE = ("plans", "sections")
"""Tables that must be there; of the others a package has those that its corpus publishes."""


class IncompletePackageError(TaizhangError):
    """A package does not tell all that its corpus is made of; the message says what is missing."""


def check_complete(tables: dict[str, Record], schema: Record) -> None:
    """Raise IncompletePackageError where tables (schemas by name) lack columns, or a schema parts."""
    found = {name: {field["name"] for field in one["fields"]} for name, one in tables.items()}
    lacking = [
        f"{table}.{column}"
        for table, columns in NEEDED.items()
        for column in columns.split()
        if table in {*found, *MUST_BE} and column not in found.get(table, ())
    ]
    for table, definition in WRITTEN.items():
        if table in found and "properties" not in schema.get("$defs", {}).get(definition, {}):
            lacking.append(f"plan.schema.json: $defs.{definition}.properties")
    if lacking:
        told = ", ".join(lacking)
        raise IncompletePackageError(
            f"No corpus can be made of this for want of {told}. 无法还原，缺少 {told}。"
        )
