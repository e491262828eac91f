"""The files of a draft: the raw text it is made from, the plan and the entries it proposes."""

import re
from pathlib import Path
from typing import Any

from taizhang.corpus import Corpus, CorpusError
from taizhang.drafting.draft import Draft
from taizhang.drafting.writer import write_yaml
from taizhang.files.places import is_taken, place_below
from taizhang.files.text import read_bytes, read_file, read_text
from taizhang.files.yaml_reader import read_yaml

MOST_CHARACTERS = 100_000
TAGS = re.compile(r"<(?:!doctype|html|head|body|div|span|table|td|br|p)\b", re.IGNORECASE)
MANY_TAGS = 3
EMPTY = re.compile(r"^\[\]\n", re.MULTILINE)
"""A register without entries."""

PLAN_COMMENTS = {
    "id": "yaml-language-server: $schema=../../../schemas/plan.schema.json\n"
    "A draft made by `taizhang draft`: compare every record with the source, mend it, and delete its\n"
    "`review`. `taizhang check` lists what is left to be reviewed.\n"
    "由 `taizhang draft` 起草：请逐条核对来源，改正后删去该条的 `review`。`taizhang check` 会列出尚待\n"
    "核对之处。",
    "title_en": "To be written by a person. 须由人填写。",
    "source": "Where the text comes from: url, publisher, retrieved, capture. 文本的来历。",
}
ORGANISATIONS = """\
Bodies that the register lacks, proposed by `taizhang draft`. This file belongs into
datapackage/registers/organisations/. Correct what `review` names and delete it. A body that is
registered already under another name wants an alias there; delete it here.
名录所缺的机构，由 `taizhang draft` 拟出。本文件放入 datapackage/registers/organisations/：改正 `review`
所列各项后删去它；已用别名收录的机构，应在原条目补别称，并删去此条。
"""
INDICATORS = """\

Indicators that could be added to datapackage/registers/indicators.yaml; the plan then names the id
under `indicator` instead of a `label`.
可考虑补入 datapackage/registers/indicators.yaml 的指标；规划中随之以 `indicator` 写编号，代替 `label`。
"""


class DraftError(CorpusError):
    """No draft can be made; the message says why, in English and Chinese."""


def read_source(path: Path, corpus: Corpus, region: str) -> bytes:
    """The bytes of a raw text that a draft can be made from.  Raises DraftError for any other."""
    if "drafting" not in corpus.registers.lexicon:
        raise DraftError(
            "The lexicon of this corpus has no words for drafting. 本语料的词语表没有起草用语。"
        )
    if region not in corpus.registers.regions:
        raise DraftError(
            f"The register of regions has no code {region}. 地区名录里没有代码 {region}。"
        )
    source = read_bytes(path)
    text, findings = read_text(source, "source.txt")
    if findings:
        one = findings[0]
        advice = f"{one.hint} {one.hint_zh}"
        raise DraftError(f"{path}: {one.message} {advice} {one.message_zh}".replace("  ", " "))
    if not text.strip():
        raise DraftError(f"{path} holds no text. {path} 没有文字。")
    if len(text) > MOST_CHARACTERS:
        raise DraftError(
            f"{path} has {len(text)} characters, more than {MOST_CHARACTERS}: is it one plan? "
            f"{path} 有 {len(text)} 字，超过 {MOST_CHARACTERS} 字：是一份规划吗？"
        )
    if len(TAGS.findall(text)) >= MANY_TAGS:
        raise DraftError(
            f"{path} is a web page: save its text alone, without tags. "
            f"{path} 是网页：请只保存正文文字，不含标签。"
        )
    return source


def write_draft(
    draft: Draft, source: bytes, folder: Path | None, registers: Path | None
) -> list[Path]:
    """Write the plan with its source into a new folder, and the proposed entries into a file.

    Returns the files.  A file that is there keeps every byte; entries whose names it lacks follow.
    With nothing written, raises DraftError where the folder has a plan already or the file takes no
    entries, and PlaceError where its source is a link that leads out of it.
    """
    plan = folder / "plan.yaml" if folder else None
    if plan and is_taken(plan):
        raise DraftError(f"{plan} is there already. 已有 {plan}。")
    files: dict[Path, bytes] = {}
    if folder and plan:
        files = {plan: plan_yaml(draft).encode(), place_below(folder, "source.txt"): source}
    if registers:
        files[registers] = _with_entries(registers, draft).encode()
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    for path, written in files.items():
        path.write_bytes(written)
    return [*files]


def _with_entries(path: Path, draft: Draft) -> str:
    """The text of a register with the proposed entries behind those it has."""
    if not is_taken(path):
        return registers_yaml(draft)
    there, findings = read_file(path, path.name)
    document, broken = read_yaml(there, path.name)
    entries = document.data
    if findings or broken or not _is_register(entries):
        raise DraftError(
            f"{path} is there already and is no list of entries: name another file. "
            f"已有 {path}，且不是条目列表：请另取文件名。"
        )
    known = {name for entry in entries for name in (entry["name"], *entry.get("aliases", []))}
    lacking = [entry for entry in draft.organisations if entry["name"] not in known]
    text = there if there.endswith("\n") else there + "\n"
    text = EMPTY.sub("", text) if lacking and not entries else text
    text += write_yaml(lacking) if lacking else ""
    remarks = _indicators(draft)
    text += "" if remarks in there else remarks
    if read_yaml(text, path.name)[0].data != [*entries, *lacking]:
        raise DraftError(
            f"Entries cannot be added to {path} as it is laid out: name another file, and move them. "
            f"{path} 的排版无法在末尾补入条目：请另取文件名，再把条目移过去。"
        )
    return text


def _is_register(data: Any) -> bool:
    return isinstance(data, list) and all(
        isinstance(entry, dict)
        and isinstance(entry.get("name"), str)
        and isinstance(entry.get("aliases", []), list)
        for entry in data
    )


def plan_yaml(draft: Draft) -> str:
    """The drafted plan as the text of its ``plan.yaml``."""
    return write_yaml(draft.data, PLAN_COMMENTS)


def registers_yaml(draft: Draft) -> str:
    """A register of the proposed organisations; the proposed indicators follow as comments."""
    head = "# yaml-language-server: $schema=../../../schemas/organisations.schema.json\n"
    organisations = write_yaml(draft.organisations) if draft.organisations else "[]\n"
    return head + _commented(ORGANISATIONS) + organisations + _indicators(draft)


def _indicators(draft: Draft) -> str:
    if not draft.indicators:
        return ""
    return _commented(INDICATORS) + _commented(write_yaml(draft.indicators))


def _commented(text: str) -> str:
    return "".join(f"# {line}\n" for line in text.splitlines())
