"""The little that is asked of git: revisions, release tags, the files of a revision."""

import io
import subprocess
import tarfile
from pathlib import Path

from taizhang.corpus import CorpusError


def git(root: Path, *arguments: str) -> bytes:
    """What a git command prints.  Raises CorpusError where there is no git or it fails."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True)
    except OSError as error:
        raise CorpusError(f"git cannot be run: {error}. 无法运行 git。") from error
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip()
        raise CorpusError(f"git {arguments[0]}: {told or 'failed 失败'}")
    return done.stdout


def commit_of(root: Path, revision: str) -> str | None:
    """The hash of the commit that a revision names, if it names one."""
    if revision.startswith("-"):
        return None
    try:
        named = ["rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"]
        return git(root, *named).decode().strip()
    except CorpusError:
        return None


def date_of(root: Path, commit: str) -> str:
    """The day of a commit, as its author wrote it."""
    return git(root, "show", "-s", "--format=%as", commit).decode().strip()


def release_tags(root: Path) -> list[str]:
    """The tags of releases (``v1.2.3``), the newest version first."""
    tags = git(root, "tag", "--list", "v[0-9]*", "--sort=-version:refname")
    return tags.decode().split()


def export(root: Path, commit: str, folder: Path) -> None:
    """Write the files of a revision, from ``root`` downwards, into an empty folder."""
    archive = git(root, "archive", "--format=tar", commit)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder)
