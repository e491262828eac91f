"""The formats of the package, and the files that tell of them, in the order they are written."""

from collections.abc import Iterable

from taizhang.findings import TaizhangError
from taizhang.package.catalogues.citation import BIBTEX, CITATION_CFF
from taizhang.package.catalogues.croissant import CROISSANT
from taizhang.package.catalogues.dcat import DCAT
from taizhang.package.catalogues.descriptor import DESCRIPTOR
from taizhang.package.catalogues.index import INDEX, SHA256SUMS
from taizhang.package.catalogues.licence import LICENCE
from taizhang.package.catalogues.readme import README_EN, README_ZH
from taizhang.package.model import Catalogue, Format
from taizhang.package.writers.annotations import ANNOTATIONS
from taizhang.package.writers.csv_writer import CSV
from taizhang.package.writers.excel_csv import EXCEL_CSV
from taizhang.package.writers.json_lines import JSON_LINES
from taizhang.package.writers.nested_json import JSON
from taizhang.package.writers.parquet import PARQUET
from taizhang.package.writers.sqlite import SQLITE
from taizhang.package.writers.workbook import WORKBOOK

FORMATS: tuple[Format, ...] = (
    CSV,
    EXCEL_CSV,
    JSON,
    JSON_LINES,
    PARQUET,
    SQLITE,
    WORKBOOK,
    ANNOTATIONS,
)
CATALOGUES: tuple[Catalogue, ...] = (
    DESCRIPTOR,
    DCAT,
    CROISSANT,
    CITATION_CFF,
    BIBTEX,
    LICENCE,
    README_ZH,
    README_EN,
    INDEX,
    SHA256SUMS,
)


class UnknownFormatError(TaizhangError):
    """A format was asked for that the package does not come in."""


def choose_formats(names: Iterable[str]) -> tuple[Format, ...]:
    """The formats of these names, and CSV, which ``datapackage.json`` is about.

    Raises UnknownFormatError with the names there are.
    """
    wanted = {*names, CSV.name}
    known = [one.name for one in FORMATS]
    if unknown := sorted(wanted - set(known)):
        raise UnknownFormatError(
            f"No such format: {', '.join(unknown)}. There are: {', '.join(known)}. "
            f"没有这种格式：{'、'.join(unknown)}。可选：{'、'.join(known)}。"
        )
    return tuple(one for one in FORMATS if one.name in wanted)
