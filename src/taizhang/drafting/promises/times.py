"""What a text tells of the past and what of the years ahead: only the latter can be promised."""

import re

from taizhang.drafting.reading.outline import Part
from taizhang.drafting.reading.page import Page, any_of
from taizhang.quantity import Quantity
from taizhang.quantity.numerals import read_numeral

FAR = 4000
"""So far back a paragraph is looked through at most."""


def is_past(page: Page, part: Part, start: int, quantity: Quantity) -> bool:
    """Whether a quantity at an offset says what was reached: by its clause, its paragraph, its year."""
    clause = page.words_before(start, page.border_before(start, part.start))
    if re.search(any_of(page.lexicon["times"]["done"]), clause):
        return True
    said = quantity.part("year")
    sentence = page.border_before(start, part.start, "。\n") - part.start
    if said and said.start >= sentence and page.begins and int(said.value) < page.begins:
        return True
    was, ahead = _last_times(page, part, start)
    return was > ahead


def is_ahead(page: Page, part: Part, start: int) -> bool:
    """Whether its paragraph has come to the years ahead before an offset."""
    was, ahead = _last_times(page, part, start)
    return ahead > was


def _last_times(page: Page, part: Part, start: int) -> tuple[int, int]:
    """Where the paragraph last tells of the past, and of the years ahead, before an offset; else -1."""
    times = page.lexicon["times"]
    low = max(page.border_before(start, part.start, "\n"), start - FAR)
    words = page.folded[low:start]
    was = [match.end() for match in re.finditer(any_of(times["past"]), words)]
    was += [
        match.end()
        for match in re.finditer(times["five_years"], words)
        if _five_years(match) < _own_five_years(page)
    ]
    ahead = [match.end() for match in re.finditer(any_of(times["ahead"]), words)]
    return max(was, default=-1), max(ahead, default=-1)


def _own_five_years(page: Page) -> int:
    """The five years that the text speaks of first, taken for its own."""
    match = re.search(page.lexicon["times"]["five_years"], page.folded)
    return _five_years(match) if match else 0


def _five_years(match: re.Match[str]) -> int:
    return int(read_numeral(match["number"]).value)
