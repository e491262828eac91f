"""A comparison told to people: every change under the heading of its class, nothing as markup."""

from dataclasses import replace
from typing import Any

import pytest

from taizhang.versions.change import CLASSES, Change, FieldChange
from taizhang.versions.comparing.compare import Comparison
from taizhang.versions.show import (
    LONGEST,
    as_json,
    as_markdown,
    as_text,
    class_name,
    following,
    sentence,
)

CHANGE = Change(
    kind="changed",
    concerns="reading-corrected",
    level="patch",
    table="targets",
    title="Targets",
    title_zh="目标",
    plan="qingxi",
    place="青溪市",
    place_en="Qingxi",
    record="qingxi/firms",
    fields=(FieldChange("value", "Value", "数值", "2", "3", "家", "firms"),),
)
ENTRY = replace(CHANGE, concerns="register-changed", plan="", place="", place_en="", record="firms")


def compared(*changes: Change, **follows: dict[str, int]) -> Comparison:
    return Comparison("1.0.0", "working copy", changes, follows)


def both(change: Change, **markdown: bool) -> tuple[str, str]:
    return sentence(change, "en", **markdown), sentence(change, "zh", **markdown)


FIELDS: list[tuple[FieldChange, str, str]] = [
    (FieldChange("label", "Label", "名目", "甲", "乙"), "Label 甲 → 乙", "名目 甲 → 乙"),
    (FieldChange("label", "Label", "名目", "", "乙"), "Label (empty) → 乙", "名目 （空） → 乙"),
    (
        FieldChange("role", "Role", "角色", "lead", "support", "", "", "牵头", "leads", "配合", ""),
        "Role leads → support",
        "角色 牵头 → 配合",
    ),
    (
        FieldChange("value", "Value", "数值", "2", "", "家", "firms"),
        "Value 2 firms → (empty)",
        "数值 2 家 → （空）",
    ),
]


@pytest.mark.parametrize(("field", "english", "chinese"), FIELDS)
def test_a_field_is_told_with_its_unit_or_its_label(
    field: FieldChange, english: str, chinese: str
) -> None:
    change = replace(CHANGE, fields=(field,))
    assert both(change) == (f"Qingxi firms: {english}", f"青溪市 firms：{chinese}")


def test_a_long_cell_is_shown_by_its_ends_and_a_line_end_by_a_sign() -> None:
    long = replace(CHANGE.fields[0], unit="", old="甲" * 300, new="乙\n丙")
    told = sentence(replace(CHANGE, fields=(long,)), "zh")
    assert told.startswith(f"青溪市 firms：数值 {'甲' * (LONGEST // 2)}…甲")
    assert told.endswith(" → 乙⏎丙") and len(told) < 130
    name = replace(CHANGE, record="qingxi/t01", name="名" * 60)
    assert f" t01 {'名' * 20}…{'名' * 20}: " in sentence(name, "en")


@pytest.mark.parametrize(
    ("change", "english", "chinese"),
    [
        (CHANGE, "Qingxi firms: Value 2 firms → 3 firms", "青溪市 firms：数值 2 家 → 3 家"),
        (replace(CHANGE, record="qingxi"), "Qingxi: Value 2 firms → 3 firms", "青溪市：数值 2 家 → 3 家"),
        (ENTRY, "Targets firms: Value 2 firms → 3 firms", "目标 firms：数值 2 家 → 3 家"),
        (replace(CHANGE, kind="added", fields=(), parts={"a": 1, "b": 2}), "Qingxi firms: new in Targets, with a 1, b 2", "青溪市 firms：目标新增，连同 a 1 行、b 2 行"),
        (replace(CHANGE, kind="removed", fields=(), reason="No promise."), "Qingxi firms: removed from Targets (No promise.)", "青溪市 firms：从目标删除（No promise.）"),
        (replace(CHANGE, kind="renamed", fields=(), was="qingxi/old"), "Qingxi firms (was old): renamed", "青溪市 firms（原 old）：改名"),
        (replace(CHANGE, kind="renamed", was="qingxi/old"), "Qingxi firms (was old): renamed; Value 2 firms → 3 firms", "青溪市 firms（原 old）：改名；数值 2 家 → 3 家"),
        (replace(CHANGE, kind="recomputed", record="", name="text", parts={"targets": 4}), "Qingxi: Targets, text computed anew in 4 rows", "青溪市：目标的 text 重新推算，4 处"),
        (replace(CHANGE, kind="recomputed", record="", name="*", parts={"targets": 4}), "Qingxi: 4 rows of Targets computed anew", "青溪市：目标有 4 行重新推算"),
        (replace(ENTRY, concerns="schema-changed", kind="added", record=""), "Table targets: added", "表 targets：新增"),
        (replace(ENTRY, concerns="schema-changed", kind="removed", record="", name="value"), "Table targets, column value: removed", "表 targets 的列 value：删除"),
        (replace(ENTRY, concerns="schema-changed", record="", name="value"), "Table targets, column value: Value 2 firms → 3 firms", "表 targets 的列 value：数值 2 家 → 3 家"),
        (replace(ENTRY, concerns="metadata-only", table="", record="", name="title"), "Data package, title: Value 2 firms → 3 firms", "数据包 title：数值 2 家 → 3 家"),
    ],
)  # fmt: skip
def test_each_kind_of_change_has_its_sentence(change: Change, english: str, chinese: str) -> None:
    assert both(change) == (english, chinese)


def test_several_fields_are_told_one_after_the_other() -> None:
    two = replace(CHANGE, fields=(*CHANGE.fields, FieldChange("a", "A", "甲", "1", "2")))
    assert both(two) == (
        "Qingxi firms: Value 2 firms → 3 firms; A 1 → 2",
        "青溪市 firms：数值 2 家 → 3 家；甲 1 → 2",
    )


def test_nothing_that_markdown_takes_for_markup_is_left_to_it() -> None:
    marks = replace(CHANGE, place_en=r"a\b`c*d_e[f]<g>#h|i~j")
    assert sentence(marks, "en", markdown=True).startswith(
        r"a\\b\`c\*d\_e\[f\]\<g\>\#h\|i\~j firms: Value"
    )
    assert sentence(marks, "en").startswith(r"a\b`c*d_e[f]<g>#h|i~j firms: Value")


def test_changes_stand_under_their_classes_with_their_number_and_what_follows() -> None:
    comparison = compared(ENTRY, CHANGE, CHANGE, targets={"a": 2, "b": 3}, quality={"*": 1})
    assert as_text(comparison, "en").split("\n") == [
        "1.0.0 → working copy",
        "",
        "Reading corrected: the same source, read otherwise (2)",
        "  Qingxi firms: Value 2 firms → 3 firms",
        "  Qingxi firms: Value 2 firms → 3 firms",
        "",
        "Register changed (1)",
        "  Targets firms: Value 2 firms → 3 firms",
        "",
        "Computed values that follow: targets: 5; quality: 1",
        "Next version: 1.0.1 (patch: corrections only).",
    ]
    assert as_markdown(comparison, "zh").split("\n")[:5] == [
        "## 1.0.0 → working copy",
        "",
        "### 释读更正：来源相同，读法不同 (2)",
        "",
        "- 青溪市 firms：数值 2 家 → 3 家",
    ]
    assert as_markdown(comparison, "zh").endswith("随之变化的推算值： targets：5 处；quality：1 处\n下一个版本：1.0.1（修订：只有更正）。")  # fmt: skip


def test_without_changes_or_a_number_no_version_is_told() -> None:
    assert as_text(compared(), "en").split("\n")[-1] == "Nothing changed."
    assert as_text(compared(), "zh").split("\n") == ["1.0.0 → working copy", "", "没有变化。"]
    unnumbered = Comparison("HEAD", "1.0.0", (CHANGE,), {})
    assert following(unnumbered) is None
    assert as_text(unnumbered, "en").endswith("\nNo new version is needed.")
    assert str(following(compared(replace(CHANGE, level="major")))) == "2.0.0"


def test_every_class_has_a_name_in_both_languages() -> None:
    names = {class_name(concerns, lang) for concerns in CLASSES for lang in ("en", "zh")}
    assert len(names) == 2 * len(CLASSES) and class_name("metadata-only", "en") == "Metadata only"


def test_json_holds_all_that_is_not_empty() -> None:
    told: dict[str, Any] = as_json(compared(CHANGE, targets={"a": 2}))
    assert {key: told[key] for key in ("old", "new", "level", "next_version", "follows")} == {
        "old": "1.0.0",
        "new": "working copy",
        "level": "patch",
        "next_version": "1.0.1",
        "follows": {"targets": {"a": 2}},
    }
    (change,) = told["changes"]
    assert change.keys() == {
        "kind", "concerns", "level", "table", "title", "title_zh", "plan", "place", "place_en",
        "record", "fields",
    }  # fmt: skip
    assert change["fields"] == [
        {
            "field": "value", "title": "Value", "title_zh": "数值", "old": "2", "new": "3",
            "unit": "家", "unit_en": "firms",
        }
    ]  # fmt: skip
    assert as_json(Comparison("HEAD", "HEAD", (), {}))["next_version"] == ""
