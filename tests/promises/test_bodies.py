"""Who answers for a promise by the other ways, in plans made up for what the real ones do not show."""

import pytest
from fictional_plans import promises, told

TARGET = "comparator: eq, unit: item, label: 平台"
PARTS = """
一、布局(科技局牵头,各县政府配合)
(一)山海县。
1.园区。建设平台3个。
(二)其他。建设平台4个。
"""
LAID = """
- id: layout
  role: layout
  heading: 一、布局
  responsibilities: [{bracket}]
  sections:
    - id: place
      role: layout
      heading: (一)山海县。
      {region}
      sections:
        - id: park
          role: layout
          heading: 1.园区。
          targets: [{{id: there, quote: 建设平台3个, value: 3, {target}}}]
    - id: rest
      role: layout
      heading: (二)其他。
      targets: [{{id: elsewhere, quote: 建设平台4个, value: 4, {target}}}]
"""


def laid(bracket: str, region: str = 'region: "445203"') -> str:
    return LAID.format(bracket=bracket, region=region, target=TARGET)


def test_the_only_bracket_above_answers_for_the_parts_below() -> None:
    found = promises(PARTS, laid('"(科技局牵头,各县政府配合)"'))
    assert told(found, "elsewhere") == ["science lead above", "counties support above"]


def test_of_all_places_the_one_that_a_part_is_about_answers() -> None:
    found = promises(PARTS, laid('"(科技局牵头,各县政府配合)"'))
    assert told(found, "there") == ["science lead above", "county support above"]
    without = promises(PARTS, laid('"(科技局牵头,各县政府配合)"', "title: 山海县"))
    assert told(without, "there") == ["science lead above", "counties support above"]


def test_a_group_that_does_not_stand_for_all_places_stays_a_group() -> None:
    text = PARTS.replace("各县政府", "有关县政府")
    found = promises(text, laid('"(科技局牵头,有关县政府配合)"'))
    assert told(found, "there") == ["science lead above", "some support above"]


@pytest.mark.parametrize(
    ("region", "there"),
    [('region: "445203"', ["county responsible above"]), ("title: 山海县", [])],
)
def test_a_sentence_that_charges_all_places_holds_for_parts_about_one(
    region: str, there: list[str]
) -> None:
    text = PARTS.replace("一、布局(科技局牵头,各县政府配合)", "一、布局\n各县政府要建设若干平台。")
    found = promises(text, laid("{quote: 各县政府要建设若干平台, responsible: [各县政府]}", region))
    assert told(found, "there") == there
    assert told(found, "elsewhere") == []


def test_a_sentence_that_charges_one_body_does_not_hold_below() -> None:
    text = PARTS.replace("一、布局(科技局牵头,各县政府配合)", "一、布局\n科技局要建设若干平台。")
    found = promises(text, laid("{quote: 科技局要建设若干平台, responsible: [科技局]}"))
    assert told(found, "there") == told(found, "elsewhere") == []


AGAIN = """
一、目标
建设平台3个。(科技局牵头)
二、任务
建成平台3个。({bracket})
(一)附。建好平台3个。
"""


def again(first: str, second: str) -> str:
    return f"""
    - id: goals
      role: goals
      heading: 一、目标
      responsibilities: [{first}]
      targets: [{{id: first, quote: 建设平台3个, value: 3, {TARGET}}}]
    - id: tasks
      role: actions
      heading: 二、任务
      responsibilities: [{second}]
      targets: [{{id: second, quote: 建成平台3个, restates: first}}]
      sections:
        - id: annex
          role: annex
          heading: (一)附。
          targets: [{{id: third, quote: 建好平台3个, restates: first}}]
    """


def test_bodies_of_all_places_are_joined_and_each_told_once_in_a_role() -> None:
    sections = again("(科技局牵头)", '"(科技局牵头,财政局配合)"')
    found = promises(AGAIN.format(bracket="科技局牵头,财政局配合"), sections)
    assert told(found, "first") == ["science lead clause", "finance support restatement"]
    assert found.under["third"] is found.under["second"] is found.under["first"]
    assert [one.id for one in found.under["first"].restated_by] == ["second", "third"]
    assert not found.under["first"].bodies_differ


@pytest.mark.parametrize(
    ("bracket", "differ"),
    [("财政局牵头", True), ("财政局", False), ("财政局牵头,科技局配合", True)],
)
def test_bodies_differ_where_leads_do(bracket: str, differ: bool) -> None:
    found = promises(AGAIN.format(bracket=bracket), again("(科技局牵头)", f'"({bracket})"'))
    assert found.under["first"].bodies_differ is differ


@pytest.mark.parametrize(("bracket", "differ"), [("财政局", True), ("科技局", False)])
def test_where_no_lead_is_printed_bodies_differ_where_they_do(bracket: str, differ: bool) -> None:
    text = AGAIN.format(bracket=bracket).replace("(科技局牵头)", "(科技局)")
    found = promises(text, again("(科技局)", f'"({bracket})"'))
    assert found.under["first"].bodies_differ is differ


def test_who_is_paid_does_not_answer_for_the_paying() -> None:
    found = promises(
        """
        一、任务。给予山海实验室补助,给予科技局补助,财政局出资。(科技局、山海实验室)
        """,
        """
        - id: task
          role: task
          heading: 一、任务。
          responsibilities: [(科技局、山海实验室)]
          funding:
            - id: laboratory
              quote: 给予山海实验室补助
              instrument: PI008
              beneficiary: 山海实验室
            - id: bureau
              quote: 给予科技局补助,财政局出资
              instrument: PI008
              beneficiary: 科技局
              payer: 财政局
        """,
    )
    assert told(found, "laboratory") == ["science responsible clause"]
    assert told(found, "bureau") == ["finance payer payer", "laboratory responsible clause"]
