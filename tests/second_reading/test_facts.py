"""What rules are told of a plan beside its fields."""

from fiction import facts_of

PLAN = """
text: |
  一、任务
  {text}
sections:
  - {{id: tasks, role: task, heading: 一、任务}}
  {more}
"""


def places(text: str, more: str = "", skip: tuple[str, ...] = ()) -> list[str]:
    """What stands where patterns are found, each first of its run."""
    facts = facts_of(PLAN.format(text=text, more=more))
    found = facts.first_in_each_run(["广告", "推[广销]"], skip)
    return [facts.plan.reading.text[start:end] for start, end in found]


def test_matches_close_together_have_one_cause_and_are_told_once() -> None:
    near, far = "甲" * 17, "甲" * 18
    assert places(f"广告{near}推销") == ["广告"]
    assert places(f"广告{far}推销") == ["广告", "推销"]


def test_each_run_is_counted_from_the_first_told_of_it() -> None:
    assert places(f"广告{'甲' * 10}推销{'甲' * 10}推广") == ["广告", "推广"]


def test_traditional_characters_are_found_and_sections_skipped() -> None:
    assert places("廣告") == ["廣告"]
    signature = "- {id: signature, role: signature, starts: 青溪市人民政府}"
    text = "青溪市人民政府广告"
    assert places(text, signature) == ["广告"]
    assert places(text, signature, ("signature",)) == []
