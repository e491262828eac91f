"""The package as data users receive it: declared whole, valid, readable by their tools, exact."""

import csv
import hashlib
import json
import math
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas
import pytest
import yaml
from packages import GOLDEN, Rows, built, describe, read_rows, read_schemas, read_tables

from taizhang.package.validate import PackageError, validate
from taizhang.package.writers.csv_writer import cell, csv_of
from taizhang.tables import Table

PROMISED = {
    "plans": "plan_id title title_en genre status region_code issuer_id document_number written "
    "published period_start period_end script source_sha256 source_url characters",
    "sections": "section_id plan_id parent_id position depth role number heading title title_en "
    "text text_hans source_start source_end",
    "responsibilities": "section_id plan_id organisation_id printed role clause position open "
    "quote source_start source_end",
    "targets": "target_id plan_id section_id clause indicator_id label comparator value value_to "
    "unit value_base unit_base change change_against reference timing year period_start "
    "period_end every cumulative modality nature scope baseline_year baseline_value part_of "
    "restates is_restatement quote source_start source_end",
    "thresholds": "record_id of comparator value unit printed",
    "allocations": "target_id organisation_id printed value unit quote source_start source_end",
    "funding": "funding_id plan_id section_id clause instrument amount amount_to unit amount_cny "
    "bound rate rate_of per recurrence payer beneficiary condition year_start year_end with quote "
    "source_start source_end",
    "entities": "plan_id section_id clause entity_id name kind stage quote source_start source_end",
    "duties": "duty_id plan_id section_id kind every to quota quota_unit quote source_start "
    "source_end",
    "duty_organisations": "duty_id organisation_id printed",
    "relations": "plan_id type title target_plan_id quote source_start source_end",
    "emendations": "plan_id kind cause found read certainty note source_start source_end",
    "numbers": "plan_id section_id printed source_start source_end accounted_by reason",
    "number_uses": "plan_id source_start record_id field",
    "evidence": "record_id field kind quote reason source_start source_end",
    "absences": "plan_id section_id",
    "questions": "plan_id section_id",
    "waivers": "plan_id section_id",
    "missing": "plan_id",
    "readings": "plan_id",
    "organisations": "id name name_en",
    "indicators": "id label label_en",
    "regions": "code name name_en",
    "units": "id label label_en",
    "instruments": "id label label_en",
    "themes": "id label label_en",
}
"""The columns that the design promises, in their order; more may follow."""

TEXTS = ("title", "title_zh", "description", "description_zh")


# Declared


def test_every_table_is_a_resource_and_nothing_else_is(package: Path) -> None:
    declared = [resource["path"] for resource in describe(package)["resources"]]
    assert sorted(declared) == [
        f"data/{path.name}" for path in sorted((package / "data").iterdir())
    ]


def test_the_zip_holds_the_files_of_the_folder(package: Path) -> None:
    files = {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}
    with zipfile.ZipFile(package.with_name(package.name + ".zip")) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted(files)
        for name in files:
            assert archive.read(name) == (package / name).read_bytes()


def test_sizes_and_hashes_are_those_of_the_files(package: Path) -> None:
    for resource in describe(package)["resources"]:
        data = (package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()


def test_package_tables_and_columns_speak_two_languages(package: Path) -> None:
    descriptor = describe(package)
    described = [descriptor]
    for resource in descriptor["resources"]:
        assert resource["title"] and resource["title_zh"]
        if resource.get("type") == "table":
            described += [resource, *resource["schema"]["fields"]]
    assert len(described) > 200
    for one in described:
        for text in TEXTS:
            assert one[text].strip(), (one["name"], text)
        for text in ("title_zh", "description_zh"):
            assert any("\u4e00" <= character <= "\u9fff" for character in one[text]) or (
                one[text] == one[text.removesuffix("_zh")]
            )


def test_the_promised_tables_have_the_promised_columns_in_order(package: Path) -> None:
    schemas = read_schemas(package)
    for table, columns in PROMISED.items():
        names = [field["name"] for field in schemas[table]["fields"]]
        promised = columns.split()
        assert [name for name in names if name in promised] == promised, table
        assert schemas[table]["primaryKey"]
        with (package / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            assert next(csv.reader(stream)) == names
    for table, schema in schemas.items():
        if "source_start" in (names := [field["name"] for field in schema["fields"]]):
            assert {"plan_id", "report_id"} & set(names), table


def codes_of(field: dict[str, Any]) -> list[str]:
    """The categories of a column, which may tell what they are called."""
    return [one["value"] if isinstance(one, dict) else one for one in field["categories"]]


def test_the_descriptor_is_of_version_2_and_infers_nothing(package: Path) -> None:
    descriptor = describe(package)
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [source["plan_id"] for source in descriptor["sources"]] == [
        row["plan_id"] for row in read_rows(package / "data" / "plans.csv")
    ]
    for resource in descriptor["resources"]:
        assert {"name", "format", "mediatype", "encoding", "bytes", "hash"} <= set(resource)
        for field in resource.get("schema", {}).get("fields", []):
            assert field["type"] in ("string", "integer", "number", "boolean", "date")
            if "categories" in field:
                assert field["constraints"]["enum"] == codes_of(field)


# Valid


def report(target: Path, somewhere: Path) -> tuple[int, dict[str, Any]]:
    """``frictionless validate`` as a data user runs it, elsewhere."""
    command = [sys.executable, "-m", "frictionless", "validate", str(target), "--json"]
    done = subprocess.run(command, cwd=somewhere, capture_output=True, text=True)
    return done.returncode, json.loads(done.stdout)


def assert_all_checked(package: Path, found: dict[str, Any]) -> None:
    """VALID alone says little: Frictionless says it of packages it did not look into."""
    tasks = {task["name"]: task for task in found["tasks"]}
    assert found["valid"] and set(tasks) == {
        resource["name"] for resource in describe(package)["resources"]
    }
    for table, rows in read_tables(package).items():
        task = tasks[table]
        columns = [field["name"] for field in read_schemas(package)[table]["fields"]]
        assert (task["type"], task["labels"]) == ("table", columns)
        assert (task["stats"].get("rows") or 0) == len(rows), table


def test_frictionless_finds_every_table_of_the_folder_valid(package: Path, tmp_path: Path) -> None:
    code, found = report(package / "datapackage.json", tmp_path)
    assert code == 0
    assert_all_checked(package, found)


def test_frictionless_finds_every_table_of_the_zip_valid(package: Path, tmp_path: Path) -> None:
    code, found = report(package.with_name(package.name + ".zip"), tmp_path)
    assert code == 0
    assert_all_checked(package, found)


def test_frictionless_in_process_finds_every_table_valid(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    _, package = built("golden", tmp_path_factory.getbasetemp())
    found = frictionless.Package(str(package / "datapackage.json")).validate()
    assert_all_checked(package, found.to_dict())


def keyed(rows: Rows, columns: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(row[column] for column in columns) for row in rows)


def test_keys_are_unique_and_foreign_keys_lead_somewhere(package: Path) -> None:
    tables, schemas = read_tables(package), read_schemas(package)
    followed = 0
    for table, schema in schemas.items():
        for key in (schema["primaryKey"], *schema.get("uniqueKeys", [])):
            twice = [row for row, n in Counter(keyed(tables[table], key)).items() if n > 1]
            assert not twice, (table, key, twice)
        assert all("" not in one for one in keyed(tables[table], schema["primaryKey"])) or (
            table == "emendations"
        )
        for key in schema.get("foreignKeys", []):
            reference = key["reference"]
            known = set(keyed(tables[reference.get("resource") or table], reference["fields"]))
            for one in keyed(tables[table], key["fields"]):
                if any(one):
                    followed += 1
                    assert one in known, (table, key, one)
    assert followed > 100


def test_cells_are_of_their_categories_and_required_ones_are_filled(package: Path) -> None:
    schemas, checked = read_schemas(package), 0
    for table, rows in read_tables(package).items():
        for field in schemas[table]["fields"]:
            required = field.get("constraints", {}).get("required", False)
            for row in rows:
                value = row[field["name"]]
                assert value or not required, (table, field["name"])
                if value and "categories" in field:
                    checked += 1
                    assert value in codes_of(field), (table, field["name"], value)
    assert checked > 50


def spoil(package: Path, table: str, change: Callable[[Rows], Rows], sign: bool = True) -> None:
    """Change the rows of a table and, unless the hash is to be wrong, sign them anew."""
    path = package / "data" / f"{table}.csv"
    rows = change(read_rows(path))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    if sign:
        descriptor, data = describe(package), path.read_bytes()
        for resource in descriptor["resources"]:
            if resource["name"] == table:
                resource["bytes"] = len(data)
                resource["hash"] = "sha256:" + hashlib.sha256(data).hexdigest()
        (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def dangle(rows: Rows) -> Rows:
    return [{**rows[0], "section_id": "heishui-2024-talent/nowhere"}, *rows[1:]]


def double(rows: Rows) -> Rows:
    return [*rows, rows[0]]


def mistype(rows: Rows) -> Rows:
    return [{**rows[0], "year": "lost"}, *rows[1:]]


def relabel(rows: Rows) -> Rows:
    return [{**rows[0], "label": "x"}, *rows[1:]]


@pytest.mark.parametrize(
    ("change", "sign", "words"),
    [
        (dangle, True, 'for "section_id": values "heishui-2024-talent/nowhere" not found'),
        (double, True, "primary key"),
        (mistype, True, 'the cell "lost" in row "2" and field "year"'),
        (relabel, False, "does not match the expected hash"),
    ],
    ids=["foreign-key", "primary-key", "type", "hash"],
)
def test_what_is_planted_is_caught(
    altered: Path, change: Callable[[Rows], Rows], sign: bool, words: str
) -> None:
    spoil(altered, "targets", change, sign)
    with pytest.raises(PackageError) as caught:
        validate(altered)
    lines = str(caught.value).splitlines()
    assert any(words.lower() in line.lower() for line in lines), lines
    assert all(line.startswith("targets: ") for line in lines)


def test_frictionless_on_the_command_line_catches_a_broken_foreign_key(
    altered: Path, tmp_path: Path
) -> None:
    spoil(altered, "targets", dangle)
    code, found = report(altered / "datapackage.json", tmp_path)
    assert (code, found["valid"]) == (1, False)
    errors = [(task["name"], one["type"]) for task in found["tasks"] for one in task["errors"]]
    assert errors == [("targets", "foreign-key")]


def test_a_table_that_was_not_checked_is_an_error(
    altered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    descriptor = describe(altered)
    monkeypatch.setattr(
        frictionless.Package,
        "validate",
        lambda package: frictionless.Report.from_validation(time=0, tasks=[], errors=[]),
    )
    with pytest.raises(PackageError) as caught:
        validate(altered)
    assert str(caught.value).count("was not checked") == len(descriptor["resources"])


# Read by the tools of data users


def test_pandas_reads_numbers_as_numbers(package: Path) -> None:
    for table, schema in read_schemas(package).items():
        frame = pandas.read_csv(package / "data" / f"{table}.csv")
        assert len(frame) == len(read_rows(package / "data" / f"{table}.csv"))
        for field in schema["fields"]:
            values = frame[field["name"]]
            if field["type"] in ("integer", "number") and len(values):
                assert pandas.api.types.is_numeric_dtype(values), (table, field["name"])
                assert not pandas.api.types.is_bool_dtype(values)
            elif field["type"] == "boolean":
                assert set(map(type, values.dropna())) <= {bool}, (table, field["name"])
            elif field["type"] == "date":
                pandas.to_datetime(values.dropna(), format="%Y-%m-%d")


def test_duckdb_reads_numbers_as_numbers(package: Path) -> None:
    numeric = {"integer": {"BIGINT"}, "number": {"BIGINT", "DOUBLE"}, "boolean": {"BOOLEAN"}}
    for table, schema in read_schemas(package).items():
        path = package / "data" / f"{table}.csv"
        rows = read_rows(path)
        relation = duckdb.read_csv(str(path))
        types = dict(zip(relation.columns, map(str, relation.types), strict=True))
        assert relation.aggregate("count(*)").fetchall() == [(len(rows),)], table
        for field in schema["fields"]:
            name = field["name"]
            if field["type"] in numeric and any(row[name] for row in rows):
                assert types[name] in numeric[field["type"]], (table, name)


# Exact


def written(root: Path) -> Iterator[tuple[str, str, str, str]]:
    """Every number of every plan.yaml as its author typed it: table, record, column, digits.

    Records without an id are called by what they belong to.
    """
    for path in sorted(root.glob("datapackage/plans/**/plan.yaml")):
        plan = yaml.load(path.read_bytes(), yaml.CBaseLoader)
        for section in walk(plan["sections"]):
            for kind in ("targets", "funding", "duties"):
                for claim in section.get(kind, []):
                    record = f"{plan['id']}/{claim['id']}"
                    for column, value in numbers_of(kind, claim):
                        if value is not None:
                            yield kind, record, column, value
                    for threshold in claim.get("thresholds", []):
                        yield "thresholds", record, "value", threshold["value"]
                    for share in claim.get("allocations", []):
                        yield "allocations", record, "value", share["value"]


def walk(sections: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for section in sections:
        yield section
        yield from walk(section.get("sections", []))


def numbers_of(kind: str, claim: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    if kind == "targets":
        yield from (("value", claim.get("value")), ("value_to", claim.get("to")))
        yield "baseline_value", claim.get("baseline", {}).get("value")
        yield "year", claim.get("year")
    elif kind == "funding":
        yield from (("amount", claim.get("amount")), ("amount_to", claim.get("to")))
        yield "rate", claim.get("rate", {}).get("value")
    else:
        yield "quota", claim.get("quota", {}).get("value")


KEYS = {
    "targets": "target_id",
    "funding": "funding_id",
    "duties": "duty_id",
    "thresholds": "record_id",
    "allocations": "target_id",
}


def test_numbers_are_exactly_those_of_the_plans(made: tuple[Path, Path]) -> None:
    root, package = made
    tables, compared = read_tables(package), 0
    for table, record, column, value in written(root):
        cells = [row[column] for row in tables[table] if row[KEYS[table]] == record]
        assert Decimal(value) in [Decimal(cell) for cell in cells if cell], (table, record)
        compared += 1
    assert compared > 20


def test_values_in_base_units_are_exact(package: Path) -> None:
    tables, compared = read_tables(package), 0
    units = {row["id"]: row for row in tables["units"]}
    for table, value, unit, base in (
        ("targets", "value", "unit", "value_base"),
        ("funding", "amount", "unit", "amount_cny"),
    ):
        for row in tables[table]:
            foreign = base == "amount_cny" and row["currency"] not in ("", "CNY")
            moot = row.get("change") or row.get("reference") or foreign
            assert (row[base] == "") == (row[value] == "" or bool(moot))
            if row[base]:
                entry = units[row[unit]]
                assert Decimal(row[base]) == Decimal(row[value]) * Decimal(entry["factor"])
                assert row.get("unit_base", entry["base"]) == entry["base"]
                assert "E" not in row[base]
                compared += 1
    assert compared > 5


# Hostile cells

COLUMNS = [{"name": "a"}, {"name": "b"}, {"name": "c"}]
HOSTILE = [
    'a "quoted" word',
    '"',
    "\r",
    "\n",
    "a\r\nb",
    "a\rb\n",
    "ends with CRLF\r\n",
    ",,",
    " blanks ",
    "=1+1",
    "@SUM(A1)",
    "-2",
    "\ufeffmark",
    "\u2028",
    "𠮷e\u0301",
    "null",
    "号" * 40_000,
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_cell_comes_back_unchanged(tmp_path: Path, hostile: str) -> None:
    path = tmp_path / "table.csv"
    rows = [{"a": hostile, "b": "x", "c": hostile}, {"a": None, "c": hostile}, {"b": hostile}]
    path.write_bytes(csv_of(Table("table", {"fields": COLUMNS}), rows))
    with path.open(encoding="utf-8", newline="") as stream:
        assert list(csv.reader(stream)) == [
            ["a", "b", "c"],
            [hostile, "x", hostile],
            ["", "", hostile],
            ["", hostile, ""],
        ]
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    assert list(frame["c"]) == [hostile, hostile, ""]


def test_a_table_without_rows_is_its_header() -> None:
    assert csv_of(Table("table", {"fields": COLUMNS}), []) == b"a,b,c\n"


def test_nul_is_refused() -> None:
    with pytest.raises(ValueError, match="NUL"):
        csv_of(Table("table", {"fields": COLUMNS}), [{"a": "x\0y"}])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.10"), "0.10"),
        (Decimal("1E-9"), "0.000000001"),
    ],
)
def test_values_are_printed_exactly(value: Any, text: str) -> None:
    assert cell(value) == text
    assert not text or not text[0].isdigit() or math.isfinite(float(text))


# Golden


def test_the_tiny_package_has_the_expected_bytes(
    tmp_path_factory: pytest.TempPathFactory, write_expected: bool
) -> None:
    """CSV and nested JSON: what else there is repeats these, or the table schemas."""
    _, package = built("golden", tmp_path_factory.getbasetemp())
    expected = GOLDEN / "package"
    kept = [package / "registers.json", *package.glob("data/*"), *package.glob("plans/*")]
    found = {path.relative_to(package): path.read_bytes() for path in kept}
    if write_expected:
        shutil.rmtree(expected, ignore_errors=True)
        for name, data in found.items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_bytes(data)
    files = {path.relative_to(expected) for path in expected.rglob("*") if path.is_file()}
    assert files == set(found)
    for name, data in found.items():
        assert data.decode("utf-8") == (expected / name).read_bytes().decode("utf-8"), name
