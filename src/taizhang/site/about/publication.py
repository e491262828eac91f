"""What is published besides the plans: rules, tables, files and releases."""

from dataclasses import dataclass
from typing import Any

from taizhang.released import Moved
from taizhang.rules.rule import Rule
from taizhang.site.about.downloads import Downloads
from taizhang.site.about.releases import ReleaseView, atom, view_releases
from taizhang.site.language.locale import Locale
from taizhang.tables import Table
from taizhang.versions.history import Release


@dataclass(frozen=True)
class Publication:
    """The data package of a site: what describes it, and what has become of it."""

    metadata: dict[str, Any]
    downloads: Downloads
    tables: list[Table]
    rules: list[Rule]
    releases: list[Release]
    moved: tuple[Moved, ...] = ()

    def changes(
        self, page: str, title: str, locale: Locale, plan: str = ""
    ) -> tuple[list[ReleaseView], str]:
        """What releases changed, in one plan or in all, and their feed; none before there is one.

        ``page`` and ``title`` are those of the feed.
        """
        views = view_releases(self.releases, locale, plan)
        name = f"{self.metadata['name']}/{page}/{locale.lang}"
        author = self.metadata["contributors"][0]["title"]
        return views, atom(name, title, author, views, locale) if views else ""
