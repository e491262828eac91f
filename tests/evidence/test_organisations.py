"""Which organisations the names of a plan mean: each in its role, or a finding at the name."""

from fiction import read, told

from taizhang.checking.result import PlanResult

PLAN = """
text: |
  一、目标
  新增企业45家:市科技局25家,市财政局20家。市科技局、市财政局每季度报送2篇以上信息。(%s)
sections:
  - id: goals
    role: goals
    heading: 一、目标
    responsibilities: [%s]
    targets:
      - id: firms
        label: 企业
        quote: 新增企业45家
        comparator: eq
        value: 45
        unit: firm
        timing: by
        allocations:
          - {quote: 市科技局25家, organisation: %s, value: 25}
          - {quote: 市财政局20家, organisation: 市财政局, value: 20}
    duties:
      - {id: reports, quote: "市科技局、市财政局每季度报送2篇以上信息", kind: report, every: P3M, organisations: [%s], quota: {comparator: gte, value: 2, unit: item}}
"""


def plan(
    words: str = "市科技局",
    entered: str = "",
    share: str = "市科技局",
    duty: str = "市科技局, 市财政局",
) -> PlanResult:
    """A plan with a responsibility of these words, and what a person entered for it."""
    return read(PLAN % (words, entered or f'"({words})"', share, duty))


def roles(result: PlanResult) -> list[tuple[str, str, str, int]]:
    """Each organisation of the responsibility: its id, as printed, its role, its place in the list."""
    assert result.plan
    return [
        (one.organisation["id"], one.named.printed, one.named.role, one.named.position)
        for one in result.plan.responsibles
    ]


def test_names_are_read_from_the_words_each_with_its_role() -> None:
    result = plan("市科技局牵头,市财政局、市税务局等部门配合")
    assert told(result) == []
    assert roles(result) == [
        ("science", "市科技局", "lead", 1),
        ("finance", "市财政局", "support", 2),
        ("tax", "市税务局", "support", 3),
    ]
    assert result.plan and all(one.open for one in result.plan.responsibles)
    assert not any(one.open for one in plan().plan.responsibles)


def test_lists_that_a_person_wrote_override_the_words() -> None:
    entered = "{quote: (市科技局、市财政局), lead: [市科技局], support: [市财政局], open: true}"
    result = plan("市科技局、市财政局", entered)
    assert told(result) == []
    assert [one[2] for one in roles(result)] == ["lead", "support"]
    assert result.plan and all(one.open for one in result.plan.responsibles)


def test_an_organisation_named_twice_in_a_role_is_told_with_both_names() -> None:
    result = plan("市科技局、市财政局、揭阳市科学技术局")
    assert told(result) == [("name-twice", "goals", '"(市科技局、市财政局、揭阳市科学技术局)"')]
    assert result.findings[0].message == (
        "“揭阳市科学技术局” and “市科技局” mean the same organisation, in the same role."
    )
    assert [one[0] for one in roles(result)] == ["science", "finance"]
    entered = "{quote: (市科技局), lead: [市科技局, 揭阳市科学技术局]}"
    assert told(plan(entered=entered)) == [("name-twice", "goals", "揭阳市科学技术局")]


def test_an_organisation_may_have_two_roles() -> None:
    result = plan("市科技局牵头,市财政局、市科技局配合")
    assert told(result) == []
    assert [(one[0], one[2]) for one in roles(result)] == [
        ("science", "lead"), ("finance", "support"), ("science", "support"),
    ]  # fmt: skip


def test_words_in_which_no_organisation_is_named_are_told() -> None:
    result = plan("等", '"(等)"')
    assert [one[:2] for one in told(result)] == [("name-unknown", "goals")]
    result = plan("、", "(、)")
    assert told(result) == [("names-none", "goals", "(、)")]
    assert "“(、)”" in result.findings[0].message


def test_a_share_is_its_organisation_s_and_an_unknown_one_is_told_at_its_name() -> None:
    result = plan()
    assert result.plan
    assert [(one.organisation["id"], one.target) for one in result.plan.shares] == [
        ("science", "firms"),
        ("finance", "firms"),
    ]
    result = plan(share="市科技厅")
    assert told(result) == [("name-unknown-near", "firms", "市科技厅")]
    assert result.plan and [one.organisation["id"] for one in result.plan.shares] == ["finance"]


def test_a_duty_binds_those_it_lists_and_an_unknown_one_is_told_at_its_name() -> None:
    result = plan()
    assert result.plan
    assert [one["id"] for one in result.plan.bound["reports"]] == ["science", "finance"]
    result = plan(duty="市科技局, 市气象局")
    assert told(result) == [("name-unknown-near", "reports", "市气象局")]
    assert result.plan and [one["id"] for one in result.plan.bound["reports"]] == ["science"]


def test_an_id_in_place_of_a_name_is_mended_by_the_longest_name_that_the_words_print() -> None:
    result = plan("揭阳市科学技术局", "{quote: (揭阳市科学技术局), lead: [science]}")
    assert told(result) == [("name-is-an-id", "goals", "science")]
    (found,) = result.findings
    assert found.edit and found.edit.text == "揭阳市科学技术局"
    assert found.hint == "Write the name as the words print it: 揭阳市科学技术局."
    result = plan("市里", "{quote: (市里), lead: [finance]}")
    (found,) = result.findings
    assert found.edit is None and "揭阳市财政局, 市财政局" in found.hint
