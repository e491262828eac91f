"""The recipes of the documentation, run as they stand: every tool gives the same answers."""

import ast
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from built_site import served
from packages import PROJECT, build, built, lay_real_corpus, read_tables
from reading_back import in_words

PAGES = (PROJECT / "docs" / "recipes.md", PROJECT / "docs" / "en" / "recipes.md")
ADDRESS = "https://example.org/data/taizhang-0.1.0"
"""What the page says in place of an address."""
TOOLS = ("pandas", "polars", "DuckDB", "sqlite3", "datasette")
Answer = set[tuple[Any, ...]]

pytestmark = pytest.mark.corpus


def needs(command: str) -> pytest.MarkDecorator:
    """Skip where a command is missing, but never in CI."""
    absent = not shutil.which(command) and os.environ.get("TAIZHANG_TESTS") != "all"
    return pytest.mark.skipif(absent, reason=f"needs {command}")


def recipes(page: Path) -> dict[str, list[tuple[str, str]]]:
    """The pieces of code of each tool, as (language, code), by the heading they stand under."""
    text = page.read_text(encoding="utf-8")
    parts = re.split(r"^## (\w+).*$", text, flags=re.M)[1:]
    return {
        tool: re.findall(r"```(\w+)\n(.*?)```", told, re.S)
        for tool, told in zip(parts[::2], parts[1::2], strict=True)
    }


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("real", tmp_path_factory.getbasetemp())[1]


def plain(value: Any) -> Any:
    """A value as every tool can be brought to say it."""
    if isinstance(value, str) and not re.fullmatch(r"\d+(\.\d+)?", value):
        return value
    return Decimal(str(value)).normalize()


def run(language: str, code: str, folder: Path) -> Answer:
    """The rows that a recipe answers with."""
    if language == "python":
        code += (
            "\nimport json\n"
            "rows = answer.values.tolist() if hasattr(answer, 'values') else "
            "answer.rows() if hasattr(answer, 'rows') else answer.fetchall()\n"
            "print(json.dumps([list(map(str, row)) for row in rows]))"
        )
        command = [sys.executable, "-c", code]
    else:
        command = ["sh", "-c", code]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    if done.stdout.startswith("["):
        rows = json.loads(done.stdout)
        rows = [list(row.values()) if isinstance(row, dict) else row for row in rows]
    else:
        rows = list(csv.reader(io.StringIO(done.stdout)))[1:]
    return {tuple(map(plain, row)) for row in rows}


def expected(package: Path) -> list[Answer]:
    """The three answers, worked out from the CSV by hand."""
    tables = read_tables(package)
    led: dict[tuple[str, str], set[str]] = {}
    for row in tables["responsibilities"]:
        if row["role"] == "lead":
            led.setdefault((row["plan_id"], row["organisation_id"]), set()).add(row["section_id"])
    most: dict[str, int] = {}
    for (plan, _), sections in led.items():
        most[plan] = max(most.get(plan, 0), len(sections))
    return [
        {(*key, plain(len(one))) for key, one in led.items() if len(one) == most[key[0]]},
        {
            (row["plan_id"], plain(row["year"]), row["comparator"], plain(row["value"]))
            for row in tables["targets"]
            if row["indicator_id"] == "rd-intensity"
            and row["is_restatement"] == "false"
            and row["value"]
        },
        {
            (row["funding_id"], plain(row["amount_cny"]), row["quote"])
            for row in tables["funding"]
            if row["per"] in ("enterprise", "project")
            and row["amount_cny"]
            and Decimal(row["amount_cny"]) <= 5_000_000
        },
    ]


@pytest.mark.parametrize(
    "tool",
    [pytest.param(tool, marks=needs("sqlite3")) if tool == "sqlite3" else tool for tool in TOOLS],
)
def test_every_tool_gives_the_same_three_answers(package: Path, tool: str) -> None:
    answers = expected(package)
    assert [len(answer) > 2 for answer in answers] == [True] * 3
    for (language, code), answer in zip(recipes(PAGES[0])[tool], answers, strict=False):
        assert run(language, code, package) == answer, code


def test_over_http_the_answers_are_the_same(package: Path) -> None:
    _, *answers = expected(package)
    asked = recipes(PAGES[0])["HTTP"]
    assert len(asked) == 2
    with served(package) as address:
        for (language, code), answer in zip(asked, answers, strict=True):
            assert code.count(ADDRESS) == 1
            assert run(language, code.replace(ADDRESS, address.rstrip("/")), package) == answer


CHARTS = """
print([[float(bar.get_width()) for bar in plt.figure(one).axes[0].patches] for one in plt.get_fignums()])
"""


def test_the_notebook_makes_three_charts_of_the_ledger(package: Path) -> None:
    cells = json.loads((PROJECT / "docs" / "assets" / "ledger.ipynb").read_bytes())["cells"]
    code = "\n".join("".join(one["source"]) for one in cells if one["cell_type"] == "code")
    done = subprocess.run(
        [sys.executable, "-c", code + CHARTS],
        cwd=package,
        env={**os.environ, "MPLBACKEND": "Agg"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    kinds, ways, intensities = ast.literal_eval(done.stdout)
    ledger = read_tables(package)["ledger"]
    assert sum(kinds) == len(ledger)
    assert sum(ways) == pytest.approx(100 * len({row["region"] for row in ledger}))
    assert sorted(intensities) == sorted(
        float(row["value"])
        for row in ledger
        if row["indicator_id"] == "rd-intensity" and row["value"] and not row["part_of"]
    )


def length(language: str, code: str) -> int:
    """Statements of Python, however the formatter lays them out; lines of a shell command."""
    return len(ast.parse(code).body) if language == "python" else len(code.splitlines())


def test_both_pages_have_the_same_code_of_three_statements_each() -> None:
    chinese, english = (recipes(page) for page in PAGES)
    assert chinese == english and set(TOOLS) < set(chinese)
    for tool in TOOLS:
        assert len(chinese[tool]) >= 3
        assert all(length(*one) <= 3 for one in chinese[tool])


def questions(page: Path) -> tuple[str, list[tuple[str, str]]]:
    """What is run before the twelve questions, and the SQL and the Python of each."""
    (_, before), *codes = recipes(page)["SQL"]
    assert [language for language, _ in codes] == ["sql", "python"] * (len(codes) // 2)
    pairs = zip(codes[::2], codes[1::2], strict=True)
    return before, [(sql, python) for (_, sql), (_, python) in pairs]


@pytest.fixture(scope="module")
def with_older(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, with an older one beside it in ``old``, where a unit had another name."""
    root = lay_real_corpus(tmp_path_factory.mktemp("older") / "corpus")
    units = root / "datapackage" / "registers" / "units.yaml"
    text = units.read_text(encoding="utf-8")
    assert text.count("label: 家企业,") == 1
    units.write_text(text.replace("label: 家企业,", "label: 家,"), encoding="utf-8")
    (package / "old").symlink_to(build(root))
    return package


RUN = """
import json, sqlite3, sys

def rows(found):
    return [list(map(str, row)) for row in found]

given = json.load(sys.stdin)
scope = {}
exec(given["before"], scope)
scope["old_ledger"] = scope["pd"].read_parquet("old/parquet/ledger.parquet")
duckdb = scope["duckdb"]
duckdb.sql("CREATE VIEW old_ledger AS FROM 'old/parquet/ledger.parquet'")
lite = sqlite3.connect(given["database"])
lite.execute("ATTACH 'old/taizhang.sqlite' AS old")
lite.execute("CREATE TEMP VIEW old_ledger AS SELECT * FROM old.ledger")
answers = []
for sql, python in given["questions"]:
    exec(python, scope)
    told = [lite.execute(sql).fetchall(), duckdb.sql(sql).fetchall(), scope["answer"].values.tolist()]
    answers.append([rows(one) for one in told])
print(json.dumps(answers))
"""


def same(cell: str) -> Any:
    """A cell as every tool can be brought to say it."""
    if cell in ("None", "nan", "NaT", "<NA>"):
        return ""
    return plain({"True": "1", "False": "0"}.get(cell, cell))


def test_twelve_questions_have_one_answer_in_sqlite_duckdb_and_pandas(with_older: Path) -> None:
    before, asked = questions(PAGES[0])
    assert len(asked) == 12
    given = {"before": before, "questions": asked, "database": "taizhang.sqlite"}
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        cwd=with_older,
        input=json.dumps(given),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    for number, told in enumerate(json.loads(done.stdout), 1):
        lite, duck, pandas = (
            sorted(tuple(map(str, map(same, row))) for row in one) for one in told
        )
        assert lite == duck, number
        assert lite == pandas, number
        assert lite, number


def test_the_answers_are_those_of_the_tables(package: Path) -> None:
    """A few that can be counted by hand, so that all three tools cannot be wrong alike."""
    ledger = read_tables(package)["ledger"]
    nobody = [row["promise_id"] for row in ledger if not row["via"]]
    assert "jieyang-2024-innovation/rd-institutions" in nobody
    shares = [row for row in read_tables(package)["promise_organisations"] if row["share_value"]]
    assert {row["plan_id"] for row in shares} == {"linxiang-2024-innovation"}
    records = read_tables(package)["records"]
    assert sum("氢能" in row["quote"] for row in records) == 6
    firms = [row for row in records if "企业" in row["quote_hans"]]
    assert any("企業" in row["quote"] for row in firms)
    texts = {row["section_id"]: row["text"] for row in read_tables(package)["sections"]}
    for row in records:
        place = slice(int(row["text_start"]), int(row["text_end"]))
        assert texts[row["section_id"]][place] == row["quote"]


def test_each_of_the_twelve_takes_at_most_three_lines() -> None:
    _, asked = questions(PAGES[0])
    assert questions(PAGES[1])[1] == asked
    for sql, python in asked:
        assert len(sql.splitlines()) <= 3 and length("python", python) <= 3
        assert len(python.splitlines()) <= 3 and re.search(r"\b(ledger|records)\b", sql)


@needs("sqlite3")
def test_the_search_of_the_page_finds_sections(package: Path) -> None:
    language, code = recipes(PAGES[0])["sqlite3"][3]
    done = subprocess.run(["sh", "-c", code], cwd=package, capture_output=True, text=True)
    assert language == "sh" and len(done.stdout.splitlines()) > 100


def tidy(cell: str, field: dict[str, Any]) -> Any:
    """A cell whatever ends its lines, and a number however many zeros end it."""
    if field["type"] in ("integer", "number") and cell:
        return Decimal(cell)
    return cell.replace("\r\n", "\n")


@pytest.mark.slow
@needs("soffice")
def test_libreoffice_opens_every_sheet_of_the_workbook(package: Path, tmp_path: Path) -> None:
    (_, code), *_ = recipes(PAGES[0])["Excel"]
    shutil.copy(package / "taizhang.xlsx", tmp_path)
    environment = {**os.environ, "HOME": str(tmp_path / "home")}
    done = subprocess.run(
        ["sh", "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    descriptor = json.loads((package / "datapackage.json").read_bytes())
    for resource in descriptor["resources"]:
        path = tmp_path / f"taizhang-{resource['title_zh']}.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        assert header == [field["title_zh"] for field in resource["schema"]["fields"]]
        rows_of = read_tables(package)[resource["name"]]
        fields = resource["schema"]["fields"]
        assert len(rows) == len(rows_of)
        for row, wanted in zip(rows, rows_of, strict=True):
            texts = in_words(resource["schema"], wanted)
            for field, cell, text in zip(fields, row, texts, strict=True):
                assert tidy(cell, field) == tidy(text, field), (resource["name"], field["name"])
