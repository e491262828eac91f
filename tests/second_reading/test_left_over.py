"""Numbers that nothing accounts for: those of one cause once, each with the claim it belongs to."""

import pytest
from fiction import facts_of

from taizhang.second_reading.left_over import belongs_to, left_over

PLAN = """
text: |
  一、目标
  TEXT
sections:
  - id: goals
    role: goals
    heading: 一、目标
CLAIMS"""


def left(text: str, claims: str = "") -> tuple[list[str], list[str]]:
    """What blanks cut up, and the other numbers that are left."""
    facts = facts_of(PLAN.replace("TEXT", text).replace("CLAIMS", claims))
    cut_up, numbers = left_over(facts)
    return [facts.plan.reading.text[start:end] for start, end in cut_up], [
        one.printed for one in numbers
    ]


def test_pieces_of_a_number_that_a_blank_cuts_up_are_one() -> None:
    assert left("投入8 000万元,举办大赛5场。") == (["8 000"], ["5"])
    assert left("投入8,举办5场。") == ([], ["8", "5"])


def test_what_lies_in_a_part_without_a_section_has_that_cause() -> None:
    assert left("举办大赛5场。\n  二、任务\n  培育企业30家。") == ([], ["5"])


def test_what_a_claim_uses_is_not_left() -> None:
    target = "    targets: [{id: a, label: 企业, quote: 企业30家, comparator: eq, value: 30, unit: firm, timing: by}]\n"
    assert left("企业30家,大赛5场。", target) == ([], ["5"])


TARGETS = """\
    targets:
      - {id: firms, label: 企业, quote: "企业30家,其中新增5家,入库9家", comparator: eq, value: 30, unit: firm, timing: by}
      - {id: new, label: 新增企业, quote: 新增5家, comparator: eq, value: 5, unit: firm, timing: by, SECOND}
"""


@pytest.mark.parametrize(
    ("text", "second", "printed", "owner"),
    [
        ("到2027年,企业30家,其中新增5家,入库9家。", "", "9", "firms"),
        ("企业30家,其中新增5家,入库9家。大赛7场。", "", "7", None),
        ("企业30家,其中新增5家,入库9家。大赛7场。", "modality: strive, context: {modality: 大赛7场}", "7", "new"),
        # Of two claims around a number the one with fewer words has it.
        ("企业30家,其中新增5家,入库9家。", "", "5", "new"),
    ],
)  # fmt: skip
def test_a_number_belongs_to_the_claim_with_the_shortest_words_around_it(
    text: str, second: str, printed: str, owner: str | None
) -> None:
    facts = facts_of(
        PLAN.replace("TEXT", text).replace("CLAIMS", TARGETS.replace("SECOND", second))
    )
    (number,) = (one for one in facts.account.every if one.printed == printed)
    claim = belongs_to(facts.plan, number)
    assert (claim and claim.id) == owner


ONE = """\
    targets: [{id: firms, label: 企业, quote: 企业30家, comparator: eq, value: 30, unit: firm, timing: by}]
"""
TWO = f"{ONE}    entities: [{{quote: 青溪实验室, kind: laboratory}}]\n"
GIVEN = f"{ONE}    given: [{{quote: 力争, modality: strive}}]\n"


@pytest.mark.parametrize(
    ("text", "claims", "owner"),
    [
        ("到2027年,企业30家。", ONE, "firms"),
        ("到2027 年底,企业30家。", ONE, "firms"),
        ("2027—2028年,企业30家。", ONE, "firms"),
        ("编号2027号,企业30家。", ONE, None),
        ("到2027年实现。企业30家。", ONE, None),
        ("企业30家,到2027年实现。", ONE, None),
        ("到2027年,力争企业30家。", GIVEN, "firms"),
        ("到2027年,企业30家,青溪实验室。", TWO, "firms"),
    ],
)
def test_a_year_belongs_to_the_one_claim_of_its_sentence_that_it_dates(
    text: str, claims: str, owner: str | None
) -> None:
    facts = facts_of(PLAN.replace("TEXT", text).replace("CLAIMS", claims))
    number = next(one for one in facts.account.every if one.printed == "2027")
    claim = belongs_to(facts.plan, number)
    assert (claim and claim.id) == owner


def test_a_year_before_two_claims_belongs_to_none() -> None:
    text = "到2027年,企业30家,其中新增5家,入库9家。"
    facts = facts_of(PLAN.replace("TEXT", text).replace("CLAIMS", TARGETS.replace("SECOND", "")))
    number = next(one for one in facts.account.every if one.printed == "2027")
    assert belongs_to(facts.plan, number) is None
