"""The choices that the words of a claim show: stage, for each what money is paid, kind of duty."""

import pytest
from fiction import facts_of

from taizhang.second_reading.choices import shown_choices

PLAN = """
text: |
  一、任务
  {text}
sections:
  - id: tasks
    role: task
    heading: 一、任务
    {kind}:
      - {{{more}quote: "{quote}", {fields}}}
"""


def shown(kind: str, text: str, quote: str, fields: str) -> dict[str, str | None]:
    """What the one claim of this kind shows, each choice with the words that show it."""
    more = "id: one, " if kind in ("targets", "funding", "duties") else ""
    facts = facts_of(PLAN.format(text=text, kind=kind, more=more, quote=quote, fields=fields))
    (claim,) = facts.plan.of_kind(kind)
    read = facts.plan.reading.text
    return {
        key: sign and f"{sign.value} {read[sign.start : sign.end]}"
        for key, sign in shown_choices(claim, facts)
    }


def stage(text: str, quote: str, more: str = "") -> str | None:
    fields = f"kind: laboratory, stage: build{more}"
    found = shown("entities", text, quote, fields)
    assert found.keys() == {"stage"}
    return found["stage"]


def test_a_stage_is_shown_by_the_words_around_a_name_and_not_by_the_name() -> None:
    named = ", name: 建设实验室"
    assert stage("谋划建设实验室。", "谋划建设实验室", named) == "plan 谋划"
    assert stage("申报建设实验室。", "建设实验室", named) == "apply 申报"
    assert stage("建设实验室投入使用。", "建设实验室投入使用", named) == "operate 投入使用"
    assert stage("建设实验室。", "建设实验室", named) is None


def test_of_several_stages_that_the_first_in_the_lexicon_is_meant() -> None:
    named = ", name: 青溪实验室"
    quote = "建设青溪实验室并投入使用"
    assert stage(f"{quote}。", quote, named) == "operate 投入使用"
    quote = "运营好青溪实验室,筹建分室"
    assert stage(f"{quote}。", quote, named) == "plan 筹建"


def test_where_the_quote_is_silent_the_sentence_shows_the_stage_of_a_thing() -> None:
    assert stage("重点打造园区、青溪实验室。", "青溪实验室") == "build 打造"
    assert stage("重点打造园区。用好青溪实验室。", "青溪实验室") is None


def test_a_target_s_stage_is_shown_by_its_context_or_its_quote_alone() -> None:
    fields = "label: 基地, comparator: eq, value: 2, unit: item, timing: by, stage: plan"
    found = shown("targets", "打造园区,谋划2个中试基地。", "谋划2个中试基地", fields)
    assert found == {"stage": "plan 谋划"}
    assert shown("targets", "打造园区,新添2个中试基地。", "新添2个中试基地", fields) == {
        "stage": None
    }
    context = f"{fields}, context: {{stage: 建成后投产}}"
    text = "谋划2个中试基地。建成后投产。"
    assert shown("targets", text, "谋划2个中试基地", context) == {"stage": "operate 投产"}
    without = fields.replace(", stage: plan", "")
    assert shown("targets", "谋划2个中试基地。", "谋划2个中试基地", without) == {}


def per(quote: str, fields: str, text: str = "") -> str | None:
    return shown("funding", text or f"{quote}。", quote, fields).get("per")


AMOUNT = "instrument: PI008, amount: 50, unit: 万元, printed: 50万元, bound: ceiling, per: project"


@pytest.mark.parametrize(
    ("quote", "shows"),
    [
        # The last sign before the amount, in its clause.
        ("对企业的项目最高奖励50万元", "project 项目"),
        ("对项目承担企业最高奖励50万元", "enterprise 企业"),
        # Else where 对 names who is paid.
        ("对优秀企业,经项目评审,最高奖励50万元", "enterprise 企业"),
        # Else before.
        ("遴选优质项目,经评审,最高奖励50万元", "project 项目"),
        ("经企业推荐,项目最高奖励50万元", "project 项目"),
    ],
)
def test_money_is_paid_for_each_of_what_stands_before_its_amount(quote: str, shows: str) -> None:
    assert per(quote, AMOUNT) == shows


def test_who_is_paid_may_stand_in_the_context_or_the_sentence() -> None:
    quote = "最高奖励50万元"
    text = "每年认定优秀企业,最高奖励50万元。项目另计。"
    assert per(quote, AMOUNT, text) == "enterprise 企业"
    assert per(quote, f"{AMOUNT}, context: {{per: 项目另计}}", text) == "project 项目"


def test_money_that_tells_whom_it_is_paid_to_has_a_payee_even_where_none_is_entered() -> None:
    unsaid = AMOUNT.replace(", per: project", "")
    assert per("对评价优秀的机构给予50万元", unsaid) == "institution 机构"
    assert per("经评审优秀的机构给予50万元", unsaid) is None
    assert per("对评价优秀的机构,给予50万元", unsaid) == "institution 机构"
    assert per("对机构负责人给予50万元", unsaid) is None
    assert per("对评价优秀的机构核定50万元", unsaid) is None
    assert per("遴选优质项目,给予50万元", unsaid) == "project 项目"


@pytest.mark.parametrize(
    ("quote", "form"),
    [
        ("按到账投资额给予机构50万元奖励", "reward 奖励"),
        ("以股权投资方式支持50万元", "equity 股权投资"),
        ("给予50万元事后补助", "post-subsidy 后补助"),
    ],
)
def test_the_form_of_money_is_what_is_given_and_not_what_it_is_given_for(
    quote: str, form: str
) -> None:
    assert (
        shown("funding", f"{quote}。", quote, f"{AMOUNT}, form: {form.split()[0]}")["form"] == form
    )


@pytest.mark.parametrize(
    ("quote", "shows"),
    [
        ("每季度报送信息", "report 报送"),
        ("每季度报送台账", "ledger 台账"),
        ("召开会议", "meeting 会议"),
    ],
)
def test_the_kind_of_a_duty_is_shown_by_its_quote(quote: str, shows: str) -> None:
    found = shown("duties", f"建立督查机制。{quote}。", quote, "kind: review")
    assert found == {"kind": shows}
    assert shown("duties", "每年会商。建立督查。", "每年会商", "kind: review")["kind"] != shows
