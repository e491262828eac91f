"""Which pages the plans have: a list of them, and a page for each with its history."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from taizhang.checking.result import PlanResult
from taizhang.plan import Plan
from taizhang.site.about.publication import Publication
from taizhang.site.language.locale import Locale
from taizhang.site.language.text_run import SCRIPTS, TextRun
from taizhang.site.parts.card import facts
from taizhang.site.parts.page import GeneratedPage
from taizhang.site.plan.facts import KINDS
from taizhang.site.plan.page import view_plan


def plan_pages(
    results: Iterable[PlanResult], publication: Publication, locale: Locale
) -> Iterator[GeneratedPage]:
    """The list of plans, and a page for each."""
    listed = partial(_plans, results, locale)
    yield GeneratedPage("plans/index", locale, "plans.html", locale.word("plans"), listed)
    for result in results:
        assert result.plan is not None
        title, told = locale.text(result.plan.data, "title"), partial(_plan, result, publication)
        key = f"plans/{result.id}"
        yield GeneratedPage(key, locale, "plan.html", title, partial(told, locale))


def _plans(results: Iterable[PlanResult], locale: Locale) -> dict[str, Any]:
    return {"plans": [plan_line(result, locale) for result in results]}


def plan_line(result: PlanResult, locale: Locale) -> dict[str, Any]:
    """A plan in a list, with its region, its years and how many records it has."""
    assert result.plan is not None
    data, word = result.plan.data, locale.word
    period = data.get("period")
    shown = facts(
        (word("region"), locale.region_name(data["region"])),
        (word("period"), f"{period['start']}–{period['end']}" if period else ""),
        (word("status"), locale.label("plan.status", data["status"])),
        (
            word("records"),
            (TextRun(f"{word(k)} {result.counts[k]}") for k in KINDS if result.counts[k]),
        ),
    )
    script = SCRIPTS[data["source"]["script"]]
    title = locale.name(data, "title", f"plans/{result.id}", script)
    return {"title": title, "facts": shown, "draft": data["status"] == "draft"}


def _plan(result: PlanResult, publication: Publication, locale: Locale) -> dict[str, Any]:
    assert result.plan is not None
    title = locale.text(result.plan.data, "title")
    views, feed = publication.changes(f"plans/{result.id}", title, locale, result.id)
    return {
        "view": view_plan(result, publication.metadata["version"], locale),
        "history": views,
        "withdrawn": withdrawn_ids(result.plan),
        "feed": feed,
    }


def withdrawn_ids(plan: Plan) -> list[dict[str, Any]]:
    """The tombstones of a plan, with the anchor of what took the place of each."""
    sections = {section.id for section in plan.sections}
    told = []
    for tombstone in plan.data.get("tombstones", []):
        now = tombstone.get("now", "")
        told.append({**tombstone, "now": now, "to": f"{'s' if now in sections else 'r'}-{now}"})
    return told
