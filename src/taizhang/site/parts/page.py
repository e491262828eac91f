"""A generated page: its key, its language, its template and what the template is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from taizhang.site.language.locale import Locale


@dataclass(frozen=True)
class GeneratedPage:
    """A page made by a template.  Both languages of it have the same key."""

    key: str
    locale: Locale
    template: str
    title: str
    context: Callable[[], dict[str, Any]]
    files: Callable[[], Mapping[str, bytes]] = dict
    """Makes the files that stand in the folder of the page, by name."""

    @property
    def lang(self) -> str:
        """Its language."""
        return self.locale.lang

    @property
    def uri(self) -> str:
        """Where its Markdown would stand in ``docs/``."""
        return page_uri(self.key, self.lang)


def page_uri(key: str, lang: str) -> str:
    """The Markdown file of a page: Chinese at the root, English in a tree of its own."""
    return f"{key}.md" if lang == "zh" else f"{lang}/{key}.md"


def page_language(uri: str) -> tuple[str, str]:
    """The key and the language of a page, from its Markdown file."""
    lang = "en" if uri.startswith("en/") else "zh"
    return uri.removeprefix("en/").removesuffix(".md"), lang


def view_page(
    key: str,
    locale: Locale,
    template: str,
    title: str,
    view: Callable[[], object],
    files: Callable[[], Mapping[str, bytes]] = dict,
) -> GeneratedPage:
    """A page whose template is given what `view` returns, under that name."""
    return GeneratedPage(key, locale, template, title, lambda: {"view": view()}, files)
