"""A bulletin: what became of the promises by the end of a time, told by the records alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from taizhang.corpus import Corpus
from taizhang.office.bulletin.items import Item, item_of, table_of
from taizhang.office.bulletin.periods import KINDS, called, in_words, whole
from taizhang.office.bulletin.template import TEMPLATE, BulletinError, Told, fill
from taizhang.office.dispatch.dispatch import falls_due
from taizhang.office.dispatch.rhythms import times_around
from taizhang.office.matters import Matter, matters_of
from taizhang.progress import Reckoning
from taizhang.progress.days import after
from taizhang.progress.of_corpus import reckon_corpus
from taizhang.progress.others import Done
from taizhang.registers import Entry

TELLS = ("publication", "review", "report")
"""Kinds of duty whose doing is a bulletin, the likeliest first."""


@dataclass(frozen=True)
class Asked:
    """Which bulletin is asked for; ``written`` is the day of issue, and reports written later are not known."""

    kind: str
    start: date
    end: date
    plan: str | None = None
    written: date | None = None
    number: str = ""
    issuer: str | None = None


def write_bulletin(corpus: Corpus, asked: Asked) -> tuple[str, str, str]:
    """The text of a bulletin in Markdown, who signs it, and the day in words.  Raises BulletinError."""
    _refuse_odd_times(asked)
    known_by = asked.written.isoformat() if asked.written else ""
    as_of = asked.end.isoformat()
    found = list(reckon_corpus(corpus, as_of, plan=asked.plan, known_by=known_by))
    found = [one for one in found if one.promises.all]
    if not any(one.reports for one in found):
        raise BulletinError(
            f"No report tells of these promises until {as_of}: there is nothing to write. "
            f"到 {as_of} 为止没有一份报告说到这些承诺，写不出通报。"
        )
    told = [m for one in found for m in matters_of(one) if m.promise.kind != "funding"]
    issuer = _issuer(corpus, asked, told)
    signed = issuer["name"] if issuer else ""
    written = in_words(asked.written) if asked.written else ""
    return _filled(corpus, asked, found, told, signed, written), signed, written


def _refuse_odd_times(asked: Asked) -> None:
    if asked.start > asked.end:
        raise BulletinError(
            f"{asked.start} comes after {asked.end}. {asked.start} 晚于 {asked.end}。"
        )
    first, last = whole(asked.kind, asked.start)
    if (first, last) != (asked.start, asked.end):
        raise BulletinError(
            f"{asked.start} to {asked.end} is no whole {asked.kind}; that around {asked.start} is {first} to {last}. "
            f"{asked.start} 至 {asked.end} 不是一个完整的周期；{asked.start} 所在的是 {first} 至 {last}。"
        )


def _is_told(one: Matter, all: list[Matter], as_of: date) -> bool:
    """Whether it tells of a matter as it stands: of what is due every year only the latest begun."""
    begun = [m.period for m in all if m.id == one.id and m.period and m.period <= as_of.year]
    return one.period is None or one.period == max(begun, default=None)


def _issuer(corpus: Corpus, asked: Asked, matters: list[Matter]) -> Entry | None:
    """Who issues it: whoever is named, else the one body that the plans charge with bulletins."""
    organisations = corpus.registers.tables["organisations"]
    if asked.issuer is not None:
        if asked.issuer not in organisations:
            near = ", ".join(corpus.registers.nearest_ids("organisations", asked.issuer))
            raise BulletinError(
                f"There is no organisation {asked.issuer}. "
                f"名录中没有机构 {asked.issuer}。 ({near or '—'})"
            )
        return organisations[asked.issuer]
    for kind in TELLS:
        duties = (one for one in matters if one.promise.claim.fields.get("kind") == kind)
        bodies = {b["id"]: b for one in duties if _returns(one) for b in one.bodies}
        if len(bodies) == 1:
            return next(iter(bodies.values()))
    return None


def _returns(one: Matter) -> bool:
    return "every" in one.promise.claim.fields


def _filled(
    corpus: Corpus,
    asked: Asked,
    found: list[Reckoning],
    all: list[Matter],
    issuer: str,
    written: str,
) -> str:
    matters = [one for one in all if _is_told(one, all, asked.end)]
    items = [item_of(one, asked.end) for one in matters]
    until = after(asked.end, KINDS[asked.kind])
    reports = {report.id for one in found for report in one.reports}
    path = corpus.root / TEMPLATE
    if not path.exists():
        raise BulletinError(
            f"There is no {TEMPLATE}; `taizhang init` writes one into a new corpus. "
            f"没有 {TEMPLATE}；`taizhang init` 建的新语料里有一份。"
        )
    slots = {
        "kind": asked.kind,
        "number": asked.number,
        "plans": [one.plan.data["title"] for one in found],
        "period": called(asked.kind, asked.start, asked.end, corpus.registers),
        "as_of": in_words(asked.end),
        "reports": len(reports),
        "addressees": [body.name for body in table_of(matters) if body.name not in ("", issuer)],
        "total": sum(not one.organisation for one in matters),
        "due": [item_of(one, asked.end) for one in falls_due(all, asked.end, until)],
        "prescribed": list(_prescribed(matters, asked.end, until)),
        "until": in_words(until),
        "bodies": table_of(matters),
        "issuer": issuer,
        "written": written,
    }
    return fill(path, corpus.read_words(path), Told(items), slots)


def _prescribed(matters: list[Matter], as_of: date, until: date) -> Iterable[Item]:
    for one in matters:
        if isinstance(one.judgement, Done) and _returns(one):
            _, following = times_around(one.promise.claim, one.plan, as_of)
            if following and following <= until:
                yield item_of(one, as_of, following)
