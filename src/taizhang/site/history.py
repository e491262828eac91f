"""What releases changed, as pages and feeds tell it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from markupsafe import Markup

from taizhang.plan import Plan
from taizhang.released import Moved
from taizhang.site.labels import word
from taizhang.tables.addresses import Addresses, leading_on
from taizhang.versions.change import CLASSES, Change
from taizhang.versions.history import Release
from taizhang.versions.show import class_name, sentence

ATOM = "http://www.w3.org/2005/Atom"
MOST = 300
"""Changes of a release that a page or a feed lists; the release's own file has them all."""


@dataclass(frozen=True)
class ReleaseView:
    """A release as a page shows it: its changes by class, told in one language."""

    version: str
    date: str
    first: bool
    groups: tuple[tuple[str, int, tuple[str, ...]], ...]
    left_out: int

    @property
    def anchor(self) -> str:
        return f"v{self.version}"


def view_releases(releases: Iterable[Release], lang: str, plan: str = "") -> list[ReleaseView]:
    """The releases, or what they changed in one plan; those that changed nothing in it left out."""
    views = []
    for release in releases:
        changes = release.of_plan(plan) if plan else list(release.changes)
        if changes or not plan:
            views.append(_view(release, changes, lang))
    return views


def _view(release: Release, changes: list[Change], lang: str) -> ReleaseView:
    groups, told = [], 0
    for concerns in CLASSES:
        some = [change for change in changes if change.concerns == concerns]
        shown = tuple(sentence(change, lang) for change in some[: MOST - told])
        told += len(shown)
        if some:
            groups.append((class_name(concerns, lang), len(some), shown))
    first = not release.after
    return ReleaseView(
        str(release.version), release.date, first, tuple(groups), len(changes) - told
    )


def withdrawn_ids(plan: Plan, moved: Iterable[Moved], lang: str) -> list[dict[str, Any]]:
    """The tombstones of a plan and its former addresses, with the anchor of what each leads to."""
    sections = {section.id for section in plan.sections}
    buried = [*plan.data.get("tombstones", [])]
    for one in leading_on(moved, plan.id, Addresses(plan).all):
        reason = word("address-moved", lang).format(version=one.version)
        buried.append({"was": one.was, "now": one.now, "reason": reason})
    told = []
    for tombstone in buried:
        now = tombstone.get("now", "")
        told.append({**tombstone, "now": now, "to": f"{'s' if now in sections else 'r'}-{now}"})
    return told


def atom(name: str, title: str, author: str, views: list[ReleaseView], lang: str) -> str:
    """An Atom feed (RFC 4287) of releases; ``name`` gives it and its entries lasting ids.

    ``views`` must hold a release: a feed states when it was last updated, and no clock is asked.
    """
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": lang})
    _add(feed, "id", _id(name))
    _add(feed, "title", title)
    _add(feed, "updated", _moment(views[0].date))
    _add(ET.SubElement(feed, "author"), "name", author)
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": "./"})
    for view in views:
        entry = ET.SubElement(feed, "entry")
        _add(entry, "id", _id(f"{name}/{view.version}"))
        _add(entry, "title", f"{title} {view.version}")
        _add(entry, "updated", _moment(view.date))
        href = {"rel": "alternate", "type": "text/html", "href": f"./#{view.anchor}"}
        ET.SubElement(entry, "link", href)
        _add(entry, "content", _content(view), {"type": "html"})
    ET.indent(feed)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _add(parent: ET.Element, tag: str, text: str, attributes: dict[str, str] | None = None) -> None:
    ET.SubElement(parent, tag, attributes or {}).text = text


def _id(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'taizhang:{name}')}"


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"


def _content(view: ReleaseView) -> str:
    parts = []
    for label, count, sentences in view.groups:
        items = Markup("").join(Markup("<li>{}</li>").format(one) for one in sentences)
        parts.append(Markup("<p>{} ({})</p><ul>{}</ul>").format(label, count, items))
    return str(Markup("").join(parts))
