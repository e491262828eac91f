"""A bulletin, for Word, its visible words, and read back as a report: the same observations."""

from collections import Counter
from functools import cache
from typing import Any

import pytest
from progress.town import lay_town, promises_of, town

from office.bulletin_cases import CASES, asked, written
from office.test_word import visible
from taizhang.corpus import Corpus
from taizhang.drafting.report.draft_report import draft_report
from taizhang.drafting.report.files import report_yaml
from taizhang.office.bulletin.word import as_word
from taizhang.progress import Fulfilment, Observation, Row, Standing
from taizhang.progress.reading.check import check_all
from taizhang.promises.due import last_day

PLAN = "qinghe-2025-innovation"
KINDS = {Observation: "observations", Standing: "standings", Fulfilment: "fulfilments"}
Key = tuple[Any, ...]


LEFT_TO_LOOK_AT = {
    *("report-review", "report-number-left", "report-clause-left"),
    *("report-contradicts", "report-corrects"),
}
"""What a draft leaves to a person: what is no row, and what a bulletin tells of others' figures."""


@cache
def words_of(kind: str) -> str:
    """What a reader sees of a bulletin in Word."""
    return visible(as_word(*written(asked(kind))))


def cited(kind: str) -> Counter[Key]:
    """The rows of the town's reports that a bulletin cites, of one plan."""
    text = written(asked(kind))[0]
    rows = [row for report in town()[1].read for row in report.rows if any(_of(row))]
    return Counter(_key(row) for row in rows if _is_cited(row, text))


def _of(row: Row) -> list[str]:
    return [one for one in row.of if one.startswith(f"{PLAN}/")]


def _is_cited(row: Row, text: str) -> bool:
    found = f"〕{row.report.data['title']}（"
    return any(found in line and f"“{row.claim.quote}”" in line for line in text.splitlines())


def _key(row: Row) -> Key:
    fields, kind = row.fields, KINDS[type(row)]  # type: ignore[index]
    body = town()[0].registers.tables["organisations"].get(row.organisation, {})
    if kind == "standings":
        return kind, _of(row)[0], fields["state"]
    if kind == "fulfilments":
        return kind, _of(row)[0], fields["count"]
    change = fields.get("change", {}).get("kind", "")
    told = (fields["comparator"], float(fields["value"]), fields["unit"], change)
    return kind, _of(row)[0], body.get("name", ""), *told, row.day


def drafted(text: str) -> Counter[Key]:
    """The rows that the drafter proposes for a text."""
    data = draft_report(text, promises_of(PLAN), "read-back")
    return Counter(
        _drafted(kind, row, data["as_of"])
        for section in data["sections"]
        for kind in KINDS.values()
        for row in section.get(kind, ())
    )


def _drafted(kind: str, row: dict[str, Any], as_of: str) -> Key:
    if kind != "observations":
        return kind, row["of"], row.get("state") or row.get("count")
    region = "990200"
    name = row.get("organisation", "")
    found = town()[0].registers.organisations_named(name, region) if name else []
    body = found[0]["name"] if found else ""
    change = row.get("change", {}).get("kind", "")
    told = (row["comparator"], float(row["value"]), row["unit"], change)
    return kind, row["of"], body, *told, last_day(row.get("as_of", as_of))


@pytest.mark.parametrize("kind", CASES)
def test_a_bulletin_is_read_back_into_the_records_it_was_made_from(kind: str) -> None:
    assert len(cited(kind)) >= 7
    assert drafted(words_of(kind)) == cited(kind)


REWORDED = {
    "half-year": {
        "规上高新技术产业产值增速12.5%〔4〕，目标12%，达到序时进度": "规上高新技术产业产值同比增长12.5%〔4〕，高于12%的目标，达到序时进度",
        "东川县新增专精特新中小企业5家〔5〕，目标12家，完成目标的41.7%": "东川县已新增5家专精特新中小企业〔5〕，完成12家目标的41.7%",
        "选聘\"科技副总\"人数6人〔7〕，目标10人，完成目标的60%": "全市共选聘科技副总6名〔7〕，占年度目标的60%",
        "高新技术企业数量(存量)112家〔10〕，目标160家": "全市高新技术企业总数为112家〔10〕，距160家的目标还差48家",
        "孵化器管理办法已于5月18日印发〔1〕": "市科技局已出台孵化器管理办法〔1〕",
    },
    "year": {
        "选聘\"科技副总\"人数10人〔1〕，目标10人，完成目标的100%，已完成": "全年选聘科技副总10名〔1〕，完成年度目标",
        "高新技术企业数量(存量)135家〔4〕，目标160家": "截至年末，高新技术企业达135家〔4〕，目标160家",
        "战略性新兴产业增加值11亿元〔14〕，目标16亿元": "战略性新兴产业实现增加值11亿元〔14〕，而目标为16亿元",
        "西岭县新增专精特新中小企业4家〔9〕": "西岭县共有4家企业新认定为专精特新中小企业〔9〕",
        "化工材料检测平台主体完工〔10〕": "化工材料检测平台的主体工程已经封顶〔10〕",
    },
    "quarter": {
        "创新创业团队数量6个〔2〕，目标16个": "累计引进创新创业团队6个〔2〕，规划目标16个",
        "截至2025年6月30日，规上高新技术产业产值增速12.5%〔3〕": "截至6月底，规上高新技术产业产值增长12.5%〔3〕",
        "化工材料检测平台正在建设〔7〕": "化工材料检测平台仍在建设之中〔7〕",
        "截至2025年6月30日，政府性融资担保机构担保费率1.4%〔11〕": "截至2025年6月底，政府性融资担保费率降至1.4%〔11〕",
        "清河市科学技术局报新增规模以上工业企业30家〔12〕": "据市科技局上报，新增规模以上工业企业30家〔12〕",
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", REWORDED)
def test_it_is_read_back_after_somebody_reworded_five_of_its_sentences(kind: str) -> None:
    text = words_of(kind)
    for old, new in REWORDED[kind].items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    assert drafted(text) == cited(kind)


def test_what_is_drafted_can_be_checked_and_needs_only_a_look(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = lay_town(tmp_path_factory.mktemp("back") / "town")
    folder = root / "datapackage" / "progress" / "read-back"
    folder.mkdir()
    (folder / "source.txt").write_text(words_of("half-year"), encoding="utf-8")
    _, data = report_yaml(folder / "source.txt", promises_of(PLAN), "read-back")
    (folder / "report.yaml").write_text(data, encoding="utf-8")
    rules = {one.rule for one in check_all(Corpus(root)).findings if "read-back" in one.path}
    assert rules <= LEFT_TO_LOOK_AT
