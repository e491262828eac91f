"""The little that is asked of git: revisions, release tags, the files of a revision."""

import io
import subprocess
import tarfile
from pathlib import Path

from taizhang.corpus import CorpusError
from taizhang.files.places import PlaceError, place_below


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
    unpack(git(root, "archive", "--format=tar", commit), folder)


def unpack(archive: bytes, folder: Path) -> None:
    """Write the folders, files and links of a tar into an empty folder, and nothing outside of it.

    Links stay links, wherever they lead: nothing is written through one that leads out, and who
    reads the folder follows none.  Raises PlaceError for a name or a thing that has no place there.
    """
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            place = place_below(folder, member.name.removesuffix("/"))
            place.parent.mkdir(parents=True, exist_ok=True)
            if member.isdir():
                place.mkdir(exist_ok=True)
            elif member.issym():
                place.symlink_to(member.linkname)
            elif content := tar.extractfile(member) if member.isreg() else None:
                place.write_bytes(content.read())
            else:
                raise PlaceError(
                    f"{member.name} is no file, folder or link. "
                    f"{member.name} 不是文件、文件夹或链接。"
                )
