"""Bulletins for Word: the words of the Markdown, the layout of official documents, nothing hidden."""

import io
import re
import zipfile
from functools import cache

import pytest
from docx import Document
from docx.document import Document as Page
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from office.bulletin_cases import CASES, asked, written
from taizhang.office.bulletin.word import as_word


@cache
def file_of(kind: str) -> bytes:
    return as_word(*written(asked(kind)))


def visible(data: bytes) -> str:
    """The words that a reader sees: paragraphs, and the cells of tables row by row."""
    lines: list[str] = []
    for block in Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        elif block.text.strip():
            lines.append(block.text)
    return "\n".join(lines) + "\n"


def page_of(kind: str) -> Page:
    return Document(io.BytesIO(file_of(kind)))


@pytest.mark.parametrize("kind", CASES)
def test_it_holds_the_words_of_the_markdown_in_their_order(kind: str) -> None:
    text = written(asked(kind))[0]
    text = re.sub(r"^\|[-|]+\|$|^#+ |^\| | \|$", "", text, flags=re.MULTILINE)
    text = re.sub(r"(附件\d)：", r"\1", text)
    assert "".join(visible(file_of(kind)).split()) == "".join(text.split())


def test_the_page_is_that_of_the_standard() -> None:
    section = page_of("month").sections[0]
    assert _mm(section.page_width, section.page_height) == (210, 297)
    assert _mm(section.top_margin, section.left_margin) == (37, 28)
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    assert _mm(width, height) == (156, 225)
    styles = page_of("month").styles
    sizes = {name: styles[name].font.size for name in ("Title", "Heading 1", "Heading 2", "Normal")}
    assert list(sizes.values()) == [Pt(22), Pt(16), Pt(16), Pt(16)]
    fonts = [styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in sizes]
    assert fonts == ["方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"]
    assert styles["Normal"].paragraph_format.line_spacing == Pt(28.95)


def _mm(*lengths: float) -> tuple[float, ...]:
    return tuple(round(length / Mm(1), 1) for length in lengths)


def test_headings_are_numbered_and_styled_by_their_level() -> None:
    page = page_of("half-year")
    told = {one.style.name: [] for one in page.paragraphs if one.style}
    for one in page.paragraphs:
        told[one.style.name].append(one.text) if one.style else None
    assert told["Heading 1"] == ["一、总体进展", "二、存在问题", "三、下一步", "附件1", "附件2"]
    assert all(re.match(r"（[一二三四五六七八九十]+）", one) for one in told["Heading 2"])
    assert len(told["Title"]) == 3


def test_page_numbers_stand_between_dashes_on_the_outer_side() -> None:
    page = page_of("month")
    section = page.sections[0]
    assert page.settings.odd_and_even_pages_header_footer
    for footer in (section.footer, section.even_page_footer):
        assert "".join(part.text for part in footer._element.iter(qn("w:t"))) == "— 1 —"
        assert footer._element.find(f".//{qn('w:fldSimple')}").get(qn("w:instr")) == "PAGE"


def test_a_free_font_stands_behind_each_of_the_standards() -> None:
    with zipfile.ZipFile(io.BytesIO(file_of("month"))) as file:
        fonts = file.read("word/fontTable.xml").decode()
        names = file.namelist()
    behind = dict(re.findall(r'<w:font w:name="([^"]+)"><w:altName w:val="([^"]+)"', fonts))
    assert behind["仿宋_GB2312"] == behind["方正小标宋简体"] == "Noto Serif CJK SC"
    assert behind["黑体"] == "Noto Sans CJK SC"
    assert not any("comment" in name for name in names)


def test_its_properties_say_nothing() -> None:
    told = page_of("month").core_properties
    keys = ("author", "comments", "keywords", "last_modified_by", "subject", "title")
    assert [getattr(told, key) for key in keys] == [""] * len(keys)
    assert told.created == told.modified


def test_marks_of_markdown_in_a_title_stay_words() -> None:
    text = "〔　〕号\n\n# 关于5G\\*网络\\_方案进展情况的通报\n\n各单位：\n\n甲\\|乙。\n"
    assert (
        visible(as_word(text, "", ""))
        == "〔　〕号\n关于5G*网络_方案进展情况的通报\n各单位：\n甲|乙。\n"
    )
