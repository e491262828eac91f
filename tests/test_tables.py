"""From schemas to tables: every field flows through, every column has a use and two languages."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from packages import PROJECT, built, lay_golden_corpus, read_schemas, read_tables

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import Corpus
from taizhang.files.schema import bilingual
from taizhang.files.table_schemas import CONTRACT
from taizhang.package.build import build_package
from taizhang.package.catalogues import croissant
from taizhang.package.validate import PackageError
from taizhang.package.writers import parquet, sqlite
from taizhang.progress.reading.check import check_all
from taizhang.tables import Rows, load_tables, make_rows

TEXTS = ("title", "title_zh", "description", "description_zh")
SCHEMAS = sorted((PROJECT / "schemas").glob("*.schema.json"))
TABLES = sorted((PROJECT / "schemas" / "tables").glob("*.yaml"))

NEVER_FILLED = {
    ("regions", "name_en"),
    ("ledger", "region_en"),
    *(("ledger", f"action{end}") for end in ("", "_label", "_label_en")),
}
"""Columns that the design promises and for which there is no value yet: no register, measure, report."""

PLAIN = {
    "plans": {"id", "region", "issuer"},
    "sections": {"id", "starts", "region"},
    "targets": {"id", "indicator", "to"},
    "thresholds": {"to"},
    "allocations": {"organisation"},
    "funding": {"id", "to"},
    "measures": {"id", "modality"},
    "asides": {"clause"},
    "entities": {"entity", "region"},
    "duties": {"id", "clause"},
    "absences": {"clause"},
    "dismissals": {"clause"},
    "relations": {"plan"},
    "emendations": {"find", "times"},
    "questions": {"id", "at"},
    "reports": {"id", "region"},
    "observations": {"to", "indicator", "region", "as_of"},
    "standings": {"region", "as_of"},
    "fulfilments": {"region", "as_of"},
}
"""Keys of rows without a column: fields of YAML beside what they were made into, clauses."""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("golden", tmp_path_factory.getbasetemp())[1]


def rows_of(root: Path) -> Rows:
    corpus = Corpus(root)
    report = check_all(corpus)
    assert [found for found in report.findings if found.severity == "error"] == []
    return make_rows(report.results, corpus.registers, reports=report.reports)


def test_every_column_is_filled_in_the_tiny_corpus(package: Path) -> None:
    schemas = read_schemas(package)
    tables = read_tables(package)
    assert tables.pop("findings") == []  # A sound corpus has none; test_coverage.py makes some.
    for table, rows in tables.items():
        assert rows, table
        for field in schemas[table]["fields"]:
            filled = any(row[field["name"]] for row in rows)
            assert filled == ((table, field["name"]) not in NEVER_FILLED), (table, field["name"])


def test_a_column_that_may_be_empty_says_when(package: Path) -> None:
    """In its description, unless its name and that of the table tell."""
    for table, schema in read_schemas(package).items():
        for field in schema["fields"]:
            if not field.get("constraints", {}).get("required"):
                place = (table, field["name"])
                assert "mpty" in field["description"] or "instead" in field["description"], place
                assert any(
                    word in field["description_zh"] for word in ("空", "不填", "有值", "改填")
                ), place


def test_rows_hold_nothing_that_their_table_lacks(tmp_path: Path) -> None:
    root = lay_golden_corpus(tmp_path / "corpus")
    tables = {table.name: table for table in load_tables(root / "schemas" / "tables")}
    made = rows_of(root)
    assert set(made) == set(tables) - {"findings"}  # A sound corpus has none.
    for name, rows in made.items():
        for row in rows:
            extra = set(row) - set(tables[name].columns)
            assert extra <= PLAIN.get(name, set()), name
        for known in PLAIN.get(name, ()):
            assert any(known in row for row in rows), (name, known)
            assert not any(isinstance(row.get(c), list | dict) for c in tables[name].columns), name


def extend(path: Path, *keys: str | int, add: dict[str, Any]) -> None:
    """Add to a mapping deep inside a JSON or YAML file."""
    text = path.read_text(encoding="utf-8")
    data = json.loads(text) if path.suffix == ".json" else yaml.load(text, yaml.CSafeLoader)
    node = data
    for key in keys:
        node = node[key]
    node.update(add) if isinstance(node, dict) else node.append(add)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize(
    ("definition", "table", "record"),
    [
        ("target", "targets", '      - {remark: "by heart", id: experts,'),
        ("duty", "duties", '          - id: reports\n            remark: "by heart"\n'),
        ("funding", "funding", '          - id: reward\n            remark: "by heart"\n'),
        ("entity", "entities", '          - {remark: "by heart", quote: 发展新材料,'),
        ("measure", "measures", '          - {remark: "by heart", action: cultivate,'),
        ("aside", "asides", '          - {remark: "by heart", quote: 围绕“8+3”布局,'),
        ("absence", "absences", '          - {remark: "by heart", quote: 附件1'),
        ("threshold", "thresholds", '              - {remark: "by heart", of: 年营业收入,'),
        ("reading", "readings", '  - {remark: "by heart", reader: A,'),
        ("question", "questions", '  - {remark: "by heart", id: q-plan,'),
        ("relation", "relations", '  - {remark: "by heart", type: implements,'),
        ("emendation", "emendations", '  - {remark: "by heart", find: 发展材料,'),
        ("allocation", "allocations", '          - {remark: "by heart", quote: 市科技局25家,'),
        ("section", "sections", '  - id: signature\n    remark: "by heart"\n'),
    ],
)
def test_a_field_added_to_schema_and_table_flows_through(
    tmp_path: Path, definition: str, table: str, record: str
) -> None:
    root = lay_golden_corpus(tmp_path / "corpus")
    field = {"title": "Remark 备注", "description": "A remark.\n备注。", "type": "string"}
    extend(
        *(root / "schemas" / "plan.schema.json", "$defs", definition, "properties"),
        add={"remark": field},
    )
    column = {"name": "remark", "type": "string", **dict.fromkeys(TEXTS, "备注")}
    extend(root / "schemas" / "tables" / f"{table}.yaml", "fields", add=column)
    without = record.replace('remark: "by heart", ', "")
    without = without.replace('            remark: "by heart"\n', "")
    without = without.replace('    remark: "by heart"\n', "")
    plans = root / "datapackage" / "plans"
    (plan,) = (p for p in plans.rglob("plan.yaml") if without in p.read_text(encoding="utf-8"))
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace(without, record, 1), encoding="utf-8")
    rows = rows_of(root)[table]
    assert [row["remark"] for row in rows if row.get("remark")] == ["by heart"]


def properties(node: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Every property that a schema lets people write, with its place and the whole schema."""
    if isinstance(node, dict):
        for name, one in node.get("properties", {}).items():
            yield f"{place}/{name}", one, node
        for key, value in node.items():
            yield from properties(value, f"{place}/{key}")


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_every_schema_field_is_documented_in_two_languages(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    found = list(properties(schema))
    assert found
    for place, one, _ in found:
        reference = one.get("$ref", "").removeprefix("#/$defs/")
        told = {**schema.get("$defs", {}).get(reference, {}), **one}
        for key in ("title", "description"):
            assert key in told, (place, key)
            english, chinese = bilingual(told[key])
            assert english != chinese and english and chinese, (place, told[key])
            assert any("\u4e00" <= character <= "\u9fff" for character in chinese) or (
                "SHA" in chinese
            ), (place, told[key])


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_column_is_documented_in_two_languages(path: Path) -> None:
    schema = yaml.load(path.read_bytes(), yaml.CBaseLoader)
    for one in (schema, *schema["fields"]):
        for text in TEXTS:
            assert one[text].strip() == one[text] != "", (one.get("name"), text)
        assert one["description"].isascii() is False or "\n" not in one["description"]
        assert any("\u4e00" <= character <= "\u9fff" for character in one["description_zh"])
    for field in schema["fields"]:
        for category in field.get("categories", []):
            plain = f"{field['description']} {field['description_zh']}"
            assert category in plain or field["constraints"]["enum"], category


def test_table_orders_are_all_different() -> None:
    orders = [table.schema["order"] for table in load_tables(PROJECT / "schemas" / "tables")]
    assert len(orders) == len(set(orders))


def test_a_table_schema_that_cannot_be_read_stops_the_run(tmp_path: Path) -> None:
    for name in ("plans", "sections"):
        (tmp_path / f"{name}.yaml").write_text("order: 1\norder: 2\n")
    with pytest.raises(ValueError, match=r"plans\.yaml cannot be read"):
        load_tables(tmp_path)


def test_every_format_keeps_each_type_that_a_column_may_have() -> None:
    contract = json.loads(
        (PROJECT / "src" / "taizhang" / "files" / CONTRACT).read_text(encoding="utf-8")
    )
    types = contract["$defs"]["field"]["properties"]["type"]["enum"]
    for known in (sqlite.TYPES, parquet.TYPES, croissant.TYPES):
        assert set(known) == set(types)


@pytest.mark.parametrize(
    ("path", "was", "now", "told"),
    [
        ("tables/entities.yaml", "primaryKey: [address]",
         "primaryKey: [plan_id]", "SQLite: UNIQUE constraint failed: entities.plan_id"),
        ("views/support_on_offer.sql", "SELECT", "SELECT nowhere,",
         "SQLite: schemas/views/support_on_offer.sql: no such column: nowhere"),
    ],
)  # fmt: skip
def test_tables_that_a_format_cannot_hold_are_refused_in_words(
    tmp_path: Path, path: str, was: str, now: str, told: str
) -> None:
    root = lay_golden_corpus(tmp_path / "corpus")
    schema = root / "schemas" / path
    text = schema.read_text(encoding="utf-8")
    schema.write_text(text.replace(was, now, 1), encoding="utf-8")
    corpus = Corpus(root)
    with pytest.raises(PackageError, match=re.escape(told)):
        build_package(corpus, check_corpus(corpus), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_columns_take_what_a_restated_target_says(package: Path) -> None:
    targets = {row["target_id"].partition("/")[2]: row for row in read_tables(package)["targets"]}
    first, again = targets["firms-cumulative"], targets["firms-divided"]
    for column in ("indicator_id", "comparator", "value", "unit", "cumulative", "period_end"):
        assert first[column] == again[column] != ""
    assert (again["is_restatement"], again["quote"]) == ("true", "新增45家")


@pytest.mark.corpus
def test_many_plans_checked_side_by_side_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    one_by_one = check_corpus(Corpus(PROJECT))
    monkeypatch.setattr("taizhang.checking.check_corpus.MANY", 2)
    side_by_side = check_corpus(Corpus(PROJECT))
    assert side_by_side.as_json() == one_by_one.as_json()
    registers = Corpus(PROJECT).registers
    assert make_rows(side_by_side.results, registers) == make_rows(one_by_one.results, registers)
    findings = check_corpus(Corpus(PROJECT), findings_only=True)
    assert findings.as_json() == one_by_one.as_json()
    assert [result.plan for result in findings.results] == [None] * 5


def test_codes_of_the_ledger_are_those_of_the_tables_it_is_made_of(project: Path) -> None:
    tables = {table.name: table for table in load_tables(project / "schemas" / "tables")}
    fields = {one["name"]: one for one in tables["ledger"].schema["fields"]}
    for name, column in (("funding", "per"), ("funding", "recurrence"), ("targets", "comparator")):
        (own,) = (one for one in tables[name].schema["fields"] if one["name"] == column)
        assert set(own["constraints"]["enum"]) <= set(fields[column]["constraints"]["enum"]), column
