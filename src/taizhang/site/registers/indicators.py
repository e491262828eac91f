"""The page of an indicator: what it means, who promises what by when, and what can be compared."""

from collections.abc import Iterator
from typing import Any

from taizhang.plan import Claim, Plan
from taizhang.site.comparison.comparability import Measured, compare
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import facts
from taizhang.site.parts.figures import Cell, Column, Figure, Row, number, quote, words
from taizhang.site.records.cards import Cards
from taizhang.site.records.mentions import Mentions
from taizhang.site.registers.entry import EntryView


def view_indicator(key: str, mentions: Mentions) -> EntryView:
    """The view of an indicator in one language."""
    locale = mentions.locale
    registers = mentions.registers
    entry = registers.tables["indicators"][key]
    unit = registers.tables["units"].get(entry["unit"], {})
    told = facts(
        (locale.word("measure"), locale.label("indicators.measure", entry["measure"])),
        (locale.word("unit"), unit.get(locale.key("label"), entry["unit"])),
        (locale.word("direction"), locale.label("indicators.direction", entry["direction"])),
        (locale.word("sdg"), entry.get("sdg", "")),
    )
    found = compare(mentions.targets.get(key, []), entry, registers.tables["units"])
    tables = _Tables(mentions)
    compared = [tables.compared(n, group) for n, group in enumerate(found.groups, 1)]
    apart = [tables.apart(found.apart)] if found.apart else []
    alike = locale.word("compared-alike" if compared else "nothing-to-compare")
    return EntryView(
        index="indicators",
        title=locale.name(entry, "label")[0],
        title_other=locale.other_name(entry, "label"),
        lead=locale.text(entry, "definition"),
        notice=f"{entry.get(locale.key('comparability'), '')} {alike}".strip()
        if apart or compared
        else "",
        facts=told,
        figures=(*compared, *apart),
        empty="no-targets",
    )


class _Tables:
    """Makes the tables of one indicator in one language."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions, self.locale = mentions, mentions.locale

    def columns(self, *named: tuple[str, str, bool]) -> tuple[Column, ...]:
        return tuple(Column(key, TextRun(title), is_number) for key, title, is_number in named)

    def _answered(self) -> tuple[tuple[str, str, bool], ...]:
        return tuple((key, self.locale.word(key), False) for key in ("who-answers", "standing"))

    def compared(self, place: int, group: tuple[Measured, ...]) -> Figure:
        """Targets that are measured alike, side by side."""
        first = self.mentions.cards(group[0].plan)
        unit = first.wording.unit(group[0].unit)
        how = "; ".join(_how(first, group[0].claim))
        return Figure(
            f"compared-{place}",
            " · ".join(part for part in (self.locale.word("side-by-side"), how) if part),
            self.columns(
                ("region", self.locale.word("region"), False),
                ("year", self.locale.word("year"), True),
                ("bound", self.locale.word("bound-of-value"), False),
                ("value", f"{self.locale.word('value')} ({unit})", True),
                ("nature", self.locale.word("nature"), False),
                *self._answered(),
                ("quote", self.locale.word("quote"), False),
                ("plan", self.locale.word("plan"), False),
            ),
            tuple(map(self._compared_row, group)),
            "dots",
        )

    def _compared_row(self, one: Measured) -> Row:
        cards = self.mentions.cards(one.plan)
        comparator = one.claim.fields.get("comparator", "eq")
        return self._row(
            cards,
            number(one.year),
            words("" if comparator == "eq" else self.locale.label("comparator", comparator)),
            number(one.value, cards.page_of(one.claim), cards.anchors.record(one.claim)),
            words(", ".join(cards.bindings(one.claim.fields))),
            words(*cards.answers.leading(one.claim)),
            words(cards.answers.standing(one.claim)),
            quote(cards.quote(one.claim)),
        )

    def apart(self, targets: tuple[tuple[Plan, Claim], ...]) -> Figure:
        """Targets that nothing can stand beside, each with the way it is measured."""
        return Figure(
            "apart",
            self.locale.word("targets-apart"),
            self.columns(
                ("region", self.locale.word("region"), False),
                ("promise", self.locale.word("promise"), False),
                ("when", self.locale.word("year"), False),
                ("how", self.locale.word("measured-how"), False),
                *self._answered(),
                ("quote", self.locale.word("quote"), False),
                ("plan", self.locale.word("plan"), False),
            ),
            tuple(self._apart_row(plan, claim) for plan, claim in targets),
        )

    def _apart_row(self, plan: Plan, claim: Claim) -> Row:
        cards = self.mentions.cards(plan)
        told = cards.wording.target(claim.fields) or claim.fields.get("reference", claim.quote)
        return self._row(
            cards,
            words(TextRun(told, "", cards.page_of(claim), cards.anchors.record(claim))),
            words(cards.wording.when(claim.fields) or self.locale.word("no-year")),
            words("; ".join((*_how(cards, claim), *cards.bindings(claim.fields)))),
            words(*cards.answers.leading(claim)),
            words(cards.answers.standing(claim)),
            quote(cards.quote(claim)),
        )

    def _row(self, cards: Cards, *cells: Cell) -> Row:
        data = cards.plan.data
        region = self.locale.region_label(data["region"])
        return Row((words(region), *cells, words(cards.title())), data["status"] == "draft")


def _how(cards: Cards, claim: Claim) -> Iterator[str]:
    """What sets apart the way in which a target is measured."""
    fields = claim.fields
    change = fields.get("change")
    if change:
        yield cards.locale.label("target.change.kind", change["kind"])
    if "scope" in fields:
        yield cards.locale.word("only-within").format(scope=fields["scope"])
    for one in fields.get("thresholds", []):
        yield f"{one['of']} {one['printed']}"
    if fields.get("cumulative"):
        yield cards.locale.word("cumulative")
    if "part_of" in fields:
        yield cards.locale.word("a-part")
    if "reference" in fields:
        yield cards.locale.word("only-a-reference")


def list_indicators(mentions: Mentions) -> dict[str, Any]:
    """All indicators with their definitions, and how many targets are on each."""
    locale = mentions.locale
    lines = [
        (
            locale.name(entry, "label", f"indicators/{key}"),
            locale.text(entry, "definition"),
            len(mentions.targets.get(key, [])),
        )
        for key, entry in mentions.registers.tables["indicators"].items()
    ]
    return {"indicators": lines}
