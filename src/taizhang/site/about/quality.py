"""The quality of the reading: coverage, dismissals and agreement, counted from the plans."""

from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal
from typing import Any

from taizhang.check import PlanResult
from taizhang.site.language.labels import value_label, word
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import Fact, facts
from taizhang.site.parts.figures import Column, Figure, Row, number, words


def view_quality(results: Iterable[PlanResult], lang: str) -> dict[str, Any]:
    """Coverage, dismissals and the agreement of readings over all plans, in one language."""
    found = list(results)
    return {
        "coverage": _coverage([result.counts for result in found], lang),
        "figures": [_dismissals(found, lang), _agreement(found, lang)],
    }


def _coverage(counts: list[dict[str, Any]], lang: str) -> tuple[Fact, ...]:
    def total(key: str) -> int:
        return sum(count[key] for count in counts)

    share = word("of-all", lang)
    by: Counter[str] = Counter()
    for count in counts:
        by.update(count["numbers_by"])
    return facts(
        (word("plans", lang), str(len(counts))),
        (
            word("characters", lang),
            share.format(some=total("characters_in_sections"), all=total("characters")),
        ),
        (
            word("numbers", lang),
            share.format(some=total("numbers_accounted"), all=total("numbers")),
        ),
        (
            word("numbers-by", lang),
            (TextRun(f"{value_label('accounted-by', key, lang)} {by[key]}") for key in sorted(by)),
        ),
        (word("questions", lang), str(total("questions"))),
        (word("waivers", lang), str(total("waivers"))),
    )


def _dismissals(results: list[PlanResult], lang: str) -> Figure:
    counted: Counter[str] = Counter()
    for result in results:
        counted.update(result.counts["dismissals"])
    rows = [
        Row((words(value_label("dismissal.reason", key, lang)), number(counted[key])))
        for key in sorted(counted, key=lambda key: (-counted[key], key))
    ]
    columns = _columns(lang, "reason", "dismissed")
    return Figure("dismissals", word("dismissals-by-reason", lang), columns, tuple(rows))


def _agreement(results: list[PlanResult], lang: str) -> Figure:
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
                words(value_label("reading.agreement", kind, lang)),
                number(counts["agree"]),
                number(counts.total()),
                number(_share(counts)),
            )
        )
        for kind, counts in counted.items()
    ]
    columns = _columns(lang, "kind", "alike", "read-at-all", "share-percent")
    title, note = word("agreement", lang), word("agreement-note", lang)
    return Figure("agreement", title, columns, tuple(rows), note=note)


def _share(counts: Counter[str]) -> Decimal:
    """Those alike in percent, rounded down, so that 100 means all."""
    share = Decimal(100 * counts["agree"]) / Decimal(counts.total() or 1)
    return share.quantize(Decimal("0.1"), ROUND_DOWN)


def _columns(lang: str, first: str, *numbers: str) -> tuple[Column, ...]:
    counted = (Column(key, TextRun(word(key, lang)), True) for key in numbers)
    return (Column(first, TextRun(word(first, lang))), *counted)
