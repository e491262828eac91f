"""Five people on their way from the home page to what they came for, on a phone and on a desk."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.corpus, pytest.mark.slow]

WIDTHS = {390: 844, 1440: 900}
PROMISES = (
    ("临湘市", "力争2024年全社会研发投入增长18.1%", "临湘市科工局", "2024 年", "期限已过"),
    ("江门市", "高新技术企业(以下简称高企)达2600家", "江门市科学技术局", "2024 年", "期限已过"),
    ("揭阳市", "全市R&D投入强度(R&D/GDP)达到2.0%以上", "原文没有写明", "2026 年", ""),
)
"""Place, words, body, year and what is said of the state of three promises, read in the plans."""


@pytest.fixture(params=WIDTHS)
def walker(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width = request.param
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]}, is_mobile=width < 600
    )
    yield context.new_page()
    context.close()


def tap(page: Page, name: str) -> None:
    """Follow the first link of the content that has this name."""
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()


def row(page: Page, words: str) -> Locator:
    return page.locator("main tbody tr", has_text=words).first


@pytest.mark.parametrize("promise", PROMISES, ids=[one[0] for one in PROMISES])
def test_a_citizen_sees_what_who_when_and_the_state_after_two_taps(
    walker: Page, address: str, promise: tuple[str, ...]
) -> None:
    place, words, body, year, state = promise
    walker.goto(address)
    tap(walker, place)
    row(walker, words).locator("a[href*='#r-']").first.click()
    card = walker.locator("article:target")
    told = card.inner_text()
    for part in (words, body, year, state):
        assert part in told
    box = card.locator(".tz-quote").first.bounding_box()
    assert box
    assert box["y"] < 2 * WIDTHS[walker.viewport_size["width"]]  # type: ignore[index]


@pytest.mark.parametrize("place", ["泰安市", "广州市", "江门市"])
def test_an_owner_gets_the_open_offers_of_her_place_first(
    walker: Page, address: str, place: str
) -> None:
    walker.goto(address)
    tap(walker, "有哪些补助、奖励和贷款支持？")
    options = walker.get_by_label("地区").locator("option").all_inner_texts()
    walker.get_by_label("地区").select_option(label=next(o for o in options if o.endswith(place)))
    shown = walker.locator("#offers tbody tr").filter(visible=True)
    expect(shown.first).to_contain_text(place)
    over = ["tz-over" in (one.get_attribute("class") or "") for one in shown.all()]
    assert over == sorted(over)


@pytest.mark.parametrize("place", ["Linxiang", "Jiangmen", "Jieyang"])
def test_a_researcher_takes_a_table_along_and_how_to_cite_what_is_in_it(
    walker: Page, address: str, place: str
) -> None:
    walker.goto(f"{address}en/")
    tap(walker, place)
    figure = walker.locator("#figure-promises")
    with walker.expect_download() as saved:
        figure.get_by_role("link", name="CSV").click()
    with Path(saved.value.path()).open(encoding="utf-8-sig", newline="") as stream:
        table = list(csv.reader(stream))
    assert len(table) - 1 == figure.locator("tbody tr").count()
    figure.locator("a[href*='#r-']").first.click()
    cited = walker.locator("#citation").inner_text()
    assert "SHA-256" in cited or re.search("[0-9a-f]{12}", cited)


@pytest.mark.parametrize(
    ("place", "body"),
    [
        ("广东省揭阳市", "揭阳市科学技术局"),
        ("湖南省岳阳市临湘市", "临湘市科工局"),
        ("山东省泰安市", "泰安市科学技术局"),
    ],
)
def test_an_official_prints_the_ledger_with_twenty_rows_a_sheet(
    walker: Page, address: str, place: str, body: str
) -> None:
    walker.goto(address)
    tap(walker, "承诺的事谁来办、多久查一次？")
    tap(walker, place)
    tap(walker, body)
    expect(walker.locator("#figure-dates")).to_be_visible()
    pdf = walker.pdf(format="A4", prefer_css_page_size=True)
    assert set(re.findall(rb"/MediaBox \[0 0 (\d+)\.\d+ (\d+)\.\d+\]", pdf)) == {(b"841", b"594")}
    assert printed(walker)["cut"] == 0
    assert printed(walker)["rows"] >= 20


def printed(page: Page) -> dict[str, Any]:
    """How many rows fit a sheet on the average, and how many cells are cut, as A4 lies across."""
    page.set_viewport_size({"width": 1062, "height": 733})  # less the margins of 8 mm
    page.emulate_media(media="print")
    told: dict[str, Any] = page.evaluate(
        """() => {
            const table = document.querySelector("#figure-dates table")
            const rows = [...table.tBodies[0].rows]
            const height = rows.at(-1).getBoundingClientRect().bottom - rows[0].getBoundingClientRect().top
            const sheet = innerHeight - table.tHead.offsetHeight
            const cells = [...table.querySelectorAll("th, td")]
            return {
                rows: Math.floor(sheet / (height / rows.length)),
                cut: cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1).length,
            }
        }"""
    )
    return told


@pytest.mark.parametrize("promise", PROMISES, ids=[one[0] for one in PROMISES])
def test_a_journalist_copies_a_citation_that_leads_back_to_the_words(
    walker: Page, address: str, promise: tuple[str, ...]
) -> None:
    place, words, *_ = promise
    walker.goto(address)
    tap(walker, place)
    row(walker, words).locator("a[href*='#r-']").first.click()
    walker.locator("article:target").get_by_role("link", name="引用与分享").first.click()
    record = walker.locator("#cite code").inner_text()
    cited = walker.locator("#cite pre").first.inner_text()
    assert record in cited
    assert walker.locator("mark").inner_text() == words
    walker.get_by_role("link", name="在原文中看").click()
    marked = walker.locator("mark:target, .tz-here:target")
    assert words.startswith(marked.inner_text())
    expect(marked).to_be_in_viewport()
