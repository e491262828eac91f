"""Which targets can stand side by side."""

from decimal import Decimal
from typing import Any

from taizhang.site.comparison.comparability import compare

UNITS = {
    "firm": {"base": "firm", "factor": 1},
    "万元": {"base": "元", "factor": 10**4},
    "亿元": {"base": "元", "factor": 10**8},
    "percent": {"base": "percent", "factor": 1},
}
STOCK = {"measure": "stock", "unit": "firm"}


class Fake:
    """A plan or a claim with only what a comparison looks at."""

    def __init__(self, **fields: Any) -> None:
        self.__dict__.update(fields)


def target(region: str, pointer: str = "/0", restates: bool = False, **fields: Any) -> Any:
    plan = Fake(id=f"plan-{region}", data={"region": region})
    fields = {"value": 10, "unit": "firm", "year": 2026, **fields}
    data = {"restates": "other"} if restates else {}
    return plan, Fake(pointer=f"{region}{pointer}", fields=fields, data=data)


def compared(*targets: Any, indicator: Any = STOCK) -> list[list[Decimal]]:
    groups = compare(targets, indicator, UNITS).groups
    return [[one.value for one in group] for group in groups]


def test_targets_of_two_regions_that_are_measured_alike_stand_side_by_side() -> None:
    assert compared(target("a"), target("b", value=7)) == [[10, 7]]


def test_targets_of_one_region_are_no_comparison() -> None:
    found = compare([target("a"), target("a", "/1", year=2027)], STOCK, UNITS)
    assert found.groups == ()
    assert len(found.apart) == 2


def test_what_is_measured_otherwise_is_told_apart() -> None:
    for other in (
        {"scope": "扬帆计划"},
        {"cumulative": True},
        {"change": {"kind": "growth"}},
        {"unit": "percent"},
        {"part_of": "whole"},
        {"thresholds": [{"of": "产值", "printed": "1亿元以上"}]},
        {"year": None},
        {"to": 20},
    ):
        assert compared(target("a"), target("b", **other)) == [], other


def test_flows_within_spans_of_different_length_are_told_apart() -> None:
    flow = {"measure": "flow", "unit": "firm"}
    three = {"year": None, "period": {"start": 2024, "end": 2026}}
    assert compared(target("a", **three), target("b"), indicator=flow) == []
    assert compared(target("a", **three), target("b", **three), indicator=flow) == [[10, 10]]


def test_a_promise_made_again_counts_once() -> None:
    assert compared(target("a"), target("b"), target("b", "/1", restates=True)) == [[10, 10]]


def test_values_are_told_in_the_usual_unit_of_the_indicator() -> None:
    money = {"measure": "stock", "unit": "亿元"}
    two = target("a", unit="亿元", value=2), target("b", unit="万元", value=5000)
    assert compared(*two, indicator=money) == [[2, Decimal("0.5")]]
