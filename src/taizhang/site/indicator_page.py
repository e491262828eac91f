"""The page of an indicator: what it means, who promises what by when, and what can be compared."""

from collections.abc import Iterator

from taizhang.plan import Claim, Plan
from taizhang.site.cards import Cards
from taizhang.site.comparison import Measured, compare
from taizhang.site.entry import EntryView
from taizhang.site.figures import Cell, Column, Figure, Row, number, quote, words
from taizhang.site.labels import value_label, word
from taizhang.site.mentions import Mentions
from taizhang.site.regions import region_label
from taizhang.site.said import Said, both, facts, other


def view_indicator(key: str, mentions: Mentions, lang: str) -> EntryView:
    """The view of an indicator in one language."""
    registers = mentions.registers
    entry = registers.tables["indicators"][key]
    suffix = "" if lang == "zh" else "_en"
    unit = registers.tables["units"].get(entry["unit"], {})
    told = facts(
        (word("measure", lang), value_label("indicators.measure", entry["measure"], lang)),
        (word("unit", lang), unit.get(f"label{suffix}", entry["unit"])),
        (word("direction", lang), value_label("indicators.direction", entry["direction"], lang)),
        (word("sdg", lang), entry.get("sdg", "")),
    )
    found = compare(mentions.targets.get(key, []), entry, registers.tables["units"])
    tables = _Tables(mentions, lang)
    compared = [tables.compared(n, group) for n, group in enumerate(found.groups, 1)]
    apart = [tables.apart(found.apart)] if found.apart else []
    alike = word("compared-alike" if compared else "nothing-to-compare", lang)
    return EntryView(
        index="indicators",
        title=both(entry, "label", lang)[0],
        title_other=other(entry, "label", lang),
        lead=entry[f"definition{suffix}"],
        notice=f"{entry.get(f'comparability{suffix}', '')} {alike}".strip()
        if apart or compared
        else "",
        facts=told,
        figures=(*compared, *apart),
        empty="no-targets",
    )


class _Tables:
    """Makes the tables of one indicator in one language."""

    def __init__(self, mentions: Mentions, lang: str) -> None:
        self.mentions, self.lang = mentions, lang

    def word(self, key: str) -> str:
        return word(key, self.lang)

    def columns(self, *named: tuple[str, str, bool]) -> tuple[Column, ...]:
        return tuple(Column(key, Said(title), is_number) for key, title, is_number in named)

    def compared(self, place: int, group: tuple[Measured, ...]) -> Figure:
        """Targets that are measured alike, side by side."""
        first = self.mentions.cards(group[0].plan, self.lang)
        unit = first.wording.unit(group[0].unit)
        how = "; ".join(_how(first, group[0].claim))
        return Figure(
            f"compared-{place}",
            " · ".join(part for part in (self.word("side-by-side"), how) if part),
            self.columns(
                ("region", self.word("region"), False),
                ("year", self.word("year"), True),
                ("bound", self.word("bound-of-value"), False),
                ("value", f"{self.word('value')} ({unit})", True),
                ("nature", self.word("nature"), False),
                ("who-answers", self.word("who-answers"), False),
                ("standing", self.word("standing"), False),
                ("quote", self.word("quote"), False),
                ("plan", self.word("plan"), False),
            ),
            tuple(map(self._compared_row, group)),
            "dots",
        )

    def _compared_row(self, one: Measured) -> Row:
        cards = self.mentions.cards(one.plan, self.lang)
        comparator = one.claim.fields.get("comparator", "eq")
        return self._row(
            cards,
            number(one.year),
            words("" if comparator == "eq" else value_label("comparator", comparator, self.lang)),
            number(one.value, cards.page, cards.anchors.record(one.claim)),
            words(", ".join(cards.bindings(one.claim.fields))),
            words(*cards.answers.leading(one.claim)),
            words(cards.answers.standing(one.claim)),
            quote(cards.quote(one.claim)),
        )

    def apart(self, targets: tuple[tuple[Plan, Claim], ...]) -> Figure:
        """Targets that nothing can stand beside, each with the way it is measured."""
        return Figure(
            "apart",
            self.word("targets-apart"),
            self.columns(
                ("region", self.word("region"), False),
                ("promise", self.word("promise"), False),
                ("when", self.word("year"), False),
                ("how", self.word("measured-how"), False),
                ("who-answers", self.word("who-answers"), False),
                ("standing", self.word("standing"), False),
                ("quote", self.word("quote"), False),
                ("plan", self.word("plan"), False),
            ),
            tuple(self._apart_row(plan, claim) for plan, claim in targets),
        )

    def _apart_row(self, plan: Plan, claim: Claim) -> Row:
        cards = self.mentions.cards(plan, self.lang)
        told = cards.wording.target(claim.fields) or claim.fields.get("reference", claim.quote)
        return self._row(
            cards,
            words(Said(told, "", cards.page, cards.anchors.record(claim))),
            words(cards.wording.when(claim.fields) or self.word("no-year")),
            words("; ".join((*_how(cards, claim), *cards.bindings(claim.fields)))),
            words(*cards.answers.leading(claim)),
            words(cards.answers.standing(claim)),
            quote(cards.quote(claim)),
        )

    def _row(self, cards: Cards, *cells: Cell) -> Row:
        data = cards.plan.data
        region = region_label(self.mentions.registers, data["region"], self.lang)
        return Row((words(region), *cells, words(cards.title())), data["status"] == "draft")


def _how(cards: Cards, claim: Claim) -> Iterator[str]:
    """What sets apart the way in which a target is measured."""
    fields = claim.fields
    change = fields.get("change")
    if change:
        yield cards.label("target.change.kind", change["kind"])
    if "scope" in fields:
        yield cards.word("only-within").format(scope=fields["scope"])
    for one in fields.get("thresholds", []):
        yield f"{one['of']} {one['printed']}"
    if fields.get("cumulative"):
        yield cards.word("cumulative")
    if "part_of" in fields:
        yield cards.word("a-part")
    if "reference" in fields:
        yield cards.word("only-a-reference")
