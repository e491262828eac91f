"""Bodies that words name or charge, where no list and no record has them."""

import pytest
from fiction import facts_of

from taizhang.second_reading.bodies import unclaimed_bodies, unlisted_bodies

DUTY = """
text: |
  一、组织
  TEXT
sections:
  - id: office
    role: safeguards
    heading: 一、组织
    duties: [{id: one, kind: ledger, quote: "QUOTE", MORE}]
"""


def unlisted(written: str, **words: str) -> list[str]:
    """The ids of the bodies that the words of the one claim name and its list lacks."""
    for name, one in words.items():
        written = written.replace(name, one)
    facts = facts_of(written)
    (claim,) = (one for one in facts.plan.claims if one.kind in ("duties", "responsibilities"))
    text = facts.plan.reading.text
    return [
        f"{one.organisation['id']} {text[one.start : one.end]}"
        for one in unlisted_bodies(claim, facts)
    ]


def of_duty(words: str, more: str) -> list[str]:
    return unlisted(DUTY, TEXT=f"每年,{words}。市税务局见。", QUOTE=words, MORE=more)


def test_a_duty_lists_every_body_that_its_words_name() -> None:
    words = "市科技局会同市财政局建立台账"
    assert of_duty(words, "organisations: [市科技局]") == ["finance 市财政局"]
    assert of_duty(words, "organisations: [市科技局, 市财政局]") == []
    assert of_duty(words, "organisations: [揭阳市科学技术局]") == ["finance 市财政局"]
    assert of_duty(words, "") == ["science 市科技局", "finance 市财政局"]


def test_whom_a_duty_is_owed_to_need_not_be_listed() -> None:
    words = "市科技局向市财政局报送台账"
    assert of_duty(words, "organisations: [市科技局], to: 市财政局") == []
    assert of_duty(words, "to: 市财政局") == ["science 市科技局"]


def test_a_duty_lists_a_body_once_however_often_its_words_name_it() -> None:
    words = "市科技局建立台账,市科技局报送"
    assert of_duty(words, "organisations: [市科技局]") == []


def test_an_office_and_the_body_that_houses_it_are_one() -> None:
    words = "市科技局设在市财政局"
    assert of_duty(words, "organisations: [市科技局]") == []
    assert of_duty(words, "organisations: [市财政局]") == []
    assert of_duty(words, "") == ["science 市科技局", "finance 市财政局"]
    assert of_duty("市科技局和市财政局会商", "organisations: [市科技局]") == ["finance 市财政局"]


def test_what_stands_beside_the_words_is_not_theirs_but_the_context_of_a_list_is() -> None:
    context = "context: {organisations: 市税务局见}"
    more = f"organisations: [市科技局, 市税务局], {context}"
    assert of_duty("市科技局建立台账", more) == []
    assert of_duty("市科技局建立台账", f"organisations: [市科技局], {context}") == ["tax 市税务局"]
    assert of_duty("市科技局建立台账", "organisations: [市科技局]") == []


RESPONSIBILITY = """
text: |
  一、任务
  培育企业。WORDS
sections:
  - id: tasks
    role: task
    heading: 一、任务
    responsibilities: [{quote: "WORDS", LISTS}]
"""


def of_list(words: str, lists: str) -> list[str]:
    return unlisted(RESPONSIBILITY, WORDS=words, LISTS=lists)


def test_a_responsibility_lists_a_body_as_often_as_its_words_name_it() -> None:
    words = "(市科技局牵头,市财政局、市科技局配合)"
    assert of_list(words, "lead: [市科技局], support: [市财政局, 市科技局]") == []
    assert "science 市科技局" in of_list(words, "lead: [市科技局], support: [市财政局]")
    assert of_list(words, "lead: [市科技局], support: [市科技局]") == [
        "finance 市财政局",
        "finance 市财政局",
    ], "named in the text, and an item of the list"


def test_items_that_are_names_only_in_a_list_are_listed_too() -> None:
    # 财政局 stands for 市财政局 behind another name with 市.
    words = "(市科技局、税务局)"
    assert of_list(words, "responsible: [市科技局]") == ["tax 税务局"]
    assert of_list(words, "responsible: [市科技局, 市税务局]") == []
    # A duty's words are no list.
    assert of_duty("市科技局、税务局会商", "organisations: [市科技局]") == []


def test_an_item_is_placed_where_it_stands_in_the_list() -> None:
    words = "(市科技局、税务局、临湘市税务局)"
    written = RESPONSIBILITY.replace("WORDS", words).replace("LISTS", "lead: [市科技局]")
    facts = facts_of(written)
    (claim,) = facts.plan.of_kind("responsibilities")
    places = [
        (one.start - claim.start, one.end - claim.start) for one in unlisted_bodies(claim, facts)
    ]
    assert (6, 9) in places and (14, 17) not in places


SECTIONS = """
text: |
  一、任务
  TEXT
  青溪市人民政府
sections:
  - id: tasks
    role: task
    heading: 一、任务
    CLAIMS
  - {id: signed, role: signature, starts: 青溪市人民政府}
"""


def unclaimed(text: str, claims: str = "", signed: str = "") -> list[str]:
    """The words that name who must do something, and that no record quotes."""
    written = SECTIONS.replace("TEXT", text).replace("CLAIMS", claims)
    written = written.replace("  青溪市人民政府\n", f"  青溪市人民政府{signed}\n", 1)
    facts = facts_of(written)
    return [facts.plan.reading.text[start:end] for start, end in unclaimed_bodies(facts)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("培育企业。(市科技局牵头,市财政局配合)", ["(市科技局牵头,市财政局配合)"]),
        ("培育企业。(市科技局)", ["(市科技局)"]),
        ("培育企业。(市科技局、市气象局)", []),
        ("培育企业。(市科技局牵头,市气象局配合)", ["(市科技局牵头,市气象局配合)"]),
        ("培育企业。(责任单位:市科技局、市气象局)", ["(责任单位:市科技局、市气象局)"]),
        ("培育企业(含个体)。", []),
        ("培育企业。(市气象局牵头)", []),
        ("培育企业 | 市科技局 | 市财政局 |", ["市科技局", "市财政局"]),
        ("培育企业 | 市科技局等 | 年底 |", ["市科技局等"]),
        ("市科技局要建立台账。", ["市科技局"]),
        ("市科技局要求建立台账。", []),
        ("成员单位包括市科技局。", ["市科技局"]),
        ("成员单位中的市科技局已有。", []),
        ("成员单位包括甲乙丙丁戊己庚辛市科技局。", []),
        ("培育企业。【市科技局】(略)", ["【市科技局】"]),
        ("按照市科技局方案培育企业。", []),
        ("培育企业。((市科技局)牵头)", ["(市科技局)"]),
        ("培育企业。)市科技局(", []),
    ],
)
def test_words_that_name_who_must_do_it_want_a_record(text: str, words: list[str]) -> None:
    assert unclaimed(text) == words


def test_words_that_a_responsibility_a_duty_or_a_share_quotes_have_theirs() -> None:
    bracket, text = "(市科技局、市财政局)", "培育企业。(市科技局、市财政局)"
    assert unclaimed(text, f'responsibilities: ["{bracket}"]') == []
    duty = "duties: [{id: d, kind: ledger, quote: 市科技局要建立台账, organisations: [市科技局]}]"
    assert unclaimed("市科技局要建立台账。", duty) == []
    target = "targets: [{id: t, label: 企业, quote: 企业5家, comparator: eq, value: 5, unit: firm, timing: by, allocations: [{quote: 市科技局 5家, organisation: 市科技局, value: 5}]}]"
    assert unclaimed("企业5家 | 市科技局 5家 | 市财政局 |", target) == ["市财政局"]
    entity = "entities: [{quote: (市科技局、市财政局), kind: other}]"
    assert unclaimed(text, entity) == [bracket]


def test_a_bracket_inside_the_name_of_a_thing_names_nobody() -> None:
    text = "举办青年(市科技局)设计大赛。"
    assert unclaimed(text) == ["(市科技局)"]
    entity = "entities: [{quote: 青年(市科技局)设计大赛, kind: competition}]"
    assert unclaimed(text, entity) == []


def test_parts_without_promises_charge_nobody() -> None:
    assert unclaimed("培育企业。", signed="(市科技局)") == []
