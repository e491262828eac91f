"""The words that show a choice: the nearest in the clause come before nearer ones beyond it."""

import pytest
from fiction import facts_of

PLAN = """
text: |
  一、任务
  {text}
sections:
  - id: tasks
    role: task
    heading: 一、任务
    entities:
      - {{quote: 青溪实验室, kind: laboratory}}
"""


@pytest.mark.parametrize(
    ("text", "stage", "words"),
    [
        ("支持工业园区投产,青溪实验室在高新区加快建设。", "build", "建设"),
        ("打造创新体系,申报重点的青溪实验室,建设园区。", "apply", "申报"),
        ("打造创新体系,青溪实验室,园区。", "build", "打造"),
        ("打造创新体系。青溪实验室,园区。", None, ""),
        ("筹建的青溪实验室。", "plan", "筹建"),
    ],
)
def test_the_nearest_sign_is_that_of_the_clause_else_of_the_sentence(
    text: str, stage: str | None, words: str
) -> None:
    facts = facts_of(PLAN.format(text=text))
    (entity,) = facts.plan.of_kind("entities")
    sign = facts.signs.nearest("stage", entity)
    assert (sign and sign.value) == stage
    assert facts.plan.reading.text[sign.start : sign.end] == words if sign else not words
