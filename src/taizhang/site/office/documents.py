"""Every document that any plan names: who names it, how, and in which words."""

from collections import defaultdict
from typing import Any

from taizhang.plan import Plan
from taizhang.site.language.text_run import TextRun
from taizhang.site.office.evaluation import OfficeView, Part
from taizhang.site.parts.figures import Column, Figure, Row, quote, words
from taizhang.site.records.mentions import Mentions

COLUMNS = ("document", "how", "words", "plan")


def documents(mentions: Mentions) -> OfficeView:
    """The documents by their titles; what several plans name stands together, and first."""
    locale, found = mentions.locale, defaultdict[str, list[tuple[Plan, dict[str, Any]]]](list)
    for plan in mentions.plans:
        for data, _ in plan.relations:
            found[mentions.registers.simplify(data["title"])].append((plan, data))
    ordered = sorted(found.items(), key=lambda one: (-len({p.id for p, _ in one[1]}), one[0]))
    rows = tuple(_row(plan, data, mentions) for _, named in ordered for plan, data in named)
    title = locale.word("documents-title")
    columns = tuple(Column(key, TextRun(locale.word(f"documents-{key}"))) for key in COLUMNS)
    lead = locale.word("documents-lead").format(documents=len(found), plans=len(mentions.plans))
    figure = Figure("documents-figure", title, columns, rows) if rows else None
    return OfficeView(lead, (Part("documents", title, figure, locale.word("prescribed-none")),))


def _row(plan: Plan, data: dict[str, Any], mentions: Mentions) -> Row:
    cards, locale = mentions.cards(plan), mentions.locale
    name = cards.anchors.relation(data)
    told = [locale.label("relation.type", data["type"])]
    told += [locale.label("relation.stage", data["stage"])] if "stage" in data else []
    said = quote(cards.printed(data["quote"], f"w-{name}"))
    cells = (words(cards.printed(data["title"])), words(*told), said, words(cards.title()))
    return Row(cells, plan.data["status"] == "draft")
