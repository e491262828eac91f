"""Who must do it: brackets, labels, sentences and cells that name bodies, as quotes.

Names and roles inside a quote are read by ``taizhang.words.names``; lists are written only where the words
give roles that it does not read (召集人, a column of a table).
"""

import re
from collections.abc import Iterator
from typing import Any

from taizhang.drafting.bodies.charge import Charge
from taizhang.drafting.bodies.charged import in_clauses
from taizhang.drafting.bodies.names import all_bodies, share_of_bodies
from taizhang.drafting.bodies.task_forces import in_task_forces
from taizhang.drafting.reading.columns import header_of
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page, any_of
from taizhang.words.names import CLOSING, COLON, OPENING, has_label, read_names
from taizhang.words.section_roles import is_frame

MOST = 0.6
"""Of the names beside a label or a closing word at least so many must be made like bodies."""


def find_charges(page: Page, part: Part) -> list[Charge]:
    """The responsibilities in the own text of a part, in their order, none inside another."""
    found: list[Charge] = []
    finders = (*PRINTED, in_task_forces, _in_sentences, in_clauses)
    for finder in finders:
        for charge in finder(page, part):
            if not any(charge.start < one.end and one.start < charge.end for one in found):
                found.append(charge)
    return sorted(found)


def as_claim(page: Page, part: Part, charge: Charge) -> dict[str, Any]:
    """The responsibility in the form of ``plan.schema.json``."""
    start, end = charge.start, charge.end
    if not charge.roles:
        start, end = _grown(page, part, start, end)
    quote = page.text[start:end]
    roles = charge.roles or _marked(page, quote)
    review = {"review": [*charge.doubtful, "record"]} if roles else {}
    return {"quote": quote, **roles, **review}


def _marked(page: Page, quote: str) -> dict[str, list[str]]:
    """The names by role where a sign tells who leads (☆市科技局、市财政局)."""
    names = read_names(quote, page.registers).names
    signs = page.lexicon["leading"]
    marked = [name for name in names if name.printed[:1] in signs]
    roles: dict[str, list[str]] = {}
    for name in names if marked else ():
        role = "lead" if name in marked else name.role
        roles.setdefault(role, []).append(name.printed.lstrip(signs))
    return roles


def _grown(page: Page, part: Part, start: int, end: int) -> tuple[int, int]:
    """The same words; a bracket that stands twice in its section begins earlier."""
    return page.quote(start, end, part.start, part.end)


def _in_brackets(page: Page, part: Part) -> Iterator[Charge]:
    for start, end in _brackets(page.folded, part.start, part.end):
        opened, closed = start, end
        start, end = _without_remark(page, start, end)
        words = page.text[start:end]
        names = read_names(words, page.registers).names
        charged = has_label(words, page.registers) or any(
            one.role != "responsible" for one in names
        )
        charged = charged or _closes(page, page.folded[start + 1 : end - 1])
        share = share_of_bodies(page, names)
        ends = closed == part.end or page.folded[closed] in "\n。;" or _opens(page, opened, part)
        if (charged and share >= MOST) or (share == 1 and ends):
            yield Charge(start, end, {})


def _without_remark(page: Page, start: int, end: int) -> tuple[int, int]:
    """The words in brackets before a remark on how to read them (列第一位的为牵头单位,下同)."""
    remark = re.search(any_of(page.lexicon["remarks"]), page.folded[start:end])
    return (start + 1, start + remark.start()) if remark else (start, end)


def _closes(page: Page, words: str) -> bool:
    closings = (one for role in page.registers.lexicon["roles"] for one in role.get("closings", []))
    return words.endswith(tuple(closings))


def _opens(page: Page, start: int, part: Part) -> bool:
    """Whether a bracket stands after a whole sentence."""
    return page.folded[part.start : start].rstrip().endswith("。")


def _brackets(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Brackets that stand in no other, nested ones inside them left alone."""
    opened: list[tuple[int, str]] = []
    for offset in range(low, high):
        sign = text[offset]
        if sign in "([【〔":
            opened.append((offset, CLOSING[OPENING.index(sign)]))
        elif opened and sign in ")]】〕":
            start, _ = opened.pop()
            if not opened:
                yield start, offset + 1


def _labels(page: Page) -> str:
    roles = page.registers.lexicon["roles"]
    labels = sorted((one for role in roles for one in role.get("labels", [])), key=len)
    return any_of(map(re.escape, reversed(labels)))


def _after_labels(page: Page, part: Part) -> Iterator[Charge]:
    """A label with a colon and the names after it; a second label may follow behind a semicolon."""
    label = rf"(?:{_labels(page)}){COLON.pattern}"
    one = rf"{label}(?:(?!{label})[^。;:\n])+"
    pattern = re.compile(rf"{one}(?:[;,\n]?\s*{one})*")
    for match in pattern.finditer(page.folded, part.start, part.end):
        start, end = match.span()
        remark = re.search(any_of(page.lexicon["remarks"]), page.folded[start:end])
        end = start + remark.start() if remark else end
        while page.folded[end - 1].isspace():
            end -= 1
        found = read_names(page.text[start:end], page.registers).names
        if share_of_bodies(page, found) >= MOST:
            yield Charge(start, end, {})


def _in_sentences(page: Page, part: Part) -> Iterator[Charge]:
    """Clauses of nothing but bodies and closing words: 由县科技局牵头;县教育局配合."""
    lead = re.compile(rf"\s*(?:{any_of(page.lexicon['charges'])})?")
    for sentence in re.finditer(r"[^。\n]+", page.folded[part.start : part.end]):
        base = part.start + sentence.start()
        run: list[tuple[int, int]] = []
        for clause in [*re.finditer(r"[^,;]+", sentence[0]), None]:
            if clause:
                first = lead.match(clause[0])
                start = base + clause.start() + (first.end() if first else 0)
                end = base + clause.end()
                if all_bodies(page, page.text[start:end]):
                    run.append((start, end))
                    continue
            if run and _charging(page, run):
                yield Charge(run[0][0], run[-1][1], {})
            run = []


def _charging(page: Page, run: list[tuple[int, int]]) -> bool:
    return _closes(page, page.folded[run[0][0] : run[-1][1]])


def _in_columns(page: Page, part: Part) -> Iterator[Charge]:
    """Cells under a column that names those who answer (责任单位)."""
    if not (part.row and part.table):
        return
    for column, cell in part.row.cells[1:]:
        role = _role_of(page, header_of(page, part.table, column))
        words = page.text[cell.start : cell.end]
        if role and all_bodies(page, words):
            names = [one.printed for one in read_names(words, page.registers).names]
            roles = {} if role == "responsible" else {role: names}
            yield Charge(cell.start, cell.end, roles)


def _role_of(page: Page, column: str) -> str:
    """The role of a column of bodies, however its label is qualified: 市级牵头单位, 责任单位(部门)."""
    bare = re.sub(r"\([^()]*\)", "", column).strip()
    for role in page.registers.lexicon["roles"]:
        if bare.endswith(tuple(role.get("labels", []))):
            return str(role["role"])
    return ""


PRINTED = (_in_columns, _in_brackets, _after_labels)
"""Finders of bodies that are named apart from sentences."""


def names_bodies_apart(page: Page, parts: list[Part]) -> bool:
    """Whether a plan names those who answer in brackets, labels or columns, or in its sentences alone."""
    told = (part for part in parts if not is_frame(part.role, page.registers))
    return any(True for part in told for finder in PRINTED for _ in finder(page, part))
