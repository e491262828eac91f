"""Finding the quantity of a claim, and telling where claim and words contradict."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from taizhang.checking.check_corpus import check_plan
from taizhang.corpus import Corpus
from taizhang.quantity import Words, compare, quantity_for, read_quantities


def contradicted(text: str, words: Words, **fields: Any) -> list[str]:
    quantities = read_quantities(text, words)
    value = Decimal(str(fields.get("value", fields.get("amount"))))
    found = quantity_for(quantities, value, words, unit=fields["unit"], span=(0, len(text)))
    assert found is not None
    return [contradiction.field for contradiction in compare(found, fields, words)]


@pytest.mark.parametrize(
    ("text", "fields", "contradictions"),
    [
        ("达到3000万元", {"value": 3000, "unit": "万元", "comparator": "eq"}, []),
        ("达到3000万元", {"value": Decimal("0.3"), "unit": "亿元", "comparator": "eq"}, []),
        ("达到3000万元", {"value": 300, "unit": "万元", "comparator": "eq"}, ["value"]),
        ("不超过5家", {"value": 5, "unit": "firm", "comparator": "lte"}, []),
        ("不超过5家", {"value": 5, "unit": "firm", "comparator": "gt"}, ["comparator"]),
        ("培育5家", {"value": 5, "unit": "percent", "comparator": "eq"}, ["unit"]),
        ("培育1-2名", {"value": 1, "to": 2, "unit": "person", "comparator": "range"}, []),
        ("培育1-2名", {"value": 1, "to": 3, "unit": "person", "comparator": "range"}, ["to"]),
        ("人才总量达到1.2万", {"value": 12000, "unit": "person", "comparator": "eq"}, []),
        (
            "设立千亿级母基金",
            {"value": 1000, "unit": "亿元", "comparator": "approx"},
            [],
        ),
        (
            "增长18.1%",
            {"value": Decimal("18.1"), "unit": "percent", "comparator": "eq"},
            ["change"],
        ),
        (
            "达到18.1%",
            {
                "value": Decimal("18.1"),
                "unit": "percent",
                "comparator": "eq",
                "change": {"kind": "growth"},
            },
            ["change"],
        ),
        (
            "2026年前形成50项",
            {"value": 50, "unit": "item", "comparator": "eq", "year": 2026, "timing": "before"},
            [],
        ),
        (
            "2026年前形成50项",
            {"value": 50, "unit": "item", "comparator": "eq", "year": 2025, "timing": "by"},
            ["year", "timing"],
        ),
        ("每年不少于20场", {"value": 20, "unit": "event", "comparator": "gte"}, ["every"]),
        ("累计达到20家", {"value": 20, "unit": "firm", "comparator": "eq"}, ["cumulative"]),
        (
            "累计达到20家",
            {"value": 20, "unit": "firm", "comparator": "eq", "cumulative": True},
            [],
        ),
        ("力争达到20家", {"value": 20, "unit": "firm", "comparator": "eq"}, ["modality"]),
        ("最高50万元", {"amount": 50, "unit": "万元", "bound": "ceiling"}, []),
        ("最高50万元", {"amount": 50, "unit": "万元", "bound": "exact"}, ["bound"]),
        ("一次性奖励50万元", {"amount": 50, "unit": "万元", "bound": "exact"}, ["recurrence"]),
        (
            "每年不低于3亿元",
            {"amount": 3, "unit": "亿元", "bound": "floor", "recurrence": "annual"},
            [],
        ),
    ],
)
def test_claim_and_words_are_compared(
    text: str, fields: dict[str, Any], contradictions: list[str], words: Words
) -> None:
    assert contradicted(text, words, **fields) == contradictions


def test_of_several_quantities_the_one_that_agrees_is_found(words: Words) -> None:
    quantities = read_quantities("给予100万元、50万元资金补助", words)
    found = quantity_for(quantities, Decimal(50), words, unit="万元")
    assert found is not None
    assert found.printed == "50万元"


def test_of_equal_numbers_the_one_with_the_unit_is_found(words: Words) -> None:
    quantities = read_quantities("引进100名博士入驻100家企业", words)
    found = quantity_for(quantities, Decimal(100), words, unit="firm")
    assert found is not None
    assert found.printed == "100家"


def test_a_value_that_no_words_print_is_not_found(words: Words) -> None:
    assert quantity_for(read_quantities("培育30家", words), Decimal(31), words) is None


@pytest.mark.corpus
def test_every_value_of_the_corpus_is_found_in_its_words(project: Path, words: Words) -> None:
    corpus = Corpus(project)
    missed = []
    for path in corpus.plan_paths():
        plan = check_plan(corpus, path).plan
        assert plan is not None
        quantities = read_quantities(plan.reading.text, words)
        for claim in plan.of_kind("targets", "funding"):
            value = claim.fields.get("value", claim.fields.get("amount"))
            if value is None or {"value", "amount"} & set(claim.data.get("inferred", {})):
                continue
            places = [(claim.start, claim.end), *((p.start, p.end) for p in claim.context.values())]
            own = [q for q in quantities if any(a <= q.start and q.end <= b for a, b in places)]
            unit = claim.fields.get("unit", "")
            to = claim.fields.get("to")
            if not quantity_for(own, Decimal(value), words, to=to, unit=unit):
                missed.append(claim.quote)
    assert not missed


def test_words_that_a_person_named_are_asked_though_they_look_like_an_idiom(words: Words) -> None:
    quantities = read_quantities("再造一个产业园区", words)
    found = quantity_for(quantities, Decimal(8), words, unit="institution", span=(2, 4))
    assert found is not None
    assert found.printed == "一个"
