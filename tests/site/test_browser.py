"""The real site in a browser: on a phone and on a desk, with and without JavaScript."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.corpus, pytest.mark.slow]

PLAN = "plans/jieyang-2024-innovation/"
BESIDE = "compare/plans/?a=jieyang-2024-innovation&b=taian-2024-industry"


def test_pages_are_quiet_fit_the_screen_and_ask_no_other_host(
    page: Page, address: str, real_site: Any
) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for path in [*real_site.kinds, BESIDE]:
        page.goto(address + path, wait_until="networkidle")
        width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert width <= 0, path
    assert said == []
    local = (address, "data:", "blob:")
    assert [url for url in asked if not url.startswith(local)] == []


def test_a_quote_leads_to_its_words_and_back(page: Page, address: str) -> None:
    page.goto(address + PLAN)
    card = page.locator("article#r-rd-intensity")
    card.locator("q a").click()
    words = page.locator("#w-rd-intensity")
    assert page.url.endswith("#w-rd-intensity")
    assert in_view(page, "#w-rd-intensity")
    words.locator("mark a").first.click()
    assert page.url.endswith("#r-rd-intensity")
    assert in_view(page, "#r-rd-intensity")


def in_view(page: Page, selector: str) -> bool:
    """Whether an element stands below the header and above the lower edge of the window."""
    page.wait_for_timeout(300)
    return bool(
        page.evaluate(
            """selector => {
                const box = document.querySelector(selector).getBoundingClientRect()
                const header = document.querySelector(".md-header").getBoundingClientRect()
                return box.top >= header.bottom - 1 && box.top < innerHeight
            }""",
            selector,
        )
    )


def test_without_javascript_the_facts_can_be_read(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + PLAN)
    assert page.locator("article#r-rd-intensity").inner_text().count("2.0%") >= 2
    assert page.locator("#s-goals").is_visible()
    page.locator("a.tz-language").click()
    assert page.url == f"{address}en/{PLAN}"
    context.close()


def search(page: Page, address: str, query: str) -> list[str]:
    """The addresses that a search typed on the home page finds."""
    page.goto(address, wait_until="networkidle")
    opener = page.locator("header label.md-header__button[for=__search]")
    if opener.is_visible():
        opener.click()
    box = page.locator(".md-search__input")
    box.click()
    box.fill(query)
    box.press("End")  # The theme listens for keys, which filling in does not press.
    # What the theme says before the index is read, and before anything is typed.
    waiting = re.compile("正在初始化|键入以开始")
    result = page.locator(".md-search-result__meta")
    expect(result).not_to_have_text(waiting, timeout=30_000)
    page.wait_for_timeout(500)
    links = page.locator(".md-search-result__link").all()
    return [link.get_attribute("href") or "" for link in links]


@pytest.mark.parametrize(
    ("query", "found"),
    [("榕江实验室", PLAN), ("莞揭对口帮扶", PLAN), ("R&D经费", "indicators/rd-"), ("R&D", "rd-")],
    ids=["name", "phrase", "mixed", "ampersand"],
)
def test_search_finds_words_inside_a_run_of_chinese(
    page: Page, address: str, query: str, found: str
) -> None:
    assert any(found in link for link in search(page, address, query))


def test_search_does_not_find_what_was_injected_into_a_source(page: Page, address: str) -> None:
    assert search(page, address, "博金宝") == []
