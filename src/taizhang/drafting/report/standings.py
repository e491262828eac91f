"""Standings of what is built, enacted or due by a day, and duties done, in a sentence."""

import re
from collections.abc import Iterator
from typing import Any

from taizhang.drafting.report.clauses import CLAUSE, any_of, unmarked
from taizhang.drafting.report.promises import LEAST, Known, best
from taizhang.progress.reading.whose_words import pairs
from taizhang.registers import Registers

COUNT = re.compile(r"(?<!\d)(\d{1,6})[次期篇]")
Row = tuple[str, dict[str, Any]]
"""The list in which a row stands, and its fields."""


class Standings:
    """Proposes standings and fulfilments for sentences."""

    def __init__(self, known: list[Known], registers: Registers) -> None:
        self.registers = registers
        self.lexicon: dict[str, Any] = registers.lexicon.get("reports", {})
        self.things = [one for one in known if one.is_thing]
        self.duties = [one for one in known if one.kind == "duty" and not one.is_thing]
        over = [*self.lexicon.get("negated", ()), *self.lexicon.get("formerly", ())]
        self._over = re.compile(f"(?:{any_of(over)})$")

    def rows(self, words: str) -> Iterator[Row]:
        """The rows of a sentence, in the order of its words; none of what nobody has reported."""
        if any(word in words for word in self.lexicon.get("unseen", ())):
            return
        for about, told in self._named(words):
            if state := self._state(told):
                yield "standings", {"of": about.id, "quote": told, "state": state}
        for clause in (unmarked(match[0]) for match in CLAUSE.finditer(words)):
            count = COUNT.search(clause)
            duty = best(clause, self.duties, self.registers) if count else None
            if count and duty:
                yield "fulfilments", {"of": duty.id, "quote": clause, "count": int(count[1])}

    def of_row(self, words: str, told: str, found: list[Row]) -> Iterator[Row]:
        """The standing of the thing that a row of a table names, told in one of its cells."""
        about = best(words, self.things, self.registers)
        known = [row.get("of") for _, row in found]
        state = self._state(told)
        new = about and len(self._own(words, about)) > LEAST and about.id not in known
        if about and new and state:
            yield "standings", {"of": about.id, "quote": told, "state": state}

    def _named(self, words: str) -> Iterator[tuple[Known, str]]:
        """The things that a sentence names, each with the words up to the next."""
        named: list[tuple[int, Known]] = []
        for match in CLAUSE.finditer(words):
            about = best(match[0], self.things, self.registers)
            if about is None or about.id in [one.id for _, one in named]:
                continue
            clearly = len(self._own(match[0], about)) > LEAST
            if clearly and not self._is_derived(match[0], about):
                named.append((match.start(), about))
        for place, (start, about) in enumerate(named):
            end = named[place + 1][0] if place + 1 < len(named) else len(words)
            yield about, unmarked(words[start:end].strip(" ,，、"))

    def _own(self, words: str, about: Known) -> frozenset[str]:
        return pairs(self.registers.simplify(words)) & about.words

    def _is_derived(self, words: str, about: Known) -> bool:
        """Whether words tell of what only follows from a thing: 办法配套细则."""
        derived = self.lexicon.get("derived", ())
        return any(word in words and word not in about.claim.quote for word in derived)

    def _state(self, words: str) -> str:
        """The state that words tell, those of what is only ahead left out."""
        if any(word in words for word in self.lexicon.get("silent", ())):
            return ""
        ahead = re.compile(any_of(self.lexicon.get("ahead", ())))
        said = [one[0] for one in CLAUSE.finditer(words) if not ahead.search(one[0])]
        for state, told in self.lexicon.get("states", {}).items():
            for clause in said:
                for found in re.finditer(any_of(told), clause):
                    if not self._over.search(clause[: found.start()]):
                        return str(state)
        return ""
