"""What checking remembers: never a wrong result, whatever changes or befalls the store."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from bench.corpora import lay

from taizhang.checking import stored as module
from taizhang.checking.check_corpus import check_corpus
from taizhang.checking.stored import StoredReports, StoredResults
from taizhang.cli import main
from taizhang.corpus import Corpus
from taizhang.speed.executors import open_executor
from taizhang.speed.store import OFF, Store


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay(tmp_path / "corpus", 3, faults=True)
    return tmp_path / "corpus"


def told(report: Any) -> str:
    counted = [result.counts for result in report.results]
    waived = [list(one) for one in report.waived]
    return json.dumps([report.as_json(), counted, waived], ensure_ascii=False, default=str)


def known(store: Store, corpus: Corpus) -> int:
    return len(StoredResults(store, corpus).find(corpus.plan_paths()))


def test_what_is_remembered_is_what_was_found(root: Path, tmp_path: Path) -> None:
    store, corpus = Store(tmp_path / "store"), Corpus(root)
    fresh = check_corpus(corpus, findings_only=True)
    assert any(found.edit or found.severity == "error" for found in fresh.findings)
    assert told(check_corpus(corpus, findings_only=True, store=store)) == told(fresh)
    assert known(store, corpus) == 3
    again = check_corpus(Corpus(root), findings_only=True, store=store)
    assert told(again) == told(fresh) and again.findings == fresh.findings
    stored = StoredReports(store, corpus, None)
    assert stored.find() is None
    stored.keep(fresh)
    found = StoredReports(store, Corpus(root), None).find()
    assert found and told(found) == told(fresh) and found.findings == fresh.findings


CHANGES: dict[str, Callable[[Path], Any]] = {
    "schema": lambda root: add(root / "schemas/plan.schema.json", "\n"),
    "rule": lambda root: add(root / "validators/dates_run_forwards.py", "\n"),
    "examples": lambda root: add(root / "validators/examples.yaml", "\n"),
    "register": lambda root: add(root / "datapackage/registers/units.yaml", "\n"),
    "regions": lambda root: add(
        root / "datapackage/registers/regions.csv", "990209,某县,county,990200,X\n"
    ),
    "released": lambda root: add(root / "datapackage/released.csv", "plan_id\n"),
    "metadata": lambda root: add(root / "datapackage/datapackage.yaml", "\n"),
    "new file": lambda root: add(root / "validators/notes.txt", "x"),
}


def add(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write(text)


@pytest.mark.parametrize("change", CHANGES)
def test_what_every_plan_depends_on_makes_all_anew(root: Path, change: str) -> None:
    before = module.ground_of(Corpus(root))
    CHANGES[change](root)
    assert before and module.ground_of(Corpus(root)) != before


def test_a_plan_that_changes_makes_itself_anew(root: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    check_corpus(Corpus(root), findings_only=True, store=store)
    plans = root / "datapackage/plans"
    add(plans / "qinghe-00001/plan.yaml", "# changed\n")
    add(plans / "qinghe-00002/source.txt", " ")
    assert known(store, Corpus(root)) == 1
    fresh = check_corpus(Corpus(root), findings_only=True)
    assert told(check_corpus(Corpus(root), findings_only=True, store=store)) == told(fresh)
    with_another_name = plans / "qinghe-00009"
    shutil.move(plans / "qinghe-00000", with_another_name)
    assert known(store, Corpus(root)) == 2


def test_toolkit_python_libraries_and_left_out_rules_are_in_the_key(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {module.ground_of(Corpus(root)), module.ground_of(Corpus(root, with_rules=False))}
    copy = root.parent / "toolkit"
    shutil.copytree(module.TOOLKIT / "words", copy)
    for name, value in (("TOOLKIT", copy), ("DECIDING", ("pytest",)), ("sys", Other)):
        module._machinery.cache_clear()
        with monkeypatch.context() as patch:
            patch.setattr(module, name, value)
            keys.add(module.ground_of(Corpus(root)))
        module._machinery.cache_clear()
    assert len(keys) == 5 and None not in keys


class Other:
    version = "another Python"


def test_nothing_is_remembered_of_what_changes_meanwhile(root: Path, tmp_path: Path) -> None:
    store, corpus = Store(tmp_path / "store"), Corpus(root)

    def meddle(items: Any, total: int) -> Any:
        for item in items:
            add(root / "datapackage/plans/qinghe-00001/plan.yaml", "# changed\n")
            yield item

    stored = StoredReports(store, corpus, None)
    stored.keep(check_corpus(corpus, None, meddle, findings_only=True, store=store))
    assert known(store, corpus) == 2 and stored.find() is None


def test_links_are_not_remembered(root: Path, tmp_path: Path) -> None:
    plan = root / "datapackage/plans/qinghe-00001/plan.yaml"
    plan.rename(plan.with_name("other.yaml"))
    plan.symlink_to("other.yaml")
    store = Store(tmp_path / "store")
    check_corpus(Corpus(root), findings_only=True, store=store)
    assert known(store, Corpus(root)) == 2


def test_a_store_in_any_state_gives_the_same(root: Path, tmp_path: Path) -> None:
    path, corpus = tmp_path / "store", Corpus(root)
    fresh = told(check_corpus(corpus, findings_only=True, store=Store(path)))
    sound, draw, lost = path.read_bytes(), random.Random(1), 0
    for turn in range(60):
        broken = bytearray(sound)
        if turn % 3 == 0:
            del broken[draw.randrange(len(broken)) :]
        for _ in range(draw.choice((0, 1, 30, 3000)) if turn % 3 else 0):
            broken[draw.randrange(len(broken))] = draw.randrange(256)
        path.write_bytes(broken)
        results = StoredResults(Store(path), corpus).find(corpus.plan_paths())
        lost += 3 - len(results)
        if turn % 20 == 0:
            assert told(check_corpus(corpus, findings_only=True, store=Store(path))) == fresh
        for one in results.values():
            assert json.dumps(one.counts) in fresh
    assert lost > 20


OPENED = """
import json, os, sys
opened = []
def note(event, args):
    if event == "open" and not isinstance(args[0], int):
        opened.append(os.fsdecode(args[0]))
sys.addaudithook(note)
from pathlib import Path
from taizhang.checking.check_corpus import check_plan
from taizhang.cli import main
from taizhang.corpus import Corpus
from taizhang.speed.executors import open_executor
corpus = Corpus(Path(sys.argv[1]))
del opened[:]
check_plan(corpus, corpus.plan_paths()[0])
print(json.dumps([os.path.abspath(one) for one in opened]))
"""


def test_every_file_that_decides_a_result_is_in_its_key(root: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-B", "-c", OPENED, root], capture_output=True, text=True, check=True
    )
    toolkit = module.TOOLKIT
    in_the_key = (
        *(root / name for name in ("schemas", "validators", "datapackage/registers")),
        root / "datapackage/plans/qinghe-00000",
        toolkit,
        Path(sys.prefix),  # Python and libraries, by version
        Path(sys.base_prefix),
    )
    single = {root / "datapackage/released.csv", root / "datapackage/datapackage.yaml"}
    opened = [Path(one) for one in json.loads(made.stdout)]
    assert len([one for one in opened if root in one.parents]) > 60
    outside = [
        one
        for one in opened
        if one not in single and not any(folder in one.parents for folder in in_the_key)
    ]
    assert [str(one) for one in outside if not str(one).startswith(("/dev", "/proc"))] == []


def test_the_command_remembers_and_no_cache_works_all_out(root: Path, tmp_path: Path) -> None:
    settings = {**os.environ, OFF: "", "XDG_CACHE_HOME": str(tmp_path / "cache")}

    def check(*arguments: str, **more: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "taizhang", "check", "--format", "json", *arguments]
        ran = subprocess.run(
            command, cwd=root, env={**settings, **more}, capture_output=True, text=True
        )
        return ran.returncode, ran.stdout

    store = tmp_path / "cache/taizhang/results.sqlite"
    plain = check("--no-cache")
    assert plain[0] == 1 and not store.exists()
    assert check(**{OFF: "1"}) == plain and not store.exists()
    assert check() == plain and store.exists()
    assert check() == plain
    assert check("datapackage/plans/qinghe-00001")[0] == 0
    assert check("--jobs", "4", "--no-cache") == check("--jobs", "1", "--no-cache") == plain
    assert check() == plain
    assert sorted(one.name for one in root.iterdir()) == ["datapackage", "schemas", "validators"]


FINDS_FAULT = """

def check(plan, facts):
    yield plan.finding(plan.sections[0], en="Changed.", hint="Change it back.")
"""


def test_any_executor_gives_the_same_and_reads_a_changed_corpus_again(root: Path) -> None:
    fresh = told(check_corpus(Corpus(root), findings_only=True))
    with ThreadPoolExecutor(1) as threads, open_executor(2) as processes:
        for executor in (threads, processes):
            report = check_corpus(Corpus(root), findings_only=True, executor=executor)
            assert told(report) == fresh
        add(root / "validators/dates_run_forwards.py", FINDS_FAULT)
        changed = told(check_corpus(Corpus(root), findings_only=True))
        assert changed != fresh
        for executor in (threads, processes):
            report = check_corpus(Corpus(root), findings_only=True, executor=executor)
            assert told(report) == changed


@pytest.mark.parametrize("jobs", ["0", "-1", "x", "1.5", "513"])
def test_a_number_of_processes_that_is_none_is_refused(
    jobs: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["check", f"--jobs={jobs}"])
    assert refused.value.code == 2 and "--jobs" in capsys.readouterr().err
