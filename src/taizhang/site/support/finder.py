"""The support finder: the offers of a region and of all that lie in it, and its pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from taizhang.plan import Claim, Plan
from taizhang.registers import NATION
from taizhang.site.language.text_run import TextRun
from taizhang.site.parts.page import GeneratedPage, view_page
from taizhang.site.parts.sheet import write_csv
from taizhang.site.records.mentions import Mentions
from taizhang.site.support.offers import COLUMNS, Offer, Offers, row

LIMIT = 1000
"""The most rows that a page holds; where there are more, it leads to the regions below."""


@dataclass(frozen=True)
class SupportView:
    """All that the template of the support finder needs; ``offers`` is empty past the limit."""

    region: TextRun | None
    offers: tuple[Offer, ...]
    count: int
    below: tuple[tuple[TextRun, int], ...]
    above: tuple[TextRun, ...]
    cities: tuple[tuple[str, str], ...]
    instruments: tuple[tuple[str, str], ...]
    per: tuple[tuple[str, str], ...]


class Support:
    """The offers of all plans in one language."""

    def __init__(self, mentions: Mentions) -> None:
        self.registers, self.locale = mentions.registers, mentions.locale
        self.offers = Offers(mentions)
        self.by_region: dict[str, list[tuple[Plan, Claim]]] = {NATION: []}
        for plan in mentions.plans:
            code = plan.data["region"]
            claims = [(plan, claim) for claim in plan.of_kind("funding")]
            for region in (code, *self.registers.regions_above(code)) if claims else ():
                self.by_region.setdefault(region, []).extend(claims)

    def regions(self) -> Iterator[str]:
        """The regions that have offers, the nation among them."""
        yield from sorted(self.by_region)

    def view(self, code: str) -> SupportView:
        """The offers of a region and of all that lie in it."""
        claims = self.by_region[code]
        offers = tuple(self._offers(code))
        above = self.registers.regions_above(code) if code != NATION else []
        return SupportView(
            None if code == NATION else self.locale.region_name(code),
            offers,
            len(claims),
            tuple((self._region(below), len(self.by_region[below])) for below in self._below(code)),
            tuple(self._region(up) for up in above if up in self.by_region),
            _options((one.region_code, one.region.text) for one in offers),
            _options((one.instrument_code, one.instrument[0].text) for one in offers),
            _options(
                (one.per, self.locale.label("funding.per", one.per)) for one in offers if one.per
            ),
        )

    def _below(self, code: str) -> Iterator[str]:
        for region in self.regions():
            if region != NATION and self.registers.regions_above(region)[0] == code:
                yield region

    def _region(self, code: str) -> TextRun:
        if code == NATION:
            return TextRun(self.locale.word("all-regions"), page=support_page(code))
        return self.locale.region_name(code)._replace(page=support_page(code))

    def _offers(self, code: str) -> Iterator[Offer]:
        """Those that still stand first, and of these those of most money."""
        claims = self.by_region[code]
        if len(claims) <= LIMIT:
            rows = [self.offers.offer(plan, claim) for plan, claim in claims]
            yield from sorted(rows, key=lambda row: (row.ended, row.yuan is None, -(row.yuan or 0)))

    def files(self, code: str) -> Mapping[str, bytes]:
        """The rows of a region's page as CSV."""
        columns = [self.locale.word(f"support-{key}") for key in COLUMNS]
        return {"support.csv": write_csv(columns, [row(offer) for offer in self._offers(code)])}


def _options(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The choices of a filter, each once."""
    return tuple(sorted(set(pairs)))


def support_page(code: str) -> str:
    """The key of a region's support finder; the nation's is the index."""
    return "support/index" if code == NATION else f"support/{code}"


def support_pages(mentions: Mentions) -> Iterator[GeneratedPage]:
    """The support finder of the nation and of every region with offers."""
    locale = mentions.locale
    support, title = Support(mentions), locale.word("support")
    for code in support.regions():
        view, files = partial(support.view, code), partial(support.files, code)
        yield view_page(support_page(code), locale, "support.html", title, view, files)
