"""Offers of public money: what is offered to whom, by whom, and in which words."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from taizhang.plan import Claim, Plan
from taizhang.quantity.units import OWN_CURRENCY
from taizhang.site.language.text_run import TextRun
from taizhang.site.records.mentions import Mentions

MARKS = re.compile(r"[^\w\s.%]|_")
"""What is left out of the words by which rows are filtered, as in ``filter.js``."""

COLUMNS = ("for-whom", "how-much", "instrument", "payer", "since", "ask", "words", "region")


@dataclass(frozen=True)
class Offer:
    """A row: what is offered, and what it is filtered by."""

    region: TextRun
    region_code: str
    plan: TextRun
    beneficiary: TextRun | None
    condition: TextRun | None
    amount: str
    terms: tuple[str, ...]
    rate: tuple[TextRun, ...]
    instrument: tuple[TextRun, ...]
    instrument_code: str
    per: str
    yuan: Decimal | None
    payer: TextRun | None
    since: str
    ask: tuple[TextRun, ...]
    standing: str
    ended: bool
    quote: TextRun
    folded: str
    draft: bool


class Offers:
    """Tells offers of any plan in one language."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions, self.registers, self.locale = mentions, mentions.registers, mentions.locale

    def offer(self, plan: Plan, claim: Claim) -> Offer:
        cards, fields = self.mentions.cards(plan), claim.fields
        card = cards.funding(claim)

        def printed(key: str) -> TextRun | None:
            return cards.printed(fields[key]) if key in fields else None

        region = self.locale.region_name(plan.data["region"])
        rate = fields.get("rate")
        told = cards.wording.percent(rate) if rate else ""
        shown = (region.text, card.quote.text, cards.title().text, *(s.text for s in card.title))
        return Offer(
            region=region,
            region_code=plan.data["region"],
            plan=cards.title(),
            beneficiary=printed("beneficiary"),
            condition=printed("condition"),
            amount=card.phrase,
            terms=cards.terms(fields),
            rate=(cards.printed(rate["of"]), TextRun(told)) if rate else (),
            instrument=card.title,
            instrument_code=fields["instrument"],
            per=fields.get("per", ""),
            yuan=self._yuan(fields),
            payer=printed("payer"),
            since=card.when or self._since(plan),
            ask=cards.answers.leading(claim) if cards.promises.under[claim.id].via else (),
            standing=cards.answers.standing(claim),
            ended=cards.answers.has_ended(claim),
            quote=card.quote,
            folded=MARKS.sub("", self.registers.simplify(" ".join(shown)).lower()),
            draft=plan.data["status"] == "draft",
        )

    def _yuan(self, fields: dict[str, Any]) -> Decimal | None:
        """The most that is offered, in yuan; none where it is in another currency."""
        if "amount" not in fields:
            return None
        unit = self.registers.tables["units"][fields["unit"]]
        if unit.get("currency", OWN_CURRENCY) != OWN_CURRENCY:
            return None
        return Decimal(fields.get("to", fields["amount"])) * Decimal(unit["factor"])

    def _since(self, plan: Plan) -> str:
        """The years of the plan, or when it was written."""
        period, written = plan.data.get("period"), plan.data.get("written")
        if period:
            return self.locale.word("plan-years").format(**period)
        return self.locale.word("plan-written").format(date=written) if written else ""


def row(offer: Offer) -> list[str]:
    whom = " · ".join(run.text for run in (offer.beneficiary, offer.condition) if run)
    rate = " ".join(run.text for run in offer.rate)
    much = " · ".join(part for part in (offer.amount, rate, *offer.terms) if part)
    ask = ", ".join(run.text for run in offer.ask)
    payer = offer.payer.text if offer.payer else ""
    instrument = offer.instrument[0].text
    since = " · ".join(part for part in (offer.since, offer.standing) if part)
    return [whom, much, instrument, payer, since, ask, offer.quote.text, offer.region.text]
