"""The made-up corpora that measuring runs on: sound, differing, and the same each time."""

import subprocess
import sys
from pathlib import Path

from bench import plain_stack
from bench.corpora import lay

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import Corpus


def contents(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_a_seed_gives_the_same_corpus_and_a_larger_one_begins_with_it(tmp_path: Path) -> None:
    for name, size, seed in (("two", 2, 1), ("three", 3, 1), ("other", 2, 2)):
        lay(tmp_path / name, size, seed)
    two, three, other = (contents(tmp_path / name) for name in ("two", "three", "other"))
    assert two.items() < three.items()
    assert two.keys() == other.keys() and two != other
    sources = [data for name, data in three.items() if name.endswith("source.txt")]
    assert len(set(sources)) == 3
    assert all(7_000 <= len(source.decode()) <= 13_000 for source in sources)


def test_made_up_plans_are_sound_but_for_what_is_planted(tmp_path: Path) -> None:
    lay(tmp_path / "sound", 2)
    report = check_corpus(Corpus(tmp_path / "sound"))
    assert report.findings == [] and len(report.results) == 2
    lay(tmp_path / "faulty", 2, faults=True)
    report = check_corpus(Corpus(tmp_path / "faulty"))
    assert {found.path for found in report.findings if found.severity == "error"} == {
        "datapackage/plans/qinghe-00000/plan.yaml"
    }


def test_the_plain_stack_finds_what_it_can(tmp_path: Path) -> None:
    lay(tmp_path, 2)
    plan = tmp_path / "datapackage/plans/qinghe-00001/plan.yaml"
    command = [sys.executable, plain_stack.__file__, tmp_path, "--build", tmp_path / "plain"]
    told = subprocess.run(command, capture_output=True, text=True)
    assert (told.returncode, told.stdout) == (0, "2 plans, no faults\n"), told.stderr
    plan.write_text(plan.read_text().replace("quote: 每月通报进展", "quote: 每月通报情况"))
    told = subprocess.run(command[:3], capture_output=True, text=True)
    assert (told.returncode, told.stdout) == (1, "monthly: quote not found\n"), told.stderr


def test_the_plain_stack_stays_plain() -> None:
    assert len(Path(plain_stack.__file__).read_text(encoding="utf-8").splitlines()) <= 150
