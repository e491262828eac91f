"""The page of an organisation: its ledger, with the same as CSV, Excel and calendar."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from taizhang.plan import Claim, Share
from taizhang.site.calendar import Entry, write_calendar
from taizhang.site.labels import value_label, word
from taizhang.site.ledger import Item, items_of
from taizhang.site.mentions import Mentions
from taizhang.site.regions import region_name
from taizhang.site.said import Card, Fact, Said, both, facts, named, other
from taizhang.site.sheet import write_csv, write_excel

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
class Block:
    """Items of one kind, tasks of one role: the anchor and the heading they stand under."""

    anchor: str
    kind: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class OrganisationView:
    """All that the template of an organisation's page needs."""

    title: Said
    title_other: Said | None
    facts: tuple[Fact, ...]
    issued: tuple[Said, ...]
    blocks: tuple[Block, ...]
    region: str


class Ledger:
    """The ledger of an organisation in one language."""

    def __init__(self, key: str, mentions: Mentions, lang: str) -> None:
        self.key, self.mentions, self.lang = key, mentions, lang
        self.entry = mentions.registers.tables["organisations"][key]

    @property
    def items(self) -> list[Item]:
        return items_of(self.key, self.mentions)

    def word(self, key: str) -> str:
        return word(key, self.lang)

    def label(self, enum: str, value: str | None) -> str:
        return value_label(enum, value, self.lang) if value else ""

    def view(self) -> OrganisationView:
        """What the page shows."""
        entry, registers = self.entry, self.mentions.registers
        told = facts(
            (self.word("region"), region_name(registers, entry["region"], self.lang)),
            (self.word("kind"), self.label("organisations.kind", entry.get("kind"))),
            (self.word("members"), self.label("organisations.members", entry.get("members"))),
            (self.word("function"), self.label("organisations.function", entry.get("function"))),
            (self.word("aliases"), (named(name, self.lang) for name in entry.get("aliases", []))),
        )
        issued = self.mentions.issued.get(self.key, [])
        return OrganisationView(
            both(entry, "name", self.lang)[0],
            other(entry, "name", self.lang),
            told,
            tuple(self.mentions.cards(plan, self.lang).title() for plan in issued),
            tuple(self._blocks()),
            entry["region"],
        )

    def _blocks(self) -> Iterator[Block]:
        groups: dict[tuple[str, str], list[Card]] = {}
        for item in self.items:
            role = item.role if item.kind == "tasks" else ""
            groups.setdefault((item.kind, role), []).append(self.card(item))
        for (kind, role), cards in groups.items():
            title = self.label("role", role) if role else self.word(f"ledger-{kind}")
            yield Block(f"{kind}-{role}" if role else kind, kind, title, tuple(cards))

    def card(self, item: Item) -> Card:
        """An item as a card; targets and money say in which role they are answered for."""
        cards = self.mentions.cards(item.plan, self.lang)
        if isinstance(item.record, Share):
            card = self._share(item, item.record)
        elif item.kind == "tasks":
            section = item.record.section
            source = cards.where(section)[:1]
            card = Card("", cards.section(section), cards.quote(item.record), source=source)
        else:
            make = {"targets": cards.target, "funding": cards.funding, "duties": cards.duty}
            card = make[item.kind](item.record)
            if item.role:
                card = replace(card, badges=(*card.badges, self.label("role", item.role)))
        return replace(card, anchor="")

    def _share(self, item: Item, share: Share) -> Card:
        cards = self.mentions.cards(item.plan, self.lang)
        target = _target(item)
        card = cards.target(target)
        quote = cards.printed(share.data["quote"], cards.anchors.words(share))
        told = cards.wording.quantity(share.data["value"], target.fields.get("unit", ""))
        badges = cards.answers.pressing(target)
        return Card("", card.title, quote, told, card.when, badges, source=card.source)

    # Files

    def files(self) -> Mapping[str, bytes]:
        """The ledger as CSV and Excel, and its days as a calendar, by the names of the files."""
        name = both(self.entry, "name", self.lang)[0].text
        columns = [self.word(f"ledger-column-{key}") for key in COLUMNS]
        rows = [self._row(item) for item in self.items]
        return {
            "ledger.csv": write_csv(columns, rows),
            "ledger.xlsx": write_excel(name, columns, rows),
            "calendar.ics": write_calendar(name, self.days(self.items)),
        }

    def days(self, items: Iterable[Item]) -> Iterator[Entry]:
        """The items that may have a day, with their words."""
        for item in items:
            if item.kind in ("targets", "shares", "duties"):
                yield day(item, self.card(item), self.mentions, self.lang)

    def _row(self, item: Item) -> list[str]:
        card = self.card(item)
        cards = self.mentions.cards(item.plan, self.lang)
        section = cards.section(_claim(item).section)
        return [
            self.word(f"ledger-{item.kind}"),
            self.label("role", item.role),
            cards.title().text,
            " ".join(said.text for said in section),
            "" if item.kind == "tasks" else card.title[0].text,
            card.phrase,
            card.when,
            "" if item.kind == "tasks" else cards.answers.standing(_claim(item)),
            card.quote.text,
            f"{item.plan.id}#{card.quote.anchor}",
        ]


def day(item: Item, card: Card, mentions: Mentions, lang: str) -> Entry:
    """An item as an entry of a calendar."""
    cards = mentions.cards(item.plan, lang)
    claim = _claim(item)
    title = ": ".join(part for part in (card.title[0].text, card.phrase) if part)
    told = (cards.title().text, f"「{card.quote.text}」", word("calendar-note", lang))
    due = mentions.promises[item.plan.id].under[claim.id].due
    return Entry(item.plan, card.quote.anchor, due, claim.fields, title, "\n".join(told))


def _claim(item: Item) -> Claim:
    return _target(item) if isinstance(item.record, Share) else item.record


def _target(item: Item) -> Claim:
    """The target that a share is a share of."""
    assert isinstance(item.record, Share)
    shared = item.record.target
    return next(claim for claim in item.plan.of_kind("targets") if claim.id == shared)
