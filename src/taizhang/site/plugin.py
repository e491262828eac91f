"""The MkDocs plugin: `mkdocs build` and `mkdocs serve` make the site from the corpus."""

from collections.abc import Callable
from functools import partial
from importlib.resources import files as package_files
from pathlib import Path
from typing import Literal

import jinja2
from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from taizhang.checking.result import Report
from taizhang.corpus import NO_RULES
from taizhang.progress.reading.check import check_all
from taizhang.site.about import dataset
from taizhang.site.about.quality import quality_page
from taizhang.site.building.addresses import untold, write_robots
from taizhang.site.building.description import description
from taizhang.site.building.navigation import homes, part_english
from taizhang.site.building.package import SitePackage
from taizhang.site.building.pages import generated_pages
from taizhang.site.building.promises import PromisePages
from taizhang.site.building.prose import QUALITY, finish_prose
from taizhang.site.building.refusing import corpus_of, refuse_errors, refuse_same_place, told
from taizhang.site.building.render import Renderer
from taizhang.site.building.toc import table_of_contents
from taizhang.site.language.labels import LANGUAGES, word
from taizhang.site.language.locale import Locale
from taizhang.site.language.text_run import TAGS
from taizhang.site.parts.page import GeneratedPage, page_language, page_uri
from taizhang.site.records.mentions import gather
from taizhang.site.search.folding import folding_script
from taizhang.site.search.index import SearchIndex
from taizhang.site.search.material import search_by_character
from taizhang.site.search.page import search_page
from taizhang.site.search.pagefind import SearchError, install

log = get_plugin_logger(__name__)

THEME = Path(str(package_files("taizhang.site").joinpath("theme")))
STYLES = tuple(f"assets/{name}.css" for name in ("taizhang", "figures", "beside", "plan"))
FOLDING = "assets/javascripts/fold.js"


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs types no metaclass
    """What ``mkdocs.yml`` may say of the plugin: which search the site has.

    Pagefind loads its index in pieces; where it cannot be had, Material's own takes its place.
    """

    search = Choice(("pagefind", "material"), default="pagefind")


class TaizhangPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Makes the pages of the corpus in which ``mkdocs.yml`` lies."""

    def __init__(self) -> None:
        self.pages: dict[str, GeneratedPage] = {}
        self.renderer = Renderer({})
        self.locales: dict[str, Locale] = {}
        self.dataset: Callable[[Locale, Callable[[str], str]], str] | None = None
        self.english: Navigation | None = None
        self.report: Report | None = None
        self.package: SitePackage | None = None
        self.promises: PromisePages | None = None
        self.search: SearchIndex | None = None
        self.serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note which command runs.  A plugin with this hook is kept from build to build."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the theme's overrides and styles, and watch what the pages are made from."""
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.extra_css.extend(STYLES)
        config.extra["alternate"] = homes()
        search_by_character()
        root = corpus_of(config).root
        self._choose_search(config, root / ".cache" / "pagefind")
        for sentence in untold(config):
            log.info(sentence)
        folders = [root / name for name in ("datapackage", "schemas", "validators")]
        config.watch.extend(str(path) for path in (*folders, THEME.parent))
        return config

    def _choose_search(self, config: MkDocsConfig, cache: Path) -> None:
        """Take Pagefind if it can be had, and Material's search if not; say which."""
        self.search = None
        if self.config.search == "pagefind":
            try:
                install(cache)
                self.search = SearchIndex(cache, corpus_of(config).registers.simplify)
            except SearchError as error:
                log.info("没有 Pagefind: no Pagefind: %s", error)
        theirs = config.plugins.get("material/search")
        if theirs:
            theirs.config.enabled = self.search is None
        log.info("搜索 search: %s", "Pagefind" if self.search else "Material for MkDocs")

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Check the corpus and add its pages.  Raises PluginError for findings of severity error."""
        with told():
            return self._add_pages(files, config)

    def _add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        corpus = corpus_of(config)
        report = check_all(corpus)
        refuse_errors(report)
        if not corpus.with_rules:
            log.info("没有运行规则 rules left out: %s", NO_RULES)
        self.report = report
        self.on_shutdown()
        self.package = SitePackage(corpus, report, validate=not self.serving)
        self.dataset = partial(
            dataset.describe_dataset, self.package.metadata, self.package.downloads
        )
        self.locales = {lang: Locale(lang, corpus.registers) for lang in LANGUAGES}
        locales = self.locales.values()
        metadata = self.package.metadata
        day = metadata.get("as_of", "")
        mentions = [gather(report.results, one, day, report.read) for one in locales]
        pages = generated_pages(corpus, report, self.package, mentions)
        site = config.site_name, config.site_url or ""
        self.promises = PromisePages(mentions, metadata, *site)
        pages += [search_page(one, own=self.search is not None) for one in mentions]
        self.pages = {page.uri: page for page in pages}
        places: dict[str, str] = {}
        for page in pages:
            inclusion = InclusionLevel.NOT_IN_NAV
            file = File.generated(config, page.uri, content="", inclusion=inclusion)
            refuse_same_place(file, places)
            files.append(file)
        files.append(File.generated(config, FOLDING, content=folding_script()))
        documents = {file.src_uri: file for file in files.documentation_pages()}
        self.renderer = Renderer(documents, config.repo_url or "")
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Part the English navigation from the Chinese."""
        self.english = part_english(nav, files)
        return nav

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Say the language of every page, and the title of a generated one."""
        _, lang = page_language(page.file.src_uri)
        page.meta["lang"] = lang
        page.meta["tag"] = TAGS[lang]
        generated = self.pages.get(page.file.src_uri)
        if generated:
            # The theme prints titles as they are: what comes from data must be escaped.
            page.meta["title"] = str(escape(generated.title))
            if page.parent is None:  # else it stands with its neighbours in the navigation
                page.meta["hide"] = ["navigation"]
            if self.dataset and generated.key in dataset.PAGES:
                asset = partial(self.renderer.asset, generated)
                page.meta["dataset"] = self.dataset(generated.locale, asset)
        return markdown

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Render a generated page; tag the Chinese in English prose written by hand."""
        generated = self.pages.get(page.file.src_uri)
        if generated:
            html = self.renderer.render(generated)
            page.toc = table_of_contents(html)
        else:
            html = self._with_figures(finish_prose(html, page.meta["lang"]), page)
        page.meta.setdefault("description", str(escape(description(html))))
        return html

    def _with_figures(self, html: str, page: Page) -> str:
        """A hand-written page with figures of the corpus where it asks for them."""
        if QUALITY not in html or self.report is None:
            return html
        figures = self.renderer.render(
            quality_page(self.report.results, self.locales[page.meta["lang"]])
        )
        html = html.replace(QUALITY, figures)
        page.toc = table_of_contents(html)
        return html

    def on_env(
        self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Let the theme's overrides use the site's words."""
        env.globals["taizhang_word"] = word
        env.globals["taizhang_search"] = self.search is not None
        return env

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the page the navigation of its language, and the links to its counterpart."""
        key, lang = page_language(page.file.src_uri)
        config.extra["alternate"] = [
            {"lang": TAGS[other], "link": self.renderer.address(key, other)} for other in LANGUAGES
        ]
        if lang == "en" and self.english:
            context["nav"] = self.english
        if self.search:
            self._index(self.search, page)
        return context

    def _index(self, search: SearchIndex, page: Page) -> None:
        key, lang = page_language(page.file.src_uri)
        titles = {}
        for each in LANGUAGES:
            generated = self.pages.get(page_uri(key, each))
            titles[each] = generated.title if generated else ""
        own, other = (titles[lang], titles["zh" if lang == "en" else "en"])
        search.add(
            page.url.removeprefix("en/"), lang, own or str(page.title), other, page.content or ""
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the package and what pages offer beside them, and the schemas for editors."""
        with told():
            self._write_beside_pages(config)

    def _write_beside_pages(self, config: MkDocsConfig) -> None:
        write_robots(config)
        self.renderer.put_beside(self.pages.values(), Path(config.site_dir))
        if self.promises:
            self.promises.put_beside(Path(config.site_dir), self.renderer)
        if self.package:
            address = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
            self.package.put_beside(Path(config.site_dir), address)
        if self.search:
            self.search.write(Path(config.site_dir))

    def on_shutdown(self) -> None:
        """Clear away the package that was built for the site."""
        if self.package:
            self.package.clear()
