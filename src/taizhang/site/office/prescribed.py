"""What plans prescribe to be done again and again, in a calendar of any year, and all else they prescribe."""

from collections.abc import Iterator

from taizhang.promises import Promise
from taizhang.site.language.text_run import TextRun
from taizhang.site.office.evaluation import OfficeView, Part
from taizhang.site.parts.figures import Cell, Column, Figure, Row, quote, words
from taizhang.site.records.cards import Cards
from taizhang.site.records.mentions import Mentions

RHYTHMS = {"P10D": 1, "P1M": 1, "P3M": 3, "P6M": 6, "P1Y": 12}
"""The rhythms of the calendar: 旬, 月, 季, 半年, 年; each is due in every month that this divides."""
MONTHS = range(1, 13)
Duty = tuple[Cards, Promise]


class Prescribed:
    """The duties of all plans in one language."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions, self.locale = mentions, mentions.locale
        self.duties: list[Duty] = [
            (mentions.cards(plan), promise)
            for plan in mentions.plans
            for promise in mentions.promises[plan.id].all
            if promise.kind == "duty"
        ]

    def view(self) -> OfficeView:
        """The calendar, what returns, and what does not."""
        returning = [one for one in self.duties if "every" in one[1].claim.fields]
        once = [one for one in self.duties if one not in returning]
        ordered = sorted(returning, key=lambda one: _place(one[1]))
        parts = (
            self._part("calendar", tuple(self._months(returning)), ("month", *RHYTHMS)),
            self._part("returning", tuple(map(self._row, ordered)), COLUMNS),
            self._part("once", tuple(map(self._row, once)), COLUMNS),
        )
        return OfficeView(self.locale.word("prescribed-lead"), parts)

    def _part(self, id: str, rows: tuple[Row, ...], columns: tuple[str, ...]) -> Part:
        title = self.locale.word(f"prescribed-{id}")
        if not rows:
            return Part(id, title, None, self.locale.word("prescribed-none"))
        named = tuple(Column(key, TextRun(self._heading(key))) for key in columns)
        return Part(id, title, Figure(f"{id}-figure", title, named, rows))

    def _heading(self, key: str) -> str:
        rhythm = key in RHYTHMS
        return self.locale.label("rhythm", key) if rhythm else self.locale.word(f"prescribed-{key}")

    def _months(self, returning: list[Duty]) -> Iterator[Row]:
        for month in MONTHS if any(_every(one) in RHYTHMS for one in returning) else ():
            cells = [self._due(returning, every, month) for every in RHYTHMS]
            yield Row((words(self.locale.word("prescribed-of-month").format(month)), *cells))

    def _due(self, returning: list[Duty], every: str, month: int) -> Cell:
        runs = [
            cards.quote(promise.claim)
            for cards, promise in returning
            if _every((cards, promise)) == every and month % RHYTHMS[every] == 0
        ]
        return words(*runs)

    def _row(self, duty: Duty) -> Row:
        cards, promise = duty
        card = cards.promise(promise.claim)
        bodies = cards.answers.leading(promise.claim)
        when = card.when or card.phrase
        cells = (words(card.title[0]), words(when), words(*bodies), quote(card.quote))
        return Row((*cells, words(cards.title())), cards.plan.data["status"] == "draft")


COLUMNS = ("duty", "when", "bodies", "words", "plan")


def _every(duty: Duty) -> str:
    return str(duty[1].claim.fields["every"])


def _place(promise: Promise) -> int:
    """Where a rhythm stands among those of the calendar; others come last."""
    known = list(RHYTHMS)
    every = str(promise.claim.fields["every"])
    return known.index(every) if every in known else len(known)
