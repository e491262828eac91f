"""Tables of records of several plans: targets, offers of money, tasks."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from taizhang.plan import Claim, Plan, Section
from taizhang.promises.due import stated_year
from taizhang.site.comparison.counts import year_anchor
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.figures import Cell, Column, Figure, Row, number, quote, words
from taizhang.site.records.cards import Cards
from taizhang.site.records.mentions import Mentions
from taizhang.site.records.roles import LEADING


class RecordTables:
    """Makes tables of records in one language; each row leads to the words it rests on."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions, self.registers, self.locale = mentions, mentions.registers, mentions.locale

    def _columns(self, *keys: str) -> tuple[Column, ...]:
        return tuple(
            Column(key, TextRun(self.locale.word(key)), key in ("year", "offers")) for key in keys
        )

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
        return Figure("targets", self.locale.word("targets-by-year"), columns, tuple(rows))

    def by_body(self, plans: Iterable[Plan]) -> Figure:
        """Every promise but money under who leads it, those who lead most first, then by date."""
        found = [
            (self.mentions.cards(plan), promise)
            for plan in plans
            for promise in self.mentions.promises[plan.id].all
            if promise.kind != "funding"
        ]
        led = [cards.answers.leading(promise.claim) for cards, promise in found]
        count = Counter(names[0].text for names in led)
        rows = sorted(
            zip(found, led, strict=True),
            key=lambda row: (
                -count[row[1][0].text],
                row[1][0].text,
                row[0][1].due.day or date.max,
            ),
        )
        columns = self._columns("who-answers", "promise", "how-much", "when", "standing", "quote")
        told = tuple(self._promise(cards, promise.claim) for (cards, promise), _ in rows)
        return Figure("promises", self.locale.word("promises-by-body"), columns, told)

    def _promise(self, cards: Cards, claim: Claim) -> Row:
        card = cards.promise(claim)
        return self._row(
            cards,
            words(*cards.answers.leading(claim)),
            words(card.title[0]),
            words(TextRun(card.phrase, "", cards.page_of(claim), card.anchor))
            if card.phrase
            else words(),
            words(card.when),
            words(cards.answers.standing(claim)),
            quote(card.quote),
        )

    def _target(self, year: int, plan: Plan, claim: Claim, anchor: str) -> Row:
        cards = self.mentions.cards(plan)
        told = cards.wording.target(claim.fields) or claim.fields.get("reference", claim.quote)
        return self._row(
            cards,
            words(*cards.target_title(claim)),
            number(year) if year else words(self.locale.word("no-year")),
            words(TextRun(told, "", cards.page_of(claim), cards.anchors.record(claim))),
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
        return Figure("offers", self.locale.word("offers"), columns, tuple(rows))

    def _offer(self, plan: Plan, claim: Claim, by: str, anchor: str) -> Row:
        cards = self.mentions.cards(plan)
        fields = claim.fields
        if by == "region":
            first = words(self.locale.region_label(plan.data["region"]))
        else:
            entry = self.registers.tables["instruments"][fields["instrument"]]
            first = words(*self.locale.name(entry, "label", f"instruments/{entry['id']}")[:1])
        money = (
            cards.wording.money(fields)
            or self._rate(cards, fields)
            or self.locale.word("no-amount")
        )
        return self._row(
            cards,
            first,
            words(TextRun(money, "", cards.page_of(claim), cards.anchors.record(claim))),
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
        return f"{cards.wording.percent(rate)} · {rate['of']}" if rate else ""

    def tasks(self, found: Iterable[tuple[Plan, Section]]) -> Figure:
        """Tasks with those who lead them or answer for them."""
        columns = self._columns("region", "task", "who-leads", "plan")
        rows = tuple(self._task(plan, section) for plan, section in found)
        return Figure("tasks", self.locale.word("tasks-of-plans"), columns, rows)

    def _task(self, plan: Plan, section: Section) -> Row:
        cards = self.mentions.cards(plan)
        leading = {
            one.organisation["id"]: one.organisation
            for one in plan.responsibles
            if one.claim.section is section and one.named.role in LEADING
        }
        names = (self.locale.organisation(entry)[0] for entry in leading.values())
        return self._row(
            cards,
            words(self.locale.region_label(plan.data["region"])),
            words(*cards.section(section)),
            words(*names),
            words(cards.title()),
        )

    def _row(self, cards: Cards, *cells: Cell, anchor: str = "") -> Row:
        return Row(cells, cards.plan.data["status"] == "draft", anchor)
