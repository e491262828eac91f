"""Rows proposed for the clauses of a report: observations, standings, fulfilments, tallies."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Any

from taizhang.drafting.report.clauses import CLAUSE, NUMBER, SENTENCE, any_of, listed
from taizhang.drafting.report.figures import Figures
from taizhang.drafting.report.promises import Known, Places, best
from taizhang.drafting.report.standings import Row, Standings
from taizhang.drafting.report.tallies import add_share, tally_in
from taizhang.progress.reading.said_days import said_in
from taizhang.registers import Registers

Data = dict[str, Any]


class Proposer:
    """Proposes the rows of one part of a report."""

    def __init__(self, known: list[Known], registers: Registers, year: int, places: Places) -> None:
        self.registers, self.year, self.places = registers, year, places
        self.figures = Figures(registers)
        self.lexicon: Data = registers.lexicon.get("reports", {})
        self.targets = [one for one in known if one.kind == "target"]
        self.standings = Standings([one for one in known if places.tells_of(one)], registers)
        self._ahead = re.compile(any_of(self.lexicon.get("ahead", ())))
        self.header: list[str] = []

    def rows(self, text: str) -> Iterator[Row]:
        """The rows of a part, in the order of its text."""
        for sentence in SENTENCE.finditer(text):
            words = sentence[0].strip()
            if "|" in words:
                yield from self._cells(words)
            elif not self._ahead.match(words):
                yield from _Sentence(self, words).rows()
                yield from self.standings.rows(words)

    def given(self, clause: str) -> Row | None:
        """A clause that is nothing but the day for which figures hold: 截至8月底."""
        if not clause.startswith(tuple(self.lexicon.get("until", ()))):
            return None
        said = said_in(clause, self.registers)
        year = said[0].year or self.year if said else 0
        if not year or self.figures.reached(clause):
            return None
        longest = monthrange(year, said[0].last)[1]
        day = date(year, said[0].last, min(said[0].day or longest, longest))
        return "given", {"quote": clause, "as_of": day.isoformat()}

    def observation(self, clause: str, told: Known | None) -> tuple[Data | None, Known | None]:
        """The figure of a clause for the promise it speaks of, or a share of the one before."""
        if self._ahead.search(clause):
            return None, told
        quantities = self.figures.reached(clause)
        among = [one for one in self.targets if self.figures.fitting(one, quantities)]
        body = told.body_in(clause) if told else ""
        about = told if body else best(clause, among, self.registers)
        quantity = self.figures.fitting(about, quantities) if about else None
        if about is None or quantity is None:
            return None, told
        body = body or about.body_in(clause) or self.places.own_share(about)
        if not body and not self.places.is_of_whole(clause, about):
            return None, told
        row: Data = {"of": about.id, "quote": clause}
        row |= {"organisation": body} if body else {}
        return row | self.figures.fields(about, quantity, clause), about

    def total(self, clause: str, quote: str, told: Known) -> Data | None:
        """The level of the promise before, where a clause tells it without its name: 总数达147家."""
        if not clause.startswith(tuple(self.lexicon.get("totals", ()))):
            return None
        quantity = self.figures.fitting(told, self.figures.reached(clause))
        if quantity is None:
            return None
        return {"of": told.id, "quote": quote} | self.figures.fields(told, quantity, quote)

    def _cells(self, words: str) -> Iterator[Row]:
        """The figure of a row of a table, from the column of what was reached."""
        cells = [cell.strip() for cell in words.split("|")]
        reached = self.lexicon.get("reached", ())
        if any(cell in reached for cell in cells):
            self.header = cells
            return
        column = next((n for n, cell in enumerate(self.header) if cell in reached), None)
        if column is None or column >= len(cells):
            return
        quantities = self.figures.reached(cells[column])
        among = [one for one in self.targets if self.figures.fitting(one, quantities)]
        about = best(words, among, self.registers)
        quantity = self.figures.fitting(about, quantities) if about else None
        if about and quantity:
            figure = self.figures.fields(about, quantity, words)
            yield "observations", {"of": about.id, "quote": words, **figure}


class _Sentence:
    """One sentence, its clauses read in their order: each may add to the row before it."""

    def __init__(self, proposer: Proposer, words: str) -> None:
        self.proposer, self.words = proposer, words
        self.found: list[Row] = []
        self.told: Known | None = None
        self.last: Data | None = None
        self.subject = ""

    def rows(self) -> list[Row]:
        """The observations, tallies and days of the sentence."""
        for match in CLAUSE.finditer(self.words):
            clause = match[0].strip()
            if given := self.proposer.given(clause):
                self.found.append(given)
            elif not self._is_counted(clause, match.end()):
                self._observe(clause, match.end())
        return self.found

    def _is_counted(self, clause: str, end: int) -> bool:
        """Whether a clause is a tally, or only adds to the tally or figure before it."""
        kind, row = self.found[-1] if self.found else ("", {})
        if kind == "tallies" and add_share(clause, row):
            row["quote"] = self._from(row["quote"], end)
        elif self.last is not None and self.proposer.figures.adds(clause, self.last):
            self.last["quote"] = self._from(self.last["quote"], end)
        elif tally := tally_in(clause, self.proposer.lexicon):
            self.found.append(("tallies", tally))
        else:
            return False
        return True

    def _observe(self, clause: str, end: int) -> None:
        before = len(self.found)
        for part in listed(clause):
            row, self.told = self.proposer.observation(part, self.told)
            if row is None and self.subject and NUMBER.search(part):
                whole = self._from(self.subject, end)
                row, self.told = self.proposer.observation(whole, self.told)
            if row is None and self.told and self.last:
                quote = self._from(self.last["quote"], end)
                row = self.proposer.total(part, quote, self.told)
                if row and row["of"] == self.last["of"] and "organisation" not in self.last:
                    self.found.remove(("observations", self.last))
            if row:
                self.last = row
                self.found.append(("observations", row))
        self.subject = "" if len(self.found) > before else clause

    def _from(self, words: str, end: int) -> str:
        """The words of the sentence from some up to an offset."""
        return self.words[self.words.index(words) : end].strip()
