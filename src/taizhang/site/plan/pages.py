"""Which pages the plans have: a list of them, and a page for each with its history."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from taizhang.checking.result import PlanResult
from taizhang.plan import Plan
from taizhang.plan.kinds import COUNTED
from taizhang.promises import has_ended
from taizhang.released import Moved
from taizhang.site.about.publication import Publication
from taizhang.site.language.locale import Locale
from taizhang.site.language.text_run import SCRIPTS, TextRun
from taizhang.site.parts.card import facts
from taizhang.site.parts.page import GeneratedPage
from taizhang.site.plan.page import view_plan
from taizhang.site.records.mentions import Mentions
from taizhang.tables.addresses import Addresses, leading_on


def plan_pages(
    results: Iterable[PlanResult], publication: Publication, mentions: Mentions
) -> Iterator[GeneratedPage]:
    """The list of plans, and a page for each."""
    locale = mentions.locale
    listed = partial(_plans, results, mentions)
    yield GeneratedPage("plans/index", locale, "plans.html", locale.word("plans"), listed)
    for result in results:
        assert result.plan is not None
        title = locale.text(result.plan.data, "title")
        key = f"plans/{result.id}"
        told = partial(_plan, result, publication, mentions)
        yield GeneratedPage(key, locale, "plan.html", title, told)


def _plans(results: Iterable[PlanResult], mentions: Mentions) -> dict[str, Any]:
    return {"plans": [plan_line(result, mentions) for result in results]}


def plan_line(result: PlanResult, mentions: Mentions) -> dict[str, Any]:
    """A plan in a list, with its region, its years and how many records it has."""
    assert result.plan is not None
    locale = mentions.locale
    data, word = result.plan.data, locale.word
    period = data.get("period")
    shown = facts(
        (word("region"), locale.region_name(data["region"])),
        (word("period"), f"{period['start']}–{period['end']}" if period else ""),
        (word("status"), locale.label("plan.status", data["status"])),
        (
            word("records"),
            (TextRun(f"{word(k)} {result.counts[k]}") for k in COUNTED if result.counts[k]),
        ),
    )
    script = SCRIPTS[data["source"]["script"]]
    title = locale.name(data, "title", f"plans/{result.id}", script)
    ended = has_ended(result.plan, mentions.as_of)
    return {"title": title, "facts": shown, "draft": data["status"] == "draft", "ended": ended}


def _plan(result: PlanResult, publication: Publication, mentions: Mentions) -> dict[str, Any]:
    assert result.plan is not None
    locale = mentions.locale
    title = locale.text(result.plan.data, "title")
    views, feed = publication.changes(f"plans/{result.id}", title, locale, result.id)
    return {
        "view": view_plan(result, publication.metadata["version"], mentions),
        "history": views,
        "withdrawn": withdrawn_ids(result.plan, publication.moved, locale),
        "feed": feed,
    }


def withdrawn_ids(plan: Plan, moved: Iterable[Moved], locale: Locale) -> list[dict[str, Any]]:
    """The tombstones of a plan and its former addresses, with the anchor of what each leads to."""
    sections = {section.id for section in plan.sections}
    buried = [*plan.data.get("tombstones", [])]
    for one in leading_on(moved, plan.id, Addresses(plan).all):
        reason = locale.word("address-moved").format(version=one.version)
        buried.append({"was": one.was, "now": one.now, "reason": reason})
    told = []
    for tombstone in buried:
        now = tombstone.get("now", "")
        told.append({**tombstone, "now": now, "to": f"{'s' if now in sections else 'r'}-{now}"})
    return told
