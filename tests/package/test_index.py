"""By what machines find every file of the package, and check it."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from packages import COMMAND, lay_golden_corpus, read_tables
from reading_back import HOSTILE
from written_package import full_package, written

from taizhang.package.formats import FORMATS, UnknownFormatError, choose_formats


def read_index(package: Path) -> dict[str, Any]:
    index: dict[str, Any] = json.loads((package / "index.json").read_bytes())
    return index


def files_of(package: Path) -> set[str]:
    return {path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()}


def test_the_index_holds_every_file_with_its_size_and_hash(package: Path) -> None:
    index = read_index(package)
    paths = [file["path"] for file in index["files"]]
    assert len(set(paths)) == len(paths)
    assert set(paths) == files_of(package) - {"index.json", "SHA256SUMS"}
    for file in index["files"]:
        data = (package / file["path"]).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert file["title"] and file["title_zh"] and file["mediatype"]


def test_the_index_leads_to_every_table_and_plan_in_every_format(package: Path) -> None:
    index, tables = read_index(package), read_tables(package)
    assert {table["name"]: table["rows"] for table in index["tables"]} == {
        name: len(rows) for name, rows in tables.items()
    }
    plans = {row["plan_id"] for row in tables["plans"]}
    assert {plan["plan_id"] for plan in index["plans"]} == plans
    for plan in index["plans"]:
        nested = json.loads((package / plan["files"]["json"]).read_bytes())
        counts = {name: len(records) for name, records in nested.items() if name != "plan"}
        assert counts == plan["records"]
    reached = {
        path for one in (*index["tables"], *index["plans"]) for path in one["files"].values()
    }
    assert {"csv", "excel-csv", "jsonl"} <= set(index["tables"][0]["files"])
    assert reached < {file["path"] for file in index["files"]}


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="needs sha256sum")
def test_sha256sum_checks_every_file(package: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=package,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    checked = {line.removesuffix(": OK") for line in done.stdout.splitlines()}
    assert checked == files_of(package) - {"SHA256SUMS"}


def test_chosen_formats_are_written_and_csv_with_them(tmp_path: Path) -> None:
    root = lay_golden_corpus(tmp_path)
    for names, folders in (("jsonl", {"data", "jsonl"}), ("csv", {"data"})):
        command = [*COMMAND, "build", "--formats", names]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        package = Path(done.stdout.splitlines()[0])
        assert {path.name for path in package.iterdir() if path.is_dir()} == folders
        assert set(read_index(package)["tables"][0]["files"]) == {"csv", *names.split(",")}


def test_an_unknown_format_is_named_with_those_there_are(tmp_path: Path) -> None:
    root = lay_golden_corpus(tmp_path)
    command = [*COMMAND, "build", "--formats", "jsonl,pdf"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert "No such format: pdf. There are: csv, excel-csv, json" in done.stderr
    assert "没有这种格式：pdf。" in done.stderr and "Traceback" not in done.stderr


def test_every_format_is_declared_in_two_languages() -> None:
    assert len({one.name for one in FORMATS}) == len(FORMATS)
    for one in FORMATS:
        assert one.title and one.title_zh and "/" in one.media_type
    assert choose_formats([one.name for one in FORMATS]) == FORMATS
    with pytest.raises(UnknownFormatError):
        choose_formats([""])


def test_the_index_says_of_plans_tables_and_files_what_they_are(tmp_path: Path) -> None:
    root = written(full_package(), tmp_path, "json", "excel-csv")
    index = read_index(root)
    assert {key: index[key] for key in ("name", "version", "title", "title_zh")} == {
        "name": "hostile",
        "version": "1.2.3",
        "title": "Title",
        "title_zh": "标题",
    }
    (first, second, _) = index["plans"]
    assert first == {
        "plan_id": "a-plan",
        "title": "甲",
        "title_en": "A",
        "records": {"hostile": len(HOSTILE) + 1, "empty": 0},
        "files": {"json": "plans/a-plan.json"},
    }
    assert second["records"] == {"hostile": 0, "empty": 0}
    assert index["tables"][1] == {
        "name": "hostile",
        "title": "T",
        "title_zh": "表",
        "rows": len(HOSTILE) + 1,
        "files": {"csv": "data/hostile.csv", "excel-csv": "excel/hostile.csv"},
    }
    files = {one["path"]: one for one in index["files"]}
    assert files["data/hostile.csv"]["table"] == "hostile"
    assert files["plans/a-plan.json"]["plan"] == "a-plan"
    assert "plan" not in files["data/hostile.csv"] and "table" not in files["plans/a-plan.json"]
    told = {path: (one["format"], one["mediatype"]) for path, one in files.items()}
    assert told["schemas/plan.json"] == ("json", "application/schema+json")
    assert told["plans/a-plan.json"] == ("json", "application/json")
    assert told["README.md"] == ("catalogue", "text/markdown")
    (long,) = {one for path, one in told.items() if path.startswith("excel/long/")}
    assert long == ("excel-csv", "text/plain")


def test_a_plan_without_an_english_title_is_called_by_its_own(tmp_path: Path) -> None:
    package = full_package()
    package.rows["plans"][0]["title_en"] = None
    root = written(package, tmp_path, "json")
    assert read_index(root)["plans"][0]["title_en"] == "甲"
