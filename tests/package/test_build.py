"""Building a package from a corpus: what it must tell of itself, and what cannot be written."""

from pathlib import Path

import pytest
from packages import lay_golden_corpus
from written_package import full_package, written

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import Corpus
from taizhang.package.build import build_package, collect, restore, write_package
from taizhang.package.formats import choose_formats
from taizhang.package.model import Package
from taizhang.package.validate import PackageError
from taizhang.package.writers.csv_writer import CSV

METADATA = "datapackage/datapackage.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_golden_corpus(tmp_path / "corpus")


def collected(root: Path) -> Package:
    corpus = Corpus(root)
    return collect(corpus, check_corpus(corpus))


def test_a_package_is_the_tables_rows_views_and_words_of_its_corpus(root: Path) -> None:
    path = root / METADATA
    path.write_text(path.read_text("utf-8") + "toolkit: 0.0.1\n", "utf-8")
    package = collected(root)
    assert package.name == "golden-1.0.0" and package.metadata["title_en"] == "A tiny package"
    assert "toolkit" not in package.metadata, "of use in the corpus only"
    assert {table.name for table in package.tables} >= {"plans", "sections", "units"}
    assert len(package.rows["plans"]) == 2
    views = {path.stem: path.read_text("utf-8") for path in (root / "schemas/views").glob("*.sql")}
    assert package.views == views and len(views) > 1


@pytest.mark.parametrize("key", ["name", "version", "title", "licenses", "contributors"])
def test_what_a_package_must_tell_of_itself_is_asked_for(root: Path, key: str) -> None:
    corpus = Corpus(root)
    report = check_corpus(corpus)
    path = root / METADATA
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept, inside = [], False
    for line in lines:
        inside = line.startswith(f"{key}:") or (inside and line.startswith(" "))
        kept += [] if inside else [line]
    path.write_text("".join(kept), "utf-8")
    with pytest.raises(PackageError) as told:
        collect(corpus, report)
    assert str(told.value) == f"{METADATA} lacks {key}. {METADATA} 缺少 {key}。"


def test_tables_without_which_there_is_no_package_are_asked_for(root: Path) -> None:
    corpus = Corpus(root)
    report = check_corpus(corpus)
    for path in (root / "schemas/tables").glob("*.yaml"):
        if path.stem != "themes":  # what is left refers to nothing else
            path.unlink()
    with pytest.raises(ValueError, match=r"plans\.yaml cannot be read: There is no such file"):
        collect(corpus, report)
    found = [
        (one.rule, one.path) for one in check_corpus(corpus).findings if one.severity == "error"
    ]
    assert found == [
        ("file-missing", f"schemas/tables/{name}.yaml") for name in ("plans", "sections")
    ]


def test_rows_that_a_format_cannot_hold_are_told_with_it(tmp_path: Path) -> None:
    package = full_package()
    package.rows["plans"][0]["title"] = "a\0b"
    with pytest.raises(PackageError) as told:
        write_package(package, tmp_path / "package", (CSV,))
    error = "NUL has no place in the package: 'a\\x00b'"
    assert str(told.value) == (
        f"The tables cannot be written as CSV: {error}. 各表无法写成 CSV：{error}。"
    )


def test_formats_are_written_in_their_order_whatever_is_asked_for_first() -> None:
    assert [one.name for one in choose_formats(["sqlite", "json"])] == ["csv", "json", "sqlite"]
    assert [one.name for one in choose_formats([])] == ["csv"]


def test_a_package_is_written_into_a_folder_of_its_own(tmp_path: Path) -> None:
    folder = written(full_package(), tmp_path / "deep" / "er")
    assert (folder / "data/plans.csv").exists()
    with pytest.raises(FileExistsError):
        write_package(full_package(), folder, (CSV,))


def test_building_again_replaces_the_folder_and_the_zip(root: Path, tmp_path: Path) -> None:
    corpus, out = Corpus(root), tmp_path / "dist"
    report = check_corpus(corpus)
    for _ in range(2):
        folder, archive = build_package(corpus, report, out, choose_formats([]))
        assert sorted(path.name for path in out.iterdir()) == ["golden-1.0.0", "golden-1.0.0.zip"]
        (folder / "stray.txt").touch()
        archive.write_bytes(b"")
    folder, archive = build_package(corpus, report, out, choose_formats([]))
    assert (folder, archive) == (out / "golden-1.0.0", out / "golden-1.0.0.zip")
    assert archive.stat().st_size and not (folder / "stray.txt").exists()


def test_what_an_interrupted_build_left_is_finished_or_cleared_away(tmp_path: Path) -> None:
    restore(tmp_path)
    stage = tmp_path / ".building"
    for ready in (False, True):
        (tmp_path / "package").mkdir(exist_ok=True)
        (tmp_path / "package" / "old.txt").touch()
        (stage / "package").mkdir(parents=True)
        (stage / "package" / "new.txt").touch()
        (stage / "package.zip").touch()
        (stage / ".old").mkdir()
        if ready:
            (stage / ".ready").touch()
        restore(tmp_path)
        assert not stage.exists()
        (kept,) = (tmp_path / "package").iterdir()
        assert kept.name == ("new.txt" if ready else "old.txt")
        assert (tmp_path / "package.zip").exists() == ready
