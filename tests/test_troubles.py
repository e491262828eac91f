"""Whatever befalls a file, on the way in it becomes a finding or a refusal that names it.

Every kind of file meets every trouble, and every command meets each of them, as a user without
rights: a superuser may read everything.  All pairs take minutes; those that are not marked ``long``
are chosen so that each kind, each trouble and each command is among them.
"""

import ast
import contextlib
import gc
import os
import shutil
import socket
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from packages import lay_golden_corpus
from without_rights import run

from taizhang.cli import main
from taizhang.corpus import Corpus
from taizhang.files.text import FileError, open_file, read_bytes

PLAN = "datapackage/plans/qingxi-2025-innovation"

FILES = {
    "plan": f"{PLAN}/plan.yaml",
    "source": f"{PLAN}/source.txt",
    "report": "datapackage/progress/qingxi-2026-bulletin/report.yaml",
    "words of a report": "datapackage/progress/qingxi-2026-bulletin/source.txt",
    "metadata": "datapackage/datapackage.yaml",
    "released": "datapackage/released.csv",
    "moved": "datapackage/moved.csv",
    "lexicon": "datapackage/registers/lexicon.yaml",
    "regions": "datapackage/registers/regions.csv",
    "register": "datapackage/registers/units.yaml",
    "schema": "schemas/plan.schema.json",
    "table": "schemas/tables/plans.yaml",
    "view": "schemas/views/comparable_targets.sql",
    "rule": "validators/allocations_add_up.py",
}
FOLDERS = (
    "datapackage/plans",
    PLAN,
    "datapackage/progress",
    "datapackage/registers",
    "schemas",
    "schemas/tables",
    "schemas/views",
    "validators",
)

Spoil = Callable[[Path], object]


def instead(make: Spoil) -> Spoil:
    def spoil(path: Path) -> None:
        path.unlink()
        make(path)

    return spoil


def altered(change: Callable[[bytes], bytes]) -> Spoil:
    return lambda path: path.write_bytes(change(path.read_bytes()))


def listen(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        os.chdir(path.parent)  # the name of a socket must be short
        one.bind(path.name)
        os.chdir("/")


def link_out(path: Path) -> None:
    outside = next(one for one in path.parents if one.name == "corpus").with_name("outside")
    path.rename(outside)
    path.symlink_to(outside)


TROUBLES: dict[str, Spoil] = {
    "missing": lambda path: path.unlink(),
    "unreadable": lambda path: path.chmod(0),
    "a folder": instead(lambda path: path.mkdir()),
    "a link to nowhere": instead(lambda path: path.symlink_to("nowhere")),
    "a link to itself": instead(lambda path: path.symlink_to(path.name)),
    "a link out": link_out,
    "a link to a device": instead(lambda path: path.symlink_to("/dev/zero")),
    "a pipe": instead(lambda path: os.mkfifo(path)),
    "a socket": instead(listen),
    "empty": altered(lambda data: b""),
    "too large": altered(lambda data: data + b" " * 6_000_000),
    "GB18030": altered(lambda data: data + "# 规划\n".encode("gb18030")),
    "UTF-16": altered(lambda data: data.decode().encode("utf-16")),
    "NUL": altered(lambda data: data + b"\0"),
    "lone CR": altered(lambda data: data.replace(b"\n", b"\r")),
    "an open quotation mark": altered(lambda data: data + b'"'),
    "a field of 200 KB": altered(lambda data: data + b"a" * 200_000),
}

CLEAN = {
    ("released", "missing"): "there was no release",
    ("moved", "missing"): "",
    ("register", "missing"): "a corpus may lack any register that nothing asks for",
    ("rule", "missing"): "and any rule",
    ("view", "missing"): "and any view",
    ("view", "empty"): "whose SQL is looked at where the database is made",
    ("view", "lone CR"): "",
    ("view", "an open quotation mark"): "",
    ("view", "a field of 200 KB"): "",
    ("schema", "lone CR"): "JSON and Python break lines there, too",
    ("rule", "lone CR"): "",
}
"""What is no trouble at all."""


COMMANDS = {
    "check": ["check"],
    "check one": ["check", PLAN],
    "check for machines": ["check", "--format", "json"],
    "fix": ["fix"],
    "read": ["read", "qingxi-2025-innovation"],
    "explain": ["explain"],
    "build": ["build", "--formats", "csv", "--out", "../out"],
    "diff": ["diff", ".", "."],
    "release": ["release"],
    "draft": ["draft", "datapackage/plans/heishui-2024-talent/source.txt", "--region", "990101"],
    "reckon": ["reckon", "--as-of", "2026-12-31"],
    "office": ["office", "dispatch", "--as-of", "2026-12-31"],
}


def pairs(rows: Iterable[str], columns: Iterable[str], chosen: int) -> list[ParameterSet]:
    """Every pair; those not marked long, one in ``chosen``, leave out no row and no column."""
    return [
        pytest.param(row, column, marks=() if (r - c) % chosen == 0 else pytest.mark.long)
        for r, row in enumerate(rows)
        for c, column in enumerate(columns)
    ]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with ids that were released, on which all that commands load has been loaded."""
    root = lay_golden_corpus(tmp_path_factory.mktemp("sound") / "corpus")
    (root / "datapackage" / "released.csv").write_text(
        "plan_id,id,register,region,names\nqingxi-2025-innovation,rd-staff,,,\n", encoding="utf-8"
    )
    (root / "datapackage" / "moved.csv").write_text(
        "plan_id,was,now,version\nqingxi-2025-innovation,staff,rd-staff,1.0.0\n", encoding="utf-8"
    )
    used = Path(shutil.copytree(root, root.parent / "used" / "corpus"))
    with contextlib.chdir(used):
        for arguments in COMMANDS.values():
            main(arguments)
    gc.freeze()  # else the processes that begin here would copy what they only look through
    return root


@pytest.fixture
def root(sound: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it, to be spoilt."""
    root = Path(shutil.copytree(sound, tmp_path / "corpus"))
    yield root
    for path in (one for one in root.rglob("*") if one.is_dir() and not one.is_symlink()):
        path.chmod(0o755)


def assert_no_break_down(code: int, told: str) -> None:
    assert "Traceback" not in told and "broke down here" not in told and code in (0, 1, 2), told


def tells_of(told: str, path: str) -> bool:
    """Whether what was told names a file, or the folder it is in, with what is wrong."""
    return path in told or path.rpartition("/")[0] in told


def test_the_corpus_that_is_spoilt_below_is_sound(root: Path) -> None:
    code, told = run(root, "check", "--lang", "en")
    assert (code, "Errors: 0, warnings: 0" in told) == (0, True), told


@pytest.mark.parametrize(("kind", "trouble"), pairs(FILES, TROUBLES, 7))
def test_a_file_in_trouble_is_named(kind: str, trouble: str, root: Path) -> None:
    path = root / FILES[kind]
    TROUBLES[trouble](path)
    code, told = run(root, "check", "--lang", "en")
    assert_no_break_down(code, told)
    if (kind, trouble) not in CLEAN:
        assert code and tells_of(told, FILES[kind]), told


BEFALL: dict[str, Callable[[Path, Path], object]] = {
    "missing": lambda path, outside: path.rename(outside),
    "unreadable": lambda path, outside: path.chmod(0),
    "emptied": lambda path, outside: [path.rename(outside), path.mkdir()],
    "a file": lambda path, outside: [path.rename(outside), path.write_text("")],
    "a link out": lambda path, outside: [path.rename(outside), path.symlink_to(outside)],
    "a pipe": lambda path, outside: [path.rename(outside), os.mkfifo(path)],
}
MAY_LACK = ("missing", "a file", "a pipe")
NO_TROUBLE = {
    **{(PLAN, trouble): "a plan may go" for trouble in MAY_LACK},
    ("schemas", "a link out"): "a corpus may be put together",
    ("validators", "a link out"): "",
    ("datapackage/progress", "missing"): "there is no report",
    ("datapackage/progress", "emptied"): "",
    ("schemas/views", "missing"): "there is no view",
    ("schemas/views", "emptied"): "",
}
"""What is no trouble at all."""


@pytest.mark.parametrize(("folder", "trouble"), pairs(FOLDERS, BEFALL, 3))
def test_a_folder_in_trouble_is_named(folder: str, trouble: str, root: Path) -> None:
    BEFALL[trouble](root / folder, root.parent / "outside")
    code, told = run(root, "check", "--lang", "en")
    assert_no_break_down(code, told)
    if (folder, trouble) not in NO_TROUBLE:
        assert code and folder.rpartition("/")[2] in told


@pytest.mark.parametrize(("command", "trouble"), pairs(COMMANDS, TROUBLES, len(COMMANDS)))
def test_no_command_breaks_down_over_a_file(command: str, trouble: str, root: Path) -> None:
    """Each trouble befalls another kind of file in each command."""
    number = list(TROUBLES).index(trouble) + 3 * list(COMMANDS).index(command)
    TROUBLES[trouble](root / [*FILES.values()][number % len(FILES)])
    assert_no_break_down(*run(root, *COMMANDS[command]))


def test_a_file_that_vanishes_meanwhile_is_missing(root: Path) -> None:
    paths = Corpus(root).plan_paths()
    shutil.rmtree(root / PLAN)
    with pytest.raises(FileError, match=r"plan\.yaml: There is no such file"):
        for path in paths:
            read_bytes(path)


def test_the_door_waits_for_nothing_and_closes_what_it_refuses(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    before = len(os.listdir("/dev/fd"))
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero"), tmp_path / "a\0b"):
        with pytest.raises(FileError):
            open_file(path)
    (tmp_path / "out").symlink_to("/etc/hostname")
    with pytest.raises(FileError, match="leads out of the folder"):
        open_file(tmp_path / "out", tmp_path)
    assert len(os.listdir("/dev/fd")) == before


def test_a_small_file_takes_no_more_memory_for_being_allowed_to_be_large(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    assert read_bytes(tmp_path / "a", most=1 << 60) == b"a"


OTHERWISE = {
    "text.py": "is the door",
    "folders.py": "lists folders for all others",
    "packed.py": "unpacks an archive that the door opened",
    "digest.py": "lists what is hashed",
    "whole.py": "moves and clears away what it wrote",
    "ending.py": "opens nothing, to write into it",
    "opened.py": "keeps what it fetched",
    "versions.py": "lists and reads the packages that lie in the site",
    "git.py": "unpacks what git packed",
    "alone.py": "opens its own lock, to write into it",
    "archive.py": "packs what was built just now",
    "validate.py": "reads what was built just now",
    "columns.py": "reads what was built just now",
    "downloads.py": "lists what was built just now",
    "index.py": "reads what Pagefind wrote just now",
    "pagefind.py": "reads what npm installed",
    "readme.py": "fills in a template of the toolkit",
    "new_corpus.py": "fills in templates of the toolkit",
    "show.py": "reads words of the toolkit",
    "files.py": "writes what is new",
}
"""Modules that open or list what is no file of a corpus or of a package, and why they may."""
OPENING = {"open", "fdopen", "read_text", "read_bytes", "glob", "rglob", "iterdir", "scandir"}


def opens(path: Path) -> Iterator[str]:
    """The calls by which a module opens or lists files, those of the toolkit's own apart."""
    tree = ast.parse(path.read_bytes())
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            told = ast.unparse(node)
            imported = isinstance(node.func, ast.Name) and name.startswith("read_")
            if name in OPENING and "files('taizhang" not in told and not imported:
                yield told


def test_whatever_is_opened_goes_through_the_door(project: Path) -> None:
    modules = list((project / "src" / "taizhang").rglob("*.py"))
    found = {path.name: calls for path in modules if (calls := list(opens(path)))}
    assert {name: calls for name, calls in found.items() if name not in OTHERWISE} == {}
    assert OTHERWISE.keys() - found.keys() == set()
