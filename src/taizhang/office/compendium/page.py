"""A compendium as one HTML file that needs nothing beside it: contents, entries, words, sources."""

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from taizhang.office.compendium.gather import Chapter, Compendium, anchor, pieces
from taizhang.office.matters import first_asked
from taizhang.plan import Claim, Section
from taizhang.promises.labels import value_label
from taizhang.promises.wording import Wording
from taizhang.tables.called import what
from taizhang.tables.places import address_of_promise

SCRIPTS = {"Hans": "zh-Hans", "Hant": "zh-Hant", "Latn": "und-Latn"}
"""The script of a source as a language tag (BCP 47)."""

WORDS = {
    "zh": {
        "title": "政策汇编",
        "all": "全部主题",
        "contents": "目录",
        "entry": "条",
        "entries": "条",
        "who": "负责",
        "when": "时限",
        "for": "给谁",
        "condition": "条件",
        "payer": "出资",
        "often": "计算",
        "by-part": "主题是规划各部分的：写明这个主题的部分里的条目全部收入，有的说的是别的事。",
        "words": "见原文",
        "in-place": "原文",
        "sources": "来源",
        "number": "文号",
        "issuer": "发文机关",
        "written": "成文",
        "published": "公布",
        "draft": "草案",
        "record": "记录",
        "nobody": "原文没有写明",
        "notice": "本汇编由台账的记录生成，不是官方发布；每条都引原话，以原件为准。",
    },
    "en": {
        "title": "Compendium of measures and offers",
        "all": "all themes",
        "contents": "Contents",
        "entry": "entry",
        "entries": "entries",
        "who": "Who answers",
        "when": "When",
        "for": "For whom",
        "condition": "Condition",
        "payer": "Payer",
        "often": "Counted",
        "by-part": "Themes are those of parts of plans: every entry of a part with this theme is taken, also those about something else.",
        "words": "see the text",
        "in-place": "The text",
        "sources": "Sources",
        "number": "Document number",
        "issuer": "Issuer",
        "written": "Written",
        "published": "Published",
        "draft": "Draft",
        "record": "Record",
        "nobody": "the text does not say",
        "notice": "Made of the records of Taizhang; no official publication. Every entry quotes its words, and the originals prevail.",
    },
}
FACTS = (("for", "beneficiary"), ("condition", "condition"), ("payer", "payer"))
SOURCE = (
    ("number", "document_number"),
    ("issuer", "issuer"),
    ("written", "written"),
    ("published", "published"),
)


def write_page(compendium: Compendium, lang: str, homepage: str = "") -> str:
    """The HTML; the same records give the same bytes.  ``homepage`` is where the site stands, if anywhere."""
    environment = Environment(
        loader=PackageLoader("taizhang.office.compendium"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    view = _View(compendium, lang, homepage)
    return environment.get_template("compendium.html").render(view=view, lang=lang, t=WORDS[lang])


class _View:
    """What the template asks for."""

    def __init__(self, compendium: Compendium, lang: str, homepage: str) -> None:
        self.compendium, self.lang, self.homepage = compendium, lang, homepage.rstrip("/")
        self.registers = compendium.registers
        self.wording = Wording(lang, compendium.registers)

    @property
    def subject(self) -> str:
        """The theme, the region and the kind that were asked for."""
        chosen, key = self.compendium.chosen, "label" if self.lang == "zh" else "label_en"
        theme = self.registers.tables["themes"].get(chosen.theme, {}).get(key, "")
        parts = [theme or WORDS[self.lang]["all"]]
        parts += [self.region(chosen.region)] if chosen.region else []
        parts += [value_label("promise.kind", chosen.kind, self.lang)] if chosen.kind else []
        return " · ".join(parts)

    def region(self, code: str) -> str:
        entry = self.registers.regions.get(code, {})
        return str(entry.get("name_en" if self.lang == "en" else "name") or entry.get("name", code))

    def script(self, chapter: Chapter) -> str:
        return SCRIPTS[chapter.plan.data["source"]["script"]]

    def title(self, chapter: Chapter) -> str:
        data = chapter.plan.data
        return str(data["title"] if self.lang == "zh" else data["title_en"])

    def heading(self, section: Section) -> str:
        """The heading of a part, or of the nearest above that has one."""
        titled = next((one for one in section.ancestors() if one.title), section)
        translated = titled.data.get("title_en", "") if self.lang == "en" else ""
        return translated or titled.numbered_title or section.id

    def name(self, claim: Claim) -> str:
        zh, en = what(self.registers, claim)
        return en or zh if self.lang == "en" else zh

    def value(self, claim: Claim) -> str:
        return self.wording.value(claim.kind, claim.fields) if claim.kind == "funding" else ""

    def facts(self, chapter: Chapter, claim: Claim) -> list[tuple[str, str]]:
        """Who answers, by when, for whom, on what condition."""
        promise, t = chapter.promises.under[claim.id], WORDS[self.lang]
        key = "name" if self.lang == "zh" else "name_en"
        names = ("、" if self.lang == "zh" else "; ").join(b[key] for b in first_asked(promise))
        told = [(t["who"], names or t["nobody"])]
        when = self.wording.when(claim.fields) or promise.due.when or promise.open_until
        told += [(t["when"], when)] if when else []
        counted = [
            value_label(f"funding.{field}", claim.fields[field], self.lang)
            for field in ("per", "recurrence")
            if claim.kind == "funding" and field in claim.fields
        ]
        told += (
            [(t["often"], ("、" if self.lang == "zh" else ", ").join(counted))] if counted else []
        )
        return told + [(t[k], claim.fields[f]) for k, f in FACTS if f in claim.fields]

    def anchor(self, chapter: Chapter, claim: Claim) -> str:
        return anchor(chapter.plan, claim)

    def pieces(self, chapter: Chapter, section: Section, claims: tuple[Claim, ...]) -> list[Any]:
        return list(pieces(chapter.plan, section, claims))

    def address(self, chapter: Chapter, claim: Claim) -> str:
        """Where a record stands on the site; empty where the site stands nowhere."""
        told = address_of_promise(chapter.plan.id, chapter.promises.under[claim.id])
        return f"{self.homepage}/{told}" if self.homepage else ""

    def source(self, chapter: Chapter) -> list[tuple[str, str]]:
        data, t = chapter.plan.data, WORDS[self.lang]
        return [(t[key], str(data[field])) for key, field in SOURCE if data.get(field)]
