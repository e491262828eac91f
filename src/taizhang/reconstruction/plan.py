"""From the rows of a plan back to what a person wrote: ``plan.yaml`` as plain data, and the source.

Cells that the tables mark as derived are left out.
"""

from itertools import groupby
from typing import Any

from taizhang.files.text import sha256
from taizhang.reconstruction.columns import (
    CLAIM_TABLES,
    COLUMNS,
    NEEDED,
    OWN_IDS,
    WRITTEN,
    YEARS,
    IncompletePackageError,
)
from taizhang.words.names import ROLES

Record = dict[str, Any]


class PlanDocument:
    """One plan: its row, the rows that belong to it, and the schema of what a person writes."""

    def __init__(self, row: Record, tables: dict[str, list[Record]], schema: Record) -> None:
        self.row, self.schema = row, schema
        self.tables = {
            name: [one for one in tables.get(name, []) if one["plan_id"] == row["plan_id"]]
            for name in NEEDED
        }

    def source(self) -> bytes:
        """The source: the reading with every emendation undone."""
        reading = "".join(section.get("text", "") for section in self.tables["sections"])
        parts, at = [], 0
        for change in self.tables["emendations"]:
            parts += [reading[at : change["reading_start"]], change.get("found", "")]
            at = change["reading_end"]
        source = "".join([*parts, reading[at:]]).encode()
        if sha256(source) != self.row["source_sha256"]:
            id = self.row["plan_id"]
            raise IncompletePackageError(
                f"The sections and emendations of {id} do not give the source with its hash. "
                f"{id} 各部分与各处校改还原不出校验和所指的来源。"
            )
        return source

    def document(self) -> Record:
        """The content of ``plan.yaml``."""
        row = {**self.row, "id": self.row["plan_id"], "region": self.row["region_code"]}
        facts = self.schema["properties"]["source"]["properties"]
        source = {key: row.get(f"source_{key}", row.get(key)) for key in facts}
        parts = {
            "period": {key: row[column] for key, column in YEARS.items() if column in row},
            "missing": {one["field"]: one["reason"] for one in self.tables["missing"]},
            "source": source,
            "emendations": self.emendations(),
            "sections": self.sections(None),
            "relations": self.written("relations"),
            "waivers": self.written("waivers"),
            "questions": self.written("questions"),
            "tombstones": [one for one in self.written("tombstones") if one],
            "readings": self.readings(),
        }
        whole = {key: parts.get(key, row.get(key)) for key in self.schema["properties"]}
        return {key: value for key, value in whole.items() if value not in (None, {}, [])}

    def short(self, value: Any) -> Any:
        """An id as the plan itself writes it."""
        prefix = self.row["plan_id"] + "/"
        return value.removeprefix(prefix) if isinstance(value, str) else value

    def written(self, table: str) -> list[Record]:
        return [self.fields(row, WRITTEN[table]) for row in self.tables[table]]

    def fields(self, row: Record, definition: str) -> Record:
        """The fields that a person wrote of a row; ``false`` is never written."""
        named = {"id": OWN_IDS.get(definition, "id"), **COLUMNS.get(definition, {})}
        derived = row.get("derived", "").split("|")

        def cell(column: str) -> Any:
            return None if column in derived else self.short(row.get(column))

        data: Record = {}
        for key in self.schema["$defs"][definition]["properties"]:
            column = named.get(key, key)
            if isinstance(column, dict):
                inner = {name: cell(one) for name, one in column.items()}
                data[key] = {name: one for name, one in inner.items() if one is not None}
            else:
                data[key] = cell(column)
        return {
            key: value
            for key, value in data.items()
            if value is not None and value is not False and value != {}
        }

    def emendations(self) -> list[Record]:
        made = []
        for _, group in groupby(
            sorted(self.tables["emendations"], key=lambda row: row["emendation"]),
            key=lambda row: row["emendation"],
        ):
            places = list(group)
            row, times = places[0], len(places)
            data: Record = {"find": row["pattern"]}
            if "series_from" in row:
                series = {"from": row["series_from"], "to": row["series_to"]}
                times //= series["to"] - series["from"] + 1
                data = {"series": {**data, **series}}
            if row["kind"] != "gap":
                data["read"] = row.get("pattern_read", "")
            if times > 1:
                data["times"] = times
            made.append(data | {k: row[k] for k in ("kind", "cause", "certainty", "note")})
        return made

    def sections(self, parent: str | None) -> list[Record]:
        rows = [row for row in self.tables["sections"] if row.get("parent_id") == parent]
        return [self.section(row) for row in rows]

    def section(self, row: Record) -> Record:
        id = row["section_id"]
        begins = "heading" if "heading" in row else "starts"
        data: Record = {"id": self.short(id), "role": row["role"], begins: row["begins"]}
        data |= {
            key: row[key]
            for key in ("title", "title_en")
            if key in row and key not in row.get("derived", "").split("|")
        }
        if "region_code" in row:
            data["region"] = row["region_code"]
        for kind in ("instruments", "themes"):
            data[kind] = [one[f"{kind[:-1]}_id"] for one in self.of("section_" + kind, id)]
        data["given"] = self.given(id)
        data["responsibilities"] = self.responsibilities(id)
        for table, definition in CLAIM_TABLES.items():
            data[table] = [self.claim(one, definition) for one in self.of(table, id)]
        data["sections"] = self.sections(id)
        return {key: value for key, value in data.items() if value != []}

    def of(self, table: str, id: str, column: str = "section_id") -> list[Record]:
        return [row for row in self.tables[table] if row.get(column) == id]

    def claim(self, row: Record, definition: str) -> Record:
        """The fields of a claim, with its thresholds, shares, names and further evidence."""
        data = self.fields(row, definition)
        if definition not in (*OWN_IDS, "entity"):
            return data
        id = row[OWN_IDS.get(definition, "address")]
        thresholds = (
            self.fields(one, "threshold") for one in self.of("thresholds", id, "record_id")
        )
        data["thresholds"] = [one for one in thresholds if one]
        data["organisations"] = [o["printed"] for o in self.of("duty_organisations", id, "duty_id")]
        if definition == "measure":  # Its row prints these joined.
            doers = self.of("measure_organisations", id, "measure_id")
            data["by"] = [one["printed"] for one in doers]
            data["entities"] = [
                one["name"] for one in self.of("measure_entities", id, "measure_id")
            ]
        shares = self.of("allocations", id, "target_id")
        data["allocations"] = [self.fields(share, "allocation") for share in shares]
        borne = self.of("cost_shares", id, "funding_id")
        data["cost_shares"] = [{key: one[key] for key in ("payer", "share")} for one in borne]
        for kind, said in (("context", "quote"), ("inferred", "reason")):
            evidence = self.of("evidence", id, "record_id")
            data[kind] = {one["field"]: one[said] for one in evidence if one["kind"] == kind}
        return {key: value for key, value in data.items() if value not in ([], {})}

    def given(self, section: str) -> list[Record]:
        made: dict[str, Record] = {}
        for row in self.of("evidence", section, "record_id"):
            value: Any = row["value"]
            if row["field"] == "year":
                value = int(value)
            elif row["field"] == "period":
                value = dict(zip(YEARS, map(int, value.split("/")), strict=True))
            made.setdefault(row["quote"], {"quote": row["quote"]})[row["field"]] = value
        return list(made.values())

    def responsibilities(self, section: str) -> list[str | Record]:
        rows = self.of("responsibilities", section)
        quotes = dict.fromkeys(row["quote"] for row in rows if row["role"] != "share")
        return [self.responsibility([r for r in rows if r["quote"] == quote]) for quote in quotes]

    def responsibility(self, rows: list[Record]) -> str | Record:
        derived = rows[0].get("derived", "").split("|")
        data: Record = {"quote": rows[0]["quote"]}
        for role in ROLES if "printed" not in derived else ():
            data[role] = [row["printed"] for row in rows if row["role"] == role]
        if "open" not in derived and rows[0]["open"]:
            data["open"] = True
        data = {key: value for key, value in data.items() if value}
        return data if len(data) > 1 else str(data["quote"])

    def readings(self) -> list[Record]:
        made = []
        for reading in self.written("readings"):
            agreement = {
                row["kind"]: {k: row[k] for k in ("agree", "differ", "only_first", "only_second")}
                for row in self.tables["agreement"]
                if all(row[k] == reading[k] for k in ("reader", "date"))
                and row["reading"] == reading["kind"]
            }
            made.append({**reading, **({"agreement": agreement} if agreement else {})})
        return made
