"""Which pages there are besides the hand-written ones, and what each of them shows."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from taizhang.check import PlanResult, Report
from taizhang.corpus import Corpus
from taizhang.findings import messages
from taizhang.site.about.dictionary import view_table
from taizhang.site.about.downloads import Downloads
from taizhang.site.about.quality import view_quality
from taizhang.site.about.releases import ReleaseView, atom, view_releases, withdrawn_ids
from taizhang.site.about.rules import view_rule
from taizhang.site.comparison.pages import comparable_indicators, comparison_pages
from taizhang.site.language.labels import LANGUAGES, value_label, word
from taizhang.site.language.regions import region_name
from taizhang.site.language.text_run import SCRIPTS, TextRun, both
from taizhang.site.ledger.pages import ledger_pages
from taizhang.site.parts.card import facts
from taizhang.site.parts.page import GeneratedPage, view_page
from taizhang.site.plan.facts import KINDS
from taizhang.site.plan.page import view_plan
from taizhang.site.records.mentions import Mentions, gather
from taizhang.site.registers.indicators import list_indicators
from taizhang.site.registers.pages import register_pages
from taizhang.site.support.finder import support_pages
from taizhang.tables import load_tables
from taizhang.versions.history import read_releases


def quality_page(report: Report, lang: str) -> GeneratedPage:
    """What the hand-written page on method has inserted."""
    results = [result for result in report.results if result.plan]
    told = partial(view_quality, results, lang)
    return GeneratedPage("method", lang, "quality.html", "", told)


def generated_pages(
    corpus: Corpus, report: Report, package: dict[str, Any], downloads: Downloads
) -> list[GeneratedPage]:
    """Every generated page in both languages."""
    site = _Site(corpus, report, package, downloads)
    return [page for lang in LANGUAGES for page in site.pages(lang)]


def search_pages(*, own: bool) -> list[GeneratedPage]:
    """The search page in both languages; ``own`` where the site does not use the theme's search."""
    return [
        GeneratedPage("search", lang, "search.html", word("search", lang), lambda: {"own": own})
        for lang in LANGUAGES
    ]


SHOWN = 8
"""How many plans and indicators the home page shows."""


class _Site:
    def __init__(
        self, corpus: Corpus, report: Report, package: dict[str, Any], downloads: Downloads
    ) -> None:
        self.corpus, self.registers = corpus, corpus.registers
        self.package, self.downloads = package, downloads
        self.results = [result for result in report.results if result.plan]
        self.mentions: Mentions = gather(self.results, self.registers)
        self.tables = load_tables(corpus.root / "schemas" / "tables")
        self.releases = read_releases(corpus.root)

    def pages(self, lang: str) -> Iterator[GeneratedPage]:
        for key, template, make in (
            ("index", "home.html", self._home),
            ("plans/index", "plans.html", self._plans),
            ("indicators/index", "indicators.html", partial(list_indicators, self.mentions)),
            ("rules/index", "rules.html", self._rules),
            ("findings", "findings.html", self._findings),
            ("dictionary", "dictionary.html", self._dictionary),
            ("downloads", "downloads.html", self._downloads),
            ("changes", "changes.html", self._changes),
        ):
            title = word(_TITLES[key], lang)
            yield GeneratedPage(key, lang, template, title, partial(make, lang))
        for result in self.results:
            yield self._plan(result, lang)
        yield from ledger_pages(self.mentions, lang)
        yield from support_pages(self.mentions, lang)
        yield from register_pages(self.mentions, lang)
        yield from comparison_pages(self.mentions, lang)
        for rule in self.corpus.rules:
            told = partial(view_rule, rule, lang)
            yield view_page(f"rules/{rule.id}", lang, "rule.html", rule.id, told)

    def _plan(self, result: PlanResult, lang: str) -> GeneratedPage:
        assert result.plan is not None
        title = result.plan.data["title" if lang == "zh" else "title_en"]

        def context() -> dict[str, Any]:
            assert result.plan is not None
            views = view_releases(self.releases, lang, result.id)
            return {
                "view": view_plan(result, self.registers, self.package["version"], lang),
                "history": views,
                "withdrawn": withdrawn_ids(result.plan),
                "feed": self._feed(f"plans/{result.id}", title, views, lang),
            }

        return GeneratedPage(f"plans/{result.id}", lang, "plan.html", title, context)

    def _home(self, lang: str) -> dict[str, Any]:
        counts = [result.counts for result in self.results]
        named = {
            one.organisation["id"]
            for result in self.results
            for one in (result.plan.responsibles if result.plan else ())
        }
        told = {
            "count-plans": len(counts),
            "count-targets": sum(count["targets"] for count in counts),
            "count-tasks": sum(count["responsibilities"] for count in counts),
            "count-organisations": len(named),
            "count-numbers": sum(count["numbers_accounted"] for count in counts),
        }
        latest = sorted(self.results, key=_written, reverse=True)[:SHOWN]
        return {
            "counts": told,
            "package": self.package,
            "plans": [self._plan_line(result, lang) for result in latest],
            "compared": comparable_indicators(self.mentions, lang)[:SHOWN],
        }

    def _plans(self, lang: str) -> dict[str, Any]:
        return {"plans": [self._plan_line(result, lang) for result in self.results]}

    def _plan_line(self, result: PlanResult, lang: str) -> dict[str, Any]:
        assert result.plan is not None
        data = result.plan.data
        period = data.get("period")
        shown = facts(
            (word("region", lang), region_name(self.registers, data["region"], lang)),
            (word("period", lang), f"{period['start']}–{period['end']}" if period else ""),
            (word("status", lang), value_label("plan.status", data["status"], lang)),
            (
                word("records", lang),
                (TextRun(f"{word(k, lang)} {result.counts[k]}") for k in KINDS if result.counts[k]),
            ),
        )
        script = SCRIPTS[data["source"]["script"]]
        title = both(data, "title", lang, f"plans/{result.id}", script)
        is_draft = data["status"] == "draft"
        return {"title": title, "facts": shown, "draft": is_draft}

    def _rules(self, lang: str) -> dict[str, Any]:
        return {"rules": [view_rule(rule, lang) for rule in self.corpus.rules]}

    def _findings(self, lang: str) -> dict[str, Any]:
        suffix = "" if lang == "en" else "_zh"
        told = [
            (rule, words.get("severity", "error"), words[lang], words[f"hint{suffix}"])
            for rule, words in sorted(messages().items())
        ]
        return {"findings": told}

    def _dictionary(self, lang: str) -> dict[str, Any]:
        return {"tables": [view_table(table.name, table.schema, lang) for table in self.tables]}

    def _changes(self, lang: str) -> dict[str, Any]:
        views = view_releases(self.releases, lang)
        title = self.package["title" if lang == "zh" else "title_en"]
        return {"releases": views, "feed": self._feed("releases", title, views, lang)}

    def _feed(self, name: str, title: str, views: list[ReleaseView], lang: str) -> str:
        """A feed of releases in a language; none before there is one."""
        author = self.package["contributors"][0]["title"]
        name = f"{self.package['name']}/{name}/{lang}"
        return atom(name, title, author, views, lang) if views else ""

    def _downloads(self, lang: str) -> dict[str, Any]:
        return {"package": self.package, **self.downloads.view(lang)}


def _written(result: PlanResult) -> str:
    """The year or the day from which a plan holds."""
    assert result.plan is not None
    data = result.plan.data
    return str(data.get("written") or data.get("period", {}).get("start", ""))


_TITLES = {
    "index": "home",
    "plans/index": "plans",
    "indicators/index": "indicators",
    "rules/index": "rules",
    "findings": "toolkit-findings",
    "dictionary": "dictionary",
    "downloads": "downloads",
    "changes": "changes",
}
