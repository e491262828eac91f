"""Reading the raw text of a report, and writing its draft."""

from pathlib import Path

from taizhang.drafting.report.draft_report import draft_report, numbers_as_written
from taizhang.drafting.writer import write_yaml
from taizhang.files.text import read_file
from taizhang.findings import TaizhangError
from taizhang.promises import Promises

HEAD = "yaml-language-server: $schema=../../../schemas/report.schema.json\n"
"""What editors read at the top of the file."""


class ReportDraftError(TaizhangError):
    """The text cannot be read, or there is a report already."""


def report_yaml(source: Path, promises: Promises, id: str) -> tuple[str, str]:
    """The text of a report, and its draft as YAML.  Raises ReportDraftError."""
    text, findings = read_file(source, source.as_posix())
    if findings or not text.strip():
        told = findings[0] if findings else None
        why = f"{told.message} {told.message_zh}" if told else "It is empty. 文件是空的。"
        raise ReportDraftError(f"{source}: {why}")
    data = numbers_as_written(draft_report(text, promises, id or "report"))
    return text, write_yaml(data, {"id": HEAD.rstrip()})


def write_report(folder: Path, text: str, written: str) -> None:
    """Write source and draft into a folder.  Raises ReportDraftError where there is a report."""
    if (folder / "report.yaml").exists():
        raise ReportDraftError(
            f"{folder}/report.yaml exists already. {folder}/report.yaml 已存在。"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "source.txt").write_bytes(text.encode())
        (folder / "report.yaml").write_text(written, encoding="utf-8")
    except OSError as error:
        raise ReportDraftError(f"{folder} cannot be written: {error}. 无法写入。") from error
