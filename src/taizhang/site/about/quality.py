"""The quality of the reading: coverage, dismissals and agreement, counted from the plans."""

from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal
from functools import partial
from typing import Any

from taizhang.checking.result import PlanResult
from taizhang.site.language.locale import Locale
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import Fact, facts
from taizhang.site.parts.figures import Column, Figure, Row, number, words
from taizhang.site.parts.page import GeneratedPage


def quality_page(results: Iterable[PlanResult], locale: Locale) -> GeneratedPage:
    """What the hand-written page on method has inserted."""
    told = partial(view_quality, results, locale)
    return GeneratedPage("method", locale, "quality.html", "", told)


def view_quality(results: Iterable[PlanResult], locale: Locale) -> dict[str, Any]:
    """Coverage, dismissals and the agreement of readings over all plans, in one language."""
    found = [result for result in results if result.plan]
    return {
        "coverage": _coverage([result.counts for result in found], locale),
        "figures": [_dismissals(found, locale), _agreement(found, locale)],
    }


def _coverage(counts: list[dict[str, Any]], locale: Locale) -> tuple[Fact, ...]:
    def total(key: str) -> int:
        return sum(count[key] for count in counts)

    share = locale.word("of-all")
    by: Counter[str] = Counter()
    for count in counts:
        by.update(count["numbers_by"])
    return facts(
        (locale.word("plans"), str(len(counts))),
        (
            locale.word("characters"),
            share.format(some=total("characters_in_sections"), all=total("characters")),
        ),
        (
            locale.word("numbers"),
            share.format(some=total("numbers_accounted"), all=total("numbers")),
        ),
        (
            locale.word("numbers-by"),
            (TextRun(f"{locale.label('accounted-by', key)} {by[key]}") for key in sorted(by)),
        ),
        (locale.word("questions"), str(total("questions"))),
        (locale.word("waivers"), str(total("waivers"))),
    )


def _dismissals(results: list[PlanResult], locale: Locale) -> Figure:
    counted: Counter[str] = Counter()
    for result in results:
        counted.update(result.counts["dismissals"])
    rows = [
        Row((words(locale.label("dismissal.reason", key)), number(counted[key])))
        for key in sorted(counted, key=lambda key: (-counted[key], key))
    ]
    columns = _columns(locale, "reason", "dismissed")
    return Figure("dismissals", locale.word("dismissals-by-reason"), columns, tuple(rows))


def _agreement(results: list[PlanResult], locale: Locale) -> Figure:
    """How many records of each kind two independent readings have alike, over all plans."""
    counted: dict[str, Counter[str]] = {}
    for result in results:
        for reading in result.plan.data.get("readings", []) if result.plan else ():
            for kind, counts in reading.get("agreement", {}).items():
                counted.setdefault(kind, Counter()).update(
                    {key: int(count) for key, count in counts.items()}
                )
    rows = [
        Row(
            (
                words(locale.label("reading.agreement", kind)),
                number(counts["agree"]),
                number(counts.total()),
                number(_share(counts)),
            )
        )
        for kind, counts in counted.items()
    ]
    columns = _columns(locale, "kind", "alike", "read-at-all", "share-percent")
    title, note = locale.word("agreement"), locale.word("agreement-note")
    return Figure("agreement", title, columns, tuple(rows), note=note)


def _share(counts: Counter[str]) -> Decimal:
    """Those alike in percent, rounded down, so that 100 means all."""
    share = Decimal(100 * counts["agree"]) / Decimal(counts.total() or 1)
    return share.quantize(Decimal("0.1"), ROUND_DOWN)


def _columns(locale: Locale, first: str, *numbers: str) -> tuple[Column, ...]:
    counted = (Column(key, TextRun(locale.word(key)), True) for key in numbers)
    return (Column(first, TextRun(locale.word(first))), *counted)
