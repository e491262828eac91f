"""Texts that nobody would call a plan: scraps, and runs of one sign, give a draft all the same."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from taizhang.corpus import Corpus
from taizhang.drafting import draft
from taizhang.drafting.files import plan_yaml
from taizhang.files.yaml_reader import read_yaml

PROJECT = Corpus(Path(__file__).resolve().parents[2])

SCRAPS = (
    "2、建设平台",
    "（二）人才",
    "第二章 任务",
    "第 3 条 培育企业5家。",
    "②会议",
    "——攻关",
    "\n\n3.开放合作\n培育企业5家。\n4.保障",
    "1.2 产业\n1.3 人才",
    "措施二 支持研发",
    "二、",
    "（一）",
    "责任单位:\n市科技局",
    "责任单位:\n(二)牵头单位:",
    "牵头单位：\n配合单位：\n",
    "【】",
    "|",
    "一、\t——约达到平均水平",
    "一、保障\n比2022年增长，责任单位:各县(市、区)，表1 指标十比2022年30%",
)


@pytest.mark.parametrize("text", SCRAPS)
def test_a_scrap_gives_a_draft_that_fits_its_schema(text: str) -> None:
    drafted = draft(text.encode(), PROJECT, "440500", "scrap")
    document, findings = read_yaml(plan_yaml(drafted), "plan.yaml")
    assert findings == []
    assert PROJECT.schemas["plan.schema.json"].check(document) == []


@pytest.mark.parametrize("text", ["2、建设平台", "（二）人才", "第二章 任务", "第 3 条 培育企业。"])
def test_a_text_that_begins_in_the_middle_of_its_numbers_keeps_its_first_heading(text: str) -> None:
    (section,) = draft(text.encode(), PROJECT, "440500", "scrap").data["sections"]
    assert section["heading"] == text and section["role"] == "task"


RUNS = {
    "latin letters": "'A' * N",
    "the numeral one": "'一' * N",
    "digits": "'1' * N",
    "line ends": "'甲' + '\\n' * N + '乙'",
    "numbers with points": "'1.' * (N // 2)",
    "blanks between characters": "'甲 ' * (N // 2)",
    "blanks": "'甲' + ' ' * N + '乙'",
    "annexes": "'附件:' + '\\n'.join(f'{n}.甲' for n in range(1, N // 6))",
}
MOST_SECONDS = 60
"""Of the processor; all of them together take a tenth of it, and one that grows with the square far more."""
DRAFT_ALL = f"""
import sys
from pathlib import Path
from taizhang.corpus import Corpus
from taizhang.drafting import draft

N, corpus = 100_000, Corpus(Path({str(PROJECT.root)!r}))
draft(eval(sys.argv[1]).encode(), corpus, "440500", "run")
"""


@pytest.mark.parametrize("kind", RUNS)
def test_a_long_run_of_one_sign_is_read_in_time_that_grows_with_its_length(kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DRAFT_ALL, RUNS[kind]],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS,) * 2),
        check=False,
    )
    assert done.returncode == 0, f"a run of {kind} was not read within its limit"
