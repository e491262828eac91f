"""Ledgers and the support finder in the built site, and their files."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import pytest
from icalendar import Calendar

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import find_corpus

pytestmark = [pytest.mark.corpus, pytest.mark.slow]


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def ledgers(site: Any) -> Iterator[tuple[str, list[dict[str, str]]]]:
    for path in sorted((site.folder / "organisations").glob("*/ledger.csv")):
        yield path.parent.name, rows_of(path.read_bytes())


def test_every_responsibility_share_and_duty_stands_in_a_ledger(real_site: Any) -> None:
    found = {
        (organisation, row["记录"], row["类别"])
        for organisation, rows in ledgers(real_site)
        for row in rows
    }
    told = {(organisation, kind) for organisation, _, kind in found}
    for result in check_corpus(find_corpus(real_site.root)).results:
        plan = result.plan
        assert plan is not None
        for one in plan.responsibles:
            assert (one.organisation["id"], "任务") in told
        for share in plan.shares:
            assert (share.organisation["id"], "分解到它的目标") in told
        for claim in plan.of_kind("duties"):
            for entry in plan.bound.get(claim.id, []):
                assert (entry["id"], f"{plan.id}#w-{claim.id}", "督办要求") in found


def test_the_page_the_csv_and_the_excel_of_a_ledger_agree(real_site: Any) -> None:
    folder = real_site.folder / "organisations" / "jieyang-science"
    rows = rows_of((folder / "ledger.csv").read_bytes())
    sheet = pandas.read_excel(
        folder / "ledger.xlsx", dtype=str, keep_default_na=False, engine="calamine"
    )
    assert sheet.to_dict("records") == rows
    html = real_site.pages["organisations/jieyang-science/index.html"]
    tasks = [row for row in rows if row["类别"] == "任务"]
    assert len(html.all("article", class_="tz-card")) == len(tasks)
    told = {row["记录"] for row in rows if row not in tasks}
    [figure] = [one for one in html.all("figure") if one.attributes["id"] == "figure-dates"]
    assert len(html.all("tr", within="tz-rows")) - 1 == len(told) > 5
    assert all(row["状态"] in figure.text for row in rows if row not in tasks)
    shown = html.all("body")[0].text
    assert all(row["原文"] in shown for row in rows)


def test_files_of_ledgers_are_the_same_from_build_to_build(
    real_site: Any, hostile_site: Any
) -> None:
    assert list((hostile_site.folder / "organisations").glob("*/ledger.xlsx"))
    for path in (real_site.folder / "en" / "organisations").glob("*/calendar.ics"):
        for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            assert event["dtstamp"].dt.date().isoformat() >= "2024-01-01"


def test_a_calendar_is_written_and_linked_where_something_has_a_day(site: Any) -> None:
    pages = [page for page in site.pages if "organisations/" in page]
    linked = {
        str((site.folder / page).parent / e.attributes["href"])
        for page in pages
        for e in site.pages[page].all("a", within="tz-files")
        if e.attributes["href"] == "calendar.ics"
    }
    written = {str(path) for path in site.folder.glob("**/organisations/**/calendar.ics")}
    assert linked == written
    assert written
    assert len(written) < len(pages)
    for path in map(Path, written):
        assert Calendar.from_ical(path.read_bytes()).walk("VEVENT"), path


def test_each_picture_of_responsibilities_has_a_table_with_the_same_counts(real_site: Any) -> None:
    html = real_site.pages["organisations/in/445200/index.html"]
    [picture] = html.all("svg", class_="tz-network")
    drawn = html.all("circle", within="tz-network")
    cells = [e.text.split("+") for e in html.all("td", within="tz-details") if "+" in e.text]
    dots = sum(int(led) > 0 for led, _ in cells) + sum(int(support) > 0 for _, support in cells)
    assert len(drawn) == dots > 50
    assert "揭阳市" in picture.text


def test_the_support_finder_holds_every_offer_with_its_words(real_site: Any) -> None:
    claims = [
        claim
        for result in check_corpus(find_corpus(real_site.root)).results
        if result.plan
        for claim in result.plan.of_kind("funding")
    ]
    for page in ("support/index.html", "en/support/index.html"):
        html = real_site.pages[page]
        rows = html.all("tr", within="tz-offers")[1:]
        assert len(rows) == len(claims)
        words = [e.text for e in html.all("q", within="tz-offers")]
        assert sorted(words) == sorted(claim.quote for claim in claims)
    csv_rows = rows_of((real_site.folder / "support" / "support.csv").read_bytes())
    assert len(csv_rows) == len(claims)


def test_a_regions_support_is_part_of_that_of_the_regions_it_lies_in(real_site: Any) -> None:
    def count(code: str) -> int:
        return len(real_site.pages[f"support/{code}/index.html"].all("tr", within="tz-offers"))

    assert count("440000") - 1 == sum(count(c) - 1 for c in ("440100", "440700", "445200"))
