"""The doors through which cases go: each says in one line how a case ended.

``rule:line``: the first finding and its line, and how many more there are.  ``refused: …``: what is
said.  ``= …``: it is clean, and this is what was read.
"""

import json
import os
import shutil
import warnings
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from packages import lay_golden_corpus
from without_rights import run

from hostile.commands import LAST, REGION
from hostile.tables.programs import RULE
from taizhang.checking.read_plan import read_plan
from taizhang.corpus import Corpus
from taizhang.drafting.draft import draft
from taizhang.emendation import emend
from taizhang.files.json_reader import read_json
from taizhang.files.places import place_below
from taizhang.files.schema import Schema
from taizhang.files.text import read_text, sha256
from taizhang.files.yaml_reader import Document, read_yaml
from taizhang.findings import Finding, TaizhangError
from taizhang.package.reader import read_package
from taizhang.quantity import read_quantities, words_of
from taizhang.registers.lexicon_patterns import check_patterns
from taizhang.registers.regions import read_regions
from taizhang.released import read_released
from taizhang.rules.loading import load_rules

PROJECT = Path(__file__).resolve().parents[2]
LONGEST = 100
"""Characters of an end that are compared."""
TEXT = "一、目标\n新增企业5家。\n"


@cache
def corpus() -> Corpus:
    return Corpus(PROJECT)


def findings(found: list[Finding], clean: object) -> str:
    if not found:
        return f"= {clean!r}"
    first = min(found, key=lambda one: one.span)
    more = f" +{len(found) - 1}" if found[1:] else ""
    return f"{first.rule}:{first.span.start.line}{more}"


def of_yaml(text: str, folder: Path) -> str:
    plain, found = read_text(text.encode(), "x.yaml")
    if not found:
        document, found = read_yaml(plain, "x.yaml")
        return findings(found, document.data)
    return findings(found, "")


def of_bytes(data: bytes, folder: Path) -> str:
    text, found = read_text(data, "datapackage/plans/x/source.txt")
    return findings(found, text)


def of_plan(change: tuple[str, Any], folder: Path) -> str:
    """A plan one of whose fields holds something else."""
    return findings(*planned({change[0]: change[1]}, TEXT))


def of_source(text: str, folder: Path) -> str:
    return findings(*planned({}, f"{TEXT}{text}\n"))


def of_target(value: object, folder: Path) -> str:
    return findings(*planned(target(value), TEXT))


def of_quote(quote: str, folder: Path) -> str:
    return findings(*planned(target(5, quote), TEXT))


def target(value: object, quote: str = "新增企业5家") -> dict[str, Any]:
    """What a small plan enters of one target."""
    one = {"id": "a", "label": "企业", "comparator": "eq", "unit": "firm"}
    return {"targets": [{**one, "value": value, "quote": quote}]}


def planned(changed: dict[str, Any], text: str) -> tuple[list[Finding], Any]:
    """The errors of a small plan, and how many claims and what title it has."""
    result = read_plan(
        "plan/plan.yaml",
        *written(changed, text),
        corpus().schemas["plan.schema.json"],
        corpus().registers,
        [],
        {},
    )
    found = [one for one in result.findings if one.severity == "error"]
    return found, result.plan and (len(result.plan.claims), result.plan.data["title"])


def written(changed: dict[str, Any], text: str) -> tuple[bytes, bytes]:
    """The files of a small plan: what is entered, and its source."""
    source = f"{text}{LAST}\n".encode()
    unknown = ("issuer", "published", "written", "document_number", "source_url", "period")
    first = {"id": "first", "role": "goals", "heading": "一、目标", "title_en": "First"}
    first |= {key: changed[key] for key in ("targets",) if key in changed}
    plan = {
        **{"id": "plan", "title": "鑫鑫文", "title_en": "Plan", "genre": "action-plan"},
        **{
            "status": "issued",
            "region": REGION,
            "missing": dict.fromkeys(unknown, "not-in-source"),
        },
        "source": {"sha256": sha256(source), "url": None, "capture": "repost", "script": "Hans"},
        "sections": [first, {"id": "last", "role": "actions", "heading": LAST, "title_en": "Last"}],
        **{key: value for key, value in changed.items() if key != "targets"},
    }
    return json.dumps(plan, ensure_ascii=False).encode("utf-8", "surrogatepass"), source


def of_quantity(text: str, folder: Path) -> str:
    read = read_quantities(text, words_of(corpus().registers))
    told = [f"{one.kind} {one.value} {one.value_to or ''} {one.unit or ''}".split() for one in read]
    return f"= {' | '.join(' '.join(one) for one in told)}"


def of_emendation(case: tuple[str, list[dict[str, Any]]], folder: Path) -> str:
    reading, troubles = emend(*case)
    return f"refused: {type(troubles[0]).__name__}" if troubles else f"= {reading.text!r}"


def of_draft(text: str, folder: Path) -> str:
    return f"= {sorted(draft(text.encode(), corpus(), REGION, 'plan').counts())}"


def of_regions(text: str, folder: Path) -> str:
    path = folder / "registers" / "regions.csv"
    path.parent.mkdir()
    path.write_bytes(text.encode())
    regions, found = read_regions(path, "regions.csv", "^[0-9]{6}$")
    return findings(found, {code: one["name"] for code, one in regions.items()})


def of_released(text: str, folder: Path) -> str:
    (folder / "released.csv").write_bytes(text.encode())
    released, found = read_released(folder / "released.csv", "released.csv")
    return findings(found, [*released.records, *released.entries])


def of_json(text: str, folder: Path) -> str:
    return f"= {read_json(text)!r}"


def of_schema(content: object, folder: Path) -> str:
    return f"= {Schema.of('x', content).name}"


def of_judged(case: tuple[Any, Any], folder: Path) -> str:
    text = json.dumps(case[1])
    document, _ = read_yaml(text, "x.yaml")
    found = Schema.of("x", case[0]).check(document)
    assert all(one.message and one.message_zh for one in found)
    return findings(found, case[1])


def of_pattern(text: str, folder: Path) -> str:
    braces = {"a": {"braces": ["n"]}}
    return findings(list(check_patterns(Document("x", "", {"a": text}), braces)), text)


def of_package(case: tuple[str, str], folder: Path) -> str:
    (folder / "data").mkdir()
    (folder / "datapackage.json").write_bytes(case[0].encode())
    (folder / "data" / "plans.csv").write_bytes(case[1].encode("utf-8", "surrogatepass"))
    return f"= {len(read_package(folder).rows.get('plans', []))} rows"


def of_archive(what: str, folder: Path) -> str:
    path = folder / "package.zip"
    zipped(what, path)
    return f"= {len(read_package(path).rows)} tables"


def zipped(what: str, path: Path) -> None:
    """Write an archive of such a kind."""
    kind, _, told = what.partition(":")
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        archive.writestr("datapackage.json", '{"resources": []}')
        ARCHIVES.get(kind, lambda one, _: one.writestr(what, "x"))(archive, told)
    data = path.read_bytes()
    spoilt = {"no zip": b"x" * 100, "empty": b"", "torn": data[: len(data) // 2]}
    path.write_bytes(spoilt.get(kind, data))


def _link(archive: zipfile.ZipFile, told: str) -> None:
    entry = zipfile.ZipInfo("link")
    entry.external_attr = 0o120777 << 16
    archive.writestr(entry, told)


def _swelling(archive: zipfile.ZipFile, told: str) -> None:
    with archive.open("data/plans.csv", "w", force_zip64=True) as entry:
        for _ in range(int(told) // 1_000_000):
            entry.write(b"\n" * 1_000_000)
    table = {"name": "plans", "type": "table", "path": "data/plans.csv"}
    schema = {"fields": [{"name": "plan_id", "type": "string"}], "primaryKey": ["plan_id"]}
    with archive.open("datapackage.json", "w") as entry:
        entry.write(json.dumps({"name": "a", "resources": [{**table, "schema": schema}]}).encode())
    archive.filelist.pop(0)


ARCHIVES: dict[str, Callable[[zipfile.ZipFile, str], object]] = {
    "link": _link,
    "twice": lambda archive, told: archive.writestr(told, "{}"),
    "bomb": _swelling,
    "many": lambda archive, told: [archive.writestr(f"{n}", "") for n in range(int(told))],
}


def of_place(name: str, folder: Path) -> str:
    (folder / "link").symlink_to(folder)
    (folder / "out").symlink_to("/etc")
    return f"= {place_below(folder, name).relative_to(folder)}"


def of_rule(case: tuple[str, str], folder: Path) -> str:
    (folder / case[0]).write_bytes(case[1].encode())
    return f"= {[one.id for one in load_rules(folder)]}"


def of_run_rule(body: str, folder: Path) -> str:
    text = RULE.replace("return []", body)
    (folder / "breaks_down.py").write_bytes(text.encode())
    (rule,) = load_rules(folder)
    result = read_plan(
        "plan/plan.yaml", b"", b"", corpus().schemas["plan.schema.json"], corpus().registers, [], {}
    )
    plan: Any = result
    plan.path = "plan/plan.yaml"
    return f"= {list(rule.check(plan, plan))}"


@cache
def sound(base: Path) -> Path:
    return lay_golden_corpus(base / "sound")


def of_corpus(case: tuple[str, str], folder: Path) -> str:
    """A sound corpus in which one thing is otherwise, checked by a user without rights."""
    root = Path(shutil.copytree(sound(folder.parent), folder / "corpus"))
    spoil(root / case[0], case[1])
    return told_by(root, "check", "--lang", "en")


def of_command(arguments: str, folder: Path) -> str:
    return told_by(sound(folder.parent), *arguments.split())


def told_by(root: Path, *arguments: str) -> str:
    code, told = run(root, *arguments)
    return in_a_line(code, told, root)


def in_a_line(code: int, told: str, root: Path) -> str:
    """How a command ended: its exit code, and the first error or the first line."""
    assert "Traceback" not in told and "broke down here" not in told, told
    lines = [line for line in told.splitlines() if line.strip()]
    line = next((one for one in lines if "error:" in one), lines[0] if lines else "")
    return f"{code}: {line.replace(str(root), '.')}"


def spoil(path: Path, how: str) -> None:
    if path.exists():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    MADE[how](path)


def _plan_yml_alone(path: Path) -> None:
    (path / "x").mkdir(parents=True)
    (path / "x" / "plan.yml").write_text("id: x\n")


def _without_plans(path: Path) -> None:
    (path / "x").mkdir(parents=True)
    (path / "x" / "readme.txt").write_text("x\n")


MADE: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: None,
    "empty": lambda path: path.write_bytes(b""),
    "a folder": lambda path: path.mkdir(),
    "emptied": lambda path: path.mkdir(),
    "a pipe": lambda path: os.mkfifo(path),
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "GB18030": lambda path: path.write_bytes("规划：青溪市\n".encode("gb18030")),
    "too large": lambda path: path.write_bytes(b"#" * 6_000_000),
    "nothing but a comment": lambda path: path.write_bytes(b"# nothing\n"),
    "without plans": _without_plans,
    "plan.yml alone": _plan_yml_alone,
}

DOORS: dict[str, Callable[[Any, Path], str]] = {
    "yaml": of_yaml,
    "bytes": of_bytes,
    "plan": of_plan,
    "source": of_source,
    "target": of_target,
    "quote": of_quote,
    "quantity": of_quantity,
    "emendation": of_emendation,
    "draft": of_draft,
    "regions": of_regions,
    "released": of_released,
    "json": of_json,
    "schema": of_schema,
    "judged": of_judged,
    "pattern": of_pattern,
    "package": of_package,
    "archive": of_archive,
    "place": of_place,
    "rule": of_rule,
    "run rule": of_run_rule,
    "corpus": of_corpus,
    "command": of_command,
}


def end_of(door: str, case: Any, folder: Path) -> str:
    """How a case ends; an exception that is no refusal goes on to whoever asked."""
    try:
        told = DOORS[door](case, folder)
    except TaizhangError as refused:
        told = f"refused: {refused}"
    told = " ".join(told.replace(str(folder), ".").replace(str(PROJECT), ".").split())
    return told[:LONGEST].encode("utf-8", "backslashreplace").decode()
