"""A compendium: contents, entries that lead to their words, sources; as HTML and, with Chromium, as PDF."""

import re
from html.parser import HTMLParser
from pathlib import Path

import fictional_plans
import pytest
from progress.town import promises_of, town

from taizhang.cli import main
from taizhang.office.compendium import Chosen, CompendiumError, gather
from taizhang.office.compendium.files import find_chromium, write_compendium
from taizhang.office.compendium.gather import pieces
from taizhang.office.compendium.page import write_page


class Page(HTMLParser):
    """The ids, the links and the text of marked words of a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if "href" in told else []


def collected(**chosen: str) -> str:
    registers = town()[0].registers
    plans = [promises_of("qinghe-2025-innovation"), promises_of("qinghe-talent")]
    return write_page(gather(plans, registers, Chosen(**chosen)), "zh")


def test_every_entry_leads_to_its_words_and_every_link_to_a_place() -> None:
    page = Page(collected())
    entries = [one.removeprefix("entry.") for one in page.ids if one.startswith("entry.")]
    assert entries
    assert {f"words.{one}" for one in entries} <= set(page.ids)
    assert len(set(page.ids)) == len(page.ids)
    inside = [link.removeprefix("#") for link in page.links if link.startswith("#")]
    assert set(inside) <= set(page.ids)
    assert {f"words.{one}" for one in entries} <= set(inside)


def test_marked_are_the_words_of_the_entries() -> None:
    promises = promises_of("qinghe-2025-innovation")
    claims = [one.claim for one in promises.all if one.kind in ("measure", "funding")]
    cut = list(pieces(promises.plan, claims[0].section, claims))
    assert "".join(one.text for one in cut) == promises.plan.text(claims[0].section)
    assert [one.text for one in cut if one.marked] == [
        one.quote for one in sorted(claims, key=lambda one: one.start)
    ]


def test_contents_count_what_is_there() -> None:
    told = collected()
    entries = told.count('class="entry" id="entry.')
    counted = re.findall(r"</a> \((\d+)\)\n    <ul>", told)
    assert sum(map(int, counted)) == entries == 3


def test_money_says_for_each_of_what_and_how_often_and_themes_say_whose_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    promises = promises_of("qinghe-2025-innovation")
    grant = next(one.claim for one in promises.all if one.kind == "funding")
    monkeypatch.setitem(grant.fields, "recurrence", "annual")
    monkeypatch.setitem(grant.section.data, "themes", ["talent"])
    told = write_page(gather([promises], town()[0].registers, Chosen(theme="talent")), "en")
    assert "for each enterprise, every year" in told
    assert "Themes are those of parts" in told
    assert "主题是规划各部分的" not in collected()


@pytest.mark.parametrize(("kind", "told"), [("funding", "· 1 entry<"), ("", "· 3 entries<")])
def test_one_is_an_entry_and_more_are_entries(kind: str, told: str) -> None:
    plans = [promises_of("qinghe-2025-innovation"), promises_of("qinghe-talent")]
    found = gather(plans, town()[0].registers, Chosen(kind=kind))
    assert told in write_page(found, "en")


def test_only_what_was_asked_for_is_collected() -> None:
    assert "entry.qinghe-2025-innovation.incubator-rule" in collected()
    assert "entry.qinghe-2025-innovation.incubator-rule" not in collected(kind="funding")
    assert "每家奖励20万元" in collected(kind="funding", region="990200")
    assert "每家奖励20万元" in collected(region="990000")


@pytest.mark.parametrize(
    "chosen", [{"theme": "talents"}, {"region": "999999"}, {"theme": "quantum-technology"}]
)
def test_what_is_unknown_or_fits_nothing_is_refused(chosen: dict[str, str]) -> None:
    with pytest.raises(CompendiumError):
        collected(**chosen)


def test_words_of_a_plan_never_become_markup() -> None:
    promises = fictional_plans.promises(
        "资金\n<script>alert(1)</script>对<b>企业</b>奖励5万元。\n",
        """
        - id: money
          role: safeguard
          heading: 资金
          title_en: Money
          funding:
            - {id: grant, quote: "<script>alert(1)</script>对<b>企业</b>奖励5万元", instrument: PI008, amount: 5, unit: 万元, bound: exact}
          dismissals:
            - {quote: "alert(1)", reason: name}
        """,
    )
    told = write_page(gather([promises], promises.registers, Chosen()), "en")
    assert "<script" not in told and "<b>" not in told


def test_the_same_records_give_the_same_bytes() -> None:
    assert collected() == collected()


def test_a_pdf_needs_chromium_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(town()[0].root)
    monkeypatch.setenv("TAIZHANG_CHROMIUM", "no-such-program")
    assert main(["office", "compendium", "--out", str(tmp_path / "a.pdf")]) == 2
    assert "A PDF needs Chromium, and there is none at no-such-program" in capsys.readouterr().err
    assert main(["office", "compendium", "--out", str(tmp_path / "a.txt")]) == 2
    assert "neither .html nor .pdf" in capsys.readouterr().err
    assert main(["office", "compendium", "--out", str(tmp_path / "a.html")]) == 0
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == write_page(
        gather(
            [promises_of("qinghe-2025-innovation"), promises_of("qinghe-talent")],
            town()[0].registers,
            Chosen(),
        ),
        "en",
    )


def has_chromium() -> bool:
    try:
        return bool(find_chromium())
    except CompendiumError:
        return False


@pytest.mark.browser
@pytest.mark.skipif(not has_chromium(), reason="needs Chromium")
def test_a_pdf_embeds_its_fonts_and_keeps_its_links(tmp_path: Path) -> None:
    write_compendium(collected(), tmp_path / "a.pdf")
    printed = (tmp_path / "a.pdf").read_bytes()
    assert printed.startswith(b"%PDF-")
    fonts = printed.count(b"/Type /Font\n")
    embedded = printed.count(b"/Subtype /Type3\n") + printed.count(b"/FontFile")
    assert 0 < fonts <= embedded  # A font of Type 3 consists of its glyphs.
    assert printed.count(b"/Subtype /Link") >= 6
