"""A dispatch as JSON and as words."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from taizhang.office.dispatch.dispatch import Coming, Dispatch, Prescribed, Silent
from taizhang.office.matters import Matter
from taizhang.promises.labels import value_label
from taizhang.promises.wording import Wording
from taizhang.registers import Entry
from taizhang.tables.places import address_of_promise


@cache
def _words() -> dict[str, Any]:
    text = files("taizhang.office.dispatch").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def say(key: str, lang: str, **facts: object) -> str:
    """A phrase of ``words.toml``.  Raises KeyError for what nobody wrote."""
    told: str = _words()[key][lang]
    return told.format(**facts)


def as_json(told: Dispatch) -> dict[str, Any]:
    """All of it, every matter with its words and its address from the root of the site."""
    return {
        "as_of": told.as_of.isoformat(),
        "until": {name: day.isoformat() for name, day in told.until.items()},
        "due": [
            {**matter_row(one.matter), "day": _day(one.day), "within": one.within}
            for one in told.due
        ],
        "behind": [matter_row(one) for one in told.behind],
        "disputed": [matter_row(one) for one in told.disputed],
        "unreported": [
            {
                "organisation_id": one.body["id"] if one.body else None,
                "organisation": one.body["name"] if one.body else None,
                "organisation_en": one.body["name_en"] if one.body else None,
                "reported_until": _day(one.until),
                "promises": [matter_row(matter) for matter in one.matters],
            }
            for one in told.silent
        ],
        "prescribed": [
            {
                **matter_row(one.matter),
                "expected": one.expected,
                "fulfilled": one.fulfilled,
                "outstanding": one.outstanding,
                "last": _day(one.last),
                "next": _day(one.next),
                "within": one.within or None,
            }
            for one in told.prescribed
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def matter_row(one: Matter) -> dict[str, Any]:
    """A matter with its state, who is asked for it, its words and its address."""
    return {
        "promise_id": one.id,
        "kind": one.promise.kind,
        "organisation_id": one.organisation["id"] if one.organisation else None,
        "period": one.period,
        "what": one.what("zh"),
        "what_en": one.what("en"),
        "state": one.state,
        "due": one.due.when or None,
        "due_by": one.due.by or None,
        "bodies": [body["id"] for body in one.bodies],
        "observed": _day(one.observed),
        "because": one.because["en"],
        "because_zh": one.because["zh"],
        "quote": one.quote,
        "address": address_of_promise(one.plan.id, one.promise),
    }


def as_text(told: Dispatch, lang: str) -> str:
    """One part after the other; of a matter its state, who is asked, why, its words and its address."""
    return "\n".join(_lines(told, lang))


def _lines(told: Dispatch, lang: str) -> Iterator[str]:
    yield say("title", lang, day=told.as_of)
    for within, until in told.until.items():
        found = [one for one in told.due if one.within == within]
        yield from _part(say(f"due-{within}", lang, until=until), lang, found)
    yield from _part(say("behind", lang), lang, told.behind)
    yield from _part(say("disputed", lang), lang, told.disputed)
    yield from _part(say("unreported", lang), lang, told.silent)
    yield from _part(say("prescribed", lang), lang, told.prescribed)


def _part(
    heading: str, lang: str, found: "tuple[Matter | Silent | Prescribed, ...] | list[Coming]"
) -> Iterator[str]:
    yield f"\n{heading}"
    for one in found:
        if isinstance(one, Silent):
            yield from _of_body(one, lang)
        elif isinstance(one, Prescribed):
            yield from _matter(one.matter, lang, _next(one, lang))
        else:
            yield from _matter(one.matter if isinstance(one, Coming) else one, lang)
    if not found:
        yield f"  {say('nothing', lang)}"


def _of_body(one: Silent, lang: str) -> Iterator[str]:
    key = "until" if one.until else "never"
    body = name_of(one.body, lang) if one.body else say("nobody", lang)
    yield f"  {body} {say(key, lang, until=one.until) if one.body else ''}".rstrip()
    for matter in one.matters:
        yield f"    {_head(matter, lang)}"
        yield f"      “{matter.quote}” {address_of_promise(matter.plan.id, matter.promise)}"


def _next(one: Prescribed, lang: str) -> str:
    if one.next:
        return say("next", lang, day=one.next)
    returns = "every" in one.matter.promise.claim.fields
    return say("no-start", lang) if returns and one.expected is None else ""


def _matter(one: Matter, lang: str, more: str = "") -> Iterator[str]:
    names = say("and", lang).join(name_of(body, lang) for body in one.bodies)
    due = say("due", lang, due=one.due.when) if one.due.when else ""
    yield f"  {_head(one, lang)}"
    yield "    " + " ".join(part for part in (names or say("nobody", lang), due, more) if part)
    yield f"    {one.because[lang]}"
    yield f"    “{one.quote}” {address_of_promise(one.plan.id, one.promise)}"


def _head(one: Matter, lang: str) -> str:
    """Its id, whose share or which year it is, what is promised, and its state."""
    whose = name_of(one.organisation, lang) if one.organisation else ""
    kind = one.promise.claim.kind
    value = "" if kind == "measures" else Wording(lang, one.registers).value(kind, one.value)
    head = " ".join(part for part in (one.id, whose, str(one.period or "")) if part)
    told = " ".join(part for part in (one.what(lang), value) if part)
    return f"{head}: {told} [{value_label('state', one.state, lang)}]"


def name_of(body: Entry, lang: str) -> str:
    """What a body is called."""
    return str(body["name_en" if lang == "en" else "name"])
