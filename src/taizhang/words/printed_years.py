"""The years that a text prints, each with what it is for: to date what is promised, or to compare with."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from taizhang.quantity import Quantity, QuantityPart, words_of
from taizhang.registers import Registers

CLAUSE, SENTENCE, PARAGRAPH = "[,;:!?。\n]", "[!?。\n]", "\n"
YEARLY = ("year", "period")
LONGEST_HEADING = 40


@dataclass(frozen=True)
class Year:
    """A year or period of the text; ``low`` and ``high`` border its brackets, or the text."""

    quantity: Quantity
    compared: bool
    low: int
    high: int

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.quantity.start

    @property
    def value(self) -> str:
        """The year, or first and last year with a stroke between them."""
        ends = self.quantity.value, self.quantity.value_to
        return "/".join(str(end) for end in ends if end is not None)

    @property
    def timing(self) -> QuantityPart:
        """How it is meant; what seems to compare with it, and does not (占比2025年), says nothing of that."""
        said = self.quantity.part("timing")
        if said is None or said.value == "baseline":
            return QuantityPart("timing", "in", self.start, self.quantity.end)
        return said

    def parts(self, near: bool) -> tuple[QuantityPart, ...]:
        """What it gives to a quantity that it dates, or that is compared with it."""
        one, timing = self.quantity, self.timing
        if self.compared:
            return (QuantityPart("baseline", self.value, one.start, one.end, near),)
        year = QuantityPart(one.kind, self.value, one.start, one.end, near)
        return year, QuantityPart("timing", timing.value, timing.start, timing.end, near)


class YearText:
    """A folded text with its years, and the borders of its clauses, sentences and paragraphs."""

    def __init__(self, found: list[Quantity], text: str, registers: Registers) -> None:
        self.text, self.words = words_of(registers).fold(text), _patterns(registers)
        self._borders = {one: _borders(one, self.text) for one in (CLAUSE, SENTENCE, PARAGRAPH)}
        brackets = [span for span in _spans(self.text, "(", ")") if not self._heads(span)]
        titles = _spans(self.text, "《", "》")
        self.years = [
            Year(one, self._is_compared(one), *_around(one.start, brackets, len(text)))
            for one in found
            if one.kind in YEARLY
            and _around(one.start, titles, -1) == (0, -1)
            and not self.words.since.match(self.text, one.end)
        ]
        self.leads = self._leads()

    def begin(self, border: str, offset: int) -> int:
        """Where the clause, sentence or paragraph that holds an offset begins."""
        return self._borders[border][bisect_right(self._borders[border], offset) - 1]

    def end(self, border: str, offset: int) -> int:
        """Where it ends, the sign behind it included."""
        at = bisect_right(self._borders[border], offset)
        return self._borders[border][at] if at < len(self._borders[border]) else len(self.text)

    def paragraph(self, offset: int) -> str:
        """The paragraph that holds an offset."""
        return self.text[self.begin(PARAGRAPH, offset) : self.end(PARAGRAPH, offset)].strip()

    def is_base(self, start: int, end: int) -> bool:
        """Whether a number is what was so before, with no year printed: 比上年(65家), 由3家增加到8家."""
        previous, rises, rising = self.words.bases
        words = self.text[self.begin(CLAUSE, start) : start]
        risen = rises.search(words) and rising.match(self.text, end)
        return bool(risen) or previous.search(words) is not None

    def _leads(self) -> dict[int, Year]:
        """The years that lead to what is below them, by the beginning of their paragraph."""
        end = re.search("[。,\n]|$", self.text)
        heading = end.start() if end and end.start() < LONGEST_HEADING else 0
        return {
            self.begin(PARAGRAPH, year.start): year
            for year in self.years
            if not year.compared
            and (year.start < heading or self.paragraph(year.start).endswith(":"))
        }

    def _heads(self, bracket: tuple[int, int]) -> bool:
        """Whether brackets stand before a colon or the end of a line: 近期目标(2025年):."""
        return self.text[bracket[1] : bracket[1] + 1] in (":", "\n", "")

    def _is_compared(self, year: Quantity) -> bool:
        words = self.text[self.begin(CLAUSE, year.start) : year.start]
        if self.words.never.search(words):
            return False
        timing = year.part("timing")
        told = timing is not None and timing.value == "baseline"
        before, behind = self.words.before.search(words), self.words.behind.match
        return told or before is not None or behind(self.text, year.end) is not None


@dataclass(frozen=True)
class _Patterns:
    """What stands before and behind a year that is only compared with; before one that is not; behind
    one from which something goes on, and behind one by which it shall be done."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    never: re.Pattern[str]
    bases: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]
    """Before what was so in the year before; before and behind what another number rises from."""
    since: re.Pattern[str]
    done: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(registers: Registers) -> _Patterns:
    words = registers.lexicon.get("years", {})
    found = {
        key: "|".join(f"(?:{one})" for one in words.get(key, [])) or "(?!)"
        for key in ("before", "behind", "never", "previous", "from", "rising", "since", "done")
    }
    ends = {
        key: re.compile(f"(?:{found[key]})$") for key in ("before", "never", "previous", "from")
    }
    begins = {key: re.compile(found[key]) for key in ("behind", "rising", "since", "done")}
    return _Patterns(
        ends["before"],
        begins["behind"],
        ends["never"],
        (ends["previous"], ends["from"], begins["rising"]),
        begins["since"],
        begins["done"],
    )


def _borders(pattern: str, text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(pattern, text))]


def _spans(text: str, opening: str, closing: str) -> list[tuple[int, int]]:
    """Where brackets of a sort stand, of nested ones the innermost."""
    inside = rf"[{opening}][^{opening}{closing}\n]*[{closing}]"
    return [match.span() for match in re.finditer(inside, text)]


def _around(offset: int, spans: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """The span that holds an offset, or the whole."""
    at = bisect_right(spans, (offset, offset)) - 1
    return spans[at] if at >= 0 and spans[at][1] > offset else (0, length)
