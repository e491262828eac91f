"""An evaluation as words, JSON and CSV: flat rows, each with its words and its address."""

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from taizhang.office.evaluation.evaluate import Evaluation
from taizhang.office.evaluation.restated import Again
from taizhang.office.evaluation.support import Support
from taizhang.plan import Claim, Plan
from taizhang.promises import Promise
from taizhang.promises.labels import value_label
from taizhang.tables.addresses import Addresses
from taizhang.tables.places import MEASURES, address_on_site

COLUMNS = ("part", "plan_id", "what", "count", "of", "how", "record", "quote", "address")
OTHER = ("other_record", "other_quote", "other_address")
PARTS = ("plans", "support", "carried-out", "restated", "silent")
Row = dict[str, Any]


@cache
def _words() -> dict[str, Any]:
    name = "taizhang.office.evaluation"
    return tomllib.loads(files(name).joinpath("words.toml").read_text(encoding="utf-8"))


def say(key: str, lang: str, **facts: object) -> str:
    """A phrase of ``words.toml``.  Raises KeyError for what nobody wrote."""
    told: str = _words()[key][lang]
    return told.format(**facts)


def limits(told: Evaluation, lang: str) -> str:
    """What so few plans cannot bear."""
    counts = {"plans": told.plans, "regions": told.regions, "provinces": told.provinces}
    return say("limits", lang, **{key: len(found) for key, found in counts.items()})


def ranking(one: Support, lang: str) -> str:
    """Whether offers are ranked, and if not, in what they differ."""
    if not one.differ:
        return say("ranked", lang)
    terms = [say(f"term-{term}", lang) for term in one.differ]
    return say("unranked", lang, terms=("、" if lang == "zh" else ", ").join(terms))


def how(one: Again, lang: str) -> str:
    """How a promise is said again, with the words that say so where they stand elsewhere."""
    told = say(f"by-{one.by}", lang)
    if one.by == "strength":
        beside = (_elsewhere(one.plan, one.claim), _elsewhere(one.other_plan, one.other))
        printed = (f"“{words}”" for words in beside if words)
        told = ("：" if lang == "zh" else ": ").join((told, *printed))
    return f"{say(one.how, lang)}（{told}）" if lang == "zh" else f"{say(one.how, lang)} ({told})"


def _elsewhere(plan: Plan, claim: Claim) -> str:
    """Words outside of a quote that give its strength (力争, before a list)."""
    if given := claim.given.get("modality"):
        return given.quote
    place = claim.context.get("modality")
    return plan.reading.text[place.start : place.end] if place else ""


def unnamed(promise: Promise, lang: str) -> str:
    """That a duty names groups, so that nobody can say who need not report."""
    groups = [one.printed for one in promise.answers if one.organisation["kind"] == "group"]
    kind = value_label("duty.kind", promise.claim.fields["kind"], lang)
    return say("unnamed", lang, kind=kind.lower(), bodies="、".join(groups))


def rows(told: Evaluation, lang: str) -> Iterator[Row]:
    """Every statement as flat rows."""
    for traits in told.plans:
        for name, having in traits.having.items():
            counted = {"count": len(having), "of": traits.all}
            yield {"part": "plans", "plan_id": traits.plan.id, "what": say(name, lang), **counted}
    for support in told.support:
        facts: Row = {"part": "support", "how": ranking(support, lang)}
        label = f"{support.instrument} · {support.per}"
        for offer in support.offers:
            yield {**facts, "what": label, **_record(offer.plan, offer.claim)}
    for part, found in (("carried-out", told.carried_out), ("restated", told.restated)):
        for again in found:
            other = _record(again.other_plan, again.other)
            beside = {f"other_{key}": other[key] for key in ("record", "quote", "address")}
            first = _record(again.plan, again.claim)
            yield {"part": part, "how": how(again, lang), **first, **beside}
    for silent in told.silent:
        name = silent.body["name" if lang == "zh" else "name_en"]
        for promise in silent.promises:
            facts = {"part": "silent", "what": name, "count": len(silent.promises)}
            yield {**facts, **_record(silent.plan, promise.claim)}
    for asked in told.unnamed:
        for promise in asked.duties:
            why = unnamed(promise, lang)
            yield {"part": "silent", "how": why, **_record(asked.plan, promise.claim)}


def _record(plan: Plan, claim: Claim) -> Row:
    name = Addresses(plan).claim(claim)
    part = MEASURES if claim.kind == "measures" else ""
    return {
        "plan_id": plan.id,
        "record": f"{plan.id}/{name}",
        "quote": claim.quote,
        "address": address_on_site("", plan.id, part, name),
    }


def as_json(told: Evaluation) -> dict[str, Any]:
    """All statements, in both languages."""
    return {
        "limits": limits(told, "en"),
        "limits_zh": limits(told, "zh"),
        "statements": list(rows(told, "en")),
        "statements_zh": list(rows(told, "zh")),
    }


def as_csv(told: Evaluation, lang: str) -> str:
    """The rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, (*COLUMNS, *OTHER), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(told, lang))
    return out.getvalue()


def as_text(told: Evaluation, lang: str) -> str:
    """One part after the other, each statement with its words and its address."""
    found = {part: list(of) for part, of in groupby(rows(told, lang), lambda row: row["part"])}
    lines = [say("title", lang), limits(told, lang)]
    for part in PARTS:
        lines += ["", say(part, lang)]
        lines += [say(f"{part}-note", lang)] if part in found and part != "carried-out" else []
        lines += [f"  {one}" for one in _told(found.get(part, []))]
        if part not in found:
            empty = "no-links" if part == "carried-out" and not told.links else "nothing"
            lines.append(f"  {say(empty, lang)}")
    return "\n".join(lines)


def _told(found: Iterable[Row]) -> Iterator[str]:
    for row in found:
        counted = f"{row['count']}/{row['of']}" if "of" in row else str(row.get("count", ""))
        facts = [row["plan_id"], row.get("what", ""), counted, row.get("how", "")]
        yield "  ".join(one for one in facts if one)
        for key in ("", "other_"):
            if f"{key}quote" in row:
                yield f"    {row[f'{key}quote']}  <{row[f'{key}address']}>"
