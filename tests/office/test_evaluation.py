"""What is said across plans: only what records bear, and never a rank of what is unlike."""

import json
import shutil
from pathlib import Path

import fictional_plans
import pytest
from progress.town import promises_of, town

from taizhang.cli import main
from taizhang.office.evaluation import Evaluation, evaluate
from taizhang.office.evaluation.show import as_csv, as_json, as_text, rows
from taizhang.promises import Promises

OFFERS = """
    - {id: goals, role: goals, heading: 目标, title_en: Goals, targets: [%s]}
    - id: money
      role: safeguard
      heading: 资金
      title_en: Money
      funding:
        - {id: grant, quote: 对新认定的孵化器一次性补助%s万元, instrument: PI017, amount: %s, unit: 万元, bound: exact, per: institution, recurrence: once, form: grant, beneficiary: 孵化器}
"""
TARGET = "{id: firms, indicator: high-tech-enterprises, quote: 高新技术企业达到%s家, comparator: gte, value: %s, unit: firm, year: 2026, timing: by, context: {year: 到2026年}}"


def plan(id: str, region: str, grant: int, firms: int) -> Promises:
    text = f"目标\n到2026年,高新技术企业达到{firms}家。\n资金\n对新认定的孵化器一次性补助{grant}万元。\n"
    sections = OFFERS % (TARGET % (firms, firms), grant, grant)
    found = fictional_plans.promises(text, sections, region=region)
    found.plan.id = id
    return found


def evaluated(*plans: Promises) -> Evaluation:
    return evaluate(plans, plans[0].registers)


def test_the_same_support_is_ranked_the_highest_first() -> None:
    told = evaluated(plan("one", "445200", 50, 100), plan("two", "440700", 80, 100))
    (support,) = told.support
    assert support.differ == ()
    assert [one.plan.id for one in support.offers] == ["two", "one"]


def test_support_of_one_place_alone_is_not_compared() -> None:
    told = evaluated(plan("one", "445200", 50, 100), plan("two", "445200", 80, 100))
    assert told.support == ()


def test_what_differs_is_not_ranked_and_says_why() -> None:
    told = evaluated(plan("one", "445200", 50, 100), promises_of("qinghe-2025-innovation"))
    assert told.support == ()
    other = plan("two", "440700", 80, 100)
    claim = next(one.claim for one in other.all if one.kind == "funding")
    claim.fields["bound"] = "ceiling"
    (support,) = evaluated(plan("one", "445200", 50, 100), other).support
    assert support.differ == ("bound",)


def test_a_target_below_that_of_the_plan_it_carries_out_is_weaker() -> None:
    relation = {"type": "implements", "title": "上级方案", "plan": "above", "quote": "到2026年"}
    own = plan("own", "445200", 50, 90)
    own.plan.data["relations"] = [relation]
    told = evaluated(plan("above", "440000", 50, 100), own)
    assert told.links == 1
    assert [(one.how, one.by) for one in told.carried_out] == [("weaker", "value")]
    assert evaluated(own).carried_out == () and evaluated(own).links == 0


def test_targets_of_other_years_are_not_compared() -> None:
    own = plan("own", "445200", 50, 90)
    own.plan.data["relations"] = [{"type": "implements", "title": "上级方案", "plan": "above"}]
    above = plan("above", "440000", 50, 100)
    target = next(one.claim for one in above.all if one.kind == "target")
    target.fields["year"] = 2030
    told = evaluated(above, own)
    assert [(one.how, one.by) for one in told.carried_out] == [("unlike", "measured")]


def test_who_leads_much_and_need_not_report_is_told_only_where_no_group_is_asked() -> None:
    told = evaluated(promises_of("qinghe-2025-innovation"))
    assert told.silent == () and told.unnamed == ()  # The one that leads is asked to.


@pytest.mark.parametrize(
    ("recurrence", "dated"), [("annual", True), ("annual-cumulative", False), ("once", False)]
)
def test_money_given_every_year_has_a_rhythm(recurrence: str, dated: bool) -> None:
    own = plan("one", "445200", 50, 100)
    grant = next(one for one in own.all if one.kind == "funding")
    grant.claim.fields["recurrence"] = recurrence
    (traits,) = evaluated(own).plans
    assert (grant in traits.having["rhythm"]) is dated
    assert (grant in traits.having["date"]) is dated


AGAIN = """
    - {id: goals, role: goals, heading: 目标, title_en: Goals, targets: [{id: firms, indicator: high-tech-enterprises, quote: 高新技术企业达到90家, comparator: eq, value: 90, unit: firm}]}
    - id: task
      role: task
      heading: 任务
      title_en: Task
      targets: [{id: again, restates: firms, quote: 高新技术企业达到90家, comparator: eq, value: 90, unit: firm, modality: strive, context: {modality: 力争全年}}]
      duties: [{id: visits, kind: review, quote: 有关县政府开展孵化器评价, organisations: [有关县政府]}]
"""


def test_strength_and_groups_are_told_with_their_own_words() -> None:
    text = "目标\n高新技术企业达到90家。\n任务\n力争全年建园1个、高新技术企业达到90家。有关县政府开展孵化器评价。\n"
    found = as_text(evaluated(fictional_plans.promises(text, AGAIN)), "en")
    assert "weaker (strength: “力争全年”)" in found
    assert "Records of one kind and one place only" in found
    assert "review names “有关县政府” together" in found and "to report and" not in found


def test_every_statement_leads_to_its_words() -> None:
    told = evaluated(plan("one", "445200", 50, 100), plan("two", "440700", 80, 100))
    found = [row for row in rows(told, "zh") if row["part"] != "plans"]
    assert found
    assert all(row["address"].endswith(f"#r-{row['record'].partition('/')[2]}") for row in found)
    assert as_csv(told, "en").count("\n") == 1 + len(list(rows(told, "en")))


def test_the_command_says_what_so_few_plans_cannot_bear(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(Path(town()[0].root))
    assert main(["office", "evaluate", "--lang", "en"]) == 0
    assert "Plans: 2; places: 1; provinces: 1." in capsys.readouterr().out
    assert main(["office", "evaluate", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["statements"][0] == {
        "part": "plans",
        "plan_id": "qinghe-2025-innovation",
        "what": "With a date",
        "count": 15,
        "of": 18,
    }


def test_the_same_plans_give_the_same_words() -> None:
    told = [evaluated(promises_of("qinghe-2025-innovation")) for _ in range(2)]
    assert as_text(told[0], "zh") == as_text(told[1], "zh")
    assert as_json(told[0]) == as_json(told[1])


@pytest.mark.parametrize(
    "paper",
    [
        ["evaluate"],
        ["compendium", "--out", "out.html"],
        ["workbook", "qinghe-science", "--out", "out.xlsx"],
    ],
    ids=lambda paper: paper[0],
)
def test_no_paper_leaves_out_a_plan_that_cannot_be_read(
    paper: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = Path(shutil.copytree(town()[0].root, tmp_path / "town"))
    (root / "datapackage/plans/qinghe-2025-innovation/plan.yaml").write_text("id: [", "utf-8")
    monkeypatch.chdir(root)
    assert main(["office", *paper]) == 2
    assert "qinghe-2025-innovation/plan.yaml:1" in capsys.readouterr().err
    assert not list(root.glob("out.*"))
