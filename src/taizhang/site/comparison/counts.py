"""Counts across plans: when targets are due, what is paid for, which function leads what."""

from collections import Counter
from collections.abc import Iterable, Iterator

from taizhang.plan import Plan, Section
from taizhang.promises.due import stated_year
from taizhang.site.comparison.lanes import lanes
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.figures import Column, Figure, Row, number, words
from taizhang.site.records.mentions import Mentions
from taizhang.site.records.roles import LEADING, ROLES


class PlanCounts:
    """Figures about some of the plans, in one language."""

    def __init__(self, mentions: Mentions, plans: Iterable[Plan]) -> None:
        self.mentions, self.registers, self.locale = mentions, mentions.registers, mentions.locale
        self.plans = list(plans)
        self.lanes = lanes(self.registers, (plan.data["region"] for plan in self.plans))

    def region(self, code: str) -> TextRun:
        return self.locale.region_label(code)

    def lane(self, plan: Plan) -> str:
        """The region under which a plan is told."""
        return self.lanes[plan.data["region"]]

    def timeline(self) -> Figure:
        """How many targets fall due in each year, region by region."""
        counted = Counter(
            (self.lane(plan), year)
            for plan in self.plans
            for claim in plan.of_kind("targets")
            if "restates" not in claim.data and (year := stated_year(claim.fields))
        )
        years = sorted({year for _, year in counted})
        codes = sorted({code for code, _ in counted})
        rows = [
            Row(
                (
                    words(self.region(code)),
                    *(
                        number(counted[code, y], f"regions/{code}", self._year(code, y))
                        for y in years
                    ),
                )
            )
            for code in codes
        ]
        columns = [Column(str(year), TextRun(str(year)), True) for year in years]
        return self._figure("timeline", "region", columns, rows, "bubbles")

    def _year(self, code: str, year: int) -> str:
        """Where the targets of a year stand on a region's page: nowhere on that of a province."""
        own = any(plan.data["region"] == code for plan in self.plans)
        return year_anchor(year) if own else ""

    def money(self) -> Figure:
        """How many offers and commitments of money each region makes, by instrument."""
        counted = Counter(
            (claim.fields["instrument"], self.lane(plan))
            for plan in self.plans
            for claim in plan.of_kind("funding")
        )
        return self._matrix("money", "instruments", "instrument", counted)

    def functions(self) -> Figure:
        """How often each function of government is named, by role."""
        counted = Counter(
            (one.organisation["function"], one.named.role)
            for plan in self.plans
            for one in plan.responsibles
        )
        held = Counter({key: sum(counted[key, role] for role in LEADING) for key, _ in counted})
        names = sorted(held, key=lambda key: (-held[key], key))
        rows = [
            Row((words(self.function(name)), *(number(counted[name, role]) for role in ROLES)))
            for name in names
        ]
        titles = [self.locale.label("role", role) for role in ROLES]
        columns = [
            Column(role, TextRun(title), True) for role, title in zip(ROLES, titles, strict=True)
        ]
        return self._figure("functions", "function", columns, rows, "bars")

    def leads(self) -> Figure:
        """How many tasks each function leads or answers for alone, region by region."""
        counted = Counter(
            (one.organisation["function"], self.lane(plan))
            for plan in self.plans
            for one in plan.responsibles
            if one.named.role in LEADING
        )
        return self._matrix("leads", "", "function", counted)

    def led(self) -> Figure:
        """What the tasks are about that a function leads or answers for alone."""
        themes: dict[str, Counter[str]] = {}
        for plan in self.plans:
            for function, section in _led_by(plan):
                found = section.data.get("themes", [])
                themes.setdefault(function, Counter()).update(found)
        totals = {name: counted.total() for name, counted in themes.items()}
        rows = [
            Row((words(self.function(name)), words(*self._themes(themes[name]))))
            for name in sorted(totals, key=lambda name: (-totals[name], name))
            if totals[name]
        ]
        columns = [Column("themes", TextRun(self.locale.word("themes")))]
        return self._figure("led", "function", columns, rows, "")

    def _themes(self, counted: Counter[str]) -> Iterator[TextRun]:
        for key in sorted(counted, key=lambda key: (-counted[key], key)):
            entry = self.registers.tables["themes"][key]
            label = self.locale.name(entry, "label", f"themes/{key}")[0]
            yield label._replace(text=f"{label.text} {counted[key]}")

    def function(self, key: str) -> TextRun:
        return TextRun(self.locale.label("organisations.function", key))

    def _matrix(
        self, key: str, register: str, column: str, counted: Counter[tuple[str, str]]
    ) -> Figure:
        """Counts with a row for each entry, the most frequent first, and a column for each region."""
        codes = sorted({code for _, code in counted})
        totals: Counter[str] = Counter()
        for (name, _), count in counted.items():
            totals[name] += count
        rows = []
        for name in sorted(totals, key=lambda name: (-totals[name], name)):
            page = f"{register}/{name}" if register else ""
            entry = self.registers.tables[register][name] if register else {}
            label = (
                self.locale.name(entry, "label", page)[:1] if register else (self.function(name),)
            )
            cells = (
                number(counted[name, code], page, f"at-{code}" if page else "") for code in codes
            )
            rows.append(Row((words(*label), *cells)))
        columns = [Column(code, self.region(code), True) for code in codes]
        return self._figure(key, column, columns, rows, "bubbles")

    def _figure(
        self, key: str, first: str, columns: list[Column], rows: list[Row], chart: str
    ) -> Figure:
        heading = Column(first, TextRun(self.locale.word(first)))
        title, note = self.locale.word(f"figure-{key}"), self.locale.word(f"figure-{key}-note")
        return Figure(key, title, (heading, *columns), tuple(rows), chart if rows else "", note)


def _led_by(plan: Plan) -> Iterable[tuple[str, Section]]:
    """The sections that a function leads or answers for alone, each once."""
    found = {
        (one.organisation["function"], one.claim.section.id): one.claim.section
        for one in plan.responsibles
        if one.named.role in LEADING
    }
    return ((function, section) for (function, _), section in found.items())


def year_anchor(year: int) -> str:
    """The anchor of a year in a table of targets."""
    return f"year-{year}"
