"""What commands do with a text, as work to be measured."""

import json
from collections.abc import Callable

from taizhang.checking.read_plan import read_plan
from taizhang.checking.result import PlanResult
from taizhang.cli.reading import reading_with_marks
from taizhang.corpus import Corpus
from taizhang.drafting import draft
from taizhang.files.text import sha256

REGION = "440500"
FIRST, LAST = "一、鑫鑫文", "二、鑫尾文"
"""Headings of a plan in whose first section the text stands."""

Work = Callable[[], object]


def drafting(text: str, corpus: Corpus) -> Work:
    source = text.encode("utf-8")
    return lambda: draft(source, corpus, REGION)


def checking(text: str, corpus: Corpus) -> Work:
    """The text in a section, of which nothing is entered."""
    return lambda: check(text, corpus, {})


def claiming(text: str, corpus: Corpus) -> Work:
    """The text in a section, all of it quoted by a target and an offer."""
    words = text.strip() or "鑫"
    amount = {"bound": "exact", "amount": 1, "unit": "元"}
    target = {"label": "甲", "comparator": "eq", "value": 1, "unit": "item"}
    claims = {
        "targets": [{"id": "a", "quote": words, **target}],
        "funding": [{"id": "b", "quote": words, "instrument": "PI008", **amount}],
    }
    return lambda: check(words, corpus, claims)


def charging(text: str, corpus: Corpus) -> Work:
    """The text in a section, all of it the words of a responsibility."""
    words = text.strip() or "鑫"
    return lambda: check(words, corpus, {"responsibilities": [words]})


def reading(text: str, corpus: Corpus) -> Work:
    """What ``read`` does after it has checked."""
    words = text.strip() or "鑫"
    result = check(words, corpus, {"responsibilities": [words]}, rules=False)
    return lambda: reading_with_marks(result, None, plain=False)


COMMANDS = {
    "draft": drafting,
    "check": checking,
    "check a claim": claiming,
    "check a responsibility": charging,
    "read": reading,
}


def check(
    text: str, corpus: Corpus, claims: dict[str, object], *, rules: bool = True
) -> PlanResult:
    source = f"{FIRST}\n{text}\n{LAST}\n".encode()
    plan = {
        "id": "plan",
        "title": "鑫鑫文",
        "title_en": "Plan",
        "genre": "action-plan",
        "status": "issued",
        "region": REGION,
        "missing": dict.fromkeys(
            ("issuer", "published", "written", "document_number", "source_url", "period"),
            "not-in-source",
        ),
        "source": {"sha256": sha256(source), "url": None, "capture": "repost", "script": "Hans"},
        "sections": [
            {"id": "first", "role": "goals", "heading": FIRST, "title_en": "First", **claims},
            {"id": "last", "role": "actions", "heading": LAST, "title_en": "Last"},
        ],
    }
    return read_plan(
        "plan/plan.yaml",
        json.dumps(plan, ensure_ascii=False).encode(),
        source,
        corpus.schemas["plan.schema.json"],
        corpus.registers,
        corpus.rules if rules else [],
        corpus.released,
    )
