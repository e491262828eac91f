"""Who answers for a record, and how its promise stands, as cards and rows of tables say it."""

from collections.abc import Iterable

from taizhang.files.table_schemas import Row
from taizhang.plan import Claim
from taizhang.promises import Answer, Promises, calendar
from taizhang.promises.due import is_over
from taizhang.promises.wording import Wording
from taizhang.site.language.locale import Locale
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.card import Fact, facts
from taizhang.tables.kept import Kept

FAR = ("restatement", "section", "above")
"""Ways by which a body is found elsewhere than with the record's own words."""

ALOUD = ("due-soon", "past-due", "period-over")
"""What the calendar may say that a card marks."""

BROKEN = ("past-due", "period-over", "overdue", "missed")
"""States, by the calendar or by reports, of what should have been there by now and was not seen."""


class Answers:
    """Tells in one language who answers for the records of a plan, and how its promises stand."""

    def __init__(
        self, promises: Promises, locale: Locale, as_of: str, kept: Kept | None = None
    ) -> None:
        """``kept`` is what reports say became of the promises; none where no report was read."""
        self.promises, self.locale, self.as_of = promises, locale, as_of
        self.kept = kept
        self.wording = Wording(locale.lang, locale.registers)

    def facts(self, claim: Claim) -> tuple[Fact, ...]:
        """Who answers for the promise of a record, role by role; where its own place does not say, why."""
        promise = self.promises.under[claim.id]
        groups: dict[tuple[str, str], list[TextRun]] = {}
        for one in promise.answers:
            if one.via == "allocation":
                continue  # A card tells them with the shares of its target.
            far = one.via if one.via in FAR else ""
            groups.setdefault((one.role, far), []).append(self.body(one))
        told = [self._group(role, far, names) for (role, far), names in groups.items()]
        if promise.bodies_differ:
            told.append(Fact(self.locale.word("bodies-differ"), ()))
        nobody = facts((self.locale.word("who-answers"), self.locale.word("nobody-named")))
        return tuple(told) if promise.answers else nobody

    def _group(self, role: str, far: str, names: list[TextRun]) -> Fact:
        label, way = self.locale.label("role", role), self.locale.label("via", far)
        name = self.locale.word("by-way").format(role=label, way=way) if far else label
        return Fact(name, tuple(names))

    def body(self, answer: Answer) -> TextRun:
        """A body that answers, leading to its page, with its share if it has one."""
        name = self.locale.organisation(answer.organisation)[0]
        if answer.share is None:
            return name
        return name._replace(text=f"{name.text} {self.wording.quantity(answer.share, answer.unit)}")

    def leading(self, claim: Claim, *, short: bool = False) -> tuple[TextRun, ...]:
        """Those who lead, else those who answer at all: for a row of a table, each once."""
        answers = self.promises.under[claim.id].answers
        led = [one for one in answers if one.role == "lead"] or answers
        return self._each(led, short=short) or (TextRun(self.locale.word("nobody-named")),)

    def supporting(self, claim: Claim) -> tuple[TextRun, ...]:
        """Those who support it, each once, by their short names: there may be a dozen."""
        answers = self.promises.under[claim.id].answers
        return self._each([one for one in answers if one.role == "support"], short=True)

    def _each(self, answers: Iterable[Answer], *, short: bool) -> tuple[TextRun, ...]:
        bodies = {one.organisation["id"]: one.organisation for one in answers}.values()
        names = (self.locale.organisation(one)[0] for one in bodies)
        if not short:
            return tuple(names)
        said = map(self.locale.short_name, bodies)
        return tuple(one._replace(text=text) for one, text in zip(names, said, strict=True))

    def standing(self, claim: Claim) -> str:
        """How a record's promise stands by reports, else by the calendar; whether an offer is still open."""
        promise = self.promises.under[claim.id]
        if not promise.is_offer:
            reported = self.reported(claim)
            label = self.locale.label(*self._state(claim))
            own = reported.get("state_own") and not reported.get("state_others")
            return self.locale.word("self-reported").format(state=label) if own else label
        if self.has_ended(claim):
            return self.locale.word("offer-ended")
        until = self.locale.word("offer-until").format(year=promise.open_until)
        return until if promise.open_until else self.locale.word("offer-unknown")

    def reported(self, claim: Claim) -> Row:
        """What the reports read say of a record's promise; empty where none says anything."""
        row = self.kept.row(self.promises.under[claim.id]) if self.kept else {}
        return row if row.get("reports_read") and "state" in row else {}

    def _state(self, claim: Claim) -> tuple[str, str]:
        """The state of a record's promise, and the enumeration that names it."""
        if reported := self.reported(claim):
            return "state", str(reported["state"])
        return "calendar", calendar(self.promises.under[claim.id].due, self.as_of)

    def is_broken(self, claim: Claim) -> bool:
        """Whether the day of a promise has passed without its being seen kept, or an offer has ended."""
        return self._state(claim)[1] in BROKEN or self.has_ended(claim)

    def has_ended(self, claim: Claim) -> bool:
        """Whether a record is an offer that no longer stands."""
        promise = self.promises.under[claim.id]
        return promise.is_offer and is_over(promise.open_until, self.as_of)

    def pressing(self, claim: Claim) -> tuple[str, ...]:
        """What of that a card says aloud: what reports tell, that it is due soon or past, or ended."""
        if self.promises.under[claim.id].is_offer:
            return (self.standing(claim),) if self.has_ended(claim) else ()
        enum, state = self._state(claim)
        aloud = state in ALOUD if enum == "calendar" else state != "unreported"
        return (self.standing(claim),) if aloud else ()
