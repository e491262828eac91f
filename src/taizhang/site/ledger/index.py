"""The ways into the ledger: every region, every function, and the organisations of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from taizhang.plan import Claim, Plan
from taizhang.site.language.text_run import TextRun
from taizhang.site.ledger.calendar import CalendarEntry, calendar_file, has_day
from taizhang.site.ledger.items import Item, items_of
from taizhang.site.ledger.network import network
from taizhang.site.ledger.organisation import day
from taizhang.site.parts.card import Card
from taizhang.site.records.cards import Cards
from taizhang.site.records.mentions import Mentions
from taizhang.site.records.roles import LEADING

T = TypeVar("T")


@dataclass(frozen=True)
class Counts:
    """How many tasks an organisation leads (or answers for alone) and supports, and the rest."""

    led: int
    supported: int
    rest: int

    @property
    def all(self) -> int:
        return self.led + self.supported + self.rest


@dataclass(frozen=True)
class OrganisationLine:
    """An organisation in a list."""

    name: tuple[TextRun, ...]
    beside: TextRun
    counts: Counts


@dataclass(frozen=True)
class Way:
    """A region or a function: where its organisations are listed, and how many there are."""

    name: TextRun
    organisations: int
    named: int


class LedgerIndex:
    """Lists of organisations in one language."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions, self.locale = mentions, mentions.locale
        self.organisations = mentions.registers.tables["organisations"]
        self.plans = _grouped((plan.data["region"], plan) for plan in mentions.plans)
        self.by = {
            field: _grouped((entry[field], key) for key, entry in self.organisations.items())
            for field in ("region", "function")
        }

    def view(self) -> dict[str, Any]:
        """Every region and every function that has organisations."""
        return {"regions": tuple(self._ways("region")), "functions": tuple(self._ways("function"))}

    def _ways(self, field: str) -> Iterator[Way]:
        for value, keys in sorted(self.by[field].items()):
            name = self.region(value) if field == "region" else self.function(value)
            yield Way(name, len(keys), sum(1 for k in keys if self.mentions.of_organisation(k)))

    def region(self, code: str) -> TextRun:
        """A region, leading to its organisations."""
        return self.locale.region_name(code)._replace(page=region_page(code))

    def function(self, name: str) -> TextRun:
        """A function of government, leading to the organisations that have it."""
        label = self.locale.label("organisations.function", name)
        return TextRun(label, page=function_page(name))

    # Lists

    def of_region(self, code: str) -> dict[str, Any]:
        """The organisations of a region, its plans' networks of responsibility and their duties."""
        networks = (network(self._cards(plan)) for plan in self.plans.get(code, []))
        return {
            "region": self.region(code),
            "lines": self._lines("region", code),
            "networks": tuple(found for found in networks if found),
            "duties": self._duties(code),
            "calendar": any(map(has_day, self._days(code))),
            "plans": tuple(self._cards(plan).title() for plan in self.plans.get(code, [])),
        }

    def of_function(self, name: str) -> dict[str, Any]:
        """The organisations of all regions that have a function."""
        return {"function": self.function(name), "lines": self._lines("function", name)}

    def _lines(self, field: str, value: str) -> tuple[OrganisationLine, ...]:
        lines = []
        for key in self.by[field].get(value, []):
            entry = self.organisations[key]
            by_region = field == "region"
            beside = self.function(entry["function"]) if by_region else self.region(entry["region"])
            name = self.locale.organisation(entry)
            lines.append(OrganisationLine(name, beside, self._counts(key)))
        return tuple(sorted(lines, key=lambda line: (-line.counts.all, -line.counts.led)))

    def _counts(self, key: str) -> Counts:
        items = items_of(key, self.mentions)
        tasks = Counter(item.role for item in items if item.kind == "tasks")
        led = sum(tasks.pop(role, 0) for role in LEADING)
        supported = tasks.pop("support", 0)
        others = sum(item.kind in ("shares", "duties") for item in items)
        return Counts(led, supported, tasks.total() + others)

    def _cards(self, plan: Plan) -> Cards:
        return self.mentions.cards(plan)

    def _duties(self, code: str) -> tuple[Card, ...]:
        """The duties of a region's plans, those with a rhythm first."""
        found = [item for item in self._items(code) if item.kind == "duties"]
        found.sort(key=lambda item: "every" not in item.record.data)
        return tuple(map(self._card, found))

    def _items(self, code: str) -> Iterator[Item]:
        """What the plans of a region bind themselves to, whoever answers for it."""
        for plan in self.plans.get(code, []):
            for promise in self.mentions.promises[plan.id].all:
                if promise.kind != "funding":
                    yield Item(promise.claim.kind, plan, promise.claim, promise=promise)

    def _card(self, item: Item) -> Card:
        cards = self._cards(item.plan)
        assert isinstance(item.record, Claim)
        return replace(cards.promise(item.record), anchor="")

    def calendar(self, code: str) -> Mapping[str, bytes]:
        """The days of a region's plans as a file."""
        name = self.locale.word("region-ledger-title").format(region=self.region(code).text)
        return calendar_file(name, self._days(code))

    def _days(self, code: str) -> Iterator[CalendarEntry]:
        return (day(item, self._card(item), self.mentions) for item in self._items(code))


def region_page(code: str) -> str:
    """The key of the page that lists a region's organisations."""
    return f"organisations/in/{code}"


def function_page(name: str) -> str:
    """The key of the page that lists the organisations of a function."""
    return f"organisations/for/{name}"


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
