"""What people call the places, codes and units of a table."""

from parts_table import WORDS, field, layout, row

from taizhang.versions.comparing.layout import Layout
from taizhang.versions.wording import Wording


def test_a_code_is_called_by_the_register_it_refers_to_or_by_the_words_of_its_column() -> None:
    key = {"fields": ["label"], "reference": {"resource": "units", "fields": ["id"]}}
    own = {"fields": ["count"], "reference": {"fields": ["part_id"]}}
    one = layout(foreignKeys=[key, own])
    units = [{"id": "firm", "label": "家企业", "label_en": "firms"}, {"id": "x", "name": "名"}]
    wording = Wording(
        {"units": units}, {"units": [{"id": "firm", "label": "企业"}], "parts": [row(part_id="7")]}
    )
    assert wording.label(one, "label", "firm") == ("企业", "企业"), "the newer version's"
    assert wording.label(one, "label", "x") == ("名", "名")
    assert wording.label(one, "label", "unknown") == ("", "")
    assert wording.label(one, "count", "7") == ("", ""), "a record of a plan is called by its id"
    assert wording.label(one, "kind", "a") == ("甲", "a")
    assert wording.label(one, "kind", "c") == ("", "")


def test_a_place_is_called_by_its_region_where_only_one_plan_is_of_it() -> None:
    regions = [
        {"code": "1", "name": "青溪市", "name_en": "Qingxi"},
        {"code": "2", "name": "白石市"},
    ]
    plans = [
        {"plan_id": "a", "region_code": "1"},
        {"plan_id": "b", "region_code": "2"},
        {"plan_id": "c", "region_code": "2"},
        {"plan_id": "d", "region_code": "9"},
    ]
    wording = Wording({"plans": plans[:1]}, {"plans": plans, "regions": regions})
    told = {plan: tuple(wording.place(plan)) for plan in "abcde"}
    assert told == {
        "a": ("青溪市", "Qingxi"), "b": ("b", "b"), "c": ("c", "c"), "d": ("d", "d"), "e": ("e", "e"),
    }  # fmt: skip


def test_a_number_is_told_in_its_unit_by_its_sign_or_its_name() -> None:
    units = [
        {"id": "percent", "printed": "%|百分之", "label": "百分比", "label_en": "percent"},
        {"id": "firm", "printed": "家", "label": "家企业", "label_en": "firms"},
    ]
    wording = Wording({}, {"units": units})
    fields = [field("value", "number"), field("base", "number", derived=True), field("unit")]
    one = Layout(
        "t",
        {**WORDS, "primaryKey": ["unit"], "fields": fields},
        frozenset({"value", "base", "unit"}),
    )

    def told(column: str, unit: str) -> tuple[str, str]:
        change = wording.field(one, column, {"value": "1", "unit": unit}, {})
        return change.unit, change.unit_en

    assert told("value", "percent") == ("%", "%")
    assert told("value", "firm") == ("家企业", "firms")
    assert told("value", "dozen") == ("dozen", "dozen")
    assert told("base", "firm") == told("unit", "firm") == ("", "")
