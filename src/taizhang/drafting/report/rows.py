"""Rows proposed for the clauses of a report: observations, standings, fulfilments, tallies."""

import re
from collections.abc import Iterator
from typing import Any

from taizhang.drafting.report.clauses import CLAUSE, NUMBER, SENTENCE, any_of, listed, unmarked
from taizhang.drafting.report.figures import Figures
from taizhang.drafting.report.promises import Known, Places, best
from taizhang.drafting.report.standings import Row, Standings
from taizhang.drafting.report.tallies import add_share, tally_in
from taizhang.progress.reading.said_days import said_at, said_in
from taizhang.quantity import Quantity
from taizhang.registers import Registers

Data = dict[str, Any]


class Proposer:
    """Proposes the rows of one part of a report."""

    def __init__(
        self, known: list[Known], registers: Registers, as_of: str, places: Places
    ) -> None:
        self.registers, self.as_of, self.places = registers, as_of, places
        self.year = int(as_of[:4] or 0)
        self.figures = Figures(registers)
        self.lexicon: Data = registers.lexicon.get("reports", {})
        self.targets = [one for one in known if one.kind == "target"]
        self.standings = Standings([one for one in known if places.tells_of(one)], registers)
        self._ahead = re.compile(any_of(self.lexicon.get("ahead", ())))
        self.header: list[str] = []

    def rows(self, text: str) -> Iterator[Row]:
        """The rows of a part, in the order of its text."""
        for line in text.split("\n"):
            if "|" in line:
                yield from self._cells(line.strip())
            else:
                yield from self._told(line)

    def _told(self, line: str) -> Iterator[Row]:
        """The rows of a paragraph; what a sentence names the next ones may speak of."""
        told, day = None, ("", "")
        for match in SENTENCE.finditer(line):
            words = match[0].strip()
            if not self._ahead.match(words):
                sentence = _Sentence(self, words, told, day)
                yield from sentence.rows()
                yield from self.standings.rows(words)
                told, day = sentence.told, sentence.day

    def is_later(self, heading: str) -> bool:
        """Whether a heading names a year behind that of the report: 2027年主要任务."""
        return any(0 < self.year < said.year for said in said_in(heading, self.registers))

    def given(self, clause: str) -> str:
        """The day of a clause that is nothing but that for which figures hold: 截至8月底."""
        if not clause.startswith(tuple(self.lexicon.get("until", ()))):
            return ""
        said = said_in(clause, self.registers)
        year = said[0].year or self.year if said else 0
        if not year or self.figures.reached(clause):
            return ""
        return said[0].ends_in(year).isoformat()

    def observation(self, clause: str, told: Known | None) -> tuple[Data | None, Known | None]:
        """The figure of a clause for the promise it speaks of, or for the one before; and which that is."""
        if self._ahead.search(clause):
            return None, told
        quantities = self.figures.reached(clause)
        about = self._about(clause, quantities, told)
        quantity = self.figures.fitting(about, quantities) if about else None
        if about is None or quantity is None:
            return None, best(clause, self.targets, self.registers) or told
        body = about.body_in(clause) or self.places.own_share(about)
        if not body and not self.places.is_of_whole(clause, about):
            return None, told
        row: Data = {"of": about.id, "quote": clause}
        row |= {"organisation": body} if body else {}
        row |= self._time(clause, about)
        return row | self.figures.fields(about, quantity, clause), about

    def _time(self, clause: str, about: Known) -> Data:
        """The window of a flow, or the day of a level, that a clause begins with: 2025年新增4家."""
        said = next(iter(said_at(clause, self.registers)), None)
        if said is None or said[1] or not (year := said[0].year or self.year):
            return {}
        one = said[0]
        start, end = (f"{year}" if one.is_year else f"{year}-{n:02}" for n in (one.first, one.last))
        if about.is_flow and (one.is_year or one.first < one.last):
            return {"window": {"start": start, "end": end}}
        return {"as_of": end} if not one.day else {}

    def _about(self, clause: str, quantities: list[Quantity], told: Known | None) -> Known | None:
        """The promise that a clause names, or the one before: of a share, or where it names nothing."""
        if told and (told.body_in(clause) or self.is_bare(clause, told)):
            return told
        among = [one for one in self.targets if self.figures.fitting(one, quantities)]
        return best(clause, among, self.registers)

    def is_bare(self, clause: str, told: Known) -> bool:
        """Whether a clause names nothing, and tells how far the promise before has come."""
        bare = self.figures.names_nothing_else(clause, told)
        return bare and (told.is_flow or not self.is_increment(clause))

    def is_increment(self, clause: str) -> bool:
        """Whether a clause tells by how much something rose: 新认定11家."""
        return any(word in clause for word in self.lexicon.get("increments", ()))

    def is_total(self, clause: str) -> bool:
        """Whether a clause tells what figures before it come to: 总数达147家."""
        return clause.startswith(tuple(self.lexicon.get("totals", ())))

    def handed_out(self, clause: str, told: Known | None) -> list[Data]:
        """The shares of several bodies in one clause: 东川、西岭两县分别新增11家、6家."""
        sharing = any_of(self.registers.lexicon["quantities"].get("sharing", ()))
        word = re.search(sharing, clause)
        about = (
            told if told and told.bodies_in(clause) else best(clause, self.targets, self.registers)
        )
        if word is None or about is None:
            return []
        bodies = about.bodies_in(clause[: word.start()])
        figures = [
            one
            for one in self.figures.reached(clause)
            if one.start >= word.end() and self.figures.fitting(about, [one])
        ]
        if len(bodies) != len(figures) or len(bodies) < 2:
            return []
        return [
            {"of": about.id, "quote": clause, "organisation": body}
            | self.figures.fields(about, figure, clause)
            for body, figure in zip(bodies, figures, strict=True)
        ]

    def _cells(self, words: str) -> Iterator[Row]:
        """What a row of a table tells, from the column of what was reached: a figure, or sentences."""
        cells = [cell.strip() for cell in words.split("|")]
        reached = tuple(self.lexicon.get("reached", ()))
        if any(cell.endswith(reached) for cell in cells):
            self.header = cells
            return
        column = next((n for n, cell in enumerate(self.header) if cell.endswith(reached)), None)
        if column is None or column >= len(cells):
            return
        found = list(self._told(cells[column]))
        quantities = self.figures.reached(cells[column])
        among = [one for one in self.targets if self.figures.fitting(one, quantities)]
        about = best(words, among, self.registers)
        quantity = self.figures.fitting(about, quantities) if about else None
        if about and quantity and about.id not in [row.get("of") for _, row in found]:
            figure = self.figures.fields(about, quantity, words)
            yield "observations", {"of": about.id, "quote": words, **figure}
        yield from found
        yield from self.standings.of_row(words, cells[column], found)


class _Sentence:
    """One sentence, its clauses read in their order: each may add to the row before it."""

    def __init__(
        self, proposer: Proposer, words: str, told: Known | None, day: tuple[str, str]
    ) -> None:
        self.proposer, self.words, self.told, self.day = proposer, words, told, day
        self.found: list[Row] = []
        self.last: Data | None = None
        self.subject = ""
        self.place = next((one for one in proposer.places.within if words.startswith(one)), "")

    def rows(self) -> list[Row]:
        """The observations, tallies and days of the sentence."""
        for match in CLAUSE.finditer(self.words):
            clause = unmarked(match[0])
            if given := self.proposer.given(clause):
                self._date(clause, given)
            elif not self._is_counted(clause, match.end()):
                self._observe(clause, match.end())
        return self.found

    def _date(self, clause: str, day: str) -> None:
        """A day that is the report's own is given for its part; another holds for what follows."""
        if day.startswith(self.proposer.as_of or "-"):
            self.found.append(("given", {"quote": clause, "as_of": day}))
        else:
            self.day = clause, day

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
        shared = self.proposer.handed_out(clause, self.told)
        self.found += [("observations", row) for row in shared]
        for part in () if shared else listed(clause):
            row, told = self.proposer.observation(part, self.told)
            if row is None and self.subject and NUMBER.search(part):
                whole = self._from(self.subject, end)
                row, told = self.proposer.observation(whole, self.told)
            self.told = told
            if row:
                self._add(part, row, end)
        self.subject = "" if len(self.found) > before else clause

    def _add(self, part: str, row: Data, end: int) -> None:
        """Add a row of the place with which the sentence begins; a level takes the place of an increment."""
        last, proposer = self.last, self.proposer
        if self.place and self.told and "organisation" not in row:
            if not (body := self.told.body_in(self.place)):
                return
            row["organisation"] = body
        if last and all(last.get(key) == row.get(key) for key in ("of", "organisation")):
            if proposer.is_total(part):
                row["quote"] = self._from(last["quote"], end)
                row.setdefault("printed", re.sub(r"^\D+", "", part))
            if self._is_replaced(last, part):
                self.found.remove(("observations", last))
        if self.day[1] and not {"as_of", "window"} & row.keys():
            row |= self._dated(row, part, end)
        self.last = row
        self.found.append(("observations", row))

    def _dated(self, row: Data, part: str, end: int) -> Data:
        """The day of a row, with its words: those of the sentence become part of the quote."""
        if self.day[0] not in self.words:
            return {"as_of": self.day[1], "context": {"as_of": self.day[0]}}
        row.setdefault("printed", re.sub(r"^\D+", "", part))
        return {"as_of": self.day[1], "quote": self._from(self.day[0], end)}

    def _is_replaced(self, last: Data, part: str) -> bool:
        """Whether a clause tells the level of what the row before it told an increment of."""
        was, now = (self.proposer.is_increment(one) for one in (last["quote"], part))
        if self.told and self.told.is_flow:
            return self.proposer.is_total(part) and "window" not in last
        return (was and not now) or self.proposer.is_total(part)

    def _from(self, words: str, end: int) -> str:
        """The words of the sentence from some up to an offset."""
        return self.words[self.words.index(words) : end].strip()
