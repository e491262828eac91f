"""Measures and asides that a draft proposes for what nothing else accounts for."""

from typing import Any

import pytest
from packages import PROJECT

from taizhang.corpus import Corpus
from taizhang.drafting import draft
from taizhang.drafting.proposals import iter_sections

CORPUS = Corpus(PROJECT)
TEXT = """白石县科技创新工作方案
一、重点任务
(一)建设平台。围绕产业需求,建成白石县科技馆,深化产学研交流合作,形成协同创新格局。支持企业申报高新技术企业。
(二)引育人才。一是加强引才。力争引进院士团队,出台人才办法,引进博士30人。(责任单位:县科技局)
"""


def proposed(text: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """By quote, what kind of claim a draft proposes and what it says."""
    drafted = draft(text.encode(), CORPUS, "430682", "example")
    return {
        claim["quote"]: (kind, claim)
        for section in iter_sections(drafted.data["sections"])
        for kind in ("measures", "asides")
        for claim in section.get(kind, [])
    }


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[str, dict[str, Any]]]:
    return proposed(TEXT)


@pytest.mark.parametrize(
    ("quote", "action", "modality", "grain"),
    [
        ("建成白石县科技馆", "build", None, "deliverable"),
        ("深化产学研交流合作", "connect", None, "line"),
        ("支持企业申报高新技术企业", "status", "support", "line"),
        ("力争引进院士团队", "attract", "strive", "line"),
        ("出台人才办法", "enact", None, "deliverable"),
    ],
)
def test_a_draft_proposes_what_a_segment_promises(
    found: dict[str, tuple[str, dict[str, Any]]],
    quote: str,
    action: str,
    modality: str | None,
    grain: str,
) -> None:
    kind, claim = found[quote]
    assert (kind, claim["action"], claim.get("modality")) == ("measures", action, modality)
    assert claim["grain"] == grain and ("id" in claim) == (grain == "deliverable")
    assert claim["review"] == ["action", "grain"]


@pytest.mark.parametrize(
    ("quote", "reason"),
    [("围绕产业需求", "means"), ("形成协同创新格局", "aim"), ("一是加强引才", "heading")],
)
def test_a_draft_says_why_a_segment_promises_nothing(
    found: dict[str, tuple[str, dict[str, Any]]], quote: str, reason: str
) -> None:
    kind, claim = found[quote]
    assert (kind, claim["reason"], claim["review"]) == ("asides", reason, ["reason"])


def test_what_a_target_pays_for_gets_no_measure(
    found: dict[str, tuple[str, dict[str, Any]]],
) -> None:
    assert not any("30人" in quote for quote in found)
    assert not any("责任单位" in quote for quote in found)


def test_words_that_stand_twice_in_a_part_are_left_to_a_person() -> None:
    twice = proposed(TEXT.replace("支持企业申报高新技术企业", "深化产学研交流合作"))
    assert "深化产学研交流合作" not in twice
