"""A package of a stranger: nothing in it leads out of its folder, fills the memory or is guessed."""

import copy
import csv
import io
import json
import random
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from packages import built

from taizhang.cli import main
from taizhang.corpus import Corpus
from taizhang.findings import TaizhangError
from taizhang.package.reader import NoPackageError, read_package
from taizhang.reconstruction.corpus import reconstruct, remake
from taizhang.versions.comparing.compare import compare
from taizhang.versions.show import as_json, as_text

PLAN = "qingxi-2025-innovation"


@pytest.fixture
def golden(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The root of a corpus and its sound package."""
    return built("golden", tmp_path_factory.getbasetemp())


@pytest.fixture
def stranger(golden: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy of the package, its tables and their description alone, to be spoilt."""
    package = tmp_path / "stranger"
    shutil.copytree(golden[1] / "data", package / "data")
    shutil.copy(golden[1] / "datapackage.json", package)
    return package


def describe(package: Path, change: Callable[[Any], Any]) -> None:
    """Put in place of the descriptor what a change returns, or else makes of it."""
    path = package / "datapackage.json"
    data = json.loads(path.read_bytes())
    changed = change(data)
    path.write_text(json.dumps(data if changed is None else changed), encoding="utf-8")


def write(package: Path, table: str, change: Callable[[list[list[str]]], object]) -> None:
    """Change the cells of a table, the names of its columns among them."""
    path = package / "data" / f"{table}.csv"
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))
    change(rows)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_bytes(text.getvalue().encode())


def cell(row: int, column: str, text: str) -> Callable[[list[list[str]]], None]:
    def change(rows: list[list[str]]) -> None:
        rows[row][rows[0].index(column)] = text

    return change


def table(data: Any, name: str) -> Any:
    return next(one for one in data["resources"] if one["name"] == name)


def field(data: Any, name: str, column: str) -> Any:
    return next(one for one in table(data, name)["schema"]["fields"] if one["name"] == column)


# Nothing outside


@pytest.mark.parametrize(
    "path",
    [
        "../../pwned/dir",
        "datapackage/plans/../../../pwned",
        "validators",
        "schemas/tables",
        "datapackage/registers/organisations",
        "datapackage/plansbeside/x",
        "datapackage/plans\\..\\x",
        "datapackage/plans/heishui-2024-talent",
        "/",
    ],
)
def test_a_plan_is_written_in_a_folder_of_its_own_or_not_at_all(
    path: str, golden: tuple[Path, Path], stranger: Path, tmp_path: Path
) -> None:
    write(stranger, "plans", cell(2, "path", path))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(TaizhangError, match="cannot lie in"):
        reconstruct(read_package(stranger), Corpus(golden[0]), tmp_path / "inner" / "again")
    assert sorted(tmp_path.rglob("*")) == before


def test_an_absolute_path_is_not_written_to(
    golden: tuple[Path, Path], stranger: Path, tmp_path: Path
) -> None:
    write(stranger, "plans", cell(2, "path", str(tmp_path / "pwned")))
    with pytest.raises(TaizhangError, match="cannot lie in"):
        reconstruct(read_package(stranger), Corpus(golden[0]), tmp_path / "again")
    assert not (tmp_path / "pwned").exists() and not (tmp_path / "again").exists()


def test_a_corpus_is_not_made_through_a_link(
    golden: tuple[Path, Path], stranger: Path, tmp_path: Path
) -> None:
    (tmp_path / "again").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(TaizhangError, match="exists already"):
        reconstruct(read_package(stranger), Corpus(golden[0]), tmp_path / "again")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("path", ["../secret.csv", "data/../../secret.csv", "/etc/hostname"])
def test_a_table_lies_in_the_package(path: str, stranger: Path) -> None:
    (stranger.parent / "secret.csv").write_text("a,b\n", encoding="utf-8")
    describe(stranger, lambda data: table(data, "plans").update(path=path))
    with pytest.raises(NoPackageError, match="is no place in"):
        read_package(stranger)


def test_a_link_out_of_a_package_is_not_followed(stranger: Path) -> None:
    plans = stranger / "data" / "plans.csv"
    plans.rename(stranger.parent / "plans.csv")
    plans.symlink_to("../../plans.csv")
    with pytest.raises(NoPackageError, match="is no place in"):
        read_package(stranger)


# Zips


def pack(package: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in package.rglob("*.*"):
            archive.write(file, file.relative_to(package).as_posix())
    return path


def test_a_package_packed_by_others_is_read(stranger: Path) -> None:
    sound = read_package(stranger)
    units = stranger / "data" / "units.csv"
    for end in (b"\r\n", b"\r"):
        units.write_bytes(b"".join(line + end for line in units.read_bytes().splitlines()))
        assert read_package(pack(stranger, stranger.parent / "a.zip")) == sound


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "..\\x", "C:\\x"])
def test_an_entry_that_leads_out_is_refused(name: str, stranger: Path) -> None:
    path = pack(stranger, stranger.parent / "a.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(zipfile.ZipInfo("x") if name == "x" else name, b"")
    with pytest.raises(NoPackageError, match="leads out of the folder"):
        read_package(path)


def test_an_entry_that_is_a_link_is_refused(stranger: Path) -> None:
    path = pack(stranger, stranger.parent / "a.zip")
    entry = zipfile.ZipInfo("data/link.csv")
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(entry, "/etc/passwd")
    with pytest.raises(NoPackageError, match="the entry is a link"):
        read_package(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_that_is_there_twice_is_refused(stranger: Path) -> None:
    path = pack(stranger, stranger.parent / "a.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("data/plans.csv", b"")
    with pytest.raises(NoPackageError, match="there twice"):
        read_package(path)


def test_an_archive_that_swells_is_refused_before_it_fills_the_memory(stranger: Path) -> None:
    with (stranger / "data" / "sections.csv").open("ab") as stream:
        stream.write(b"a" * 60_000_000)
    with pytest.raises(NoPackageError, match="swells to more than is read"):
        read_package(pack(stranger, stranger.parent / "a.zip"))


def test_tables_of_empty_cells_are_refused_before_they_fill_the_memory(stranger: Path) -> None:
    path = stranger / "data" / "sections.csv"
    columns = path.read_bytes().split(b"\n", 1)[0]
    path.write_bytes(columns + b"\n" + (b"," * columns.count(b",") + b"\n") * 300_000)
    with pytest.raises(NoPackageError, match="more cells than its size allows"):
        read_package(stranger)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_damaged_archive_is_refused(method: int, stranger: Path) -> None:
    path = stranger.parent / "a.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        for file in stranger.rglob("*.*"):
            archive.write(file, file.relative_to(stranger).as_posix())
    sound, chance, refused = path.read_bytes(), random.Random(7), 0
    for _ in range(60):
        data = bytearray(sound)
        for _ in range(3):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])
        try:
            read_package(path)
        except NoPackageError:
            refused += 1
    assert refused > 20


# What was written by hand


Spoil = Callable[[Path], object]


def described(change: Callable[[Any], Any]) -> Spoil:
    return lambda package: describe(package, change)


def written(table: str, change: Callable[[list[list[str]]], object]) -> Spoil:
    return lambda package: write(package, table, change)


def replaced(name: str, content: bytes) -> Spoil:
    return lambda package: (package / name).write_bytes(content)


def instead_of_plans(package: Path) -> None:
    (package / "data" / "plans.csv").unlink()
    (package / "data" / "plans.csv").mkdir()


HAND = {
    "a list": (described(lambda data: []), "should hold a mapping"),
    "null": (replaced("datapackage.json", b"null"), "should hold a mapping"),
    "no JSON": (replaced("datapackage.json", b"{"), "cannot be read as JSON"),
    "deep": (replaced("datapackage.json", b"[" * 99_999), "too deep in one another"),
    "NaN": (replaced("datapackage.json", b'{"name": NaN}'), "NaN is no number"),
    "many digits": (replaced("datapackage.json", b"9" * 5_000), "cannot be read as JSON"),
    "half a character": (described(lambda data: data.update(title="\ud800")), "read as JSON"),
    "a key twice": (replaced("datapackage.json", b'{"name": "a", "name": "b"}'), "stands twice"),
    "UTF-16": (replaced("datapackage.json", "{}".encode("utf-16")), "is not UTF-8"),
    "no version": (described(lambda data: data.pop("version") and data), "version is missing"),
    "resources null": (described(lambda data: data.update(resources=None)), "/resources: "),
    "a resource null": (described(lambda data: data["resources"].append(None)), "/resources/"),
    "no name": (described(lambda data: table(data, "plans").pop("name") and data), "name is mis"),
    "a path that is a list": (
        described(lambda data: table(data, "plans").update(path=["a", "b"])),
        "/path: .*should be text",
    ),
    "no schema": (described(lambda data: table(data, "plans").pop("schema") and data), "schema is"),
    "no fields": (
        described(lambda data: table(data, "plans")["schema"].pop("fields") and data),
        "fields is missing",
    ),
    "fields empty": (
        described(lambda data: table(data, "plans")["schema"].update(fields=[])),
        "is empty",
    ),
    "a field null": (
        described(lambda data: table(data, "plans")["schema"]["fields"].append(None)),
        "/schema/fields/",
    ),
    "no type": (
        described(lambda data: field(data, "plans", "title").pop("type") and data),
        "type is missing",
    ),
    "a title that is a number": (
        described(lambda data: field(data, "plans", "title").update(title=1)),
        "should be text",
    ),
    "a key of text": (
        described(lambda data: table(data, "plans")["schema"].update(primaryKey="plan_id")),
        "/primaryKey: .*should be a list",
    ),
    "a key of no column": (
        described(lambda data: table(data, "plans")["schema"].update(primaryKey=["x"])),
        "names x, no column",
    ),
    "part of no column": (
        described(lambda data: table(data, "targets")["schema"].update(within="x")),
        "names x, no column",
    ),
    "a class there is not": (
        described(lambda data: table(data, "targets")["schema"].update(concerns="x")),
        "none of the words",
    ),
    "two tables of a name": (
        described(lambda data: data["resources"].append(table(data, "plans"))),
        "two tables are called so",
    ),
    "two columns of a name": (
        described(lambda data: field(data, "plans", "title").update(name="plan_id")),
        "two columns are called plan_id",
    ),
    "a key to a table there is not": (
        described(lambda data: data["resources"].remove(table(data, "units"))),
        r"leads to units\.id, which is not there",
    ),
    "no file": (lambda package: (package / "data" / "plans.csv").unlink(), "no such file"),
    "a folder": (instead_of_plans, "folder stands where a file"),
    "an empty file": (replaced("data/plans.csv", b""), "not those there should be"),
    "no UTF-8": (replaced("data/plans.csv", "规划".encode("gb18030")), "is not UTF-8"),
    "a cell more": (written("plans", lambda rows: rows[1].append("x")), "line 2: The row has 2"),
    "a cell less": (written("plans", lambda rows: rows[1].pop()), "line 2: The row has 2"),
    "a column more": (
        written("plans", lambda rows: [row.append("x") for row in rows]),
        "not those there should be: x",
    ),
    "a number that is none": (written("targets", cell(1, "value", "1e9")), "“1e9” is no number"),
    "a number too long": (written("targets", cell(1, "value", "9" * 99)), "is no number"),
    "a whole number that is none": (written("targets", cell(1, "year", "x")), "is no integer"),
    "no truth": (written("responsibilities", cell(1, "open", "yes")), "“yes” is no boolean"),
    "a quotation mark left open": (
        lambda package: (
            (package / "data" / "plans.csv").write_bytes(
                (package / "data" / "plans.csv").read_bytes() + b'"'
            )
            and None
        ),
        "never closed",
    ),
}


@pytest.mark.parametrize("case", HAND)
@pytest.mark.parametrize("command", ["diff", "reconstruct"])
def test_what_is_wrong_in_a_package_is_named(
    case: str,
    command: str,
    golden: tuple[Path, Path],
    stranger: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoil, told = HAND[case]
    spoil(stranger)
    monkeypatch.chdir(golden[0])
    others = [str(golden[1])] if command == "diff" else [str(tmp_path / "again")]
    assert main([command, str(stranger), *others]) == 2
    output = capsys.readouterr()
    assert output.out == "" and output.err.startswith(f"{stranger} is no data package: ")
    with pytest.raises(NoPackageError, match=told):
        read_package(stranger)


UNMADE = {
    "a type of column": (
        described(lambda data: field(data, "sections", "text").update(type="integer")),
        "text|is no integer",
    ),
    "a plan without its id": (written("plans", cell(1, "plan_id", "")), "plans.plan_id is empty"),
    "a plan twice": (written("plans", lambda rows: rows.append(rows[1])), "twice"),
    "a section twice": (written("sections", lambda rows: rows.append(rows[1])), "twice"),
    "a section in itself": (
        written("sections", lambda rows: cell(2, "parent_id", rows[2][0])(rows)),
        "lies in itself",
    ),
    "a section in nothing": (written("sections", cell(2, "parent_id", "x")), "leads to x"),
    "a target in nothing": (written("targets", cell(1, "section_id", "x")), "leads to x"),
    "of no plan": (written("questions", cell(1, "plan_id", "x")), "a plan that is not there"),
    "half a series": (written("emendations", cell(1, "series_from", "1")), "counts from 1 to None"),
    "an emendation without find": (written("emendations", cell(1, "pattern", "")), "is empty"),
}


@pytest.mark.parametrize("case", UNMADE)
def test_a_corpus_is_made_of_whole_rows_or_not_at_all(
    case: str, golden: tuple[Path, Path], stranger: Path
) -> None:
    spoil, told = UNMADE[case]
    spoil(stranger)
    with pytest.raises(TaizhangError, match=told):
        remake(read_package(stranger), Corpus(golden[0]))


def test_versions_are_compared_if_they_have_plans(
    golden: tuple[Path, Path], stranger: Path
) -> None:
    describe(stranger, lambda data: data.update(resources=[]))
    sound, empty = read_package(golden[1]), read_package(stranger)
    for pair in ((sound, empty), (empty, sound)):
        with pytest.raises(NoPackageError, match=r"for want of plans\.plan_id"):
            compare(*pair)


ODD = [None, [], {}, "", "x", 0, -1, 1.5, True, ["x"], {"a": 1}, "integer", "number", "plan_id"]
CELLS = ["", "x", "-1", "NaN", "true", "../x", "a|b", "9" * 30, "\u2028", '"', PLAN, "2025/2026"]


def nodes(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    listed = enumerate(data) if isinstance(data, list) else ()
    for key, value in data.items() if isinstance(data, dict) else listed:
        yield from nodes(value, (*path, key))


def spoilt(data: Any, chance: random.Random) -> Any:
    """A descriptor with one value of another kind, or left out."""
    data = copy.deepcopy(data)
    *path, last = chance.choice([path for path in nodes(data) if path])
    node = data
    for key in path:
        node = node[key]
    if chance.random() < 0.3:
        del node[last]
    else:
        node[last] = chance.choice(ODD)
    return data


@pytest.mark.parametrize("seed", range(40))
def test_any_package_is_read_or_refused(
    seed: int, golden: tuple[Path, Path], stranger: Path
) -> None:
    chance, (root, package) = random.Random(seed), golden
    if seed % 2:
        describe(stranger, lambda data: spoilt(data, chance))
    for _ in range(3 if seed % 2 == 0 else 0):
        path = chance.choice(sorted((stranger / "data").iterdir()))
        write(
            stranger,
            path.stem,
            lambda rows: chance.choice(rows).__setitem__(
                chance.randrange(len(rows[0])), chance.choice(CELLS)
            ),
        )
    sound, ends = read_package(package), []
    for work in (
        lambda: as_text(compare(sound, read_package(stranger)), "zh"),
        lambda: as_json(compare(read_package(stranger), sound)),
        lambda: remake(read_package(stranger), Corpus(root)),
    ):
        try:
            ends.append(bool(work()))
        except TaizhangError as refused:
            ends.append(bool(str(refused)))
    assert ends == [True, True, True]
