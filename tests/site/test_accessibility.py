"""Every kind of page for everybody: axe-core, the keyboard, languages, both colour schemes."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BESIDE = "compare/plans/?a=qingxi-2025-innovation&b=hostile-2024"
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}


def kinds(site: Any, lang: str) -> list[str]:
    promise = next(iter(site.promises)).removesuffix("index.html")
    pages = (*site.kinds, BESIDE, promise)
    return [page for page in pages if page.startswith("en/") == (lang == "en")]


def violations(page: Page, **options: Any) -> list[tuple[str, str]]:
    found = Axe().run(page, **options).response["violations"]
    return [(one["id"], node["html"][:200]) for one in found for node in one["nodes"][:3]]


def found_by_axe(
    browser: Browser, address: str, paths: list[str], width: int
) -> dict[str, list[tuple[str, str]]]:
    """What axe objects to on each page, in the light and in the dark."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    found = {}
    for path in paths:
        page.emulate_media(color_scheme="light")
        page.goto(address + path, wait_until="networkidle")
        found[path] = violations(page)
        page.emulate_media(color_scheme="dark")
        found[f"{path} dark"] = violations(page, options=COLOURS)
    context.close()
    return {path: list for path, list in found.items() if list}


def test_axe_finds_no_violation_on_generated_pages_on_a_phone(
    browser: Browser, small_address: str, hostile_site: Any
) -> None:
    """All but the dictionary, on which axe takes as long as on all others together."""
    others = {"dictionary/", *(f"{path.stem}/" for path in (hostile_site.root / "docs").glob("*"))}
    paths = [page for page in kinds(hostile_site, "zh") if page not in others]
    assert len(paths) > 20
    assert found_by_axe(browser, small_address, paths, 390) == {}


@pytest.mark.long
@pytest.mark.parametrize(("lang", "width"), [("zh", 390), ("en", 1280)])
def test_axe_finds_no_violation_on_any_kind_of_page_light_and_dark(
    browser: Browser, small_address: str, hostile_site: Any, lang: str, width: int
) -> None:
    paths = kinds(hostile_site, lang)
    assert found_by_axe(browser, small_address, paths, width) == {}


REACH = """() => {
    const wanted = [...document.querySelectorAll(
        'article a[href], article button, article select, article summary, article [tabindex="0"]'
    )].filter(element => element.checkVisibility() && !element.closest('details:not([open])'))
    return wanted.filter(element => element.tabIndex < 0 || element.closest('[inert]'))
        .map(element => element.outerHTML)
}"""


@pytest.mark.long
def test_the_keyboard_reaches_everything(
    browser: Browser, small_address: str, hostile_site: Any
) -> None:
    page = browser.new_page()
    for path in [*hostile_site.kinds, BESIDE]:
        page.goto(small_address + path, wait_until="networkidle")
        assert page.evaluate(REACH) == [], path
    page.close()


def test_tab_leads_through_a_page_in_its_order_and_shows_where_it_is(
    browser: Browser, small_address: str
) -> None:
    page = browser.new_page()
    page.goto(f"{small_address}compare/money/", wait_until="networkidle")
    wanted = page.evaluate(
        "[...document.querySelectorAll('.tz-rows a[href]')].map(link => link.textContent)"
    )
    reached = []
    for _ in range(200):
        page.keyboard.press("Tab")
        at = page.evaluate(
            """() => {
                const one = document.activeElement
                const style = getComputedStyle(one)
                const seen = style.outlineStyle != 'none' && parseFloat(style.outlineWidth) > 0
                return [one.closest('.tz-rows') ? one.textContent : null, seen]
            }"""
        )
        if at[0] is not None:
            reached.append(at[0])
            assert at[1], at
        if len(reached) == len(wanted):
            break
    page.close()
    assert reached == wanted


HAN = """() => {
    const walker = document.createTreeWalker(
        document.querySelector('article'), NodeFilter.SHOW_TEXT)
    const astray = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.parentElement
        if (/[\u3400-\u9fff]{2}/.test(node.data) && at.closest('[lang]').lang == 'en'
            && !at.closest('script, noscript, code, pre, svg, option')) astray.push(node.data.trim())
    }
    return astray
}"""


def test_chinese_on_english_pages_is_tagged_as_chinese(
    browser: Browser, small_address: str, hostile_site: Any
) -> None:
    page = browser.new_page()
    found = {}
    for path in kinds(hostile_site, "en"):
        page.goto(small_address + path)
        found[path] = page.evaluate(HAN)
    page.close()
    assert {path: words for path, words in found.items() if words} == {}
