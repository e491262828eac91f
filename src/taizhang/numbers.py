"""Every number printed in a source, and what accounts for it.

A number is a maximal run of digits with its decimals; a comma never groups.  It is accounted for
by a field of a record, a dismissal, an emendation that removes it, or a form that is always the
same (numbering, date, document number, digits that touch Latin letters which are no unit).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from taizhang.headings import places_of
from taizhang.plan import Claim, Plan, Section
from taizhang.quantity import read_quantities, words_of
from taizhang.registers import Registers

NUMBER = re.compile(r"[0-9\uff10-\uff19]+(?:[.\uff0e][0-9\uff10-\uff19]+)?")
YEAR = re.compile(r"(?<!\d)(\d{4}) ?年(?! ?\d{1,2} ?月)")
LATIN = re.compile(r"[A-Za-z\uff21-\uff3a\uff41-\uff5a]")
BLANK = r"[^\S\n\r\t]{0,2}"
AFTER = 20
"""What multiplies a number stands within so many characters behind it."""


class Use(NamedTuple):
    """A number used by a field of a record; ``shared`` where it may be used by others, too."""

    record: str
    field: str
    shared: bool


@dataclass
class Number:
    """A number printed in the source, at ``source[source_start:source_end]``."""

    printed: str
    source_start: int
    source_end: int
    start: int
    end: int
    section: Section
    accounted_by: str = ""
    reason: str = ""
    uses: list[Use] = field(default_factory=list)
    dismissals: list[Claim] = field(default_factory=list)


class Miss(NamedTuple):
    """A field whose number none of its words prints."""

    claim: Claim
    key: str
    value: Decimal
    words: str


@dataclass
class Account:
    """All numbers of a plan, and the fields whose numbers were not found in their words.

    ``restored`` are numbers of the reading that the source does not print: an emendation put them
    there.  They need an account like any other but do not count as numbers of the source.
    """

    numbers: list[Number]
    restored: list[Number]
    misses: list[Miss]
    unfitting: list[tuple[int, int]] = field(default_factory=list)
    """Where the text prints a period, if the plan's is another: nothing can be said of these."""

    @property
    def every(self) -> list[Number]:
        """The numbers of the source and those restored."""
        return [*self.numbers, *self.restored]

    @property
    def unaccounted(self) -> list[Number]:
        """Those that nothing accounts for."""
        return [number for number in self.every if not number.accounted_by]

    @property
    def doubted(self) -> list[tuple[int, int]]:
        """Places whose numbers are left over because a record states others: one cause."""
        return [*((miss.claim.start, miss.claim.end) for miss in self.misses), *self.unfitting]


def read_number(printed: str) -> Decimal:
    """The value of a printed number, full-width digits included."""
    return Decimal(unicodedata.normalize("NFKC", printed))


def account(plan: Plan, registers: Registers) -> Account:
    """Find the numbers of a plan's source and what accounts for each of them."""
    ledger = _Ledger(plan, registers)
    for claim in plan.claims:
        if claim.kind != "dismissals":
            ledger.use(claim)
    ledger.use_period()
    for claim in plan.of_kind("dismissals"):
        ledger.dismiss(claim)
    ledger.settle()
    return Account(ledger.printed, ledger.restored, ledger.misses, ledger.unfitting)


def printed_periods(plan: Plan, registers: Registers) -> set[tuple[int, int]]:
    """The periods that may be the plan's: of those its text prints, the ones in its title if any.

    A year alone (2025年, 2025年度) is a period where the title prints no longer one.
    """
    title, text = (registers.simplify(one) for one in (plan.data["title"], plan.reading.text))
    ranges, years = (
        [{_ends(match) for match in re.finditer(pattern, one)} for one in (title, text)]
        for pattern in (registers.lexicon["period"], YEAR)
    )
    return set.intersection(*ranges) or ranges[1] | (set.intersection(*years) or years[1])


def _ends(match: re.Match[str]) -> tuple[int, int]:
    """The first and the last year of a period."""
    years = [int(year) for year in match.groups()]
    return years[0], years[-1]


class _Ledger:
    def __init__(self, plan: Plan, registers: Registers) -> None:
        self.plan, self.registers = plan, registers
        self.printed = list(_printed_numbers(plan))
        self.restored = list(_restored_numbers(plan, self.printed))
        self.numbers = [*self.printed, *self.restored]
        self.misses: list[Miss] = []
        self.unfitting: list[tuple[int, int]] = []
        self.units = registers.tables["units"]
        self.multipliers = registers.lexicon["multipliers"]
        self.multiplier = _multiplier(registers)
        self.latin_unit = _latin_unit(registers)

    def within(self, start: int, end: int) -> list[Number]:
        """Numbers of the reading text between two offsets."""
        return [n for n in self.numbers if start <= n.start and n.end <= end and n.start < n.end]

    def use(self, claim: Claim) -> None:
        """Find the number of each field of a claim in its words."""
        taken: list[Number] = []
        for key, value, unit in _numeric_fields(claim):
            own = self._own_places(claim, key)
            found = self._find(own, value, unit, taken, key)
            if found:
                taken.append(found)
                elsewhere = not claim.start <= found.start < claim.end
                shared = elsewhere or claim.data.get("shared", False) is True
                found.uses.append(Use(claim.record, key, shared))
            elif self._must_be_printed(claim, key, own) and not self._is_worded(own, value, key):
                words = [self.plan.reading.text[start:end] for start, end in own]
                self.misses.append(Miss(claim, key, value, " … ".join(words)))
        for share in self.plan.shares_of(claim) if claim.kind == "targets" else ():
            value = Decimal(share.data["value"])
            found = self._find(
                [(share.start, share.end)], value, claim.fields.get("unit"), [], "value"
            )
            if found:
                found.uses.append(Use(claim.record, "allocations", False))
            else:
                self.misses.append(Miss(claim, "allocations", value, share.data["quote"]))

    def _within(self, places: list[tuple[int, int]]) -> Iterator[Number]:
        return (number for start, end in places for number in self.within(start, end))

    def _own_places(self, claim: Claim, key: str) -> list[tuple[int, int]]:
        """Where in the claim's own quotes a field's number must stand."""
        printed = _printed_for(claim, key)
        places = [(claim.start, claim.end)]
        if key.split(".")[0] in claim.context:
            context = claim.context[key.split(".")[0]]
            places.append((context.start, context.end))
        if printed is None:
            return places
        text = self.plan.reading.text
        return [
            (start + at, start + at + len(printed))
            for start, end in [*places, *((c.start, c.end) for c in claim.context.values())]
            if (at := text[start:end].find(printed)) >= 0
        ][:1]

    def _find(
        self,
        places: list[tuple[int, int]],
        value: Decimal,
        unit: str | None,
        taken: list[Number],
        key: str,
    ) -> Number | None:
        for number in self._within(places):
            free = _is_year(key) or all(number is not other for other in taken)
            if free and self._means(number, value, unit, key):
                return number
        return None

    def _means(self, number: Number, value: Decimal, unit: str | None, key: str) -> bool:
        """Whether a printed number, with what multiplies it, can be this value in this unit."""
        printed = read_number(self.plan.reading.text[number.start : number.end])
        if _is_year(key):
            return printed == value
        after = self.registers.fold(self.plan.reading.text[number.end : number.end + AFTER])
        multiplier = self.multiplier.match(after)
        factor = Decimal(self.multipliers[multiplier[1]] if multiplier else 1)
        entry = self.units.get(unit or "", {})
        is_money = entry.get("dimension") == "money"
        scale = Decimal(entry["factor"]) if is_money else Decimal(1)
        bare = not is_money or self._fills_cell(number)
        return printed * factor == value * scale or (bare and printed == value)

    def _fills_cell(self, number: Number) -> bool:
        """Whether a number stands alone in a cell; the unit of its column holds."""
        text = self.plan.reading.text
        before, after = text[: number.start].rstrip(" "), text[number.end :].lstrip(" ")
        return before.endswith(("|", "\t")) and after.startswith(("|", "\t", "\n"))

    def _must_be_printed(self, claim: Claim, key: str, own: list[tuple[int, int]]) -> bool:
        """Whether a field's number must stand in its words in digits.

        Not so where it is taken over or inferred (of a rate only its base is), or where words
        without digits (全覆盖, 百家) are named as carrying it.
        """
        head = key.split(".")[0]
        inferred = claim.data.get("inferred", {})
        if head not in claim.data or (head in inferred and key != "rate.value"):
            return False
        return _printed_for(claim, key) is None or any(self._within(own))

    def _is_worded(self, own: list[tuple[int, int]], value: Decimal, key: str) -> bool:
        """Whether characters print a rate or the base of a change: 百分之五.  No ``printed`` names them."""
        if key not in ("rate.value", "baseline.value") or not self.registers.lexicon.get(
            "quantities"
        ):
            return False
        text, words = self.plan.reading.text, words_of(self.registers)
        return any(
            one.value == value and not NUMBER.search(one.printed)
            for start, end in own
            for one in read_quantities(text[start:end], words)
        )

    def use_period(self) -> None:
        """The years of the plan's period, wherever the text prints them as a range."""
        period = self.plan.data.get("period")
        if not period:
            return
        stated = (period["start"], period["end"])
        printed = stated in printed_periods(self.plan, self.registers)
        if printed and period["start"] == period["end"]:
            self._use_year_of_title(str(period["start"]))
        for match in re.finditer(self.registers.lexicon["period"], self.plan.reading.text):
            if not printed:
                self.unfitting.append(match.span())
            elif (int(match[1]), int(match[2])) == stated:
                self._use_range(match)

    def _use_range(self, match: re.Match[str]) -> None:
        for group, key in ((1, "period.start"), (2, "period.end")):
            for number in self.within(*match.span(group)):
                if not number.uses:
                    number.uses.append(Use(self.plan.id, key, True))

    def _use_year_of_title(self, year: str) -> None:
        """The one year of the plan, wherever the text prints its title."""
        text = self.registers.fold(self.plan.reading.text)
        for start, end in places_of(self.plan.data["title"], text, self.registers):
            for number in self.within(start, end):
                if number.printed == year and not number.uses:
                    number.uses.append(Use(self.plan.id, "period.start", True))

    def _join(self) -> None:
        """Numbers of the source that an emendation makes one number share their account."""
        first: dict[tuple[int, int], Number] = {}
        for number in self.numbers:
            if number.start < number.end:
                same = first.setdefault((number.start, number.end), number)
                number.uses, number.dismissals = same.uses, same.dismissals

    def dismiss(self, claim: Claim) -> None:
        for number in self.within(claim.start, claim.end):
            number.dismissals.append(claim)

    def settle(self) -> None:
        self._join()
        text, lexicon = self.plan.reading.text, self.registers.lexicon
        forms = [
            (form["form"], match.span())
            for form in lexicon["number_forms"]
            for match in re.finditer(form["pattern"], text)
        ]
        for number in self.numbers:
            if number.accounted_by:
                continue
            form = next(
                (name for name, (a, b) in forms if a <= number.start and number.end <= b), ""
            )
            if number.uses:
                number.accounted_by = "record"
            elif number.dismissals:
                number.accounted_by = "dismissal"
                number.reason = number.dismissals[0].data["reason"]
            elif form:
                number.accounted_by = form
            elif _is_numbering(self.plan, number):
                number.accounted_by = "numbering"
            elif LATIN.match(text[max(0, number.start - 1) : number.start]) or (
                LATIN.match(text, number.end) and not self.latin_unit.match(text, number.end)
            ):
                number.accounted_by = "latin"


def _latin_unit(registers: Registers) -> re.Pattern[str]:
    """A unit in Latin letters (8kW), by which a number is a quantity and no part of a name."""
    known = bool(registers.lexicon.get("quantities"))
    return re.compile(words_of(registers).latin if known else "(?!)")


def _multiplier(registers: Registers) -> re.Pattern[str]:
    """What multiplies the number before it; of 30-50万 both ends."""
    words = sorted(registers.lexicon["multipliers"], key=len, reverse=True)
    dashes = re.escape(registers.lexicon.get("quantities", {}).get("dashes", "")) or "-"
    second = rf"{BLANK}[{dashes}]{{1,2}}{BLANK}\d+(?:\.\d+)?{BLANK}"
    more = "|".join(map(re.escape, registers.lexicon.get("quantities", {}).get("more", [])))
    return re.compile(rf"{BLANK}(?:{second}|{more})?({'|'.join(map(re.escape, words)) or '(?!)'})")


def _printed_numbers(plan: Plan) -> Iterator[Number]:
    """The numbers of the source, each with the number of the reading it is part of."""
    reading = plan.reading
    spans = [plan.section_source_span(section) for section in plan.sections]
    read = {}
    for match in NUMBER.finditer(reading.text):
        for offset in range(*match.span()):
            read[offset] = match.span()
    for match in NUMBER.finditer(reading.source):
        start, end = match.span()
        removed = any(
            change.source_start <= start
            and end <= change.source_end
            and change.read != change.found
            for change in reading.changes
        )
        first, last = reading.reading_span(start, end)
        whole = read.get(first, (first, last))
        number = Number(match[0], start, end, *whole, _section_of(plan, spans, start))
        if removed:
            number.accounted_by, number.start, number.end = "emendation", first, first
        yield number


def _section_of(plan: Plan, spans: list[tuple[int, int]], offset: int) -> Section:
    """The section to which a character of the source belongs."""
    inside = (
        section for section, (a, b) in zip(plan.sections, spans, strict=True) if a <= offset < b
    )
    return next(inside, plan.sections[0])


def _restored_numbers(plan: Plan, printed: list[Number]) -> Iterator[Number]:
    """The numbers of the reading that no number of the source is part of."""
    known = {(number.start, number.end) for number in printed if number.start < number.end}
    for match in NUMBER.finditer(plan.reading.text):
        if match.span() not in known:
            span = plan.source_span(*match.span())
            yield Number(match[0], *span, *match.span(), plan.section_at(match.start()))


def _is_year(key: str) -> bool:
    return key.rpartition(".")[2] in ("year", "start", "end", "due")


def _is_numbering(plan: Plan, number: Number) -> bool:
    section = number.section
    if section.role == "row" and number.start == section.start:
        return re.match(r"\s*[|\t]", plan.reading.text[number.end :]) is not None
    if not section.number:
        return False
    start = section.start + plan.text(section).find(section.number)
    return start <= number.start and number.end <= start + len(section.number)


def _printed_for(claim: Claim, key: str) -> str | None:
    """The words that carry a field's number, where a person named them."""
    head, _, tail = key.partition(".")
    if head == "thresholds":
        printed: str = claim.fields["thresholds"][int(tail.split(".")[0])]["printed"]
        return printed
    if head in ("value", "to", "amount", "quota") and "printed" in claim.data:
        return str(claim.data["printed"])
    return None


def _numeric_fields(claim: Claim) -> Iterator[tuple[str, Decimal, str | None]]:
    """The numbers a claim states or takes over: field, value, unit."""
    fields = claim.fields
    unit = fields.get("unit")
    for key in ("value", "amount", "to"):
        if isinstance(fields.get(key), int | Decimal):
            yield key, Decimal(fields[key]), unit
    for head, key in (
        ("rate", "value"),
        ("quota", "value"),
        ("baseline", "value"),
        ("baseline", "year"),
    ):
        if key in fields.get(head, {}):
            yield f"{head}.{key}", Decimal(fields[head][key]), "percent" if head == "rate" else None
    for index, threshold in enumerate(fields.get("thresholds", [])):
        for key in ("value", "to"):
            if isinstance(threshold.get(key), int | Decimal):
                yield f"thresholds.{index}.{key}", Decimal(threshold[key]), threshold["unit"]
    if "due" in fields:
        yield "due", Decimal(fields["due"][:4]), None
    for key in ("year", "number"):
        if key in fields:
            yield key, Decimal(fields[key]), None
    for head in ("period", "years"):
        for key in ("start", "end"):
            if key in fields.get(head, {}):
                yield f"{head}.{key}", Decimal(fields[head][key]), None
