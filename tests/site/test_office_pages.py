"""The pages for an office: they hold without scripts, and every statement leads to its words."""

from typing import Any
from urllib.parse import urljoin

import pytest

PAGES = ("office/evaluation", "office/dispatch", "office/documents")


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.parametrize("page", PAGES)
def test_every_quoted_word_leads_to_where_it_stands(
    page: str, lang: str, hostile_site: Any
) -> None:
    html = hostile_site.pages[f"{lang}{page}/index.html"]
    quoted = html.all("a", within="tz-rows")
    assert quoted or page == "office/evaluation"
    for link in quoted:
        target, _, anchor = link.attributes["href"].partition("#")
        led = hostile_site.pages[urljoin(f"{lang}{page}/", f"{target}index.html")]
        assert not anchor or any(one.attributes.get("id") == anchor for one in led.elements)


def test_the_counts_of_a_plan_lead_to_as_many_promises(hostile_site: Any) -> None:
    html = hostile_site.pages["office/evaluation/index.html"]
    counted: dict[str, int] = {}
    for link in html.all("a", within="tz-number"):
        page, _, anchor = link.attributes["href"].partition("#")
        led = hostile_site.pages[urljoin("office/evaluation/", f"{page}index.html")]
        assert anchor in led.ids
        counted[page] = counted.get(page, 0) + int(link.text)
    assert len(counted) == 3
    for page, count in counted.items():
        led = hostile_site.pages[urljoin("office/evaluation/", f"{page}index.html")]
        assert len(led.all("th", scope="row")) == count > 0


def test_what_so_few_plans_cannot_bear_is_said_first(hostile_site: Any) -> None:
    told = hostile_site.pages["en/office/evaluation/index.html"].all("p", within="article")
    assert told[0].text.startswith("Plans: 3; places: 2; provinces: 1. What is counted here")


def test_the_calendar_has_what_returns_in_every_month_that_it_is_due(hostile_site: Any) -> None:
    html = hostile_site.pages["office/dispatch/index.html"]
    months = [one.text for one in html.all("th", within="tbody")][:12]
    assert [month.strip() for month in months] == [f"{number} 月" for number in range(1, 13)]
    monthly = [one for one in html.all("a", within="tz-rows") if one.text == "每月报告进展"]
    assert len(monthly) == 13  # In each month, and in the list of what returns.
