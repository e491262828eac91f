"""Who must do it: brackets, labels, sentences and cells that name bodies, as quotes.

Names and roles inside a quote are read by ``taizhang.names``; lists are written only where the words
give roles that it does not read (召集人, a column of a table).
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from taizhang.drafting.bodies import all_bodies, is_body, share_of_bodies
from taizhang.drafting.columns import header_of
from taizhang.drafting.outline import Part
from taizhang.drafting.page import Page, any_of
from taizhang.names import CLOSING, COLON, OPENING, has_label, read_names

MOST = 0.6
"""Of the names beside a label or a closing word at least so many must be made like bodies."""


class Charge(NamedTuple):
    """Words at ``text[start:end]`` that charge bodies; ``roles`` where lists must be written."""

    start: int
    end: int
    roles: dict[str, list[str]]


def find_charges(page: Page, part: Part) -> list[Charge]:
    """The responsibilities in the own text of a part, in their order, none inside another."""
    found: list[Charge] = []
    finders = (_in_columns, _in_brackets, _in_task_forces, _after_labels, _in_sentences)
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
    return {"quote": quote, **roles, "review": ["record"]} if roles else {"quote": quote}


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


def _in_task_forces(page: Page, part: Part) -> Iterator[Charge]:
    """Who convenes a task force, who belongs to it, where its office is."""
    for sentence in re.finditer(r"[^。\n]+", page.folded[part.start : part.end]):
        roles: dict[str, list[str]] = {}
        spans = []
        for post in page.lexicon["posts"]:
            for match in re.finditer(post["pattern"], sentence[0]):
                base = part.start + sentence.start()
                words = page.text[base + match.start(1) : base + match.end(1)]
                names = _posted(page, words)
                if names:
                    roles.setdefault(post["role"], []).extend(names)
                    spans.append((base + match.start(), base + match.end()))
        if spans:
            yield Charge(min(a for a, _ in spans), max(b for _, b in spans), roles)


def _posted(page: Page, words: str) -> list[str]:
    """The bodies in a list, each without the person who speaks for it."""
    person = re.compile(page.lexicon["persons"])
    if page.registers.organisations_named(words, page.region):
        return [words]
    found = []
    for name in read_names(words, page.registers).names:
        match = person.search(page.words.fold(name.printed))
        body = name.printed[: match.start()] if match else name.printed
        found += _parted(page, body)
    return found


def _parted(page: Page, name: str) -> list[str]:
    """A body, or the two that a word of the lexicon joins (X及Y), if that is what a name is."""
    if page.registers.organisations_named(name, page.region):
        return [name]
    for joint in re.finditer(any_of(page.lexicon["joints"]), name):
        both = [name[: joint.start()], name[joint.end() :]]
        if all(is_body(page, one) for one in both):
            return both
    return [name] if is_body(page, name) else []


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
    for role in page.registers.lexicon["roles"]:
        if column in role.get("labels", []):
            return str(role["role"])
    return ""
