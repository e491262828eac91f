"""The words of a plan as other words lead to them: quotes, titles, and what records rest on."""

from functools import cached_property
from typing import Any

from taizhang.findings import shorten
from taizhang.plan import Claim, Section
from taizhang.promises import Promises
from taizhang.promises.wording import Wording
from taizhang.site.language.locale import Locale
from taizhang.site.language.text_run import SCRIPTS, TextRun
from taizhang.site.parts.card import Fact
from taizhang.site.records.anchors import Anchors, section_anchor
from taizhang.site.records.answers import Answers
from taizhang.tables.kept import Kept
from taizhang.tables.places import TEXT, part_of, plan_page


class Quotations:
    """Quotes one plan in one language, on its own page or another."""

    def __init__(
        self,
        promises: Promises,
        locale: Locale,
        as_of: str = "",
        *,
        own: bool = False,
        own_pages: bool = False,
        kept: Kept | None = None,
    ) -> None:
        """``own`` says that it is for pages of the plan itself, ``own_pages`` that every promise has a page of its own, ``kept`` what became of them."""
        self.plan, self.promises = promises.plan, promises
        self.locale, self.as_of, self.own = locale, as_of, own
        self.page = plan_page(self.plan.id)
        self.text_page = plan_page(self.plan.id, TEXT)
        self.own_pages = own_pages
        self.anchors = Anchors(self.plan)
        self.wording = Wording(locale.lang, locale.registers)
        self.answers = Answers(promises, locale, as_of, kept)
        self.script = SCRIPTS[self.plan.data["source"]["script"]]

    def printed(self, text: str, anchor: str = "") -> TextRun:
        """Words of the source, leading to where they stand if an anchor is given."""
        return TextRun(text, self.script, self.text_page if anchor else "", anchor)

    @cached_property
    def lines_of_work(self) -> tuple[Claim, ...]:
        """The measures that are no promise: nothing could say that they are finished."""
        return tuple(one for one in self.plan.of_kind("measures") if not self.promises.of(one))

    def page_of(self, claim: Claim) -> str:
        """The page on which a claim is told."""
        return plan_page(self.plan.id, part_of(claim, self.promises))

    def quote(self, claim: Claim) -> TextRun:
        return self.printed(claim.quote, self.anchors.words(claim))

    def section(self, section: Section) -> tuple[TextRun, ...]:
        """A section's number and title, leading to its text."""
        anchor = section_anchor(section)
        title = section.numbered_title if section.title else ""
        printed = self.printed(title, anchor)
        english = section.data.get("title_en")
        if not self.locale.is_chinese and english:
            return (TextRun(english, "", self.text_page, anchor), TextRun(title, self.script))
        if title:
            return (printed,)
        begins = " ".join(self.plan.text(section).split())
        role = TextRun(self.locale.label("section.role", section.role), "", self.text_page, anchor)
        return (role, TextRun(shorten(begins, 16), self.script))

    def title(self) -> TextRun:
        """The title of the plan, leading to its page; that of a draft says so."""
        title = self.locale.name(self.plan.data, "title", self.page, self.script)[0]
        if self.plan.data["status"] != "draft":
            return title
        return title._replace(text=self.locale.word("title-of-draft").format(title=title.text))

    def where(self, section: Section) -> tuple[TextRun, ...]:
        """Plan and section, for pages that show records of several plans."""
        if self.own:
            return ()
        return (self.title(), self.section(section)[0])

    def other_record(self, record: str | None) -> TextRun | None:
        """Another record of the same plan, by its words."""
        for claim in self.plan.claims if record else ():
            if claim.id == record:
                anchor = self.anchors.record(claim)
                return TextRun(claim.quote, self.script, self.page_of(claim), anchor)
        return None

    def evidence(self, claim: Claim) -> tuple[Fact, ...]:
        """What a record rests on besides its quote: words elsewhere, or a stated reason."""
        read_from, inferred = self.locale.word("read-from"), self.locale.word("inferred")
        context = {
            field: self.printed(self._text(place), self.anchors.context(claim, field))
            for field, place in claim.context.items()
        }
        given = {field: self.quote(words) for field, words in claim.given.items()}
        reasons = claim.data.get("inferred", {})
        return (
            *(self._basis(read_from, field, run) for field, run in context.items()),
            *(self._basis(read_from, field, run) for field, run in given.items()),
            *(
                self._basis(inferred, field, self.locale.curated(reason))
                for field, reason in reasons.items()
            ),
        )

    def _text(self, place: Any) -> str:
        return self.plan.reading.text[place.start : place.end]

    def _basis(self, told: str, field: str, run: TextRun) -> Fact:
        return Fact(told.format(field=self.locale.label("field", field)), (run,))
