"""From a generated page to HTML: templates in which data can never become markup."""

from collections.abc import Iterable, Mapping
from functools import partial
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from taizhang.files.places import place_below
from taizhang.site.language.tongues import tagged
from taizhang.site.parts.card import Card
from taizhang.site.parts.page import GeneratedPage, page_uri

FORM = "correct-a-fact.yml"
"""The form in ``.github/ISSUE_TEMPLATE`` whose fields a report fills in."""

TEMPLATES = Path(str(files("taizhang.site").joinpath("templates")))


class Renderer:
    """Renders pages, and knows where every page of the site stands."""

    def __init__(self, documents: Mapping[str, File], repository: str = "") -> None:
        self.documents = documents
        self.repository = repository.rstrip("/")
        """Where mistakes are reported; without it, no page offers to report any."""
        self.attachments: dict[str, str] = {}
        """Files that pages offer, by their place in the site."""
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def render(self, page: GeneratedPage) -> str:
        """The HTML of a page.  Raises KeyError where a link leads to no page."""
        template = self.environment.get_template(page.template)
        return template.render(
            page=page,
            lang=page.lang,
            tagged=tagged,
            report=partial(self.report, page),
            t=page.locale.word,
            label=page.locale.label,
            has=partial(self.has, page),
            url=partial(self.url, page),
            asset=partial(self.asset, page),
            attach=partial(self.attach, page),
            **page.context(),
        )

    def has(self, page: GeneratedPage, key: str) -> bool:
        """Whether there is such a page: of rules that were left out there is none."""
        return page_uri(key, page.lang) in self.documents

    def url(self, page: GeneratedPage, key: str, anchor: str = "") -> str:
        """The address of a page of the same language, seen from this one."""
        hash_ = f"#{anchor}" if anchor else ""
        if not key:
            return hash_
        if key == page.key and anchor:
            return hash_
        target = self.documents[page_uri(key, page.lang)]
        return target.url_relative_to(self.documents[page.uri]) + hash_

    def asset(self, page: GeneratedPage, path: str) -> str:
        """The address of a file that is no page, by its place in the site."""
        relative: str = get_relative_url(path, self.documents[page.uri].url)
        return relative

    def attach(self, page: GeneratedPage, name: str, text: str) -> str:
        """The address of a file that belongs to a page and is written when the site is."""
        self.attachments[self.documents[page.uri].url + name] = text
        return name

    def put_beside(self, pages: Iterable[GeneratedPage], site: Path) -> None:
        """Write what pages offer into a built site, each beside its page."""
        for name, text in self.attachments.items():
            place_below(site, name).write_bytes(text.encode())
        for page in pages:
            folder = site / self.address(page.key, page.lang)
            for name, content in page.files().items():
                place_below(folder, name).write_bytes(content)

    def report(self, page: GeneratedPage, card: Card) -> str:
        """The address of a form that reports a mistake in a record of this page, filled in."""
        plan = page.key.removeprefix("plans/").partition("/")[0]
        return self.form(f"{plan}/{card.anchor.removeprefix('r-')}", card)

    def form(self, record: str, card: Card) -> str:
        """The address of a form that reports a mistake in a record; empty where there is none."""
        if not (self.repository and card.anchor):
            return ""
        filled = {
            "template": FORM,
            "record": record,
            "field": " ".join(run.text for run in card.title[:1]),
            "quote": card.quote.text,
        }
        return f"{self.repository}/issues/new?{urlencode(filled, quote_via=quote)}"

    def address(self, key: str, lang: str) -> str:
        """The address of a page in a language, from the root; of its home where it has none."""
        found = self.documents.get(page_uri(key, lang)) or self.documents[page_uri("index", lang)]
        return found.url
