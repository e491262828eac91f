"""What is fuzzed: a table of targets, each a function of bytes that must not fail.

Each knows first seeds, words to mutate with, and a state that only bytes which mean something reach:
with ``--planted`` reaching it is a failure, which shows that a fault there would be found.
"""

import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hostile.commands import REGION, check
from packages import lay_golden_corpus

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import Corpus
from taizhang.drafting.draft import draft
from taizhang.drafting.files import plan_yaml
from taizhang.emendation import emend
from taizhang.files.text import read_text
from taizhang.files.yaml_reader import read_yaml
from taizhang.package.build import collect
from taizhang.package.reader import Cells, NoPackageError, WrittenPackage, as_written, read_package
from taizhang.quantity import read_quantities, words_of
from taizhang.versions.comparing.compare import compare

PROJECT = Path(__file__).resolve().parents[2]
LONGEST_DRAFT = 1_500
"""Characters; longer ones only make it slow."""
MOST_EDITS = 8


@dataclass(frozen=True)
class Target:
    """``run`` works on bytes and returns what ``reached`` judges, which no ``begin`` reaches."""

    run: Callable[[bytes], Any]
    reached: Callable[[Any], Any]
    begin: str
    seeds: Callable[[], Iterator[bytes]]
    words: tuple[str, ...] = ()


@cache
def corpus() -> Corpus:
    return Corpus(PROJECT)


def text_of(data: bytes) -> str:
    """The bytes as text: most mutations break a character, and the rest would be lost."""
    return data.decode("utf-8", "ignore")


# YAML


def read_a_plan(data: bytes) -> Any:
    text, findings = read_text(data, "plan.yaml")
    document, more = read_yaml(text, "plan.yaml") if not findings else (None, findings)
    if document is None or more:
        return None
    for pointer in document.values:
        document.at(pointer)
        document.span(pointer)
    corpus().schemas["plan.schema.json"].check(document)
    return document.data


def plans() -> Iterator[bytes]:
    for path in sorted((PROJECT / "tests" / "cases").glob("*/datapackage/plans/*/plan.yaml"))[::6]:
        yield path.read_bytes()
    for text in ("a: 1\n", "- a\n- {b: [c, 'd']}\n", 'a: "b\\n"\n', "a: |\n  b\n", "? a\n: b\n"):
        yield text.encode()


# Texts


def check_a_text(data: bytes) -> Any:
    text, findings = read_text(data, "source.txt")
    if findings or not text.strip():
        return None
    return check(text, corpus(), {})


def texts() -> Iterator[bytes]:
    for path in sorted((PROJECT / "tests").glob("**/source.txt"))[::3]:
        yield text_of(path.read_bytes()[:2_000]).encode()


# Emendations


def emend_a_text(data: bytes) -> Any:
    """Lines ``find→read``, and below an empty line the text."""
    head, _, source = text_of(data).partition("\n\n")
    emendations: list[dict[str, Any]] = []
    for line in head.splitlines()[:MOST_EDITS]:
        find, _, read = line.partition("→")
        times = len(find) % 3 + 1
        if find:
            emendations.append({"find": find, "read": read, "kind": "misprint", "times": times})
    reading, troubles = emend(source, emendations)
    assert not troubles or reading.text == source
    for start in range(0, len(reading.text), 7):
        end = min(start + 5, len(reading.text))
        first, last = reading.source_span(start, end)
        assert 0 <= first <= last <= len(source)
    return None if troubles else reading


def emended_texts() -> Iterator[bytes]:
    yield "建没→建设\n\n建没平台".encode()
    yield "188博金宝 官网→\n○→〇\n\n二○二五年188博金宝 官网，培育企业30家。".encode()


# Quantities


def read_the_quantities(data: bytes) -> Any:
    text = text_of(data)
    found = read_quantities(text, words_of(corpus().registers))
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
    return found


def phrases() -> Iterator[bytes]:
    lines = (PROJECT / "tests" / "quantity" / "phrases.csv").read_text(encoding="utf-8")
    for line in lines.splitlines()[1::9]:
        yield line.split(",")[0].encode()


# Drafting


def draft_a_text(data: bytes) -> Any:
    text, findings = read_text(text_of(data).encode(), "source.txt")
    if findings or not text.strip():
        return None
    drafted = draft(text[:LONGEST_DRAFT].encode(), corpus(), REGION, "plan")
    document, broken = read_yaml(plan_yaml(drafted), "plan.yaml")
    assert not broken and document.data == drafted.data
    return drafted


# Packages


@cache
def golden() -> WrittenPackage:
    with TemporaryDirectory() as folder:
        small = Corpus(lay_golden_corpus(Path(folder)))
        return as_written(collect(small, check_corpus(small)))


def compare_packages(data: bytes) -> Any:
    """Lines ``table row column value``; numbers count round and round."""
    rows = {name: list(rows) for name, rows in golden().rows.items()}
    for line in text_of(data).splitlines()[:MOST_EDITS]:
        _edit(rows, line)
    changed = replace(golden(), rows=rows)
    pair = (golden(), changed) if len(data) % 2 else (changed, golden())
    return compare(*pair)


def _edit(tables: dict[str, list[Cells]], line: str) -> None:
    parts = line.split(" ", 3)
    if len(parts) < 4 or not all(part.isascii() and part.isdecimal() for part in parts[:3]):
        return
    names = sorted(name for name, rows in tables.items() if rows)
    rows = tables[names[int(parts[0][:9]) % len(names)]]
    place = int(parts[1][:9]) % len(rows)
    row = rows[place]
    column = sorted(row)[int(parts[2][:9]) % len(row)]
    if parts[3] == "-":
        del rows[place]
    elif parts[3] == "+":
        rows.append(dict(row))
    else:
        rows[place] = {**row, column: parts[3]}


def edits() -> Iterator[bytes]:
    for table in range(0, 36, 3):
        yield f"{table} 0 0 -\n{table + 1} 1 2 x\n{table + 2} 0 1 +".encode()


def read_a_strangers_package(data: bytes) -> Any:
    """Bytes are a descriptor and, after a line of hyphens, the one table there is."""
    descriptor, _, table = data.partition(b"\n---\n")
    with TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        path = Path(folder) / "package.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("datapackage.json", descriptor)
            archive.writestr("data/plans.csv", table)
        with suppress(NoPackageError):
            return read_package(path)
    return None


def packages() -> Iterator[bytes]:
    schema = {"fields": [{"name": "plan_id", "type": "string"}], "primaryKey": ["plan_id"]}
    table = {"name": "plans", "type": "table", "path": "data/plans.csv", "schema": schema}
    whole = {"name": "a", "version": "1.0.0", "resources": [table]}
    for descriptor in (whole, {**whole, "resources": []}, {**whole, "title": "b"}):
        yield json.dumps(descriptor).encode() + b"\n---\nplan_id,title\nx,y\n"
    yield b"[]\n---\n"


YAML_WORDS = ("- ", ": ", "? ", "| ", "> ", "# ", "[", "{", "&a", "*a", "!!str", "---\n", "...\n")
TEXT_WORDS = (
    "\n一、建设平台\n",
    "\n二、培育企业\n",
    "一、",
    "（一）",
    "1.",
    "第一条",
    "《",
    "》",
    "到2027年",
    "30家",
    "万元",
    "牵头",
    "\n",
)
NUMBER_WORDS = (
    *("不低于", "超过", "以上", "力争", "达到", "万", "亿", "%", "百分之", "零", "每年", "三", "5"),
    *("—", "至", "家"),
)

TARGETS = {
    "yaml": Target(
        read_a_plan,
        lambda data: isinstance(data, dict) and any(isinstance(v, list) for v in data.values()),
        "a: 1\n",
        plans,
        YAML_WORDS,
    ),
    "text": Target(
        check_a_text,
        lambda result: result and result.account and len(result.account.numbers) > 2,
        "鑫",
        texts,
        TEXT_WORDS,
    ),
    "emendations": Target(
        emend_a_text,
        lambda reading: reading and len(reading.changes) > 2,
        "甲→乙\n\n甲丙",
        emended_texts,
        ("→", "\n\n"),
    ),
    "quantities": Target(
        read_the_quantities,
        lambda found: any(one.value_to for one in found),
        "鑫",
        phrases,
        NUMBER_WORDS,
    ),
    "drafting": Target(
        draft_a_text,
        lambda drafted: drafted and any(one.get("targets") for one in drafted.data["sections"]),
        "一、目标\n到2027年，培育企业",
        texts,
        TEXT_WORDS + NUMBER_WORDS,
    ),
    "diff": Target(
        compare_packages,
        lambda comparison: any(change.kind == "removed" for change in comparison.changes),
        "1 1 1 x",
        edits,
        (" -", " +"),
    ),
    "package": Target(
        read_a_strangers_package,
        lambda package: package and len(package.rows.get("plans", [])) > 1,
        next(packages()).decode(),
        packages,
        ('"resources"', '"path"', '"schema"', '"fields"', "null", "[]", "{}", "\n---\n"),
    ),
}
