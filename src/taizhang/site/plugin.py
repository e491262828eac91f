"""The MkDocs plugin: `mkdocs build` and `mkdocs serve` make the site from the corpus."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib.resources import files as package_files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import jinja2
import material.plugins.search.plugin as material_search  # type: ignore[import-untyped]
from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from taizhang.check import Report, check_corpus
from taizhang.corpus import Corpus, find_corpus
from taizhang.files.copying import copy_folder
from taizhang.files.places import is_plain, place_below
from taizhang.findings import TaizhangError
from taizhang.package.archive import write_zip
from taizhang.package.build import build_package, collect, write_package
from taizhang.rules import NO_RULES
from taizhang.site import dataset
from taizhang.site.downloads import Downloads
from taizhang.site.folding import folding_script
from taizhang.site.labels import LANGUAGES, word
from taizhang.site.page import GeneratedPage, page_language, page_uri
from taizhang.site.pages import generated_pages, how_good_the_reading_is, search_pages
from taizhang.site.render import Renderer
from taizhang.site.said import TAGS
from taizhang.site.search.index import SearchIndex
from taizhang.site.search.pagefind import SearchError, install
from taizhang.site.toc import table_of_contents
from taizhang.site.tongues import tag_chinese

log = get_plugin_logger(__name__)

THEME = Path(str(package_files("taizhang.site").joinpath("theme")))
STYLES = tuple(f"assets/{name}.css" for name in ("taizhang", "figures", "beside", "plan"))
HOW_GOOD = "<!-- how good the reading is -->"
"""Where a hand-written page wants the figures of the corpus."""
FOLDING = "assets/javascripts/fold.js"


class OneCharacterEach:
    """Stands in for jieba in Material's search: every Chinese character is a word.

    So a search finds words that no dictionary holds, and the index does not depend on whether
    jieba happens to be installed.  ``by-character.js`` asks for characters likewise.
    """

    @staticmethod
    def cut(text: bytes) -> list[str]:
        return list(text.decode("utf-8"))


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
        self.dataset: Callable[[str, Callable[[str], str]], str] | None = None
        self.english: Navigation | None = None
        self.report: Report | None = None
        self.package: TemporaryDirectory[str] | None = None
        self.search: SearchIndex | None = None
        self.serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note which command runs.  A plugin with this hook is kept from build to build."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the theme's overrides and styles, and watch what the pages are made from."""
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.extra_css.extend(STYLES)
        config.extra["alternate"] = _homes()
        material_search.jieba = OneCharacterEach
        root = _corpus(config).root
        self._choose_search(config, root / ".cache" / "pagefind")
        folders = [root / name for name in ("datapackage", "schemas", "validators")]
        config.watch.extend(str(path) for path in (*folders, THEME.parent))
        return config

    def _choose_search(self, config: MkDocsConfig, cache: Path) -> None:
        """Take Pagefind if it can be had, and Material's search if not; say which."""
        self.search = None
        if self.config.search == "pagefind":
            try:
                install(cache)
                self.search = SearchIndex(cache, _corpus(config).registers.simplify)
            except SearchError as error:
                log.info("没有 Pagefind: no Pagefind: %s", error)
        theirs = config.plugins.get("material/search")
        if theirs:
            theirs.config.enabled = self.search is None
        log.info("搜索 search: %s", "Pagefind" if self.search else "Material for MkDocs")

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Check the corpus and add its pages.  Raises PluginError for findings of severity error."""
        with _told():
            return self._add_pages(files, config)

    def _add_pages(self, files: Files, config: MkDocsConfig) -> Files:
        corpus = _corpus(config)
        report = check_corpus(corpus)
        _refuse_errors(report)
        if not corpus.with_rules:
            log.info("没有运行规则 rules left out: %s", NO_RULES)
        self.report = report
        downloads = Downloads(self._write_package(corpus, report))
        metadata = collect(corpus, report).metadata
        self.dataset = partial(dataset.describe_dataset, metadata, downloads)
        pages = generated_pages(corpus, report, metadata, downloads)
        pages += search_pages(own=self.search is not None)
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

    def _write_package(self, corpus: Corpus, report: Report) -> Path:
        """The package in a folder of its own; under ``serve``, not validated once more."""
        self.on_shutdown()
        self.package = TemporaryDirectory(prefix="taizhang-site-")
        folder = Path(self.package.name)
        if self.serving:
            package = collect(corpus, report)
            write_package(package, folder / package.name)
            write_zip(folder / package.name, folder / f"{package.name}.zip")
        else:
            build_package(corpus, report, folder)
        return folder

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Part the English navigation, the last entry of ``nav``, from the Chinese."""
        last = nav.items[-1] if nav.items else None
        self.english = None
        if isinstance(last, Section) and last.title == "English":
            nav.items.pop()
            for item in last.children:
                item.parent = None
            self.english = Navigation(last.children, nav.pages)
            self.english.homepage = getattr(files.get_file_from_path("en/index.md"), "page", None)
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
                page.meta["dataset"] = self.dataset(lang, partial(self.renderer.asset, generated))
        return markdown

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Render a generated page; tag the Chinese in English prose written by hand."""
        generated = self.pages.get(page.file.src_uri)
        if not generated:
            html = tag_chinese(html) if page.meta["lang"] == "en" else html
            return self._with_figures(_scrolling(html), page)
        rendered = self.renderer.render(generated)
        page.toc = table_of_contents(rendered)
        return rendered

    def _with_figures(self, html: str, page: Page) -> str:
        """A hand-written page with figures of the corpus where it asks for them."""
        if HOW_GOOD not in html or self.report is None:
            return html
        figures = self.renderer.render(how_good_the_reading_is(self.report, page.meta["lang"]))
        html = html.replace(HOW_GOOD, figures)
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
        with _told():
            self._write_beside_pages(config)

    def _write_beside_pages(self, config: MkDocsConfig) -> None:
        for name, text in self.renderer.attachments.items():
            place_below(Path(config.site_dir), name).write_bytes(text.encode())
        for page in self.pages.values():
            folder = Path(config.site_dir) / self.renderer.address(page.key, page.lang)
            for name, content in page.files().items():
                place_below(folder, name).write_bytes(content)
        if self.package:
            site = Path(config.site_dir)
            downloads = Downloads(Path(self.package.name))
            for address in (downloads.folder, "data/latest"):
                shutil.copytree(downloads.package, site / address, dirs_exist_ok=True)
            shutil.copy(downloads.archive, site / "data")
            copy_folder(_corpus(config).root / "schemas", site / "schemas")
        if self.search:
            self.search.write(Path(config.site_dir))

    def on_shutdown(self) -> None:
        """Clear away the package that was built for the site."""
        if self.package:
            self.package.cleanup()


def _corpus(config: MkDocsConfig) -> Corpus:
    folder = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    with _told():
        return find_corpus(folder)


@contextmanager
def _told() -> Iterator[None]:
    """What the toolkit refuses ends the build with a sentence."""
    try:
        yield
    except TaizhangError as error:
        raise PluginError(str(error)) from error


def _scrolling(html: str) -> str:
    """Tables of a hand-written page in frames that the keyboard can scroll."""
    html = html.replace("<table>", '<div class="tz-table" tabindex="0"><table class="tz-plain">')
    return html.replace("</table>", "</table></div>")


def _refuse_errors(report: Report) -> None:
    count = sum(found.severity == "error" for found in report.findings)
    if count:
        raise PluginError(
            f"数据中的错误：{count} 个。网站没有生成。请运行 taizhang check 查看。 "
            f"Errors in the data: {count}. No site was made. To see them, run: taizhang check"
        )


def refuse_same_place(file: File, places: dict[str, str]) -> None:
    """Every page has a place of its own: one that is written over would be missing unseen."""
    if not is_plain(file.dest_uri) or file.dest_uri.casefold() in places:
        other = places.get(file.dest_uri.casefold(), "")
        raise PluginError(
            f"两个页面同在一处：{file.src_uri} {other}。请改其中一个编号。 "
            f"Two pages would stand in one place: {file.src_uri} {other}. Change one of the ids."
        )
    places[file.dest_uri.casefold()] = file.src_uri


def _homes() -> list[dict[str, str]]:
    """Links for pages without a counterpart, such as 404."""
    return [{"lang": TAGS["zh"], "link": "."}, {"lang": TAGS["en"], "link": "en/"}]
