"""Rows of the ledger: every promise in one flat row, with a word beside every code."""

from collections.abc import Callable, Iterable, Iterator

from taizhang.files.table_schemas import Row
from taizhang.plan import Claim, Section
from taizhang.promises import Answer, Promise, calendar, has_ended
from taizhang.promises.labels import LANGUAGES
from taizhang.promises.payers import payer_level
from taizhang.promises.wording import Wording
from taizhang.tables.called import ENDINGS, labels, what
from taizhang.tables.known_plan import KnownPlan, NamedRow, listed

STANDS_UNDER = {
    "lead": ("lead", "convener", "deputy-convener", "office"),
    "support": ("support", "member"),
    "responsible": ("responsible", "share", "payer"),
}
"""Under which column of the ledger a body of a role stands."""

ENUMS = {
    "plan_status": "plan.status",
    "kind": "promise.kind",
    "comparator": "comparator",
    "change": "target.change.kind",
    "change_against": "target.change.against",
    "amount_bound": "funding.bound",
    "per": "funding.per",
    "recurrence": "funding.recurrence",
    "payer_level": "level",
    "strength": "modality",
    "due_by": "due-by",
    "via": "via",
    "state": "state",
    "state_own": "state",
    "state_others": "state",
    "calendar": "calendar",
}
"""Columns of codes, and the enumeration in which each is called something."""

REGISTERED = {
    "indicator_id": "indicators",
    "action": "actions",
    "unit": "units",
    "unit_base": "units",
}
"""Columns of ids, and the register in which each is called something."""

JOINED = {"zh": "、", "en": "; "}


def ledger(known: KnownPlan) -> Iterator[NamedRow]:
    """One row per promise."""
    of_plan = _of_plan(known)
    for promise in known.promises.all:
        row = {**of_plan, **_promised(known, promise), **_answered(promise)}
        row |= _due(known, promise)
        row |= known.kept.row(promise) if known.kept else {}
        yield "ledger", {**row, **_labelled(known, row), **_joined(known, promise.claim.section)}


def _of_plan(known: KnownPlan) -> Row:
    data, period = known.plan.data, known.plan.data.get("period", {})
    region = known.registers.regions.get(data["region"], {})
    return {
        "plan_id": known.plan.id,
        "plan_title": data["title"],
        "plan_title_en": data["title_en"],
        "plan_status": data["status"],
        "plan_period_start": period.get("start"),
        "plan_period_end": period.get("end"),
        "plan_ended": has_ended(known.plan, known.setting.as_of),
        "region_code": data["region"],
        "region": region.get("name"),
        "region_en": region.get("name_en") or None,
    }


def _promised(known: KnownPlan, promise: Promise) -> Row:
    """What is promised, in which words."""
    claim, id = promise.claim, promise.claim.id
    zh, en = what(known.registers, claim)
    return {
        **known.quoted(claim.quote, claim.start, claim.end),
        **OF_KIND[promise.kind](known, claim),
        "promise_id": known.full(id),
        "kind": promise.kind,
        "section_id": known.full(claim.section.id),
        "what": zh,
        "what_en": en,
        "scope": claim.fields.get("scope"),
        "value_text": _said(known, claim, "zh"),
        "value_text_en": _said(known, claim, "en"),
        "every": claim.fields.get("every"),
        "restated_by": listed(known.record_id(one) or "" for one in promise.restated_by),
        "inferred": listed(sorted(claim.data.get("inferred", {}))),
        "questions": listed(sorted(_questions(known, promise))),
        "address": known.page(claim),
    }


def _questions(known: KnownPlan, promise: Promise) -> Iterator[str]:
    """The open questions about the records of a promise."""
    records = {one.id for one in promise.records}
    for question in known.plan.data.get("questions", []):
        if question["at"] in records:
            yield known.full(question["id"]) or ""


def _target(known: KnownPlan, claim: Claim) -> Row:
    fields, change = claim.fields, claim.fields.get("change", {})
    compared = "change" not in fields and "reference" not in fields
    value = fields.get("value") if compared else None
    base, unit = known.in_base_unit(value, fields.get("unit"))
    whole = known.promises.under.get(fields.get("part_of", ""))
    return {
        "indicator_id": fields.get("indicator"),
        "comparator": fields.get("comparator") if "value" in fields else None,
        "value": fields.get("value"),
        "value_to": fields.get("to"),
        "unit": fields.get("unit"),
        "value_base": base,
        "unit_base": unit,
        "change": change.get("kind"),
        "change_against": change.get("against"),
        "cumulative": bool(fields.get("cumulative")),
        "reference": fields.get("reference"),
        "strength": fields.get("modality", "commit"),
        "part_of": known.full(whole.claim.id) if whole else None,
    }


def _measure(known: KnownPlan, claim: Claim) -> Row:
    fields = claim.fields
    return {
        "action": fields["action"],
        "strength": fields.get("modality", "commit"),
        "condition": fields.get("condition"),
    }


def _funding(known: KnownPlan, claim: Claim) -> Row:
    fields, rate = claim.fields, claim.fields.get("rate", {})
    base, unit = known.in_base_unit(fields.get("amount"), fields.get("unit"))
    printed = ("per", "recurrence", "payer", "beneficiary", "condition")
    return {
        "value": fields.get("amount"),
        "value_to": fields.get("to"),
        "unit": fields.get("unit"),
        "value_base": base,
        "unit_base": unit,
        "amount_bound": fields.get("bound"),
        "rate": rate.get("value"),
        "rate_of": rate.get("of"),
        **{key: fields.get(key) for key in printed},
        "payer_level": payer_level(fields.get("payer", ""), known.plan, known.registers),
    }


def _duty(known: KnownPlan, claim: Claim) -> Row:
    quota = claim.fields.get("quota", {})
    base, unit = known.in_base_unit(quota.get("value"), quota.get("unit"))
    row = {key: quota.get(key) for key in ("comparator", "value", "unit")}
    return {**row, "value_base": base, "unit_base": unit}


OF_KIND: dict[str, Callable[[KnownPlan, Claim], Row]] = {
    "target": _target,
    "measure": _measure,
    "funding": _funding,
    "duty": _duty,
}


def _answered(promise: Promise) -> Row:
    """Who answers, by name."""
    row: Row = {"via": promise.via or None, "bodies_differ": promise.bodies_differ}
    for column, roles in STANDS_UNDER.items():
        bodies = [one for one in promise.answers if one.role in roles]
        row[column] = _names(bodies, "name", "zh")
        row[f"{column}_en"] = _names(bodies, "name_en", "en")
    return row


def _names(bodies: Iterable[Answer], key: str, lang: str) -> str | None:
    return JOINED[lang].join(dict.fromkeys(one.organisation[key] for one in bodies)) or None


def _due(known: KnownPlan, promise: Promise) -> Row:
    as_of = known.setting.as_of
    return {
        "due": promise.due.when or None,
        "due_by": promise.due.by or None,
        "open_until": promise.open_until or None,
        "calendar": calendar(promise.due, as_of) or None,
        "as_of": as_of or None,
    }


def _said(known: KnownPlan, claim: Claim, lang: str) -> str | None:
    """The value of a record in words of a language."""
    return Wording(lang, known.registers).value(claim.kind, claim.fields) or None


def _joined(known: KnownPlan, section: Section) -> Row:
    """The title of its section, or of the nearest above that has one, and its themes."""
    titled = next((one for one in section.ancestors() if one.title), section)
    themes = sorted(section.data.get("themes", []))
    entries = [known.registers.tables["themes"].get(key, {}) for key in themes]
    return {
        "task_number": titled.number or None,
        "task": titled.title or None,
        "task_en": titled.data.get("title_en"),
        "themes": listed(themes),
        "themes_label": JOINED["zh"].join(one["label"] for one in entries if one) or None,
        "themes_label_en": JOINED["en"].join(one["label_en"] for one in entries if one) or None,
    }


def _labelled(known: KnownPlan, row: Row) -> Row:
    told = labels(known.registers, row, ENUMS, REGISTERED)
    for lang, end in zip(LANGUAGES, ENDINGS, strict=True):
        every = row["every"]
        told[f"every{end}"] = Wording(lang, known.registers).rhythm(every) if every else None
    return told
