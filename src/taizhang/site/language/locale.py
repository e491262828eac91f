"""A language of the site over the registers of a corpus: what things are called in it."""

from typing import Any

from taizhang.registers import Registers
from taizhang.site.language.labels import value_label, word
from taizhang.site.language.text_run import HAN, TAGS, TextRun, language_of


class Locale:
    """One language of a site, made once: its words and labels, and the names of entries and regions."""

    def __init__(self, lang: str, registers: Registers) -> None:
        self.lang, self.registers = lang, registers
        self.is_chinese = lang == "zh"
        self.tag = TAGS[lang]

    def word(self, key: str) -> str:
        """A word or sentence of the site's own."""
        return word(key, self.lang)

    def label(self, enum: str, value: str | None) -> str:
        """What a value of an enumeration is called; empty where there is none."""
        return value_label(enum, value, self.lang) if value else ""

    def key(self, key: str) -> str:
        """The key under which data has in this language what it has in Chinese under a plain one."""
        return key if self.is_chinese else f"{key}_en"

    def text(self, data: dict[str, Any], key: str) -> str:
        """What data of the corpus says in this language."""
        told: str = data[self.key(key)]
        return told

    def documentation(self, schema: dict[str, Any], key: str) -> str:
        """What a schema or a finding says in this language: English under the plain key."""
        told: str = schema[f"{key}_zh" if self.is_chinese else key]
        return told

    # Names

    def name(
        self, entry: dict[str, Any], key: str = "name", page: str = "", script: str = ""
    ) -> tuple[TextRun, ...]:
        """A name in this language: Chinese pages say it as it is, English ones add the Chinese.

        Where there is no English one, both say it as it is.  ``script`` is the language tag of
        the name as it is; without it, that shows in its characters.
        """
        name, english = entry[key], entry.get(f"{key}_en")
        own = TextRun(name, "" if script == self.tag else script) if script else self.named(name)
        if self.is_chinese or not english:
            return (own._replace(page=page),)
        return (TextRun(english, "", page), own)

    def other_name(self, entry: dict[str, Any], key: str = "name") -> TextRun | None:
        """The name of an entry in the other language; none where it has only one."""
        if not entry.get(f"{key}_en"):
            return None
        return self.named(entry[f"{key}_en"] if self.is_chinese else entry[key])

    def named(self, name: str) -> TextRun:
        """A name that is Chinese if it has a Chinese character, tagged where the page is not."""
        written = TAGS["zh" if HAN.search(name) else "en"]
        return TextRun(name, "" if written == self.tag else written)

    def curated(self, text: str) -> TextRun:
        """A remark by a curator, who may write either language, tagged where it is not this one."""
        written = language_of(text)
        return TextRun(text, "" if written == self.lang else TAGS[written])

    def organisation(self, entry: dict[str, Any]) -> tuple[TextRun, ...]:
        """An organisation, leading to its ledger."""
        return self.name(entry, "name", f"organisations/{entry['id']}")

    def short_name(self, entry: dict[str, Any]) -> str:
        """What plans of its place call an organisation: 市科技局; English has its name only."""
        name = self.organisation(entry)[0].text
        shorter = (one for one in entry.get("aliases", ()) if one[-1] == entry["name"][-1])
        return min([name, *shorter], key=len) if self.is_chinese else name

    def region_name(self, code: str) -> TextRun:
        """A region with those it lies in, the nation left out: 广东省揭阳市; Jieyang, Guangdong.

        As the register names them where it has no English name for one of them.
        """
        above = self.registers.regions_above(code)[:-1]
        regions = [self.registers.regions[up] for up in (code, *above)]
        english = [region.get("name_en") or "" for region in regions]
        if not self.is_chinese and all(english):
            return TextRun(", ".join(english))
        names = [region["name"] for region in regions]
        if not any(map(HAN.search, names)):
            return self.named(", ".join(names))
        return self.named("".join(reversed(names)))

    def region_label(self, code: str) -> TextRun:
        """A region by its own name, leading to its page."""
        region = self.registers.regions[code]
        english = "" if self.is_chinese else region.get("name_en")
        return self.named(english or region["name"])._replace(page=f"regions/{code}")
