"""Searching: what a browser finds with Pagefind and with Material."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

PLAN = "plans/jieyang-2024-innovation/"
TAIAN = "plans/taian-2024-industry/"
GUANGZHOU = "plans/guangzhou-2022-chains/"


def ask(page: Page, address: str, query: str) -> None:
    """Type into the search box of the home page."""
    page.goto(address)
    box = page.locator("main").get_by_role("searchbox")
    box.fill(query)
    box.press("Enter")
    page.wait_for_url("**/search/?q=*")


def results(page: Page, address: str, query: str) -> list[str]:
    """Where the links lead that a search finds."""
    ask(page, address, query)
    expect(page.locator("[role=status]")).to_have_text(
        re.compile("[0-9]+|没有找到|Nothing"), timeout=30_000
    )
    expect(page.locator("[aria-busy]")).to_have_count(0)
    more = page.get_by_role("button", name=re.compile("显示更多|Show more"))
    while more.is_visible():
        shown = page.locator(".tz-results > li").count()
        more.click()
        expect(page.locator(".tz-results > li").nth(shown)).to_be_visible()
    links = page.locator(".tz-results a").all()
    return [(link.get_attribute("href") or "").removeprefix(address) for link in links]


@pytest.mark.browser
@pytest.mark.corpus
@pytest.mark.slow
class TestPagefind:
    @pytest.fixture(autouse=True)
    def _needed(self, real_site: Any) -> None:
        if not real_site.has_pagefind:
            pytest.skip("Pagefind has not been fetched; scripts/test fetches it")

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("营商环境", f"{TAIAN}text/#s-t27"),
            ("产业链", f"{GUANGZHOU}text/"),
            ("産業鏈", f"{GUANGZHOU}text/"),
            ("産業鏈", f"{TAIAN}text/"),
            ("榕江", f"{PLAN}text/#s-t01"),
            ("江实验", f"{PLAN}text/#s-t01"),
            ("推动榕江实验室高水平建设", f"{PLAN}text/#s-t01"),
            ("R&D", "indicators/rd-intensity/"),
            ("R&D投入强度", f"{PLAN}text/#s-goals"),
            ("2.0", f"{PLAN}text/#s-goals"),
            ("揭阳市科学技术局", "organisations/jieyang-science/"),
            ("rd-intensity", f"{PLAN}#r-rd-intensity"),
            ("jieyang-2024-innovation", PLAN),
            ("Rongjiang Laboratory", "organisations/jieyang-rongjiang-laboratory/"),
            ("莞揭 帮扶", f"{PLAN}text/"),
        ],
    )
    def test_it_leads_to_the_place(self, phone: Page, address: str, query: str, found: str) -> None:
        assert found in results(phone, address, query)

    @pytest.mark.parametrize(
        ("query", "found"),
        [("Rongjiang Laboratory", "en/organisations/"), ("榕江", f"en/{PLAN}text/#s-t01")],
    )
    def test_english_pages_lead_to_english_pages(
        self, phone: Page, address: str, query: str, found: str
    ) -> None:
        there = results(phone, f"{address}en/", query)
        links = [link.removeprefix(address) for link in there]
        assert any(link.startswith(found.removeprefix("en/")) for link in links)

    @pytest.mark.parametrize("query", ["博金宝", "业产链", "产业营商环境", "2.01", "𠀀"])
    def test_what_stands_nowhere_is_not_found(self, phone: Page, address: str, query: str) -> None:
        assert results(phone, address, query) == []

    def test_words_are_shown_in_the_script_of_the_source(self, phone: Page, address: str) -> None:
        results(phone, address, "双链融合")
        assert phone.locator(".tz-results mark", has_text="雙鏈融合").count()

    def test_hostile_text_is_shown_as_text(self, phone: Page, small_address: str) -> None:
        phone.on("dialog", lambda _: pytest.fail("a script of the source ran"))
        assert "plans/hostile-2024/" in results(phone, small_address, "onmouseover")
        assert phone.locator(".tz-results :is(script, img)").count() == 0
        assert "<script>" in phone.locator(".tz-results").inner_text()


@pytest.mark.browser
@pytest.mark.slow
class TestMaterial:
    """What takes the place of Pagefind where it cannot be had."""

    @pytest.mark.parametrize(
        ("query", "found"), [("建设青溪实验室", "plans/qingxi"), ("2.5", "plans/qingxi")]
    )
    def test_it_finds_words_inside_a_run_of_chinese(
        self, phone: Page, material_address: str, query: str, found: str
    ) -> None:
        assert any(found in link for link in self.results(phone, material_address, query))

    def test_it_does_not_find_what_was_injected(self, phone: Page, material_address: str) -> None:
        assert self.results(phone, material_address, "博金宝") == []

    def results(self, page: Page, address: str, query: str) -> list[str]:
        ask(page, address, query)
        # What the theme says before the index is read, and before anything is typed.
        waiting = re.compile("正在初始化|键入以开始")
        result = page.locator(".md-search-result__meta")
        expect(result).not_to_have_text(waiting, timeout=30_000)
        page.wait_for_timeout(500)
        links = page.locator(".md-search-result__link").all()
        return [link.get_attribute("href") or "" for link in links]
