"""Who answers and whether it is past due, on every card and row; ended plans and offers; where old addresses lead."""

import csv
import io
from typing import Any

import pytest
from fictional_plans import PROJECT
from fictional_plans import promises as read_fiction

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import find_corpus
from taizhang.promises import Promise, Promises, calendar, read_promises
from taizhang.promises.due import is_over
from taizhang.released import Moved
from taizhang.site.language.labels import value_label, word
from taizhang.site.language.locale import Locale
from taizhang.site.plan.pages import withdrawn_ids
from taizhang.site.records.cards import Cards

AS_OF = "2026-11-27"
PLANS = ["guangzhou-2022-chains", "jiangmen-2022-tech-lead", "jieyang-2024-innovation"]


@pytest.fixture(scope="module")
def read(real_site: Any) -> dict[str, Promises]:
    corpus = find_corpus(real_site.root)
    plans = [result.plan for result in check_corpus(corpus).results]
    return {plan.id: read_promises(plan, corpus.registers) for plan in plans if plan}


def cards(site: Any, plan: str, promises: Promises) -> dict[str, Any]:
    """The card of each promise, with what says it again inside."""
    html = site.plan(f"plans/{plan}/")
    found = {one.attributes.get("id", ""): one for one in html.all("article", class_="tz-card")}
    return {one.claim.id: found[f"r-{one.claim.id}"] for one in promises.all}


def pressing(promise: Promise) -> str:
    """What a card must say aloud of a date."""
    if promise.is_offer:
        return word("offer-ended", "zh") if is_over(promise.open_until, AS_OF) else ""
    says = calendar(promise.due, AS_OF)
    return value_label("calendar", says, "zh") if says not in ("none", "not-due") else ""


@pytest.mark.corpus
@pytest.mark.slow
def test_every_card_names_who_answers_and_says_what_is_past_due(
    real_site: Any, read: dict[str, Promises]
) -> None:
    past = 0
    for plan, promises in read.items():
        found = cards(real_site, plan, promises)
        for promise in promises.all:
            record = promise.claim.id
            card = found[record]
            assert all(one.quote in card.text for one in promise.restated_by), record
            for one in promise.answers:
                assert one.organisation["name"] in card.text, record
            nobody = word("nobody-named", "zh") in card.text
            assert nobody == (not promise.answers), record
            badges = [
                word("offer-ended", "zh"),
                *(
                    value_label("calendar", one, "zh")
                    for one in ("past-due", "period-over", "due-soon")
                ),
            ]
            shown = [badge for badge in badges if badge in card.text]
            assert shown == ([pressing(promise)] if pressing(promise) else []), record
            past += "期限已过" in shown
    assert past > 40


@pytest.mark.corpus
@pytest.mark.slow
def test_every_row_names_who_answers_and_how_its_date_stands(
    real_site: Any, read: dict[str, Promises]
) -> None:
    for code in ("440100", "440700", "445200", "430682", "370900"):
        for name in ("targets", "offers"):
            path = real_site.folder / f"regions/{code}/{name}.csv"
            rows = csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))
            told = {(row["谁负责"], row["状态"]) for row in rows}
            assert told and all(who and when for who, when in told)
    offers = real_site.pages["support/index.html"].all("tr", within="tz-offers")[1:]
    over = ["已截止" in one.text for one in offers]
    assert sum(over) > 10
    assert over == sorted(over), "what is open stands first"


@pytest.mark.corpus
@pytest.mark.slow
def test_ended_plans_say_so_and_others_their_latest_date(real_site: Any) -> None:
    notices = {
        plan: [
            one.text for one in real_site.pages[f"plans/{plan}/index.html"].all(class_="tz-ended")
        ]
        for plan in (*PLANS, "linxiang-2024-innovation", "taian-2024-industry")
    }
    for plan, year in zip(PLANS[:2], (2025, 2024), strict=True):
        assert f"管到 {year} 年，到 {AS_OF} 规划期已满" in notices[plan][0]
    assert notices[PLANS[2]] == []
    assert "最晚期限是 2024" in notices["linxiang-2024-innovation"][0]
    assert "最晚期限是 2026" in notices["taian-2024-industry"][0]
    listed = real_site.pages["plans/index.html"].all("article", class_="tz-card")
    assert sum("规划期已满" in one.text for one in listed) == 2


def test_a_former_address_leads_to_the_present_one_or_to_its_section() -> None:
    promises = read_fiction(
        "一、任务。建设甲平台。\n",
        """
        - id: task
          role: task
          heading: 一、任务。
          entities: [{quote: 建设甲平台, name: 甲平台, kind: platform}]
        """,
    )
    now = "task:98c3a9b8"
    moved = [
        Moved("made-up", "task:00000001", "task:00000002", "0.2.0"),
        Moved("made-up", "task:00000002", "task", "0.3.0"),
        Moved("other", "task:00000003", now, "0.2.0"),
    ]
    told = {
        one["was"]: (one["to"].page, one["to"].anchor)
        for one in withdrawn_ids(Cards(promises, Locale("zh", PROJECT.registers)), moved)
    }
    section = "plans/made-up/text", "s-task"
    assert told == {"task:00000001": section, "task:00000002": section}
    english = Cards(promises, Locale("en", PROJECT.registers))
    assert withdrawn_ids(english, moved)[0]["reason"].endswith("0.2.0.")


@pytest.mark.corpus
@pytest.mark.slow
def test_the_home_page_shows_one_promise_with_its_words_body_and_date(
    real_site: Any, read: dict[str, Promises]
) -> None:
    html = real_site.pages["index.html"]
    [quote] = html.all("q", within="tz-shown")
    [card] = html.all("article", within="tz-shown")
    told = [
        promise
        for promises in read.values()
        for promise in promises.all
        if promise.claim.quote == quote.text
    ]
    assert any(one.organisation["name"] in card.text for promise in told for one in promise.answers)
    assert html.all(class_="tz-when", within="tz-shown")[0].text
