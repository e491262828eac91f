"""The page of each promise: what, how much, until when, who, its words, and how it is cited."""

import re
from typing import Any
from urllib.parse import urljoin

import pytest

from taizhang.site.promise.citations import Cited, citations
from taizhang.site.records import mentions

LIMIT = 15_000
PACKAGE = {"version": "1.2.0", "as_of": "2026-11-27", "contributors": [{"title": "台账 Taizhang"}]}


def test_every_promise_has_a_page_that_its_card_leads_to(site: Any) -> None:
    led = {
        urljoin(page, link.attributes["href"]) + "index.html"
        for page, html in site.pages.items()
        if page.startswith("plans/")
        for link in html.all("a", within="tz-do")
        if "promises/" in link.attributes["href"]
    }
    assert led == set(site.promises)
    assert led


def test_a_promise_is_told_in_both_languages_with_its_words_marked(hostile_site: Any) -> None:
    html = hostile_site.promises["promises/qingxi-2025-innovation/rd-intensity/index.html"]
    [chinese] = html.all("article")[:1]
    [english] = html.all("article", lang="en")
    assert re.sub(r"\s", "", chinese.text).startswith("青溪市›青溪市科技创新行动计划(2025-2027年)›")
    for words in (
        "研发经费投入强度",
        "不低于 2.5%",
        "到 2027 年",
        "未到期",
        "谁负责",
        "原文没有写明",
    ):
        assert words in chinese.text
    for words in ("R&D intensity", "at least 2.5%", "by 2027", "Who answers"):
        assert words in english.text
    [quote] = html.all("blockquote")
    [marked] = html.all("mark")
    assert marked.text == "全市研发投入强度达到2.5%以上"
    assert marked.text in quote.text
    assert "qingxi-2025-innovation/rd-intensity" in [code.text for code in html.all("code")]


def test_a_page_of_a_promise_is_light_and_loads_one_style(site: Any) -> None:
    heavy = {page: len(html.source.encode()) for page, html in site.promises.items()}
    assert {page: size for page, size in heavy.items() if size > LIMIT} == {}
    for html in site.promises.values():
        assert html.all("script") == []
        [style] = html.all("link")
        assert style.attributes["href"].endswith("assets/promise.css")
        assert html.all("html")[0].attributes["lang"] == "zh-Hans"


def test_hostile_words_become_no_markup_on_the_page_of_a_promise(
    hostile_site: Any, hostile_text: str
) -> None:
    html = hostile_site.promises["promises/hostile-2024/firms/index.html"]
    [marked] = html.all("mark")
    assert marked.text == f"培育高新技术企业30家{hostile_text}"
    assert html.all("img") == html.all("script") == []


def test_a_promise_is_cited_by_the_standard_in_bibtex_and_in_words() -> None:
    record, address = "qingxi-2025/rd", "https://example.org/promises/qingxi-2025/rd/"
    zh = Cited("青溪计划", "研发强度，2.5%", "强度达到2.5%", record, address)
    en = Cited("Qingxi plan", "R&D intensity, 2.5%", "强度达到2.5%", record, address)
    found = citations(zh, en, PACKAGE)
    assert found["GB/T 7714"] == (
        "台账 Taizhang. 青溪计划：研发强度，2.5%：qingxi-2025/rd[DS/OL]. 1.2.0 版. (2026-11-27)[引用日期]. "
        "https://example.org/promises/qingxi-2025/rd/."
    )
    assert found["BibTeX"].startswith(
        "@misc{qingxi-2025-rd,\n  title = {青溪计划：研发强度，2.5\\% / "
    )
    assert "R\\&D intensity" in found["BibTeX"]
    assert all(address in text and record in text for text in found.values())


def test_a_corpus_of_very_many_plans_has_no_pages_of_promises(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = mentions.Mentions(locale=None)  # type: ignore[arg-type]  # it asks no words
    assert made.own_pages
    monkeypatch.setattr(mentions, "PLANS_WITH_PAGES", -1)
    assert not made.own_pages
