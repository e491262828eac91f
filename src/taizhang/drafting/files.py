"""The files of a draft: the raw text it is made from, the plan and the entries it proposes."""

import re
from pathlib import Path

from taizhang.corpus import Corpus, CorpusError
from taizhang.drafting.draft import Draft
from taizhang.drafting.writer import write_yaml
from taizhang.source import read_text

MOST_CHARACTERS = 100_000
TAGS = re.compile(r"<(?:!doctype|html|head|body|div|span|table|td|br|p)\b", re.IGNORECASE)
MANY_TAGS = 3

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
    if not path.is_file():
        raise DraftError(f"There is no file {path}. 没有文件 {path}。")
    source = path.read_bytes()
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


def write_draft(draft: Draft, source: bytes, folder: Path | None, registers: Path | None) -> None:
    """Write the plan with its source into a new folder, and the proposed entries into a file.

    Raises DraftError where the folder has a plan already.
    """
    if folder:
        plan = folder / "plan.yaml"
        if plan.exists():
            raise DraftError(f"{plan} is there already. 已有 {plan}。")
        folder.mkdir(parents=True, exist_ok=True)
        plan.write_bytes(plan_yaml(draft).encode())
        (folder / "source.txt").write_bytes(source)
    if registers:
        registers.write_bytes(registers_yaml(draft).encode())


def plan_yaml(draft: Draft) -> str:
    """The drafted plan as the text of its ``plan.yaml``."""
    return write_yaml(draft.data, PLAN_COMMENTS)


def registers_yaml(draft: Draft) -> str:
    """A register of the proposed organisations; the proposed indicators follow as comments."""
    head = "# yaml-language-server: $schema=../../../schemas/organisations.schema.json\n"
    organisations = write_yaml(draft.organisations) if draft.organisations else "[]\n"
    text = head + _commented(ORGANISATIONS) + organisations
    if draft.indicators:
        text += _commented(INDICATORS) + _commented(write_yaml(draft.indicators))
    return text


def _commented(text: str) -> str:
    return "".join(f"# {line}\n" for line in text.splitlines())
