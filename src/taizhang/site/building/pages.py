"""Which pages there are besides the hand-written ones, room by room."""

from collections.abc import Iterable, Iterator, Sequence

from taizhang.checking.result import PlanResult, Report
from taizhang.corpus import Corpus
from taizhang.site.about.pages import about_pages
from taizhang.site.about.publication import Publication
from taizhang.site.building.home import home_page
from taizhang.site.building.package import SitePackage
from taizhang.site.comparison.pages import comparison_pages
from taizhang.site.ledger.pages import ledger_pages
from taizhang.site.office.pages import office_pages
from taizhang.site.parts.page import GeneratedPage
from taizhang.site.plan.pages import plan_pages
from taizhang.site.records.mentions import Mentions
from taizhang.site.registers.pages import register_pages
from taizhang.site.support.finder import support_pages
from taizhang.tables import load_tables
from taizhang.versions.history import read_releases


def generated_pages(
    corpus: Corpus, report: Report, package: SitePackage, told: Iterable[Mentions]
) -> list[GeneratedPage]:
    """Every generated page in every language in which plans are told."""
    results = [result for result in report.results if result.plan]
    publication = Publication(
        package.metadata,
        package.downloads,
        load_tables(corpus.root / "schemas" / "tables"),
        corpus.rules,
        read_releases(corpus.root),
        corpus.moved,
    )
    return [page for mentions in told for page in _pages(results, mentions, publication)]


def _pages(
    results: Sequence[PlanResult], mentions: Mentions, publication: Publication
) -> Iterator[GeneratedPage]:
    locale = mentions.locale
    yield home_page(results, mentions, publication.metadata)
    yield from plan_pages(results, publication, mentions)
    yield from ledger_pages(mentions)
    yield from support_pages(mentions)
    yield from office_pages(mentions)
    yield from register_pages(mentions)
    yield from comparison_pages(mentions)
    yield from about_pages(publication, locale)
