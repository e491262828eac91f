"""Which pages there are besides the hand-written ones, and what each of them shows."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from taizhang.checking.result import PlanResult, Report
from taizhang.corpus import Corpus
from taizhang.findings import messages
from taizhang.promises import has_ended
from taizhang.site.compare_page import COMPARED, choices, comparable_indicators, view_counts
from taizhang.site.downloads import Downloads
from taizhang.site.history import ReleaseView, atom, view_releases, withdrawn_ids
from taizhang.site.how_good import view_how_good
from taizhang.site.indicator_page import view_indicator
from taizhang.site.labels import LANGUAGES, value_label, word
from taizhang.site.ledger_index import ledger_pages
from taizhang.site.mentions import Mentions, gather
from taizhang.site.page import GeneratedPage, view_page
from taizhang.site.plan_facts import KINDS
from taizhang.site.plan_page import view_plan
from taizhang.site.regions import region_label, region_name
from taizhang.site.register_pages import (
    WITH_PAGES,
    list_instruments,
    list_regions,
    list_themes,
    view_instrument,
    view_region,
    view_theme,
    view_withdrawn,
)
from taizhang.site.rule_page import view_rule
from taizhang.site.said import SCRIPTS, Fact, Said, both, facts
from taizhang.site.support_page import support_pages
from taizhang.tables import load_tables
from taizhang.versions.history import read_releases


def how_good_the_reading_is(report: Report, lang: str) -> GeneratedPage:
    """What the hand-written page on method has inserted."""
    results = [result for result in report.results if result.plan]
    told = partial(view_how_good, results, lang)
    return GeneratedPage("method", lang, "how_good.html", "", told)


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
        self.mentions: Mentions = gather(self.results, self.registers, package.get("as_of", ""))
        self.tables = load_tables(corpus.root / "schemas" / "tables")
        self.releases = read_releases(corpus.root)

    def pages(self, lang: str) -> Iterator[GeneratedPage]:
        for key, template, make in (
            ("index", "home.html", self._home),
            ("plans/index", "plans.html", self._plans),
            ("indicators/index", "indicators.html", self._indicators),
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
        yield from self._registers(lang)
        yield from self._compare(lang)
        for rule in self.corpus.rules:
            told = partial(view_rule, rule, lang)
            yield view_page(f"rules/{rule.id}", lang, "rule.html", rule.id, told)

    def _registers(self, lang: str) -> Iterator[GeneratedPage]:
        """The lists of entries, and a page for each entry."""
        for register, show in (
            ("regions", list_regions),
            ("instruments", list_instruments),
            ("themes", list_themes),
        ):
            listed = partial(show, self.mentions, lang)
            title = word(register, lang)
            yield GeneratedPage(f"{register}/index", lang, "register.html", title, listed)
        name = "label" if lang == "zh" else "label_en"
        for register, view in (
            ("indicators", view_indicator),
            ("instruments", view_instrument),
            ("themes", view_theme),
        ):
            for key, entry in self.registers.tables[register].items():
                shown = partial(view, key, self.mentions, lang)
                yield view_page(f"{register}/{key}", lang, "entry.html", entry[name], shown)
        for one in self.registers.tombstones:
            if one["register"] in WITH_PAGES:
                gone = partial(view_withdrawn, one, self.registers, lang)
                key = f"{one['register']}/{one['was']}"
                yield view_page(key, lang, "withdrawn.html", one["was"], gone)
        for code in self.mentions.regions:
            title = region_label(self.registers, code, lang).text
            shown = partial(view_region, code, self.mentions, lang)
            yield view_page(f"regions/{code}", lang, "entry.html", title, shown)

    def _compare(self, lang: str) -> Iterator[GeneratedPage]:
        title = word("compare", lang)
        yield GeneratedPage("compare/index", lang, "compare.html", title, partial(self._ways, lang))
        for topic in COMPARED:
            counted = partial(view_counts, topic, self.mentions, lang)
            title = word(f"compare-{topic}", lang)
            yield view_page(f"compare/{topic}", lang, "counts.html", title, counted)
        chosen = partial(choices, self.mentions, lang)
        title = word("two-plans", lang)
        yield view_page("compare/plans", lang, "compare_plans.html", title, chosen)

    def _ways(self, lang: str) -> dict[str, Any]:
        return {"indicators": comparable_indicators(self.mentions, lang), "topics": list(COMPARED)}

    def _plan(self, result: PlanResult, lang: str) -> GeneratedPage:
        assert result.plan is not None
        title = result.plan.data["title" if lang == "zh" else "title_en"]

        def context() -> dict[str, Any]:
            assert result.plan is not None
            views = view_releases(self.releases, lang, result.id)
            return {
                "view": view_plan(result, self.mentions, self.package["version"], lang),
                "history": views,
                "withdrawn": withdrawn_ids(result.plan, self.corpus.moved, lang),
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
                (Said(f"{word(k, lang)} {result.counts[k]}") for k in KINDS if result.counts[k]),
            ),
        )
        script = SCRIPTS[data["source"]["script"]]
        title = both(data, "title", lang, f"plans/{result.id}", script)
        is_draft = data["status"] == "draft"
        ended = has_ended(result.plan, self.mentions.as_of)
        return {"title": title, "facts": shown, "draft": is_draft, "ended": ended}

    def _indicators(self, lang: str) -> dict[str, Any]:
        lines = [
            (
                both(entry, "label", lang, f"indicators/{key}"),
                entry["definition" if lang == "zh" else "definition_en"],
                len(self.mentions.targets.get(key, [])),
            )
            for key, entry in self.registers.tables["indicators"].items()
        ]
        return {"indicators": lines}

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


def view_table(name: str, schema: dict[str, Any], lang: str) -> dict[str, Any]:
    """A table of the package as the dictionary shows it."""
    suffix = "" if lang == "en" else "_zh"
    keys = schema.get("primaryKey", [])
    return {
        "name": name,
        "title": schema[f"title{suffix}"],
        "description": schema[f"description{suffix}"],
        "primary_key": [keys] if isinstance(keys, str) else keys,
        "foreign_keys": [_foreign_key(name, key) for key in schema.get("foreignKeys", [])],
        "fields": [
            {
                "name": field["name"],
                "type": field["type"],
                "title": field[f"title{suffix}"],
                "description": field[f"description{suffix}"],
                "limits": _limits(field, lang),
            }
            for field in schema["fields"]
        ],
    }


def _foreign_key(name: str, key: dict[str, Any]) -> tuple[str, str, str]:
    """Columns, the table they lead to, and the columns there."""
    here, there = key["fields"], key["reference"]["fields"]
    resource = key["reference"].get("resource") or name
    return (_listed(here), resource, _listed(there))


def _listed(columns: str | list[str]) -> str:
    return columns if isinstance(columns, str) else ", ".join(columns)


def _limits(field: dict[str, Any], lang: str) -> tuple[Fact, ...]:
    limits = dict(field.get("constraints", {}))
    values = limits.pop("enum", None) or field.get("categories")
    told = [
        Fact(value_label("constraint", key, lang), () if value is True else (Said(str(value)),))
        for key, value in limits.items()
        if value is not False
    ]
    if values:
        names = [value["value"] if isinstance(value, dict) else value for value in values]
        told.append(Fact(word("one-of", lang), tuple(Said(str(name)) for name in names)))
    return tuple(told)
