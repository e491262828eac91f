"""Cases as people meet them: the first of each class typed at the command line, and a site of all
that are clean.

Each is laid as a file of a corpus, of a package or of a rule, and the command runs in a process of
its own.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from built_site import Site
from packages import COMMAND, GOLDEN, PROJECT, lay_golden_corpus

from hostile.commands import REGION
from hostile.doors import LONGEST, TEXT, in_a_line, planned, spoil, target, written, zipped
from hostile.tables import CLASSES
from hostile.tables.programs import RULE

LONGEST_WAIT = 60
"""Seconds after which a command is taken to hang."""
PLAN = Path("datapackage/plans/plan")


def lay_small_corpus(root: Path) -> None:
    """The project's schemas and registers, and one small plan; no rules."""
    shutil.copytree(PROJECT / "schemas", root / "schemas")
    (root / "validators").mkdir()
    (root / "datapackage").mkdir()
    shutil.copy(GOLDEN / "corpus/datapackage/datapackage.yaml", root / "datapackage")
    shutil.copytree(PROJECT / "datapackage/registers", root / "datapackage/registers")
    lay_plan(root / PLAN, {}, TEXT)


def lay_plan(folder: Path, changed: dict[str, Any], text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in zip(("plan.yaml", "source.txt"), written(changed, text), strict=True):
        (folder / name).write_bytes(data)


# One of each class


def iter_ends() -> Iterator[tuple[str, str]]:
    """Each class, and how the first of its cases ends at the command line."""
    with tempfile.TemporaryDirectory() as base:
        lay_small_corpus(Path(base, "small"))
        lay_golden_corpus(Path(base, "golden"))
        for number, (kind, (door, cases)) in enumerate(CLASSES.items()):
            sound = "golden" if door in ("corpus", "command") else "small"
            root = Path(shutil.copytree(Path(base, sound), Path(base, str(number), "corpus")))
            yield kind, end_of(root, LAY[door](root, cases[0]))


def end_of(root: Path, arguments: list[str]) -> str:
    """How a command ends in a process of its own."""
    command = [*COMMAND, *arguments]
    done = subprocess.run(
        command, cwd=root, capture_output=True, timeout=LONGEST_WAIT, env={**os.environ, **PLAIN}
    )
    told = (done.stdout + done.stderr).decode("utf-8")
    return in_a_line(done.returncode, told, root)[:LONGEST]


PLAIN = {"LC_ALL": "C.UTF-8", "TAIZHANG_TRACEBACK": "1"}


def checked(name: str | Path, text: Callable[[Any], str | bytes] = str) -> Any:
    """A file of the corpus holds the case; the corpus is checked."""

    def lay(root: Path, case: Any) -> list[str]:
        told = text(case)
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(told if isinstance(told, bytes) else told.encode())
        return ["check", "--lang", "en"]

    return lay


def of_plan(make: Callable[[Any], tuple[dict[str, Any], str]]) -> Any:
    """The small plan is otherwise; the corpus is checked."""

    def lay(root: Path, case: Any) -> list[str]:
        lay_plan(root / PLAN, *make(case))
        return ["check", "--lang", "en"]

    return lay


def in_lexicon(root: Path, pattern: str) -> list[str]:
    path = root / "datapackage/registers/lexicon.yaml"
    told = f"period: {json.dumps(pattern)}"
    lines = re.sub("^period: .*", lambda _: told, path.read_text("utf-8"), flags=re.M)
    path.write_text(lines, "utf-8")
    return ["check", "--lang", "en"]


def a_rule(root: Path, case: tuple[str, str]) -> list[str]:
    return checked(f"validators/{case[0]}")(root, case[1])  # type: ignore[no-any-return]


def a_package(root: Path, case: tuple[str, str]) -> list[str]:
    (root / "package/data").mkdir(parents=True)
    (root / "package/datapackage.json").write_bytes(case[0].encode())
    (root / "package/data/plans.csv").write_bytes(case[1].encode("utf-8", "surrogatepass"))
    return ["reconstruct", "package", "again"]


def a_place(root: Path, name: str) -> list[str]:
    table = {"name": "plans", "type": "table", "path": name}
    schema = {"fields": [{"name": "plan_id", "type": "string"}], "primaryKey": ["plan_id"]}
    told = {"name": "a", "version": "1.0.0", "resources": [{**table, "schema": schema}]}
    return a_package(root, (json.dumps(told), "plan_id\nx\n"))


def an_archive(root: Path, what: str) -> list[str]:
    zipped(what, root / "package.zip")
    return ["reconstruct", "package.zip", "again"]


def a_draft(root: Path, text: str) -> list[str]:
    (root / "raw.txt").write_bytes(text.encode())
    return ["draft", "raw.txt", "--region", REGION]


def a_corpus(root: Path, case: tuple[str, str]) -> list[str]:
    spoil(root / case[0], case[1])
    return ["check", "--lang", "en"]


EMENDED = {"kind": "slip", "cause": "author", "certainty": "high", "note": "鑫"}
SCHEMA = "schemas/plan.schema.json"
MAKE: dict[str, Callable[[Any], tuple[dict[str, Any], str]]] = {
    "plan": lambda case: ({case[0]: case[1]}, TEXT),
    "source": lambda text: ({}, f"{TEXT}{text}\n"),
    "target": lambda value: (target(value), TEXT),
    "quote": lambda quote: (target(5, quote), TEXT),
    "quantity": lambda text: ({}, f"{TEXT}{text}\n"),
    "emendation": lambda case: (
        {"emendations": [{**EMENDED, **one} for one in case[1]]},
        f"{TEXT}{case[0]}\n",
    ),
}
"""What a small plan enters, and its source, by the door of a case."""
LAY: dict[str, Callable[[Path, Any], list[str]]] = {
    **{door: of_plan(make) for door, make in MAKE.items()},
    "yaml": checked(PLAN / "plan.yaml"),
    "bytes": checked(PLAN / "source.txt", bytes),
    "draft": a_draft,
    "regions": checked("datapackage/registers/regions.csv"),
    "released": checked("datapackage/released.csv"),
    "json": checked(SCHEMA),
    "schema": checked(SCHEMA, json.dumps),
    "judged": checked(SCHEMA, lambda case: json.dumps(case[0])),
    "pattern": in_lexicon,
    "package": a_package,
    "archive": an_archive,
    "place": a_place,
    "rule": a_rule,
    "run rule": lambda root, body: a_rule(
        root, ("breaks_down.py", RULE.replace("return []", body))
    ),
    "corpus": a_corpus,
    "command": lambda root, arguments: arguments.split(),
}


# A site of all that are clean


Written = tuple[dict[str, Any], str]


def iter_clean(ends: dict[str, list[list[str]]]) -> Iterator[Written]:
    """What the plans of cases that are clean enter, and their sources."""
    for kind, (door, cases) in CLASSES.items():
        for case, (_, end) in zip(cases, ends[kind], strict=False) if door in MAKE else ():
            if end.startswith("= ") and not planned(*MAKE[door](case))[0]:
                yield MAKE[door](case)


def lay_plans(root: Path, plans: Iterable[Written]) -> int:
    """A corpus of these plans, with the pages of the project's site; how many they are."""
    lay_small_corpus(root)
    shutil.rmtree(root / PLAN)
    count = 0
    for count, (changed, text) in enumerate(plans, 1):
        id = changed.get("id", f"case-{count}")
        lay_plan(root / "datapackage/plans" / id, {**changed, "id": id}, text)
    for name in ("docs", "mkdocs.yml"):
        (root / name).symlink_to(PROJECT / name)
    return count


def publish(plans: Iterable[Written]) -> int:
    """Check, package and publish plans; prints figures; how much went wrong."""
    with tempfile.TemporaryDirectory() as base:
        root, site = Path(base, "corpus"), Path(base, "site")
        count = lay_plans(root, plans)
        check = end_of(root, ["check", "--lang", "en"])
        print(f"{count} plans of one corpus; check: {check}", flush=True)
        commands = {
            "build": [*COMMAND, "build"],
            "site": [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)],
        }
        wrong = int(not check.startswith("0:"))
        for name, command in commands.items():
            done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=800)
            print(f"{name}: exit code {done.returncode} {(done.stdout + done.stderr)[-300:]}")
            wrong += done.returncode != 0
        return wrong or came_alive(root, site)


def came_alive(root: Path, folder: Path) -> int:
    """How often a text of a case became markup, a link or a formula in what is published."""
    pages = Site(folder, root)
    everything = {**pages.pages, **pages.promises}
    alive = [
        f"{path}: {one.tag} {one.attributes} {one.text[:40]}"
        for path, page in everything.items()
        for one in page.elements
        if (one.tag == "script" and one.text.startswith("alert("))
        or any(name.startswith("on") for name in one.attributes)
        or one.attributes.get("href", "").strip().lower().startswith("javascript")
    ]
    cells = [
        f"{path.name}: {cell[:40]}"
        for path in root.glob("dist/*/excel/*.csv")
        for row in csv.reader(path.read_text("utf-8-sig").splitlines(True))
        for cell in row
        if cell.startswith(("=", "+", "@", "\t", "\r"))
    ]
    print(f"{len(everything)} pages; alive in them: {len(alive)}; formulas in CSV: {len(cells)}")
    print("\n".join([*alive, *cells][:20]))
    return len(alive) + len(cells)
