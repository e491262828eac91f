"""What the schema of a table tells about comparing its rows."""

from parts_table import layout, row


def test_people_decide_what_is_neither_computed_nor_a_matter_of_order() -> None:
    one = layout()
    assert one.decided == ["part_id", "plan_id", "section_id", "label", "kind", "count"]
    assert one.computed == ["base"]
    assert layout("label", "base").decided == ["part_id", "plan_id", "section_id", "kind", "count"]
    assert layout("base").computed == [], "what only one version has is compared as a column"


def test_a_table_has_ids_of_its_own_or_a_key_of_several_columns() -> None:
    assert layout().own_id == "part_id" and layout().key == ["part_id"]
    several = layout(primaryKey=["section_id", "position", "kind"])
    assert several.own_id == "" and several.key == ["section_id", "kind"]
    assert layout(record=["section_id", "label"]).key == ["section_id", "label"]


def test_records_without_ids_are_told_apart_by_their_free_words() -> None:
    assert layout().telling == ["label"]
    assert layout(within="plan_id").telling == ["section_id", "label"]


def test_lists_are_of_columns_that_both_versions_have() -> None:
    assert layout().listed == []
    assert layout("count", listed_by=["kind", "count"]).listed == ["kind"]


def test_a_row_is_part_of_its_record_else_of_its_plan() -> None:
    assert layout().owner(row()) == "p/s"
    assert layout().owner(row(section_id="")) == "p"
    assert layout(within="").owner(row()) == "p"
    assert layout(primaryKey=["plan_id"]).owner(row()) == "", "plans are part of nothing"
    assert layout().owner({"id": "x"}) == ""


def test_what_was_written_for_a_row_is_neither_empty_nor_false_nor_taken_over() -> None:
    one = row(part_id="x", label="甲", kind="a", count="false", derived="kind")
    assert layout().written(one) == ["part_id", "plan_id", "section_id", "label"]
    assert layout().written(row(label="甲", derived="plan_id|section_id")) == ["label"]


def test_a_row_with_nothing_written_for_it_only_follows_from_others() -> None:
    assert layout().follows(row())
    assert not layout().follows(row(label="甲"))
    assert layout().follows(row(label="甲", derived="label"))
    assert layout(derived=True).follows(row(label="甲"))
