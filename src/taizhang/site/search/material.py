"""Material's own search, for sites without Pagefind: every Chinese character is a word."""

import material.plugins.search.plugin as material_search  # type: ignore[import-untyped]


class OneCharacterEach:
    """Stands in for jieba in Material's search: every Chinese character is a word.

    So a search finds words that no dictionary holds, and the index does not depend on whether
    jieba happens to be installed.  ``by-character.js`` asks for characters likewise.
    """

    @staticmethod
    def cut(text: bytes) -> list[str]:
        return list(text.decode("utf-8"))


def search_by_character() -> None:
    """Have Material's search take every Chinese character for a word."""
    material_search.jieba = OneCharacterEach
