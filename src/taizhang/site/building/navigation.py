"""Navigation in two languages: each page has that of its own, and leads to its counterpart."""

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section

from taizhang.site.language.text_run import TAGS


def part_english(nav: Navigation, files: Files) -> Navigation | None:
    """Take the English navigation, the last entry of ``nav``, out of it; none where it has none."""
    last = nav.items[-1] if nav.items else None
    if not isinstance(last, Section) or last.title != "English":
        return None
    nav.items.pop()
    for item in last.children:
        item.parent = None
    english = Navigation(last.children, nav.pages)
    english.homepage = getattr(files.get_file_from_path("en/index.md"), "page", None)
    return english


def homes() -> list[dict[str, str]]:
    """Links for pages without a counterpart, such as 404."""
    return [{"lang": TAGS["zh"], "link": "."}, {"lang": TAGS["en"], "link": "en/"}]
