"""The support finder: every offer of public money as a row that can be filtered."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from taizhang.plan import Claim, Plan
from taizhang.registers import NATION
from taizhang.site.labels import value_label, word
from taizhang.site.mentions import Mentions
from taizhang.site.page import GeneratedPage, view_page
from taizhang.site.regions import region_name
from taizhang.site.said import Said
from taizhang.site.sheet import write_csv

LIMIT = 1000
"""The most rows that a page holds; where there are more, it leads to the regions below."""

MARKS = re.compile(r"[^\w\s.%]|_")
"""What is left out of the words by which rows are filtered, as in ``filter.js``."""

COLUMNS = ("for-whom", "how-much", "instrument", "payer", "since", "ask", "words", "region")


@dataclass(frozen=True)
class Offer:
    """A row: what is offered, and what it is filtered by."""

    region: Said
    region_code: str
    plan: Said
    beneficiary: Said | None
    condition: Said | None
    amount: str
    terms: tuple[str, ...]
    rate: tuple[Said, ...]
    instrument: tuple[Said, ...]
    instrument_code: str
    per: str
    yuan: Decimal | None
    payer: Said | None
    since: str
    ask: tuple[Said, ...]
    standing: str
    quote: Said
    folded: str
    draft: bool


@dataclass(frozen=True)
class SupportView:
    """All that the template of the support finder needs; ``offers`` is empty past the limit."""

    region: Said | None
    offers: tuple[Offer, ...]
    count: int
    below: tuple[tuple[Said, int], ...]
    above: tuple[Said, ...]
    cities: tuple[tuple[str, str], ...]
    instruments: tuple[tuple[str, str], ...]
    per: tuple[tuple[str, str], ...]


class Support:
    """The offers of all plans in one language."""

    def __init__(self, mentions: Mentions, lang: str) -> None:
        self.mentions, self.registers, self.lang = mentions, mentions.registers, lang
        self.by_region: dict[str, list[tuple[Plan, Claim]]] = {NATION: []}
        for plan in mentions.plans:
            code = plan.data["region"]
            claims = [(plan, claim) for claim in plan.of_kind("funding")]
            for region in (code, *self.registers.regions_above(code)) if claims else ():
                self.by_region.setdefault(region, []).extend(claims)

    def regions(self) -> Iterator[str]:
        """The regions that have offers, the nation among them."""
        yield from sorted(self.by_region)

    def view(self, code: str) -> SupportView:
        """The offers of a region and of all that lie in it."""
        claims = self.by_region[code]
        offers = tuple(self._offers(code))
        above = self.registers.regions_above(code) if code != NATION else []
        return SupportView(
            None if code == NATION else region_name(self.registers, code, self.lang),
            offers,
            len(claims),
            tuple((self._region(below), len(self.by_region[below])) for below in self._below(code)),
            tuple(self._region(up) for up in above if up in self.by_region),
            _options((one.region_code, one.region.text) for one in offers),
            _options((one.instrument_code, one.instrument[0].text) for one in offers),
            _options((one.per, self._label("funding.per", one.per)) for one in offers if one.per),
        )

    def _below(self, code: str) -> Iterator[str]:
        for region in self.regions():
            if region != NATION and self.registers.regions_above(region)[0] == code:
                yield region

    def _region(self, code: str) -> Said:
        if code == NATION:
            return Said(word("all-regions", self.lang), page=support_page(code))
        return region_name(self.registers, code, self.lang)._replace(page=support_page(code))

    def _label(self, enum: str, value: str) -> str:
        return value_label(enum, value, self.lang)

    def _offers(self, code: str) -> Iterator[Offer]:
        claims = self.by_region[code]
        if len(claims) <= LIMIT:
            rows = [self._offer(plan, claim) for plan, claim in claims]
            yield from sorted(rows, key=lambda row: (row.yuan is None, -(row.yuan or 0)))

    def _offer(self, plan: Plan, claim: Claim) -> Offer:
        cards, fields = self.mentions.cards(plan, self.lang), claim.fields
        card = cards.funding(claim)

        def printed(key: str) -> Said | None:
            return cards.printed(fields[key]) if key in fields else None

        region = region_name(self.registers, plan.data["region"], self.lang)
        rate = fields.get("rate")
        told = cards.wording.quantity(rate["value"], "percent") if rate else ""
        shown = (region.text, card.quote.text, cards.title().text, *(s.text for s in card.title))
        return Offer(
            region=region,
            region_code=plan.data["region"],
            plan=cards.title(),
            beneficiary=printed("beneficiary"),
            condition=printed("condition"),
            amount=card.phrase,
            terms=cards.terms(fields),
            rate=(cards.printed(rate["of"]), Said(told)) if rate else (),
            instrument=card.title,
            instrument_code=fields["instrument"],
            per=fields.get("per", ""),
            yuan=self._yuan(fields),
            payer=printed("payer"),
            since=card.when or self._since(plan),
            ask=cards.answers.leading(claim)
            if self.mentions.promises[plan.id].under[claim.id].via
            else (),
            standing=cards.answers.standing(claim),
            quote=card.quote,
            folded=MARKS.sub("", self.registers.simplify(" ".join(shown)).lower()),
            draft=plan.data["status"] == "draft",
        )

    def _yuan(self, fields: dict[str, Any]) -> Decimal | None:
        """The most that is offered, in yuan."""
        if "amount" not in fields:
            return None
        factor = self.registers.tables["units"][fields["unit"]]["factor"]
        return Decimal(fields.get("to", fields["amount"])) * Decimal(factor)

    def _since(self, plan: Plan) -> str:
        """The years of the plan, or when it was written."""
        period, written = plan.data.get("period"), plan.data.get("written")
        if period:
            return word("plan-years", self.lang).format(**period)
        return word("plan-written", self.lang).format(date=written) if written else ""

    def files(self, code: str) -> Mapping[str, bytes]:
        """The rows of a region's page as CSV."""
        columns = [word(f"support-{key}", self.lang) for key in COLUMNS]
        return {"support.csv": write_csv(columns, [_row(offer) for offer in self._offers(code)])}


def _row(offer: Offer) -> list[str]:
    whom = " · ".join(said.text for said in (offer.beneficiary, offer.condition) if said)
    rate = " ".join(said.text for said in offer.rate)
    much = " · ".join(part for part in (offer.amount, rate, *offer.terms) if part)
    ask = ", ".join(said.text for said in offer.ask)
    payer = offer.payer.text if offer.payer else ""
    instrument = offer.instrument[0].text
    since = " · ".join(part for part in (offer.since, offer.standing) if part)
    return [whom, much, instrument, payer, since, ask, offer.quote.text, offer.region.text]


def _options(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The choices of a filter, each once."""
    return tuple(sorted(set(pairs)))


def support_page(code: str) -> str:
    """The key of a region's support finder; the nation's is the index."""
    return "support/index" if code == NATION else f"support/{code}"


def support_pages(mentions: Mentions, lang: str) -> Iterator[GeneratedPage]:
    """The support finder of the nation and of every region with offers."""
    support, title = Support(mentions, lang), word("support", lang)
    for code in support.regions():
        view, files = partial(support.view, code), partial(support.files, code)
        yield view_page(support_page(code), lang, "support.html", title, view, files)
