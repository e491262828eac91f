"""A raw text under the drafter's eyes: as printed, and folded so that words can be looked for."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from taizhang.evidence import cuts_number
from taizhang.quantity import Quantity, Words, words_of
from taizhang.registers import Entry, Registers
from taizhang.second_reading.dated_parts import Stretch, dated
from taizhang.words.borders import cut_words

SENTENCE = "。;；\n"
LONGER = 12
"""By so many clauses a quote is made longer at most."""
CLAUSE = ",，、:：" + SENTENCE
BLANKS = re.compile(r"\s*")
REMARK = re.compile(r"\([^()\n。]{1,120}\)")
BULLETS = "?•·●■◆▪▲★☆*"
"""What may stand before a heading in its line; ? is what many pages make of other bullets."""


class Line(NamedTuple):
    """A line of the text that is not blank: ``text[start:end]``, blanks around it left out."""

    start: int
    end: int
    words: str


class Page:
    """A text, its folded form (simplified characters, half width; offsets are the same), its words."""

    def __init__(self, text: str, registers: Registers, region: str) -> None:
        self.text, self.registers, self.region = text, registers, region
        self.words: Words = words_of(registers)
        self.folded = self.words.fold(text)
        self.lexicon: Entry = registers.lexicon["drafting"]
        self._quantities: dict[int, list[Quantity]] = {}
        self.names_apart = True
        """Whether those who answer are named in brackets, labels or columns, apart from sentences."""
        self.begins = 0
        """The year in which the plan begins, as far as it is known."""

    @cached_property
    def lines(self) -> list[Line]:
        """The lines that are not blank, with their folded words."""
        return [
            Line(match.start(), match.end(), match[0])
            for match in re.finditer(r"[^\s](?:[^\n\r]*[^\s])?", self.folded)
        ]

    def line_at(self, offset: int) -> Line:
        """The line that holds an offset."""
        start = self.folded.rfind("\n", 0, offset) + 1
        end = self.folded.find("\n", offset)
        end = len(self.folded) if end < 0 else end
        return Line(start, end, self.folded[start:end])

    def past_blanks(self, offset: int) -> int:
        """The first offset from here on that holds no blank, or the end."""
        match = BLANKS.match(self.folded, offset)
        return match.end() if match else offset

    def opens_line(self, offset: int) -> bool:
        """Whether nothing but blanks and bullets stands before an offset in its line."""
        before = self.folded[self.folded.rfind("\n", 0, offset) + 1 : offset]
        return not before.strip().strip(BULLETS).strip()

    def is_furniture(self, words: str) -> bool:
        """Whether the folded words of a line are what a web page puts around the text."""
        known = [*self.registers.lexicon["damage"]["furniture"], *self.lexicon["furniture"]]
        return re.search(any_of(known), words) is not None

    def border_before(self, offset: int, low: int, marks: str = CLAUSE) -> int:
        """Where the clause (or what the marks part) that holds an offset begins, not before low.

        Marks inside brackets part nothing outside of them, and what stands in brackets ends there.
        """
        opened, _ = self.brackets_around(offset)
        text = self.text if opened else self._outside
        return max(low, opened, *(text.rfind(mark, low, offset) + 1 for mark in marks))

    def border_after(self, offset: int, high: int, marks: str = CLAUSE) -> int:
        """Where the clause (or what the marks part) that holds an offset ends, not after high."""
        opened, closed = self.brackets_around(offset)
        text = self.text if opened else self._outside
        ends = (text.find(mark, offset, high) for mark in marks)
        return min((end for end in (*ends, closed) if end >= 0), default=high)

    def words_before(self, offset: int, low: int) -> str:
        """The folded words from an offset up to another, remarks in brackets that end before it left out."""
        opened, _ = self.brackets_around(offset)
        return (self.folded if opened else self._outside)[low:offset]

    def outside(self, low: int, high: int) -> str:
        """The folded words between two offsets, with every remark in brackets made unreadable."""
        return self._outside[low:high]

    def brackets_around(self, offset: int) -> tuple[int, int]:
        """Where what stands in the brackets around an offset begins and ends; 0 and -1 outside of any."""
        at = bisect_right(self._brackets, (offset, len(self.text))) - 1
        start, end = self._brackets[at] if at >= 0 else (0, -1)
        return (start + 1, end - 1) if start < offset < end else (0, -1)

    @cached_property
    def _brackets(self) -> list[tuple[int, int]]:
        """Brackets that hold a remark and no sentence."""
        return [match.span() for match in REMARK.finditer(self.folded)]

    @cached_property
    def _outside(self) -> str:
        """The text with every remark in brackets made unreadable."""
        return REMARK.sub(lambda match: "(" + "\0" * (len(match[0]) - 2) + ")", self.folded)

    def quote(self, start: int, end: int, low: int, high: int) -> tuple[int, int]:
        """The words at ``text[start:end]``, made longer until they stand once in ``text[low:high]``.

        Words that come again and again may still stand there twice: the check then takes them back.
        """
        words = self.text[start:end]
        start, end = end - len(words.lstrip()), end - len(words) + len(words.rstrip())
        for _ in range(LONGER):
            if self._stands_once(start, end, low, high) or (start, end) == (low, high):
                break
            earlier = self._mark_before(start - 1, low) if start > low else start
            if earlier < start:
                start = earlier
            else:
                end = self._mark_after(end + 1, high)
        return self.whole(start, end)

    def _mark_before(self, offset: int, low: int) -> int:
        return max(low, *(self.text.rfind(mark, low, offset) + 1 for mark in CLAUSE))

    def _mark_after(self, offset: int, high: int) -> int:
        ends = (self.text.find(mark, offset, high) for mark in CLAUSE)
        return min((end for end in ends if end >= 0), default=high)

    def date(self, stretches: Iterable[Stretch]) -> None:
        """Read the quantities of the parts of the text, each with its year."""
        parts = list(stretches)
        for part, found in zip(parts, dated(parts, self.registers), strict=True):
            self._quantities[part.start] = found

    def quantities(self, start: int) -> list[Quantity]:
        """The quantities of the part that begins at ``start``; their offsets count from there."""
        return self._quantities.get(start, [])

    @cached_property
    def inside_words(self) -> dict[int, str]:
        """The offsets that lie inside a word of the dictionary."""
        return cut_words(self.registers.simplify(self.text))

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """The words at ``text[start:end]``, made longer where they begin or end inside one."""
        while start in self.inside_words:
            start -= 1
        while end in self.inside_words:
            end += 1
        return start, end

    def _stands_once(self, start: int, end: int, low: int, high: int) -> bool:
        words = self.text[start:end]
        first = self.text.find(words, low, high)
        cut = cuts_number(self.text, start) or cuts_number(self.text, end)
        return not cut and self.text.find(words, first + 1, high) < 0

    def has(self, words: Iterable[str], start: int, end: int) -> bool:
        """Whether any of these words stands between two offsets."""
        return any(self.folded.find(word, start, end) >= 0 for word in words)


def any_of(patterns: Iterable[str]) -> str:
    """A pattern for any of these."""
    return "|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)"
