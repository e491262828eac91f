"""What ``taizhang diff`` tells: every change once, in the right class, and nothing else."""

import json
import random
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import plant_changes
import pytest
from packages import COMMAND, lay_golden_corpus

from taizhang.corpus import Corpus
from taizhang.files.text import sha256
from taizhang.files.yaml_reader import read_yaml
from taizhang.versions.change import Change, read_change
from taizhang.versions.comparing.compare import Comparison, compare
from taizhang.versions.comparing.layout import Layout
from taizhang.versions.number import Version, read_version
from taizhang.versions.show import as_json, as_markdown, as_text, sentence
from taizhang.versions.snapshot import read_corpus
from taizhang.versions.wording import Wording

PLAN = "datapackage/plans/qingxi-2025-innovation/plan.yaml"
SOURCE = "datapackage/plans/heishui-2024-talent/source.txt"


def alter(root: Path, path: str, *replacements: tuple[str, str]) -> None:
    text = (root / path).read_bytes().decode()
    for old, new in replacements:
        assert text.count(old) == 1, (path, old, text.count(old))
        text = text.replace(old, new)
    (root / path).write_bytes(text.encode())


@pytest.fixture
def roots(tmp_path: Path) -> tuple[Path, Path]:
    """Two corpora that are still the same, with the one rule that is waived in them."""
    roots = lay_golden_corpus(tmp_path / "old"), lay_golden_corpus(tmp_path / "new")
    for root in roots:
        for rule in (root / "validators").iterdir():
            if rule.name != "allocations_add_up.py":
                rule.unlink()
    return roots


def between(roots: tuple[Path, Path]) -> Comparison:
    old, new = (read_corpus(Corpus(root), root.name) for root in roots)
    return compare(old, new)


def after(roots: tuple[Path, Path], path: str, *replacements: tuple[str, str]) -> Change:
    """The one change that an alteration makes."""
    alter(roots[1], path, *replacements)
    changes = between(roots).changes
    assert len(changes) == 1, [sentence(change, "en") for change in changes]
    return changes[0]


# Planted changes


@pytest.mark.corpus
def test_each_of_many_planted_changes_is_reported_once_and_classed_right(tmp_path: Path) -> None:
    planted, comparison = plant_changes.try_planting(20, 60, tmp_path)
    assert len(planted) == 60 and len({one.concerns for one in planted}) == 5
    assert Counter(planted) == Counter(map(plant_changes.reported, comparison.changes))


@pytest.mark.corpus
def test_another_order_of_lists_and_files_is_no_change(tmp_path: Path) -> None:
    corpora = plant_changes.load()
    old = plant_changes.tables(corpora, tmp_path / "old")
    new = plant_changes.tables(corpora, tmp_path / "new", random.Random(5))
    assert old.rows != new.rows
    comparison = compare(old, new)
    assert (comparison.changes, comparison.follows, comparison.level) == ((), {}, "none")


# What single changes are told as


@pytest.mark.parametrize(
    ("replacement", "zh", "en"),
    [
        (
            ("value: 2.5\n", "value: 2.0\n"),
            "青溪市 rd-intensity：数值 2.5 % → 2.0 %",
            "青溪市 rd-intensity: Value 2.5 % → 2.0 %",
        ),
        (
            ("{quote: (责任单位:市工信局), lead: [市工信局], open: true}", "(责任单位:市工信局)"),
            "青溪市 t02：未列尽 true → false；牵头 市工信局 → （空）；责任 （空） → 市工信局",
            "青溪市 t02: Open list true → false; lead 市工信局 → (empty); "
            "responsible (empty) → 市工信局",
        ),
        (
            ("      - id: rd-staff\n", "      - id: researchers\n"),
            "青溪市 researchers（原 rd-staff）：改名",
            "青溪市 researchers (was rd-staff): renamed",
        ),
        (
            ("          - {quote: 发展新材料, kind: other}\n", ""),
            "青溪市 t01 发展新材料：从载体删除",
            "青溪市 t01 发展新材料: removed from Entities",
        ),
        (
            ("themes: [new-materials]", "themes: [new-materials, talent]"),
            "青溪市 t01：主题 （空） → 科技人才",
            "青溪市 t01: Theme (empty) → Science and technology talent",
        ),
        (
            ("status: issued", "status: amended"),
            "青溪市：状态 已印发 → 已修订",
            "青溪市: Status issued → amended",
        ),
        (
            ("- {quote: 到2027年, year: 2027}", "- {quote: 到2027年, year: 2026}"),
            "青溪市 goals year：值 2027 → 2026",
            "青溪市 goals year: Value 2027 → 2026",
        ),
        (
            ("reason: The source itself", "reason: The very source"),
            "青溪市 allocations-add-up：理由 The source itself does not add up. → "
            "The very source does not add up.",
            "青溪市 allocations-add-up: Reason The source itself does not add up. → "
            "The very source does not add up.",
        ),
    ],
)
def test_a_change_is_told_in_words_of_the_tables(
    roots: tuple[Path, Path], replacement: tuple[str, str], zh: str, en: str
) -> None:
    change = after(roots, PLAN, replacement)
    assert (sentence(change, "zh"), sentence(change, "en")) == (zh, en)


def test_a_chinese_reader_meets_no_bare_code() -> None:
    """A description that tells one category of a column by name tells all of them."""
    labelled = 0
    for path in sorted((plant_changes.PROJECT / "schemas" / "tables").glob("*.yaml")):
        schema = read_yaml(path.read_text(encoding="utf-8"), path.name)[0].data
        layout = Layout(path.stem, schema, frozenset(one["name"] for one in schema["fields"]))
        for name, field in layout.fields.items():
            codes = field.get("categories", [])
            labels = [Wording({}, {}).label(layout, name, code).zh for code in codes]
            assert all(labels) or not any(labels), (path.stem, name, labels)
            labelled += any(labels)
    assert labelled > 30


def test_what_belongs_to_a_record_comes_and_goes_with_it(roots: tuple[Path, Path]) -> None:
    text = (roots[0] / PLAN).read_text(encoding="utf-8")
    start, end = text.index("          - id: top-up\n"), text.index("        entities:\n")
    change = after(roots, PLAN, (text[start:end], ""))
    assert (change.kind, change.table, change.level) == ("removed", "funding", "major")
    text = (roots[0] / PLAN).read_text(encoding="utf-8")
    start, end = text.index("  - id: row-farms\n"), text.index("  - id: signature\n")
    gone = "waivers:\n  - {rule: allocations-add-up, at: farms, reason: The source itself does not add up.}\n"
    question = "  - {id: q-farms, at: farms, quote: 市财政局5家, text: 是否应为6家？, text_en: Should it be 6?}\n"
    alter(roots[1], PLAN, (text[start:end], ""), (gone, ""), (question, ""))
    removed = {change.record: change for change in between(roots).changes}
    row = removed["qingxi-2025-innovation/row-farms"]
    assert row.parts == {"targets": 1, "allocations": 2}
    assert sentence(row, "en").endswith("removed from Sections, with targets 1, allocations 2")


@pytest.mark.parametrize(("old", "new"), [("2.5", "2.50"), ("30", "30.0"), ("12", "12.000")])
def test_zeros_behind_a_number_are_no_change(old: str, new: str, roots: tuple[Path, Path]) -> None:
    alter(roots[1], PLAN, (f"        value: {old}\n", f"        value: {new}\n"))
    assert between(roots).changes == ()
    assert between(roots).follows == {}


def test_another_decimal_is_a_change(roots: tuple[Path, Path]) -> None:
    change = after(roots, PLAN, ("        value: 2.5\n", "        value: 2.51\n"))
    assert [(one.field, one.old, one.new) for one in change.fields] == [("value", "2.5", "2.51")]


def test_a_tombstone_tells_a_rename_and_its_reason(roots: tuple[Path, Path]) -> None:
    change = after(
        roots,
        PLAN,
        (
            "      - id: rd-staff\n        label: 研发人员",
            "      - id: staff\n        label: 科研人员",
        ),
        ("tombstones:\n", "tombstones:\n  - {was: rd-staff, now: staff, reason: Shorter.}\n"),
    )
    assert (change.kind, change.was, change.reason) == (
        "renamed",
        "qingxi-2025-innovation/rd-staff",
        "Shorter.",
    )
    assert [(one.old, one.new) for one in change.fields] == [("研发人员", "科研人员")]


def test_a_renamed_plan_is_one_change(roots: tuple[Path, Path]) -> None:
    for root in roots:  # Reports name the plan by its id.
        shutil.rmtree(root / "datapackage" / "progress")
    plans = roots[1] / "datapackage" / "plans"
    (plans / "qingxi-2025-innovation").rename(plans / "qingxi-2025-plan")
    path = "datapackage/plans/qingxi-2025-plan/plan.yaml"
    text = (roots[1] / path).read_text(encoding="utf-8")
    text = text.replace("qingxi-2025-innovation", "qingxi-2025-plan")
    (roots[1] / path).write_text(text, encoding="utf-8")
    (change,) = between(roots).changes
    assert (change.kind, change.table, change.was) == ("renamed", "plans", "qingxi-2025-innovation")


def test_another_source_amends_the_plan(roots: tuple[Path, Path]) -> None:
    source = (roots[1] / SOURCE).read_bytes() + "努力。".encode()
    (roots[1] / SOURCE).write_bytes(source)
    plan = SOURCE.replace("source.txt", "plan.yaml")
    old = sha256((roots[0] / SOURCE).read_bytes())
    alter(roots[1], plan, (old, sha256(source)), ("label: 人才", "label: 人員"))
    comparison = between(roots)
    assert [change.concerns for change in comparison.changes] == ["plan-amended"] * 2
    assert comparison.follows["sections"]["text"] == 1


def test_a_value_computed_anew_is_told_where_nothing_explains_it(
    roots: tuple[Path, Path],
) -> None:
    old, new = (read_corpus(Corpus(root), "") for root in roots)
    new.rows["targets"][0]["value_base"] = "0.1"
    (change,) = compare(old, new).changes
    assert sentence(change, "en") == "黑水县: Targets, value_base computed anew in 1 rows"
    new.rows["targets"][0]["label"] = "另"
    assert [change.kind for change in compare(old, new).changes] == ["changed"]


RULE = '''"""Every part is doubted.

```yaml
text: 甲
sections: []  # <- finding
```

```yaml
text: 甲
sections: []
```
"""

SEVERITY = "warning"


def check(plan, facts):
    yield plan.finding(plan.sections[0], "role", en="Is it?", zh="是吗？", hint="Look.", hint_zh="看。")
'''


def test_another_rule_changes_no_reading(roots: tuple[Path, Path]) -> None:
    (roots[1] / "validators" / "all_is_doubted.py").write_text(RULE, encoding="utf-8")
    changes = between(roots).changes
    assert {change.concerns for change in changes} == {"metadata-only"}
    told = [sentence(change, lang) for change in changes for lang in ("en", "zh")]
    assert "青溪市: 1 rows of Findings computed anew" in told
    assert "青溪市：检查问题有 1 行重新推算" in told


# What the next version must be


SCHEMAS = [
    ("table removed", "major"),
    ("table added", "minor"),
    ("column removed", "major"),
    ("column added", "minor"),
    ("type changed", "major"),
    ("described otherwise", "patch"),
]


@pytest.mark.parametrize(("what", "level"), SCHEMAS)
def test_changes_of_a_schema_demand_their_version(
    roots: tuple[Path, Path], what: str, level: str
) -> None:
    old, new = (read_corpus(Corpus(root), "") for root in roots)
    old, new = (new, old) if "added" in what else (old, new)
    theme: dict[str, Any] = new.schemas["themes"]
    if what.startswith("table"):
        (old if what.endswith("added") else new).schemas.pop("themes")
    elif what == "column removed":
        theme["fields"].pop()
    elif what == "column added":
        old.schemas["themes"]["fields"].pop()
    elif what == "type changed":
        theme["fields"][0]["type"] = "integer"
    else:
        theme["fields"][0]["description"] += " More."
    comparison = compare(old, new)
    assert [change.concerns for change in comparison.changes] == ["schema-changed"]
    assert comparison.level == level


@pytest.mark.parametrize(
    ("old", "level", "new"),
    [
        ("0.1.0", "none", "0.1.0"),
        ("0.1.9", "patch", "0.1.10"),
        ("0.1.9", "minor", "0.2.0"),
        ("0.1.9", "major", "1.0.0"),
        ("v2.3.4", "major", "3.0.0"),
    ],
)
def test_the_next_version_is_the_least_that_changes_demand(old: str, level: str, new: str) -> None:
    version = read_version(old)
    assert version and str(version.after(level)) == new


def test_versions_are_compared_as_numbers_and_nothing_else_is_one() -> None:
    assert Version(0, 10, 0) > Version(0, 9, 9)
    assert [read_version(text) for text in ("1.0", "01.0.0", "1.0.0-rc", "HEAD")] == [None] * 4


# The forms


def test_json_holds_all_and_comes_back(roots: tuple[Path, Path]) -> None:
    alter(roots[1], PLAN, ("timing: during\n        every: P1Y", "timing: in\n        every: P2Y"))
    comparison = between(roots)
    data = json.loads(json.dumps(as_json(comparison)))
    assert (data["level"], data["next_version"]) == ("patch", "1.0.1")
    assert tuple(map(read_change, data["changes"])) == comparison.changes
    (change,) = data["changes"]
    assert [field["new"] for field in change["fields"]] == ["in", "P2Y"]


def test_text_and_markdown_say_the_same_and_no_cell_becomes_markup(
    roots: tuple[Path, Path],
) -> None:
    alter(roots[1], PLAN, ("note: Page marks.", "note: '<b>*[x](y)*</b>'"))
    comparison = between(roots)
    assert "  青溪市 — {n} —⏎：说明 Page marks. → <b>*[x](y)*</b>" in as_text(comparison, "zh")
    told = as_markdown(comparison, "en")
    assert r"- 青溪市 — {n} —⏎: Note Page marks. → \<b\>\*\[x\](y)\*\</b\>" in told
    assert "### Reading corrected" in told and "Next version: 1.0.1 (patch" in told


# The command


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, "diff", *arguments, "--lang", "en"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True)


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Reader", "-c", "user.email=reader@example.org"]
    command = ["git", *identity, *arguments]
    subprocess.run(command, cwd=root, check=True, capture_output=True)


def test_revisions_corpora_and_packages_are_compared_with_one_another(
    roots: tuple[Path, Path],
) -> None:
    root = roots[1]
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    git(root, "tag", "v1.0.0")
    alter(root, PLAN, ("value: 2.5\n", "value: 2.6\n"))
    done = run(root, "v1.0.0", ".")
    assert (done.returncode, done.stderr) == (1, "")
    assert "青溪市 rd-intensity: Value 2.5 % → 2.6 %" in done.stdout
    built = subprocess.run([*COMMAND, "build"], cwd=root, capture_output=True, text=True)
    folder, archive = built.stdout.split()
    for old, new, code in ((folder, archive, 0), ("v1.0.0", archive, 1), (folder, ".", 0)):
        assert run(root, old, new).returncode == code, (old, new)
    assert run(root, "HEAD", "v1.0.0", "--format", "json").stdout.startswith("{")


def test_what_is_no_version_is_trouble(roots: tuple[Path, Path], tmp_path: Path) -> None:
    done = run(roots[0], "v9", ".")
    assert done.returncode == 2 and "v9 is no package" in done.stderr
    (roots[1] / SOURCE).write_text("另", encoding="utf-8")
    done = run(roots[0], ".", str(roots[1]))
    assert done.returncode == 2 and "has 1 error and no tables" in done.stderr
