"""The home page: how much there is, the latest plans, and what can be compared."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from taizhang.checking.result import PlanResult
from taizhang.plan import Plan
from taizhang.site.comparison.pages import comparable_indicators
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import Card
from taizhang.site.parts.page import GeneratedPage
from taizhang.site.plan.pages import plan_line
from taizhang.site.records.mentions import Mentions
from taizhang.site.records.strip import answering, past_due

SHOWN = 8
"""How many plans and indicators the home page shows."""


def home_page(
    results: Sequence[PlanResult], mentions: Mentions, metadata: dict[str, Any]
) -> GeneratedPage:
    """The home page in one language."""
    told = partial(_home, results, mentions, metadata)
    locale = mentions.locale
    return GeneratedPage("index", locale, "home.html", locale.word("home"), told)


def _home(
    results: Sequence[PlanResult], mentions: Mentions, metadata: dict[str, Any]
) -> dict[str, Any]:
    own = {plan.data["region"] for plan in mentions.plans}
    latest = sorted(results, key=_written, reverse=True)[:SHOWN]
    return {
        "shown": _shown([result.plan for result in latest if result.plan], mentions),
        "places": [_place(code, mentions) for code in sorted(own)],
        "counts": _counts(results, mentions),
        "package": metadata,
        "plans": [plan_line(result, mentions) for result in latest],
        "compared": comparable_indicators(mentions)[:SHOWN],
    }


def _shown(plans: Sequence[Plan], mentions: Mentions) -> Card | None:
    """One real promise to begin with: the first of the latest plan that says how much, who and when."""
    for plan in plans:
        cards = mentions.cards(plan)
        for promise in mentions.promises[plan.id].all:
            card = cards.promise(promise.claim)
            named = any(one.role == "lead" for one in promise.answers)
            if promise.kind == "target" and named and card.phrase and card.when:
                where = mentions.locale.region_label(plan.data["region"])
                return replace(card, anchor="", facts=card.facts[:2], source=(where, *card.source))
    return None


def _place(code: str, mentions: Mentions) -> tuple[TextRun, int, int]:
    """A place with plans of its own: how many promises, and how many are past due."""
    plans = mentions.regions[code]
    found = [one for plan in plans for one in mentions.promises[plan.id].all]
    return mentions.locale.region_label(code), len(found), past_due(found, mentions.as_of)


def _counts(results: Sequence[PlanResult], mentions: Mentions) -> dict[str, int]:
    """How much there is, counted as on the pages of plans and places."""
    counts = [result.counts for result in results]
    found = [one for plan in mentions.plans for one in mentions.promises[plan.id].all]
    return {
        "count-plans": len(counts),
        "count-targets": sum(one.kind == "target" for one in found),
        "count-tasks": sum(count["responsibilities"] for count in counts),
        "count-organisations": len(answering(found)),
        "count-numbers": sum(count["numbers_accounted"] for count in counts),
    }


def _written(result: PlanResult) -> str:
    """The year or the day from which a plan holds."""
    assert result.plan is not None
    data = result.plan.data
    return str(data.get("written") or data.get("period", {}).get("start", ""))
