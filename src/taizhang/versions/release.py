"""Preparing a release: the version, the changelog, the ids that stay, and what changed.

Nothing is committed, tagged or pushed: that is for a person who has read the changelog.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.corpus import Corpus
from taizhang.files.places import is_taken
from taizhang.files.text import read_bytes
from taizhang.files.yaml_reader import read_yaml
from taizhang.package.catalogues.citation import cff_of, zenodo_of
from taizhang.package.reader import WrittenPackage
from taizhang.registers import YAML_REGISTERS, table_of
from taizhang.released import (
    MOVED,
    NAMES,
    RELEASED,
    REPORTS,
    Released,
    ReleasedEntry,
    kept,
    released_report,
    write_moved,
    write_released,
)
from taizhang.versions.change import CLASSES, LEVELS
from taizhang.versions.comparing.compare import Comparison, compare
from taizhang.versions.comparing.layout import PLAN, is_address, own_id
from taizhang.versions.git import commit_of, date_of, git, release_tags
from taizhang.versions.history import Release, ReleaseError
from taizhang.versions.moved import find_moved
from taizhang.versions.number import FIRST, Version, read_version
from taizhang.versions.show import class_name, sentence
from taizhang.versions.snapshot import read_corpus, read_revision
from taizhang.versions.staging import replace_files

UNRELEASED = "## 未发布 Unreleased\n"
MOST = 50
"""Changes that the changelog lists; the rest is counted, and all are in the release's own file."""

DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


@dataclass(frozen=True)
class _Last:
    """The release before: its version and its data."""

    version: Version
    package: WrittenPackage


def prepare_release(corpus: Corpus, wanted: str | None, date: str | None) -> Release:
    """Write a release's files into the corpus: all of them or none.

    The version is ``wanted`` or the least that the changes since the last release (the newest tag
    ``v…``) demand; the day is ``date`` or that of the last commit.  Raises ReleaseError.
    """
    root = corpus.root
    commit = commit_of(root, "HEAD")
    if not commit:
        raise ReleaseError("There is no commit to release. 没有可发布的提交。")
    if git(root, "status", "--porcelain", "--untracked-files=all", "--", "."):
        raise ReleaseError(
            "Some changes are not committed; a release is made of what is. "
            "有未提交的改动；请先提交，再发布。"
        )
    day = date or date_of(root, commit)
    if not DAY.fullmatch(day):
        raise ReleaseError(
            f"{day} is no day; write 2024-02-01. {day} 不是日期，请写作 2024-02-01。"
        )
    package, last = read_corpus(corpus, str(root)), _last(corpus)
    comparison = compare(last.package, package) if last else None
    _check_ids(last, package)
    _check_entries(last, package)
    version = _version(wanted, last, comparison)
    rows = {name: len(rows) for name, rows in package.rows.items()}
    after = str(last.version) if last else ""
    release = Release(version, day, after, comparison.changes if comparison else (), rows)
    files = dict(_files(corpus, release, package))
    moved = list(find_moved(last.package, package, str(version))) if last else []
    if moved:
        files[MOVED] = write_moved((*corpus.moved, *moved))
    replace_files(root, files)
    return release


def _last(corpus: Corpus) -> _Last | None:
    for tag in release_tags(corpus.root):
        version = read_version(tag)
        if version:
            commit = commit_of(corpus.root, f"refs/tags/{tag}")
            assert commit
            return _Last(version, read_revision(corpus.root, commit, tag))
    return None


def _check_ids(last: _Last | None, package: WrittenPackage) -> None:
    """Every id that the last release had is there, or has a tombstone; plans stay."""
    buried = {row["was"] for row in package.rows.get("tombstones", [])}
    there = set(_ids(package)) | buried
    gone = [id for id in _ids(last.package) if id not in there] if last else []
    if gone:
        raise ReleaseError(
            "Ids that were released vanished without a tombstone (a plan never may; give it "
            f"another status): {', '.join(gone)}. 已发布的编号消失而没有废止说明"
            f"（规划不得撤下，只可改状态）：{'、'.join(gone)}。"
        )


def _check_entries(last: _Last | None, package: WrittenPackage) -> None:
    """Every entry of a register that the last release had is there and the same thing, or buried."""
    there = dict(_entries(package))
    buried = {(row["register"], row["was"]) for row in package.rows.get("register_tombstones", [])}
    before = dict(_entries(last.package)) if last else {}
    gone = [key for key in before if key not in there and key not in buried]
    reused = [key for key in before if key in there and before[key].is_another(there[key])]
    if gone or reused:
        told = ", ".join(f"{register}: {id}" for register, id in (*gone, *reused))
        raise ReleaseError(
            "Entries of registers that were released vanished without a tombstone, or their ids mean "
            f"another thing now: {told}. 已发布的名录条目消失而没有废止说明，或编号挪作他用：{told}。"
        )


def _ids(package: WrittenPackage) -> Iterator[str]:
    """The ids of plans and of their records; addresses are none."""
    for name, rows in package.rows.items():
        id = own_id(package.schemas[name])
        is_own = id and name != "tombstones" and not package.schemas[name].get("derived")
        if is_own and rows and PLAN in rows[0]:
            yield from (row[id] for row in rows if not is_address(row[id]))


def _entries(package: WrittenPackage) -> Iterator[tuple[tuple[str, str], ReleasedEntry]]:
    """The entries of registers, and the reports, by register and id."""
    for register in YAML_REGISTERS:
        for row in package.rows.get(table_of(register), []):
            names = [row[key] for key in NAMES if key in row]
            yield (register, row["id"]), kept(names, row.get("aliases", "").split("|"), row)
    for row in package.rows.get("reports", []):
        what = released_report(row["source_sha256"], row["title"], row["region_code"])
        yield (REPORTS, row["report_id"]), what


def _version(wanted: str | None, last: _Last | None, comparison: Comparison | None) -> Version:
    """The version of the release.  Raises ReleaseError where the wanted one is too small."""
    if last is None or comparison is None:
        least, because = FIRST, "the first release 首次发布"
    elif comparison.level == LEVELS[0]:
        raise ReleaseError(f"Nothing changed since {last.version}. {last.version} 之后没有变化。")
    else:
        least, because = last.version.after(comparison.level), f"{comparison.level} changes"
        deciding = [change for change in comparison.changes if change.level == comparison.level]
        because += f"; {sentence(deciding[0], 'en')}; {sentence(deciding[0], 'zh')}"
    version = read_version(wanted) if wanted else least
    if version is None:
        raise ReleaseError(
            f"{wanted} is no version; write 1.2.3. {wanted} 不是版本号，请写作 1.2.3。"
        )
    if version < least:
        raise ReleaseError(
            f"{version} is too small: {least} is the least ({because}). "
            f"{version} 太小：至少应为 {least}。"
        )
    return version


def _files(
    corpus: Corpus, release: Release, package: WrittenPackage
) -> Iterator[tuple[str, bytes]]:
    """The files of a release, by their path from the root."""
    root = corpus.root
    if is_taken(root / release.path):
        raise ReleaseError(
            f"{release.version} is prepared already: commit and tag it, or take {release.path} "
            f"back. {release.version} 已经准备好：请提交并打标签，或撤回 {release.path}。"
        )
    yield release.path, release.as_bytes()
    metadata = "datapackage/datapackage.yaml"
    told = _metadata(corpus.read(root / metadata).decode(), release)
    yield metadata, told.encode()
    data = read_yaml(told, metadata)[0].data
    yield "CITATION.cff", cff_of(data)
    yield ".zenodo.json", zenodo_of(data)
    yield RELEASED, write_released(_released(corpus.released_ids, package))
    changelog = root / "CHANGELOG.md"
    written = (
        read_bytes(changelog, root).decode()
        if is_taken(changelog)
        else f"# 更新记录 Changelog\n\n{UNRELEASED}"
    )
    yield changelog.name, _changelog(written, release).encode()


def _released(before: Released, package: WrittenPackage) -> Released:
    """The ids that were released, with those of this release."""
    records = {plan: set(known) for plan, known in before.records.items()}
    for plan, _, rest in (id.partition("/") for id in _ids(package)):
        if rest:
            records.setdefault(plan, set()).add(rest)
    ids = {plan: frozenset(known) for plan, known in records.items()}
    return Released(ids, {**before.entries, **dict(_entries(package))})


def _metadata(text: str, release: Release) -> str:
    """``datapackage.yaml`` with the version of the release, and its day as that for which it holds."""
    text = re.sub(r"(?m)^(as_of|previous_version):.*\n", "", text)
    stated = f"version: {release.version}\nas_of: {release.date}"
    if release.after:
        stated += f"\nprevious_version: {release.after}"
    return re.sub(r"(?m)^version:.*$", stated, text)


def _changelog(text: str, release: Release) -> str:
    """The changelog with what was unreleased put under the version's heading."""
    heading = f"## {release.version}（{release.date}）\n"
    section = heading + "\n" + "\n".join(_told(release)) + "\n"
    if UNRELEASED in text:
        return text.replace(UNRELEASED, f"{UNRELEASED}\n{section}", 1)
    before, mark, after = text.partition("\n## ")
    return f"{before}\n{UNRELEASED}\n{section}{mark}{after}"


def _told(release: Release) -> Iterator[str]:
    """What changed in the data, for its readers, in Chinese and English."""
    yield "### 数据的变化 Changes in the data\n"
    if not release.after:
        plans, targets = release.rows.get("plans", 0), release.rows.get("targets", 0)
        yield f"首次发布：{plans} 份规划，{targets} 条目标。"
        yield f"The first release: {plans} plans, {targets} targets."
    told = 0
    for concerns in CLASSES:
        some = [change for change in release.changes if change.concerns == concerns]
        if some:
            yield f"- {class_name(concerns, 'zh')}：{len(some)}"
            yield f"  {class_name(concerns, 'en')}: {len(some)}"
        for change in some[: MOST - told]:
            yield f"    - {sentence(change, 'zh', markdown=True)}"
            yield f"      {sentence(change, 'en', markdown=True)}"
        told += len(some[: MOST - told])
    if told < len(release.changes):
        rest = len(release.changes) - told
        yield f"\n另有 {rest} 处，见 `{release.path}`。"
        yield f"{rest} more are in `{release.path}`."
