"""Clauses that open with bodies and say what these must do: 市科技局会同市财政局制定…."""

import re
from collections.abc import Iterator

from taizhang.drafting.bodies.charge import Charge
from taizhang.drafting.bodies.names import all_bodies
from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page, any_of
from taizhang.words.names import read_names

LONGEST_LIST = 80
"""The names of bodies that open a clause take no more characters."""


def in_clauses(page: Page, part: Part) -> Iterator[Charge]:
    """The clauses whose subject is one body or several; of these, the words up to their verb.

    Where a plan names those who answer apart, only words that leave no doubt charge anybody.
    """
    if part.row:
        return
    told = page.lexicon["charging"]
    verbs = [*told["always"], *([] if page.names_apart else told["alone"])]
    verb = re.compile(any_of(verbs))
    opening = re.compile(rf"\s*(?:{any_of(page.lexicon['charges'])})?")
    for clause in re.finditer(r"[^,;。\n]+", page.outside(part.start + part.number, part.end)):
        low = part.start + part.number + clause.start()
        opened = opening.match(clause[0])
        first = low + (opened.end() if opened else 0)
        end = low + clause.end()
        subject = _subject(page, first, end, verb)
        if subject:
            yield _charge(page, first, subject, end, verb)


def _subject(page: Page, start: int, end: int, verb: re.Pattern[str]) -> int:
    """Where the bodies end that open a clause, the verb right behind them; 0 where none do."""
    stop = min(end, start + LONGEST_LIST)
    for match in verb.finditer(page.folded, start + 2, stop):
        if all_bodies(page, page.text[start : match.start()]):
            return match.start()
    return 0


def _charge(page: Page, start: int, subject: int, end: int, verb: re.Pattern[str]) -> Charge:
    """The charge of a clause; those with whom it is done (会同市财政局) support."""
    match = verb.match(page.folded, subject, end)
    stop = match.end() if match else subject
    role = "responsible"
    for entry in page.lexicon["charging"]["roles"]:
        if re.match(any_of(entry["words"]), page.folded[subject:end]):
            role = str(entry["role"])
    roles = {role: _names(page, start, subject)}
    beside = re.match(any_of(page.lexicon["charging"]["with"]), page.folded[subject:end])
    if beside:
        first = subject + beside.end()
        partners = _subject(page, first, end, re.compile(any_of(page.lexicon["verbs_of_tasks"])))
        if partners:
            roles["support"] = _names(page, first, partners)
            stop = partners
    return Charge(start, stop, roles)


def _names(page: Page, start: int, end: int) -> list[str]:
    return [one.printed for one in read_names(page.text[start:end], page.registers).names]
