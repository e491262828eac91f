"""What changed between two versions: each record's change once, in its class, at its level."""

import pytest

from taizhang.package.reader import Cells, WrittenPackage
from taizhang.versions.change import Change, read_change
from taizhang.versions.comparing.compare import compare
from taizhang.versions.show import sentence

Versions = tuple[WrittenPackage, WrittenPackage]
QINGXI, HEISHUI = "qingxi-2025-innovation", "heishui-2024-talent"


def row(package: WrittenPackage, table: str, **cells: str) -> Cells:
    """The one row of a table that has these cells."""
    found = [one for one in package.rows[table] if cells.items() <= one.items()]
    assert len(found) == 1, (table, cells, len(found))
    return found[0]


def drop(package: WrittenPackage, table: str, **cells: str) -> None:
    """Take the rows out of a table that have these cells."""
    kept = [one for one in package.rows[table] if not cells.items() <= one.items()]
    assert len(kept) < len(package.rows[table])
    package.rows[table] = kept


def drop_plan(package: WrittenPackage, plan: str) -> None:
    for name, rows in package.rows.items():
        package.rows[name] = [one for one in rows if one.get("plan_id") != plan]


def only(versions: Versions) -> Change:
    (change,) = compare(*versions).changes
    assert read_change(change.as_json()) == change
    return change


def facts(change: Change) -> tuple[str, str, str, str, str]:
    return (change.kind, change.concerns, change.level, change.table, change.record)


def told(versions: Versions) -> list[str]:
    return [sentence(change, "en") for change in compare(*versions).changes]


# What came and went


def test_versions_that_are_the_same_have_no_change(versions: Versions) -> None:
    comparison = compare(*versions)
    assert (comparison.changes, comparison.follows, comparison.level) == ((), {}, "none")
    assert (comparison.old, comparison.new) == ("1.0.0", "1.0.0")


def test_a_plan_comes_with_all_that_is_in_it_and_goes_with_it(versions: Versions) -> None:
    old, new = versions
    drop_plan(new, HEISHUI)
    gone = only(versions)
    assert facts(gone) == ("removed", "plan-amended", "major", "plans", HEISHUI)
    parts = {"sections": 3, "targets": 4, "funding": 2, "cost_shares": 2, "duties": 2}
    parts |= {"emendations": 1, "missing": 6}
    assert (gone.plan, gone.parts) == (HEISHUI, parts)
    assert (gone.place, gone.place_en) == ("黑水县", "黑水县")
    come = only((new, old))
    assert facts(come) == ("added", "plan-amended", "minor", "plans", HEISHUI)
    assert come.parts == parts
    assert sentence(come, "en").startswith("黑水县: new in Plans, with sections 3, targets 4")
    assert sentence(gone, "zh").startswith("黑水县：从规划删除，连同 sections 3 行、targets 4 行")


def test_what_only_follows_from_a_plan_is_counted_beside_it(versions: Versions) -> None:
    drop_plan(versions[1], HEISHUI)
    follows = compare(*versions).follows
    counted = {table: cells["*"] for table, cells in follows.items()}
    assert counted.pop("ledger") == counted.pop("records") == 8
    assert counted == {"numbers": 15, "number_uses": 15, "quality": 26}


@pytest.mark.parametrize("table", ["indicators", "organisations", "themes", "units"])
def test_an_entry_of_a_register_comes_and_goes_by_its_id(versions: Versions, table: str) -> None:
    old, new = versions
    entry = new.rows[table].pop()
    (gone,) = [one for one in compare(old, new).changes if one.table == table]
    assert facts(gone) == ("removed", "register-changed", "major", table, entry["id"])
    (come,) = [one for one in compare(new, old).changes if one.table == table]
    assert facts(come) == ("added", "register-changed", "minor", table, entry["id"])


def test_an_entry_is_told_by_its_register_and_its_id(versions: Versions) -> None:
    row(versions[1], "indicators", id="high-tech-enterprises")["label"] = "高企"
    change = only(versions)
    assert facts(change)[:3] == ("changed", "register-changed", "patch")
    assert sentence(change, "en") == (
        "Indicators high-tech-enterprises: Label 高新技术企业数量 → 高企"
    )
    assert (change.plan, change.place) == ("", "")


def test_a_section_goes_with_its_claims_and_these_with_theirs(versions: Versions) -> None:
    old, new = versions
    section = f"{QINGXI}/row-firms"
    drop(new, "sections", section_id=section)
    for name in ("targets", "emendations", "numbers"):
        new.rows[name] = [one for one in new.rows[name] if one["section_id"] != section]
    new.rows["allocations"] = [
        one for one in new.rows["allocations"] if not one["target_id"].endswith("firms-divided")
    ]
    gone = {change.record: change for change in compare(old, new).changes}[section]
    assert facts(gone)[:3] == ("removed", "reading-corrected", "major")
    assert gone.parts == {"targets": 1, "allocations": 2}


def test_a_record_without_an_id_goes_for_a_patch_and_comes_for_a_minor(versions: Versions) -> None:
    old, new = versions
    drop(new, "entities", name="青溪实验室")
    gone, come = only((old, new)), only((new, old))
    section = f"{QINGXI}/t01"
    assert facts(gone) == ("removed", "reading-corrected", "patch", "entities", section)
    assert facts(come) == ("added", "reading-corrected", "minor", "entities", section)
    assert gone.name == come.name == "青溪实验室"


# What was changed


def test_words_much_alike_are_the_same_record_and_others_are_not(versions: Versions) -> None:
    entity = row(versions[1], "entities", name="青溪实验室")
    entity["quote"] += "区"
    assert told(versions) == ["青溪市 t01 青溪实验室: Quote 建设青溪实验室 → 建设青溪实验室区"]
    entity.update(quote="完全不同", name="另一个东西")
    assert told(versions) == [
        "青溪市 t01 另一个东西: new in Entities",
        "青溪市 t01 青溪实验室: removed from Entities",
    ]


def test_a_value_is_told_with_its_unit_and_what_follows_from_it_is_not(versions: Versions) -> None:
    target = row(versions[1], "targets", target_id=f"{QINGXI}/rd-intensity")
    target.update(value="3", value_base="3")
    assert told(versions) == ["青溪市 rd-intensity: Value 2.5 % → 3 %"]
    assert compare(*versions).follows == {"targets": {"value_base": 1}}
    (field,) = only(versions).fields
    assert (field.field, field.old, field.new, field.unit, field.unit_en) == (
        "value", "2.5", "3", "%", "%",
    )  # fmt: skip


def test_codes_are_told_by_what_they_are_called(versions: Versions) -> None:
    target = row(versions[1], "targets", target_id=f"{QINGXI}/rd-intensity")
    target["comparator"] = "eq"
    change = only(versions)
    assert sentence(change, "zh") == "青溪市 rd-intensity：比较 不低于 → 未印界限"
    assert sentence(change, "en") == "青溪市 rd-intensity: Comparator gte → eq"
    target["comparator"] = "gte"
    target = row(versions[1], "targets", target_id=f"{QINGXI}/high-tech-enterprises")
    target["indicator_id"] = "rd-intensity"
    change = only(versions)
    assert sentence(change, "zh").endswith("指标 高新技术企业数量 → 研发经费投入强度")
    assert sentence(change, "en").endswith("Indicator High-tech enterprises → R&D intensity")


def test_another_order_is_no_change(versions: Versions) -> None:
    for name, rows in versions[1].rows.items():
        versions[1].rows[name] = rows[::-1]
    comparison = compare(*versions)
    assert (comparison.changes, comparison.follows) == ((), {})


def test_a_list_of_bodies_is_one_record_told_by_role(versions: Versions) -> None:
    (body,) = (one for one in versions[1].rows["responsibilities"] if not one["derived"])
    body["role"] = "support"
    versions[1].rows["responsibilities"].append({**body, "printed": "市财政局", "position": "2"})
    change = only(versions)
    assert facts(change) == (
        "changed", "reading-corrected", "patch", "responsibilities", f"{QINGXI}/t02",
    )  # fmt: skip
    assert sentence(change, "en") == (
        "青溪市 t02: lead 市工信局 → (empty); support (empty) → 市工信局、市财政局"
    )
    assert sentence(change, "zh") == (
        "青溪市 t02：牵头 市工信局 → （空）；配合 （空） → 市工信局、市财政局"
    )


def test_names_that_are_read_from_the_words_only_follow_from_them(versions: Versions) -> None:
    new = versions[1]
    drop(new, "responsibilities", section_id=f"{QINGXI}/t01", role="lead")
    assert {one.kind for one in compare(*versions).changes} == {"recomputed"}
    (rows,) = (one for one in compare(*versions).changes if one.name == "*")
    assert sentence(rows, "en") == "青溪市: 1 rows of Responsibilities computed anew"
    row(new, "targets", target_id=f"{QINGXI}/rd-staff")["label"] = "另"
    assert only(versions).table == "targets"


def test_places_of_one_emendation_are_counted(versions: Versions) -> None:
    new = versions[1]
    places = [one for one in new.rows["emendations"] if one["found"] == "屈"]
    assert len(places) == 2
    new.rows["emendations"].remove(places[0])
    assert told(versions) == ["青溪市 市财政屈: Places 2 → 1"]


# Renamed


def rename(package: WrittenPackage, was: str, now: str) -> None:
    """Call a record otherwise wherever its id stands, in addresses too."""
    for rows in package.rows.values():
        for one in rows:
            for column, cell in one.items():
                if cell == was or cell.startswith(f"{was}:"):
                    one[column] = now + cell.removeprefix(was)


def test_a_record_that_only_its_id_tells_apart_is_renamed(versions: Versions) -> None:
    rename(versions[1], f"{QINGXI}/t01", f"{QINGXI}/t09")
    change = only(versions)
    assert facts(change) == (
        "renamed", "reading-corrected", "major", "sections", f"{QINGXI}/t09",
    )  # fmt: skip
    assert change.was == f"{QINGXI}/t01"
    assert sentence(change, "en") == "青溪市 t09 (was t01): renamed"


def test_records_inside_a_renamed_one_and_those_that_refer_to_it_do_not_change(
    versions: Versions,
) -> None:
    rename(versions[1], f"{QINGXI}/firms-cumulative", f"{QINGXI}/firms-total")
    assert only(versions).record == f"{QINGXI}/firms-total"


@pytest.mark.parametrize(
    ("table", "known_by", "column", "was", "now"),
    [
        ("measures", "measure_id", "quote", "由市科技局按落实", "由市科技局按期落实"),
        ("measures", "measure_id", "quote", ",发展新材料", ",发展新型材料"),
        ("entities", "address", "name", "𠮷祥产业园", "𠮷祥产业园区"),
    ],
)
def test_what_belongs_to_words_follows_them_where_these_are_corrected(
    table: str, known_by: str, column: str, was: str, now: str, versions: Versions
) -> None:
    """Doers and further evidence name what has no id by an address made of its words."""
    corrected = row(versions[1], table, **{column: was})
    rename(versions[1], corrected[known_by], f"{corrected['section_id']}:0a1b2c3d")
    corrected[column] = now
    change = only(versions)
    assert (change.kind, change.table) == ("changed", table)
    assert [one.field for one in change.fields] == [column]


def test_a_renamed_entry_of_a_register_does_not_change_what_refers_to_it(
    versions: Versions,
) -> None:
    rename(versions[1], "rd-intensity", "rd-share")
    change = only(versions)
    assert facts(change) == ("renamed", "register-changed", "major", "indicators", "rd-share")


def test_two_records_alike_but_for_their_ids_are_not_guessed_at(versions: Versions) -> None:
    old, new = versions
    first = row(old, "targets", target_id=f"{QINGXI}/rd-staff")
    for name in ("one", "two"):
        new.rows["targets"].append({**first, "target_id": f"{QINGXI}/{name}"})
    drop(new, "targets", target_id=f"{QINGXI}/rd-staff")
    kinds = sorted(one.kind for one in compare(old, new).changes)
    assert kinds == ["added", "added", "removed"]


def test_a_renamed_plan_renames_nothing_in_it(versions: Versions) -> None:
    for rows in versions[1].rows.values():
        for one in rows:
            for column, cell in one.items():
                if cell == HEISHUI or cell.startswith(f"{HEISHUI}/"):
                    one[column] = cell.replace(HEISHUI, "heishui-2024-people", 1)
    change = only(versions)
    assert facts(change) == (
        "renamed", "reading-corrected", "major", "plans", "heishui-2024-people",
    )  # fmt: skip


# Classes


def test_with_another_source_all_in_a_plan_was_read_anew(versions: Versions) -> None:
    new = versions[1]
    row(new, "plans", plan_id=QINGXI)["source_sha256"] = "0" * 64
    row(new, "targets", target_id=f"{QINGXI}/rd-staff")["label"] = "另"
    row(new, "targets", target_id=f"{HEISHUI}/experts")["label"] = "另"
    row(new, "indicators", id="rd-intensity")["label"] = "另"
    classes = {change.record: change.concerns for change in compare(*versions).changes}
    assert classes == {
        QINGXI: "plan-amended",
        f"{QINGXI}/rd-staff": "plan-amended",
        f"{HEISHUI}/experts": "reading-corrected",
        "rd-intensity": "register-changed",
    }


def test_a_record_with_changes_of_two_classes_is_told_in_each(versions: Versions) -> None:
    plan = row(versions[1], "plans", plan_id=QINGXI)
    plan.update(status="amended", title_en="Another title")
    classes = [(one.concerns, [f.field for f in one.fields]) for one in compare(*versions).changes]
    assert sorted(classes) == [
        ("plan-amended", ["status"]),
        ("reading-corrected", ["title_en"]),
    ]


def test_metadata_is_told_key_by_key_the_version_apart(versions: Versions) -> None:
    versions[1].metadata.update(version="9.9.9", keywords=["a", "b"], title="另")
    del versions[1].metadata["homepage"]
    changes = {change.name: change for change in compare(*versions).changes}
    assert changes.keys() == {"keywords", "title", "homepage"}
    assert {facts(one) for one in changes.values()} == {
        ("changed", "metadata-only", "patch", "", "")
    }
    (field,) = changes["keywords"].fields
    assert (field.old, field.new) == ("plans", "a | b")
    (field,) = changes["homepage"].fields
    assert (field.old, field.new) == ("https://example.org/golden", "")
    assert sentence(changes["title"], "zh") == "数据包 title：title 样例 → 另"
    assert sentence(changes["title"], "en") == "Data package, title: title 样例 → 另"


# What only follows


def test_computed_values_are_told_only_where_nothing_explains_them(versions: Versions) -> None:
    old, new = versions
    row(new, "sections", section_id=f"{QINGXI}/goals")["text"] += "。"
    change = only(versions)
    assert facts(change)[:4] == ("recomputed", "reading-corrected", "patch", "sections")
    assert (change.name, change.parts, change.plan) == ("text", {"sections": 1}, QINGXI)
    assert sentence(change, "zh") == "青溪市：部分的 text 重新推算，1 处"
    row(new, "targets", target_id=f"{HEISHUI}/experts")["label"] = "另"
    assert {one.kind for one in compare(old, new).changes} == {"changed", "recomputed"}
    row(new, "targets", target_id=f"{QINGXI}/rd-staff")["label"] = "另"
    assert {one.kind for one in compare(old, new).changes} == {"changed"}


def test_a_register_that_changed_explains_all_that_is_computed(versions: Versions) -> None:
    row(versions[1], "sections", section_id=f"{QINGXI}/goals")["text"] += "。"
    row(versions[1], "indicators", id="rd-intensity")["label"] = "另"
    assert [one.table for one in compare(*versions).changes] == ["indicators"]


def test_a_remark_on_a_plan_explains_nothing_computed_in_it(versions: Versions) -> None:
    row(versions[1], "readings", plan_id=QINGXI, reader="A")["note"] = "Otherwise."
    assert facts(only(versions))[:3] == ("changed", "metadata-only", "patch")
    row(versions[1], "sections", section_id=f"{QINGXI}/goals")["text"] += "。"
    assert {one.kind for one in compare(*versions).changes} == {"changed", "recomputed"}


def test_rows_of_a_computed_table_are_counted_on_both_sides(versions: Versions) -> None:
    numbers = versions[1].rows["numbers"]
    numbers[0] = {**numbers[0], "printed": "77"}
    numbers.pop()
    assert compare(*versions).follows == {"numbers": {"*": 3}}


def test_the_highest_level_of_all_changes_holds(versions: Versions) -> None:
    old, new = versions
    row(new, "targets", target_id=f"{QINGXI}/rd-staff")["label"] = "另"
    assert compare(old, new).level == "patch"
    drop(old, "entities", name="青溪实验室")
    assert compare(old, new).level == "minor"
    drop(new, "indicators", id="rd-intensity")
    assert compare(old, new).level == "major"
