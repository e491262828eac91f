"""The rooms whose code is broken on purpose, and the bench on which it is broken."""

import subprocess
from pathlib import Path

import pytest

from mutation.bench import Bench, read_rooms

ROOMS = read_rooms()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_and_its_tests_are_there(project: Path, room: str) -> None:
    assert (project / "src" / "taizhang" / room).is_dir()
    tests = [word for word in ROOMS[room] if word.startswith("tests/")]
    assert tests and all((project / test).exists() for test in tests)


CODE = "def double(number):\n    return 2 * number\n"
TEST = "from doubling import double\n\n\ndef test_it():\n    assert double(3) == 6\n"


def test_broken_code_is_noticed_in_a_copy_and_sound_code_passes_again(tmp_path: Path) -> None:
    project = tmp_path / "project"
    for name, text in {"src/doubling.py": CODE, "tests/test_doubling.py": TEST}.items():
        (project / name).parent.mkdir(parents=True)
        (project / name).write_text(text)
    subprocess.run(["git", "init", "-q", str(project)], check=True)
    bench = Bench(project, tmp_path / "copy")
    endless = CODE.replace("return 2 * number", "while True:\n        pass")
    passed = []
    for text in (CODE, CODE.replace("*", "+"), endless, CODE):
        bench.put("src/doubling.py", text)
        passed.append(bench.run(["tests"], seconds=3).passed)
    assert passed == [True, False, False, True]
    assert (project / "src/doubling.py").read_text() == CODE
