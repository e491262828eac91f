"""Facts that a reader without JavaScript finds, on the site of the small corpus."""

from types import SimpleNamespace
from typing import Any

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import find_corpus
from taizhang.site.language.labels import word
from taizhang.site.language.locale import Locale
from taizhang.site.plan.facts import PlanFacts


def facts(html: Any) -> dict[str, str]:
    """The terms of a page's lists of facts, with what they say."""
    terms = [e.text.strip() for e in html.all("dt", within="tz-facts")]
    values = [" ".join(e.text.split()) for e in html.all("dd", within="tz-facts")]
    return dict(zip(reversed(terms), reversed(values), strict=True))


def cards(html: Any, kind: str) -> list[str]:
    return ["".join(e.text.split()) for e in html.all("article", class_=f"tz-{kind}")]


def test_a_plan_tells_its_facts(hostile_site: Any) -> None:
    told = facts(hostile_site.pages["plans/qingxi-2025-innovation/index.html"])
    assert told["地区"].startswith("云州省青溪市")
    assert told["发文字号"] == "青政办〔2025〕3号"
    assert told["规划期"] == "2025–2027"
    assert told["发布日期"] == "来源中没有"
    assert told["来源 SHA-256"].startswith("65a285fc")
    some, every = told["有着落的数字"].split(" / ")
    assert some == every


def test_a_target_tells_value_time_words_and_evidence(hostile_site: Any) -> None:
    shown = cards(hostile_site.pages["plans/qingxi-2025-innovation/index.html"], "targets")
    assert "研发经费投入强度不低于2.5%到2027年谁负责原文没有写明“年份”见到2027年" in shown[0]
    assert "全市研发投入强度达到2.5%以上" in shown[0]
    english = cards(hostile_site.pages["en/plans/qingxi-2025-innovation/index.html"], "targets")
    assert "R&Dintensity研发经费投入强度atleast2.5%by2027" in english[0]


def test_a_divided_target_tells_its_shares(hostile_site: Any) -> None:
    html = hostile_site.pages["plans/qingxi-2025-innovation/index.html"]
    divided = next(card for card in cards(html, "targets") if "分解" in card)
    assert "青溪市科学技术局25家企业" in divided
    own, _, again = divided.partition("引用与分享重申")
    assert "新增规模以上工业企业45家" in own
    assert "新增45家" in again


def test_money_is_told_in_both_languages(hostile_site: Any) -> None:
    for page, amount in {"plans": "最高50万元", "en/plans": "uptoCNY500,000"}.items():
        html = hostile_site.pages[f"{page}/qingxi-2025-innovation/index.html"]
        assert amount in cards(html, "funding")[0]


def test_a_task_tells_who_leads_and_who_supports(hostile_site: Any) -> None:
    html = hostile_site.plan("plans/qingxi-2025-innovation/")
    task = cards(html, "responsibilities")[0]
    assert task.index("牵头") < task.index("青溪市科学技术局") < task.index("配合")
    assert task.index("配合") < task.index("青溪市财政局")


def test_an_emendation_tells_what_the_source_prints_and_why(hostile_site: Any) -> None:
    html = hostile_site.plan("plans/qingxi-2025-innovation/")
    told = " ".join(html.all("ol", class_="tz-emendations")[0].text.split())
    assert "来源作 188博金宝 官网，读作 更多" in told
    assert "An advertisement was injected over 更多." in told
    assert [e.text for e in html.all("ins", within="tz-text")] == ["更多"]


def test_a_plan_tells_its_promises_first_and_leads_to_its_other_parts(hostile_site: Any) -> None:
    html = hostile_site.pages["plans/qingxi-2025-innovation/index.html"]
    parts = [e.attributes["id"] for e in html.all("h2") if "id" in e.attributes]
    assert parts == ["targets", "funding", "sources"]
    led = [e.attributes["href"] for e in html.all("a", within="tz-parts")]
    own, text = ["#targets", "measures/", "bodies/", "#funding"], ["text/", "lines/"]
    assert led == [*own, *text, "#sources", "records/"]
    [strip] = html.all("ul", class_="tz-strip")
    assert strip.text.split("\n")[1].strip().endswith("项数字承诺（另有 1 处重申）")


def test_each_page_of_a_plan_says_which_part_it_is(hostile_site: Any) -> None:
    for part in ("measures", "bodies", "text", "lines", "records"):
        html = hostile_site.pages[f"plans/qingxi-2025-innovation/{part}/index.html"]
        [here] = [e for e in html.all("a", within="tz-parts") if "aria-current" in e.attributes]
        assert here.text.startswith(html.all("h1")[0].text), part
        assert here.attributes["href"] == "./", part


def test_a_part_that_a_plan_does_not_have_has_no_page(hostile_site: Any) -> None:
    led = {e.text for e in hostile_site.plan("plans/hostile-2024/").all("a", within="tz-parts")}
    assert not any(one.startswith(word("who-answers", "zh")) for one in led)
    assert "plans/hostile-2024/bodies/index.html" not in hostile_site.pages


def test_a_plan_never_says_more_of_its_coverage_than_what_holds() -> None:
    counts = {"characters": 9, "characters_in_sections": 9, "numbers": 61}
    cards = SimpleNamespace(plan=None, locale=Locale("zh", None))  # type: ignore[arg-type]

    def told(accounted: int) -> str:
        result = SimpleNamespace(counts={**counts, "numbers_accounted": accounted})
        return PlanFacts(result, cards).coverage_lead()  # type: ignore[arg-type]

    assert told(61) == word("coverage-lead", "zh")
    assert told(15).startswith("还没有读完：61 个数字中有 46 个尚无着落")


def test_dismissed_numbers_are_counted_by_reason(hostile_site: Any) -> None:
    html = hostile_site.plan("plans/qingxi-2025-innovation/")
    assert html.all("h2", id="dismissals")[0].text.split() == ["不计的数字", "2"]
    assert "名称的一部分 2" in {" ".join(term.split()) for term in facts(html)}


def test_an_organisation_tells_what_it_leads_and_its_shares(hostile_site: Any) -> None:
    html = hostile_site.pages["organisations/qingxi-science/index.html"]
    told = " ".join(html.all("article", class_="md-content__inner")[0].text.split())
    assert "牵头 1" in told
    assert "(一)建设科创平台" in told
    assert "25 家企业" in told


def test_an_indicator_tells_its_definition_and_all_its_targets(hostile_site: Any) -> None:
    html = hostile_site.pages["indicators/high-tech-enterprises/index.html"]
    told = " ".join(html.all("article", class_="md-content__inner")[0].text.split())
    assert "有效期内的高新技术企业数" in told
    assert "青溪市" in told
    assert "白石市" in told
    [row] = [r for r in html.all("tr") if "白石市" in r.text]
    assert row.text.startswith("白石市202612白石市科学技术局未到期到2026年")


def test_a_rule_tells_promise_and_examples_in_the_language_of_the_page(hostile_site: Any) -> None:
    for lang, promise, label in (
        ("", "各单位的份额加起来等于所分解的目标。", "不合规则的例子"),
        (
            "en/",
            "The shares of organisations add up to the target they divide.",
            "A failing example",
        ),
    ):
        html = hostile_site.pages[f"{lang}rules/allocations-add-up/index.html"]
        assert html.all("h1")[0].text == promise
        captions = [e.text for e in html.all("figcaption")]
        assert label in captions
        assert len(html.all("strong", class_="tz-found")) == 1


def test_the_dictionary_documents_every_column(hostile_site: Any, project: Any) -> None:
    from taizhang.tables import load_tables

    for page in ("dictionary/index.html", "en/dictionary/index.html"):
        ids = set(hostile_site.pages[page].ids)
        for table in load_tables(project / "schemas" / "tables"):
            assert {table.name, *(f"{table.name}.{column}" for column in table.columns)} <= ids


def test_every_finding_of_the_toolkit_is_listed(hostile_site: Any) -> None:
    from taizhang.findings import messages

    for page in ("findings/index.html", "en/findings/index.html"):
        assert set(messages()) <= set(hostile_site.pages[page].ids)


def test_the_method_page_tells_how_good_the_reading_is(site: Any) -> None:
    counts = [result.counts for result in check_corpus(find_corpus(site.root)).results]
    for page in ("method/index.html", "en/method/index.html"):
        html = site.pages[page]
        told = " ".join("".join(facts(html).values()).split())
        for key in ("characters", "numbers"):
            assert str(sum(count[key] for count in counts)) in told, page
        reasons = {reason for count in counts for reason in count["dismissals"]}
        figures = html.all("figure")
        assert sum(len(f.text.splitlines()) > 1 for f in figures) >= bool(reasons), page


def rows(html: Any, figure: str) -> list[list[str]]:
    """The cells of a figure's table, row by row, without the heading."""
    start = next(n for n, e in enumerate(html.elements) if e.attributes.get("id") == figure)
    table: list[list[str]] = []
    for element in html.elements[start + 1 :]:
        if element.tag == "figure":
            break
        if element.tag == "tr":
            table.append([])
        elif element.tag in ("td", "th") and "data-key" not in element.attributes:
            table[-1].append(" ".join(element.text.split()))
    return table[1:]


def test_a_place_counts_its_promises_and_tells_them_by_body(hostile_site: Any) -> None:
    html = hostile_site.pages["regions/990200/index.html"]
    [strip] = html.all("ul", class_="tz-strip")
    assert "1 项数字承诺" in strip.text
    told = rows(html, "figure-promises")
    assert [row[:5] for row in told if "12" in row[2]] == [
        ["白石市科学技术局", "高新技术企业数量", "12 家企业", "到 2026 年", "未到期"]
    ]
    assert sum("项数字承诺" in one.text for one in html.all("ul", class_="tz-strip")) == 1


def test_the_home_page_leads_to_every_place_with_promises(hostile_site: Any) -> None:
    html = hostile_site.pages["index.html"]
    led = {e.attributes["href"]: e.text for e in html.all("a", within="tz-places")}
    assert led["regions/990200/"] == "白石市"
    told = {" ".join(e.text.split()) for e in html.all("li", within="tz-places")}
    assert "白石市 1 项承诺" in told


def test_the_ledger_of_a_body_is_a_table_in_the_order_of_dates(hostile_site: Any) -> None:
    html = hostile_site.pages["organisations/baishi-science/index.html"]
    [row] = rows(html, "figure-dates")
    assert row[0] == "1"
    assert row[2:5] == ["高新技术企业数量，12 家企业", "到 2026 年", "市科技局"]
    assert row[7] == "未到期"
