"""A bulletin for Word: the paragraphs of its Markdown in the layout of official documents."""

import io
import re
from xml.etree.ElementTree import Element, fromstring

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from markdown import markdown  # type: ignore[import-untyped]

from taizhang.office.bulletin import layout
from taizhang.office.bulletin.page import off_grid, set_font, set_page

ANNEX = re.compile(r"(附件\d*)：(.+)")
ANNEXES = re.compile(r"附件：")
FURTHER = re.compile(r"\d+．")
"""A further annex in the list of annexes, under the first."""

FIRST_COLUMN = 2.5
"""How much wider than another the first column of a table is, which holds names."""

WIDE = 0x2000
"""From this character on characters are as wide as they are high."""

CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def as_word(text: str, issuer: str, written: str) -> bytes:
    """The bytes of a Word file that holds a bulletin; ``issuer`` and ``written`` are how it is signed."""
    html = markdown(text, extensions=["tables"], output_format="xhtml")
    writer = _Writer(issuer, written)
    for block in fromstring(f"<div>{html}</div>"):
        writer.write(block)
    stream = io.BytesIO()
    writer.page.save(stream)
    return stream.getvalue()


class _Writer:
    """Writes one block after the other; where one stands says what it is."""

    def __init__(self, issuer: str, written: str) -> None:
        self.page = Document()
        set_page(self.page)
        self.signed = _signed(issuer, written)
        self.last = ""

    def write(self, block: Element) -> None:
        """Add a heading, a paragraph or a table."""
        text = "".join(block.itertext()).strip()
        if block.tag == "table":
            self._table(block)
        elif block.tag == "h1":
            self._lines(2 if self.last else 0)
            self._add(text, "Title").alignment = CENTRE
            self._lines(1)
        elif block.tag == "h2" and (annex := ANNEX.fullmatch(text)):
            self._annex(*annex.groups())
        elif block.tag in ("h2", "h3"):
            self._indent(self._add(text, "Heading 1" if block.tag == "h2" else "Heading 2"))
        else:
            self._paragraph(text)
        self.last = block.tag

    def _paragraph(self, text: str) -> None:
        if not self.last:
            self._add(text).alignment = CENTRE
        elif text in self.signed:
            self._sign(text)
        elif ANNEXES.match(text):
            self._lines(1)
            self._indent(self._add(text))
        elif FURTHER.match(text):
            self._indent(self._add(text), 5)
        elif self.last == "h1":
            self._add(text)
        else:
            self._indent(self._add(text))

    def _sign(self, text: str) -> None:
        if text == next(iter(self.signed)):
            self._lines(2)
        paragraph = self._add(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(self.signed[text] * layout.BODY.size)

    def _annex(self, number: str, title: str) -> None:
        """An annex begins a page; under its number stands its title."""
        self._add(number, "Heading 1").paragraph_format.page_break_before = True
        self._lines(1)
        self._add(title, "Title").alignment = CENTRE
        self._lines(1)

    def _add(self, text: str, style: str = "Normal") -> Paragraph:
        return self.page.add_paragraph(text, style=style)

    def _lines(self, count: int) -> None:
        for _ in range(count):
            self._add("")

    def _indent(self, paragraph: Paragraph, characters: int = 2) -> None:
        """Begin so many characters in."""
        paragraph.paragraph_format.first_line_indent = Pt(characters * layout.BODY.size)

    def _table(self, block: Element) -> None:
        rows = [[_told(cell) for cell in row] for row in block.iter("tr")]
        table = self.page.add_table(len(rows), len(rows[0]), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        narrow = layout.TYPE_AREA[0] / (len(rows[0]) + FIRST_COLUMN - 1)
        for place, column in enumerate(table.columns):
            column.width = Mm(narrow if place else narrow * FIRST_COLUMN)
        for row, texts in zip(table.rows, rows, strict=True):
            for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                cell.width = table.columns[place].width
                _fill(cell, text, CENTRE if place else WD_ALIGN_PARAGRAPH.LEFT)
        heading = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(heading)


def _fill(cell: _Cell, text: str, side: WD_ALIGN_PARAGRAPH) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    paragraph.alignment = side
    off_grid(paragraph._p.get_or_add_pPr())
    run = paragraph.add_run(text)
    run.font.size = Pt(layout.TABLE.size)
    set_font(run._r.get_or_add_rPr(), layout.TABLE)


def _told(cell: Element) -> str:
    return "".join(cell.itertext()).strip()


def _signed(issuer: str, written: str) -> dict[str, float]:
    """How far from the right who signs and the day stand, in characters: the shorter in the middle of the longer."""
    difference = (_width(written) - _width(issuer)) / 2
    day = 4.0 if difference >= -2 else 2 - difference
    told = {issuer: day + difference, written: day}
    return {text: right for text, right in told.items() if text}


def _width(text: str) -> float:
    return sum(1 if ord(character) >= WIDE else 0.5 for character in text)
