"""Numbers that say of whom something holds, and counts of the document itself, are no promises."""

import pytest

from drafting.members import claims, of_task

Claimed = tuple[list[float], list[float]]
"""The values of the targets, and the amounts of the offers."""
MEMBERS: dict[str, Claimed] = {
    # Conditions of those who are paid.
    "对年纳税100万元以上的企业,给予10万元奖励。": ([], [10]),
    "年营业收入5000万元以上、年纳税额100万元以上的科技型企业优先支持。": ([], []),
    "投资额5000万元以上的项目,按投资额的5%给予补助,最高500万元。": ([], [500]),
    "固定资产投资达到1亿元以上的,一次性奖励50万元。": ([], [50]),
    "企业年销售收入达到2000万元,且研发费用占比不低于5%,给予20万元奖励。": ([], [20]),
    "支持注册资本500万元以上、从业人员50人以上、成立3年以上的研发机构,每家补助30万元。": ([], [30]),
    "凡年产值首次突破1亿元、5亿元、10亿元的企业,分别奖励10万元、30万元、50万元。": ([], [10, 30, 50]),
    "技术合同年成交额达到1000万元,按成交额的1%给予奖励,最高20万元。": ([], [20]),
    "年纳税达到300万元,可享受优先供地;员工达到200人,每家补助15万元。": ([], [15]),
    "企业上市前估值达到10亿元,给予200万元奖励。": ([], [200]),
    # Listed behind a colon.
    "申报企业须满足:上年度研发投入占比5%以上,年纳税100万元以上,员工不少于20人。": ([], []),
    "申报单位应同时具备以下条件:注册资本不低于500万元,研发人员不少于10人。": ([], []),
    "入库企业需符合下列要求:研发投入强度达到3%,发明专利不少于5件。": ([], []),
    # Of what the document consists.
    "本措施共23项。": ([], []),
    "本清单共计36项任务,分为5个方面。": ([], []),
    "方案提出12条举措,细化为48项任务。": ([], []),
    "全文包括6个部分,明确20项重点任务。": ([], []),
    # The size of what is set up is no threshold.
    "设立总规模10亿元的产业投资基金。": ([10], []),
    "组建规模不低于5亿元的天使基金。": ([5], []),
    "设立规模50亿元以上的母基金,首期规模2亿元。": ([50, 2], []),
    # What is counted behind a condition is promised.
    "引进固定资产投资超过1亿元的项目3个,培育年产值10亿元以上企业5家。": ([3, 5], []),
    "培育年纳税100万元以上企业30家。": ([30], []),
    "新增年营业收入5000万元以上的科技型企业12家。": ([12], []),
    # Levels that are promised stay promises.
    "研发投入占比达到5%以上,技术合同成交额达到20亿元。": ([5, 20], []),
    "推动全市研发费用占比不低于3%,每年选派专家20人。": ([3, 20], []),
    "实施科技项目共23项,新建平台5个。": ([23, 5], []),
    "每年安排专项资金2000万元,培育企业20家。": ([20], [2000]),
}  # fmt: skip


@pytest.mark.parametrize("task", MEMBERS)
def test_only_what_is_promised_becomes_a_target_or_an_offer(task: str) -> None:
    made = of_task(task)
    values = [float(target["value"]) for target in claims(made, "targets")]
    amounts = [float(offer["amount"]) for offer in claims(made, "funding") if "amount" in offer]
    assert (values, amounts) == MEMBERS[task]


@pytest.mark.parametrize("task", [task for task in MEMBERS if MEMBERS[task] == ([], [])])
def test_what_is_no_promise_is_dismissed_with_its_reason(task: str) -> None:
    reasons = {one["reason"] for one in claims(of_task(task), "dismissals")}
    assert reasons and reasons <= {"threshold", "eligibility", "list-count", "name"}


def test_conditions_of_what_is_counted_are_thresholds() -> None:
    (target,) = claims(of_task("培育年纳税100万元以上企业30家。"), "targets")
    (threshold,) = target["thresholds"]
    assert (threshold["of"], threshold["value"], threshold["unit"]) == ("年纳税", 100, "万元")
    assert threshold["comparator"] == "gte"
