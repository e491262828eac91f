"""From a workbook that was filled in to a report of genre ``form``, whose text is what was filled in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from taizhang.corpus import Corpus
from taizhang.drafting.report.draft_report import numbers_as_written
from taizhang.drafting.report.files import HEAD
from taizhang.drafting.writer import write_yaml
from taizhang.findings import Finding, in_order
from taizhang.office.workbook.figures import row_of
from taizhang.office.workbook.filled import Filled, read_sheet
from taizhang.office.workbook.lines import PROGRESS, Book
from taizhang.office.workbook.opening import Sheet
from taizhang.office.workbook.text import FormText, Pairs, id_of
from taizhang.office.workbook.write import AS_OF_CELL
from taizhang.progress.reading.against_plans import check_against_plans, promised
from taizhang.progress.reading.read_report import ReportResult, read_report
from taizhang.quantity import words_of

LEFT = "report-number-left"
"""Numbers beside what a row states are dismissed, not told."""


@dataclass(frozen=True)
class Form:
    """A report: its text, its reading as YAML, how many rows it has, and what was filled in amiss."""

    text: str
    written: str
    rows: int
    findings: list[Finding]


def make_form(sheet: Sheet, book: Book, corpus: Corpus, id: str) -> Form:
    """The report of all lines that hold; those that do not are told, each at its cell."""
    reading = read_sheet(sheet, book)
    found, rows = list(reading.findings), list[Pairs]()
    words = words_of(corpus.registers)
    for one in reading.filled if reading.as_of else ():
        made = row_of(one, sheet, corpus.registers, words)
        if isinstance(made, Finding):
            found.append(made)
        else:
            rows.append((one, made))
    form = FormText(book, reading, id or "form", rows)
    refused = list(_refused(_checked(form, corpus), form, book, corpus)) if rows else []
    for line, told in refused:
        place = sheet.place(line.row, PROGRESS) if line else sheet.place(*AS_OF_CELL)
        found.append(replace(told, path=place.file, span=place.span, pointer=place.name))
    out = [line for line, told in refused if line and told.severity == "error"]
    form = replace(form, rows=[pair for pair in rows if pair[0] not in out])
    account = _checked(form, corpus).account if form.rows else None
    data = form.data(account.unaccounted if account else ())
    written = write_yaml(numbers_as_written(data), {"id": HEAD.rstrip()})
    return Form(form.text, written, len(form.rows), in_order(found))


def _checked(form: FormText, corpus: Corpus) -> ReportResult:
    """The report as the check of a corpus reads it."""
    path = f"datapackage/progress/{form.id}/report.yaml"
    written = write_yaml(numbers_as_written(form.data())).encode()
    schema = corpus.schemas["report.schema.json"]
    return read_report(path, written, form.text.encode(), schema, corpus.registers)


def _refused(
    result: ReportResult, form: FormText, book: Book, corpus: Corpus
) -> Iterator[tuple[Filled | None, Finding]]:
    """What the check of reports says, with the line that it is about; nothing in its place for the whole."""
    found = [one for one in result.findings if one.rule != LEFT]
    if result.report:
        plans = {line.plan.id: line.plan for line in book.lines}
        known = promised(plans.values())
        found += check_against_plans(result.report, known, plans, corpus.registers)
    lines = {id_of(one): one for one, _ in form.rows}
    yield from ((lines.get(told.record), told) for told in found)
