"""Which records of two versions are the same one."""

from typing import Any

from parts_table import layout, row

from taizhang.versions.comparing.pairing import likeness, pair


def names(pairs: list[Any]) -> list[tuple[str, str]]:
    return [tuple(one.row["label"] if one else "" for one in pair) for pair in pairs]


def test_records_are_paired_by_id_whatever_else_they_say() -> None:
    old = [row(part_id="1", label="甲"), row(part_id="2", label="乙")]
    new = [row(part_id="2", label="甲"), row(part_id="3", label="丙")]
    assert names(pair(layout(), old, new)) == [("乙", "甲"), ("", "丙"), ("甲", "")]


BY_WORDS = layout("part_id", primaryKey=["section_id", "label"])


def test_without_ids_those_that_say_the_same_are_paired_first_then_the_most_alike() -> None:
    old = [row(label="建设青溪实验室"), row(label="建设白石园区"), row(label="全不相干")]
    new = [row(label="建设白石园区"), row(label="建设青溪实验室二期"), row(label="别的东西")]
    assert names(pair(BY_WORDS, old, new)) == [
        ("建设白石园区", "建设白石园区"),
        ("建设青溪实验室", "建设青溪实验室二期"),
        ("", "别的东西"),
        ("全不相干", ""),
    ]


def test_then_those_with_the_same_key_are_the_same_however_unlike() -> None:
    old, new = [row(kind="a", label="甲")], [row(kind="a", label="乙"), row(kind="b", label="甲")]
    by_kind = layout("part_id", primaryKey=["section_id", "kind"])
    assert names(pair(by_kind, old, new)) == [("甲", "乙"), ("", "甲")]


def test_of_two_that_are_alike_the_one_more_so_is_the_same() -> None:
    old = [row(label="建设青溪实验室")]
    new = [row(label="建设青溪区实验室中心"), row(label="建设青溪实验室群")]
    elsewhere = [one | {"section_id": "p/other"} for one in new]
    assert names(pair(BY_WORDS, old, new)) == [
        ("建设青溪实验室", "建设青溪实验室群"),
        ("", "建设青溪区实验室中心"),
    ]
    assert ("建设青溪实验室", "") in names(pair(BY_WORDS, old, elsewhere)), (
        "parts of another record"
    )


def test_records_are_alike_by_their_words_and_from_half_on_the_same() -> None:
    old, same, half, less = (
        next(iter(pair(BY_WORDS, [row(label=one)], []))).old
        for one in ("甲乙", "甲乙", "甲丙", "丙丁")
    )
    assert old and same and half and less
    assert [likeness(old, one) for one in (same, half, less)] == [1, 0.5, 0]
    assert names(pair(BY_WORDS, [row(label="甲乙")], [row(label="甲丙")])) == [("甲乙", "甲丙")]
    assert len(pair(BY_WORDS, [row(label="甲乙丙")], [row(label="甲丁戊")])) == 2
    bare = layout("part_id", "label", primaryKey=["section_id", "kind"])
    first, second = (pair(bare, [row(kind=one)], [])[0].old for one in "ab")
    assert first and second and likeness(first, second) == 0.0, "without words nothing is alike"


def test_rows_of_one_record_are_one_and_their_order_does_not_count() -> None:
    rows = [row(label="甲", kind="a"), row(label="甲", kind="b"), row(label="乙", kind="a")]
    together = layout("part_id", primaryKey=["section_id", "position"], record=["label"])
    pairs = pair(together, rows, rows[::-1])
    assert {tuple(len(one.rows) for one in pair if one) for pair in pairs} == {(2, 2), (1, 1)}
    assert all(pair.old and pair.new and pair.old.content == pair.new.content for pair in pairs)
