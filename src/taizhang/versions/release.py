"""Preparing a release: the version, the changelog, the ids that stay, and what changed.

Nothing is committed, tagged or pushed: that is for a person who has read the changelog.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.corpus import Corpus
from taizhang.files.places import is_taken
from taizhang.package.reader import WrittenPackage
from taizhang.source import read_bytes
from taizhang.versions.change import CLASSES, LEVELS
from taizhang.versions.compare import Comparison, compare
from taizhang.versions.git import commit_of, date_of, git, release_tags
from taizhang.versions.history import Release, ReleaseError
from taizhang.versions.layout import PLAN
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
    version = _version(wanted, last, comparison)
    rows = {name: len(rows) for name, rows in package.rows.items()}
    after = str(last.version) if last else ""
    release = Release(version, day, after, comparison.changes if comparison else (), rows)
    replace_files(root, dict(_files(corpus, release, package)))
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


def _ids(package: WrittenPackage) -> Iterator[str]:
    """The ids of plans and of their records."""
    for name, rows in package.rows.items():
        key = package.schemas[name]["primaryKey"]
        if len(key) == 1 and name != "tombstones" and rows and PLAN in rows[0]:
            yield from (row[key[0]] for row in rows)


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
    text = corpus.read(root / metadata).decode()
    yield metadata, re.sub(r"(?m)^version:.*$", f"version: {release.version}", text).encode()
    ids = {(plan, id) for plan, known in corpus.released.items() for id in known}
    ids |= {(plan, rest) for plan, _, rest in (id.partition("/") for id in _ids(package)) if rest}
    table = io.StringIO(newline="")
    csv.writer(table, lineterminator="\n").writerows([("plan_id", "id"), *sorted(ids)])
    yield "datapackage/released.csv", table.getvalue().encode()
    changelog = root / "CHANGELOG.md"
    written = (
        read_bytes(changelog, root).decode()
        if is_taken(changelog)
        else f"# 更新记录 Changelog\n\n{UNRELEASED}"
    )
    yield changelog.name, _changelog(written, release).encode()


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
