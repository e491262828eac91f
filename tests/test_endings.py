"""How commands end: with a code and a sentence, wherever the output goes and whatever breaks."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from packages import COMMAND, lay_golden_corpus

from taizhang.cli import main
from taizhang.cli.interrupted import INTERRUPTED
from taizhang.progress.reading import check

Output = pytest.CaptureFixture[str]
BROKEN = 2


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = lay_golden_corpus(tmp_path / "corpus")
    monkeypatch.chdir(root)
    return root


def spoil(root: Path) -> None:
    path = root / "datapackage/plans/qingxi-2025-innovation/plan.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("comparator", "比较"), encoding="utf-8"
    )


COMMANDS = {
    "check": ["check"],
    "check for machines": ["check", "--format", "json"],
    "check for SARIF": ["check", "--format", "sarif"],
    "explain": ["explain"],
    "read": ["read", "qingxi-2025-innovation"],
    "diff": ["diff", ".", "."],
    "draft": ["draft", "datapackage/plans/heishui-2024-talent/source.txt", "--region", "990101"],
    "help": ["--help"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_one_sentence(command: str, root: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*COMMAND, *COMMANDS[command]], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == BROKEN, done.stderr
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_has_gone_hears_no_more(command: str, root: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, *COMMANDS[command]], stdout=writing, stderr=subprocess.PIPE, text=True
    )
    os.close(writing)
    assert done.returncode == BROKEN
    assert not re.search("Traceback|Exception|Broken", done.stderr)


def test_nobody_need_listen(root: Path) -> None:
    for closed in ("1>&-", "2>&-", "1>&- 2>&-"):
        told = " ".join([*COMMAND, "check", closed])
        assert subprocess.run(told, shell=True, capture_output=True).returncode == 0
        told = " ".join([*COMMAND, "check", "nowhere", closed])
        assert subprocess.run(told, shell=True, capture_output=True).returncode == BROKEN


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk"])
def test_a_terminal_without_the_letters_has_them_spelt_out(
    command: str, encoding: str, root: Path
) -> None:
    spoil(root) if command.startswith("check") else None
    done = subprocess.run(
        [*COMMAND, *COMMANDS[command]],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"},
    )
    said = done.stderr.decode(encoding)
    assert done.returncode in (0, 1) and "Traceback" not in said, said
    if command == "draft":
        assert "發文" in done.stdout.decode("utf-8")  # a file is a file
        return
    told = done.stdout.decode(encoding)
    assert told
    if command.startswith("check for"):
        assert "比较" in json.dumps(json.loads(told), ensure_ascii=False)


def test_a_file_whose_name_is_no_text_is_told(root: Path, capsys: Output) -> None:
    name = os.fsdecode(b"\xff\xfe.yml")
    (root / "datapackage" / "registers" / name).write_text("")
    assert main(["check"]) == 1
    done = subprocess.run([*COMMAND, "check", "--format", "json"], capture_output=True)
    assert done.returncode == 1 and json.loads(done.stdout)["findings"]
    assert subprocess.run([*COMMAND, "check"], capture_output=True).returncode == 1
    assert subprocess.run([*COMMAND, "check", name], capture_output=True).returncode == BROKEN


BREAK: dict[str, Callable[[], object]] = {
    "ValueError": lambda: int("甲"),
    "KeyError": lambda: {}["x"],
    "RecursionError": lambda: (f := lambda: f())(),
    "MemoryError": lambda: [0] * (1 << 60),
    "Odd": lambda: (_ for _ in ()).throw(type("Odd", (BaseException,), {})("甲\n乙")),
}


@pytest.mark.parametrize("kind", BREAK)
def test_a_mistake_of_the_toolkit_is_a_sentence_with_where_to_report_it(
    kind: str, root: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks_down(*_: Any, **__: Any) -> object:
        return BREAK[kind]()

    monkeypatch.setattr(check, "check_all", breaks_down)
    monkeypatch.delenv("TAIZHANG_TRACEBACK", raising=False)
    assert main(["check"]) == BROKEN
    output = capsys.readouterr()
    assert output.out == "" and output.err.count("\n") == 1
    assert re.search(
        rf"broke down here.*\({kind}.*cli/checking\.py:\d+\).*report.*出错", output.err
    )
    monkeypatch.setenv("TAIZHANG_TRACEBACK", "1")
    assert main(["check"]) == BROKEN
    assert "Traceback" in capsys.readouterr().err


def test_what_the_system_refuses_is_told_with_its_file(
    root: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "out").write_text("")
    assert main(["build", "--formats", "csv", "--out", "out"]) == BROKEN
    told = capsys.readouterr().err
    assert "out cannot be written" in told and "File exists" in told and "Traceback" not in told


def test_who_interrupts_a_command_is_obeyed(
    root: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "check_all", interrupted)
    assert main(["check"]) == INTERRUPTED
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_that_is_gone_is_told(root: Path, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    told = f"cd {tmp_path / 'gone'} && rmdir ../gone && {' '.join(COMMAND)} check"
    done = subprocess.run(told, shell=True, capture_output=True, text=True)
    assert done.returncode == BROKEN and "Traceback" not in done.stderr and done.stderr
    assert sys.executable in told
