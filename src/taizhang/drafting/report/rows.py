"""Rows proposed for the clauses of a report: observations, standings, fulfilments, tallies."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from taizhang.drafting.report.promises import LEAST, Known, best
from taizhang.progress.reading.said_days import said_in
from taizhang.progress.reading.whose_words import pairs
from taizhang.quantity import Quantity, read_quantities, words_of
from taizhang.registers import Registers

SENTENCE = re.compile(r"[^。;；\n!！?？]+")
CLAUSE = re.compile(r"[^,，。;；\n]+")
Row = tuple[str, dict[str, Any]]
"""The list in which a row stands, and its fields."""


class Proposer:
    """Proposes the rows of one part of a report."""

    def __init__(self, known: list[Known], registers: Registers, year: int = 0) -> None:
        self.known, self.registers, self.year = known, registers, year
        self.words = words_of(registers)
        self.lexicon: dict[str, Any] = registers.lexicon.get("reports", {})
        self.targets = [one for one in known if one.kind == "target"]
        self.header: list[str] = []

    def rows(self, text: str) -> Iterator[Row]:
        """The rows of a part, in the order of its text."""
        for sentence in SENTENCE.finditer(text):
            words = sentence[0].strip()
            if "|" in words:
                yield from self._cells(words)
            elif not self._is_ahead(words):
                yield from self._sentence(words)

    def _is_ahead(self, words: str) -> bool:
        """Whether a sentence begins with what is only planned."""
        return any(words.startswith(word) for word in self.lexicon.get("ahead", ()))

    def _sentence(self, words: str) -> Iterator[Row]:
        last: dict[str, Any] | None = None
        found: list[Row] = []
        told: Known | None = None
        subject = ""
        for match in CLAUSE.finditer(words):
            clause = match[0].strip()
            if given := self._given(clause):
                found.append(given)
                continue
            if found and found[-1][0] == "tallies" and self._shares(clause, found[-1][1]):
                counted = found[-1][1]
                counted["quote"] = words[words.index(counted["quote"]) : match.end()].strip()
                continue
            if tally := self._tally(clause, words):
                found.append(tally)
                continue
            if last is not None and self._adds(clause, last):
                last["quote"] = words[words.index(last["quote"]) : match.end()].strip()
                continue
            for part in self._listed(clause):
                row, told = self._observation(part, told)
                if row is None and subject and re.search(r"\d", part):
                    whole = words[words.index(subject) : match.end()].strip()
                    row, told = self._observation(whole, told)
                if row:
                    last = row
                    found.append(("observations", row))
            subject = "" if re.search(r"\d", clause) else clause
        yield from found
        yield from self._without_figure(words)

    def _given(self, clause: str) -> Row | None:
        """A clause that is nothing but the day for which figures hold: 截至8月底."""
        if not clause.startswith(tuple(self.lexicon.get("until", ()))):
            return None
        said = said_in(clause, self.registers)
        year = said[0].year or self.year if said else 0
        if not year or len(read_quantities(clause, self.words)) > len(said):
            return None
        longest = monthrange(year, said[0].last)[1]
        day = date(year, said[0].last, min(said[0].day or longest, longest))
        return "given", {"quote": clause, "as_of": day.isoformat()}

    def _shares(self, clause: str, tally: dict[str, Any]) -> bool:
        """Whether a clause adds the share of all to a tally: 占比80%."""
        share = re.match(r"占比?[^\d]{0,4}(\d+(?:\.\d+)?)%$", clause)
        if share:
            tally["share"] = _plain(share[1])
        return share is not None

    def _listed(self, clause: str) -> list[str]:
        """The members of a list in a clause, each with a figure of its own."""
        parts = clause.split("、")
        return parts if all(re.search(r"\d", part) for part in parts) else [clause]

    def _observation(
        self, clause: str, told: Known | None
    ) -> tuple[dict[str, Any] | None, Known | None]:
        """The figure of a clause for the promise it speaks of, or a share of the one before."""
        quantities = [one for one in read_quantities(clause, self.words) if one.promising]
        if any(word in clause for word in self.lexicon.get("ahead", ())):
            return None, told
        body = self._body(clause, told)
        among = [one for one in self.targets if self._fitting(one, quantities)]
        about = told if body and told else best(clause, among, self.registers)
        quantity = self._fitting(about, quantities) if about else None
        if about is None or quantity is None:
            return None, told
        row: dict[str, Any] = {"of": about.id, "quote": clause}
        if body or (body := self._body(clause, about)):
            row["organisation"] = body
        return {**row, **self._figure(about, quantity, clause)}, about

    def _body(self, clause: str, told: Known | None) -> str:
        bodies = told.bodies if told else ()
        return max((one for one in bodies if one in clause), key=len, default="")

    def _fitting(self, about: Known, quantities: list[Quantity]) -> Quantity | None:
        """The first quantity of the kind and unit that a target counts."""
        fields = about.claim.fields
        unit = fields.get("baseline", {}).get("unit") or fields.get("unit", "")
        grows = fields.get("change", {}).get("kind") in ("growth", "average-growth")
        base = self.registers.tables["units"].get(unit, {}).get("base")
        for one in quantities:
            same_kind = (one.change in ("growth", "average-growth")) == grows
            if same_kind and self._unit(one, unit) and base:
                return one
        return None

    def _unit(self, quantity: Quantity, wanted: str) -> str:
        """The unit of a quantity that is counted as a wanted one; empty where none is."""
        units = self.registers.tables["units"]
        base = units.get(wanted, {}).get("base")
        same = [id for id, entry in units.items() if entry["base"] == base]
        printed = [id for id in same if quantity.unit in self.words.measures.printed.get(id, ())]
        exact = [
            id
            for id in printed
            if quantity.value is not None
            and quantity.number == quantity.value / self.words.scales.get(id, 1)
        ]
        return next(iter([*(id for id in exact if id == wanted), *exact, *printed]), "")

    def _figure(self, about: Known, quantity: Quantity, clause: str) -> dict[str, Any]:
        fields = about.claim.fields
        unit = fields.get("baseline", {}).get("unit") or fields.get("unit", "")
        row: dict[str, Any] = {
            "comparator": quantity.bound,
            "value": quantity.number,
            "unit": self._unit(quantity, unit),
        }
        if len(re.findall(r"\d+(?:\.\d+)?", clause)) > 1:
            row["printed"] = quantity.printed
        if quantity.change in ("growth", "average-growth"):
            against = quantity.says("against")
            row["change"] = {"kind": quantity.change} | ({"against": against} if against else {})
        return row

    def _adds(self, clause: str, last: dict[str, Any]) -> bool:
        """Whether a clause only adds its completion or what is lacking to the figure before it."""
        number = re.search(r"(\d+(?:\.\d+)?)\s*(%|个百分点|[一-鿿]*)", clause)
        if number is None:
            return False
        if clause.startswith(tuple(self.lexicon.get("completed", ()))) and number[2] == "%":
            last["completion"] = _plain(number[1])
        elif clause.startswith(tuple(self.lexicon.get("lacking", ()))):
            last["shortfall"] = _plain(number[1])
        else:
            return False
        return True

    def _tally(self, clause: str, words: str) -> Row | None:
        """What a report counts of itself: 达到序时进度44项."""
        for state, told in self.lexicon.get("said", {}).items():
            for word in told:
                match = re.search(rf"(?:(\d+)项)?{word}(\d+)?项?", clause)
                count = match and (match[1] or match[2])
                if match and count and (match[1] or "项" in clause[match.end(2) - 1 :]):
                    row: dict[str, Any] = {"quote": clause, "state": state, "count": int(count)}
                    return "tallies", {**row, "unit": "item"}
        return None

    def _without_figure(self, words: str) -> Iterator[Row]:
        """Standings of what is built or enacted, and duties done, in a sentence."""
        ahead = next((word for word in self.lexicon.get("ahead", ()) if word in words), "\0")
        for about, told in self._things(words):
            if state := self._state(told.partition(ahead)[0]):
                yield "standings", {"of": about.id, "quote": told, "state": state}
        duties = [one for one in self.known if one.kind == "duty"]
        for clause in (match[0].strip() for match in CLAUSE.finditer(words)):
            count = re.search(r"(\d+)[次期篇]", clause)
            duty = best(clause, duties, self.registers) if count else None
            if count and duty:
                yield "fulfilments", {"of": duty.id, "quote": clause, "count": int(count[1])}

    def _things(self, words: str) -> Iterator[tuple[Known, str]]:
        """The things to be built or enacted that a sentence names, each with the words up to the next."""
        things = [one for one in self.known if one.kind == "measure"]
        named: list[tuple[int, Known]] = []
        for match in CLAUSE.finditer(words):
            about = best(match[0], things, self.registers)
            new = about and len(self._own(match[0], about)) > LEAST
            if about and new and about.id not in [one.id for _, one in named]:
                named.append((match.start(), about))
        for place, (start, about) in enumerate(named):
            end = named[place + 1][0] if place + 1 < len(named) else len(words)
            yield about, words[start:end].strip(" ,，、")

    def _own(self, words: str, about: Known) -> frozenset[str]:
        return pairs(self.registers.simplify(words)) & about.words

    def _state(self, words: str) -> str:
        for state, told in self.lexicon.get("states", {}).items():
            if any(word in words for word in told):
                return str(state)
        return ""

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
        quantities = [one for one in read_quantities(cells[column], self.words) if one.promising]
        among = [one for one in self.targets if self._fitting(one, quantities)]
        about = best(words, among, self.registers)
        quantity = self._fitting(about, quantities) if about else None
        if about and quantity:
            figure = self._figure(about, quantity, words)
            yield "observations", {"of": about.id, "quote": words, **figure}


def _plain(written: str) -> Any:
    """A printed number, whole where it is."""
    number = Decimal(written)
    return int(number) if number == int(number) else number
