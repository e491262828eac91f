"""JSON of the package, nested and in lines, read back and compared with the CSV."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pandas
import pytest
from packages import describe, read_schemas, read_tables
from reading_back import assert_same, hostile_package, printed
from written_package import full_package

from taizhang.package.model import Content
from taizhang.package.writers.json_lines import write_json_lines
from taizhang.package.writers.nested_json import plan_schema, record_key, to_json, write_json
from taizhang.tables import Table


def parse(data: bytes) -> Any:
    return json.loads(data, parse_float=Decimal)


def read_plans(package: Path) -> dict[str, Any]:
    return {path.stem: parse(path.read_bytes()) for path in (package / "plans").iterdir()}


def test_nested_json_says_what_csv_says_cell_by_cell(package: Path) -> None:
    schemas, registers = read_schemas(package), parse((package / "registers.json").read_bytes())
    plans = read_plans(package)
    for table, rows in read_tables(package).items():
        if table in registers:
            assert_same(schemas[table], rows, list(registers[table].values()))
            continue
        for plan, nested in plans.items():
            objects = [nested["plan"]] if table == "plans" else list(nested[table].values())
            mine = [row for row in rows if row["plan_id"] == plan]
            assert_same(schemas[table], mine, [{"plan_id": plan, **one} for one in objects])


def test_every_record_stands_under_its_id(package: Path) -> None:
    plans, found = read_plans(package), 0
    for table, key in (("targets", "target_id"), ("sections", "section_id")):
        for row in read_tables(package)[table]:
            plan, _, record = row[key].partition("/")
            assert plans[plan][table][record][key] == row[key]
            found += 1
    assert found > 5


def test_plans_keep_to_their_json_schema(package: Path) -> None:
    schema = json.loads((package / "schemas" / "plan.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    for plan in read_plans(package).values():
        check.validate(plan)
        row = next(iter(plan["sections"].values()))
        for spoilt in (
            {**plan, "plan": {**plan["plan"], "genre": "novel"}},
            {**plan, "sections": {"x": {**row, "depth": 0}}},
            {**plan, "sections": {"x": {**row, "section_id": "No Id"}}},
            {**plan, "sections": {"x": {key: row[key] for key in row if key != "text"}}},
        ):
            assert not check.is_valid(spoilt)


def test_keys_of_several_columns_never_meet() -> None:
    table = Table("t", {"primaryKey": ["plan_id", "of", "printed"]})
    keys = {
        record_key(table, {"plan_id": "p", "of": of, "printed": text})
        for of, text in (("p/a:b", "c"), ("p/a", "b:c"), ("a%3Ab", "c"), ("a", "b%3Ac"))
    }
    assert keys == {"a%3Ab:c", "a:b%3Ac", "a%253Ab:c", "a:b%253Ac"}


def test_json_lines_say_what_csv_says_cell_by_cell(package: Path) -> None:
    schemas = read_schemas(package)
    for table, rows in read_tables(package).items():
        lines = (package / "jsonl" / f"{table}.jsonl").read_bytes().splitlines()
        objects = [parse(line) for line in lines]
        assert_same(schemas[table], rows, objects)
        columns = [field["name"] for field in schemas[table]["fields"]]
        assert all(list(one) == columns for one in objects), table


def test_pandas_and_duckdb_read_json_lines(package: Path) -> None:
    for resource in describe(package)["resources"]:
        path = package / "jsonl" / f"{resource['name']}.jsonl"
        columns = [field["name"] for field in resource["schema"]["fields"]]
        if not path.stat().st_size:
            continue
        frame = pandas.read_json(path, lines=True, dtype=False)
        relation = duckdb.read_json(str(path), format="newline_delimited")
        assert list(frame.columns) == relation.columns == columns
        assert relation.aggregate("count(*)").fetchall() == [(len(frame),)]


def contents(write: Any) -> dict[str, Content]:
    return {content.path: content for content in write(hostile_package())}


def test_hostile_cells_come_back_from_json() -> None:
    package = hostile_package()
    schemas = {table.name: table.schema for table in package.tables}
    nested = parse(contents(write_json)["plans/a-plan.json"].data)
    lines = contents(write_json_lines)
    for table, rows in printed(package).items():
        data = lines[f"jsonl/{table}.jsonl"].data
        objects = [parse(line) for line in data.decode().split("\n")[:-1]]
        assert_same(schemas[table], rows, objects)
        if table != "plans":
            own = [{"plan_id": "a-plan", **one} for one in nested[table].values()]
            assert_same(schemas[table], rows, own)


def test_json_lines_keep_every_digit() -> None:
    package = hostile_package()
    package.rows["hostile"] = [{"value": Decimal("0.12345678901234567890")}]
    line = next(one.data for one in write_json_lines(package) if one.table == "hostile")
    assert b'"value": 0.12345678901234567890,' in line


def test_nested_json_refuses_what_a_float_would_lose() -> None:
    assert to_json(Decimal("2.5")) == b"2.5\n"
    assert to_json(Decimal("30000000000.0")) == b"30000000000\n"
    with pytest.raises(ValueError, match="more digits"):
        to_json(Decimal("0.12345678901234567890"))
    with pytest.raises(TypeError, match="set"):
        to_json({1})


def test_the_schema_of_a_plan_says_of_every_column_what_its_table_says() -> None:
    fields = [
        {"name": "id", "type": "string", "constraints": {"required": True, "pattern": "a|b"}},
        {"name": "plan_id", "type": "string", "constraints": {"required": True}},
        {"name": "day", "type": "date"},
        {"name": "kind", "type": "string", "constraints": {"enum": ["x", "y"]}},
    ]
    words = {"title": "T", "title_zh": "表", "description": "En.", "description_zh": "中。"}
    told = [{**field, **words} for field in fields]
    tables = [
        Table("plans", {**words, "fields": told[1:3], "primaryKey": ["plan_id"]}),
        Table("notes", {**words, "fields": told, "primaryKey": ["id"]}),
        Table("units", {**words, "fields": told[:1], "primaryKey": ["id"]}),
    ]
    both = {"title": "T 表", "description": "En.\n中。"}
    day = {**both, "type": "string", "format": "date"}
    closed = {**both, "type": "object", "additionalProperties": False}
    assert plan_schema(tables) == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A plan with all its records",
        "type": "object",
        "additionalProperties": False,
        "required": ["plan", "notes"],
        "properties": {
            "plan": {"$ref": "#/$defs/plan"},
            "notes": {
                **both,
                "type": "object",
                "additionalProperties": {"$ref": "#/$defs/notes"},
            },
        },
        "$defs": {
            "plan": {
                **closed,
                "required": ["plan_id"],
                "properties": {"plan_id": {**both, "type": "string"}, "day": day},
            },
            "notes": {
                **closed,
                "required": ["id"],
                "properties": {
                    "id": {**both, "type": "string", "pattern": "^(?:a|b)$"},
                    "day": day,
                    "kind": {**both, "type": "string", "enum": ["x", "y"]},
                },
            },
        },
    }


def test_files_of_nested_json_are_called_after_what_they_hold() -> None:
    contents = {one.path: one for one in write_json(full_package())}
    assert list(contents) == [
        "schemas/plan.json", "registers.json",
        "plans/a-plan.json", "plans/b-plan.json", "plans/c-plan.json",
    ]  # fmt: skip
    schema, registers, plan = (
        contents[path] for path in ("schemas/plan.json", "registers.json", "plans/a-plan.json")
    )
    assert schema.media_type == "application/schema+json" and not plan.media_type
    assert (plan.title, plan.title_zh, plan.plan) == ("A", "甲", "a-plan")
    assert (registers.title, registers.plan) == ("The registers as JSON", "")
    assert (schema.title, bool(schema.title_zh)) == ("A plan with all its records", True)
    untitled = full_package()
    del untitled.rows["plans"][0]["title_en"]
    assert next(one for one in write_json(untitled) if one.plan == "a-plan").title == "甲"


def test_json_is_read_by_people_too() -> None:
    assert to_json({"甲": [Decimal("1.50"), Decimal("20"), 3]}).decode() == (
        '{\n  "甲": [\n    1.5,\n    20,\n    3\n  ]\n}\n'
    )
    with pytest.raises(TypeError, match="object has no place in the package"):
        to_json(object())


@pytest.mark.parametrize(
    "value",
    [
        {"a": 1, "甲": [1.5, None, True], "b": {"c": {}, "d": [], "e": {"f": "\n\u2028\x7f😀"}}},
        [[1, [2]], {"x": [{"y": "\\\""}]}, 10**30, 1e-7, 1e16],
        {}, [], "text", None,
    ],
)  # fmt: skip
def test_json_is_laid_out_as_pythons_own_indents_it(value: Any) -> None:
    assert to_json(value) == (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
