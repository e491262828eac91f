"""Preparing a release: what is refused, what is written, and that it is written whole or not."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from interrupted import Moment, die, note
from interrupted import run as run_apart
from packages import COMMAND, PROJECT, lay_golden_corpus

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import Corpus, CorpusError
from taizhang.files.text import sha256
from taizhang.tables.addresses import fingerprint
from taizhang.versions.comparing.compare import compare
from taizhang.versions.history import Release, ReleaseError, read_releases
from taizhang.versions.number import Version
from taizhang.versions.release import prepare_release
from taizhang.versions.snapshot import read_corpus, read_revision
from taizhang.versions.staging import STAGE, replace_files, restore_files

PLAN = "datapackage/plans/qingxi-2025-innovation/plan.yaml"
OLD_DIGEST = "d7d6ad49d70739cc2cb07ffe4615e2ba4de97999a15fdec6b4fb4bab5f008241"
TITLE = ("title_en: Build platforms", "title_en: Building platforms")


def git(root: Path, *arguments: str) -> str:
    identity = {
        f"GIT_{who}_{what}": f"{who}@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    dates = {
        "GIT_AUTHOR_DATE": "2025-06-01T12:00:00Z",
        "GIT_COMMITTER_DATE": "2025-06-02T12:00:00Z",
    }
    done = subprocess.run(
        ["git", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
        env={**os.environ, **identity, **dates},
    )
    return done.stdout.decode()


def commit(root: Path, tag: str = "") -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "change")
    if tag:
        git(root, "tag", "-a", tag, "-m", tag)


def alter(root: Path, *replacements: tuple[str, str]) -> None:
    """Change the plan and commit it."""
    text = (root / PLAN).read_text(encoding="utf-8")
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (root / PLAN).write_text(text, encoding="utf-8")
    commit(root)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A corpus in a repository of its own, its version 1.0.0 released."""
    root = lay_golden_corpus(tmp_path / "corpus")
    for rule in (root / "validators").iterdir():
        if rule.name not in ("allocations_add_up.py",):
            rule.unlink()
    shutil.copy(PROJECT / "validators" / "released_ids_stay.py", root / "validators")
    (root / "CHANGELOG.md").write_text(
        "# 更新记录 Changelog\n\n## 未发布 Unreleased\n\n- 首批。\n", encoding="utf-8"
    )
    (root / ".gitignore").write_text("/dist/\n/.release/\n")
    git(root, "init", "-q")
    commit(root)
    prepare_release(Corpus(root), "1.0.0", None)
    commit(root, "v1.0.0")
    return root


def test_another_day_is_a_patch_and_what_it_changes_is_counted_alone(root: Path) -> None:
    alter(root, TITLE)
    prepare_release(Corpus(root), None, "2028-01-01")
    commit(root, "v1.0.1")
    first, second = (read_revision(root, f"v1.0.{n}", "") for n in (0, 1))
    told = compare(first, second)
    assert [(one.table, one.name) for one in told.changes] == [("", "as_of"), ("sections", "")]
    assert told.level == "patch" and told.follows["ledger"] == {
        "*": len(first.rows["ledger"]) + len(second.rows["ledger"])
    }
    metadata = root / "datapackage" / "datapackage.yaml"
    text = metadata.read_text(encoding="utf-8").replace("as_of: 2028-01-01", "as_of: 2029-01-01")
    metadata.write_text(text, encoding="utf-8")
    alone = compare(read_revision(root, "v1.0.1", ""), read_corpus(Corpus(root), ""))
    assert [(one.table, one.name) for one in alone.changes] == [("", "as_of")]


def release(root: Path, version: str | None = None) -> Release:
    return prepare_release(Corpus(root), version, None)


def test_the_first_release_is_a_commit_s_data_and_its_day(root: Path) -> None:
    (first,) = read_releases(root)
    assert (first.version, first.date, first.after, first.changes) == (
        Version(1, 0, 0),
        "2025-06-01",
        "",
        (),
    )
    assert first.rows["plans"] == 2
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changelog.startswith(
        "# 更新记录 Changelog\n\n## 未发布 Unreleased\n\n## 1.0.0（2025-06-01）\n"
    )
    assert "\n- 首批。\n" in changelog and "The first release: 2 plans, 15 targets." in changelog
    released = (root / "datapackage" / "released.csv").read_text(encoding="utf-8")
    assert "\nqingxi-2025-innovation,rd-intensity,,,\n" in released
    assert ",qingxi-2025-innovation," not in released
    assert [one.rule for one in check_corpus(Corpus(root)).findings] == []


def test_a_release_can_be_cited_and_filed(root: Path) -> None:
    alter(root, TITLE)
    release(root, "1.2.0")
    citation = yaml.safe_load((root / "CITATION.cff").read_bytes())
    filed = json.loads((root / ".zenodo.json").read_bytes())
    assert citation["version"] == filed["version"] == "1.2.0"
    assert citation["date-released"] == filed["publication_date"]
    metadata = (root / "datapackage" / "datapackage.yaml").read_text(encoding="utf-8")
    assert "version: 1.2.0\n" in metadata and "previous_version: 1.0.0\n" in metadata
    assert f"as_of: {citation['date-released']}\n" in metadata


def test_a_release_says_what_changed_and_is_told_in_the_changelog(root: Path) -> None:
    alter(root, TITLE, ("text: 附件何在？", "text: 附件<b>何在？"))
    made = release(root)
    assert str(made.version) == "1.0.1" and len(made.changes) == 2
    newest, first = read_releases(root)
    assert (newest.changes, newest.after, str(first.version)) == (made.changes, "1.0.0", "1.0.0")
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "    - 青溪市 t01：英文题名 Build platforms → Building platforms\n" in changelog
    assert "附件\\<b\\>何在" in changelog
    metadata = (root / "datapackage" / "datapackage.yaml").read_text(encoding="utf-8")
    assert "\nversion: 1.0.1\nas_of: 2025-06-01\n" in metadata and metadata.count("as_of") == 1
    assert git(root, "tag") == "v1.0.0\n"


def test_a_renamed_id_demands_a_major_version_and_a_tombstone(root: Path) -> None:
    renamed = ("      - id: rd-staff\n", "      - id: staff\n")
    alter(root, renamed)
    (root / "validators" / "released_ids_stay.py").unlink()
    commit(root)
    with pytest.raises(ReleaseError, match=r"vanished without a tombstone.*rd-staff"):
        release(root)
    alter(
        root, ("tombstones:\n", "tombstones:\n  - {was: rd-staff, now: staff, reason: Shorter.}\n")
    )
    for version in ("1.0.1", "1.9.0", "0.9.9"):
        with pytest.raises(ReleaseError, match=r"2\.0\.0 is the least .*青溪市 staff"):
            release(root, version)
    assert str(release(root, "2.1.0").version) == "2.1.0"


REGISTERS = "datapackage/registers"
BUREAU = "{id: qingxi-industry, name: 青溪市工业和信息化局, name_en: Qingxi Bureau of Industry and Information Technology, aliases: [市工信局]"


def put(root: Path, path: str, *replacements: tuple[str, str]) -> None:
    """Change a file of the corpus and commit it."""
    text = (root / path).read_text(encoding="utf-8")
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (root / path).write_text(text, encoding="utf-8")
    commit(root)


def test_released_ids_are_those_of_registers_as_well(root: Path) -> None:
    released = (root / "datapackage" / "released.csv").read_text(encoding="utf-8")
    assert ",qingxi-industry,organisations,990100,Qingxi Bureau of" in released
    assert ",talent,themes,,Science and technology talent|科技人才\n" in released


@pytest.mark.parametrize("checked", [True, False])
def test_an_id_of_a_register_is_never_given_to_another_body(root: Path, checked: bool) -> None:
    other = "{id: qingxi-industry, name: 青溪市水利局, name_en: Qingxi Water Bureau, aliases: [市水利局]"
    moved = BUREAU.replace("qingxi-industry", "qingxi-bureau-of-industry")
    line = f'- {moved}, region: "990100", kind: body, function: industry}}\n- {other}'
    put(root, f"{REGISTERS}/organisations.yaml", (f"- {BUREAU}", line))
    if not checked:
        (root / "datapackage" / "released.csv").unlink()
        commit(root)
        with pytest.raises(
            ReleaseError, match=r"mean another thing now: organisations: qingxi-industry"
        ):
            release(root)
    else:
        with pytest.raises(CorpusError, match="qingxi-industry was released as"):
            release(root)


def test_a_body_may_have_another_name_as_long_as_it_keeps_one(root: Path) -> None:
    renamed = BUREAU.replace("青溪市工业和信息化局", "青溪市工业局").replace(
        "Qingxi Bureau of Industry and Information Technology", "Qingxi Bureau of Industry"
    )
    put(root, f"{REGISTERS}/organisations.yaml", (BUREAU, renamed))
    assert str(release(root).version) == "1.0.1"
    released = (root / "datapackage" / "released.csv").read_text(encoding="utf-8")
    assert (
        ",qingxi-industry,organisations,990100,Qingxi Bureau of Industry|市工信局|青溪市工业局\n"
        in released
    )


@pytest.mark.parametrize("buried", [True, False])
def test_an_entry_of_a_register_vanishes_with_a_tombstone_alone(root: Path, buried: bool) -> None:
    put(
        root,
        f"{REGISTERS}/themes.yaml",
        (
            "- {id: talent, label: 科技人才, label_en: Science and technology talent, kind: theme}\n",
            "",
        ),
    )
    if buried:
        line = "- {register: themes, was: talent, reason: No plan names it.}\n- {register: themes, was: mat"
        put(root, f"{REGISTERS}/tombstones.yaml", ("- {register: themes, was: mat", line))
        made = release(root)
        assert str(made.version) == "2.0.0"
        assert [one.reason for one in made.changes if one.kind == "removed"] == [
            "No plan names it."
        ]
    else:
        with pytest.raises(CorpusError, match="had the id talent in themes"):
            release(root)


def test_a_corrected_name_is_a_patch_and_its_old_address_leads_on(root: Path) -> None:
    source = root / PLAN.replace("plan.yaml", "source.txt")
    put(root, source.relative_to(root).as_posix(), ("青溪实验室", "清溪实验室"))
    named = "{quote: 建设青溪实验室, name: 青溪实验室,"
    digest = sha256(source.read_bytes())
    alter(
        root,
        (named, named.replace("青溪", "清溪")),
        ("quote: 建设青溪实验室, action", "quote: 建设清溪实验室, action"),
        ("entities: [青溪实验室]", "entities: [清溪实验室]"),
        (f"  sha256: {OLD_DIGEST}\n  url", f"  sha256: {digest}\n  url"),
    )
    made = release(root)
    assert str(made.version) == "1.0.1"
    moved = (root / "datapackage" / "moved.csv").read_text(encoding="utf-8").splitlines()
    was, now = fingerprint("青溪实验室"), fingerprint("清溪实验室")
    assert f"qingxi-2025-innovation,t01:{was},t01:{now},{made.version}" in moved
    commit(root, f"v{made.version}")
    later = read_corpus(Corpus(root), "")
    tombstones = {row["was"]: row["now"] for row in later.rows["tombstones"]}
    assert tombstones[f"qingxi-2025-innovation/t01:{was}"].endswith(f":{now}")
    assert tombstones["qingxi-2025-innovation/t01:0a1b2c3d"].endswith(f":{now}")
    first = read_revision(root, "v1.0.0", "")
    assert [one for one in compare(first, later).changes if one.table == "tombstones"] == []


def test_the_address_of_what_was_withdrawn_leads_to_its_section(root: Path) -> None:
    alter(root, ("          - {quote: 发展新材料, kind: other}\n", ""))
    release(root)
    moved = (root / "datapackage" / "moved.csv").read_text(encoding="utf-8").splitlines()
    assert f"qingxi-2025-innovation,t01:{fingerprint('发展新材料')},t01,1.0.1" in moved


def test_the_address_of_a_line_leads_on_too_and_so_do_those_of_a_renamed_section(
    root: Path,
) -> None:
    buried = "tombstones:\n  - {was: t01, now: t09, reason: Later.}\n"
    alter(
        root,
        ('quote: "由市科技局按落实"', 'quote: "市科技局按落实"'),
        ("      - id: t01\n", "      - id: t09\n"),
        ("tombstones:\n", buried),
    )
    release(root)
    told = (root / "datapackage" / "moved.csv").read_text(encoding="utf-8").splitlines()
    moved = dict(one.split(",")[1:3] for one in told)
    lines = [fingerprint(words) for words in ("由市科技局按落实", "市科技局按落实", ",发展新材料")]
    assert moved[f"t02:{lines[0]}"] == f"t02:{lines[1]}"
    assert moved[f"t01:{lines[2]}"] == f"t09:{lines[2]}"
    assert {now for was, now in moved.items() if was.startswith("t01:")} == {
        *(f"t09:{was.partition(':')[2]}" for was in moved if was.startswith("t01:")),
        "t01:c1b0e7a5",  # Of an earlier release; it leads on from there.
    } - {"t09:0a1b2c3d"}


def test_a_plan_never_vanishes(root: Path) -> None:
    shutil.rmtree(root / "datapackage" / "plans" / "heishui-2024-talent")
    text = (root / PLAN).read_text(encoding="utf-8").replace(", plan: heishui-2024-talent", "")
    (root / PLAN).write_text(text, encoding="utf-8")
    commit(root)
    with pytest.raises(ReleaseError, match="heishui-2024-talent"):
        release(root)


Spoil = Callable[[Path], None]


@pytest.mark.parametrize(
    ("spoil", "version", "told"),
    [
        (lambda root: None, None, "Nothing changed since 1.0.0"),
        (lambda root: (root / "new.txt").touch(), None, "not committed"),
        (lambda root: alter(root, TITLE), "1.0", "1.0 is no version"),
        (lambda root: alter(root, TITLE), "1.0.0", "1.0.1 is the least"),
    ],
)
def test_a_release_is_refused(root: Path, spoil: Spoil, version: str | None, told: str) -> None:
    spoil(root)
    before = git(root, "status", "--porcelain")
    with pytest.raises(ReleaseError, match=told):
        release(root, version)
    assert git(root, "status", "--porcelain") == before


def test_what_is_prepared_already_is_not_prepared_twice(root: Path) -> None:
    alter(root, TITLE)
    release(root)
    commit(root)
    with pytest.raises(ReleaseError, match=r"1\.0\.1 is prepared already"):
        release(root)


def test_the_command_prepares_and_says_what_to_run(root: Path) -> None:
    alter(root, TITLE)
    command = [*COMMAND, "release", "1.1.0", "--date", "2025-07-01"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "git tag -a v1.1.0" in done.stdout
    assert (
        json.loads((root / "datapackage/releases/1.1.0.json").read_text())["date"] == "2025-07-01"
    )
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert done.returncode == 1 and "not committed" in done.stderr


# Interrupted


OLD = {"CHANGELOG.md": b"old", "datapackage/datapackage.yaml": b"old"}
NEW = {
    **dict.fromkeys(OLD, b"new"),
    "datapackage/released.csv": b"new",
    "datapackage/releases/1.json": b"new",
}


def content(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def lay(root: Path) -> Path:
    for path, data in OLD.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def killed_at(root: Path, n: int) -> int:
    def work() -> None:
        Moment(n, die)
        replace_files(root, NEW)

    return run_apart(work)[0]


def test_a_release_killed_at_any_moment_is_finished_or_undone_by_the_next_command(
    tmp_path: Path,
) -> None:
    def count() -> None:
        Moment(0, note)
        replace_files(lay(tmp_path / "count"), NEW)

    moments = len(run_apart(count)[1].split())
    assert moments > 20
    ends: Counter[str] = Counter()
    for n in range(1, moments + 1):
        root = lay(tmp_path / str(n))
        if killed_at(root, n) == 0:
            continue  # The writing of the old files was counted, too.
        restore_files(root)
        state = content(root)
        assert state in (OLD, NEW), n
        ends["new" if state == NEW else "old"] += 1
        assert not (root / STAGE).exists()
        replace_files(root, NEW)
        assert content(root) == NEW
    assert ends["old"] > 5 and ends["new"] > 5


def test_any_command_finishes_a_release(root: Path) -> None:
    stage = root / STAGE
    stage.mkdir()
    (stage / "CHANGELOG.md").write_text("finished")
    (stage / ".ready").touch()
    done = subprocess.run([*COMMAND, "check"], cwd=root / "datapackage", capture_output=True)
    assert done.returncode == 0
    assert (root / "CHANGELOG.md").read_text() == "finished" and not stage.exists()


# Built again


def test_a_past_release_is_built_again_from_its_tag(root: Path, tmp_path: Path) -> None:
    done = subprocess.run([*COMMAND, "build"], cwd=root, capture_output=True, text=True)
    archive = Path(done.stdout.splitlines()[1])
    alter(root, TITLE)
    script = [str(PROJECT / "scripts" / "rebuild-release"), "v1.0.0", str(tmp_path / "again")]
    environment = {**os.environ, "PYTHON": sys.executable}
    subprocess.run(
        script, cwd=root / "datapackage", check=True, capture_output=True, env=environment
    )
    assert (tmp_path / "again" / archive.name).read_bytes() == archive.read_bytes()
