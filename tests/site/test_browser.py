"""The real site in a browser: on a phone and on a desk, with and without JavaScript."""

import re
from pathlib import Path
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
    assert page.url.endswith(f"{PLAN}text/#w-rd-intensity")
    assert in_view(page, "#w-rd-intensity")
    words.locator("a").first.click()
    assert page.url.endswith(f"{PLAN}#r-rd-intensity")
    assert in_view(page, "#r-rd-intensity")


def test_an_address_from_when_a_plan_was_one_page_leads_on(page: Page, address: str) -> None:
    for old, new in (
        ("#w-rd-intensity", "text/#w-rd-intensity"),
        ("#s-t01", "text/#s-t01"),
        ("#r-goals:2362a47d", "text/#w-goals:2362a47d"),
        ("#r-rd-intensity", "#r-rd-intensity"),
    ):
        page.goto("about:blank")
        page.goto(f"{address}{PLAN}{old}")
        page.wait_for_url(f"{address}{PLAN}{new}")
        assert page.locator(f"[id='{new.partition('#')[2]}']").count() == 1


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
    page.get_by_role("link", name="全文").first.click()
    assert page.locator("#s-goals").is_visible()
    page.locator("a.tz-language").click()
    assert page.url == f"{address}en/{PLAN}text/"
    context.close()


def test_two_plans_stand_side_by_side(page: Page, address: str) -> None:
    page.goto(f"{address}compare/plans/")
    page.locator("select[name=a]").select_option("jieyang-2024-innovation")
    page.locator("select[name=b]").select_option("taian-2024-industry")
    row = page.locator("#beside h3", has_text="研发经费投入强度").locator("+ .tz-pair > div")
    expect(row).to_have_count(2)
    expect(row.first).to_contain_text("2.0%")
    expect(row.last).to_contain_text("2.8%")
    expect(page.locator("#beside .tz-heads")).to_contain_text("草案")
    assert page.url.endswith("?a=jieyang-2024-innovation&b=taian-2024-industry")
    row.first.locator("q a").click()
    assert page.url.endswith("plans/jieyang-2024-innovation/text/#w-rd-intensity")


def test_a_chart_is_drawn_from_its_table_and_can_be_saved(page: Page, address: str) -> None:
    page.goto(f"{address}indicators/rd-intensity/")
    figure = page.locator("#figure-compared-1")
    figure.scroll_into_view_if_needed()
    drawn = figure.locator("svg[role=img]")
    expect(drawn).to_be_visible()
    names = [row.inner_text().split("\n")[0] for row in figure.locator("tbody th .tz-label").all()]
    for name in names:
        expect(drawn.get_by_text(name, exact=True)).to_have_count(1)
    with page.expect_download() as saved:
        figure.locator("button").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert "--tz-series-1: #" in text or "--tz-series-1:#" in text


def test_the_citation_is_copied_with_the_address_of_the_record(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}{PLAN}#r-rd-intensity")
    page.locator(".tz-copy").click()
    expect(page.locator(".tz-copy")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "揭府办〔2024〕6号" in copied
    assert copied.endswith(f"{address}{PLAN}#r-rd-intensity")
    context.close()


SMALL = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!text || element.closest("script, style, noscript") || !element.getClientRects().length) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < 13.99) found.push(`${text.slice(0, 20)} ${size}`);
  }
  return found;
}"""
READ = ("", "regions/430682/", PLAN, f"{PLAN}text/", "organisations/jieyang-science/", "compare/")


@pytest.mark.parametrize("place", READ)
def test_nothing_is_smaller_than_14_px_on_a_phone(phone: Page, address: str, place: str) -> None:
    phone.goto(f"{address}{place}")
    body = phone.evaluate("getComputedStyle(document.querySelector('.md-typeset')).fontSize")
    assert body == "17px"
    assert phone.evaluate(SMALL) == []


def test_a_ledger_is_printed_across_the_whole_sheet(phone: Page, address: str) -> None:
    phone.goto(f"{address}organisations/jieyang-science/")
    pdf = phone.pdf(format="A4", prefer_css_page_size=True)
    sheets = re.findall(rb"/MediaBox \[0 0 (\d+)\.\d+ (\d+)\.\d+\]", pdf)
    assert 3 <= len(sheets) <= 8
    assert set(sheets) == {(b"841", b"594")}
