"""What the page of a promise shows: the same in Chinese and English, with its words between them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from taizhang.plan import Claim, Plan
from taizhang.promises import Promise
from taizhang.site.language.locale import Locale
from taizhang.site.language.text_run import SCRIPTS, TextRun
from taizhang.site.parts.card import Card
from taizhang.site.promise.citations import Cited, citations
from taizhang.site.records.anchors import promise_folder
from taizhang.site.records.mentions import Mentions

BREAK = re.compile("[。！？!?\n]")
AROUND = 90
"""So many characters at most are shown before and behind the words of a promise."""


@dataclass(frozen=True)
class PromiseSide:
    """A promise in one language."""

    locale: Locale
    card: Card
    states: tuple[str, ...]
    past: bool
    where: tuple[TextRun, ...]
    again: tuple[TextRun, ...]

    @property
    def told(self) -> str:
        """The promise in one line: what, how much, until when."""
        parts = (self.card.title[0].text, self.card.phrase, self.card.when)
        return self.locale.word("list-stop").join(part for part in parts if part)


@dataclass(frozen=True)
class PromiseView:
    """All that the template of a promise's page needs."""

    record: str
    address: str
    script: str
    before: str
    quote: str
    after: str
    sides: tuple[PromiseSide, ...]
    citations: Mapping[str, str]


def view_promise(
    plan: Plan,
    promise: Promise,
    told: Sequence[Mentions],
    package: Mapping[str, Any],
    site_url: str,
) -> PromiseView:
    """The view of a promise; ``told`` are the mentions in Chinese and in English."""
    claim, record = promise.claim, f"{plan.id}/{promise.claim.id}"
    sides = tuple(_side(plan, promise, mentions) for mentions in told)
    address = f"{site_url.rstrip('/')}/{promise_folder(plan.id, claim.id)}".lstrip("/")
    zh, en = (
        Cited(side.locale.text(plan.data, "title"), side.told, claim.quote, record, address)
        for side in sides
    )
    before, after = _around(plan.reading.text, claim)
    script = SCRIPTS[plan.data["source"]["script"]]
    return PromiseView(
        record, address, script, before, claim.quote, after, sides, citations(zh, en, package)
    )


def _side(plan: Plan, promise: Promise, mentions: Mentions) -> PromiseSide:
    cards, locale, claim = mentions.cards(plan), mentions.locale, promise.claim
    card, state = cards.promise(claim), cards.answers.standing(claim)
    past, reported = cards.answers.is_broken(claim), cards.answers.reported(claim)
    why = reported.get("because_zh" if locale.is_chinese else "because", "")
    unknown = locale.word("no-report-read") if past and not (reported or promise.is_offer) else ""
    badges = (badge for badge in card.badges if badge != state)
    states = tuple(one for one in (state, why, unknown, *badges) if one)
    where = (locale.region_label(plan.data["region"]), *card.source)
    again = tuple(cards.quote(one) for one in promise.restated_by)
    return PromiseSide(locale, card, states, past, where, again)


def _around(text: str, claim: Claim) -> tuple[str, str]:
    """The rest of the sentence in which a promise stands, before its words and behind them."""
    before = BREAK.split(text[: claim.start])[-1].lstrip()
    after = BREAK.split(text[claim.end :], maxsplit=1)[0].rstrip()
    cut_before, cut_after = len(before) > AROUND, len(after) > AROUND
    return (
        f"…{before[-AROUND:]}" if cut_before else before,
        f"{after[:AROUND]}…" if cut_after else after,
    )
