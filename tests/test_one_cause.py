"""One mistake gives one finding, and what is merely odd gives none."""

import re
import shutil
from collections.abc import Callable

import pytest
from conftest import BASE, PROJECT

from taizhang.checking.read_plan import read_plan
from taizhang.checking.result import PlanResult
from taizhang.corpus import Corpus
from taizhang.files.text import sha256
from taizhang.files.yaml_reader import read_yaml
from taizhang.registers import load_registers

Check = Callable[[str], PlanResult]
CORPUS = Corpus(PROJECT)
FOLDER = BASE / "datapackage/plans/qingxi-2025-innovation"
SOUND = (FOLDER / "plan.yaml").read_text(encoding="utf-8")
KEYS = list(re.finditer(r"(?m)^[ -]*([a-z_]{3,}):|[{ ]([a-z_]{3,}): ", SOUND))
HEADINGS = list(re.finditer(r"(?m)^ *(?:- \{.*)?(?:heading|starts): (.+?)\}?$", SOUND))


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """A plan of the sound corpus in cases/_base, read with its registers and all rules."""
    root = tmp_path_factory.mktemp("corpus")
    registers = root / "datapackage/registers"
    shutil.copytree(BASE / "datapackage/registers", registers)
    for name in ("lexicon.yaml", "actions.yaml"):
        shutil.copy(PROJECT / "datapackage/registers" / name, registers)
    known, findings, _ = load_registers(root, CORPUS.schemas)
    assert findings == []

    def check(text: str) -> PlanResult:
        return read_plan(
            "datapackage/plans/qingxi-2025-innovation/plan.yaml",
            text.encode(),
            (FOLDER / "source.txt").read_bytes(),
            CORPUS.schemas["plan.schema.json"],
            known,
            CORPUS.rules,
        )

    return check


def test_the_sound_plan_has_no_findings(check: Check) -> None:
    assert check(SOUND).findings == [] and len(KEYS) == 114 and len(HEADINGS) == 7


@pytest.mark.parametrize("match", KEYS, ids=lambda match: f"{match[1] or match[2]}-{match.start()}")
def test_a_misspelt_key_is_one_finding_at_its_place(check: Check, match: re.Match[str]) -> None:
    start, end = match.span(1) if match[1] else match.span(2)
    key = SOUND[start:end]
    misspelt = key[:-1] + key[-1] * 2
    found = check(SOUND[:start] + misspelt + SOUND[end:]).findings
    assert [one.rule for one in found] == ["schema-misspelt-key"]
    assert found[0].span.start.line == SOUND.count("\n", 0, start) + 1
    assert misspelt in found[0].message and found[0].hint == f"Did you mean {key}?"


@pytest.mark.parametrize("match", HEADINGS, ids=lambda match: match[1])
def test_a_broken_heading_is_one_finding_at_its_place(check: Check, match: re.Match[str]) -> None:
    start = match.start(1)
    found = check(SOUND[:start] + "某" + SOUND[start + 1 :]).findings
    assert [one.rule for one in found] == ["heading-not-found-near"]
    assert found[0].span.start.line == SOUND.count("\n", 0, start) + 1


ODDITIES = """\
一、目标
支持单打冠军企业用好T3出行等5G应用,提高R&D(研究与试验发展)投入。
培育企业1~2家。
建设实验室体系(含平台(国家级、省级(含培育))、中试基地),落实“1+‘8+3’”布局。
(责任单位:市市场监督管理局)
"""
PLAN = """
id: linxiang-2024-oddities
title: 一、目标
title_en: Oddities
genre: action-plan
status: unknown
region: "430682"
source: {sha256: HASH, url: null, capture: repost, script: Hans}
sections:
  - id: goals
    role: goals
    heading: 一、目标
    responsibilities: [(责任单位:市市场监督管理局)]
    targets:
      - id: firms
        label: 企业
        quote: 培育企业1~2家
        comparator: range
        value: 1
        to: 2
        unit: firm
    dismissals:
      - {quote: “1+, reason: name}
      - {quote: ‘8+, reason: name}
      - {quote: +3’, reason: name}
    measures:
      - {quote: 支持单打冠军企业用好T3出行等5G应用, action: use, modality: support, grain: line}
      - {quote: 提高R&D(研究与试验发展)投入, action: fund, grain: line}
      - {quote: "建设实验室体系(含平台(国家级、省级(含培育))、中试基地)", action: build, grain: line}
      - {quote: 落实“1+‘8+3’”布局, action: implement, grain: line}
"""


def test_what_is_merely_odd_gives_no_finding() -> None:
    source = ODDITIES.encode()
    written = PLAN.replace("HASH", sha256(source)).encode()
    result = read_plan(
        "datapackage/plans/linxiang-2024-oddities/plan.yaml",
        written,
        source,
        CORPUS.schemas["plan.schema.json"],
        CORPUS.registers,
        CORPUS.rules,
    )
    assert [(found.rule, found.message) for found in result.findings] == []
    assert result.skips == [] and read_yaml(PLAN, "plan.yaml")[1] == []
