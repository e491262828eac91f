"""A body's workbook as a file: made from a corpus, and read back into one."""

from pathlib import Path

from taizhang.corpus import Corpus
from taizhang.findings import Finding, TaizhangError
from taizhang.office.workbook.form import Form, make_form
from taizhang.office.workbook.lines import Book, make_book
from taizhang.office.workbook.opening import Sheet, open_sheet
from taizhang.office.workbook.write import write_book
from taizhang.progress.of_corpus import promises_of_corpus


class WorkbookError(TaizhangError):
    """No workbook can be made of what was asked for."""


def write_workbook(corpus: Corpus, organisation: str, as_of: str, out: Path) -> int:
    """Write the workbook of a body, and say how many lines it has.

    Raises WorkbookError for a body that is unknown or answers for nothing, and where there is a file.
    """
    book = _book(corpus, organisation, as_of)
    if not book.lines:
        raise WorkbookError(
            f"{organisation} answers for nothing in any plan. {organisation} 在各规划中都没有要负责的。"
        )
    if out.exists():
        raise WorkbookError(
            f"{out} exists already, and may have been filled in: name another file. "
            f"{out} 已存在，也许已有人填过：请另写一个文件名。"
        )
    try:
        out.write_bytes(write_book(book))
    except OSError as error:
        raise WorkbookError(f"{out} cannot be written: {error}. 无法写入 {out}。") from error
    return len(book.lines)


def read_workbook(
    corpus: Corpus, path: Path, organisation: str = "", id: str = ""
) -> Form | Finding:
    """What was filled in as a report; or why nothing can be read.  Raises FileError."""
    sheet = open_sheet(path)
    if not isinstance(sheet, Sheet):
        return sheet
    body, place = sheet.marks[1], sheet.body_place
    if organisation and organisation != body:
        return place.finding("workbook-other-body", told=body or "—", asked=organisation)
    if body not in corpus.registers.tables["organisations"]:
        near = ", ".join(corpus.registers.nearest_ids("organisations", body)) or "—"
        return place.finding("workbook-body-unknown", told=body or "—", near=near)
    return make_form(sheet, _book(corpus, body), corpus, id)


def _book(corpus: Corpus, organisation: str, as_of: str = "") -> Book:
    bodies = corpus.registers.tables["organisations"]
    if organisation not in bodies:
        near = ", ".join(corpus.registers.nearest_ids("organisations", organisation)) or "—"
        raise WorkbookError(
            f"There is no organisation {organisation}. 名录中没有机构 {organisation}。 ({near})"
        )
    plans = promises_of_corpus(corpus)
    return make_book(bodies[organisation], plans, corpus.registers, as_of)
