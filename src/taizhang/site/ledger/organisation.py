"""The page of an organisation: its ledger, with the same as CSV, Excel and calendar."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from taizhang.plan import Claim, Share
from taizhang.site.language.text_run import TextRun
from taizhang.site.ledger.calendar import CalendarEntry, calendar_file, has_day
from taizhang.site.ledger.dates import by_date
from taizhang.site.ledger.items import Item, items_of
from taizhang.site.parts.card import Card, Fact, facts
from taizhang.site.parts.figures import Figure
from taizhang.site.parts.sheet import write_csv, write_excel
from taizhang.site.records.mentions import Mentions

COLUMNS = (
    "kind",
    "role",
    "plan",
    "section",
    "item",
    "value",
    "time",
    "standing",
    "quote",
    "record",
)


@dataclass(frozen=True)
class LedgerBlock:
    """The tasks of one role: the anchor and the heading they stand under."""

    anchor: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class OrganisationView:
    """All that the template of an organisation's page needs."""

    title: TextRun
    title_other: TextRun | None
    facts: tuple[Fact, ...]
    issued: tuple[TextRun, ...]
    dates: Figure
    blocks: tuple[LedgerBlock, ...]
    region: str
    calendar: bool


class Ledger:
    """The ledger of an organisation in one language."""

    def __init__(self, key: str, mentions: Mentions) -> None:
        self.key, self.mentions, self.locale = key, mentions, mentions.locale
        self.entry = mentions.registers.tables["organisations"][key]

    @property
    def items(self) -> list[Item]:
        return items_of(self.key, self.mentions)

    def view(self) -> OrganisationView:
        """What the page shows."""
        entry, word, label = self.entry, self.locale.word, self.locale.label
        told = facts(
            (word("region"), self.locale.region_name(entry["region"])),
            (word("kind"), label("organisations.kind", entry.get("kind"))),
            (word("members"), label("organisations.members", entry.get("members"))),
            (word("function"), label("organisations.function", entry.get("function"))),
            (word("aliases"), (self.locale.named(name) for name in entry.get("aliases", []))),
        )
        issued = self.mentions.issued.get(self.key, [])
        return OrganisationView(
            self.locale.name(entry)[0],
            self.locale.other_name(entry),
            told,
            tuple(self.mentions.cards(plan).title() for plan in issued),
            by_date(((item, self.card(item)) for item in self.items), self.mentions),
            tuple(self._blocks()),
            entry["region"],
            any(map(has_day, self.days(self.items))),
        )

    def _blocks(self) -> Iterator[LedgerBlock]:
        """The tasks by role; promises stand in the table."""
        groups: dict[str, list[Card]] = {}
        for item in self.items:
            if item.kind == "tasks":
                groups.setdefault(item.role, []).append(self.card(item))
        for role, cards in groups.items():
            yield LedgerBlock(f"tasks-{role}", self.locale.label("role", role), tuple(cards))

    def card(self, item: Item) -> Card:
        """An item as a card; targets and money say in which role they are answered for."""
        cards = self.mentions.cards(item.plan)
        if isinstance(item.record, Share):
            card = self._share(item, item.record)
        elif item.kind == "tasks":
            section = item.record.section
            source = cards.where(section)[:1]
            card = Card("", cards.section(section), cards.quote(item.record), source=source)
        else:
            card = cards.promise(item.record)
            if item.role:
                card = replace(card, badges=(*card.badges, self.locale.label("role", item.role)))
        return replace(card, anchor="")

    def _share(self, item: Item, share: Share) -> Card:
        cards = self.mentions.cards(item.plan)
        target = _target(item)
        card = cards.target(target)
        quote = cards.printed(share.data["quote"], cards.anchors.words(share))
        told = cards.wording.quantity(share.data["value"], target.fields.get("unit", ""))
        badges = cards.answers.pressing(target)
        return Card("", card.title, quote, told, card.when, badges, source=card.source)

    # Files

    def files(self) -> Mapping[str, bytes]:
        """The ledger as CSV and Excel, and its days as a calendar, by the names of the files."""
        name = self.locale.name(self.entry, "name")[0].text
        columns = [self.locale.word(f"ledger-column-{key}") for key in COLUMNS]
        rows = [self._row(item) for item in self.items]
        return {
            "ledger.csv": write_csv(columns, rows),
            "ledger.xlsx": write_excel(name, columns, rows),
            **calendar_file(name, self.days(self.items)),
        }

    def days(self, items: Iterable[Item]) -> Iterator[CalendarEntry]:
        """The items that may have a day, with their words."""
        for item in items:
            if item.kind in ("targets", "shares", "measures", "duties"):
                yield day(item, self.card(item), self.mentions)

    def _row(self, item: Item) -> list[str]:
        card = self.card(item)
        cards = self.mentions.cards(item.plan)
        section = cards.section(_claim(item).section)
        return [
            self.locale.word(f"ledger-{item.kind}"),
            self.locale.label("role", item.role),
            cards.title().text,
            " ".join(run.text for run in section),
            "" if item.kind == "tasks" else card.title[0].text,
            card.phrase,
            card.when,
            "" if item.kind == "tasks" else cards.answers.standing(_claim(item)),
            card.quote.text,
            f"{item.plan.id}#{card.quote.anchor}",
        ]


def day(item: Item, card: Card, mentions: Mentions) -> CalendarEntry:
    """An item as an entry of a calendar."""
    locale = mentions.locale
    cards = mentions.cards(item.plan)
    claim = _claim(item)
    title = ": ".join(part for part in (card.title[0].text, card.phrase) if part)
    bodies = locale.word("list-stop").join(run.text for run in cards.answers.leading(claim))
    address = f"{card.quote.page}/#{card.quote.anchor}"
    said = (cards.title().text, f"「{card.quote.text}」")
    told = (*said, f"{locale.word('who-answers')}: {bodies}", address, locale.word("calendar-note"))
    due = mentions.promises[item.plan.id].under[claim.id].due
    description = "\n".join(told)
    anchor = card.quote.anchor
    return CalendarEntry(item.plan, anchor, due, claim.fields, title, description, bodies)


def _claim(item: Item) -> Claim:
    return _target(item) if isinstance(item.record, Share) else item.record


def _target(item: Item) -> Claim:
    """The target that a share is a share of."""
    assert isinstance(item.record, Share)
    shared = item.record.target
    return next(claim for claim in item.plan.of_kind("targets") if claim.id == shared)
