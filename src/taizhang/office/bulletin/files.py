"""Where a bulletin is written: a new file, Markdown or Word by how its name ends."""

from pathlib import Path

from taizhang.office.bulletin.template import BulletinError

MARKDOWN, WORD = ".md", ".docx"


def refuse(path: Path) -> None:
    """Raises BulletinError where a bulletin cannot be written under a name."""
    if path.suffix.lower() not in (MARKDOWN, WORD):
        raise BulletinError(
            f"{path} ends in neither .md nor .docx. {path} 的名称须以 .md 或 .docx 结尾。"
        )
    if path.exists():
        raise BulletinError(
            f"{path} exists already; name a new file. {path} 已经存在，请另起一个文件名。"
        )
    if not path.parent.is_dir():
        raise BulletinError(f"{path.parent} is no folder. 没有文件夹 {path.parent}。")


def save(path: Path, text: str, issuer: str, written: str) -> None:
    """Write a bulletin into a new file.  Raises BulletinError where it cannot be."""
    data = text.encode()
    if path.suffix.lower() == WORD:
        from taizhang.office.bulletin.word import as_word

        data = as_word(text, issuer, written)
    try:
        with path.open("xb") as file:
            file.write(data)
    except OSError as error:
        raise BulletinError(f"{path} cannot be written: {error}. 无法写入。") from error
