"""What four visitors come for, done on a phone from the home page by clicking and typing only."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.corpus, pytest.mark.slow]

TASKS = tomllib.loads(Path(__file__).with_name("visitors.toml").read_text(encoding="utf-8"))["task"]
PATIENCE = 30_000
"""Milliseconds that a state is waited for: much more than it takes, on a machine that is busy."""
PIECES = "main :is(article.tz-card, tr, li, section, p, dl)"
"""What an answer must stand in, together with its words; else it must stand on the page."""


@pytest.mark.parametrize("task", TASKS, ids=[task["question"] for task in TASKS])
def test_a_visitor_finds_the_answer_and_its_words(
    task: dict[str, Any], phone: Page, address: str, real_site: Any
) -> None:
    if any("search" in step for step in task["steps"]) and not real_site.has_pagefind:
        pytest.skip("Pagefind has not been fetched; scripts/test fetches it")
    phone.goto(address)
    for step in task["steps"]:
        take(phone, step)
    seen = phone.locator("main")
    for part in (*task["answer"], task["words"]):
        expect(seen).to_contain_text(part, timeout=PATIENCE)
    if len(task["answer"]) > 1:
        expect(holding(phone, [*task["answer"], task["words"]]).first).to_be_visible(
            timeout=PATIENCE
        )


def take(page: Page, step: dict[str, Any]) -> None:
    """Take one step as a person would."""
    main = page.locator("main")
    if "click" in step:
        link = main.get_by_role("link", name=re.compile(re.escape(step["click"])))
        exact = main.get_by_role("link", name=step["click"], exact=True)
        expect(link.first).to_be_visible(timeout=PATIENCE)
        with page.expect_navigation(wait_until="load", timeout=PATIENCE):
            (exact if exact.count() else link).first.click()
    elif "search" in step:
        box = main.get_by_role("searchbox")
        box.fill(step["search"])
        with page.expect_navigation(wait_until="load", timeout=PATIENCE):
            box.press("Enter")
        expect(page.locator(".tz-results li").first).to_be_visible(timeout=PATIENCE)
        expect(page.locator("[aria-busy]")).to_have_count(0, timeout=PATIENCE)
    elif "type" in step:
        label, words = step["type"]
        main.get_by_label(label).fill(words)
    else:
        label, choice = step["choose"]
        main.get_by_label(label).select_option(label=choice)


def holding(page: Page, parts: list[str]) -> Locator:
    """The pieces of the page in which all of these words stand, and can be seen."""
    found = page.locator(PIECES)
    for part in parts:
        found = found.filter(has_text=part)
    return found.filter(visible=True)


def test_each_visitor_brings_four_questions() -> None:
    visitors = [task["visitor"] for task in TASKS]
    assert {who: visitors.count(who) for who in visitors} == {
        "citizen": 4,
        "journalist": 4,
        "firm": 4,
        "official": 4,
    }
