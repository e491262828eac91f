"""Which pages the plans have: a list of them, and a page for each with its history."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from taizhang.checking.result import PlanResult
from taizhang.plan.kinds import COUNTED
from taizhang.promises import has_ended
from taizhang.released import Moved
from taizhang.site.about.publication import Publication
from taizhang.site.language.text_run import SCRIPTS, TextRun
from taizhang.site.parts.card import facts
from taizhang.site.parts.page import GeneratedPage
from taizhang.site.plan.head import plan_head
from taizhang.site.plan.page import PlanView
from taizhang.site.records.anchors import section_anchor
from taizhang.site.records.cards import Cards
from taizhang.site.records.mentions import Mentions
from taizhang.tables.addresses import Addresses, leading_on
from taizhang.tables.places import BODIES, RECORDS, plan_page


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
        told = partial(_plan, result, publication, mentions)
        yield GeneratedPage(plan_page(result.id), locale, "plan.html", title, told)
        yield from _parts(result, title, mentions)


def _parts(result: PlanResult, title: str, mentions: Mentions) -> Iterator[GeneratedPage]:
    """The pages below that of a plan; none for a part that the plan does not have."""
    locale, plan = mentions.locale, result.plan
    assert plan is not None
    for link in plan_head(mentions.own_cards(plan)).bar:
        if link.part:
            told = partial(_part, result, link.part, mentions)
            name = locale.word("title-of-part").format(part=link.name, title=title)
            template = f"plan_{link.part}.html"
            yield GeneratedPage(plan_page(plan.id, link.part), locale, template, name, told)


def _part(result: PlanResult, part: str, mentions: Mentions) -> dict[str, Any]:
    view = PlanView(result, mentions)
    return {"head": plan_head(view.cards, part), **view.part(part)}


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
    view = PlanView(result, mentions)
    views, feed = publication.changes(plan_page(result.id), title, locale, result.id)
    return {
        "head": plan_head(view.cards),
        **view.overview(publication.metadata["version"]),
        "history": views,
        "withdrawn": withdrawn_ids(view.cards, publication.moved),
        "feed": feed,
    }


def withdrawn_ids(cards: Cards, moved: Iterable[Moved]) -> list[dict[str, Any]]:
    """The tombstones of a plan and its former addresses, with where each leads."""
    plan, buried = cards.plan, [*cards.plan.data.get("tombstones", [])]
    for one in leading_on(moved, plan.id, Addresses(plan).all):
        reason = cards.locale.word("address-moved").format(version=one.version)
        buried.append({"was": one.was, "now": one.now, "reason": reason})
    pages = _pages(cards)
    told = []
    for tombstone in buried:
        now = tombstone.get("now", "")
        to = f"s-{now}" if f"s-{now}" in pages else f"r-{now}"
        page = pages.get(to, plan_page(plan.id, RECORDS))
        told.append({**tombstone, "now": now, "to": TextRun(now, "", page, to)})
    return told


def _pages(cards: Cards) -> dict[str, str]:
    """The page of each anchor of a plan; those left out stand with all else."""
    plan, anchors = cards.plan, cards.anchors
    bodies = {anchors.body(one): plan_page(plan.id, BODIES) for one in plan.responsibles}
    sections = {section_anchor(section): cards.text_page for section in plan.sections}
    return {**bodies, **sections, **{anchors.record(c): cards.page_of(c) for c in plan.claims}}
