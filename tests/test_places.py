"""Nothing is written where it should not be: paths from data stay in their folder."""

import io
import os
import tarfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from packages import lay_golden_corpus

from taizhang.checking.check_corpus import check_corpus
from taizhang.cli import main
from taizhang.corpus import Corpus
from taizhang.files.places import PlaceError, is_plain, lies_below, own_folder, place_below
from taizhang.package.build import build_package, collect, restore, write_package
from taizhang.package.formats import choose_formats
from taizhang.package.model import Content, Package
from taizhang.package.validate import PackageError
from taizhang.versions.git import unpack
from taizhang.versions.staging import STAGE, replace_files, restore_files

OUTWARDS = [
    "",
    ".",
    "..",
    "../x",
    "a/../../x",
    "a/..",
    "/etc/passwd",
    "//host/share",
    "a//b",
    "a/",
    "./a",
    "a/./b",
    "...",
    "a/ /b",
    "..\\x",
    "C:\\x",
    "C:x",
    "a\0b",
    "a\nb",
    "\ud800",
]


@pytest.mark.parametrize("name", OUTWARDS, ids=repr)
def test_a_name_that_leads_out_of_its_folder_or_is_none_is_refused(
    name: str, tmp_path: Path
) -> None:
    assert not is_plain(name)
    with pytest.raises(PlaceError, match=r"is no place in .*不是"):
        place_below(tmp_path, name)


@pytest.mark.parametrize("name", ["a", "data/plans.csv", "规划/甲 乙.json", ".ready", "a..b/c."])
def test_a_name_that_leads_downwards_has_its_place(name: str, tmp_path: Path) -> None:
    assert place_below(tmp_path, name) == tmp_path / name


def test_links_are_followed_within_a_folder_and_not_out_of_it(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "folder", tmp_path / "folder-beside"
    for one in (folder / "inner", elsewhere):
        one.mkdir(parents=True)
    links = {"in": folder / "inner", "out": elsewhere, "nowhere": elsewhere / "x", "up": ".."}
    for name, target in links.items():
        (folder / name).symlink_to(target)
    for name in ("circle", "other"):
        (folder / name).symlink_to({"circle": "other", "other": "circle"}[name])
    assert place_below(folder, "in/x") == folder / "in" / "x"
    for name in ("out", "out/x", "nowhere", "up", "up/x", "circle", "circle/x"):
        with pytest.raises(PlaceError):
            place_below(folder, name)
    (tmp_path / "link").symlink_to(folder)
    assert lies_below(tmp_path / "link" / "inner", folder)
    assert place_below(tmp_path / "link", "x") == tmp_path / "link" / "x"


def test_a_folder_of_ones_own_is_no_link(tmp_path: Path) -> None:
    assert own_folder(tmp_path / "none") == tmp_path / "none"
    os.symlink(tmp_path, tmp_path / "link")
    os.symlink(tmp_path / "none", tmp_path / "dangling")
    for name in ("link", "dangling"):
        with pytest.raises(PlaceError, match="is a link"):
            own_folder(tmp_path / name)


def everything(folder: Path) -> dict[str, bytes]:
    """All that lies in a folder, links as what they are."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }


# A revision, as git packs it


def tar(*members: tuple[str, bytes, str]) -> bytes:
    """A tar of members: name, type, and what a link leads to or a file holds."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, kind, content in members:
            member = tarfile.TarInfo(name)
            member.type = kind
            if kind == tarfile.REGTYPE:
                member.size = len(content)
            else:
                member.linkname = content
            archive.addfile(member, io.BytesIO(content.encode()))
    return stream.getvalue()


FILE, FOLDER, LINK = tarfile.REGTYPE, tarfile.DIRTYPE, tarfile.SYMTYPE


def test_a_revision_is_laid_out_with_its_links(tmp_path: Path) -> None:
    members = [("a/", FOLDER, ""), ("a/b", FILE, "x"), ("c", LINK, "a"), ("d", LINK, "../x")]
    unpack(tar(*members), tmp_path)
    assert (tmp_path / "c" / "b").read_text() == "x"
    assert os.readlink(tmp_path / "d") == "../x"


@pytest.mark.parametrize(
    "members",
    [
        [("../x", FILE, "")],
        [("a/../../x", FILE, "")],
        [("/tmp/x", FILE, "")],
        [("a", LINK, ".."), ("a/x", FILE, "")],
        [("a", LINK, "b"), ("b", LINK, ".."), ("a/x", FILE, "")],
        [("a", FOLDER, ""), ("a/b", LINK, "../.."), ("a/b/c/d", FOLDER, "")],
        [("a", LINK, "../x"), ("a", FILE, "")],
        [("a", tarfile.LNKTYPE, "/etc/passwd")],
        [("a", tarfile.FIFOTYPE, "")],
        [("a", tarfile.CHRTYPE, "")],
    ],
    ids=str,
)
def test_a_revision_is_laid_out_in_its_folder_alone(
    members: list[tuple[str, bytes, str]], tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(PlaceError):
        unpack(tar(*members), folder)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


# What is built and released


@pytest.fixture
def package(tmp_path: Path) -> Package:
    corpus = Corpus(lay_golden_corpus(tmp_path / "corpus"))
    return collect(corpus, check_corpus(corpus))


@pytest.mark.parametrize("path", ["../x.json", "/tmp/x.json", "plans/../../x.json"])
def test_a_file_of_a_package_lies_in_it(path: str, package: Package, tmp_path: Path) -> None:
    (csv,) = choose_formats(["csv"])
    odd = replace(csv, write=lambda _: iter([Content(path, b"", "", "")]))
    with pytest.raises(PlaceError):
        write_package(package, tmp_path / "out", [odd])
    assert not list(tmp_path.rglob("x.json"))


def test_two_files_of_one_name_are_refused(package: Package, tmp_path: Path) -> None:
    (csv,) = choose_formats(["csv"])
    odd = replace(
        csv, write=lambda _: iter([Content("x", b"1", "", ""), Content("x", b"2", "", "")])
    )
    with pytest.raises(PackageError, match="Two files would be called x"):
        write_package(package, tmp_path / "out", [odd])


@pytest.mark.parametrize("name", ["../pwned", "/tmp/pwned", "a/../../../pwned"])
def test_a_package_is_not_called_out_of_its_folder(name: str, tmp_path: Path) -> None:
    root = lay_golden_corpus(tmp_path / "corpus")
    schema = root / "schemas" / "datapackage.schema.json"
    text = schema.read_text(encoding="utf-8")
    schema.write_text(text.replace('"^[a-z0-9]+(-[a-z0-9]+)*$"', '""'), encoding="utf-8")
    metadata = root / "datapackage" / "datapackage.yaml"
    text = metadata.read_text(encoding="utf-8")
    metadata.write_text(text.replace("name: golden", f"name: {name}"), encoding="utf-8")
    corpus = Corpus(root)
    report = check_corpus(corpus)
    assert report.findings == []
    before = everything(tmp_path)
    with pytest.raises(PlaceError):
        build_package(corpus, report, tmp_path / "out", choose_formats(["csv"]))
    assert everything(tmp_path).keys() - before.keys() <= {"out"}


def lay_treasure(folder: Path) -> dict[str, bytes]:
    """A folder that is none of our business."""
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "file").write_text("precious")
    return everything(folder)


@pytest.mark.parametrize(
    ("work", "name"),
    [
        (restore, ".building"),
        (restore_files, STAGE),
        (lambda folder: replace_files(folder, {"x": b"x"}), STAGE),
    ],
)
def test_what_clears_a_folder_away_does_not_follow_a_link(
    work: Callable[[Path], None], name: str, tmp_path: Path
) -> None:
    before = lay_treasure(tmp_path / "treasure")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).symlink_to(tmp_path / "treasure")
    with pytest.raises(PlaceError, match="is a link"):
        work(tmp_path / "out")
    assert everything(tmp_path / "treasure") == before


def test_a_release_does_not_write_through_a_link(tmp_path: Path) -> None:
    before = lay_treasure(tmp_path / "treasure")
    root = tmp_path / "root"
    root.mkdir()
    (root / "datapackage").symlink_to(tmp_path / "treasure")
    with pytest.raises(PlaceError):
        replace_files(root, {"datapackage/inner/file": b"pwned"})
    assert everything(tmp_path / "treasure") == before
    stage = root / STAGE / "datapackage"
    stage.mkdir(parents=True, exist_ok=True)
    (stage / "file").write_text("pwned")
    (root / STAGE / ".ready").touch()
    with pytest.raises(PlaceError):
        restore_files(root)
    assert everything(tmp_path / "treasure") == before


def test_the_folder_for_packages_lies_in_the_corpus_unless_another_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root, elsewhere = lay_golden_corpus(tmp_path / "corpus"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "dist").symlink_to(elsewhere)
    monkeypatch.chdir(root)
    assert main(["build", "--formats", "csv"]) == 2
    assert "dist” is no place in" in capsys.readouterr().err and not any(elsewhere.iterdir())
    assert main(["build", "--formats", "csv", "--out", str(elsewhere)]) == 0
    assert len(list(elsewhere.iterdir())) == 2


# What is drafted


@pytest.mark.parametrize("name", ["plan.yaml", "source.txt"])
def test_a_draft_is_not_written_through_a_link(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = lay_golden_corpus(tmp_path / "corpus")
    folder = root / "datapackage" / "plans" / "new-plan"
    folder.mkdir()
    (folder / name).symlink_to(tmp_path / "pwned")
    (tmp_path / "raw.txt").write_text("青溪市方案\n\n一、目标\n到2026年新增企业10家。\n")
    monkeypatch.chdir(root)
    arguments = ["draft", str(tmp_path / "raw.txt"), "--region", "990000", "--out", str(folder)]
    assert main(arguments) == 2
    assert "new-plan" in capsys.readouterr().err
    assert not (tmp_path / "pwned").exists() and len(list(folder.iterdir())) == 1
