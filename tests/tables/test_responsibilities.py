"""Rows of who must deliver: each body in each role, and each with a share of a target."""

from typing import Any

from fiction import rows_of

PLAN = """
text: |
  一、目标
  企业45家,单位45个:市科技局25家,市财政局20家。(市科技局牵头,市财政局等部门配合)
sections:
  - id: goals
    role: goals
    heading: 一、目标
    responsibilities: [CLAIM]
    targets:
      - {id: a, label: 企业, quote: 企业45家, comparator: eq, value: 45, unit: firm, timing: by, allocations: SHARES}
      - {id: b, label: 单位, quote: 单位45个, comparator: eq, value: 45, unit: item, timing: by, allocations: SHARES}
"""
SHARES = "[{quote: 市科技局25家, organisation: 市科技局, value: 25}, {quote: 市财政局20家, organisation: 市财政局, value: 20}]"
QUOTE = '"(市科技局牵头,市财政局等部门配合)"'


def rows(claim: str = QUOTE, shares: str = SHARES) -> list[dict[str, Any]]:
    return rows_of(PLAN.replace("CLAIM", claim).replace("SHARES", shares))["responsibilities"]


def told(row: dict[str, Any], *columns: str) -> tuple[Any, ...]:
    return tuple(row.get(column) for column in columns)


def test_each_body_of_a_list_has_its_role_and_place() -> None:
    science, finance, *_ = rows()
    assert told(science, "organisation_id", "printed", "role", "position", "open") == (
        "science", "市科技局", "lead", 1, True,
    )  # fmt: skip
    assert told(finance, "organisation_id", "printed", "role", "position", "open") == (
        "finance", "市财政局", "support", 2, True,
    )  # fmt: skip
    assert told(science, "plan_id", "section_id") == ("example", "example/goals")
    assert science["quote"] == QUOTE.strip('"')


def test_what_is_read_from_the_words_is_named_and_what_a_person_wrote_is_not() -> None:
    assert rows()[0]["derived"] == "printed|role|open"
    assert rows(f"{{quote: {QUOTE}, open: true}}")[0]["derived"] == "printed|role"
    written = rows(f"{{quote: {QUOTE}, lead: [市科技局], open: true}}")
    assert [one["derived"] for one in written if one["role"] != "share"] == [None]


def test_who_has_a_share_answers_for_it_once_where_two_targets_divide_the_same_words() -> None:
    shares = [one for one in rows() if one["role"] == "share"]
    assert [one["organisation_id"] for one in shares] == ["science", "finance"]
    assert told(shares[0], "printed", "position", "open", "derived", "quote", "section_id") == (
        "市科技局", 1, False, "printed|role|open|quote", "市科技局25家", "example/goals",
    )  # fmt: skip
    assert shares[0]["source_end"] - shares[0]["source_start"] == len("市科技局25家")
