"""The MkDocs plugin: `mkdocs build` and `mkdocs serve` make the site from the corpus."""

import shutil
from collections.abc import Callable
from functools import partial
from importlib.resources import files as package_files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import jinja2
import material.plugins.search.plugin as material_search  # type: ignore[import-untyped]
from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from taizhang.check import Report, check_corpus
from taizhang.corpus import Corpus, CorpusError, find_corpus
from taizhang.package.archive import write_zip
from taizhang.package.build import build_package, collect, write_package
from taizhang.rules import RuleError
from taizhang.site import dataset
from taizhang.site.downloads import Downloads
from taizhang.site.labels import LANGUAGES, word
from taizhang.site.page import GeneratedPage, page_language
from taizhang.site.pages import generated_pages, how_good_the_reading_is
from taizhang.site.render import Renderer
from taizhang.site.said import TAGS
from taizhang.site.toc import table_of_contents
from taizhang.site.tongues import tag_chinese

THEME = Path(str(package_files("taizhang.site").joinpath("theme")))
STYLES = tuple(f"assets/{name}.css" for name in ("taizhang", "figures", "beside", "plan"))
HOW_GOOD = "<!-- how good the reading is -->"
"""Where a hand-written page wants the figures of the corpus."""


class OneCharacterEach:
    """Stands in for jieba in Material's search: every Chinese character is a word.

    So a search finds words that no dictionary holds, and the index does not depend on whether
    jieba happens to be installed.  ``by-character.js`` asks for characters likewise.
    """

    @staticmethod
    def cut(text: bytes) -> list[str]:
        return list(text.decode("utf-8"))


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs types no metaclass
    """The plugin takes no options: all it needs lies in the corpus."""


class TaizhangPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Makes the pages of the corpus in which ``mkdocs.yml`` lies."""

    def __init__(self) -> None:
        self.pages: dict[str, GeneratedPage] = {}
        self.renderer = Renderer({})
        self.dataset: Callable[[str, Callable[[str], str]], str] | None = None
        self.english: Navigation | None = None
        self.report: Report | None = None
        self.package: TemporaryDirectory[str] | None = None
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
        folders = [root / name for name in ("datapackage", "schemas", "validators")]
        config.watch.extend(str(path) for path in (*folders, THEME.parent))
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Check the corpus and add its pages.  Raises PluginError for findings of severity error."""
        corpus = _corpus(config)
        try:
            report = check_corpus(corpus)
        except RuleError as error:
            raise PluginError(str(error)) from error
        _refuse_errors(report)
        self.report = report
        downloads = Downloads(self._write_package(corpus, report))
        metadata = collect(corpus, report).metadata
        self.dataset = partial(dataset.describe_dataset, metadata, downloads)
        pages = generated_pages(corpus, report, metadata, downloads)
        self.pages = {page.uri: page for page in pages}
        for page in pages:
            inclusion = InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, page.uri, content="", inclusion=inclusion))
        self.renderer = Renderer({file.src_uri: file for file in files.documentation_pages()})
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
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the package and what pages offer beside them, and the schemas for editors."""
        for place, text in self.renderer.attachments.items():
            (Path(config.site_dir) / place).write_text(text, encoding="utf-8", newline="")
        if self.package:
            site = Path(config.site_dir)
            downloads = Downloads(Path(self.package.name))
            for address in (downloads.folder, "data/latest"):
                shutil.copytree(downloads.package, site / address, dirs_exist_ok=True)
            shutil.copy(downloads.archive, site / "data")
            schemas = _corpus(config).root / "schemas"
            shutil.copytree(schemas, site / "schemas", dirs_exist_ok=True)

    def on_shutdown(self) -> None:
        """Clear away the package that was built for the site."""
        if self.package:
            self.package.cleanup()


def _corpus(config: MkDocsConfig) -> Corpus:
    folder = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    try:
        return find_corpus(folder)
    except CorpusError as error:
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


def _homes() -> list[dict[str, str]]:
    """Links for pages without a counterpart, such as 404."""
    return [{"lang": TAGS["zh"], "link": "."}, {"lang": TAGS["en"], "link": "en/"}]
