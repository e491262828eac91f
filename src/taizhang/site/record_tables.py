"""Tables of records of several plans: targets, offers of money, tasks."""

from collections.abc import Iterable
from typing import Any

from taizhang.plan import Claim, Plan, Section
from taizhang.promises.due import stated_year
from taizhang.site.across import year_anchor
from taizhang.site.cards import Cards
from taizhang.site.figures import Cell, Column, Figure, Row, number, quote, words
from taizhang.site.labels import word
from taizhang.site.mentions import Mentions
from taizhang.site.regions import region_label
from taizhang.site.said import Said, both


class RecordTables:
    """Makes tables of records in one language; each row leads to the words it rests on."""

    def __init__(self, mentions: Mentions, lang: str) -> None:
        self.mentions, self.registers, self.lang = mentions, mentions.registers, lang

    def word(self, key: str) -> str:
        return word(key, self.lang)

    def _columns(self, *keys: str) -> tuple[Column, ...]:
        return tuple(Column(key, Said(self.word(key)), key in ("year", "offers")) for key in keys)

    def targets(self, plans: Iterable[Plan]) -> Figure:
        """The targets of some plans by the year in which they are due, those without one last."""
        found = [
            (stated_year(claim.fields) or 0, plan, claim)
            for plan in plans
            for claim in plan.of_kind("targets")
            if "restates" not in claim.data
        ]
        found.sort(key=lambda one: (one[0] or 9999, one[1].id))
        rows: list[Row] = []
        seen: set[int] = set()
        for year, plan, claim in found:
            anchor = year_anchor(year) if year and year not in seen else ""
            seen.add(year)
            rows.append(self._target(year, plan, claim, anchor))
        keys = ("target", "year", "promise", "who-answers", "standing", "quote", "plan")
        columns = self._columns(*keys)
        return Figure("targets", self.word("targets-by-year"), columns, tuple(rows))

    def _target(self, year: int, plan: Plan, claim: Claim, anchor: str) -> Row:
        cards = self.mentions.cards(plan, self.lang)
        told = cards.wording.target(claim.fields) or claim.fields.get("reference", claim.quote)
        return self._row(
            cards,
            words(*cards.target_title(claim)),
            number(year) if year else words(self.word("no-year")),
            words(Said(told, "", cards.page, cards.anchors.record(claim))),
            words(*cards.answers.leading(claim)),
            words(cards.answers.standing(claim)),
            quote(cards.quote(claim)),
            words(cards.title()),
            anchor=anchor,
        )

    def offers(self, found: Iterable[tuple[Plan, Claim]], by: str) -> Figure:
        """Offers and commitments of money, told by ``region`` or by ``instrument``."""
        rows: list[Row] = []
        seen: set[str] = set()
        for plan, claim in found:
            code = plan.data["region"]
            anchor = f"at-{code}" if by == "region" and code not in seen else ""
            seen.add(code)
            rows.append(self._offer(plan, claim, by, anchor))
        keys = (by, "amount", "beneficiary", "terms", "who-answers", "standing", "quote", "plan")
        columns = self._columns(*keys)
        return Figure("offers", self.word("offers"), columns, tuple(rows))

    def _offer(self, plan: Plan, claim: Claim, by: str, anchor: str) -> Row:
        cards = self.mentions.cards(plan, self.lang)
        fields = claim.fields
        if by == "region":
            first = words(region_label(self.registers, plan.data["region"], self.lang))
        else:
            entry = self.registers.tables["instruments"][fields["instrument"]]
            first = words(*both(entry, "label", self.lang, f"instruments/{entry['id']}")[:1])
        money = cards.wording.money(fields) or self._rate(cards, fields) or self.word("no-amount")
        return self._row(
            cards,
            first,
            words(Said(money, "", cards.page, cards.anchors.record(claim))),
            words(*(cards.printed(fields[key]) for key in ("beneficiary",) if key in fields)),
            words(", ".join(cards.terms(fields))),
            words(*cards.answers.leading(claim)),
            words(cards.answers.standing(claim)),
            quote(cards.quote(claim)),
            words(cards.title()),
            anchor=anchor,
        )

    @staticmethod
    def _rate(cards: Cards, fields: dict[str, Any]) -> str:
        rate = fields.get("rate")
        return f"{cards.wording.quantity(rate['value'], 'percent')} · {rate['of']}" if rate else ""

    def tasks(self, found: Iterable[tuple[Plan, Section]]) -> Figure:
        """Tasks with those who lead them or answer for them."""
        columns = self._columns("region", "task", "who-leads", "plan")
        rows = tuple(self._task(plan, section) for plan, section in found)
        return Figure("tasks", self.word("tasks-of-plans"), columns, rows)

    def _task(self, plan: Plan, section: Section) -> Row:
        cards = self.mentions.cards(plan, self.lang)
        leading = {
            one.organisation["id"]: one.organisation
            for one in plan.responsibles
            if one.claim.section is section and one.named.role in ("lead", "responsible")
        }
        names = (
            both(entry, "name", self.lang, f"organisations/{key}")[0]
            for key, entry in leading.items()
        )
        return self._row(
            cards,
            words(region_label(self.registers, plan.data["region"], self.lang)),
            words(*cards.section(section)),
            words(*names),
            words(cards.title()),
        )

    def _row(self, cards: Cards, *cells: Cell, anchor: str = "") -> Row:
        return Row(cells, cards.plan.data["status"] == "draft", anchor)
