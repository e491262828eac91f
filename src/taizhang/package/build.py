"""Writing the whole package, so that what stands under its name is always whole."""

from collections.abc import Callable, Container, Iterator, Sequence
from pathlib import Path

from taizhang.checking.result import Report
from taizhang.corpus import Corpus
from taizhang.files.folders import list_files
from taizhang.files.places import is_taken, place_below
from taizhang.files.text import sha256
from taizhang.files.whole import Stage
from taizhang.files.yaml_reader import read_yaml
from taizhang.package.alone import alone
from taizhang.package.archive import write_zip
from taizhang.package.formats import CATALOGUES, FORMATS
from taizhang.package.model import Content, File, Format, Package
from taizhang.package.validate import PackageError, verify
from taizhang.progress.reading.check import CheckedAll
from taizhang.tables import Setting, load_tables, make_rows

METADATA = ("name", "version", "title", "licenses", "contributors")
"""What every package must tell of itself."""
STAGE = ".building"


def collect(corpus: Corpus, report: Report) -> Package:
    """The package of a corpus without findings of severity error.

    Raises PackageError where ``datapackage.yaml`` or a table lacks what every package must have.
    """
    path = corpus.root / "datapackage" / "datapackage.yaml"
    document, _ = read_yaml(corpus.read_words(path), corpus.shown(path))
    tables = load_tables(corpus.root / "schemas" / "tables")
    _refuse_gaps(corpus.shown(path), METADATA, document.data)
    folder = corpus.root / "schemas" / "views"
    views = list_files(folder, deep=False) if is_taken(folder) else []
    texts = ("title", "title_en", "description", "description_en")
    metadata = {**document.data, **{key: document.data[key] for key in texts}}
    metadata.pop("toolkit", None)  # of use in the corpus only
    return Package(
        metadata,
        tables,
        make_rows(
            report.results,
            corpus.registers,
            Setting.of(document.data, corpus.moved),
            report.reports if isinstance(report, CheckedAll) else (),
        ),
        {view.stem: corpus.read_words(view) for view in views if view.suffix == ".sql"},
        {one.plan.id: one.plan.reading.source for one in report.results if one.plan},
    )


def _refuse_gaps(place: str, wanted: Sequence[str], found: Container[str]) -> None:
    if missing := [key for key in wanted if key not in found]:
        raise PackageError(
            f"{place} lacks {', '.join(missing)}. {place} 缺少 {'、'.join(missing)}。"
        )


def build_package(
    corpus: Corpus,
    report: Report,
    out: Path,
    formats: Sequence[Format] = FORMATS,
    check: Callable[[Path], None] | None = None,
) -> list[Path]:
    """Write the package as a folder and as a zip into ``out``; returns both.

    Everything is written beside its place and moved there when it is whole.  What an interrupted
    build left behind is finished or cleared away first.  Raises PackageError, and leaves what was
    there, when ``check`` finds the package other than its descriptor says, and CannotBuildError where
    another process builds there.
    """
    with alone(out), Stage(out, STAGE).lay() as stage:
        package = collect(corpus, report)
        write_package(package, place_below(stage, package.name), formats)
        (check or verify)(stage / package.name)
        write_zip(stage / package.name, stage / f"{package.name}.zip")
    return [out / package.name, out / f"{package.name}.zip"]


def restore(out: Path) -> None:
    """Bring ``out`` into order after an interruption at any moment.

    Raises PlaceError where the stage is a link.
    """
    Stage(out, STAGE).restore()


def write_package(package: Package, folder: Path, formats: Sequence[Format] = FORMATS) -> None:
    """Write every file of the package into a new folder.  Raises PackageError where none can be."""
    folder.mkdir(parents=True)
    files: list[File] = []
    for form in formats:
        for content in _contents(form, package):
            files.append(_write(content, form.name, content.media_type or form.media_type, folder))
    for one in CATALOGUES:
        content = Content(one.path, one.describe(package, files), one.title, one.title_zh)
        files.append(_write(content, "catalogue", one.media_type, folder))


def _contents(form: Format, package: Package) -> Iterator[Content]:
    """What a format makes of the package; a writer's ValueError tells what it cannot hold."""
    try:
        yield from form.write(package)
    except ValueError as error:
        raise PackageError(
            f"The tables cannot be written as {form.title}: {error}. "
            f"各表无法写成 {form.title_zh}：{error}。"
        ) from error


def _write(content: Content, form: str, media_type: str, folder: Path) -> File:
    path = place_below(folder, content.path)
    if is_taken(path):
        raise PackageError(
            f"Two files would be called {content.path}. 有两个文件同名：{content.path}。"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.data)
    return File(
        path=content.path,
        format=form,
        media_type=media_type,
        title=content.title,
        title_zh=content.title_zh,
        table=content.table,
        plan=content.plan,
        size=len(content.data),
        sha256=sha256(content.data),
    )
