"""The page of a Word file: its size, margins, grid, styles, page numbers and fonts."""

from datetime import datetime
from math import floor
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from taizhang.office.bulletin import layout
from taizhang.office.bulletin.layout import Type

STYLES = {
    "Normal": layout.BODY,
    "Title": layout.TITLE,
    "Heading 1": layout.FIRST,
    "Heading 2": layout.SECOND,
}
"""Styles by which Word lists headings, and the type of each."""

NO_DAY = datetime(2000, 1, 1)
"""In the properties of a file, which say nothing: a bulletin carries its day in its words."""


def set_page(page: Document) -> None:
    """Make an empty file a page of an official document."""
    section = page.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in layout.PAGE)
    section.top_margin, section.left_margin = Mm(layout.TOP), Mm(layout.LEFT)
    section.right_margin, section.bottom_margin = Mm(layout.RIGHT), Mm(layout.BOTTOM)
    number_height = layout.PAGE_NUMBER.size / layout.POINTS
    section.footer_distance = Mm(layout.BOTTOM - layout.NUMBER_BELOW - number_height)
    _set_grid(section)
    _draw_together(page.styles["Normal"])
    for name, type in STYLES.items():
        _set_style(page.styles[name], type)
    page.settings.odd_and_even_pages_header_footer = True
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)
    _set_fonts(page)
    _say_nothing(page)


def _set_grid(section: Section) -> None:
    """So many lines to a page.  So many characters to a line are made by the style: in a grid of
    characters narrower than the type LibreOffice gives each two places."""
    grid = section._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(layout.LINE * 20)))


def _draw_together(style: ParagraphStyle) -> None:
    """Draw characters together until so many of them fit into a line."""
    width = layout.TYPE_AREA[0] * layout.POINTS / layout.CHARACTERS
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(floor((width - layout.BODY.size) * 20)))
    style.element.get_or_add_rPr().append(spacing)


def _set_style(style: ParagraphStyle, type: Type) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(type.size), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    set_font(style.element.get_or_add_rPr(), type)
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(layout.LINE)
    if type is layout.TITLE:
        form.line_spacing = Pt(layout.LINE * 1.25)
        off_grid(style.element.get_or_add_pPr())
    borders = style.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)


def off_grid(properties: Any) -> None:
    """Let lines be as high as they are, not as many lines of the page as they touch."""
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    properties.insert_element_before(snap, "w:spacing", "w:ind", "w:jc", "w:rPr")


def set_font(properties: Any, type: Type) -> None:
    """Set the typeface of a run or style, for Chinese and for Latin letters."""
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), type.font)


def _number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    """A page number between dashes, one character from the outer edge."""
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    indent = Pt(layout.PAGE_NUMBER.size)
    paragraph.paragraph_format.right_indent = paragraph.paragraph_format.left_indent = indent
    for part in ("— ", "PAGE", " —"):
        run = paragraph.add_run("" if part == "PAGE" else part)
        run.font.size = Pt(layout.PAGE_NUMBER.size)
        set_font(run._r.get_or_add_rPr(), layout.PAGE_NUMBER)
        if part == "PAGE":
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), part)
            paragraph._p.replace(run._r, field)
            field.append(run._r)
            run.text = "1"


def _set_fonts(page: Document) -> None:
    """The standard's typefaces, and beside each a free one for where it is not installed."""
    named = {type.font: type for type in layout.TYPES}
    fonts = "".join(
        f"<w:font w:name={quoteattr(font)}><w:altName w:val={quoteattr(type.free)}/>"
        f'<w:charset w:val="86"/><w:family w:val="{type.family}"/><w:pitch w:val="variable"/></w:font>'
        for font, type in named.items()
    )
    table = page.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    table._blob = f"{head}<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()


def _say_nothing(page: Document) -> None:
    """Properties without person, program or day of the clock."""
    properties = page.core_properties
    for name in ("author", "comments", "keywords", "last_modified_by", "subject", "title"):
        setattr(properties, name, "")
    properties.created = properties.modified = NO_DAY
