"""A plan as read: sections laid over the reading text, claims tied to their words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from taizhang.emendation import Reading
from taizhang.files.text import mark_at
from taizhang.files.yaml_reader import Document
from taizhang.findings import Edit, Finding, Mark, Span, shorten
from taizhang.plan.claims import Claim, Place, Responsible, Section, Share
from taizhang.registers import Entry


@dataclass
class Plan:
    """All that was read of one plan.  Rules see this; they never see a broken quote."""

    id: str
    path: str
    source_path: str
    document: Document
    reading: Reading
    simplified: str = ""
    """The reading in simplified characters, one for one: its offsets are the reading's."""
    folded: str = ""
    """The same with half-width brackets."""
    sections: list[Section] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    responsibles: list[Responsible] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    bound: dict[str, list[Entry]] = field(default_factory=dict)
    """Organisations a duty binds, by the duty's id, in the order they are written."""
    doers: dict[str, list[Entry]] = field(default_factory=dict)
    """Organisations that the words of a measure name as its doers, by the measure's pointer."""
    relations: list[tuple[dict[str, Any], Place]] = field(default_factory=list)
    leading: dict[str, Entry] = field(default_factory=dict)
    """Organisations that lead the making of other documents, by the quote of the relation."""
    questions: list[tuple[dict[str, Any], Place | None]] = field(default_factory=list)
    issuer: Entry | None = None

    @property
    def pointer(self) -> str:
        """The plan is the whole document."""
        return ""

    @property
    def record(self) -> str:
        """The id by which waivers and findings call it."""
        return self.id

    @property
    def data(self) -> dict[str, Any]:
        """The plan as written in YAML."""
        data: dict[str, Any] = self.document.data
        return data

    def of_kind(self, *kinds: str) -> Iterator[Claim]:
        """The claims of these kinds, in the order of the text's sections."""
        return (claim for claim in self.claims if claim.kind in kinds)

    def shares_of(self, target: Claim) -> list[Share]:
        """The shares into which a target is divided."""
        return [share for share in self.shares if share.target == target.id]

    def text(self, section: Section) -> str:
        """The own text of a section."""
        return self.reading.text[section.start : section.end]

    def section_at(self, offset: int) -> Section:
        """The section that holds the character at this offset of the reading, or the last."""
        holding = (section for section in self.sections if section.start <= offset < section.end)
        return next(holding, self.sections[-1])

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the source that a run of the reading was read from."""
        return self.reading.source_span(start, end)

    def section_source_span(self, section: Section) -> tuple[int, int]:
        """The characters of the source that belong to a section; these tile the source.

        What was deleted at a border belongs to the section before it.
        """
        first, last = section.start == 0, section.end == len(self.reading.text)
        start = 0 if first else self.reading.source_span(section.start, section.start + 1)[0]
        if last:
            return start, len(self.reading.source)
        return start, self.reading.source_span(section.end, section.end + 1)[0]

    def finding(
        self,
        at: "Claim | Section | Share | Plan",
        key: str = "",
        *,
        en: str,
        hint: str,
        zh: str = "",
        hint_zh: str = "",
        quote: str = "",
        severity: str = "",
        edit: Edit | None = None,
    ) -> Finding:
        """A finding about a claim or section, placed at one of its keys (``value``, ``quote`` …).

        The runner of the rules fills in the rule and, where none is given, its severity.  A corpus
        of one language leaves out ``zh`` and ``hint_zh``.
        """
        pointer = f"{at.pointer}/{key}" if key else at.pointer
        return Finding(
            rule="",
            severity=severity,
            message=en,
            message_zh=zh or en,
            hint=hint,
            hint_zh=hint_zh or hint,
            path=self.path,
            span=self.place(pointer),
            pointer=pointer,
            record=at.record,
            quote=quote,
            edit=edit,
        )

    def finding_in_text(
        self,
        start: int,
        end: int,
        *,
        en: str,
        hint: str,
        zh: str = "",
        hint_zh: str = "",
        at: Claim | None = None,
    ) -> Finding:
        """A finding about words of the reading, placed at their section or at a claim's quote.

        ``{words}`` in the messages stands for the words and where the source prints them.
        """
        section = self.section_at(start)
        key = "quote" if at else "heading" if "heading" in section.data else "starts"
        text = self.reading.text
        place = mark_at(self.reading.source, self.source_span(start, end)[0])
        around = "…" + shorten(text[max(0, start - 10) : end + 10], 60) + "…"
        told = {"words": f"“{around}” (source.txt {place.line}:{place.column})"}
        told_zh = {"words": f"“{around}”（source.txt {place.line}:{place.column}）"}
        return self.finding(
            at or section,
            key,
            en=en.format(**told),
            zh=zh.format(**told_zh),
            hint=hint,
            hint_zh=hint_zh,
            quote=text[start:end],
        )

    def insertion(self, claim: Claim, fields: dict[str, Any]) -> Edit | None:
        """The edit that writes further fields of a claim behind its quote, comments left in place.

        None where the quote is a block of lines (``|`` or ``>``).
        """
        quote = self.document.values[f"{claim.pointer}/quote"]
        record = self.document.values[claim.pointer].start
        lines = self.document.text.split("\n")
        if lines[quote.start.line - 1][quote.start.column - 1] in "|>":
            return None
        if lines[record.line - 1][record.column - 1] == "{":
            written = "".join(f", {key}: {value}" for key, value in fields.items())
            return Edit(Span(quote.end, quote.end), written)
        line = lines[quote.end.line - 1]
        end = Mark(quote.end.line, len(line.removesuffix("\r")) + 1)
        indent = " " * (self.document.keys[f"{claim.pointer}/quote"].start.column - 1)
        break_ = "\r\n" if line.endswith("\r") else "\n"
        written = "".join(f"{break_}{indent}{key}: {value}" for key, value in fields.items())
        return Edit(Span(end, end), written)

    def place(self, pointer: str) -> Span:
        """Where a value stands in ``plan.yaml``; for a whole record, its first key."""
        data: Any = self.data
        for token in pointer.split("/")[1:]:
            data = data[int(token)] if isinstance(data, list) else data.get(token)
            if data is None:
                break
        if isinstance(data, dict):
            for key in ("id", "quote", *data):
                if key in data:
                    return self.document.span(f"{pointer}/{key}")
        return self.document.span(pointer)
